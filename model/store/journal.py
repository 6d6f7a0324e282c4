"""Every change is one entry: who, when, what in words, and the rows before and after.

``writing`` is the only door. Inside it SQL changes rows as it likes; the triggers of ``watch``
write each change down, and at the end the entry is sealed with a hash over itself, its changes
and the seal before. Undo and redo replay what the entry kept.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from peewee import DatabaseError, IntegrityError

from model import clock
from model.errors import Refused
from model.store import beside, witness
from model.store.database import desk
from model.store.replay import Change, replay, used_since
from model.store.trouble import trouble
from model.values import dataclass
from model.words import Words

Kind = Literal["change", "undo", "redo", "record"]

who: int | None = None
"""The member of staff at the desk (``session`` sets it); None before anybody is known."""

_open: "Entry | None" = None
_provided: Callable[[], None] | None = None
_CHANGES = "SELECT noun, row, before, after FROM journal_change WHERE entry = ? ORDER BY id"
_ENTRY = "SELECT id, at, who, deed, zh, en, kind, undoes, stands, details FROM journal_entry WHERE id = ?"


@dataclass(eq=False, repr=False)
class Entry:
    """The entry that is being written; what it says may be made more exact until it is sealed."""

    deed: str
    """What was done, as ``noun.verb``."""
    words: Words
    """The same in a sentence."""
    kind: Kind = "change"
    """``record`` is an entry without rows: an export, a failed unlock."""
    undoes: int | None = None
    """The entry that is taken back or done again."""
    stands: Words | None = None
    """Why this cannot be taken back, if it cannot."""
    details: dict[str, Any] | None = None
    """What else is worth keeping: purpose and row count of an export, the file of an import."""
    author: int | None = None
    """The member of staff who does it."""
    number: int = 0
    """The entry's number in the journal."""
    at: str = ""
    """The instant it was begun, UTC."""
    sealed_before: str = ""
    """The seal of the entry before."""
    seal: str = ""
    """Its own, once it has one."""
    begun: tuple[Any, ...] = ()
    """Its row as it was begun."""
    joined: bool = False
    """Whether this verb runs inside another, whose entry it joins."""

    def row(self) -> tuple[Any, ...]:
        """The entry as its row in the journal."""
        stands = json.dumps(self.stands, ensure_ascii=False) if self.stands else None
        details = json.dumps(self.details or {}, ensure_ascii=False, sort_keys=True)
        zh, en = self.words
        return self.number, self.at, self.author, self.deed, zh, en, self.kind, self.undoes, stands, details

    def reword(self, **values: Any) -> None:
        """Put values that are only known inside into the entry's sentence; an entry that was joined keeps its own."""
        if not self.joined:
            self.words = self.words.saying(**values)


@contextmanager
def writing(
    deed: str,
    words: Words,
    *,
    kind: Kind = "change",
    undoes: int | None = None,
    stands: Words | None = None,
    details: dict[str, Any] | None = None,
) -> Iterator[Entry]:
    """One change: one transaction, one entry, on disk when it ends.

    A verb that calls another verb makes one entry, the outer one's, which stands if the inner one does.
    Raises ``Refused`` when a rule of the store says no, ``StoreTrouble`` when the disk does; either way
    this change left nothing behind, and a verb that called it may go on without it.
    """
    global _open
    if _open is not None:
        with _told_plainly(), desk.atomic():
            yield Entry(deed, words, kind, number=_open.number, joined=True)
        _open.stands = _open.stands or stands
        return
    entry = Entry(deed, words, kind, undoes, stands, details, who)
    with _told_plainly(), desk.atomic("IMMEDIATE"):
        _ask_first()
        _begin(entry)
        _open = entry
        try:
            yield entry
            desk.need_transaction()
            _seal(entry)
            beside.run()
        finally:
            _open = None
    # Inside a transaction of the store's own it is not on the disk yet: then the next entry is written down.
    if not desk.in_transaction():
        witness.written(entry.number, entry.seal, entry.at)


@contextmanager
def provided(check: Callable[[], None]) -> Iterator[None]:
    """The first change inside goes on only if ``check`` raises nothing, asked where nobody else can write any more."""
    global _provided
    _provided = check
    try:
        yield
    finally:
        _provided = None


def _ask_first() -> None:
    """Ask what the change depends on, once: what it writes itself is no reason to refuse the next one."""
    global _provided
    check, _provided = _provided, None
    if check is not None:
        check()


def _begin(entry: Entry) -> None:
    last = desk.execute_sql("SELECT entry, hash FROM journal_seal ORDER BY entry DESC LIMIT 1").fetchone()
    entry.number, entry.sealed_before = (last[0] + 1, last[1]) if last else (1, "")
    entry.at = clock.instant()
    entry.begun = entry.row()
    desk.execute_sql(
        "INSERT INTO journal_entry (id, at, who, deed, zh, en, kind, undoes, stands, details) VALUES (?,?,?,?,?,?,?,?,?,?)",
        entry.begun,
    )


def _seal(entry: Entry) -> None:
    """Write what the entry has come to say meanwhile, then close it for good."""
    told = entry.row()
    if told != entry.begun:
        *_, stands, details = told
        desk.execute_sql(
            "UPDATE journal_entry SET zh = ?, en = ?, stands = ?, details = ? WHERE id = ?",
            (*entry.words, stands, details, entry.number),
        )
    changes = desk.execute_sql(_CHANGES, (entry.number,))
    entry.seal = digest(entry.sealed_before, told, changes.fetchall())
    desk.execute_sql("INSERT INTO journal_seal (entry, hash) VALUES (?, ?)", (entry.number, entry.seal))


def _row(number: int) -> tuple[Any, ...]:
    row = desk.execute_sql(_ENTRY, (number,)).fetchone()
    return tuple(row)


def digest(before: str, entry: tuple[Any, ...], changes: Any) -> str:
    """The seal of an entry: SHA-256 over the seal before, the entry and its changes, as JSON."""
    ink = hashlib.sha256(before.encode())
    ink.update(json.dumps(entry, ensure_ascii=False).encode())
    for change in changes:
        ink.update(json.dumps(tuple(change), ensure_ascii=False).encode())
    return ink.hexdigest()


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        from model.rules import refusal

        refused = refusal(str(error))
        if refused is None:
            raise
        raise refused from error
    except DatabaseError as error:
        raise trouble(str(error)) from error


# --- taking back and doing again -------------------------------------------------------------

_STATE = "(SELECT u.kind FROM journal_entry u WHERE u.undoes = e.id ORDER BY u.id DESC LIMIT 1)"
_CHANGED = "EXISTS (SELECT 1 FROM journal_change c WHERE c.entry = e.id)"
NOT_TAKEN_BACK = f"e.who IS ? AND e.kind = 'change' AND {_CHANGED} AND coalesce({_STATE}, 'redo') = 'redo'"
"""Of an entry ``e``: this person did it, it changed something, and it is not undone now."""
_LAST = f"SELECT e.id FROM journal_entry e WHERE {NOT_TAKEN_BACK} ORDER BY e.id DESC LIMIT 1"
UNDONE = (
    "SELECT u.undoes FROM journal_entry u JOIN journal_entry e ON e.id = u.undoes "
    f"WHERE u.who IS ? AND u.kind = 'undo' AND {_STATE} = 'undo' AND u.id > "
    "coalesce((SELECT e.id FROM journal_entry e WHERE e.who IS ? AND e.kind = 'change' "
    f"AND {_CHANGED} ORDER BY e.id DESC LIMIT 1), 0) "
    "GROUP BY u.undoes ORDER BY max(u.id) DESC LIMIT ?"
)
"""What this person took back and may do again, the last first: entries, none of them after a newer change of theirs."""


def last_done() -> int | None:
    """The newest change by the person at the desk that is not taken back; one that changed no row is passed over."""
    row = desk.execute_sql(_LAST, (who,)).fetchone()
    return int(row[0]) if row else None


def last_undone() -> int | None:
    """The change that was taken back last and may be done again; none after a newer change."""
    row = desk.execute_sql(UNDONE, (who, who, 1)).fetchone()
    return int(row[0]) if row else None


def take_back(number: int) -> Words:
    """Undo the entry; answers what was taken back.

    Raises ``Refused`` with the entry's reason if it stands, ``ChangedSince`` if one of its rows
    has changed since, ``Refused`` if a rule forbids the old state.
    """
    _number, _at, _who, deed, zh, en, _kind, _undoes, stands, _details = _row(number)
    if stands:
        raise Refused("journal.stands", Words(*json.loads(stands)))
    words = Words("撤销：{what}", "Took back: {what}").saying(what=Words(zh, en))
    with used_since(), writing(f"{deed}.undone", words, kind="undo", undoes=number):
        replay([(n, r, after, before) for n, r, before, after in reversed(changes(number))])
    return Words(zh, en)


def do_again(number: int) -> Words:
    """Redo an entry that was taken back; answers what was done again. Raises as ``take_back``."""
    _number, _at, _who, deed, zh, en, *_rest = _row(number)
    words = Words("重做：{what}", "Did again: {what}").saying(what=Words(zh, en))
    with writing(f"{deed}.redone", words, kind="redo", undoes=number):
        replay(changes(number))
    return Words(zh, en)


def changes(number: int) -> list[Change]:
    """What an entry did to each row, in order."""
    return [tuple(row) for row in desk.execute_sql(_CHANGES, (number,)).fetchall()]
