"""A person says which week in many ways; the desk writes it in one."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import clock
from model.errors import NotFound, Unclear
from model.store import journal
from model.store.tables import TermRow
from model.totals.weeks import name_of, read_week, term_in, week_of_term, words_of
from model.words import Words
from tests.founding import School


@pytest.mark.parametrize(
    ("said", "monday"),
    [
        ("", "2026-11-23"),
        ("本周", "2026-11-23"),
        ("This", "2026-11-23"),
        ("上周", "2026-11-16"),
        ("last", "2026-11-16"),
        ("2026-W47", "2026-11-16"),
        ("2026w47", "2026-11-16"),
        ("２０２６－Ｗ４７", "2026-11-16"),
        ("W01", "2025-12-29"),
        ("2026-W53", "2026-12-28"),
        ("第12周", "2026-11-16"),
        ("第 1 周", "2026-08-31"),
        ("12", "2026-11-16"),
        ("week 12", "2026-11-16"),
        ("2026-11-22", "2026-11-16"),
        (" 2026-11-23 ", "2026-11-23"),
    ],
)
def test_a_week_is_understood_however_it_is_said(school: School, said: str, monday: str) -> None:
    assert read_week(said).isoformat() == monday


@pytest.mark.parametrize("said", ["nonsense", "2026-13-01", "W", "2026", "第周", "每周"])
def test_what_is_no_week_says_how_to_write_one(school: School, said: str) -> None:
    with pytest.raises(Unclear, match="2026-W47"):
        read_week(said)


@pytest.mark.parametrize("said", ["2027-W53", "2026-W00", "第22周", "0"])
def test_a_week_there_is_not_is_not_found(school: School, said: str) -> None:
    with pytest.raises(NotFound):
        read_week(said)


def test_a_week_of_the_term_needs_a_term(empty_store: object) -> None:
    with pytest.raises(NotFound, match="还没有录入学期"):
        read_week("第3周")


def test_in_the_winter_holidays_the_term_that_ran_last_is_meant(school: School) -> None:
    with clock.stopped_at(datetime(2027, 2, 1, 9, 0)):
        assert read_week("第21周") == date(2027, 1, 18)


@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_every_week_is_read_back_from_its_name(day: date) -> None:
    monday = clock.monday(day)
    assert read_week(name_of(monday)) == monday


def test_a_week_is_said_with_its_place_in_the_term(school: School) -> None:
    assert words_of(date(2026, 11, 23)) == Words(
        "2026-W48  第13周（单周）  2026-11-23 - 2026-11-29",
        "2026-W48  Week 13 of the term (odd week)  2026-11-23 - 2026-11-29",
    )
    assert words_of(date(2027, 2, 1)).zh == "2027-W05  2027-02-01 - 2027-02-07"


def test_a_week_belongs_to_the_term_it_touches(school: School) -> None:
    first = term_in(date(2026, 8, 31))
    assert first is not None
    assert (first.number, week_of_term(date(2026, 8, 31))) == (1, 1)
    last = term_in(date(2027, 1, 18))
    assert last is not None
    assert (last.number, week_of_term(date(2027, 1, 18))) == (1, 21)
    assert term_in(date(2027, 1, 25)) is None
    assert week_of_term(date(2027, 1, 25)) is None


def test_a_week_that_touches_two_terms_belongs_to_the_later(school: School) -> None:
    with journal.writing("term.set", Words("测试", "Test")):
        TermRow.create(school_year=2026, number=3, starts=date(2027, 7, 4), ends=date(2027, 8, 1))
    both = term_in(date(2027, 6, 28))
    assert both is not None
    assert both.number == 3
    assert date(2027, 7, 2) - date(2027, 6, 28) < timedelta(days=7)
