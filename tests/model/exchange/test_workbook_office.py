"""LibreOffice opens the workbook without a complaint, and comes to what the screen shows."""

import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from model import session, settings
from model.exchange.visit_columns import Sayer
from model.exchange.workbook.book import sheets, workbook
from model.exchange.workbook.sheet import Formula, Sheet, cell
from model.people import staff, students
from model.totals.names import names_of
from model.totals.week import week
from model.word_lists import add, rename
from model.words import Language, speak
from tests.founding import School
from tests.model.totals.week_at_school import MONDAY, busy_week, came, on, room_hours

pytestmark = pytest.mark.office

ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""

Recalculate = Callable[[dict[str, bytes]], dict[str, Any]]


@pytest.fixture
def recalculate(tmp_path: Path) -> Recalculate:
    """Has LibreOffice open workbooks, calculate every formula anew, and save them; answers what the cells hold then."""
    from openpyxl import load_workbook

    profile = tmp_path / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")

    def calculated(books: dict[str, bytes]) -> dict[str, Any]:
        for name, content in books.items():
            (tmp_path / f"{name}.xlsx").write_bytes(content)
        out = tmp_path / "calculated"
        command = ["soffice", f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
        command += [str(tmp_path / f"{name}.xlsx") for name in books]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=240)
        # Where there is no Java it says so first; a workbook has no use for it.
        told = [line for line in (done.stdout + done.stderr).splitlines() if line and "javaldx" not in line]
        assert [line for line in told if not re.fullmatch(r"convert .* using filter : .*|Overwriting: .*", line)] == []
        return {name: load_workbook(out / f"{name}.xlsx", data_only=True) for name in books}

    return calculated


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    """The workbook in each language."""
    speak(request.param)
    yield request.param
    speak("zh")


def formulas(book: list[Sheet]) -> Iterator[tuple[str, str, Formula]]:
    """Every live formula: its sheet, its cell, and what it is said to come to."""
    for sheet in book:
        for number, row in enumerate(sheet.rows, start=1):
            for place, value in enumerate(row.values):
                if isinstance(value, Formula):
                    yield sheet.title, cell(place, number), value


def differing(book: list[Sheet], calculated: Any) -> list[str]:
    """The formulas that come to something else than the desk says."""
    wrong = []
    for sheet, at, formula in formulas(book):
        found = calculated[sheet][at].value
        found = "" if found is None else found
        same = found == formula.value if isinstance(formula.value, str) else found == pytest.approx(formula.value)
        if not same:
            wrong.append(f"{sheet}!{at} ={formula.text}: {found!r}, not {formula.value!r}")
    return wrong


def test_every_total_is_what_the_screen_shows(school: School, recalculate: Recalculate, language: Language) -> None:
    room_hours(school)
    busy_week(school)
    settings.change(class_hour_minutes=40, class_hour_basis="校务会")
    totals = week(MONDAY)
    kept, bare = workbook(totals), workbook(totals, with_values=False)
    book = sheets(totals)
    assert sum(1 for _ in formulas(book)) > 200
    calculated = recalculate({"kept": kept, "bare": bare})
    assert differing(book, calculated["kept"]) == []
    assert differing(book, calculated["bare"]) == []


def test_every_total_of_a_leaders_workbook_adds_up_too(school: School, recalculate: Recalculate) -> None:
    room_hours(school)
    busy_week(school)
    came(school.zhao, on(0, "09:00") + timedelta(days=7), 40, school.students[0], marks=("topic.mood",))
    leader = staff.hire("周校长", "other", "leader").id
    whole = week(MONDAY)
    session.sit_down(leader)
    totals = week(MONDAY)
    book = sheets(totals)
    assert sum(1 for _ in formulas(book)) > 100
    calculated = recalculate({"kept": workbook(totals), "bare": workbook(totals, with_values=False)})
    assert differing(book, calculated["kept"]) == differing(book, calculated["bare"]) == []
    summary = next(row for row in calculated["bare"]["汇总"].iter_rows(values_only=True) if row[0] == "合计")
    assert summary[1:5] == (whole.all.people, whole.all.week.visits, whole.all.week.sessions, whole.all.week.minutes)
    few = week(MONDAY + timedelta(days=7))
    assert few.withheld
    assert differing(sheets(few), recalculate({"few": workbook(few, with_values=False)})["few"]) == []


def test_the_sums_follow_when_a_visit_is_corrected(school: School, recalculate: Recalculate) -> None:
    from model.exchange.workbook.package import packed

    numbers = busy_week(school)
    totals = week(MONDAY)
    book = sheets(totals)
    visits = next(sheet for sheet in book if sheet.title == "明细")
    row = next(n for n, row in enumerate(visits.rows) if row.values and row.values[0] == numbers["zhang"])
    assert visits.rows[row].values[4] == time(12, 40)
    corrected = [*visits.rows[row].values]
    corrected[4] = time(12, 50)
    visits.rows[row] = visits.rows[row]._replace(values=corrected)
    calculated = recalculate({"corrected": packed(book, "", "", on(6, "23:59"))})["corrected"]
    summary = calculated["汇总"]
    rows = {row[0].value: [each.value for each in row] for row in summary["A6:I9"]}
    assert rows["赵老师"][4] == totals.each[0].week.minutes + 10
    assert rows["合计"][4] == totals.all.week.minutes + 10


def test_names_and_words_of_every_shape_are_added_up_right(school: School, recalculate: Recalculate) -> None:
    staff.edit(school.zhao, name="=1+1")
    staff.edit(school.qian, name="*老师?")
    staff.edit(school.sun, name="<>A老师~")
    students.edit(school.students[0], name="＝CMD()")
    settings.change(school_name="@SUM(A1) & <学校> 'x\"")
    rename("topic.study", "=学习*", "=study*")
    rename("form.telephone", ">电话", ">phone")
    odd = add("topic", '情绪?、"和"<其他>', "-other")
    busy_week(school)
    came(school.zhao, on(5, "09:00"), 20, school.students[0], marks=[odd.code], form="form.telephone")
    totals = week(MONDAY)
    names = names_of(totals)
    book = sheets(totals, names, "=1+1")
    calculated = recalculate({"odd": workbook(totals, names, "=1+1")})["odd"]
    assert differing(book, calculated) == []
    assert [row[0].value for row in calculated["汇总"]["A6:A8"]] == ["=1+1", "*老师?", "<>A老师~"]


@pytest.mark.parametrize("monday", [date(2026, 8, 31), date(2027, 1, 18), date(2027, 2, 1), date(2026, 11, 23)])
def test_weeks_of_every_kind_agree(school: School, recalculate: Recalculate, monday: date) -> None:
    """A week across the beginning or the end of a term, in the holidays, empty, still running."""
    room_hours(school)
    for day in (date(2026, 8, 31), date(2026, 9, 2), date(2027, 1, 19), date(2027, 1, 23), date(2027, 2, 2)):
        came(school.zhao, on((day - MONDAY).days, "12:00"), 45, school.students[0], marks=["topic.study"])
    totals = week(monday)
    assert differing(sheets(totals), recalculate({"week": workbook(totals)})["week"]) == []


def test_counsellors_of_one_name_are_told_apart(school: School, recalculate: Recalculate) -> None:
    busy_week(school)
    staff.leave(school.qian)
    staff.hire("钱老师", "full_time", "counsellor")
    totals = week(MONDAY)
    assert [Sayer(totals).staff(each.staff_id) for each in totals.each][1:] == ["钱老师 (4)", "钱老师 (2)", "孙老师"]
    assert differing(sheets(totals), recalculate({"twins": workbook(totals)})["twins"]) == []
