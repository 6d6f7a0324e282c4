"""What the journal tells: what was done lately, what happened to one student, what is new since a moment ago."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from model import clock, history_reach, rights
from model.rights import Right
from model.store import entries
from model.values import dataclass
from model.words import Words

CHRONOLOGY_MOST = 500
"""Lines of a student's chronology at most, the newest."""
FIELDS_MOST = 400
"""Rows of one entry shown at most; an import changes thousands."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of the journal."""

    number: int
    """Its number."""
    at: datetime
    """When, local to the second."""
    who: str
    """Name of who did it; empty for the founder."""
    deed: str
    """What, as ``noun.verb``."""
    words: Words
    """The same in a sentence."""
    kind: str
    """``change undo redo record``."""
    changes: int
    """How many rows it changed."""
    taken_back: bool
    """Whether it is undone now."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row before and after."""

    noun: str
    """The table."""
    row: int
    """The row's number."""
    name: str
    """The column."""
    before: object
    """What it was; None for a new row."""
    after: object
    """What it is."""

    @property
    def title(self) -> Words:
        """The table and the column, as a person calls them."""
        from model.column_words import COLUMNS, TABLES

        table = TABLES.get(self.noun, Words(self.noun, self.noun))
        column = COLUMNS.get(self.name, Words(self.name, self.name))
        return Words(f"{table.zh} {column.zh}", f"{table.en} {column.en}")


@dataclass(frozen=True, slots=True)
class News:
    """What has been written since an entry."""

    newest: int
    """The newest entry there is."""
    nouns: frozenset[str]
    """The tables that changed."""
    words: Words | None
    """What the newest entry by the person at the desk did; None if there is none."""


def newest() -> int:
    """The number of the newest entry; 0 in an empty store."""
    return entries.newest()


def clock_is_back() -> bool:
    """Whether the newest entry was written at a time that this machine's clock has not reached: it was set back."""
    last = entries.last()
    return last is not None and clock.is_behind(clock.local(last[0]))


def news(since: int, who: int | None) -> News:
    """What was written after entry ``since``; the words are of the newest entry by ``who``."""
    now = newest()
    if now == since:
        return News(now, frozenset(), None)
    words = entries.words_since(since, who)
    return News(now, entries.nouns_since(since), Words(*words) if words else None)


def lately(most: int = 200, before: int | None = None) -> list[Deed]:
    """The newest entries, the newest first; with ``before`` those older than that entry."""
    rights.need(Right.JOURNAL)
    bound = before if before is not None else newest() + 1
    deeds = _deeds(entries.deeds(bound, most))
    return [each if history_reach.may_see(each.deed) else replace(each, words=history_reach.HIDDEN) for each in deeds]


def of_student(student: int) -> list[Deed]:
    """What was done about one student as far as one may see it, the newest first, at most ``CHRONOLOGY_MOST``."""
    rights.need(Right.SEE_PEOPLE)
    return [deed for deed in _deeds(entries.deeds_about(student, CHRONOLOGY_MOST)) if history_reach.may_see(deed.deed)]


def fields(number: int) -> list[Field]:
    """Every field an entry changed, from and to, in rows one may see; a look at a risk file's is written down.

    The text of a note is not among them: it is read in its own place.
    """
    from model import reading_log  # the first screen asks what is new, and opens no entry

    rights.need(Right.JOURNAL)
    found = []
    rows = entries.rows_of(number, FIELDS_MOST)
    for student in {student for noun, _row, student, *_ in rows if history_reach.is_confidential(noun)}:
        if rights.may(Right.CARE):
            reading_log.looked(f"journal {number}", student)
    for noun, row, _student, before, after in rows:
        if history_reach.may_see(noun):
            found += _differences(noun, row, json.loads(before or "{}"), json.loads(after or "{}"))
    return found


def names_in(numbers: Sequence[int]) -> dict[int, list[str]]:
    """Whom each entry is about, by every name of theirs, as far as one may see it: for a screen that hides names.

    A student who was renamed is told by the old name too; a visitor who is on no roster as they called themselves.
    """
    rights.need(Right.JOURNAL)
    if not numbers:
        return {}
    found: dict[int, dict[str, None]] = {}
    for number, noun, name in entries.names_between(min(numbers), max(numbers)):
        if name and history_reach.may_see(noun):
            found.setdefault(number, {})[name] = None
    return {number: list(names) for number, names in found.items()}


def called(student: int) -> list[str]:
    """Every name a student has had, and who else came on their account, for a screen that hides names."""
    rights.need(Right.SEE_PEOPLE)
    return [name for noun, name in entries.names_of(student) if name and history_reach.may_see(noun)]


def name_of(column: str, value: object) -> str:
    """Who or what a number in a column stands for; the value itself where it stands for nothing."""
    rights.need(Right.SEE_PEOPLE if column == "student_id" else Right.SEE_TODAY)
    if value is None:
        return ""
    row = entries.name_in(column, value)
    if row is None:
        return str(value)
    return str(Words(*row)) if len(row) == 2 else str(row[0])


def _differences(noun: str, row: int, was: dict[str, object], now: dict[str, object]) -> list[Field]:
    found = []
    for name in {**was, **now}:
        before, after = was.get(name), now.get(name)
        if name == "id" or before == after:
            continue
        if history_reach.is_content(noun, name):
            before, after = (None if each is None else str(history_reach.HIDDEN) for each in (before, after))
        found.append(Field(noun, row, name, before, after))
    return found


def _deeds(rows: entries.Found) -> list[Deed]:
    return [
        Deed(number, clock.local(at), who, deed, Words(zh, en), kind, changes, bool(undone))
        for number, at, who, deed, zh, en, kind, changes, undone in rows
    ]
