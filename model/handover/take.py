"""Taking over what another desk sealed: one entry, one undo.

Facts that stand here are never written over, and what was taken before is not taken twice. A care file goes on here
at once, at the level it had there, so that nobody falls between two desks.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from model import clock, rights, session, settings
from model.care import clocks, levels, scheme
from model.handover.parcel import Match, Parcel, class_of, settled
from model.people import classes, students
from model.people.student import Student
from model.rights import Right
from model.store import journal, many
from model.store.tables import TakenRecordRow
from model.values import dataclass
from model.word_lists import sayings
from model.words import Words

_BLANKS = ("sex", "born", "health", "guardian_phone", "boarding")
"""Facts that are filled in where nothing stands here."""


@dataclass(frozen=True, slots=True)
class Took:
    """What was taken over."""

    students: int
    """How many students were new here."""
    rows: int
    """How many records."""
    cases: int
    """How many care files were opened."""

    @property
    def is_nothing(self) -> bool:
        """Whether all of it was here already."""
        return not (self.students or self.rows or self.cases)

    def said(self) -> Words:
        """The same in a sentence."""
        if self.is_nothing:
            return Words("这个移交包早已接收，没有变化", "This package was taken over before; nothing is different")
        words = Words(
            "已接收：新学生 {n} 名，记录 {rows} 条，关注档案 {cases} 份",
            "Taken over: {n} new {n:student|students}, {rows} {rows:record|records}, {cases} care {cases:file|files}",
        )
        return words.saying(n=self.students, rows=self.rows, cases=self.cases)


def take(parcel: Parcel, chosen: Mapping[int, int] | None = None) -> Took:
    """Take a package over, as one change that is taken back as one. ``chosen`` says by their number in the package
    who a doubtful student is here, or ``NEW``.

    Raises ``DeskError`` as long as somebody is doubtful and nobody has said who it is.
    """
    rights.need(Right.CARE)
    rights.need(Right.PEOPLE)
    known = [settled(each, chosen or {}, parcel.origin) for each in parcel.matches]
    took = Took(
        sum(each.student is None for each in known),
        sum(len(each.lines) for each in known),
        sum(each.case for each in known),
    )
    if took.is_nothing:
        return took
    words = Words(
        "接收了{school}移交的 {n} 名学生：{rows} 条记录",
        "Took over {n} {n:student|students} from {school}: {rows} {rows:record|records}",
    ).saying(school=parcel.school, n=len(known), rows=took.rows)
    details = {
        "file": parcel.file,
        "school": parcel.school,
        "by": parcel.by,
        "given_at": parcel.at,
        "purpose": parcel.purpose,
        "rows": took.rows,
        "students": len(known),
    }
    with journal.writing("handover.take", words, details=details):
        for each in known:
            _take_in(each, parcel)
    return took


def _take_in(match: Match, parcel: Parcel) -> None:
    student = _filled_in(match.student, match.told) if match.student else _enrolled(match.told, parcel)
    me = session.at_desk().staff_id
    if student.counsellor_id is None and me is not None and (match.lines or match.case):
        students.assign_counsellor([student.id], me)
    many.insert(TakenRecordRow, [{"student": student.id, **line._asdict()} for line in match.lines])
    if match.case:
        _open_case(student.id, match.told["case"], parcel)


def _enrolled(told: Mapping[str, Any], parcel: Parcel) -> Student:
    number = str(told["number"])
    while students.by_number(number) is not None:
        number = f"{number}-T"
    known_as = class_of(told)
    same_school = parcel.school == settings.get().school_name
    class_id = classes.find_or_open(known_as).id if known_as and same_school else None
    facts = {name: told[name] for name in (*_BLANKS, "left_behind", "migrant", "orphan")}
    facts["born"] = date.fromisoformat(told["born"]) if told["born"] else None
    return students.enrol(number, str(told["name"]), class_id=class_id, **facts)


def _filled_in(student: Student, told: Mapping[str, Any]) -> Student:
    """Facts that nobody had told here; what stands here stays."""
    facts = {
        name: told[name] for name in _BLANKS if getattr(student, name) in (None, "") and told[name] not in (None, "")
    }
    if "born" in facts:
        facts["born"] = date.fromisoformat(facts["born"])
    return students.edit(student.id, **facts)


def _open_case(student_id: int, told: Mapping[str, Any], parcel: Parcel) -> None:
    """The file goes on here: at the level of that name, or the one that is as grave; who had left is back with it."""
    if students.get(student_id).left_on is not None:
        students.return_to_school(student_id)
    known = scheme.levels()
    named = [level.rank for level in known if level.label.zh == told["label"][0]]
    rank = named[0] if named else max(1, min(len(known), round(told["rank"] * len(known) / max(1, told["of"]))))
    reason = Words(
        "由{school}移交：那里的等级为{label}，负责人{owner}",
        "Taken over from {school}: level {label} there, kept by {owner}",
    ).saying(school=parcel.school, label=Words(*told["label"]), owner=told["owner"])
    danger = told["danger"] if told["danger"] in sayings() else ""
    reasons = [code for code in told["reasons"] if code in scheme.reasons()]
    levels.take_up(student_id, rank, reason.zh, _review(rank, told["review_on"]), reasons=reasons, danger=danger)


def _review(rank: int, there: str | None) -> date:
    """When the student is looked at again: as was planned there, not later than the interval here."""
    here = clocks.next_review(rank)
    planned = date.fromisoformat(there) if there else here
    return min(here, planned) if planned > clock.today() else here
