"""What the demo school's peer committee says, from its fixture, and whom it says it of."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import fixtures
from model.store.query import tuples
from model.store.tables import StudentRow
from model.words import Words

Here = dict[tuple[str, int], list[tuple[int, str]]]
"""Who is at school, by class and by dormitory room: numbers and sexes."""


@cache
def told() -> dict[str, Any]:
    """The fixture."""
    import tomllib

    with fixtures.path("demo_committee.toml").open("rb") as file:
        return tomllib.load(file)


def said(pair: Iterable[str]) -> str:
    """A pair of the fixture in the language the school is built in."""
    zh, en = list(pair)[:2]
    return str(Words(zh, en))


def people() -> Here:
    """Who is at school now."""
    own = StudentRow
    found: Here = {}
    rows = own.select(own.id, own.sex, own.school_class, own.dormitory).where(own.left_on.is_null()).order_by(own.id)
    for number, sex, school_class, room in tuples(rows):
        found.setdefault(("class", school_class), []).append((number, sex))
        if room is not None:
            found.setdefault(("room", room), []).append((number, sex))
    return found
