"""What the risk board goes by: levels, reasons, grades, protocols, periods, read from ``fixtures/care.toml``.

A school lays its own ``care.toml`` beside its store; what is named there takes the place of the shipped line. What it
set on the screen (``own_values``) takes the place of both.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import fixtures
from model import settings
from model.care import own_tables, own_values
from model.errors import DeskError
from model.named import NamedTuple
from model.store.database import desk
from model.words import Words

OWN_FILE = "care.toml"
"""The school's own file, in the folder of the store."""
SCHOOL = Words("本校规定", "The school's own rule")


class Level(NamedTuple):
    """A level of a student; ``rank`` is stored, the label is only shown."""

    rank: int
    """1 is the lightest."""
    label: Words
    """What the school calls it."""
    review_days: int
    """School days to the next review, at the usual interval."""
    role: str
    """The colour role it is drawn in, always beside its label."""


class Grade(NamedTuple):
    """A grade of an incident (E2)."""

    key: str
    """Its name in code."""
    rank: int
    """The higher the graver."""
    label: Words
    """What it is called."""
    written_hours: int | None
    """Hours within which the written report is in (E3); None where the leading group is told instead."""
    leaders_now: bool
    """Whether the leading group is told at once."""
    protocol: str
    """The protocol it opens."""
    criteria: tuple[tuple[str, Words], ...]
    """The listed criteria by key."""
    protocols: tuple[tuple[str, str], ...]
    """The criteria that open a protocol of their own, each with it (E5)."""


class Step(NamedTuple):
    """A step of a protocol."""

    key: str
    """Its name in code."""
    minutes: int | None
    """Minutes from when the incident was told; None has no time of its own."""
    role: str
    """Who is responsible, by key (``role_words``)."""
    words: Words
    """What to do, in one sentence."""
    source: str
    """The text it comes from, by key (``source``)."""


class Protocol(NamedTuple):
    """What is done, step by step (E4-E7, E9)."""

    key: str
    """Its name in code."""
    name: Words
    """What it is called."""
    steps: tuple[Step, ...]
    """In their order."""
    never: tuple[Words, ...]
    """What must not be done (E9)."""


def data() -> dict[str, Any]:
    """Every table in force: what the school set on the screen, over its file, over the shipped ones."""
    return own_values.laid(below())


def below() -> dict[str, Any]:
    """The tables without what was set on the screen; a file of the school's that cannot be read is left aside."""
    return _in_force()[0]


def trouble() -> Words | None:
    """Why the school's own file is left aside; None where it is in force, or where there is none."""
    return _in_force()[1]


def _in_force() -> tuple[dict[str, Any], Words | None]:
    own = Path(desk.database).parent / OWN_FILE if desk.database else None
    if own is None or not own.is_file():
        return _shipped(), None
    return _with_own(own, own.stat().st_mtime_ns)


@cache
def _shipped() -> dict[str, Any]:
    return fixtures.told("care")


@cache
def _with_own(own: Path, _changed: int) -> tuple[dict[str, Any], Words | None]:
    return own_tables.laid_over(_shipped(), own, _look_over)


def _look_over(told: dict[str, Any]) -> None:
    """Go on only with tables that every reader of them can use. Raises ``ValueError`` with the place."""
    reads: dict[str, Callable[[dict[str, Any], str], object]] = {
        "roles": lambda of, key: Words(*of["roles"][key]),
        "reasons": lambda of, key: key == "source" or Words(*of["reasons"][key]),
        "sources": lambda of, key: Words(**of["sources"][key]),
        "protocols": _protocol,
        "grades": _grade,
        "schemes": _levels,
        "dangers": lambda of, key: of["protocols"][of["dangers"][key]],
        "periods": lambda of, key: key == "source" or _period(of["periods"][key]),
        "around": lambda of, key: key.endswith("source") or int(of["around"][key]),
        "return": lambda of, key: key == "source" or [int(n) for n in of["return"][key]],
    }
    for table, read in reads.items():
        for key in told[table]:
            own_tables.need(f"{table}.{key}", lambda key=key, read=read: read(told, key))  # type: ignore[misc]
    for grade in told["grades"].values():
        own_tables.need(f"protocols.{grade['protocol']}", lambda grade=grade: told["protocols"][grade["protocol"]])  # type: ignore[misc]


def _period(rule: dict[str, Any]) -> Words:
    if "from" in rule:
        str(rule["from"]), str(rule["to"])
    else:
        wanted = next((key for key in ("first_days", "around_exams") if key in rule), "around_holidays")
        int(rule[wanted])
        int(rule["long"] if wanted == "around_holidays" else 0)
    return Words(rule["zh"], rule["en"])


def source(key: str) -> Words:
    """What a source is called."""
    return _source(data(), key)


def role_words(key: str) -> Words:
    """Who is responsible, in words; a role that is no longer listed is said as it was written."""
    listed = data()["roles"]
    return Words(*listed[key]) if key in listed else Words(key, key)


def _source(told: dict[str, Any], key: str) -> Words:
    return Words(**told["sources"][key]) if key in told["sources"] else SCHOOL


def levels() -> tuple[Level, ...]:
    """The levels of the school's scheme, the lightest first."""
    return _levels(data(), scheme_in_force())


def scheme_in_force() -> str:
    """The name in code of the scheme the school goes by."""
    wanted = settings.get().care.care_scheme
    return wanted if wanted in below()["schemes"] else "three"


def _levels(told: dict[str, Any], scheme: str) -> tuple[Level, ...]:
    rows = told["schemes"][scheme]["levels"]
    return tuple(Level(rank, Words(zh, en), int(days), role) for rank, (zh, en, days, role) in enumerate(rows, 1))


def level(rank: int) -> Level:
    """The level of a rank; one that the scheme no longer has is shown as its gravest."""
    known = levels()
    return known[max(0, min(rank, len(known)) - 1)]


def reasons() -> dict[str, Words]:
    """Why a student may be an object of crisis work, by code (D5)."""
    return {code: Words(*pair) for code, pair in data()["reasons"].items() if code != "source"}


def grades() -> tuple[Grade, ...]:
    """The grades of an incident, the lightest first."""
    told = data()
    return tuple(sorted((_grade(told, key) for key in told["grades"]), key=lambda grade: grade.rank))


def grade(key: str) -> Grade:
    """One grade. Raises ``DeskError`` if there is none of that name."""
    found = next((each for each in grades() if each.key == key), None)
    if found is None:
        raise DeskError(Words("请选择事件分级", "Choose the grade of the incident"), "grade")
    return found


def grade_words(rank: int, label: str = "") -> Words:
    """What an incident's grade is called; one that is no longer listed is said as it was written."""
    return next((each.label for each in grades() if each.rank == rank), Words(label, label))


def _grade(told: dict[str, Any], key: str) -> Grade:
    table = told["grades"][key]
    return Grade(
        key,
        int(table["rank"]),
        Words(table["zh"], table["en"]),
        table.get("written_hours"),
        bool(table.get("leaders_now", False)),
        table["protocol"],
        tuple((code, Words(zh, en)) for code, zh, en, *_own in table["criteria"]),
        tuple((code, own[0]) for code, _zh, _en, *own in table["criteria"] if own),
    )


def protocol_for(graded: Grade, criterion: str, danger: str) -> Protocol:
    """The protocol of an incident: a danger opens its own whatever the grade (domain 3.1), some criteria theirs."""
    told = data()
    usual = dict(graded.protocols).get(criterion, graded.protocol)
    return _protocol(told, told["dangers"].get(danger, usual))


def protocol(key: str) -> Protocol:
    """One protocol by its name in code."""
    return _protocol(data(), key)


def protocols() -> tuple[Protocol, ...]:
    """Every protocol."""
    told = data()
    return tuple(_protocol(told, key) for key in told["protocols"])


def _protocol(told: dict[str, Any], key: str) -> Protocol:
    table, roles = told["protocols"][key], told["roles"]
    steps = tuple(
        Step(name, None if minutes < 0 else int(minutes), roles[role] and role, Words(zh, en), given)
        for name, minutes, role, zh, en, given in table["steps"]
    )
    never = tuple(Words(zh, en) for zh, en, _given in table["never"])
    return Protocol(key, Words(table["zh"], table["en"]), steps, never)
