"""Notes: what was written of a visit, by whom, and who may read it (B1, B3).

While a note is being written it is a draft, kept every few seconds. Finished, it stands: nobody
changes it, undo does not reach it, it is only amended. A note is read by whoever led the visit or
wrote it, and by the student's own counsellor; every look is written down before it is given.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from model import clock, reading_log, rights, session, unfinished
from model.errors import NotAllowed, NotFound, Refused
from model.rights import Right, Role
from model.store import journal
from model.store.query import JOIN, fn, tuples
from model.store.tables import AmendmentRow, NoteRow, StaffRow, StudentRow
from model.unfinished import Unfinished
from model.values import dataclass
from model.visits import register
from model.visits.visit import Visit
from model.words import Words

DRAFT = "note"
"""The form a note is written in, among what is not finished."""
NOTHING_ELSE: Mapping[str, Any] = MappingProxyType({})
"""A draft of the note alone."""
STANDS = Words("记录已完成，不能撤销，只能补正", "The note is finished; it cannot be taken back, only amended")
"""Why a finished note cannot be undone."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction added to a finished note."""

    body: str
    """What was added."""
    author_id: int | None
    """Who wrote it."""
    author_name: str
    """Their name."""
    written: datetime
    """When, local."""


@dataclass(frozen=True, slots=True)
class Note:
    """A finished note with what was added since."""

    id: int
    """Its number in the store."""
    visit_id: int
    """The visit it is of."""
    body: str
    """What was written."""
    author_id: int | None
    """Who wrote it."""
    author_name: str
    """Their name."""
    finished: datetime
    """When it was finished, local."""
    amendments: tuple[Amendment, ...] = ()
    """What was added since, in order of time."""


@dataclass(frozen=True, slots=True)
class DraftLeft:
    """A note that was begun and not finished."""

    visit_id: int
    """The visit it is of."""
    about: Words
    """Whose visit that is."""
    names: tuple[str, ...]
    """Who is named in that."""
    body: str
    """What had been typed."""
    kept_at: datetime
    """When it was kept last, local wall time to the second."""
    rest: Mapping[str, Any]
    """What else stood in the form, by field, as the form spells it."""


def finish(visit_id: int, body: str) -> Note:
    """Finish the note of a visit that has ended; its draft goes. From now on it is only amended.

    Raises ``Refused`` if the visit is under way, voided or written up already, or nothing is written;
    ``NotAllowed`` unless the visit is one's own or one's own student's.
    """
    rights.need(Right.WRITE_NOTE)
    with journal.writing(
        "note.finish", Words("完成了{who}的来访记录", "Finished the note on {who}'s visit"), stands=STANDS
    ) as entry:
        visit = register.need_standing(visit_id)
        _need_mine(visit, None)
        if visit.ends is None:
            raise Refused(
                "note.under_way",
                Words("来访还在进行，结束后才能完成记录", "The visit is under way; end it, then finish the note"),
            )
        NoteRow.create(visit=visit_id, body=body.strip(), author=session.at_desk().staff_id, finished=clock.now())
        unfinished.forget(DRAFT, visit_id)
        entry.reword(who=visit.who)
        return _need_written(visit)


def amend(visit_id: int, body: str) -> Note:
    """Add a correction to the finished note of a visit; it stands like the note itself. Raises as ``finish``."""
    rights.need(Right.WRITE_NOTE)
    with journal.writing(
        "note.amend", Words("补正了{who}的来访记录", "Amended the note on {who}'s visit"), stands=STANDS
    ) as entry:
        visit = register.get(visit_id)
        note = _need_written(visit)
        _need_mine(visit, note.author_id)
        AmendmentRow.create(note=note.id, body=body.strip(), author=session.at_desk().staff_id, written=clock.now())
        entry.reword(who=visit.who)
        return _need_written(visit)


def read(visit_id: int) -> Note | None:
    """The note of a visit, None if it is not written; the look is written down first.

    Raises ``NotAllowed`` for a note that is not one's own to read.
    """
    rights.need(Right.WRITE_NOTE)
    visit = register.get(visit_id)
    note = _note(visit)
    _need_mine(visit, note.author_id if note else None)
    if note is not None:
        reading_log.looked(f"note {visit.number}", visit.student_id)
    return note


def may_read(visit: Visit) -> bool:
    """Whether the person at the desk may read the note of a visit, or write it if it has none."""
    if not rights.may(Right.WRITE_NOTE):
        return False
    note = _note(visit)
    return _is_mine(visit, note.author_id if note else None)


def keep_draft(visit_id: int, body: str, rest: Mapping[str, Any] = NOTHING_ELSE) -> None:
    """Keep what has been typed so far, with what else stands in the form; called every few seconds.

    A form in which nothing stands is no draft. Raises ``StoreTrouble``.
    """
    rights.need(Right.WRITE_NOTE)
    if body.strip() or any(rest.values()):
        student = register.get(visit_id).student_id
        unfinished.keep(DRAFT, visit_id, {**rest, "body": body}, place="visits", student=student)
    else:
        unfinished.forget(DRAFT, visit_id)


def draft_of(visit_id: int) -> DraftLeft | None:
    """What the person at the desk had typed of a visit's note."""
    rights.need(Right.WRITE_NOTE)
    kept = unfinished.of(DRAFT, visit_id)
    return _left(kept, register.get(visit_id)) if kept else None


def drafts_left() -> list[DraftLeft]:
    """The notes the person at the desk had begun and not finished, the newest first."""
    rights.need(Right.WRITE_NOTE)
    left = unfinished.left(DRAFT)
    visits = {visit.id: visit for visit in register.several(int(kept.about) for kept in left)}
    return [_left(kept, visits[int(kept.about)]) for kept in left if int(kept.about) in visits]


def _left(kept: Unfinished, visit: Visit) -> DraftLeft:
    """What was kept, the note and the rest apart."""
    told = dict(kept.said)
    body = str(told.pop("body", ""))
    return DraftLeft(int(kept.about), visit.who, visit.names, body, kept.kept_at, told)


def throw_away(visit_id: int) -> None:
    """Give a draft up."""
    rights.need(Right.WRITE_NOTE)
    unfinished.forget(DRAFT, visit_id)


def _is_mine(visit: Visit, author: int | None) -> bool:
    seat = session.at_desk()
    if rights.may(Right.READ_ANY_NOTE) or seat.staff_id in (visit.counsellor_id, author):
        return True
    if seat.role is not Role.COUNSELLOR or visit.student_id is None:
        return False
    own = StudentRow.select().where(StudentRow.id == visit.student_id, StudentRow.counsellor == seat.staff_id)
    return bool(own.exists())


def _need_mine(visit: Visit, author: int | None) -> None:
    if not _is_mine(visit, author):
        raise NotAllowed(
            Words(
                "这是{name}的来访记录，只有接待者和该生的辅导教师可以读写",
                "This is {name}'s visit; its note is for whoever received it and for the student's own counsellor",
            ).saying(name=visit.counsellor_name)
        )


def _need_written(visit: Visit) -> Note:
    note = _note(visit)
    if note is None:
        raise NotFound(Words("这次来访还没有记录", "That visit has no note yet"))
    return note


def _note(visit: Visit) -> Note | None:
    columns = (
        NoteRow.id,
        NoteRow.visit,
        NoteRow.body,
        NoteRow.author,
        fn.COALESCE(StaffRow.name, ""),
        NoteRow.finished,
    )
    rows = tuples(NoteRow.select(*columns).join(StaffRow, JOIN.LEFT_OUTER).where(NoteRow.visit == visit.id))
    return replace(Note(*rows[0]), amendments=_amendments(rows[0][0])) if rows else None


def _amendments(note: int) -> tuple[Amendment, ...]:
    columns = (AmendmentRow.body, AmendmentRow.author, fn.COALESCE(StaffRow.name, ""), AmendmentRow.written)
    query = AmendmentRow.select(*columns).join(StaffRow, JOIN.LEFT_OUTER).where(AmendmentRow.note == note)
    return tuple(Amendment(*row) for row in tuples(query.order_by(AmendmentRow.id)))
