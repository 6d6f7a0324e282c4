"""What the demo school is made of, read from ``fixtures/demo.toml``: everything in it is invented."""

from datetime import time
from functools import cache
from typing import Any

import fixtures
from model.named import NamedTuple
from model.opening.windows import Parity
from model.words import Words


class Post(NamedTuple):
    """Somebody who works here."""

    name: str
    """Their name."""
    kind: str
    """What they are (``people.staff.KIND_WORDS``)."""
    role: str
    """What they may do at the desk."""
    target_minutes: int | None
    """Counselling minutes a week; None leaves it to the rule in force (A5)."""


class Hours(NamedTuple):
    """Opening hours that come back every week."""

    weekdays: tuple[int, ...]
    """The days, Monday is 0."""
    starts: time
    """Local time of opening."""
    ends: time
    """Local time of closing."""
    bell: str
    """The key of the bell schedule under which they hold; empty is any."""
    parity: Parity
    """In which weeks."""
    post: int
    """Who is on duty: a place in ``posts()``."""
    room: int
    """Where: a place in ``rooms()``."""


class Room(NamedTuple):
    """A room of the demo school."""

    name: Words
    """What it is called."""
    kind: str
    """What it is for."""
    capacity: int
    """How many people it holds."""


class Story(NamedTuple):
    """What one visit was about."""

    topics: tuple[str, ...]
    """Codes of the word list."""
    dangers: tuple[str, ...]
    """Codes of the word list; most stories have none."""
    note: Words
    """What was written of it."""


class Letter(NamedTuple):
    """A letter in the letter box."""

    signed: Words
    """How it is signed."""
    gist: Words
    """What it is about."""
    days_ago: int
    """How long ago it came."""
    answered: int | None
    """How many days ago it was answered; None is not yet."""


class Hope(NamedTuple):
    """Somebody who waits for a time."""

    remark: Words
    """Why."""
    post: int | None
    """For whom: a place in ``posts()``; None is anybody."""
    weekdays: frozenset[int]
    """On which days; empty is any."""
    urgent: bool
    """Offered first."""


class Watched(NamedTuple):
    """A student at risk."""

    pupil: int
    """A place among the pupils."""
    level: int
    """The rank of the level."""
    days_ago: int
    """When the file was opened."""
    review_in: int
    """Days from today to the review; less than 0 is overdue."""
    reasons: tuple[str, ...]
    """Codes of the reasons (D5)."""
    danger: str
    """The kind of danger; empty without one."""
    why: Words
    """Why the file was opened."""


@cache
def _told() -> dict[str, Any]:
    import tomllib

    with fixtures.path("demo.toml").open("rb") as file:
        return tomllib.load(file)


def said(name: str) -> Words:
    """One sentence: ``school``, or ``visits.parent`` for one of a table."""
    return Words(*_value(name))


def choices(name: str) -> tuple[Words, ...]:
    """Several sentences to choose from."""
    return tuple(Words(*pair) for pair in _value(name))


def letters_of(name: str) -> tuple[str, ...]:
    """Characters or names to make up people from, those that are likelier more than once."""
    words: list[str] = _value(name).split()
    return tuple(words)


def surnames() -> tuple[str, ...]:
    """Surnames, the common ones more than once."""
    return tuple("".join(letters_of("surnames"))) * 3 + letters_of("rare_surnames")


def posts() -> tuple[Post, ...]:
    """Who works at the desk; the first is the counsellor who opens the demo."""
    return tuple(Post(name, kind, role, minutes or None) for name, kind, role, minutes in _value("staff"))


def rooms() -> tuple[Room, ...]:
    """The rooms."""
    return tuple(Room(Words(zh, en), kind, holds) for zh, en, kind, holds in _value("rooms"))


def hours() -> tuple[Hours, ...]:
    """When the room is open."""
    return tuple(
        Hours(_days(days), time.fromisoformat(starts), time.fromisoformat(ends), bell, parity, post, room)
        for days, starts, ends, bell, parity, post, room in _value("hours")
    )


def stories() -> tuple[Story, ...]:
    """What visits were about."""
    return tuple(
        Story(_codes("topic", each["topics"]), _codes("danger", each.get("dangers", [])), Words(*each["note"]))
        for each in _value("stories")
    )


def letters() -> tuple[Letter, ...]:
    """The letters, oldest first."""
    return tuple(
        Letter(Words(*signed), Words(*gist), came, None if answered < 0 else answered)
        for signed, gist, came, answered in _value("letters")
    )


def hopes() -> tuple[Hope, ...]:
    """Who waits."""
    return tuple(
        Hope(Words(*remark), None if post < 0 else post, frozenset(_days(days)), urgent)
        for remark, post, days, urgent in _value("waiting")
    )


def watched() -> tuple[Watched, ...]:
    """Who is at risk."""
    return tuple(
        Watched(pupil, level, ago, ahead, tuple(reasons), f"danger.{danger}" if danger else "", Words(*why))
        for pupil, level, ago, ahead, reasons, danger, why in _value("care.cases")
    )


def health() -> tuple[tuple[Words, int], ...]:
    """What the register says of health, and how many in a hundred it says it of."""
    return tuple((Words(zh, en), share) for zh, en, share in _value("health"))


def _value(name: str) -> Any:
    value: Any = _told()
    for part in name.split("."):
        value = value[part]
    return value


def _days(digits: str) -> tuple[int, ...]:
    return tuple(int(digit) for digit in digits)


def _codes(name: str, codes: list[str]) -> tuple[str, ...]:
    return tuple(f"{name}.{code}" for code in codes)
