"""The week's workbook as a file: its sheets, how it prints, what is text, and that it is the same twice."""

import io
import re
import tempfile
import zipfile
from datetime import date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from model import clock, settings, word_lists
from model.errors import NotAllowed
from model.exchange.visit_columns import Sayer
from model.exchange.workbook.book import sheets, workbook
from model.exchange.workbook.cells import sheet_data
from model.exchange.workbook.looks import LOOKS
from model.exchange.workbook.sheet import Formula, Row
from model.people import staff, students
from model.session import sit_down
from model.store.tables import StaffRow
from model.totals.names import names_of
from model.totals.week import week
from model.words import speak
from tests.founding import School
from tests.model.totals.week_at_school import MONDAY, busy_week, came, on, room_hours

STYLES = {(name, quoted): number for number, name in enumerate(LOOKS) for quoted in (False, True)}


def opened(content: bytes, **how: Any) -> Any:
    """The workbook as another program reads it."""
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), **how)


def parts(content: bytes) -> dict[str, str]:
    """Every part of the file as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_it_has_five_sheets_and_the_people_behind_the_sums(school: School) -> None:
    busy_week(school)
    book = opened(workbook(week(MONDAY)))
    assert book.sheetnames == ["汇总", "开放", "分类", "明细", "口径", "参加"]
    speak("en")
    try:
        english = opened(workbook(week(MONDAY)))
    finally:
        speak("zh")
    assert english.sheetnames == ["Summary", "Opening", "Topics", "Visits", "Basis", "People"]
    assert all(len(name) <= 31 for name in book.sheetnames + english.sheetnames)
    assert re.search(r"[\u4e00-\u9fff]", "".join(english["Basis"]["B5"].value)) is None


def test_it_prints_on_a4_across_with_its_heads_on_every_page(school: School) -> None:
    busy_week(school)
    settings.change(school_name="一中 & 附属")
    for page in opened(workbook(week(MONDAY))):
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.fitToWidth == 1
        assert page.oddFooter.center.text == "第 &P 页，共 &N 页"
        assert "一中 && 附属" in page.oddFooter.left.text
        assert page.max_column == len(page.column_dimensions)


def test_the_lists_keep_their_heads_in_sight_and_can_be_filtered(school: School) -> None:
    busy_week(school)
    page = opened(workbook(week(MONDAY)))["明细"]
    assert (page.print_title_rows, page.freeze_panes, page.auto_filter.ref) == ("$3:$3", "B4", "A3:S16")
    assert [each.value for each in page[3]][:7] == ["编号", "日期", "星期", "开始", "结束", "分钟", "教师"]
    assert page.page_setup.fitToHeight == 0


def test_there_is_a_line_to_sign_on_and_a_chart(school: School) -> None:
    busy_week(school)
    book = opened(workbook(week(MONDAY)))
    for name in ("汇总", "开放"):
        signed = [each.value for each in book[name][book[name].max_row] if each.value]
        assert signed == ["值班教师：", "负责人：", "日期："]
        assert len(book[name]._charts) == 1


def test_a_visit_is_one_line_and_its_minutes_are_a_formula(school: School) -> None:
    number = busy_week(school)["zhang"]
    live, kept = (opened(workbook(week(MONDAY)), data_only=kept)["明细"] for kept in (False, True))
    row = next(row for row in kept.iter_rows(min_row=4) if row[0].value == number)
    told = [each.value for each in row]
    assert told[:10] == [
        number, datetime(2026, 11, 16), "周一", clock_time("12:00"), clock_time("12:40"), 40, "赵老师", "面谈", "学生", "S00001",
    ]  # fmt: skip
    assert told[10:] == ["初三", "男", "主动求助", "学习压力、情绪困扰", 1, "预约", "是", "否", "已写"]
    assert live[row[5].coordinate].value == f"=ROUND((E{row[0].row}-D{row[0].row})*1440,0)"


def clock_time(text: str) -> Any:
    """A time of day."""
    return datetime.strptime(text, "%H:%M").time()


def test_what_a_formula_comes_to_stands_beside_it(school: School) -> None:
    busy_week(school)
    totals = week(MONDAY)
    kept = opened(workbook(totals), data_only=True)["汇总"]
    rows = {row[0].value: [each.value for each in row][:6] for row in kept["A6:F9"]}
    assert rows["赵老师"] == ["赵老师", 6, 9, 7, 235, 3.92]
    assert rows["合计"] == ["合计", 9, 14, 13, 400, 6.67]
    bare = opened(workbook(totals, with_values=False), data_only=True)["汇总"]
    assert bare["E6"].value is None
    assert 'fullCalcOnLoad="1"' in parts(workbook(totals))["xl/workbook.xml"]


def test_no_name_is_in_it_unless_asked_for(school: School) -> None:
    busy_week(school)
    totals = week(MONDAY)
    people = {students.get(each).name for each in school.students} | {
        "小雨",
        "小 雨",
        "妈妈",
        "爸爸",
        "周老师",
        "减压小组",
    }
    text = "".join(parts(workbook(totals)).values())
    assert [name for name in people if name in text] == []
    assert "谈话内容" not in text
    named = parts(workbook(totals, names_of(totals), "期末归档"))
    text = "".join(named.values())
    assert {name for name in people if name not in text} == {"曾国藩"}
    assert "初三(1)班" in text
    assert "期末归档" in text
    assert "自伤" not in named["xl/worksheets/sheet4.xml"] + named["xl/worksheets/sheet6.xml"]


def test_no_name_passes_through_a_temporary_file(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from openpyxl.worksheet._writer import WorksheetWriter

    busy_week(school)
    totals = week(MONDAY)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(WorksheetWriter, "cleanup", lambda _: None)
    workbook(totals, names_of(totals), "期末归档")
    left = [file.read_text(encoding="utf-8") for file in (tmp_path / "temporary").iterdir()]
    assert len(left) == 6
    assert not any("张伟" in text or "S00001" in text for text in left)


def test_names_need_the_right_to_them(school: School) -> None:
    busy_week(school)
    totals = week(MONDAY)
    staff.hire("李校长", "leader", "leader")
    sit_down(StaffRow.get(StaffRow.name == "李校长").id)
    assert week(MONDAY).all == totals.all
    with pytest.raises(NotAllowed):
        names_of(totals)


DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x", "  =1", "=cmd|'/c calc'!A1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    data = sheet_data([Row([text, "text"], ["text", "text"], None)], {("text", False): 1, ("text", True): 2})
    assert '<c r="A1" s="2" t="inlineStr">' in data
    assert '<c r="B1" s="1" t="inlineStr">' in data
    assert "<f>" not in data


def test_names_that_look_like_formulas_stay_names(school: School) -> None:
    staff.edit(school.zhao, name="=1+1")
    students.edit(school.students[0], name="＝2+2")
    busy_week(school)
    totals = week(MONDAY)
    book = opened(workbook(totals, names_of(totals), "=3+3"))
    assert (book["汇总"]["A6"].value, book["汇总"]["A6"].data_type) == ("=1+1", "s")
    assert book["汇总"]["A6"].quotePrefix
    assert not book["汇总"]["A7"].quotePrefix
    names = [row[10] for row in book["明细"].iter_rows(min_row=4) if row[10].value == "＝2+2"]
    assert names
    assert all(each.data_type == "s" and each.quotePrefix for each in names)


def test_what_a_file_cannot_hold_is_put_so_that_it_can() -> None:
    odd = "a\x00b\x0bc\r\nd & <e> _x0041_ \ud800 \uffff" + "长" * 40000
    data = sheet_data([Row([odd, Formula('IF(A1<"&",1,2)', 'x<y"')], ["text"] * 2, 30)], STYLES)
    assert "a b c\nd &amp; &lt;e&gt; _x005F_x0041_    长" in data
    assert '<f>IF(A1&lt;"&amp;",1,2)</f><v>x&lt;y"</v>' in data
    assert len(data) < 33500
    assert '<row r="1" ht="30" customHeight="1">' in data


def test_the_same_week_gives_the_same_bytes(school: School) -> None:
    room_hours(school)
    busy_week(school)
    first = workbook(week(MONDAY))
    with clock.stopped_at(datetime(2027, 3, 1, 8, 30)):
        assert workbook(week(MONDAY)) == first
    came(school.zhao, on(5, "08:00"), 1)
    assert workbook(week(MONDAY)) != first


def test_every_time_in_the_file_is_the_end_of_the_week(school: School) -> None:
    content = workbook(week(MONDAY))
    core = parts(content)["docProps/core.xml"]
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-11-23T00:00:00Z"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 23, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_a_word_of_two_lists_is_one_word_and_two_of_one_list_are_told_apart(school: School) -> None:
    word_lists.ship()
    said = Sayer(week(MONDAY))
    assert said.word("topic.other") == said.word("source.other") == said.word("form.other") == "其他"
    twin = word_lists.add("topic", "别的", "Other").code
    speak("en")
    try:
        said = Sayer(week(MONDAY))
        assert (said.word("topic.other"), said.word(twin)) == ("Other (topic.other)", f"Other ({twin})")
        assert said.word("source.other") == "Other"
    finally:
        speak("zh")


def test_an_empty_week_is_a_workbook_too(school: School) -> None:
    book = opened(workbook(week(date(2027, 2, 1))), data_only=True)
    assert book["明细"]["A4"].value == "本周没有计入的来访"
    assert [each.value for each in book["汇总"][6]][:6] == ["赵老师", 0, 0, 0, 0, 0]
    assert book["分类"]["A7"].value == "合计"


def test_every_cell_lies_inside_its_sheet_and_every_range_has_a_row(school: School) -> None:
    for totals in (week(MONDAY), week(date(2027, 2, 1))):
        for sheet in sheets(totals):
            assert all(len(row.values) <= len(sheet.widths) for row in sheet.rows), sheet.title
            for row in sheet.rows:
                for value in row.values:
                    if isinstance(value, Formula):
                        ranges = re.findall(r"\$[A-Z]+\$(\d+):\$[A-Z]+\$(\d+)", value.text)
                        assert all(int(first) <= int(last) for first, last in ranges), value


@pytest.mark.parametrize("monday", [MONDAY, date(2027, 2, 1)])
def test_no_two_merged_cells_overlap(school: School, monday: date) -> None:
    """Excel would offer to repair the file."""
    from openpyxl.worksheet.cell_range import CellRange

    room_hours(school)
    busy_week(school)
    settings.change(class_hour_minutes=45, class_hour_basis="校务会")
    for sheet in sheets(week(monday)):
        merged = [CellRange(each) for each in sheet.merges]
        assert [(a, b) for a, b in combinations(merged, 2) if not a.isdisjoint(b)] == [], sheet.title


def test_many_forms_and_grades_widen_the_sheets(school: School) -> None:
    settings.change(stages=["primary", "junior", "senior"])
    for place in range(9):
        came(school.zhao, on(0, f"{8 + place:02d}:00"), 20, form=word_lists.add("form", f"方式{place}").code)
    summary, _, topics, *_ = sheets(week(MONDAY))
    assert len(summary.widths) == 3 + 2 * 9
    assert len(topics.widths) == 1 + 24 + 1 + 6
