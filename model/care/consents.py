"""The consent of a student's parents: how it stands, since which day, who signed or refused; only ever added to."""

from datetime import date, datetime

from model import clock, rights, session
from model.care import access, cases, said
from model.care.cases import Case
from model.errors import Refused
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, fn, tuples
from model.store.tables import CareCaseRow, CaseConsentRow, StaffRow
from model.values import dataclass
from model.words import Words

ANSWERED = ("signed", "refused")
"""What somebody did on a day: that day and who it was are asked for."""


@dataclass(frozen=True, slots=True)
class Consent:
    """How the consent stood from a moment on."""

    at: datetime
    """When it was entered, local."""
    state: str
    """One of ``said.CONSENT_WORDS``."""
    signed_on: date | None
    """The day it was signed or refused."""
    by_whom: str
    """Who signed or refused."""
    author: str
    """Who entered it."""

    @property
    def words(self) -> Words:
        """How it stands, since when and by whom."""
        day = f"{self.signed_on:%Y-%m-%d}" if self.signed_on else ""
        about = " ".join(part for part in (day, self.by_whom) if part)
        words = said.CONSENT_WORDS[self.state]
        return Words(f"{words.zh} {about}".strip(), f"{words.en} {about}".strip())


def record(case_id: int, state: str, signed_on: date | None = None, by_whom: str = "") -> Case:
    """Enter how the consent stands; the same as before writes nothing.

    Raises ``Refused`` for a signature or a refusal without its day and its person, or for a day to come.
    """
    rights.need(Right.CARE)
    case = cases.need_open(case_id)
    access.need(case.student_id)
    known = state in ANSWERED
    day, who = (signed_on, by_whom.strip()) if known else (None, "")
    last = latest(case_id)
    before = (last.state, last.signed_on, last.by_whom) if last else (case.consent, None, "")
    if before == (state, day, who):
        return case
    if day is not None and day > clock.today():
        raise Refused("case_consent_past", Words("签署日期不能在将来", "It was signed in the past"), "consent_on")
    with journal.writing("care_case.consent", said.of_file(case_id, Words("改了知情同意", "the consent"))):
        me = session.at_desk().staff_id
        CaseConsentRow.create(case=case_id, at=clock.now(), state=state, signed_on=day, by_whom=who, author=me)
        CareCaseRow.update(consent=state).where(CareCaseRow.id == case_id).execute()
        return cases.get(case_id)


def of_case(case_id: int) -> list[Consent]:
    """Everything that was entered about a case's consent, the oldest first."""
    access.need(cases.get(case_id).student_id)
    own = CaseConsentRow
    columns = (own.at, own.state, own.signed_on, own.by_whom, fn.COALESCE(StaffRow.name, ""))
    query = own.select(*columns).join(StaffRow, JOIN.LEFT_OUTER, on=own.author == StaffRow.id)
    return [Consent(*row) for row in tuples(query.where(own.case == case_id).order_by(own.id))]


def latest(case_id: int) -> Consent | None:
    """How the consent of a case stands; None where nothing was entered."""
    found = of_case(case_id)
    return found[-1] if found else None
