"""What is read below the screen: search, the week, the clash, the term; by years of data, and against bare SQLite."""

import random
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from model.appointments import free, kept
from model.calendar.year import calendar
from model.people import index
from model.people.index import PeopleIndex
from model.store.database import desk
from model.totals.term import term_to_date
from model.visits import register
from tests.bench.figures import Figure, Pair, in_turn, median_of, paired
from tests.bench.stores import Stores, open_store

WEEKS = 4
"""So many weeks hold about 300 visits, which is what target 14 speaks of."""


def figures(stores: Stores, rounds: int) -> Iterator[Figure]:
    """Targets 9, 13 and 14."""
    open_store(stores.many)
    yield from _search(rounds)
    yield from _by_years(stores, rounds)
    yield _rows(stores, rounds)


def _search(rounds: int) -> Iterator[Figure]:
    people = index.index().find("", most=60_000)
    names = random.Random(9).sample(people, 40)
    for many, limit in ((5_000, 0.5), (50_000, 3.0)):
        if len(people) < many:
            yield Figure("9", f"search {many:,} people", None, limit, "ms", f"only {len(people):,} were seeded")
            continue
        indexed = PeopleIndex(people[:many])
        queries = {
            "two initials": [person.initials[:2] for person in names],
            "three letters": [person.syllables[:3] for person in names],
            "a name": [person.name for person in names],
            "a number": [person.number[-4:] for person in names],
            "nobody": ["qzx", "9x9x"],
        }
        took = {
            kind: [median_of(lambda q=query, found_in=indexed: found_in.find(q), 3) for query in asked]  # type: ignore[misc]
            for kind, asked in queries.items()
        }
        medians = {kind: statistics.median(each) for kind, each in took.items()}
        slowest = max(medians, key=medians.__getitem__)
        worst = max(max(each) for each in took.values())
        said = ", ".join(f"{kind} {ms:.2g}" for kind, ms in medians.items())
        yield Figure(
            "9",
            f"search {many:,} people: {slowest}",
            medians[slowest],
            limit,
            "ms",
            f"{said}; worst of all {worst:.2g}",
        )


def _by_years(stores: Stores, rounds: int) -> Iterator[Figure]:
    week = stores.week()
    until = week + timedelta(days=7)
    term = calendar().term_on(week.date())
    counsellor, starts = _bookable(stores)
    asked: dict[str, tuple[float, Callable[[], object]]] = {
        "week page, visits": (1.1, lambda: register.between(week, until)),
        "week page, appointments": (1.1, lambda: kept.between(week, until)),
        "clash: why not this time": (1.1, lambda: free.why_not(counsellor, starts, 40, student=1)),
        "term to date": (2.0, lambda: term_to_date(term, week.date())),
    }
    for what, (limit, call) in asked.items():
        pair = _both(stores, call, rounds)
        yield Figure("13", f"{what}, 1 -> {stores.years} years", pair.ratio, limit, note=pair.note)


def _both(stores: Stores, call: Callable[[], object], rounds: int) -> Pair:
    """The same question asked of many years and of one, in turn."""

    def asked_in(folder: Path) -> float:
        open_store(folder)
        return median_of(call, 30)

    pairs = []
    for turn in range(rounds):
        if turn % 2:
            one, many = asked_in(stores.one), asked_in(stores.many)
        else:
            many, one = asked_in(stores.many), asked_in(stores.one)
        pairs.append((many, one))
    return paired(pairs)


def _bookable(stores: Stores) -> tuple[int, datetime]:
    """A counsellor of both stores, and a time at which they have hours in the days to come."""
    first = stores.at.date() + timedelta(days=1)
    found = free.starts_free(1, first, first + timedelta(days=14), 40)
    return 1, found[0]


_VISITS = """
SELECT v.id, v.number, v.visitor, v.student_id, s.name, v.visitor_name, v.counsellor_id, t.name, v.room_id, r.name,
       v.starts, v.ends, v.form_id, v.source_id, v.appointment_id, v.in_hours, v.after_the_fact, v.state,
       v.voided_reason, v.remark, n.id
FROM visit v JOIN staff t ON t.id = v.counsellor_id LEFT JOIN student s ON s.id = v.student_id
LEFT JOIN room r ON r.id = v.room_id LEFT JOIN note n ON n.visit_id = v.id
WHERE v.starts >= ? AND v.starts < ? AND v.state <> 'voided' ORDER BY v.starts, v.id
"""


def _rows(stores: Stores, rounds: int) -> Figure:
    """Our visits as values, with topics, dangers and groups, against the tuples of a plain SQLite file."""
    open_store(stores.many)
    until = stores.week() + timedelta(days=7)
    since = until - timedelta(weeks=WEEKS)
    while len(register.between(since, until)) < 300:
        since -= timedelta(weeks=1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plain.db"
        desk.execute_sql("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
        desk.execute_sql("SELECT sqlcipher_export('plain')").fetchall()
        desk.execute_sql("DETACH DATABASE plain")
        plain = sqlite3.connect(path)
        bounds = (f"{since:%Y-%m-%d %H:%M}", f"{until:%Y-%m-%d %H:%M}")
        pair = in_turn(
            lambda: register.between(since, until),
            lambda: plain.execute(_VISITS, bounds).fetchall(),
            rounds=rounds,
            calls=20,
        )
        plain.close()
    visits = len(register.between(since, until))
    return Figure("14", f"week page, {visits} visits as values / sqlite3 tuples", pair.ratio, 4.0, note=pair.note)
