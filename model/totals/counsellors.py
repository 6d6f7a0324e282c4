"""The week per counsellor: people, visits, minutes, by form, against the target (A5), and the term to date."""

from collections.abc import Mapping, Sequence
from datetime import date

from model.people import staff
from model.people.staff import Staff
from model.policy import Policy
from model.totals.lines import Line
from model.totals.sums import Sums, people, sums
from model.totals.term import TermToDate
from model.values import dataclass


@dataclass(frozen=True, slots=True)
class CounsellorTotal:
    """What one counsellor's week, or everybody's, comes to."""

    staff_id: int | None
    """Who; ``None`` is everybody together."""
    name: str
    """That person's name; empty for everybody."""
    people: int
    """人数: distinct people; everybody's is less than the sum where two counsellors saw the same person."""
    week: Sums
    """The week."""
    forms: Mapping[str, Sums]
    """The week by form of contact, only forms there were (A8)."""
    target: int | None
    """Minutes owed this week (A5): their own target or the rule in force; ``None`` where nothing is owed."""
    before: Sums
    """The term up to the Sunday before."""
    term: Sums
    """The term to date, this week included."""

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; ``None`` where nothing is owed."""
        return None if self.target is None else self.week.minutes >= self.target


def per_counsellor(
    lines: Sequence[Line], term: TermToDate, policy: Policy, monday: date, *, is_school_week: bool
) -> tuple[CounsellorTotal, ...]:
    """Whoever counsels, and whoever else had a visit in the week or the term, in the order of the staff list."""
    had_visits = {line.counsellor_id for line in lines} | set(term.by_counsellor)
    listed = [each for each in staff.every() if each.id in had_visits or _counselled(each, monday)]
    return tuple(
        _of(each, [line for line in lines if line.counsellor_id == each.id], term, _owed(each, policy, is_school_week))
        for each in listed
    )


def everybody(lines: Sequence[Line], each: Sequence[CounsellorTotal]) -> CounsellorTotal:
    """Everybody together; each owes for themselves, so together they owe nothing."""
    return CounsellorTotal(
        staff_id=None,
        name="",
        people=people(lines),
        week=sums(lines),
        forms=_by_form(lines),
        target=None,
        before=sum((total.before for total in each), Sums()),
        term=sum((total.term for total in each), Sums()),
    )


def _of(who: Staff, lines: Sequence[Line], term: TermToDate, target: int | None) -> CounsellorTotal:
    before = term.by_counsellor.get(who.id, Sums())
    return CounsellorTotal(
        staff_id=who.id,
        name=who.name,
        people=people(lines),
        week=sums(lines),
        forms=_by_form(lines),
        target=target,
        before=before,
        term=before + sums(line for line in lines if term.holds(line.on)),
    )


def _by_form(lines: Sequence[Line]) -> dict[str, Sums]:
    forms = dict.fromkeys(line.form for line in lines)
    return {form: sums(line for line in lines if line.form == form) for form in forms}


def _counselled(who: Staff, monday: date) -> bool:
    return who.kind in staff.COUNSELLING and (who.left_on is None or who.left_on > monday)


def _owed(who: Staff, policy: Policy, is_school_week: bool) -> int | None:
    """A target of 0 is none; without school nobody owes anything."""
    if not is_school_week:
        return None
    if who.target_minutes is None and who.kind in staff.COUNSELLING:
        return policy.counselling_minutes_per_week or None
    return who.target_minutes or None
