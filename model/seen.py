"""What a form has seen of the rows it changes, so that it never writes over what it has not seen.

Two windows may have one record open. Who saves last is refused when the record is no longer what their form began
with, and told what is different, from what to what and by whom. The question is asked of the journal inside the
transaction that would write, so that nothing slips in between.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from model import clock, history, history_reach
from model.column_words import COLUMNS, TABLES
from model.errors import ChangedSince
from model.named import NamedTuple
from model.store import entries, journal
from model.values import dataclass
from model.words import Words

LONGEST = 40
"""Characters of a value that are told."""
MOST = 6
"""Changes that are told; of more it is said how many."""
_DERIVED = frozenset({"id", "initials", "syllables"})
"""Columns that follow from another one, or are none of a person's business."""


class Row(NamedTuple):
    """A row that a form changes, or all the rows of a table that belong to one thing."""

    noun: str
    """The table."""
    value: int | str
    """The number of the row, or what its ``key`` holds."""
    key: str = "id"
    """The column that says which rows: ``visit_id`` of the marks of a visit."""
    apart: frozenset[str] = frozenset()
    """Columns that the form neither shows nor writes."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was there when a form began."""

    entry: int
    """The newest entry of the journal then."""
    rows: tuple[Row, ...]
    """The rows it is about."""


@dataclass(frozen=True, slots=True)
class Change:
    """One column that is no longer what the form began with."""

    title: Words
    """What it is called."""
    old: str
    """What it was."""
    new: str
    """What it is."""
    who: str
    """Who changed it last."""
    at: datetime
    """When, local to the second."""

    def words(self) -> Words:
        """The same in words."""
        told = Words("{title}：“{old}”改为“{new}”（{who} {at}）", "{title}: “{old}” became “{new}” ({who} {at})")
        return told.saying(title=self.title, old=self.old, new=self.new, who=self.who, at=f"{self.at:%H:%M}")


def now(*rows: Row) -> Seen:
    """What is there now, before the form reads its values."""
    return Seen(history.newest(), rows)


def unchanged(seen: Seen) -> AbstractContextManager[None]:
    """The next change goes on only if these rows are as they were. It raises ``ChangedSince`` otherwise."""
    return journal.provided(lambda: _need_unchanged(seen))


def changes(seen: Seen) -> list[Change]:
    """What is different since; what was changed and changed back is not."""
    return [change for row in seen.rows for change in _changes(seen.entry, row)]


def _need_unchanged(seen: Seen) -> None:
    found = changes(seen)
    if not found:
        return
    told = [change.words() for change in found[:MOST]]
    what = Words("；".join(words.zh for words in told), "; ".join(words.en for words in told))
    if len(found) > MOST:
        more = Words("{what}……共 {n} 处", "{what} … {n} in all")
        what = more.saying(what=what, n=len(found))
    raise ChangedSince(
        Words(
            "您填写期间，这条记录已在另一处改动：{what}。您填的内容都在，核对后再保存一次即可",
            "This was changed elsewhere while you typed: {what}. What you typed is all here; look, then save again",
        ).saying(what=what)
    )


def _changes(entry: int, watched: Row) -> Iterator[Change]:
    first: dict[int, Mapping[str, Any]] = {}
    last: dict[int, Mapping[str, Any]] = {}
    by: dict[tuple[int, str], tuple[str, str]] = {}
    for row, before, after, at, who in entries.rows_since(entry, watched.noun):
        was, is_now = json.loads(before or "{}"), json.loads(after or "{}")
        if watched.value not in (was.get(watched.key), is_now.get(watched.key)):
            continue
        first.setdefault(row, was)
        last[row] = is_now
        by |= {(row, column): (who, at) for column in _different(was, is_now)}
    passed_over = {*watched.apart, *_DERIVED, watched.key}
    for row, was in first.items():
        for column in _different(was, last[row]):
            if column not in passed_over:
                old, new = (_shown(watched.noun, column, each.get(column)) for each in (was, last[row]))
                who, at = by[row, column]
                yield Change(_title(watched, column), old, new, who, clock.local(at))


def _different(was: Mapping[str, Any], is_now: Mapping[str, Any]) -> list[str]:
    return [column for column in {**was, **is_now} if was.get(column) != is_now.get(column)]


def _title(watched: Row, column: str) -> Words:
    if watched.key != "id" and watched.noun in TABLES:
        return TABLES[watched.noun]
    return COLUMNS.get(column, Words(column, column))


def _shown(noun: str, column: str, value: object) -> str:
    if value is None or value == "":
        return "-"
    if history_reach.is_content(noun, column):
        return str(history_reach.HIDDEN)
    told = history.name_of(column, value)
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"
