"""Moods told day by day: as they are entered, and how many low or calm days raise a class (domain 2.8)."""

from datetime import date, timedelta

import pytest

from model import clock, rights, session, settings
from model.calendar.year import calendar
from model.committee import moods, reports, weather, weeks
from model.committee.places import Place
from model.committee.reports import Answer
from model.errors import NotAllowed, Refused
from model.rights import Role
from model.store import journal
from tests.founding import School

ONE, TWO = Place("class", 1), Place("class", 2)
MONDAY, TODAY = date(2026, 11, 23), date(2026, 11, 25)


def _tell(place: Place, *told: int, until: date = TODAY) -> None:
    """One mood a school day up to a day."""
    days = [day.on for day in calendar().days(until - timedelta(days=60), until) if day.is_school_day]
    moods.tell(place, dict(zip(days[-len(told) :], told, strict=True)))


def _raised() -> list[tuple[int | str, str, int, str]]:
    term = weeks.term_for(clock.today())
    assert term
    return [(each.point.place.key, each.rule, each.length, each.unit) for each in weather.raised(term)]


@pytest.mark.parametrize(
    ("told", "raised"),
    [
        ((2,), []),
        ((3, 2, 1), [(1, "member", 2, "days")]),
        ((2, 2, 1), [(1, "head", 3, "days")]),
        ((1,) * 7, [(1, "room", 7, "days")]),
        ((1, 1, 3), []),
        ((3,) * 14, []),
        ((3,) * 15, [(1, "calm", 15, "days")]),
    ],
)
def test_days_are_raised_by_the_schools_own_numbers(
    school: School, told: tuple[int, ...], raised: list[tuple[int, str, int, str]]
) -> None:
    _tell(ONE, *told)
    assert _raised() == raised


def test_a_day_that_was_not_told_ends_a_run_but_today_may_still_be_told(school: School) -> None:
    _tell(ONE, 2, 2, until=TODAY - timedelta(days=1))
    assert _raised() == [(1, "member", 2, "days")]
    clock.set_stopped(clock.now() + timedelta(days=1))
    assert _raised() == []


def test_of_a_week_and_of_days_the_graver_is_raised(school: School) -> None:
    settings.change(mood_low_member=1, mood_low_head=2)
    reports.receive(ONE, MONDAY, Answer(mood=1))
    assert _raised() == [(1, "member", 1, "weeks")]
    _tell(ONE, 2, 2)
    assert _raised() == [(1, "head", 2, "days")]
    assert str(weather.RULE_WORDS["head"].saying(n=2, unit="天")) == "低落2天：班主任关注"


def test_days_are_told_anew_as_one_change_and_taken_back_as_one(school: School) -> None:
    assert moods.tell(ONE, {MONDAY: 2, TODAY: 3}) == 2
    assert moods.tell(ONE, {MONDAY: 2, TODAY: 3}) == 0
    assert moods.tell(ONE, {MONDAY: 4, TODAY: 5}) == 2
    assert moods.between(MONDAY, TODAY) == {ONE: {MONDAY: 4, TODAY: 5}}
    journal.take_back(journal.last_done() or 0)
    assert moods.between(MONDAY, TODAY) == {ONE: {MONDAY: 2, TODAY: 3}}


def test_only_school_days_that_have_come_are_told(school: School) -> None:
    assert moods.days_of(MONDAY) == [MONDAY, MONDAY + timedelta(days=1), TODAY]
    for day, rule in ((TODAY + timedelta(days=1), "day_mood.future"), (date(2026, 11, 22), "day_mood.no_school")):
        with pytest.raises(Refused) as refused:
            moods.tell(TWO, {day: 3})
        assert refused.value.rule == rule


def test_a_duty_teacher_tells_and_does_not_read_a_leader_reads_and_does_not_tell(school: School) -> None:
    session.sit_down(school.sun)
    assert moods.tell(ONE, {TODAY: 2}) == 1
    with pytest.raises(NotAllowed):
        moods.between(MONDAY, TODAY)
    rights.take(Role.LEADER)
    assert moods.between(MONDAY, TODAY) == {ONE: {TODAY: 2}}
    with pytest.raises(NotAllowed):
        moods.tell(ONE, {TODAY: 3})
