"""The demo school: invented, at work on any day of any year, and the same every time on the same day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import clock, concern_cases, demo, desk, due, history, rights, session, standing, today, words
from model.appointments import kept, waiting
from model.calendar.year import calendar
from model.committee import board, reports, seats
from model.committee.places import SIDES
from model.demo import tale
from model.demo.calendar import AFTER, BEFORE, terms_around
from model.errors import Refused, StoreTrouble
from model.opening import hours, log
from model.people import classes, dormitories, index, rooms, staff, students
from model.rights import Right
from model.store import file, journal
from model.store.query import bare
from model.store.tables import WATCHED
from model.visits import letters, notes, register

NOON = datetime(2026, 11, 25, 13, 0)
"""A school Wednesday, in the middle of the noon hours."""


@contextmanager
def demo_at(moment: datetime, folder: Path) -> Iterator[None]:
    """The demo school as it is built at a moment."""
    with clock.stopped_at(moment):
        demo.build(folder)
        yield
        desk.leave()


@pytest.fixture(scope="module")
def noon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("demo")
    with demo_at(NOON, folder):
        yield folder


def test_it_is_a_boarding_junior_school_of_36_classes(noon: Path) -> None:
    assert len(classes.of_year()) == 36
    assert {each.known_as.grade_number(2026) for each in classes.of_year()} == {7, 8, 9}
    assert all(each.head_teacher for each in classes.of_year())
    assert len(dormitories.every()) == 40
    assert 1240 <= len(students.all_here()) <= 1260
    assert {room.kind for room in rooms.here()} == {"individual", "sand_play", "group"}
    assert [each.kind for each in staff.counsellors()] == ["full_time", "full_time", "part_time", "part_time"]
    assert {each.role for each in staff.here()} == {"counsellor", "duty", "leader", "administrator", "none"}


def test_a_roster_of_the_registry_meets_nobody_of_the_demo_under_its_numbers(noon: Path) -> None:
    """Those of the registry's layout have eight digits or more; whoever tries one here renames no student."""
    assert max(len(student.number) for student in students.all_here()) == 6


def test_every_bed_is_taken_by_somebody_of_the_right_sex(noon: Path) -> None:
    sex = {room.id: room.sex for room in dormitories.every()}
    boarders = [each for each in students.all_here() if each.dormitory_id is not None]
    assert all(each.boarding and sex[each.dormitory_id] == each.sex for each in boarders if each.dormitory_id)
    assert {each.dormitory_id for each in boarders} == set(sex)


def test_somebody_has_a_name_that_is_read_in_two_ways(noon: Path) -> None:
    doubtful = [person for person in index.index().find("") if " " in person.initials]
    assert doubtful
    assert all(doubtful[0] in index.find(reading) for reading in doubtful[0].syllables.split())


def test_it_opens_without_a_password_with_its_counsellor_at_the_desk(noon: Path) -> None:
    assert desk.is_demo(noon)
    assert session.at_desk().name == tale.posts()[0].name
    assert rights.may(Right.WRITE_NOTE)


def test_the_store_finds_nothing_wrong_with_it(noon: Path) -> None:
    assert file.check() == []


def test_today_can_be_opened_by_whoever_looks(noon: Path) -> None:
    assert log.now_open() is None
    assert [visit.counsellor_name for visit in register.running()] == [tale.posts()[1].name]
    assert {line.kind for line in today.timeline(clock.today())} == {"window", "appointment", "visit"}
    assert standing.now().day.is_school_day


def test_there_is_something_of_everything_to_do(noon: Path) -> None:
    assert {each.due for each in due.to_do()} >= {"no_show", "arrival", "write_up", "letter", "waiting", "draft"}
    assert any(each.late for each in due.to_do() if each.due == "letter")


def test_the_log_has_short_days_a_handover_and_a_swap(noon: Path) -> None:
    weeks = [standing.week_of(clock.today() - timedelta(weeks=back)) for back in range(1, 6)]
    days = [day for week in weeks for day in week.days if day.is_school_day]
    assert {day.reached for day in days} == {True, False}
    assert all(day.unstaffed_minutes == 0 for day in days)
    openings = log.between(clock.today() - timedelta(days=14), clock.today())
    assert any(len({turn.starts for turn in each.turns}) > 1 and each.handover for each in openings)
    past = hours.planned_between(clock.today() - timedelta(days=60), clock.today())
    assert any(window.staff_id == staff.by_name(tale.posts()[5].name).id for window in past)


def test_the_book_has_every_end_and_two_weeks_to_come(noon: Path) -> None:
    behind = kept.between(NOON - timedelta(days=120), NOON)
    assert set(kept.states(behind)) >= {"done", "no_show", "cancelled", "late_cancel"}
    ahead = kept.between(NOON, NOON + timedelta(days=60))
    assert len({each.series_id for each in ahead if each.series_id}) == 1
    assert sum(each.series_id is not None for each in ahead) >= 4
    assert kept.overlapping_on_purpose(NOON, NOON + timedelta(days=60))
    assert any(line.preference.urgent for line in waiting.waiting())


def test_visits_have_topics_dangers_groups_and_notes(noon: Path) -> None:
    visits = register.between(NOON - timedelta(days=120), NOON)
    assert {visit.visitor for visit in visits} >= {"student", "parent", "teacher", "group"}
    assert any(visit.dangers for visit in visits)
    assert any(visit.is_walk_in and not visit.in_hours for visit in visits)
    assert all(visit.members > visit.present or visit.present >= 6 for visit in visits if visit.visitor == "group")
    assert 3 <= len(register.unwritten()) <= 6
    assert notes.drafts_left()
    assert len(letters.unanswered()) == 3


def test_the_committee_has_two_terms_behind_it(noon: Path) -> None:
    terms = [term for term in calendar().terms if term.starts <= clock.today()][-2:]
    first_grade = {each.id for each in classes.of_year() if each.known_as.grade_number(2026) == 7}
    for term, sides, wanted in zip(terms, (64, 76), (0.9, 0.7), strict=True):
        shown = [board.read(side, term) for side in SIDES]
        answered = reports.between(term.starts - timedelta(days=6), term.ends)
        weeks = sum(week.wanted and week.monday <= clock.today() for week in shown[0].weeks)
        assert len(answered) > wanted * sides * weeks
        told_by_new = [each for each in answered if each.place.kind == "class" and each.place.key in first_grade]
        assert bool(told_by_new) == (term == terms[-1])
    served = [seat for seat in seats.between(terms[0].starts, terms[0].ends) if seat.ended_how == "served"]
    assert all(seat.verdict for seat in served)
    assert len(served) > 80


def test_two_files_were_opened_because_of_what_a_class_told(noon: Path) -> None:
    fed = [concern for number in (1, 2) for concern in concern_cases.fed_by(number)]
    assert [concern.state for concern in fed] == ["case", "case"]
    assert all(concern.report_id is not None and concern.minutes_to_action for concern in fed)


def test_what_made_the_school_cannot_be_taken_back_but_what_was_done_today_can(noon: Path) -> None:
    with pytest.raises(Refused) as refused:
        journal.take_back(1)
    assert refused.value.words == demo.STANDS
    newest = history.newest()
    desk.undo()
    desk.redo()
    assert history.newest() == newest + 2
    assert file.check() == []


def test_there_is_no_second_school_in_the_same_folder(noon: Path) -> None:
    with pytest.raises(StoreTrouble):
        demo.build(noon)
    assert history.newest() > 1


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 28, 15, 0),
        datetime(2026, 10, 3, 10, 0),
        datetime(2027, 8, 10, 23, 30),
        datetime(2026, 11, 5, 11, 47),
        datetime(2027, 5, 5, 17, 39),
    ],
    ids=["a Saturday", "the National Day holiday", "a night in the summer", "a crowded noon", "a crowded afternoon"],
)
def test_whenever_it_is_built_there_is_school_before_and_after(moment: datetime, tmp_path: Path) -> None:
    with demo_at(moment, tmp_path):
        assert calendar().term_on(clock.today()) is not None
        assert [line for line in today.timeline(clock.today()) if line.kind == "window"]
        assert len(register.between(moment - timedelta(days=30), moment)) > 20
        assert len(kept.between(moment, moment + timedelta(days=14))) > 5
        assert due.to_do()
        assert log.now_open() is None
        assert file.check() == []


def test_the_same_minute_makes_the_same_school(tmp_path: Path) -> None:
    told = []
    for name in ("one", "other"):
        with demo_at(NOON, tmp_path / name):
            told.append({table.__name__: bare(table.select()) for table in WATCHED})
    assert told[0] == told[1]


def test_it_speaks_the_language_of_the_desk(tmp_path: Path) -> None:
    words.speak("en")
    try:
        with demo_at(NOON, tmp_path):
            assert {room.name for room in rooms.here()} == {room.name.en for room in tale.rooms()}
    finally:
        words.speak("zh")


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_day_there_ever_is_lies_well_inside_a_term(day: date) -> None:
    terms = terms_around(day)
    (now,) = [term for term in terms if term.starts <= day <= term.ends]
    assert now.starts <= clock.monday(day) - BEFORE
    assert now.ends >= clock.monday(day) + AFTER
    assert all(earlier.ends < later.starts for earlier, later in pairwise(terms))
    assert len({(term.school_year, term.number) for term in terms}) == len(terms)
