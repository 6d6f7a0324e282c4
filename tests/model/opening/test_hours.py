"""The hours as they are planned: the weekly pattern, and the days that are different."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import history, session
from model.calendar import year
from model.errors import NotAllowed, NotFound, Refused
from model.opening import duty, hours
from model.opening.windows import OwnHours, WindowRule
from model.store import journal
from model.store.tables import OpeningWindowRow
from model.words import Words
from tests.conftest import WEDNESDAY
from tests.founding import School
from tests.model.visits.desk_day import entries, everything, redo, undo

DAY = WEDNESDAY.date()
NOON = time(12), time(13)
EVENING = time(17), time(18, 30)


def planned(day: date) -> list[str]:
    """The windows of a day as text."""
    return [f"{window.starts:%H:%M}-{window.ends:%H:%M}" for window in hours.planned_on(day)]


def refused(rule: str, do: Callable[[], object]) -> None:
    """A rule refuses, and nothing has changed."""
    before, written = everything(), entries()
    with pytest.raises(Refused) as told_why:
        do()
    assert told_why.value.rule == rule
    assert (everything(), entries()) == (before, written)


def test_a_window_comes_into_the_pattern(school: School) -> None:
    number = hours.add_window(2, *NOON, parity="even", from_on=DAY, until_on=DAY, staff=school.zhao, room=school.room)
    assert hours.rules() == (
        WindowRule(number, 2, *NOON, None, "even", DAY, DAY, school.zhao, school.room),
    )  # fmt: skip
    assert hours.rule(number) == hours.rules()[0]
    assert history.lately(1)[0].words == Words(
        "新增开放时段 星期三 12:00-13:00", "Added opening hours on Wednesday 12:00-13:00"
    )


def test_the_same_window_on_several_days_is_one_change(school: School) -> None:
    written = entries()
    numbers = hours.add_windows([0, 2, 4], *NOON, staff=school.zhao, parity="odd")
    assert [(rule.id, rule.weekday, rule.staff_id, rule.parity) for rule in hours.rules()] == [
        (number, weekday, school.zhao, "odd") for number, weekday in zip(numbers, (0, 2, 4), strict=True)
    ]
    assert entries() == written + 1
    assert history.lately(1)[0].words.zh == "新增每周 3 天的开放时段 12:00-13:00"
    undo()
    assert hours.rules() == ()
    hours.add_windows([1], *NOON)
    assert history.lately(1)[0].words.zh == "新增开放时段 星期二 12:00-13:00"
    refused("opening_window_weekday", lambda: hours.add_windows([3, 9], *NOON))


def test_the_pattern_stands_by_weekday_and_time(school: School) -> None:
    for weekday, span in ((4, NOON), (0, EVENING), (0, NOON)):
        hours.add_window(weekday, *span)
    assert [(rule.weekday, rule.starts) for rule in hours.rules()] == [(0, time(12)), (0, time(17)), (4, time(12))]


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("opening_window_order", {"starts": time(13), "ends": time(12)}),
        ("opening_window_order", {"starts": time(12), "ends": time(12)}),
        ("opening_window_weekday", {"weekday": 7}),
        ("opening_window_parity", {"parity": "third"}),
        ("opening_window_dates", {"from_on": DAY, "until_on": DAY - timedelta(days=1)}),
        ("foreign_key", {"staff": 99}),
        ("foreign_key", {"bell": 99}),
        ("foreign_key", {"room": 99}),
    ],
)
def test_a_window_that_cannot_be(school: School, rule: str, facts: dict[str, object]) -> None:
    refused(rule, lambda: hours.add_window(**{"weekday": 2, "starts": time(12), "ends": time(13), **facts}))
    number = hours.add_window(2, *NOON)
    refused(rule, lambda: hours.change_window(number, **facts))


def test_the_windows_follow_weekday_weeks_dates_and_bells(school: School) -> None:
    year.decide_day(date(2026, 11, 28), "teaching", 2)
    hours.add_window(2, *NOON)
    hours.add_window(2, *EVENING, parity="even")
    assert planned(DAY) == ["12:00-13:00"], "the thirteenth week is odd"
    assert planned(date(2026, 11, 18)) == ["12:00-13:00", "17:00-18:30"]
    assert planned(date(2026, 11, 28)) == ["12:00-13:00"], "a Saturday that teaches as a Wednesday"
    assert planned(date(2026, 11, 26)) == []


def test_changed_for_past_and_future_alike(school: School) -> None:
    number = hours.add_window(2, *NOON)
    hours.change_window(number, starts=time(12, 30), staff=school.qian)
    assert planned(DAY) == planned(date(2026, 9, 2)) == ["12:30-13:00"]
    assert hours.rule(number).staff_id == school.qian


def test_changed_from_a_day_on_the_past_stays_true(school: School) -> None:
    until = date(2027, 1, 22)
    number = hours.add_window(2, *NOON, parity="all", until_on=until, staff=school.zhao, room=school.room)
    new = hours.change_window_from(number, DAY, ends=time(13, 30), staff=school.qian)
    assert new != number
    assert planned(DAY - timedelta(days=7)) == ["12:00-13:00"]
    assert planned(DAY) == ["12:00-13:30"]
    assert hours.rule(number).until_on == DAY - timedelta(days=1)
    assert hours.rule(new) == WindowRule(
        new, 2, time(12), time(13, 30), None, "all", DAY, until, school.qian, school.room
    )
    undo()
    assert [rule.id for rule in hours.rules()] == [number]


def test_what_begins_later_is_simply_changed_and_what_is_over_is_not(school: School) -> None:
    later = hours.add_window(2, *NOON, from_on=DAY)
    assert hours.change_window_from(later, DAY, ends=time(14)) == later
    assert (hours.rule(later).from_on, hours.rule(later).ends) == (DAY, time(14))
    over = hours.add_window(2, *EVENING, until_on=DAY - timedelta(days=1))
    refused("opening_window.over", lambda: hours.change_window_from(over, DAY, ends=time(19)))


def test_a_window_ends_or_is_retired(school: School) -> None:
    ended, retired = hours.add_window(2, *NOON), hours.add_window(2, *EVENING)
    hours.end_window(ended, DAY)
    hours.retire_window(retired)
    assert planned(DAY) == ["12:00-13:00"]
    assert planned(DAY + timedelta(days=7)) == []
    assert [rule.id for rule in hours.rules()] == [ended]
    began = hours.add_window(3, *NOON, from_on=DAY)
    refused("opening_window_dates", lambda: hours.end_window(began, DAY - timedelta(days=1)))
    for do in (
        lambda: hours.rule(retired),
        lambda: hours.change_window(retired, ends=time(20)),
        lambda: hours.change_window_from(retired, DAY, ends=time(20)),
        lambda: hours.end_window(retired, DAY),
        lambda: hours.retire_window(retired),
    ):
        written = entries()
        with pytest.raises(NotFound):
            do()
        assert entries() == written


def test_one_day_has_hours_of_its_own(school: School) -> None:
    hours.add_window(2, *NOON, staff=school.zhao)
    hours.plan_day(DAY, [OwnHours(*EVENING, school.qian, school.room), OwnHours(time(9), time(10))], " 家长会 ")
    assert planned(DAY) == ["09:00-10:00", "17:00-18:30"]
    assert [(each.staff_id, each.room_id) for each in hours.planned_on(DAY)] == [
        (None, None),
        (school.qian, school.room),
    ]
    assert [each.reason for each in hours.dated(DAY, DAY)] == ["家长会", "家长会"]
    assert planned(DAY + timedelta(days=7)) == ["12:00-13:00"]
    hours.plan_day(DAY, [], "停电")
    assert planned(DAY) == []
    assert history.lately(1)[0].words.zh == "2026-11-25全天不开放"
    hours.plan_as_usual(DAY)
    assert planned(DAY) == ["12:00-13:00"]
    with pytest.raises(NotFound):
        hours.plan_as_usual(DAY)


def test_a_day_without_school_opens_only_by_its_own_hours(school: School) -> None:
    saturday = DAY + timedelta(days=3)
    hours.add_window(5, *NOON)
    assert planned(saturday) == []
    hours.plan_day(saturday, [OwnHours(*NOON)], "校庆")
    assert planned(saturday) == ["12:00-13:00"]


def test_a_day_that_cannot_be_planned_so_stays_as_it_was(school: School) -> None:
    hours.plan_day(DAY, [OwnHours(*NOON)], "")
    refused("dated_window_order", lambda: hours.plan_day(DAY, [OwnHours(*EVENING), OwnHours(time(9), time(9))], ""))
    refused("foreign_key", lambda: hours.plan_day(DAY, [OwnHours(*EVENING, 99)], ""))
    assert planned(DAY) == ["12:00-13:00"]


def test_inside_and_outside_the_hours(school: School) -> None:
    hours.add_window(2, *NOON)
    inside = [datetime.combine(DAY, time(12)), datetime.combine(DAY, time(12, 59))]
    assert all(hours.is_planned_at(moment) for moment in inside)
    assert not hours.is_planned_at(datetime.combine(DAY, time(13)))
    assert not hours.is_planned_at(datetime.combine(DAY, time(11, 59)))


def test_the_next_window_may_be_days_away(school: School) -> None:
    hours.add_window(0, *NOON)
    hours.add_window(2, *NOON)
    found = hours.next_window(WEDNESDAY)
    assert found is not None
    assert found.starts == datetime(2026, 11, 30, 12), "what begins this minute has begun"
    assert hours.next_window(datetime(2026, 11, 25, 11, 59)) == hours.planned_on(DAY)[0]
    assert hours.next_window(WEDNESDAY, days=3) is None


def test_who_may_plan(school: School) -> None:
    session.sit_down(school.sun)
    for do in (
        lambda: hours.add_window(2, *NOON),
        lambda: hours.change_window(1, ends=time(14)),
        lambda: hours.change_window_from(1, DAY, ends=time(14)),
        lambda: hours.end_window(1, DAY),
        lambda: hours.retire_window(1),
        lambda: hours.plan_day(DAY, [], ""),
        lambda: hours.plan_as_usual(DAY),
    ):
        with pytest.raises(NotAllowed):
            do()


VERBS: dict[str, Callable[[School, int], object]] = {
    "add": lambda school, window: hours.add_window(3, *NOON, staff=school.qian),
    "change": lambda school, window: hours.change_window(window, ends=time(14)),
    "change_from": lambda school, window: hours.change_window_from(window, DAY, ends=time(14)),
    "end": lambda school, window: hours.end_window(window, DAY),
    "retire": lambda school, window: hours.retire_window(window),
    "plan_day": lambda school, window: hours.plan_day(DAY, [OwnHours(*EVENING)], "改时间"),
    "close_day": lambda school, window: hours.plan_day(DAY, [], "停电"),
    "as_usual": lambda school, window: hours.plan_as_usual(DAY),
}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_there_and_back(school: School, verb: str) -> None:
    window = hours.add_window(2, *NOON, staff=school.zhao)
    hours.plan_day(DAY, [OwnHours(*NOON)], "家长会")
    before, written, plan = everything(), entries(), hours.planned_between(DAY, DAY + timedelta(days=14))
    VERBS[verb](school, window)
    after = everything()
    assert entries() == written + 1
    undo()
    assert everything() == before
    assert hours.planned_between(DAY, DAY + timedelta(days=14)) == plan, "what was remembered follows"
    redo()
    assert everything() == after


def test_what_another_writes_is_seen_at_once(school: School) -> None:
    assert hours.rules() == ()
    with journal.writing("test.other_window", Words("别处写入", "Written elsewhere")):
        OpeningWindowRow.create(weekday=2, starts=time(12), ends=time(13))
    assert planned(DAY) == ["12:00-13:00"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    at=st.integers(0, 60),
    facts=st.fixed_dictionaries(
        {}, optional={"ends": st.sampled_from([time(13), time(14)]), "parity": st.sampled_from(["all", "odd", "even"])}
    ),
)
def test_a_change_from_a_day_on_never_touches_the_days_before(
    school: School, at: int, facts: dict[str, object]
) -> None:
    first, last = date(2026, 10, 1), date(2026, 12, 20)
    for rule in hours.rules():
        hours.retire_window(rule.id)
    number = hours.add_window(2, *NOON, staff=school.zhao)
    day = first + timedelta(days=at)
    before = [(each.starts, each.ends) for each in hours.planned_between(first, day - timedelta(days=1))]
    new = hours.change_window_from(number, day, **facts)  # type: ignore[arg-type]
    assert [(each.starts, each.ends) for each in hours.planned_between(first, day - timedelta(days=1))] == before
    assert {each.rule_id for each in hours.planned_between(day, last)} <= {new}


def test_duty_goes_with_the_window_unless_it_was_swapped(school: School) -> None:
    hours.add_window(2, *NOON, staff=school.zhao)
    duty.swap_duty(DAY, school.zhao, school.qian, "外出培训")
    assert [window.staff_id for window in hours.planned_on(DAY)] == [school.qian]
    assert [window.staff_id for window in hours.planned_between(DAY, DAY, swapped=False)] == [school.zhao]
