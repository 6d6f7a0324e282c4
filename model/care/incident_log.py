"""What is known of incidents: how each stands, step by step, and which clocks run."""

from datetime import datetime

from model import clock, reading_log, rights
from model.care import access
from model.errors import NotFound
from model.rights import Right
from model.store.query import JOIN, Expression, fn, tuples
from model.store.tables import IncidentRow, IncidentStepRow, StaffRow, StudentRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Incident:
    """An event, and how it stands."""

    id: int
    """Its number."""
    student_id: int | None
    """About whom; None where it is about nobody on the roster."""
    student_name: str
    """Their name; empty without one."""
    happened: datetime
    """When it happened, local."""
    told_at: datetime
    """When it was told by telephone, local."""
    told_by: str
    """Who told it."""
    rank: int
    """Its grade: the higher the graver."""
    label: str
    """What that grade was called then."""
    criterion: str
    """The listed criterion, by key."""
    danger: str
    """The kind of danger; empty without one."""
    facts: str
    """What happened."""
    owner_id: int
    """Who is in charge."""
    owner_name: str
    """Their name."""
    protocol: str
    """Which protocol it opened."""
    written_due: datetime | None
    """By when the written report is in (E3); None where the leading group is told instead."""
    written_at: datetime | None
    """When it came in."""
    leaders_at: datetime | None
    """When the leading group was told."""
    state: str
    """``open`` or ``closed``."""
    outcome: str
    """What came of it."""

    @property
    def written_late(self) -> bool:
        """Whether the written report came late, or is late now."""
        return self.written_due is not None and (self.written_at or clock.now()) > self.written_due

    @property
    def leaders_now(self) -> bool:
        """Whether the leading group is still to be told, at once."""
        return self.written_due is None and self.leaders_at is None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an incident's protocol."""

    id: int
    """Its number."""
    incident_id: int
    """Of which incident."""
    place: int
    """Its place, from 1."""
    key: str
    """Its name in code."""
    words: Words
    """What to do, in one sentence, as it was in force."""
    role: str
    """Who is responsible, as it was written then."""
    source: str
    """The text it comes from."""
    due: datetime | None
    """By when, local; None has no time of its own."""
    state: str
    """``open done not_done``."""
    at: datetime | None
    """When it was settled, local."""
    who: str
    """Who did it; empty while open."""
    remark: str
    """What there is to say of it; the reason where it was not done."""

    @property
    def late(self) -> bool:
        """Whether it is open and its time has passed."""
        return self.state == "open" and self.due is not None and self.due < clock.now()


def get(incident_id: int) -> Incident:
    """One incident; the look is written down first. Raises ``NotFound`` and ``NotAllowed``."""
    rights.need(Right.CARE)
    incident = found(incident_id)
    reading_log.looked(f"incident {incident.id}", incident.student_id)
    return incident


def steps(incident_id: int) -> list[Step]:
    """The steps of an incident, in their order."""
    rights.need(Right.CARE)
    return steps_where(IncidentStepRow.incident == incident_id)


def present_step(incident_id: int) -> Step | None:
    """The first step that is still open: what is to be done now."""
    return next((step for step in steps(incident_id) if step.state == "open"), None)


def open_steps() -> list[Step]:
    """Every open step of every open incident, by time."""
    rights.need(Right.CARE)
    still = steps_where(IncidentStepRow.state == "open")
    return sorted(still, key=lambda step: (step.due or datetime.max, step.incident_id, step.place))


def running() -> list[Incident]:
    """The incidents that are not closed, the gravest first."""
    rights.need(Right.CARE)
    return sorted(_where(IncidentRow.state == "open"), key=lambda each: (-each.rank, each.told_at))


def of_student(student_id: int) -> list[Incident]:
    """A student's incidents, the newest first."""
    access.need(student_id)
    return sorted(_where(IncidentRow.student == student_id), key=lambda each: each.told_at, reverse=True)


def reported(incident_id: int) -> Incident:
    """The incident that was reported this minute, for whoever reported it: they read no other. Raises ``NotFound``."""
    rights.need(Right.CARE_REPORT)
    return _only(IncidentRow.id == incident_id, IncidentRow.told_at == clock.now())


def found(incident_id: int) -> Incident:
    """One incident, for a verb; whoever shows it asks ``get``. Raises ``NotFound``."""
    rights.need(Right.CARE)
    return _only(IncidentRow.id == incident_id)


def _only(*conditions: Expression) -> Incident:
    there = _where(*conditions)
    if not there:
        raise NotFound(Words("没有这起事件", "There is no such incident"))
    return there[0]


def _where(*conditions: Expression) -> list[Incident]:
    own = IncidentRow
    before = (own.id, own.student, fn.COALESCE(StudentRow.name, ""), own.happened, own.told_at, own.told_by, own.rank)
    middle = (own.label, own.criterion, own.danger, own.facts, own.owner, StaffRow.name, own.protocol)
    after = (own.written_due, own.written_at, own.leaders_at, own.state, own.outcome)
    query = own.select(*before, *middle, *after).join_from(own, StudentRow, JOIN.LEFT_OUTER)
    query = query.join_from(own, StaffRow, on=own.owner == StaffRow.id)
    return [Incident(*row) for row in tuples(query.where(*conditions))]


def steps_where(*conditions: Expression) -> list[Step]:
    """The steps that fit, by incident and place."""
    rights.need(Right.CARE)
    own = IncidentStepRow
    before = (own.id, own.incident, own.place, own.key, own.zh, own.en, own.role, own.source, own.due, own.state)
    query = own.select(*before, own.at, fn.COALESCE(StaffRow.name, ""), own.remark)
    query = query.join(StaffRow, JOIN.LEFT_OUTER, on=own.who == StaffRow.id)
    rows = tuples(query.where(*conditions).order_by(own.incident, own.place))
    return [Step(*(*row[:4], Words(row[4], row[5]), *row[6:])) for row in rows]
