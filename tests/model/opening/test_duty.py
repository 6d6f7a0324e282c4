"""Duty that changes hands for a day, and counsellors who are away."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from model import history, session
from model.errors import NotAllowed, NotFound, Refused
from model.opening import absences, duty, hours
from model.words import Words
from tests.conftest import WEDNESDAY
from tests.founding import School
from tests.model.visits.desk_day import entries, everything, moment, redo, undo

DAY = WEDNESDAY.date()


@pytest.fixture
def plan(school: School) -> School:
    """On Wednesdays 赵老师 has the noon, 钱老师 the evening, and nobody the morning."""
    hours.add_window(2, time(8), time(9))
    hours.add_window(2, time(12), time(13), staff=school.zhao)
    hours.add_window(2, time(17), time(18), staff=school.qian)
    return school


def on_duty(day: date) -> list[int | None]:
    """Who has the duty of the windows of a day."""
    return [window.staff_id for window in hours.planned_on(day)]


def test_somebody_else_does_a_duty(plan: School) -> None:
    duty.swap_duty(DAY, plan.zhao, plan.sun, " 外出培训 ")
    assert on_duty(DAY) == [None, plan.sun, plan.qian]
    assert on_duty(DAY + timedelta(days=7)) == [None, plan.zhao, plan.qian]
    (swap,) = duty.swaps(DAY, DAY)
    assert (swap.planned_name, swap.instead_name, swap.reason) == ("赵老师", "孙老师", "外出培训")
    assert history.lately(1)[0].words == Words(
        "2026-11-25换班：赵老师 由 孙老师 代", "2026-11-25: 孙老师 takes 赵老师's duty"
    )


def test_whoever_was_to_step_in_may_be_replaced(plan: School) -> None:
    duty.swap_duty(DAY, plan.zhao, plan.sun, "外出培训")
    duty.swap_duty(DAY, plan.zhao, plan.qian, "孙老师也外出")
    assert on_duty(DAY) == [None, plan.qian, plan.qian]
    assert [(swap.planned_id, swap.instead_id) for swap in duty.swaps(DAY, DAY)] == [(plan.zhao, plan.qian)]


def test_two_exchange_their_duties(plan: School) -> None:
    duty.swap_duty(DAY, plan.zhao, plan.qian, "对调")
    duty.swap_duty(DAY, plan.qian, plan.zhao, "对调")
    assert on_duty(DAY) == [None, plan.qian, plan.zhao]


def test_a_swap_is_called_off(plan: School) -> None:
    duty.swap_duty(DAY, plan.zhao, plan.sun, "外出培训")
    (swap,) = duty.swaps(DAY, DAY)
    duty.call_off(swap.id)
    assert on_duty(DAY) == [None, plan.zhao, plan.qian]
    assert duty.swaps(DAY, DAY) == []
    with pytest.raises(NotFound):
        duty.call_off(swap.id)


@pytest.mark.parametrize(
    ("rule", "field", "do"),
    [
        ("duty_swap.no_duty", "planned", lambda s: duty.swap_duty(DAY, s.sun, s.zhao, "代")),
        ("duty_swap.no_duty", "planned", lambda s: duty.swap_duty(DAY + timedelta(days=1), s.zhao, s.sun, "代")),
        ("duty_swap_two_people", "instead", lambda s: duty.swap_duty(DAY, s.zhao, s.zhao, "代")),
        ("duty_swap_reason", "reason", lambda s: duty.swap_duty(DAY, s.zhao, s.sun, "  ")),
    ],
)
def test_what_is_no_swap(plan: School, rule: str, field: str, do: Callable[[School], object]) -> None:
    duty.swap_duty(DAY, plan.zhao, plan.sun, "外出培训")
    before = everything()
    with pytest.raises(Refused) as told_why:
        do(plan)
    assert (told_why.value.rule, told_why.value.field) == (rule, field)
    assert everything() == before, "the swap before stands"


def test_nobody_swaps_with_a_stranger(plan: School) -> None:
    for whose, instead, field in ((99, plan.sun, "planned"), (plan.zhao, 99, "instead")):
        with pytest.raises(NotFound) as told_why:
            duty.swap_duty(DAY, whose, instead, "代")
        assert told_why.value.field == field


def test_who_is_meant_to_be_on_duty_now(plan: School) -> None:
    duty.swap_duty(DAY, plan.zhao, plan.sun, "外出培训")
    assert duty.duty_now(moment("11:59")) == []
    assert duty.duty_now(moment("12:00")) == [plan.sun]
    assert duty.duty_now(moment("13:00")) == []
    assert duty.duty_now(moment("08:30")) == [], "nobody was named"


def test_somebody_is_away_and_back(school: School) -> None:
    number = absences.be_absent(school.qian, moment("08:00"), moment("18:00", 1), " 教研 ")
    (away,) = absences.absences(moment("00:00"), moment("23:00", 7))
    assert away == absences.Absence(number, school.qian, "钱老师", moment("08:00"), moment("18:00", 1), "教研")
    assert history.lately(1)[0].words.zh == "钱老师请假 11-25 08:00 至 11-26 18:00"
    absences.be_back(number)
    assert absences.absences(moment("00:00"), moment("23:00", 7)) == []
    assert "钱老师销假" in history.lately(1)[0].words.zh
    with pytest.raises(NotFound):
        absences.be_back(number)


@pytest.mark.parametrize(
    ("starts", "ends", "there"),
    [(("07:00", 0), ("08:00", 0), False), (("07:00", 0), ("08:01", 0), True), (("12:00", 1), ("13:00", 1), False)],
)
def test_absences_are_found_by_the_time_they_share(
    school: School, starts: tuple[str, int], ends: tuple[str, int], there: bool
) -> None:
    absences.be_absent(school.qian, moment("08:00"), moment("12:00", 1))
    assert bool(absences.absences(moment(*starts), moment(*ends))) == there


def test_nobody_is_away_twice_at_once_or_backwards(school: School) -> None:
    absences.be_absent(school.qian, moment("08:00"), moment("12:00"))
    with pytest.raises(Refused, match=r"请假|away") as told_why:
        absences.be_absent(school.qian, moment("11:00"), moment("13:00"))
    assert (told_why.value.rule, told_why.value.field) == ("absence.twice", "starts")
    assert absences.be_absent(school.qian, moment("12:00"), moment("13:00"))
    assert absences.be_absent(school.zhao, moment("08:00"), moment("12:00"))
    with pytest.raises(Refused) as told_why:
        absences.be_absent(school.sun, moment("12:00"), moment("12:00"))
    assert (told_why.value.rule, told_why.value.field) == ("absence_order", "ends")
    with pytest.raises(NotFound):
        absences.be_absent(99, moment("08:00"), moment("12:00"))


def test_who_may(plan: School) -> None:
    session.sit_down(plan.sun)
    duty.swap_duty(DAY, plan.zhao, plan.sun, "外出培训")
    duty.call_off(duty.swaps(DAY, DAY)[0].id)
    for do in (lambda: absences.be_absent(plan.sun, moment("08:00"), moment("09:00")), lambda: absences.be_back(1)):
        with pytest.raises(NotAllowed):
            do()
    session.stand_up()
    for do in (lambda: duty.swaps(DAY, DAY), lambda: duty.call_off(1), lambda: absences.absences(WEDNESDAY, WEDNESDAY)):
        with pytest.raises(NotAllowed):
            do()


VERBS: dict[str, Callable[[School, int, int], object]] = {
    "swap": lambda school, swap, away: duty.swap_duty(DAY, school.qian, school.sun, "代"),
    "swap again": lambda school, swap, away: duty.swap_duty(DAY, school.zhao, school.qian, "代"),
    "call_off": lambda school, swap, away: duty.call_off(swap),
    "be_absent": lambda school, swap, away: absences.be_absent(school.zhao, moment("13:00"), moment("08:00", 30)),
    "be_back": lambda school, swap, away: absences.be_back(away),
}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_there_and_back(plan: School, verb: str) -> None:
    duty.swap_duty(DAY, plan.zhao, plan.sun, "外出培训")
    away = absences.be_absent(plan.qian, moment("08:00"), moment("12:00"))
    swap = duty.swaps(DAY, DAY)[0].id
    before, written = everything(), entries()
    VERBS[verb](plan, swap, away)
    after = everything()
    assert entries() == written + 1
    undo()
    assert everything() == before
    redo()
    assert everything() == after
