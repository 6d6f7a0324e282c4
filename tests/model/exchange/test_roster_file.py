"""A school's roster is understood as it comes, and every row that is not is told with its place."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from model.errors import Unclear
from model.exchange.roster_file import read_roster
from model.exchange.roster_lines import RosterReading
from model.grades import SchoolClass, Stage
from model.words import Words
from tests.model.exchange import rosters
from tests.model.exchange.rosters import ID_NUMBERS, Rows, national

YEAR = 2026
JUNIOR: tuple[Stage, ...] = ("junior",)
STAGED: tuple[Stage, ...] = ("primary", "junior", "senior")
HEADS = ["姓名", "学号", "班级"]


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Reads sheets given as rows, through a workbook."""

    def read(stages: tuple[Stage, ...] = JUNIOR, **sheets: Rows) -> RosterReading:
        return read_roster(rosters.xlsx(tmp_path / "roster.xlsx", **sheets), YEAR, stages)

    return read


def places(reading: RosterReading) -> list[tuple[str, int, str, bool]]:
    """Where the problems are, and whether each keeps its row out."""
    return [(problem.sheet, problem.row, problem.column, problem.severe) for problem in reading.problems]


def test_the_national_layout_is_read_whole(read: Any) -> None:
    reading = read(
        学生基本信息=national(
            {},
            {
                "姓名": "陈\u3000萍",
                "性别": "男",
                "出生日期": date(2012, 3, 4),
                "年级": "初三",
                "班级": "初三(2)班",
                "就读方式": "住校",
                "宿舍": "男生楼3-205",
                "健康状况": "有慢性病",
                "是否留守儿童": "双亲留守儿童",
                "是否进城务工人员随迁子女": "是",
                "是否孤儿": "是",
            },
        )
    )
    assert reading.problems == reading.ignored == ()
    wang, chen = reading.lines
    assert (wang.number, wang.name, wang.sex, wang.born) == ("20260001", "王静", "F", date(2014, 9, 10))
    assert (wang.school_class, wang.boarding, wang.left_behind) == (SchoolClass("junior", 2026, 1), False, False)
    assert (wang.guardian_phone, wang.health, wang.sheet, wang.row) == ("13400002586", "健康或良好", "学生基本信息", 3)
    assert (chen.name, chen.sex, chen.born) == ("陈萍", "M", date(2012, 3, 4))
    assert (chen.school_class, chen.boarding, chen.dormitory) == (SchoolClass("junior", 2024, 2), True, "男生楼3-205")
    assert (chen.left_behind, chen.migrant, chen.orphan, chen.health) == (True, True, True, "有慢性病")


def test_what_each_column_tells_is_shown_and_the_id_number_is_not_read(read: Any) -> None:
    (sheet,) = read(一=national({})).sheets
    told = {head.letter: head.column for head in sheet.columns}
    assert (sheet.heads_row, sheet.lines) == (2, 1)
    assert (told["B"], told["C"], told["H"], told["J"], told["Y"]) == ("number", "name", "id_number", "class", "phone")
    assert {"班内学号", "成员1姓名", "民族", "身份证件类型"} <= set(sheet.unknown)
    id_number = next(head for head in sheet.columns if head.column == "id_number")
    assert "不读取" in id_number.words.zh


def test_no_id_number_comes_out_of_a_roster_wherever_it_stands(read: Any) -> None:
    new, other, old = ID_NUMBERS
    reading = read(
        学生=national(
            {"宿舍": f"男生楼 {new}", "健康状况": new, "成员1联系电话": other},
            {"姓名": f"李四{new}", "性别": new, "出生日期": other, "就读方式": new, "是否孤儿": old},
            {"学籍辅号": new},
            {"班级": new, "年级": ""},
            {"班级": f"初一(1)班{other}"},
        ),
        **{new: [[f"姓名 {new}", "姓名", "学号", "班级", new], ["", "张三", f"G{other}", "8.1", ""]]},
    )
    assert not any(secret in repr(reading) for secret in ID_NUMBERS)
    assert not any(secret in str(problem.told()) for problem in reading.problems for secret in ID_NUMBERS)
    assert [line.name for line in reading.lines] == ["王静", "李四"]
    assert reading.lines[0].dormitory == "男生楼"


def test_the_schools_own_number_goes_before_the_national_one(read: Any) -> None:
    heads = ["全国学籍号", "姓名", "班级", "学籍辅号"]
    reading = read(一=[heads, [f"G{ID_NUMBERS[0]}", "王静", "初一(1)班", "20260101"]])
    assert [line.number for line in reading.lines] == ["20260101"]
    assert reading.problems == ()


def test_an_empty_number_column_gives_way_to_one_that_is_filled(read: Any) -> None:
    heads = ["学籍辅号", "姓名", "班级", "学号"]
    rows = [["", "王静", "初一(1)班", "0101"], ["", "李明", "初一(1)班", "0102"], ["X1", "陈萍", "初一(1)班", "0103"]]
    assert [line.number for line in read(一=[heads, *rows]).lines] == ["0101", "0102", "0103"]


def test_a_roster_with_only_national_numbers_is_refused_once_and_says_what_to_add(read: Any) -> None:
    rows = [[f"G{ID_NUMBERS[0]}", "王静", "初一(1)班"], [f"G{ID_NUMBERS[1]}", "李明", "初一(1)班"]]
    reading = read(一=[["学籍号", "姓名", "班级"], *rows])
    assert reading.lines == ()
    assert places(reading) == [("一", 1, "", True)]
    assert "学籍辅号" in reading.problems[0].told().zh


def test_a_registry_number_that_holds_no_id_number_will_do(read: Any) -> None:
    reading = read(一=[["学籍号", "姓名", "班级"], ["L320102000012024001", "王静", "初一(1)班"]])
    assert [line.number for line in reading.lines] == ["L320102000012024001"]


def test_number_within_the_class_is_no_student_number(read: Any) -> None:
    reading = read(一=[["班内学号", "姓名", "班级"], [1, "王静", "初一(1)班"]])
    assert (reading.lines, places(reading)) == ((), [("一", 1, "", True)])


def test_bad_rows_are_told_with_their_place_and_the_good_ones_stay(read: Any) -> None:
    reading = read(
        初一=[
            ["2026年名单"],
            [],
            [*HEADS, "性别", "出生日期"],
            ["王静", "0001", "初一(1)班", "女", "20140910"],
            ["", "0002", "初一(1)班"],
            ["李明", "", "初一(1)班"],
            ["陈萍", "0003", "火箭班"],
            ["陈萍", "0004", ""],
            ["赵云", "0005", "初一(1)班", "武", "昨天"],
            ["孙权", "0001", "初一(1)班"],
        ],
        初二=[HEADS, ["周瑜", "0005", "初二(1)班"]],
    )
    assert [line.number for line in reading.lines] == ["0001", "0005"]
    assert places(reading) == [
        ("初一", 5, "A", True),
        ("初一", 6, "B", True),
        ("初一", 7, "C", True),
        ("初一", 8, "C", True),
        ("初一", 9, "D", False),
        ("初一", 9, "E", False),
        ("初一", 10, "B", True),
        ("初二", 2, "B", True),
    ]
    assert len(reading.left_out) == 6
    twice = reading.problems[-1].told()
    assert twice.zh.startswith("「初二」第 2 行 B 列(学号)：学号「0005」与「初一」第 9 行重复")
    assert twice.en.startswith("Sheet “初二”, row 2, column B (学号): Number “0005” stands in sheet “初一”, row 9")


def test_every_problem_is_told_in_both_languages(read: Any) -> None:
    reading = read(一=[[*HEADS, "性别"], ["王静", "", "火箭班", "武"], ["李明", "1", "8.1", "武"]])
    for problem in reading.problems:
        told = problem.told()
        assert isinstance(told, Words)
        assert "{" not in told.zh + told.en


def test_empty_rows_sums_and_repeated_heads_are_no_students(read: Any) -> None:
    rows = [["王静", "0001", "初一(1)班"], ["", "", "初一(1)班"], [], HEADS, ["李明", "0002", "初一(1)班"]]
    reading = read(一=[HEADS, *rows, ["合计：2人"], ["填表人：某某", "", ""]])
    assert [line.row for line in reading.lines] == [2, 6]
    assert reading.problems == ()


def test_heads_are_found_whatever_ornament_they_wear(read: Any) -> None:
    heads = ["*姓 名", "学号\n(必填)", "班级：", "是否住校", "寝室号", "宿舍楼", "家长手机号", "班主任"]
    row = ["王静", 20260101, "8.3", "是", "205", "男生楼", 13900000000, "李老师"]
    reading = read(一=[["某某学校"], ["2026年9月"], heads, row])
    (line,) = reading.lines
    assert (line.number, line.school_class) == ("20260101", SchoolClass("junior", 2025, 3))
    assert (line.boarding, line.dormitory) == (True, "男生楼 205")
    assert (line.guardian_phone, line.head_teacher) == ("13900000000", "李老师")


def test_an_english_roster_is_read_too(read: Any) -> None:
    heads = ["Student Name", "Student No", "Class", "Sex", "Date of birth", "Boarding", "ID Number"]
    reading = read(Roll=[heads, ["Anna Lee", "A-17", "Grade 8 Class 3", "F", "2013-05-06", "N", ID_NUMBERS[0]]])
    (line,) = reading.lines
    assert (line.name, line.number, line.sex, line.boarding) == ("Anna Lee", "A-17", "F", False)
    assert line.school_class == SchoolClass("junior", 2025, 3)


def test_whoever_has_a_dormitory_boards_if_nothing_else_is_said(read: Any) -> None:
    reading = read(一=[[*HEADS, "宿舍"], ["王静", "1", "8.1", "205"], ["李明", "2", "8.1", ""]])
    assert [line.boarding for line in reading.lines] == [True, None]


def test_the_telephone_is_the_guardians(read: Any) -> None:
    heads = [*HEADS, "联系电话", "成员1是否监护人", "成员1联系电话", "成员2是否监护人", "成员2联系电话"]
    rows = [
        ["甲一", "1", "8.1", "100", "否", "101", "是", "102"],
        ["甲二", "2", "8.1", "100", "是", "101", "是", "102"],
        ["甲三", "3", "8.1", "100", "是", "", "否", "102"],
    ]
    assert [line.guardian_phone for line in read(一=[heads, *rows]).lines] == ["102", "101", "100"]


def test_a_month_of_birth_is_remarked_once_and_not_made_a_day(read: Any) -> None:
    rows = [["甲一", "1", "8.1", "201309"], ["甲二", "2", "8.1", "201310"], ["甲三", "3", "8.1", "20131011"]]
    reading = read(一=[[*HEADS, "出生年月"], *rows])
    assert [line.born for line in reading.lines] == [None, None, date(2013, 10, 11)]
    assert places(reading) == [("一", 2, "D", False)]


def test_number_cells_that_may_have_lost_a_nought_are_pointed_at(read: Any) -> None:
    few = [["甲一", "1", 8.1], ["甲二", "2", 8.2]]
    assert read(一=[HEADS, *few]).problems == ()
    reading = read(一=[HEADS, *few, ["甲三", "3", 8.11]])
    assert places(reading) == [("一", 2, "C", False)]
    assert "8.10" in reading.problems[0].words.zh
    assert read(一=[HEADS, ["甲一", "1", "8.1"], ["甲三", "3", "8.11"]]).problems == ()


def test_other_sheets_are_left_aside_and_named(read: Any) -> None:
    reading = read(说明=[["请先填写"]], 初一=[HEADS, ["王静", "1", "7.1"]], 空=[])
    assert [(sheet.name, sheet.lines) for sheet in reading.sheets] == [("初一", 1)]
    assert [sheet.name for sheet in reading.ignored] == ["说明"]


def test_a_hidden_sheet_is_not_read_and_said_so(tmp_path: Path) -> None:
    import openpyxl

    path = rosters.xlsx(tmp_path / "a.xlsx", 初一=[HEADS, ["王静", "1", "7.1"]], 旧=[HEADS, ["李明", "2", "7.1"]])
    book = openpyxl.load_workbook(path)
    book["旧"].sheet_state = "hidden"
    book.save(path)
    reading = read_roster(path, YEAR, JUNIOR)
    assert [line.name for line in reading.lines] == ["王静"]
    assert [(sheet.name, "隐藏" in sheet.why.zh) for sheet in reading.ignored] == [("旧", True)]


def test_a_workbook_without_a_roster_says_which_heads_it_lacks(read: Any) -> None:
    with pytest.raises(Unclear) as caught:
        read(一=[["成绩", "语文"], [1, 2]])
    assert caught.value.field == "file"
    assert "姓名" in caught.value.words.zh


def test_the_same_students_come_out_of_every_kind_of_file(tmp_path: Path) -> None:
    rows = [["名单"], [*HEADS, "性别"], ["王静", "00012", "初二(3)班", "女"], ["李明", "20240102", "8.4", "男"]]
    files = [
        rosters.xlsx(tmp_path / "a.xlsx", 名单=rows),
        rosters.xls(tmp_path / "a.xls", 名单=rows),
        rosters.text_table(tmp_path / "名单.csv", rows, "utf-8-sig"),
        rosters.text_table(tmp_path / "gbk" / "名单.csv", rows, "gbk"),
    ]
    first, *others = [read_roster(path, YEAR, JUNIOR) for path in files]
    assert [line.number for line in first.lines] == ["00012", "20240102"]
    assert all(other.lines == first.lines for other in others)


@pytest.mark.parametrize("ending", [".xlsx", ".xls"])
def test_a_class_that_is_merged_over_its_students_is_the_class_of_each(tmp_path: Path, ending: str) -> None:
    rows = [
        ["名单", "", "", ""], ["姓名", "学号", "班级", "宿舍"],
        ["王静", "1", "8.3", "女1 201"], ["李明", "2", "", ""], ["陈萍", "3", "", "女1 202"], ["周朗", "4", "8.4", ""],
        ["吴越", "5", "", ""],
    ]  # fmt: skip
    path = rosters.merged(tmp_path / f"a{ending}", rows, [(0, 0, 0, 3), (2, 4, 2, 2), (2, 3, 3, 3)])
    reading = read_roster(path, YEAR, JUNIOR)
    told = [(line.name, line.school_class.number, line.dormitory) for line in reading.lines]
    assert told == [("王静", 3, "女1 201"), ("李明", 3, "女1 201"), ("陈萍", 3, "女1 202"), ("周朗", 4, "")]
    assert places(reading) == [("Sheet", 7, "C", True)]


def test_a_name_or_a_number_that_is_merged_is_nobody_elses(tmp_path: Path) -> None:
    rows = [["姓名", "学号", "班级"], ["王静", "1", "8.3"], ["", "2", "8.3"], ["李明", "3", "8.3"], ["陈萍", "", "8.3"]]
    path = rosters.merged(tmp_path / "a.xlsx", rows, [(1, 2, 0, 0), (3, 4, 1, 1)])
    reading = read_roster(path, YEAR, JUNIOR)
    assert [line.name for line in reading.lines] == ["王静", "李明"]
    assert places(reading) == [("Sheet", 3, "A", True), ("Sheet", 5, "B", True)]


def test_a_sheet_named_after_its_class_or_grade_needs_no_column_for_it(read: Any) -> None:
    reading = read(
        STAGED,
        **{"初一(1)班": [["姓名", "学号"], ["王静", "1"]], "初二": [HEADS, ["李明", "2", "4班"], ["陈萍", "3", 5]]},
    )
    assert [(line.name, line.school_class) for line in reading.lines] == [
        ("王静", SchoolClass("junior", 2026, 1)),
        ("李明", SchoolClass("junior", 2025, 4)),
        ("陈萍", SchoolClass("junior", 2025, 5)),
    ]


def test_a_sheet_without_classes_is_refused_once(read: Any) -> None:
    reading = read(名单=[["姓名", "学号"], ["王静", "1"], ["李明", "2"]])
    assert (reading.lines, places(reading)) == ((), [("名单", 1, "", True)])
