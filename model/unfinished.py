"""What somebody is still typing, in whatever form: kept inside the store every few seconds, offered again after a crash.

A draft belongs to one person, one form and one thing the form is about; nobody else is offered it or told of it. It
is no change of a record: the journal does not watch it, undo does not touch it, and it goes when the form is saved or
given up. What becomes of the thing meanwhile does not hide it: it waits in its writer's to-dos until it is taken up,
thrown away, or older than the school keeps drafts.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from model import clock, rights, session, settings
from model.rights import Right
from model.store import beside
from model.store.loose import keeping
from model.store.query import Expression, tuples
from model.store.tables import DraftRow
from model.values import dataclass
from model.words import Words

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""Nothing was typed, or nothing stood there before."""
UNTITLED = Words("", "")

_open_here: set[tuple[int, str, str]] = set()
"""The writer, form and thing of what stands open at this very desk."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A draft as it was kept last."""

    form: str
    """The form it was typed into, as ``noun.verb``."""
    about: str
    """What the form was about: the number of a visit, of a case …; empty where there is one such form only."""
    student_id: int | None
    """The student it is about, if it is about one."""
    title: Words
    """What stood above the form."""
    place: str
    """The page it was opened from; empty where it does not matter."""
    said: Mapping[str, Any]
    """What had been typed, by field, as the form spells it."""
    was: Mapping[str, Any]
    """What stood in these fields before."""
    kept_at: datetime
    """When it was kept last, local wall time to the second."""


def keep(
    form: str,
    about: object,
    said: Mapping[str, Any],
    *,
    was: Mapping[str, Any] = NOTHING,
    title: Words = UNTITLED,
    place: str = "",
    student: int | None = None,
    wait: bool = True,
) -> None:
    """Keep what has been typed so far, but no national identity number; nothing typed is no draft.

    Raises ``StoreTrouble``, with ``wait=False`` at once ``Busy`` while another process writes.
    """
    from model import id_numbers

    rights.need(Right.SEE_TODAY)
    if not said:
        forget(form, about)
        return
    kept = {name: id_numbers.cut_out(text, "***") if isinstance(text, str) else text for name, text in said.items()}
    body = json.dumps({"said": kept, "was": dict(was)}, ensure_ascii=False)
    fields = {"student_id": student, "zh": title.zh, "en": title.en, "place": place, "body": body}
    with keeping(wait=wait):
        DraftRow.insert(who=_who(), form=form, about=str(about), kept_at=clock.instant(), **fields).on_conflict(
            conflict_target=[DraftRow.who, DraftRow.form, DraftRow.about],
            preserve=[DraftRow.student_id, DraftRow.zh, DraftRow.en, DraftRow.place, DraftRow.body, DraftRow.kept_at],
        ).execute()


def of(form: str, about: object) -> Unfinished | None:
    """The draft of the person at the desk in a form about a thing, if there is one."""
    rights.need(Right.SEE_TODAY)
    found = _where((DraftRow.form == form) & (DraftRow.about == str(about)))
    return found[0] if found else None


def left(form: str | None = None) -> list[Unfinished]:
    """Every draft of the person at the desk, or those of one form, the newest first."""
    rights.need(Right.SEE_TODAY)
    return _where(DraftRow.form == form if form is not None else DraftRow.form != "")


def forget(form: str, about: object) -> None:
    """The form is saved, or given up: its draft goes."""
    rights.need(Right.SEE_TODAY)
    mine = (DraftRow.who == _who()) & (DraftRow.form == form) & (DraftRow.about == str(about))
    with keeping():
        DraftRow.delete().where(mine).execute()


def waiting() -> list[Unfinished]:
    """Those of the person at the desk that do not stand open at this very desk."""
    return [each for each in left() if (_who(), each.form, each.about) not in _open_here]


def open_here(form: str, about: object) -> Callable[[], None]:
    """Its form stands open, so it does not wait; answers what is to be called when it is closed."""
    rights.need(Right.SEE_TODAY)
    key = (_who(), form, str(about))
    _open_here.add(key)
    return lambda: _open_here.discard(key)


def saving(form: str, about: object) -> AbstractContextManager[None]:
    """Whatever is changed inside takes the draft with it: what a form says is kept as a draft, or saved, never both."""
    rights.need(Right.SEE_TODAY)
    return beside.along(lambda: forget(form, about))


def expire(days: int | None = None) -> int:
    """Clear everybody's drafts that nobody touched for so many days, or for as long as the school keeps them.

    Answers how many; writes nothing where there is none. Asked once after the desk was opened.
    """
    before = clock.now() - timedelta(days=settings.get().draft_days if days is None else days)
    drafts = tuples(DraftRow.select(DraftRow.id, DraftRow.kept_at))
    old = [number for number, kept_at in drafts if clock.local(kept_at) < before]
    if old:
        with keeping():
            DraftRow.delete().where(DraftRow.id.in_(old)).execute()
    return len(old)


def _who() -> int:
    return session.at_desk().staff_id or 0


def _where(condition: Expression) -> list[Unfinished]:
    columns = (
        DraftRow.form,
        DraftRow.about,
        DraftRow.student_id,
        DraftRow.zh,
        DraftRow.en,
        DraftRow.place,
        DraftRow.body,
        DraftRow.kept_at,
    )
    query = DraftRow.select(*columns).where((DraftRow.who == _who()) & condition)
    rows = tuples(query.order_by(DraftRow.kept_at.desc(), DraftRow.id.desc()))
    return [
        Unfinished(form, about, student, Words(zh, en), place, *_told(body), clock.local(kept_at))
        for form, about, student, zh, en, place, body, kept_at in rows
    ]


def _told(body: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What was typed and what stood there before; an older desk kept the fields alone, an even older one a bare note."""
    try:
        told = json.loads(body)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        return {"body": body}, NOTHING
    if told.keys() == {"said", "was"}:
        return told["said"], told["was"]
    return told, NOTHING
