"""What the risk board goes by: levels, reasons, grades, protocols, periods, read from ``fixtures/care.toml``.

A school lays its own ``care.toml`` beside its store; a table named there takes the place of the shipped one.
"""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import fixtures
from model import settings
from model.errors import DeskError
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
    """Every table in force, the school's own over the shipped ones. Raises ``DeskError`` if its file cannot be read."""
    own = Path(desk.database).parent / OWN_FILE if desk.database else None
    shipped = _shipped()
    if own is None or not own.is_file():
        return shipped
    return _with_own(own, own.stat().st_mtime_ns)


@cache
def _shipped() -> dict[str, Any]:
    return fixtures.told("care")


@cache
def _with_own(own: Path, _changed: int) -> dict[str, Any]:
    import tomllib

    words = Words("本校的 {file} 读不懂：{why}", "The school's own {file} cannot be read: {why}")
    try:
        told = tomllib.loads(own.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise DeskError(words.saying(file=own.name, why=error)) from error
    shipped = _shipped()
    unknown = [name for name in told if name not in shipped]
    if unknown:
        why = Words("没有表 {name}", "there is no table {name}").saying(name=unknown[0])
        raise DeskError(words.saying(file=own.name, why=why))
    merged = {
        name: table | told.get(name, {}) if name in ("schemes", "grades", "protocols", "sources") else table
        for name, table in shipped.items()
    } | {name: table for name, table in told.items() if name not in ("schemes", "grades", "protocols", "sources")}
    merged["own"] = {name: sorted(table) for name, table in told.items()}
    try:
        for key in merged["protocols"]:
            _protocol(merged, key)
        for key in merged["grades"]:
            _grade(merged, key)
        for key in merged["schemes"]:
            _levels(merged, key)
    except (KeyError, TypeError, ValueError) as error:
        raise DeskError(words.saying(file=own.name, why=error)) from error
    return merged


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
    told = data()
    wanted = settings.get().care.care_scheme
    return _levels(told, wanted if wanted in told["schemes"] else "three")


def scheme_source() -> Words:
    """Where the scheme comes from; its intervals are the desk's own all the same."""
    told = data()
    return _source(told, told["schemes"][settings.get().care.care_scheme]["source"])


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
