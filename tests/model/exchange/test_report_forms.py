"""The workbook of report forms: made blank, filled, read back; and what is wrong with a bad one, cell by cell."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from model.committee import concerns, reports, weeks
from model.committee.places import Place
from model.committee.weeks import ReportWeek
from model.errors import Unclear
from model.exchange import report_forms, report_forms_read
from model.store import journal
from model.words import speak
from tests.founding import School

MONDAY = date(2026, 11, 23)


@pytest.fixture
def week(school: School) -> ReportWeek:
    """This week."""
    found = weeks.week_on(MONDAY)
    assert found
    return found


@pytest.fixture
def blank(week: ReportWeek, tmp_path: Path) -> Path:
    """A workbook of blank forms."""
    path = tmp_path / "forms.xlsx"
    path.write_bytes(report_forms.forms(week))
    return path


def _fill(path: Path, told: dict[str, dict[str, object]]) -> Path:
    book = load_workbook(path)
    for sheet, cells in told.items():
        for cell, value in cells.items():
            book[sheet][cell] = value
    book.save(path)
    return path


def _row(path: Path, sheet: str, label: str) -> int:
    return next(cell.row for cell in load_workbook(path)[sheet]["A"] if cell.value == label)


def test_every_class_that_is_missing_has_a_sheet_with_drop_downs(blank: Path) -> None:
    book = load_workbook(blank)
    assert book.sheetnames == ["初二(1)班", "初三(1)班", "初三(2)班"]
    rules = book["初三(1)班"].data_validations.dataValidation
    assert any("零报告" in rule.formula1 for rule in rules)
    assert any("很低落" in rule.formula1 for rule in rules)
    assert all(len(rule.formula1) <= 257 for rule in rules)


def test_blank_forms_read_back_are_still_missing(blank: Path) -> None:
    plan = report_forms_read.read_forms(blank)
    assert (plan.filled, plan.bad, len(plan.blank)) == ((), (), 3)


def test_filled_forms_are_taken_in_as_one_change(blank: Path, school: School) -> None:
    answer, mood, came = (_row(blank, "初三(1)班", label) for label in ("本周情况", "班级心情", "上交日期"))
    talk, head = _row(blank, "初三(1)班", "热议：学习"), _row(blank, "初三(1)班", "关注学生")
    _fill(
        blank,
        {
            "初二(1)班": {f"B{answer}": "零报告"},
            "初三(1)班": {
                f"B{answer}": "有情况",
                f"B{mood}": "低落",
                f"B{talk}": "是",
                f"B{came}": datetime(2026, 11, 24),
                f"A{head + 1}": "张伟",
                f"B{head + 1}": "学习",
                f"C{head + 1}": "=上课一直睡觉",
                f"D{head + 1}": "是",
            },
        },
    )
    _fill(blank, {"初三(1)班": {f"C{head + 1}": "上课一直睡觉"}})
    plan = report_forms_read.read_forms(blank)
    assert not plan.bad
    assert [(each.sheet, each.answer) for each in plan.filled] == [("初二(1)班", "nothing"), ("初三(1)班", "report")]
    assert report_forms_read.take_in(plan, blank.name) == 2
    found = reports.of(Place("class", 1), MONDAY)
    assert found
    assert (found.says.mood, found.says.talks, found.came_by) == (2, {"study"}, "workbook")
    assert found.received_at == datetime(2026, 11, 24, 0, 0)
    [concern] = concerns.of_report(found.id)
    assert (concern.student_name, concern.kind, concern.urgent) == ("张伟", "study", True)
    journal.take_back(journal.last_done() or 0)
    assert reports.between(MONDAY, MONDAY) == []


def test_each_bad_cell_is_named_and_its_form_stays_out(blank: Path) -> None:
    rows = {
        label: _row(blank, "初三(1)班", label)
        for label in ("表号（请勿改动）", "本周情况", "班级心情", "热议：学习", "重大事件", "上交日期", "关注学生")
    }
    head = rows["关注学生"]
    _fill(
        blank,
        {
            "初三(1)班": {
                f"B{rows['本周情况']}": "零报告",
                f"B{rows['班级心情']}": "还行",
                f"B{rows['热议：学习']}": "也许",
                f"B{rows['重大事件']}": "吵架",
                f"B{rows['上交日期']}": "上周",
                f"A{head + 1}": "李娜",
                f"B{head + 1}": "恋爱",
                f"D{head + 1}": "急",
                f"C{head + 2}": "有人哭",
            },
            "初三(2)班": {f"B{rows['表号（请勿改动）']}": "class-99 2026-11-23"},
            "初二(1)班": {f"B{rows['重大事件']}": "运动会"},
        },
    )
    plan = report_forms_read.read_forms(blank)
    bad = {f"{each.sheet}!{each.cell}" for each in plan.bad}
    assert bad == {
        f"初三(1)班!B{rows['本周情况']}",
        f"初三(1)班!B{rows['班级心情']}",
        f"初三(1)班!B{rows['热议：学习']}",
        f"初三(1)班!B{rows['上交日期']}",
        f"初三(1)班!A{head + 1}",
        f"初三(1)班!B{head + 1}",
        f"初三(1)班!C{head + 1}",
        f"初三(1)班!D{head + 1}",
        f"初三(1)班!A{head + 2}",
        f"初三(2)班!B{rows['表号（请勿改动）']}",
    }
    assert [(each.sheet, each.answer) for each in plan.filled] == [("初二(1)班", "report")]
    assert "初三(1)班!" in str(plan.bad[0].said())


def test_a_form_made_in_one_language_is_read_in_the_other(blank: Path, school: School) -> None:
    _fill(blank, {"初二(1)班": {f"B{_row(blank, '初二(1)班', '本周情况')}": "零报告"}})
    speak("en")
    try:
        assert len(report_forms_read.read_forms(blank).filled) == 1
    finally:
        speak("zh")


def test_a_file_that_is_no_workbook_and_a_sheet_that_is_no_form_are_told(school: School, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(Unclear):
        report_forms_read.read_forms(broken)
    from openpyxl import Workbook

    other = Workbook()
    other.active["A1"] = "购物清单"
    other.save(tmp_path / "other.xlsx")
    plan = report_forms_read.read_forms(tmp_path / "other.xlsx")
    assert [(each.cell, str(each.words)) for each in plan.bad] == [("", "不是周报表：没有表号")]
