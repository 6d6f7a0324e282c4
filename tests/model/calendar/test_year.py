"""The school's calendar as it is kept: terms, bells, holidays, and what the school decides itself."""

from collections.abc import Callable
from datetime import date

import pytest

from model import history, session
from model import school as founding
from model.calendar import year
from model.errors import NotAllowed, NotFound, Refused
from model.words import Words
from tests.conftest import WEDNESDAY
from tests.founding import School
from tests.model.visits.desk_day import entries, everything, redo, undo

DAY = WEDNESDAY.date()


def kind(day: date) -> str:
    """What kind of day it is."""
    return year.calendar().day(day).kind


@pytest.mark.parametrize("typed", ["4-15", "04-15", " 4/15 ", "4.15", "４－１５"])
def test_a_bell_schedule_begins_on_another_day(school: School, typed: str) -> None:
    founding.lay_bells()
    summer = next(bell for bell in year.bells() if bell.key == "summer")
    year.set_bell(summer.id, typed)
    assert next(bell for bell in year.bells() if bell.key == "summer").from_month_day == "04-15"
    assert history.lately(1)[0].words == Words("夏令时改为从 04-15 开始", "Summer hours now begin on 04-15")
    bell = year.calendar().day(date(2026, 4, 20)).bell
    assert bell is not None
    assert bell.key == "summer"


def test_a_bell_schedule_that_begins_as_it_did_writes_nothing(school: School) -> None:
    founding.lay_bells()
    written = entries()
    year.set_bell(year.bells()[0].id, year.bells()[0].from_month_day)
    assert entries() == written


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("10-01", "bell_schedule.same_day"),
        ("02-30", "bell_schedule_month_day"),
        ("02-29", "bell_schedule_month_day"),
        ("13-01", "bell_schedule_month_day"),
        ("五月", "bell_schedule_month_day"),
        ("", "bell_schedule_month_day"),
        ("5-1-1", "bell_schedule_month_day"),
    ],
)
def test_a_day_on_which_no_schedule_begins(school: School, typed: str, rule: str) -> None:
    founding.lay_bells()
    summer = next(bell for bell in year.bells() if bell.key == "summer")
    written = entries()
    with pytest.raises(Refused) as told_why:
        year.set_bell(summer.id, typed)
    assert (told_why.value.rule, told_why.value.field) == (rule, "from_month_day")
    assert entries() == written


def test_there_are_no_bells_before_they_are_laid(school: School) -> None:
    with pytest.raises(NotFound):
        year.set_bell(1, "05-01")


def test_the_school_decides_a_day_and_takes_it_back(school: School) -> None:
    assert kind(DAY) == "school"
    year.decide_day(DAY, "closed", note=" 大雪 ")
    assert (kind(DAY), year.overrides(DAY, DAY)[0].note) == ("closed", "大雪")
    year.decide_day(DAY, "exam")
    assert (kind(DAY), year.overrides(DAY, DAY)[0].note) == ("exam", "")
    year.leave_to_calendar(DAY)
    assert kind(DAY) == "school"
    assert year.overrides(DAY, DAY) == []
    with pytest.raises(NotFound):
        year.leave_to_calendar(DAY)
    year.decide_day(DAY, "teaching", 4)
    assert year.calendar().day(DAY).teaches_as == 4, "it can be decided anew"


def test_a_term_is_entered_and_moved(school: School) -> None:
    year.set_term(2026, 1, date(2026, 9, 7), date(2027, 1, 22))
    assert year.calendar().day(DAY).week == 12
    with pytest.raises(Refused) as told_why:
        year.set_term(2026, 2, date(2027, 1, 20), date(2027, 7, 2))
    assert (told_why.value.rule, told_why.value.field) == ("term.overlap", "starts")
    with pytest.raises(Refused) as told_why:
        year.set_term(2027, 1, date(2027, 9, 1), date(2027, 9, 1))
    assert (told_why.value.rule, told_why.value.field) == ("term_order", "ends")


def test_a_year_of_holidays_is_taken_in(school: School) -> None:
    assert any("2026" in words.zh for words in year.calendar().warnings(DAY, DAY))
    assert year.take_in_year(2026)
    assert not year.take_in_year(2027), "its made-up days are not announced yet"
    assert year.years_taken_in() == {2026: True, 2027: False}
    assert year.calendar().warnings(DAY, DAY) == []
    assert kind(date(2026, 10, 1)) == "holiday"
    with pytest.raises(NotFound):
        year.take_in_year(1901)


def test_who_may(school: School) -> None:
    session.sit_down(school.sun)
    for do in (
        lambda: year.set_term(2026, 1, date(2026, 9, 7), date(2027, 1, 22)),
        lambda: year.set_bell(1, "05-01"),
        lambda: year.decide_day(DAY, "closed"),
        lambda: year.leave_to_calendar(DAY),
        lambda: year.take_in_year(2026),
    ):
        with pytest.raises(NotAllowed):
            do()


VERBS: dict[str, Callable[[], object]] = {
    "set_term": lambda: year.set_term(2026, 1, date(2026, 9, 7), date(2027, 1, 22)),
    "set_bell": lambda: year.set_bell(year.bells()[0].id, "04-15"),
    "decide": lambda: year.decide_day(date(2026, 11, 26), "exam"),
    "decide again": lambda: year.decide_day(DAY, "exam"),
    "leave": lambda: year.leave_to_calendar(DAY),
    "take_in": lambda: year.take_in_year(2026),
}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_there_and_back(school: School, verb: str) -> None:
    founding.lay_bells()
    year.decide_day(DAY, "closed")
    before, written, kinds = everything(), entries(), (kind(DAY), kind(date(2026, 10, 1)))
    VERBS[verb]()
    after = everything()
    assert entries() == written + 1
    undo()
    assert (everything(), (kind(DAY), kind(date(2026, 10, 1)))) == (before, kinds)
    redo()
    assert everything() == after
