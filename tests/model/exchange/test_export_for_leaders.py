"""What leaves the desk through somebody who may see totals and no content: sums that add up, lines nobody can follow."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from model import clock, rights, session
from model.exchange.export import export_week
from model.exchange.workbook.book import sheets
from model.exchange.workbook.sheet import Sheet
from model.people import staff
from model.rights import Right
from model.store import journal
from model.store.tables import TermRow
from model.totals.passing_codes import FEW
from model.totals.read import lines_in, week_of
from model.totals.week import WeekTotals, week
from model.words import Words, speak
from screens.reports.reports_sections import SECTIONS
from tests.founding import School
from tests.model.totals.week_at_school import MONDAY, busy_week, came, on

STABLE = re.compile(r"\b[SPTO]-?\d{5}\b|\b2026-\d{3}\b")
"""A code that is the same in every week: of a student or a parent, or the number of a visit."""


@pytest.fixture
def leader(school: School) -> Iterator[int]:
    """周校长, who is not at the desk yet."""
    yield staff.hire("周校长", "other", "leader").id
    speak("zh")


def sums(totals: WeekTotals) -> tuple[object, ...]:
    """Everything that is counted, topics without grade and sex."""
    topics = [(each.code, sum(each.students.values()), each.others) for each in totals.topics]
    ways = totals.booked, totals.outside_hours, totals.after_the_fact, totals.unwritten
    return totals.all, totals.each, totals.kinds, topics, totals.every_topic, totals.dangers, totals.sources, ways


def text_of(path: Path) -> str:
    """Everything that is written in a file, whatever it is."""
    content = path.read_bytes()
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def test_the_sums_are_the_counsellors_and_the_codes_are_not(school: School, leader: int) -> None:
    busy_week(school)
    counsellors = week(MONDAY)
    session.sit_down(leader)
    leaders = week(MONDAY)
    assert sums(leaders) == sums(counsellors)
    assert sorted(len(line.people) for line in leaders.lines) == sorted(len(line.people) for line in counsellors.lines)
    assert (leaders.codes_stay, counsellors.codes_stay) == (False, True)


def test_one_number_is_one_person_within_a_file(school: School, leader: int) -> None:
    busy_week(school)
    whole = sorted(person.code for line in week(MONDAY).lines for person in line.people)
    session.sit_down(leader)
    bare = sorted(person.code for line in week(MONDAY).lines for person in line.people)
    assert sorted(Counter(whole).values()) == sorted(Counter(bare).values())
    assert {code.rstrip("0123456789") for code in bare} == {"来访者"}


def test_no_line_says_when_or_about_what_or_about_whom(school: School, leader: int) -> None:
    """Nor does the model give it to whoever asks it without a screen."""
    busy_week(school)
    assert any(line.topics and line.dangers and line.grade and line.code for line in week(MONDAY).lines)
    session.sit_down(leader)
    for line in (*week(MONDAY).lines, *lines_in(week_of(MONDAY))):
        assert (line.starts, line.topics, line.dangers) == (on(0, "00:00"), (), ())
        assert (line.code, line.grade, line.sex, line.source) == ("", None, None, None)
        assert {(person.grade, person.sex) for person in line.people} <= {(None, None)}


def test_the_lines_are_in_no_order_of_time(school: School, leader: int) -> None:
    for day, minutes in enumerate((50, 20, 40)):
        came(school.zhao, on(day, "09:00"), minutes, school.students[day])
    session.sit_down(leader)
    assert [line.minutes for line in week(MONDAY).lines] == [20, 40, 50]
    assert [line.people[0].code for line in week(MONDAY).lines] == ["来访者1", "来访者2", "来访者3"]


def test_no_sum_couples_a_topic_with_grade_or_sex(school: School, leader: int) -> None:
    busy_week(school)
    session.sit_down(leader)
    totals = week(MONDAY)
    assert {group for each in totals.topics for group in each.students} == {(None, None)}
    assert len(totals.every_topic.students) > 1


def test_of_a_week_with_few_visits_no_topic_danger_or_source_is_told(
    school: School, leader: int, tmp_path: Path
) -> None:
    marks = ("topic.mood", "danger.self_harm")
    for day in range(FEW - 1):
        came(school.zhao, on(day, "09:00"), 40, school.students[0], marks=marks, source="source.self")
    own = text_of(export_week(MONDAY, tmp_path / "own.xlsx").path)
    session.sit_down(leader)
    totals = week(MONDAY)
    assert (totals.topics, totals.dangers, totals.sources, totals.withheld) == ((), (), {}, True)
    assert totals.all.week.visits == totals.every_topic.total == FEW - 1
    out = text_of(export_week(MONDAY, tmp_path / "out.xlsx").path)
    for said in ("情绪困扰", "自伤", "主动求助"):
        assert said in own
        assert said not in out
    shown = {each.key: str(each.rows(totals)) for each in SECTIONS}
    assert "满5人次才给" in shown["topics"]
    assert "满5人次才给" in shown["dangers"]
    came(school.zhao, on(4, "09:00"), 40, school.students[0], marks=marks, source="source.self")
    assert [each.code for each in week(MONDAY).topics] == ["topic.mood"]
    assert week(MONDAY).withheld is False


def test_while_a_week_runs_no_sum_grows_that_tells_what_was_talked_about(school: School, leader: int) -> None:
    busy_week(school)
    clock.set_stopped(on(6, "12:00"))
    session.sit_down(leader)
    totals = week(MONDAY)
    assert totals.every_topic.total > FEW
    assert (totals.topics, totals.dangers, totals.sources, totals.withheld) == ((), (), {}, True)
    clock.set_stopped(on(6, "12:00") + timedelta(days=1))
    assert week(MONDAY).topics
    assert week(MONDAY).withheld is False


def test_the_page_of_reports_tells_a_leader_no_more_than_the_file(school: School, leader: int) -> None:
    busy_week(school)
    shown = {each.key: each.rows for each in SECTIONS}
    topic, grade = "学习压力", "初"
    assert any(topic in str(row) for row in shown["lines"](week(MONDAY)))
    session.sit_down(leader)
    totals = week(MONDAY)
    for row in shown["lines"](totals):
        assert not [word for word in (topic, grade, ":", "S0", "11-1") if word in str(row)]
    *topics, every = shown["topics"](totals)
    assert not [row for row in topics if grade in row[2]]
    assert grade in every[2]


CONTENT = ("日期", "星期", "开始", "结束", "年级", "性别", "来源", "主题", "学生编号")
"""Heads of the columns of a list that would say when somebody came, who they are, or what it was about."""


def test_no_list_in_the_workbook_has_a_column_of_content(school: School, leader: int) -> None:
    busy_week(school)
    lists = ("明细", "参加")
    own = {sheet.title: sheet for sheet in sheets(week(MONDAY))}
    assert {head for title in lists for head in heads_of(own[title])} >= {*CONTENT, "学习压力"}
    session.sit_down(leader)
    out = {sheet.title: sheet for sheet in sheets(week(MONDAY))}
    found = {head for title in lists for head in heads_of(out[title])}
    assert not found & {*CONTENT[1:], "学习压力", "情绪困扰"}
    days = {value for row in out["明细"].rows for value in row.values if isinstance(value, date)}
    assert days == {MONDAY}, "the day is the week's first, for the sums of a term that ends within it"
    assert not [
        value
        for sheet in (out["明细"], out["参加"])
        for row in sheet.rows
        for value in row.values
        if isinstance(value, time)
    ]


def heads_of(sheet: Sheet) -> set[str]:
    """What stands at the head of its columns."""
    row = next(row for row in sheet.rows if "教师" in row.values)
    return {str(value) for value in row.values}


def test_a_week_in_which_the_term_ends_keeps_the_sums_of_the_term(school: School, leader: int) -> None:
    with journal.writing("term.set", Words("改学期", "Changed the term")):
        TermRow.update(ends=MONDAY + timedelta(days=1)).where(TermRow.starts <= MONDAY, TermRow.ends > MONDAY).execute()
    came(school.zhao, on(0, "09:00"), 40, school.students[0])
    came(school.zhao, on(3, "09:00"), 20, school.students[1])
    session.sit_down(leader)
    assert {line.minutes: line.on for line in week(MONDAY).lines} == {
        40: MONDAY,
        20: MONDAY + timedelta(days=2),
    }


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("ending", ["xlsx", "csv", "ics"])
def test_no_stable_code_is_in_any_file(school: School, leader: int, tmp_path: Path, ending: str, language: str) -> None:
    busy_week(school)
    speak(language)  # type: ignore[arg-type]
    own = export_week(MONDAY, tmp_path / f"own.{ending}")
    session.sit_down(leader)
    out = export_week(MONDAY, tmp_path / f"out.{ending}")
    assert out.rows == own.rows
    assert STABLE.search(text_of(own.path)), "the counsellor's file has them, or this test could not fail"
    assert not STABLE.search(text_of(out.path))


def test_the_file_says_how_its_numbers_hold(school: School, leader: int, tmp_path: Path) -> None:
    busy_week(school)
    own = text_of(export_week(MONDAY, tmp_path / "own.xlsx").path)
    session.sit_down(leader)
    out = text_of(export_week(MONDAY, tmp_path / "out.xlsx").path)
    for said in ("只为本文件而编", "来访者序号只在本文件内有效", "来访者1", "年级和性别只在末行合计"):
        assert said in out
        assert said not in own
    assert "编号与姓名的对应只在值班台内" in own


def test_everybody_who_exports_without_content_gets_such_numbers() -> None:
    exporters = [role for role in rights.Role if rights.may_as(role, Right.EXPORT)]
    assert {role: rights.may_as(role, Right.SEE_ANY_VISIT) for role in exporters} == {
        rights.Role.COUNSELLOR: True,
        rights.Role.LEADER: False,
    }
