"""Handing over to another desk: a student's file, or all of a counsellor's, as one sealed package.

The right to read is the right to hand over: whoever may not read a file cannot pack it. What went out, to whom and
for which purpose stands in the journal before the file has its name; the national identity number is nowhere in it.
"""

import json
import secrets
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from model import clock, reading_log, rights, session, settings
from model.care import access, cases, scheme
from model.errors import DeskError, NotAllowed
from model.exchange.safely import Ready
from model.exchange.under_password import need_password
from model.grades import SchoolClass
from model.handover import lines, sealed
from model.people import staff, students
from model.people.student import Student
from model.rights import Right
from model.store import journal
from model.store.query import tuples
from model.store.tables import CareCaseRow, StudentRow
from model.values import dataclass
from model.words import Words, say

FORMAT = 1
Progress = Callable[[int, int, Words], None]
PACKING = Words("正在整理", "Packing")


@dataclass(frozen=True, slots=True)
class Outline:
    """What would be handed over of one student."""

    student: Student
    """Who."""
    watched: bool
    """Whether there is an open care file."""
    mine: bool
    """Whether the person at the desk may hand this one over."""


@dataclass(frozen=True, slots=True)
class Given:
    """What went out."""

    path: Path
    """Where the package is."""
    students: int
    """How many students are in it."""
    rows: int
    """How many lines of history."""

    def said(self) -> Words:
        """What went out, in a sentence."""
        told = Words(
            "已移交 {n} 名学生、{rows} 条记录：{file}",
            "Handed over {n} {n:student|students}, {rows} {rows:record|records}: {file}",
        )
        return told.saying(n=self.students, rows=self.rows, file=self.path.name)


def caseload(staff_id: int) -> list[int]:
    """The students of a counsellor: their own, and those whose open file they are in charge of."""
    rights.need(Right.CARE)
    own = tuples(
        StudentRow.select(StudentRow.id).where(StudentRow.counsellor == staff_id, StudentRow.left_on.is_null())
    )
    files = CareCaseRow.select(CareCaseRow.student).where(CareCaseRow.owner == staff_id, CareCaseRow.state == "open")
    return sorted({number for (number,) in (*own, *tuples(files))})


def outline(student_ids: Collection[int]) -> list[Outline]:
    """What would go out, without reading any of it."""
    rights.need(Right.CARE)
    return [
        Outline(each, access.is_known(each.id, again=True), access.may_read(each.id))
        for each in students.these(student_ids)
    ]


def suggested(student_ids: Collection[int]) -> str:
    """A file's name without anybody's name in it."""
    who = f"S{min(student_ids):05d}" if len(student_ids) == 1 else f"{len(student_ids)}"
    return f"handover-{clock.today():%Y-%m-%d}-{who}{sealed.ENDING}"


def give(
    student_ids: Collection[int],
    path: Path,
    password: str,
    *,
    to: str,
    purpose: str,
    progress: Progress | None = None,
) -> Given:
    """Write the package, whole or not at all; each file that is packed is written down as read.

    Raises ``NotAllowed`` for a file one may not read, ``DeskError`` naming the field where something is missing.
    """
    rights.need(Right.CARE)
    rights.need(Right.EXPORT_NAMES)
    whom = students.these(list(student_ids))
    _need_mine(whom)
    _need_said(whom, to, purpose)
    need_password(password)
    head = _head(to, purpose)
    told = []
    for done, each in enumerate(whom):
        if progress:
            progress(done, len(whom), PACKING)
        told.append(_packed(each, head["origin"], head["school"]))
    content = {**head, "students": told}
    package = sealed.seal(json.dumps(content, ensure_ascii=False).encode(), password)
    given = Given(path, len(told), sum(len(each["lines"]) for each in told))
    with Ready(path, package) as ready:
        _write_down(given, whom, head)
        ready.put()
    return given


def _packed(student: Student, origin: str, school: str) -> dict[str, Any]:
    reading_log.looked("handover", student.id)
    return {
        **_facts(student),
        "case": _case(student.id),
        "lines": [list(line) for line in lines.of_student(student.id, origin, school)],
    }


def _head(to: str, purpose: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "origin": lines.this_desk() or secrets.token_hex(8),
        "school": settings.get().school_name or say("另一所学校", "another school"),
        "at": clock.instant(),
        "by": session.at_desk().name,
        "to": to.strip(),
        "purpose": purpose.strip(),
    }


def _facts(student: Student) -> dict[str, Any]:
    return {
        "id": student.id,
        "number": student.number,
        "name": student.name,
        "sex": student.sex,
        "born": student.born.isoformat() if student.born else None,
        "class": _class(student.known_as) if student.known_as else None,
        "class_said": list(student.class_words()),
        "boarding": student.boarding,
        "left_behind": student.left_behind,
        "migrant": student.migrant,
        "orphan": student.orphan,
        "health": student.health,
        "guardian_phone": student.guardian_phone,
    }


def _class(known_as: SchoolClass) -> list[Any]:
    return [known_as.stage, known_as.entry_year, known_as.number]


def _case(student_id: int) -> dict[str, Any] | None:
    case = cases.of_student(student_id)
    if case is None or case.state != "open":
        return None
    return {
        "rank": case.rank,
        "of": len(scheme.levels()),
        "label": list(scheme.level(case.rank).label),
        "danger": case.danger,
        "reasons": list(case.reasons),
        "review_on": case.review_on.isoformat() if case.review_on else None,
        "owner": staff.get(case.owner_id).name,
    }


def _need_said(whom: Collection[Student], to: str, purpose: str) -> None:
    if not whom:
        raise DeskError(Words("没有可移交的学生", "There is nobody to hand over"))
    if not to.strip():
        raise DeskError(Words("请写明移交给谁", "Say to whom they are handed over"), "to")
    if not purpose.strip():
        raise DeskError(Words("请写明移交的原因", "Say why they are handed over"), "purpose")


def _need_mine(whom: Collection[Student]) -> None:
    others = [each for each in whom if not access.may_read(each.id)]
    if others:
        raise NotAllowed(
            Words(
                "{who} 的档案由其他老师负责（共 {n} 名）：请由负责人移交，或先写明查阅理由",
                "Another counsellor is in charge of {who} ({n} in all): they hand it over, or state a reason first",
            ).saying(who=others[0].name, n=len(others))
        )


def _write_down(given: Given, whom: Collection[Student], head: dict[str, Any]) -> None:
    details = {
        "file": given.path.name,
        "students": [each.id for each in whom],
        "rows": given.rows,
        "to": head["to"],
        "purpose": head["purpose"],
        "names": True,
        "desk": head["origin"],
    }
    words = Words(
        "向{to}移交了 {n} 名学生：{rows} 条记录",
        "Handed {n} {n:student|students} over to {to}: {rows} {rows:record|records}",
    )
    said = words.saying(to=head["to"], n=given.students, rows=given.rows)
    with journal.writing("handover.give", said, kind="record", details=details):
        pass
