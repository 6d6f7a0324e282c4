"""Weekly reports: wanted by the calendar, answered with nothing or something, missing, late, sent back (C3)."""

from collections import Counter
from datetime import date, datetime

import pytest

from model import clock, session, settings
from model.calendar import year
from model.committee import board, concerns, reports, weeks
from model.committee.places import Place
from model.committee.reports import Answer
from model.errors import NotAllowed, Refused
from model.store import journal
from tests.founding import School

ONE, TWO, THREE = (Place("class", n) for n in (1, 2, 3))
MONDAY = date(2026, 11, 23)


def _board() -> board.Board:
    term = weeks.term_for(clock.today())
    assert term
    return board.read("class", term)


def _state(place: Place, monday: date = MONDAY) -> board.Square:
    return _board().squares[place, monday]


def test_the_weeks_follow_the_calendar_around_a_holiday_and_its_made_up_days(school: School) -> None:
    year.take_in_year(2026)
    found = {week.monday: week for week in _board().weeks}
    national = found[date(2026, 9, 28)]
    assert (national.kind, national.school_days, national.due_at) == ("short", 3, datetime(2026, 9, 30, 17, 0))
    after = found[date(2026, 10, 5)]
    assert after.kind == "short"
    assert after.due_at == datetime(2026, 10, 9, 17, 0)
    made_up = [day.on for day in year.calendar().days(date(2026, 10, 5), date(2026, 10, 11)) if day.kind == "made_up"]
    assert made_up == [date(2026, 10, 10)]
    assert after.school_days == 3
    ordinary = found[date(2026, 10, 12)]
    assert (ordinary.kind, ordinary.due_at) == ("full", datetime(2026, 10, 16, 17, 0))


def test_a_week_without_school_wants_nothing_and_one_with_only_its_saturday_is_due_then(school: School) -> None:
    for day in range(16, 21):
        year.decide_day(date(2026, 11, day), "closed")
    assert _state(ONE, date(2026, 11, 16)).state == "off"
    with pytest.raises(Refused) as refused:
        reports.nothing(ONE, date(2026, 11, 16))
    assert refused.value.rule == "peer_report.off"
    year.decide_day(date(2026, 11, 21), "teaching", 4)
    [week] = [each for each in _board().weeks if each.monday == date(2026, 11, 16)]
    assert (week.kind, week.due_at) == ("short", datetime(2026, 11, 21, 17, 0))


def test_the_cut_off_and_the_period_are_the_schools(school: School) -> None:
    settings.change(cut_off_weekday="2", cut_off_time="12:30", report_every=2)
    wanted = [week for week in _board().weeks if week.wanted]
    assert [week.number for week in wanted[:3]] == [2, 4, 6]
    assert wanted[0].due_at == datetime(2026, 9, 9, 12, 30)


def test_missing_nothing_received_late_and_returned_are_five_things(school: School) -> None:
    last = date(2026, 11, 16)
    reports.nothing(ONE, last, received_at=datetime(2026, 11, 20, 16, 0))
    number = reports.receive(
        TWO, last, Answer(mood=4, talks=frozenset({"study"})), received_at=datetime(2026, 11, 23, 8, 0)
    )
    assert [_state(place, last)[:2] for place in (ONE, TWO, THREE)] == [
        ("nothing", False),
        ("received", True),
        ("missing", False),
    ]
    reports.send_back(number, "请写明是谁")
    assert _state(TWO, last).state == "returned"
    reports.receive(TWO, last, Answer(mood=3))
    assert _state(TWO, last)[:2] == ("received", True)
    assert Counter(square.state for square in (_state(ONE), _state(TWO), _state(THREE))) == {"open": 3}
    assert _state(ONE, date(2026, 11, 30)).state == "coming"


def test_a_report_sent_back_needs_to_say_what_is_wanted_and_one_of_the_wrong_class_is_voided(school: School) -> None:
    number = reports.nothing(ONE, MONDAY)
    with pytest.raises(Refused) as refused:
        reports.send_back(number, " ")
    assert refused.value.rule == "peer_report_returned"
    reports.void(number, "录错班")
    assert _state(ONE).state == "open"
    reports.nothing(ONE, MONDAY)
    assert _state(ONE).state == "nothing"


def test_nothing_is_taken_back_to_missing(school: School) -> None:
    reports.nothing(ONE, MONDAY)
    journal.take_back(journal.last_done() or 0)
    assert _state(ONE).state == "open"


def test_the_missing_list_has_classes_and_members_and_nothing_else(school: School) -> None:
    from model.committee import appointing
    from model.committee.appointing import Wish

    appointing.appoint(Wish(school.students[0], ONE, "boy"))
    reports.nothing(TWO, MONDAY)
    week = weeks.week_on(MONDAY)
    assert week
    assert board.missing_text(week).split("\n") == ["第13周心理周报未交（2）", "初二(1)班", "初三(1)班 张伟"]


def test_next_wanting_goes_down_and_round(school: School) -> None:
    week = weeks.week_on(MONDAY)
    assert week
    reports.nothing(TWO, MONDAY)
    shown = _board()
    order = [point.place for point in shown.points]
    assert order == [THREE, ONE, TWO]
    found = shown.next_wanting(ONE, week)
    assert found
    assert found.place == THREE


def test_a_duty_teacher_takes_reports_in_and_reads_only_their_own(school: School) -> None:
    number = reports.receive(ONE, MONDAY, Answer(mood=2, events="打架"))
    session.sit_down(school.sun)
    mine = reports.receive(TWO, MONDAY, Answer(mood=4))
    assert reports.read(mine).says.mood == 4
    assert (_state(ONE).state, _state(ONE).mood) == ("received", None)
    with pytest.raises(NotAllowed):
        reports.read(number)
    with pytest.raises(NotAllowed):
        reports.receive(ONE, MONDAY, Answer(mood=5))
    with pytest.raises(NotAllowed):
        concerns.of_report(number)


def test_nothing_is_entered_for_a_week_to_come_or_for_later_than_now(school: School) -> None:
    for arguments, rule in (
        ((ONE, date(2026, 11, 30)), "peer_report.early"),
        ((ONE, date(2026, 11, 24)), "peer_report_monday"),
    ):
        with pytest.raises(Refused) as refused:
            reports.nothing(*arguments)
        assert refused.value.rule == rule
    with pytest.raises(Refused) as refused:
        reports.nothing(ONE, MONDAY, received_at=datetime(2026, 11, 25, 12, 1))
    assert refused.value.rule == "peer_report.future"
