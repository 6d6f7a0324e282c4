"""Years of made-up data: as much as was asked for, sound, and sound as well when somebody stops it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from model import clock, desk, session
from model.appointments import kept
from model.calendar.year import calendar
from model.errors import Invalid, Refused
from model.opening import log
from model.people import classes, index
from model.seed import STANDS, Seeded, seed
from model.store import file, journal
from model.visits import register
from model.words import Words

NOW = datetime(2026, 11, 25, 13, 0)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seeded]:
    """A small school's last year."""
    with clock.stopped_at(NOW):
        yield seed(tmp_path_factory.mktemp("seed"), years=1, students=120)
        desk.leave()


def test_there_is_as_much_as_was_asked_for(seeded: Seeded) -> None:
    year_ago, in_two_weeks = NOW - timedelta(days=366), NOW + timedelta(days=15)
    assert seeded[:3] == (120, 2000, 3000)
    assert len(index.index()) == 120
    assert len(kept.between(year_ago, in_two_weeks)) == 2000
    assert len(register.between(year_ago, NOW)) == 3000


def test_the_store_finds_nothing_wrong_with_it(seeded: Seeded) -> None:
    assert file.check() == []
    assert session.at_desk().name


def test_every_school_week_is_as_full_as_any_other(seeded: Seeded) -> None:
    mondays = [datetime(2026, 11, 23) - timedelta(weeks=back) for back in range(1, 50)]
    full = [m for m in mondays if len(calendar().school_days(m.date(), m.date() + timedelta(days=6))) == 5]
    visits = [len(register.between(m, m + timedelta(days=7))) for m in full]
    assert len(visits) > 20
    assert max(visits) - min(visits) <= 2


def test_somebody_comes_today_and_in_the_days_to_come_but_nobody_has_been_there_yet(seeded: Seeded) -> None:
    ahead = kept.between(datetime(2026, 11, 25), NOW + timedelta(days=15))
    assert {each.state for each in ahead} == {"booked"}
    assert len({each.starts.date() for each in ahead}) >= 8
    assert register.of_day(NOW.date()) == []


def test_the_room_was_open_on_every_school_day(seeded: Seeded) -> None:
    first, last = NOW.date() - timedelta(days=60), NOW.date() - timedelta(days=1)
    opened = {each.starts.date() for each in log.between(first, last)}
    assert opened == {day.on for day in calendar().school_days(first, last)}


def test_it_cannot_be_taken_back(seeded: Seeded) -> None:
    with pytest.raises(Refused) as refused:
        journal.take_back(seeded.entries)
    assert refused.value.words == STANDS


def test_whoever_stops_it_keeps_what_was_whole(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int, _words: Words) -> None:
        told.append((done, total))
        if done == 2:
            raise KeyboardInterrupt

    with clock.stopped_at(NOW):
        with pytest.raises(KeyboardInterrupt):
            seed(tmp_path, years=1, students=100, progress=stop)
        desk.leave()
        desk.open_demo(tmp_path)
        assert file.check() == []
        assert len(index.index()) == 100
        assert {each.known_as.entry_year for each in classes.every()} == {2025, 2026}
        desk.leave()
    assert told == [(1, 6), (2, 6)]


@pytest.mark.parametrize(("years", "students"), [(0, 3000), (41, 3000), (1, 99), (1, 5000)])
def test_numbers_that_make_no_school_are_refused_before_anything_is_made(
    years: int, students: int, tmp_path: Path
) -> None:
    with pytest.raises(Invalid):
        seed(tmp_path, years=years, students=students)
    assert list(tmp_path.iterdir()) == []
