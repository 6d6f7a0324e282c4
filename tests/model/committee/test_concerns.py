"""From a line to help: a concern is a to-do, never a level, and what came of it is found from both sides (C5)."""

from datetime import date, datetime

import pytest

from model import clock, concern_cases, due, session
from model.appointments import book, kept, series, waiting
from model.appointments.book import Wish
from model.appointments.dates import Rule
from model.appointments.waiting import Preference
from model.care import cases, file
from model.care.chronology import chronology
from model.committee import concerns, outcomes, reports, steps
from model.committee.concerns import Seen
from model.committee.places import Place
from model.committee.reports import Answer
from model.errors import DeskError, NotAllowed, NotFound, Refused
from model.store import journal
from model.store.tables import ConcernRow
from tests.founding import School

ONE = Place("class", 1)
MONDAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 26, 12, 30)


@pytest.fixture
def concern(school: School) -> int:
    """张伟 is named in a report."""
    told = Answer(mood=3, seen=(Seen(school.students[0], "三天没吃午饭", "life"),))
    number = reports.receive(ONE, MONDAY, told)
    return concerns.of_report(number)[0].id


def _due() -> list[tuple[str, int, bool]]:
    return [(each.due, each.number, each.late) for each in due.to_do() if each.due == "concern"]


def test_a_named_concern_is_a_to_do_until_something_is_done(school: School, concern: int) -> None:
    assert _due() == [("concern", concern, False)]
    outcomes.watch(concern, again_on=date(2026, 12, 9))
    assert _due() == []
    clock.set_stopped(datetime(2026, 12, 10, 8, 0))
    assert _due() == [("concern", concern, True)]


def test_who_looked_is_kept_once_each_and_is_not_taken_back(school: School, concern: int) -> None:
    before = journal.last_done()
    outcomes.look(concern)
    outcomes.look(concern)
    assert [(step.what, step.who) for step in steps.of(concern)] == [("looked", "赵老师")]
    assert journal.last_done() == before
    assert concerns.get(concern).state == "looked"


def test_an_invitation_is_found_from_both_sides_and_the_time_to_it_is_measured(school: School, concern: int) -> None:
    clock.set_stopped(datetime(2026, 11, 25, 13, 30))
    booked = outcomes.invite(concern, Wish(NOON, 40, school.zhao, school.students[0]), despite=True)
    assert steps.of(concern)[-1].appointment_id == booked.id
    [found] = concerns.of_appointment(booked.id)
    assert (found.id, found.state, found.minutes_to_action) == (concern, "invite", 90)
    assert outcomes.speed([found]).median_minutes == 90
    assert str(steps.outcome(found)) == "约谈：11-26 12:30 赵老师 已约"
    journal.take_back(journal.last_done() or 0)
    assert concerns.get(concern).is_waiting
    assert concerns.of_appointment(booked.id) == []
    with pytest.raises(NotFound):
        kept.get(booked.id)


def test_every_date_of_a_weekly_series_knows_the_concern_and_one_undo_takes_all_back(
    school: School, concern: int
) -> None:
    wish = Wish(NOON, 40, school.zhao, school.students[0])
    before = journal.last_done()
    booked = outcomes.invite_by(concern, lambda: series.book_series(wish, Rule("weekly", 3), despite=True))
    assert len(booked) == 3
    for each in booked:
        assert [found.id for found in concerns.of_appointment(each.id)] == [concern]
    assert [step.appointment_id for step in steps.of(concern)] == [each.id for each in booked]
    assert [len(each) for each in steps.rounds(concern)] == [3]
    assert str(steps.outcome(concerns.get(concern))) == "约谈：11-26 12:30 赵老师 已约，共 3 次"
    book.cancel(booked[0].id, "请假")
    assert str(steps.outcome(concerns.get(concern))) == "约谈：12-03 12:30 赵老师 已约，共 3 次"
    journal.take_back(journal.last_done() or 0)
    journal.take_back(journal.last_done() or 0)
    assert journal.last_done() == before
    assert concerns.get(concern).is_waiting
    assert concerns.of_appointment(booked[-1].id) == []


def test_from_the_waiting_list_the_appointment_is_linked_too(school: School, concern: int) -> None:
    line = outcomes.let_wait(concern, Preference())
    assert [each.id for each in concerns.of_waiting(line.id)] == [concern]
    assert str(steps.outcome(concerns.get(concern))) == "约谈：候补中"
    booked = waiting.give(line.id, Wish(NOON, 40, school.zhao, school.students[0]), despite=True)
    assert [each.id for each in concerns.of_appointment(booked.id)] == [concern]
    assert "12:30 赵老师" in str(steps.outcome(concerns.get(concern)))
    waiting_again = outcomes.let_wait(concern, Preference())
    waiting.withdraw(waiting_again.id)
    assert str(steps.outcome(concerns.get(concern))) == "约谈：已退出候补"


def test_another_students_appointment_cannot_be_linked(school: School, concern: int) -> None:
    other = book.book(Wish(NOON, 40, school.zhao, school.students[1]), despite=True)
    with pytest.raises(DeskError):
        outcomes.link_appointment(concern, other.id)


def test_nothing_needs_a_reason_and_steps_are_only_added_to(school: School, concern: int) -> None:
    with pytest.raises(Refused) as refused:
        outcomes.nothing(concern, "  ")
    assert refused.value.rule == "concern_step_reason"
    outcomes.ask_head_teacher(concern, "请班主任看看")
    outcomes.into_case(concern, "与家庭变故有关")
    outcomes.nothing(concern, "已由个案跟进")
    assert [step.what for step in steps.of(concern)] == ["ask", "case", "nothing"]
    assert concerns.get(concern).acted_at == datetime(2026, 11, 25, 12, 0)


def test_an_urgent_concern_comes_any_day_and_stands_first(school: School, concern: int) -> None:
    session.sit_down(school.sun)
    with clock.stopped_at(datetime(2026, 11, 25, 12, 0)):
        urgent = concerns.tell_urgent(Seen(school.students[1], "说不想活了", "safety"))
    with pytest.raises(NotAllowed):
        concerns.get(urgent)
    session.sit_down(school.zhao)
    assert _due()[0] == ("concern", urgent, True)
    assert concerns.get(urgent).report_id is None


def test_a_report_entered_again_changes_the_concern_and_makes_no_second(school: School, concern: int) -> None:
    told = Answer(mood=2, seen=(Seen(school.students[0], "四天没吃午饭", "life", urgent=True),))
    reports.receive(ONE, MONDAY, told)
    assert ConcernRow.select().count() == 1
    assert (concerns.get(concern).seen, concerns.get(concern).urgent) == ("四天没吃午饭", True)


@pytest.mark.parametrize("who", ["sun"])
def test_concerns_are_the_counsellors(school: School, concern: int, who: str) -> None:
    session.sit_down(getattr(school, who))
    assert _due() == []
    for verb in (concerns.get, steps.of, outcomes.look):
        with pytest.raises(NotAllowed):
            verb(concern)


def test_a_concern_opens_a_case_and_the_next_one_feeds_it(school: School, concern: int) -> None:
    with pytest.raises(Refused):
        concern_cases.open_from(concern, 1, "三天没吃饭", None)
    assert concerns.get(concern).is_waiting
    case = concern_cases.open_from(concern, 1, "三天没吃饭", date(2026, 12, 9))
    assert concerns.get(concern).state == "case"
    assert str(steps.outcome(concerns.get(concern))) == f"转个案：个案 {case.id}"
    second = concerns.tell_urgent(Seen(school.students[0], "又哭了", "feelings"))
    assert concern_cases.feed(second, "同一原因").id == case.id
    assert [each.id for each in concern_cases.fed_by(case.id)] == [concern, second]
    assert cases.of_student(school.students[0]) == case
    journal.take_back(journal.last_done() or 0)
    assert [each.id for each in concern_cases.fed_by(case.id)] == [concern]


def test_the_file_of_the_student_tells_where_it_was_reported_and_what_became_of_it(
    school: School, concern: int
) -> None:
    concern_cases.open_from(concern, 1, "三天没吃饭", date(2026, 12, 9))
    concerns.tell_urgent(Seen(school.students[0], "又哭了", "feelings"))
    told = [each for each in chronology(file.read(school.students[0])) if each.kind == "concern"]
    assert [(each.number, str(each.about)) for each in told] == [
        (concern + 1, "紧急上报 又哭了；未看"),
        (concern, "初三(1)班第13周周报 三天没吃午饭；转个案：个案 1"),
    ]


def test_without_a_case_there_is_nothing_to_feed(school: School, concern: int) -> None:
    with pytest.raises(NotFound):
        concern_cases.feed(concern)
