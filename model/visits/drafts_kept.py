"""What somebody is still typing, kept inside the store every few seconds and offered again after a crash.

A draft belongs to one person and one thing; nobody else is offered it. It is no change of a record: the
journal does not watch it, undo does not touch it, and it goes when the thing is saved.
"""

from datetime import datetime, timedelta

from model import clock, session
from model.store.loose import keeping
from model.store.query import Expression, tuples
from model.store.tables import DraftRow
from model.values import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it was kept last."""

    row: int
    """The number of the thing it is about."""
    body: str
    """What had been typed."""
    kept_at: datetime
    """When it was kept last, local wall time to the second."""


def keep(noun: str, row: int, body: str) -> None:
    """Keep what has been typed so far about a thing; nothing typed is no draft. Raises ``StoreTrouble``."""
    if not body.strip():
        forget(noun, row)
        return
    with keeping():
        DraftRow.insert(key=_key(noun, row), body=body, kept_at=clock.instant()).on_conflict(
            conflict_target=[DraftRow.key], preserve=[DraftRow.body, DraftRow.kept_at]
        ).execute()


def of(noun: str, row: int) -> Kept | None:
    """The draft of the person at the desk about a thing, if there is one."""
    found = _where(DraftRow.key == _key(noun, row))
    return found[0] if found else None


def left(noun: str) -> list[Kept]:
    """Every draft of the person at the desk about things of a kind, the newest first: offered after a crash."""
    return _where(DraftRow.key.startswith(_prefix(noun)))


def forget(noun: str, row: int) -> None:
    """The thing is saved, or given up: its draft goes."""
    with keeping():
        DraftRow.delete().where(DraftRow.key == _key(noun, row)).execute()


def expire(days: int) -> int:
    """Throw away everybody's drafts that were not touched for so many days; answers how many."""
    before = clock.now() - timedelta(days=days)
    drafts = tuples(DraftRow.select(DraftRow.id, DraftRow.kept_at))
    old = [number for number, kept_at in drafts if clock.local(kept_at) < before]
    if old:
        with keeping():
            DraftRow.delete().where(DraftRow.id.in_(old)).execute()
    return len(old)


def _prefix(noun: str) -> str:
    return f"{noun}/{session.at_desk().staff_id}/"


def _key(noun: str, row: int) -> str:
    return f"{_prefix(noun)}{row}"


def _where(condition: Expression) -> list[Kept]:
    query = DraftRow.select(DraftRow.key, DraftRow.body, DraftRow.kept_at).where(condition)
    rows = tuples(query.order_by(DraftRow.kept_at.desc(), DraftRow.id.desc()))
    return [Kept(int(key.rsplit("/", 1)[1]), body, clock.local(kept_at)) for key, body, kept_at in rows]
