"""What another desk knew of a student, as it was handed over: read like the file, never changed, never counted.

These records are no visits and no appointments of this room: no total and no statistic holds them.
"""

from datetime import datetime
from typing import Any

from model.care import access
from model.store.query import tuples
from model.store.tables import TakenRecordRow
from model.values import dataclass
from model.words import Words

CLOSE = frozenset({"note", "letter"})
"""What only the student's own counsellor, or whoever is in charge of the file, reads in full (B3)."""
HIDDEN = Words("（只有该生的辅导教师可读）", "(for the student's own counsellor)")
KIND_WORDS: dict[str, Words] = {
    "note": Words("来访记录", "note"),
    "letter": Words("来信", "letter"),
    "plan": Words("方案", "plan"),
    "measure": Words("措施", "measure"),
    "guardian": Words("监护人", "guardian"),
    "case": Words("个案", "case"),
}
"""What is handed over besides the lines of a chronology, which have their own words."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One line of what another desk knew."""

    id: int
    """Its number here."""
    student_id: int
    """Whom it is about."""
    origin: str
    """Which desk wrote it: the same for every package of that desk."""
    school: str
    """The school that handed it over."""
    kind: str
    """What it is: a kind of the chronology, or one of ``KIND_WORDS``."""
    number: int
    """Its number there."""
    at: datetime
    """When it happened, local."""
    words: Words
    """What it says."""
    who: str
    """Who did or wrote it there."""
    digest: str
    """What tells it from another version of the same."""


def of_student(student_id: int) -> list[Taken]:
    """Everything that was taken over about a student, the newest first. Raises ``NotAllowed``."""
    access.need(student_id)
    mine = access.is_mine(student_id)
    return [_told(row, mine) for row in _rows(student_id)]


def whole(student_id: int) -> list[Taken]:
    """The same with nothing hidden, to be handed on by whoever is in charge. Raises ``NotAllowed``."""
    access.need(student_id)
    return [_told(row, True) for row in _rows(student_id)]


def _rows(student_id: int) -> list[tuple[Any, ...]]:
    own = TakenRecordRow
    columns = (
        own.id,
        own.student,
        own.origin,
        own.school,
        own.kind,
        own.number,
        own.at,
        own.zh,
        own.en,
        own.who,
        own.digest,
    )
    return tuples(own.select(*columns).where(own.student == student_id).order_by(own.at.desc(), own.id.desc()))


def _told(row: tuple[Any, ...], mine: bool) -> Taken:
    *told, zh, en, who, digest = row
    words = HIDDEN if told[4] in CLOSE and not mine else Words(zh, en)
    return Taken(*(*told, words, who, digest))
