"""A throw-away school to look at the desk with: everything in it is invented, and today it is at work.

The same date makes the same school. What lies back is written in a few entries that cannot be
taken back; what is to come, and what was done today, by the verbs of the desk, one entry each.
"""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

from model import clock, desk, session, settings, word_lists
from model.demo import calendar, coming, committee, now, people, tale, watched
from model.demo.past import Past
from model.demo.people import Cast
from model.demo.slots import Visitors
from model.opening import duty, hours
from model.store import journal, vault
from model.words import Words

Progress = Callable[[int, int, Words], None]
"""Is told how many steps are done, of how many, and what comes now."""

BACK_DAYS = 120
"""How far back the demo school remembers, at most."""
STANDS = Words("演示数据不能撤销；可以重新建立演示学校", "Demo data stands; build the demo school anew instead")
_STEPS = (
    Words("建立学校", "Founding the school"),
    Words("填写本学期的记录", "Writing down what has been"),
    Words("安排今天和以后", "Arranging today and the days to come"),
    Words("完成", "Done"),
)


def build(folder: Path, progress: Progress | None = None) -> None:
    """Build the demo school in an empty folder; it stays open, its counsellor at the desk, and needs no password.

    Raises ``StoreTrouble`` if there is a desk in ``folder`` already.
    """
    key = desk.found(folder)
    chance = Random(clock.today().toordinal())
    _tell(progress, 0)
    cast, term_starts = _found(chance)
    vault.lay_open(folder, key, cast.posts[0])
    session.sit_down(cast.posts[0])
    _tell(progress, 1)
    visitors = Visitors(chance, cast)
    _look_back(chance, cast, visitors, term_starts)
    _tell(progress, 2)
    coming.arrange(chance, cast, visitors)
    watched.watch(chance, cast)
    now.live(chance, cast, visitors)
    _tell(progress, 3)


def _tell(progress: Progress | None, step: int) -> None:
    if progress is not None:
        progress(step, len(_STEPS) - 1, _STEPS[step])


def _found(chance: Random) -> tuple[Cast, date]:
    """Everything that is there before the first visitor comes; answers also when the term began."""
    today = clock.today()
    with journal.writing("demo.found", Words("建立演示学校", "Founded the demo school"), stands=STANDS):
        name, hotline = tale.said("school"), tale.said("school_hotline")
        settings.change(school_name=str(name), school_hotline=str(hotline), stages=("junior",), dormitory_seats="room")
        word_lists.ship()
        term = calendar.lay_terms(today)
        cast = people.settle(chance, term.school_year)
        calendar.lay_hours(cast)
        calendar.decide_days(today, term, cast)
    return cast, term.starts


def _look_back(chance: Random, cast: Cast, visitors: Visitors, term_starts: date) -> None:
    today = clock.today()
    first = max(term_starts, today - timedelta(days=BACK_DAYS))
    words = Words("填写演示学校本学期的记录", "Wrote down the demo school's term so far")
    with journal.writing("demo.look_back", words, stands=STANDS):
        _swap_duty(cast, first, today)
        Past(chance, cast, visitors).tell(first, today - timedelta(days=1))
        committee.write(cast)


def _swap_duty(cast: Cast, first: date, today: date) -> None:
    """One duty of a part-time counsellor that somebody else did."""
    duties = [
        each for each in hours.planned_between(first, today - timedelta(days=1)) if each.staff_id == cast.posts[3]
    ]
    if len(duties) > 2:
        day = duties[-3].starts.date()
        duty.swap_duty(day, cast.posts[3], cast.posts[5], str(tale.said("swap")))
