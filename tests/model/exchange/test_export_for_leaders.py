"""What leaves the desk through somebody who may see totals and no content: sums that add up, lines nobody can follow."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from model import rights, session
from model.exchange.export import export_week
from model.people import staff
from model.rights import Right
from model.totals.week import WeekTotals, week
from model.words import speak
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
    """Everything that is counted."""
    return totals.all, totals.each, totals.kinds, totals.topics, totals.every_topic, totals.dangers, totals.sources


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
    assert [line.code for line in leaders.lines] != [line.code for line in counsellors.lines]
    assert [len(line.people) for line in leaders.lines] == [len(line.people) for line in counsellors.lines]
    assert (leaders.codes_stay, counsellors.codes_stay) == (False, True)


def test_one_number_is_one_person_within_a_file(school: School, leader: int) -> None:
    busy_week(school)
    stable = [person.code for line in week(MONDAY).lines for person in line.people]
    session.sit_down(leader)
    passing = [person.code for line in week(MONDAY).lines for person in line.people]
    assert len(set(zip(stable, passing, strict=True))) == len(set(stable)) == len(set(passing))


def test_a_student_who_comes_every_week_cannot_be_followed(school: School, leader: int) -> None:
    later = timedelta(days=7)
    came(school.zhao, on(0, "09:00"), 40, school.students[0])
    came(school.zhao, on(1, "09:00"), 40, school.students[1])
    came(school.zhao, on(0, "09:00") + later, 40, school.students[1])
    came(school.zhao, on(1, "09:00") + later, 40, school.students[0])
    session.sit_down(leader)
    codes = [[line.code for line in week(monday).lines] for monday in (MONDAY, MONDAY + later)]
    assert codes == [["来访者1", "来访者2"], ["来访者1", "来访者2"]]


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
    for said in ("只为本文件而编", "来访者序号只在本文件内有效", "来访者1"):
        assert said in out
        assert said not in own
    assert "编号与姓名的对应只在值班台内" in own


def test_everybody_who_exports_without_content_gets_such_numbers() -> None:
    exporters = [role for role in rights.Role if rights.may_as(role, Right.EXPORT)]
    assert {role: rights.may_as(role, Right.SEE_ANY_VISIT) for role in exporters} == {
        rights.Role.COUNSELLOR: True,
        rights.Role.LEADER: False,
    }
