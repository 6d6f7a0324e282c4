"""Where the committee and the files of students at risk meet: a concern opens a case, or feeds the one that is open (C5, B2).

A concern never sets a level. Whoever opens a case chooses it, says why and when to look again, as for any case.
"""

from datetime import date

from model import rights
from model.care import cases, levels
from model.care.cases import Case
from model.committee import concerns, outcomes
from model.committee.concerns import Concern
from model.rights import Right
from model.store import journal
from model.words import Words


def open_case_of(student_id: int) -> Case | None:
    """The student's case that is open, for those who may know of it."""
    if not rights.may(Right.CARE):
        return None
    found = cases.of_student(student_id)
    return found if found is not None and found.state == "open" else None


def feed(concern_id: int, words: str = "") -> Case:
    """The concern goes into the student's open case. Raises ``NotFound`` if there is none."""
    rights.need(Right.CARE)
    concern = concerns.get(concern_id)
    standing = open_case_of(concern.student_id)
    case = standing if standing is not None else cases.get(0)
    outcomes.into_case(concern_id, words, case.id)
    return case


def open_from(concern_id: int, rank: int, reason: str, review_on: date | None, *, danger: str = "") -> Case:
    """Open a case because of the concern, or reopen the closed one, in one change. Raises as ``levels.take_up``."""
    rights.need(Right.CARE)
    concern = concerns.get(concern_id)
    words = Words("因关注事项为{who}建档", "Opened a file for {who} because of a concern").saying(
        who=concern.student_name
    )
    with journal.writing("concern.case", words):
        case = levels.take_up(concern.student_id, rank, reason, review_on, danger=danger)
        outcomes.into_case(concern_id, reason, case.id)
        return case


def fed_by(case_id: int) -> list[Concern]:
    """The concerns that opened or fed a case, the oldest first."""
    rights.need(Right.CARE)
    return concerns.of_case(case_id)
