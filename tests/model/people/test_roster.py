"""A roster goes in as one change: previewed, agreed, undone at once, and a second time nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model import session, settings
from model.errors import ChangedSince, DeskError, NotAllowed
from model.exchange.roster_file import read_roster
from model.exchange.roster_lines import Problem, RosterLine, RosterReading
from model.grades import SchoolClass
from model.people import classes, dormitories, index, roster, staff, students
from model.store import file, journal
from model.store.database import desk
from model.words import Words
from tests.founding import School

ONE = SchoolClass("junior", 2024, 1)
TWO = SchoolClass("junior", 2024, 2)
NEW_CLASS = SchoolClass("junior", 2026, 4)
KNOWN = (
    RosterLine("2024001", "张伟", ONE, sex="M"),
    RosterLine("2024002", "王芳", ONE, sex="F"),
    RosterLine("2024003", "李娜", TWO, sex="F"),
    RosterLine("2024004", "曾国藩", TWO, sex="M"),
)
"""The founded school's first two classes as a roster has them."""
NEW = RosterLine("2026001", "单晓", NEW_CLASS, sex="F", born=date(2014, 9, 10), dormitory="女生楼1-211", boarding=True)
BAD_ROW = Problem("初三", 9, "B", "学号", Words("没有学号，请补上", "There is no student number; add it"), severe=True)


def reading(*lines: RosterLine, problems: tuple[Problem, ...] = ()) -> RosterReading:
    """A roster of these lines, in one sheet from row 3."""
    placed = (replace(line, sheet="名册", row=row) for row, line in enumerate(lines, start=3))
    return RosterReading(tuple(placed), problems, (), ())


def taken(*lines: RosterLine, leave_missing: bool = False) -> roster.RosterDone:
    """Take these lines in."""
    return roster.take_in(roster.preview(reading(*lines), "名册.xlsx"), leave_missing=leave_missing)


def entries() -> int | None:
    """The last change of the person at the desk."""
    return journal.last_done()


def test_a_preview_writes_nothing(school: School) -> None:
    before = entries()
    plan = roster.preview(reading(*KNOWN, NEW))
    assert ([line.name for line in plan.new], plan.unchanged, plan.changed) == (["单晓"], 4, ())
    assert (plan.new_classes, plan.new_dormitories) == ((NEW_CLASS,), (("女生楼1", "211"),))
    assert entries() == before
    assert students.by_number("2026001") is None


def test_new_students_come_with_their_class_and_dormitory(school: School) -> None:
    done = taken(*KNOWN, NEW)
    assert (done.new, done.changed, done.unchanged) == (1, 0, 4)
    student = students.by_number("2026001")
    assert student is not None
    assert (student.known_as, student.dormitory, student.boarding) == (NEW_CLASS, "女生楼1-211", True)
    assert dormitories.every()[0].sex == "F"
    assert [person.name for person in index.find("sx")] == ["单晓"]
    assert [person.name for person in index.find("dx")] == ["单晓"]


def test_the_same_roster_twice_changes_nothing(school: School) -> None:
    taken(*KNOWN, NEW)
    entry = entries()
    done = taken(*KNOWN, NEW)
    assert (done.new, done.unchanged, done.entry) == (0, 5, None)
    assert entries() == entry


@pytest.mark.parametrize(
    ("counts", "zh", "en"),
    [
        ((3, 0, 0, 0), "新增3人", "3 new"),
        ((0, 2, 0, 1), "更新2人，离校1人", "2 changed, 1 left"),
        ((0, 0, 0, 0), "没有变化", "nothing is different"),
    ],
)
def test_what_there_was_none_of_is_not_told(counts: tuple[int, int, int, int], zh: str, en: str) -> None:
    assert roster.RosterDone(*counts, unchanged=5, left_out=0, entry=None).words() == Words(zh, en)


def test_one_undo_takes_it_all_back_and_one_redo_brings_it_again(school: School) -> None:
    done = taken(*KNOWN[1:], replace(KNOWN[0], health="哮喘"), NEW)
    assert done.entry == entries()
    journal.take_back(done.entry or 0)
    assert students.by_number("2026001") is None
    assert students.get(school.students[0]).health == ""
    assert (len(classes.every()), dormitories.every()) == (3, [])
    journal.do_again(journal.last_undone() or 0)
    assert students.by_number("2026001") is not None
    assert students.get(school.students[0]).health == "哮喘"
    assert file.check() == []


def test_a_change_is_shown_fact_by_fact(school: School) -> None:
    students.edit(school.students[0], sex=None)
    line = replace(KNOWN[0], name="张玮", school_class=TWO, sex="F", orphan=True, dormitory="男1 203")
    plan = roster.preview(reading(line))
    told = {fact.fact: (fact.title.en, fact.before.zh, fact.after.zh) for fact in plan.changed[0].facts}
    assert told == {
        "name": ("Name", "张伟", "张玮"),
        "class_id": ("Class", "初三(1)班", "初三(2)班"),
        "sex": ("Sex", "", "女"),
        "orphan": ("Orphan", "否", "是"),
        "dormitory_id": ("Dormitory", "", "男1-203"),
    }
    roster.take_in(plan)
    after = students.get(school.students[0])
    assert (after.name, after.known_as, after.sex, after.orphan, after.dormitory) == ("张玮", TWO, "F", True, "男1-203")
    assert [person.name for person in index.find("zhangwei")] == ["张玮"]


def test_where_the_roster_says_nothing_the_desk_keeps_what_it_has(school: School) -> None:
    students.edit(school.students[0], health="哮喘", guardian_phone="13900000000", migrant=True, born=date(2012, 1, 2))
    assert roster.preview(reading(replace(KNOWN[0], sex=None))).unchanged == 1


def test_who_no_longer_boards_lives_in_no_dormitory(school: School) -> None:
    taken(NEW)
    taken(replace(NEW, boarding=False, dormitory=""))
    student = students.by_number("2026001")
    assert student is not None
    assert (student.boarding, student.dormitory_id) == (False, None)


def test_who_is_missing_is_marked_only_when_that_is_said(school: School) -> None:
    plan = roster.preview(reading(*KNOWN[1:]))
    assert [student.name for student in plan.missing] == ["张伟"]
    assert roster.take_in(plan).entry is None
    assert students.get(school.students[0]).left_on is None
    assert roster.take_in(plan, leave_missing=True).left == 1
    assert students.get(school.students[0]).left_on == date(2026, 11, 25)


def test_a_roster_of_one_class_says_nothing_of_the_others(school: School) -> None:
    assert roster.preview(reading(*KNOWN[:2])).missing == ()


def test_graduates_are_among_the_missing_of_a_new_year(school: School) -> None:
    classes.open_class("junior", 2020, 1)
    old = students.enrol("2020001", "校友", class_id=classes.graduated()[0].id)
    assert [student.id for student in roster.preview(reading(*KNOWN)).missing] == [old.id]


def test_who_left_and_stands_in_the_roster_again_is_back(school: School) -> None:
    students.leave(school.students[0])
    plan = roster.preview(reading(*KNOWN))
    assert [change.student.name for change in plan.returning] == ["张伟"]
    assert roster.take_in(plan).returned == 1
    assert students.get(school.students[0]).left_on is None


def test_a_known_student_under_another_number_is_asked_about_not_guessed(school: School) -> None:
    plan = roster.preview(reading(replace(KNOWN[0], number="G2024001"), *KNOWN[1:]))
    assert (plan.new, plan.missing) == ((), ())
    assert [(problem.row, problem.severe) for problem in plan.problems] == [(3, True)]
    assert "2024001" in plan.problems[0].told().zh
    students.edit(school.students[0], number="G2024001")
    assert roster.preview(plan.reading).unchanged == 4


@pytest.mark.parametrize(
    ("facts", "told"),
    [({"sex": "F"}, "性别也不同"), ({"born": date(2012, 3, 3)}, "出生日期也不同"), ({}, ""), ({"sex": "M"}, "")],
)
def test_a_number_that_is_somebody_elses_makes_nobody_another(school: School, facts: dict[str, Any], told: str) -> None:
    students.edit(school.students[0], born=date(2012, 5, 1))
    plan = roster.preview(reading(RosterLine("2024001", "李强", ONE, **facts), *KNOWN[1:]))
    assert (len(plan.left_out), len(plan.changed), plan.unchanged, plan.missing) == (bool(told), not told, 3, ())
    if told:
        assert told in plan.left_out[0].words.zh
        assert "2024001在本校是张伟" in plan.left_out[0].words.zh
        roster.take_in(plan, good_rows_only=True)
    else:
        roster.take_in(plan)
    assert students.get(school.students[0]).name == ("张伟" if told else "李强")


def test_a_namesake_born_on_another_day_is_a_new_student(school: School) -> None:
    students.edit(school.students[0], born=date(2012, 1, 2))
    plan = roster.preview(reading(replace(KNOWN[0], number="2024099", born=date(2012, 5, 6)), *KNOWN[1:]))
    assert [line.number for line in plan.new] == ["2024099"]


def test_bad_rows_stay_out_only_when_that_is_agreed(school: School) -> None:
    plan = roster.preview(reading(*KNOWN[1:], NEW, problems=(BAD_ROW,)))
    with pytest.raises(DeskError) as told:
        roster.take_in(plan)
    assert told.value.field == "good_rows_only"
    with pytest.raises(DeskError) as told:
        roster.take_in(plan, good_rows_only=True, leave_missing=True)
    assert told.value.field == "leave_missing"
    done = roster.take_in(plan, good_rows_only=True)
    assert (done.new, done.left, done.left_out) == (1, 0, 1)


def test_a_head_teacher_is_set_where_the_staff_list_has_them(school: School) -> None:
    lines = [replace(line, head_teacher="钱老师" if line.school_class == ONE else "周老师") for line in KNOWN]
    plan = roster.preview(reading(*lines))
    assert plan.head_teachers == ((ONE, school.qian),)
    assert [(problem.row, problem.severe) for problem in plan.problems] == [(5, False)]
    roster.take_in(plan)
    assert next(each for each in classes.every() if each.known_as == ONE).head_teacher == "钱老师"
    staff.hire("周老师", "head_teacher")
    assert roster.preview(reading(*lines)).problems == ()


def test_a_plan_that_no_longer_fits_is_refused(school: School) -> None:
    plan = roster.preview(reading(*KNOWN, NEW))
    students.leave(school.students[0])
    entry = entries()
    with pytest.raises(ChangedSince):
        roster.take_in(plan)
    assert entries() == entry
    assert students.by_number("2026001") is None


def test_progress_is_told_and_stopping_takes_all_back(school: School) -> None:
    lines = [RosterLine(f"9{n:03d}", f"新生{n}", NEW_CLASS) for n in range(600)]
    seen: list[tuple[int, int]] = []

    def stop_after_half(done: int, total: int, words: Words) -> None:
        seen.append((done, total))
        if done > 300:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        roster.take_in(roster.preview(reading(*lines)), on_progress=stop_after_half)
    assert seen == [(0, 600), (250, 600), (500, 600)]
    assert students.by_number("9000") is None
    assert NEW_CLASS not in {each.known_as for each in classes.every()}


def test_only_who_keeps_the_roster_takes_one_in(school: School) -> None:
    plan = roster.preview(reading(NEW))
    session.sit_down(school.sun)
    with pytest.raises(NotAllowed):
        roster.preview(reading(NEW))
    with pytest.raises(NotAllowed):
        roster.take_in(plan)


def test_a_workbook_in_the_registrys_layout_goes_in(school: School, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["学生基本信息表"])
    sheet.append(
        "学籍辅号 姓名 性别 出生日期 身份证件号 年级 班级 就读方式 宿舍 健康状况 是否留守儿童 是否孤儿".split()
    )
    wang_row = "20260101 王静 女 20140910 32070620140910000X 初一 2026级1班 住校 女生楼2-314 有慢性病 双亲留守儿童 否"
    sheet.append(wang_row.split())
    feng_born = date(2014, 7, 26)
    sheet.append(
        [20260102, "冯帅\u3000", "男", feng_born, "", "初一", "初一(1)班", "走读", None, "", "非留守儿童", "否"]
    )
    book.save(tmp_path / "名册.xlsx")
    told = read_roster(tmp_path / "名册.xlsx", classes.this_school_year(), settings.get().stages)
    roster.take_in(roster.preview(told, "名册.xlsx"))
    wang, feng = students.by_number("20260101"), students.by_number("20260102")
    assert wang is not None
    assert feng is not None
    assert (wang.class_shown(), wang.dormitory, wang.left_behind, wang.health) == (
        "初一(1)班",
        "女生楼2-314",
        True,
        "有慢性病",
    )
    assert (feng.name, feng.class_id, feng.born, feng.boarding) == ("冯帅", wang.class_id, date(2014, 7, 26), False)
    kept = desk.execute_sql("SELECT after FROM journal_change WHERE noun = 'student'").fetchall()
    assert any("20260101" in row for (row,) in kept)
    assert not any("320706" in row for (row,) in kept)
