"""What whoever is allowed a question is told: that there is something, and how much of whose (issue 3 §2)."""

from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from model import clock, due, history, reading_log, rights, room_week, session, today
from model.appointments import kept
from model.appointments.week import week as week_of_book
from model.care import due as care_due
from model.care import file as files
from model.care import incident_log, incidents
from model.committee import to_do as committee_due
from model.errors import NotAllowed, NotFound
from model.exchange.calendar_file import appointments_of, calendar_file
from model.opening import kept as opening_kept
from model.opening import log
from model.rights import Right, Role
from model.visits import notes, register, visits
from model.visits.visit import Details
from tests.founding import School
from tests.model.rights.world import DAY, World, one_of_everything
from tests.model.visits.desk_day import at

OPEN = ("seat.", "student.", "school.", "training.")
"""Deeds an administrator does or may see, and so whom they are about."""
OUTSIDERS = "LA"
"""A leader and an administrator."""
NAME, SAID = "张伟", ("急", "谈到了考试", "一直哭", "两周失眠", "抑郁情绪", "明天再来", "认错人")


@pytest.fixture
def world(school: School) -> World:
    """张伟 came, wrote, was told of, is watched over; 赵老师 keeps it all, and leaves a word for the next on duty."""
    made = one_of_everything(school, "O")
    at("12:35")
    visits.void(2, "认错人")
    log.close_room("张伟明天再来")
    return made


def everything_told(told: Any) -> str:
    """All that stands in what was answered, however deep."""
    if is_dataclass(told) and not isinstance(told, type):
        whole = " ".join(everything_told(getattr(told, field.name)) for field in fields(told))
        return f"{whole} {getattr(told, 'who', '')}"
    if isinstance(told, dict):
        return " ".join(map(everything_told, told.items()))
    if isinstance(told, list | tuple | set | frozenset):
        return " ".join(map(everything_told, told))
    return str(told)


def of_the_day() -> dict[str, Any]:
    """Everything whoever may see today is told of visitors and appointments."""
    start, end = datetime(2026, 11, 1), datetime(2026, 12, 30)
    return {
        "the day": today.timeline(DAY),
        "the visits": register.of_day(DAY, voided=True),
        "the openings": opening_kept.between(DAY, DAY),
        "the room's week": room_week.week_of(DAY),
        "the visits under way": [*register.running(), *register.left_running()],
        "the book": kept.between(start, end),
        "one appointment": kept.get(1),
        "a counsellor's book": kept.between(start, end, counsellor=1),
        "a series": kept.of_series(1),
        "the week": week_of_book(DAY),
        "what is due": due.to_do(),
    }


@pytest.mark.parametrize("who", OUTSIDERS)
def test_leader_and_administrator_see_that_a_time_is_taken_not_by_whom(world: World, who: str) -> None:
    world.sits("O")
    inside = of_the_day()
    world.sits(who)
    outside = of_the_day()
    assert NAME in everything_told(inside)
    assert [len(outside[each]) for each in ("the visits", "the book")] == [
        len(inside[each]) for each in ("the visits", "the book")
    ]
    for each, told in outside.items():
        assert not [word for word in (NAME, *SAID) if word in everything_told(told)], each


def test_the_calendar_file_of_a_leader_names_nobody_not_even_by_code(world: World) -> None:
    world.sits("O")
    assert b"S00001" in calendar_file(appointments_of(DAY.replace(day=23)))
    world.sits("L")
    assert b"S00001" not in calendar_file(appointments_of(DAY.replace(day=23)))


@pytest.mark.parametrize("who", "DLA")
def test_nothing_of_the_board_is_due_for_whoever_keeps_no_files(world: World, who: str) -> None:
    at("12:00", 30)
    world.sits("O")
    assert list(care_due.to_do())
    world.sits(who)
    assert list(care_due.to_do()) == []
    assert not [each for each in committee_due.to_do() if each.kind == "concern"]


def test_an_administrator_reads_in_the_journal_that_something_was_done_not_to_whom(world: World) -> None:
    world.sits("A")
    assert [deed for deed in history.lately() if deed.deed.startswith("visit.")]
    for deed in history.lately():
        if not deed.deed.startswith(OPEN):
            assert NAME not in everything_told(deed.words), deed.deed
        for field in history.fields(deed.number):
            assert not [word for word in SAID if word in everything_told(field)], (deed.deed, field.name)


def test_an_administrator_sees_that_notes_were_read_not_whose(world: World) -> None:
    world.sits("O")
    notes.read(1)
    files.read(1)
    world.sits("A")
    [seen] = reading_log.latest()
    assert (seen.words.zh, seen.who_name, seen.student_id) == ("11月25日来访的记录", "赵老师", None)
    about = history.names_in([deed.number for deed in history.lately()])
    open_deeds = {deed.number for deed in history.lately() if deed.deed.startswith(OPEN)}
    assert set(about) <= open_deeds


def test_whoever_reports_reads_nothing_back(world: World) -> None:
    """Add without read: a duty teacher tells of an incident and sees it once, and no other."""
    world.sits("D")
    told = incidents.report("ordinary", "relations", "厕所里哭", "保洁员", student=1)
    assert (incident_log.reported(told.id).facts, told.facts) == ("厕所里哭", "厕所里哭")
    for asked in (lambda: incident_log.get(told.id), lambda: incident_log.get(1), incident_log.running):
        with pytest.raises(NotAllowed):
            asked()
    at("12:40")
    with pytest.raises(NotFound):
        incident_log.reported(told.id)


def test_a_duty_teacher_is_told_of_the_notes_they_owe_themselves_and_of_nobody_elses(world: World) -> None:
    early = clock.now() - timedelta(hours=4)
    another = visits.add(Details(student=2), early, early + timedelta(minutes=40))
    owed = [each.number for each in due.to_do() if each.due == "write_up"]
    assert another.id in owed
    world.sits("D")
    assert [each for each in due.to_do() if each.due == "write_up"] == []
    assert register.unwritten() == register.unwritten(counsellor=another.counsellor_id) == []
    assert [each.written for each in register.of_day(DAY) if each.id == another.id] == [None]
    own = visits.add(Details(student=3), early, early + timedelta(minutes=20))
    assert [each.number for each in due.to_do() if each.due == "write_up"] == [own.id]
    assert [each.written for each in register.of_day(DAY) if each.id == own.id] == [False]
    world.sits("O")
    assert {another.id, own.id} <= {each.id for each in register.unwritten()}


def test_a_note_is_read_by_who_received_and_by_nobody_else(world: World) -> None:
    world.sits("O")
    assert notes.read(1) is not None
    for who in "CD":
        world.sits(who)
        with pytest.raises(NotAllowed):
            notes.read(1)


def test_no_role_but_the_counsellors_has_a_right_to_content() -> None:
    content = {Right.CARE, Right.SEE_ANY_VISIT, Right.CONCERNS, Right.READ_REPORTS, Right.ENTRUST}
    own = {Right.WRITE_NOTE, Right.RECEIVE, Right.BOOK, Right.LETTERS}
    for role in (Role.LEADER, Role.ADMINISTRATOR):
        assert not [right for right in content | own if rights.may_as(role, right)], role
    assert not [right for right in content if rights.may_as(Role.DUTY, right)]
    assert not [role for role in Role if rights.may_as(role, Right.READ_ANY_NOTE)]
    assert not [right for right in Right if rights.may_as(Role.NONE, right)]


def test_every_right_has_its_words_and_somebody_who_has_it_or_nobody_on_purpose() -> None:
    assert set(rights.RIGHT_WORDS) == set(Right)
    unheld = {right for right in Right if not any(rights.may_as(role, right) for role in Role)}
    assert unheld == {Right.READ_ANY_NOTE}
    session.stand_up()
    assert not rights.may(Right.SEE_TODAY)
