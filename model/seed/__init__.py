"""Years of made-up data, for measuring: ``dutydesk seed`` and the bench.

All of it obeys the store's rules and stands in the journal, one entry for each intake and each
term, so that whoever stops it halfway has a sound store with fewer years. Nobody in it lives.
"""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

from model import clock, desk, school, session, settings, word_lists
from model.calendar import year
from model.calendar.terms import Term, school_year, school_year_words
from model.demo import calendar, tale
from model.demo.people import Cast
from model.errors import Invalid, NotFound
from model.named import NamedTuple
from model.people import rooms, staff
from model.seed.intake import SEATS, Intakes
from model.seed.terms import Days
from model.store import journal, vault
from model.words import Words

Progress = Callable[[int, int, Words], None]
"""Is told how many parts are done, of how many, and what was done last."""

APPOINTMENTS = 2000
"""Appointments of a year."""
VISITS = 3000
"""Visits of a year."""
AHEAD = timedelta(days=13)
"""How far ahead something is booked."""
MOST_YEARS = 40
"""More years than that nobody keeps (B5)."""
FEWEST, MOST = 100, 99 * SEATS
"""How many students a year may be asked for: enough to come on one day, and no more than have a class number."""
STANDS = Words("测试数据不能撤销；可以在另一个文件夹重新生成", "Made-up data stands; make it anew in another folder")


class Seeded(NamedTuple):
    """What was made."""

    students: int
    """Students, those who have left school among them."""
    appointments: int
    """Appointments, those to come among them."""
    visits: int
    """Visits."""
    entries: int
    """Entries of the journal."""


def seed(folder: Path, years: int = 20, students: int = 3000, progress: Progress | None = None) -> Seeded:
    """Fill an empty folder with the last so many years of a school that takes in so many students in each.

    The store stays open and needs no password. Stopped by ``KeyboardInterrupt`` it keeps what is whole
    by then. Raises ``Invalid`` for numbers that make no school, ``StoreTrouble`` if there is a desk already.
    """
    _need_sense(years, students)
    key = desk.found(folder)
    today = clock.today()
    first = today - timedelta(days=365 * years + years // 4)
    intakes = Intakes(Random(years), school_year(first), school_year(today), years * students)
    told = progress or _quietly
    cast = _found(first, today)
    vault.lay_open(folder, key, cast.posts[0])
    session.sit_down(cast.posts[0])
    days = Days(Random(today.toordinal()), cast, intakes, first, today)
    days.share(APPOINTMENTS * years, VISITS * years, today + AHEAD)
    parts: list[int | Term] = [*intakes.years, *year.terms()]
    for done, part in enumerate(parts, start=1):
        words = _write(part, intakes, days)
        told(done, len(parts), words)
    return Seeded(intakes.taken, days.appointments, days.visits, len(parts) + 1)


def _need_sense(years: int, students: int) -> None:
    if not 1 <= years <= MOST_YEARS:
        raise Invalid({"years": Words("年数应为 1–{n}", "There are 1 to {n} years").saying(n=MOST_YEARS)})
    if not FEWEST <= students <= MOST:
        raise Invalid(
            {
                "students": Words("每年学生应为 {a}–{b} 人", "There are {a} to {b} students a year").saying(
                    a=FEWEST, b=MOST
                )
            }
        )


def _found(first: date, today: date) -> Cast:
    """The school without its students."""
    with journal.writing("seed.found", Words("建立测试学校", "Founded a school for measuring"), stands=STANDS):
        settings.change(school_name=str(tale.said("school")), stages=("junior",))
        word_lists.ship()
        school.lay_bells()
        for begins in range(school_year(first), school_year(today) + 1):
            for span in calendar.usual(begins):
                year.set_term(*span)
        for each in range(first.year, today.year + 1):
            try:
                year.take_in_year(each)
            except NotFound:  # the calendar says by itself that it does not know the year
                continue
        posts = tuple(staff.hire(p.name, p.kind, p.role, p.target_minutes).id for p in tale.posts())
        cast = Cast(posts, tuple(rooms.add(str(r.name), r.kind, r.capacity).id for r in tale.rooms()), ())
        calendar.lay_hours(cast)
    return cast


def _write(part: int | Term, intakes: Intakes, days: Days) -> Words:
    """Write one part as one entry; answers what it was."""
    if isinstance(part, int):
        words = Words("{year}新生入学", "The intake of {year}").saying(year=school_year_words(part))
        with journal.writing("seed.intake", words, stands=STANDS):
            intakes.take_in(part)
    else:
        words = part.words()
        with journal.writing("seed.term", words, stands=STANDS):
            days.tell(part)
    return words


def _quietly(_done: int, _total: int, _words: Words) -> None:
    """Nobody is watching."""
