"""The special lists, kept apart (D3); who is absent though enrolled (D7); families to watch (D4); what hospitals found.

Only the list of special constitutions may be shared with class and PE teachers: the others are refused here.
"""

from collections.abc import Collection
from datetime import date, datetime

from model import clock, reading_log, rights, session
from model.care import access
from model.errors import NotAllowed, NotFound, Refused
from model.people import students
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, Expression, fn, tuples
from model.store.tables import (
    AbsentReturnRow,
    FamilyFlagRow,
    OutsideFindingRow,
    SpecialEntryRow,
    StaffRow,
    StudentRow,
)
from model.values import dataclass
from model.words import Words

SHARED = "constitution"
"""The one list that may be shared: physical health (D3, domain 2.9)."""
HAND_IN_BY = 25
"""The day of the month by which the absent are handed in (D7)."""
STANDS = Words("诊断材料已登记，不能撤销，请另行登记", "A finding stands; enter another")


@dataclass(frozen=True, slots=True)
class Entry:
    """A student on a list."""

    id: int
    """Its number."""
    student_id: int
    """Who."""
    student_name: str
    """Their name."""
    ledger: str
    """Which list, one of ``said.LEDGER_WORDS``."""
    what: str
    """What it is about."""
    absent: bool
    """Whether they are enrolled and do not come (D7)."""
    from_on: date
    """Since when."""
    ended_on: date | None
    """Until when."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a hospital found, as the parents handed it in."""

    institution: str
    """Which hospital."""
    said: str
    """What it said, word for word."""
    dated: date
    """The date on the paper."""
    given_by: str
    """Who handed it in."""
    at: datetime
    """When it was entered, local."""
    author: str
    """Who entered it."""


def put_on(student_id: int, ledger: str, what: str, *, absent: bool = False) -> Entry:
    """Put a student on a list. Raises ``Refused`` if they are on it already, or have left."""
    access.need(student_id)
    with journal.writing("special_entry.put", Words("列入了一份名单", "Put a student on a list")):
        row = SpecialEntryRow.create(
            student=students.need_here(student_id).id,
            ledger=ledger,
            what=what.strip(),
            absent=absent,
            from_on=clock.today(),
        )
        return _where(SpecialEntryRow.id == row.id)[0]


def take_off(entry_id: int, reason: str) -> None:
    """Take a student off a list, for a reason."""
    rights.need(Right.CARE)
    found = _where(SpecialEntryRow.id == entry_id)
    if not found:
        raise NotFound(Words("名单上没有这一条", "There is no such line on the list"))
    access.need(found[0].student_id)
    with journal.writing("special_entry.end", Words("从一份名单移出", "Took a student off a list")):
        SpecialEntryRow.update(ended_on=clock.today(), ended_reason=reason.strip()).where(
            SpecialEntryRow.id == entry_id
        ).execute()


def mark_absent(entry_id: int, absent: bool) -> Entry:
    """They do not come to school, or come again; they stay on the list of truants. Raises ``Refused`` on another list."""
    rights.need(Right.CARE)
    found = _where(SpecialEntryRow.id == entry_id)
    if not found:
        raise NotFound(Words("名单上没有这一条", "There is no such line on the list"))
    entry = found[0]
    access.need(entry.student_id)
    if entry.ledger != "truancy" or entry.ended_on is not None:
        raise Refused("special_entry.not_truant", Words("只对厌学辍学名单", "It is for the list of truants alone"))
    if entry.absent == absent:
        return entry
    with journal.writing("special_entry.absent", Words("改了一名学生的到校情况", "Whether a student comes to school")):
        SpecialEntryRow.update(absent=absent).where(SpecialEntryRow.id == entry_id).execute()
        return _where(SpecialEntryRow.id == entry_id)[0]


def on_list(ledger: str) -> list[Entry]:
    """Who is on a list now; the look is written down."""
    rights.need(Right.CARE)
    reading_log.looked(f"list {ledger}", None)
    found = _where(SpecialEntryRow.ledger == ledger, SpecialEntryRow.ended_on.is_null())
    return sorted(found, key=lambda entry: entry.student_name)


def of_student(student_id: int) -> list[Entry]:
    """The lists a student is on, or was."""
    access.need(student_id)
    return _where(SpecialEntryRow.student == student_id)


def to_share(ledger: str) -> list[Entry]:
    """A list to hand to class and PE teachers: special constitutions, and no other. Raises ``NotAllowed``."""
    rights.need(Right.CARE)
    if ledger != SHARED:
        raise NotAllowed(
            Words(
                "只有特异体质名单可以交给班主任和体育教师；心理异常、厌学辍学名单不得外传",
                "Only the list of special constitutions goes to class and PE teachers; the others stay here",
            )
        )
    return on_list(ledger)


def absent() -> list[Entry]:
    """Who is enrolled and does not come to school (D7)."""
    return [entry for entry in on_list("truancy") if entry.absent]


def how_many_absent() -> int:
    """How many are enrolled and do not come; no names."""
    rights.need(Right.CARE)
    own = SpecialEntryRow
    return own.select().where(own.ledger == "truancy", own.absent == 1, own.ended_on.is_null()).count()


def hand_in() -> int:
    """The ledger of the absent is handed in for this month; answers how many are on it. Raises ``Refused`` if it was."""
    rights.need(Right.CARE)
    many = len(absent())
    words = Words("上报了 {month} 应在校不在校台账", "Handed in the absent of {month}").saying(month=this_month())
    with journal.writing("absent_return.hand_in", words):
        me = session.at_desk().staff_id
        AbsentReturnRow.create(month=this_month(), day=clock.today(), students=many, staff=me)
    return many


def handed_in() -> bool:
    """Whether this month's ledger of the absent was handed in."""
    return bool(AbsentReturnRow.select().where(AbsentReturnRow.month == this_month()).exists())


def this_month() -> str:
    """The month, ``2026-11``."""
    return f"{clock.today():%Y-%m}"


def set_flags(student_id: int, flags: Collection[str]) -> None:
    """Say what there is to watch in a family besides what the roster says (D4)."""
    rights.need(Right.CARE)
    there = set(flags_of(student_id))
    if there == set(flags):
        return
    with journal.writing("family_flag.set", Words("改了家庭情况", "Changed the family flags of a student")):
        own = FamilyFlagRow
        gone = there - set(flags)
        if gone:
            own.delete().where(own.student == student_id, own.flag.in_(gone)).execute()
        for flag in sorted(set(flags) - there):
            own.create(student=student_id, flag=flag)


def flags_of(student_id: int) -> tuple[str, ...]:
    """What there is to watch in a family."""
    access.need(student_id)
    own = FamilyFlagRow
    return tuple(flag for (flag,) in tuples(own.select(own.flag).where(own.student == student_id).order_by(own.flag)))


def hand_in_finding(student_id: int, institution: str, words: str, dated: date, given_by: str) -> None:
    """Enter what a hospital found, word for word, with its date and who handed it in; the school diagnoses nothing."""
    access.need(student_id)
    if dated > clock.today():
        raise Refused("outside_finding.future", Words("日期不能在将来", "The date lies in the past"), "dated")
    told = Words("登记了医疗机构材料（家长提供）", "Entered a hospital's paper handed in by the parents")
    with journal.writing("outside_finding.enter", told, stands=STANDS):
        OutsideFindingRow.create(
            student=students.get(student_id).id,
            institution=institution.strip(),
            said=words.strip(),
            dated=dated,
            given_by=given_by.strip(),
            at=clock.now(),
            author=session.at_desk().staff_id,
        )


def findings(student_id: int) -> list[Finding]:
    """What hospitals found of a student, the newest first."""
    access.need(student_id)
    own = OutsideFindingRow
    columns = (own.institution, own.said, own.dated, own.given_by, own.at, fn.COALESCE(StaffRow.name, ""))
    query = own.select(*columns).join(StaffRow, JOIN.LEFT_OUTER, on=own.author == StaffRow.id)
    return [Finding(*row) for row in tuples(query.where(own.student == student_id).order_by(own.id.desc()))]


def _where(*conditions: Expression) -> list[Entry]:
    rights.need(Right.CARE)
    own = SpecialEntryRow
    columns = (own.id, own.student, StudentRow.name, own.ledger, own.what, own.absent, own.from_on, own.ended_on)
    return [Entry(*row) for row in tuples(own.select(*columns).join(StudentRow).where(*conditions).order_by(own.id))]
