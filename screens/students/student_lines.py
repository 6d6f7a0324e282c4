"""What the page of one student lists: appointments to come, visits, what was missed, what was done."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Literal

from model import clock, rights, word_lists
from model.appointments import kept
from model.appointments.kept import STATE_WORDS, Appointment
from model.committee import concerns
from model.committee.concerns import Concern
from model.named import NamedTuple
from model.rights import Right
from model.visits import groups, register
from model.visits.visit import STATE_WORDS as VISIT_STATES
from model.visits.visit import Visit
from model.words import Words, say
from tui.sheet import Cell, Heading

YEAR = timedelta(days=400)
"""How far back and ahead appointments are listed."""
MISSED = ("no_show", "late_cancel", "cancelled")
"""States of an appointment that did not take place."""


class Line(NamedTuple):
    """One line of the list, ready to be drawn."""

    kind: Literal["appointment", "visit", "concern"]
    """What Enter acts on."""
    number: int
    """Its number in the store."""
    cells: tuple[str | Cell, ...]
    """When, what, what about, with whom."""
    visit: Visit | None = None
    """The visit, for its note."""


class Told(NamedTuple):
    """The list, and its sums for the facts above it."""

    lines: list[Line | Heading]
    """Group by group."""
    visits: int | None
    """Visits that count; None for somebody who may not see them."""
    minutes: int
    """Their minutes."""
    missed: int
    """Appointments the student did not come to."""


def told_of(student_id: int) -> Told:
    """Everything of one student that the person at the desk may see, group by group."""
    booked = _appointments(student_id)
    coming = [each for each in booked if each.is_open]
    missed = [each for each in reversed(booked) if each.state in MISSED]
    lines: list[Line | Heading] = []
    if coming:
        lines += [Heading(Words("预约", "Appointments")), *map(_booked, coming)]
    visits = _visits(student_id)
    if visits is None:
        lines.append(Heading(Words("没有查看来访的权限", "You may not see visits")))
    elif visits:
        lines += [Heading(Words("来访", "Visits")), *_came(visits)]
    if rights.may(Right.CONCERNS) and (told := concerns.of_student(student_id)):
        lines += [Heading(Words("关注事项", "Concerns")), *map(_concern, reversed(told))]
    if missed:
        lines += [Heading(Words("未成的预约", "Not kept")), *map(_booked, missed)]
    counted = [each for each in visits or () if each.state == "ended"]
    return Told(
        lines,
        None if visits is None else len(counted),
        sum(each.minutes or 0 for each in counted),
        sum(each.state == "no_show" for each in missed),
    )


def _appointments(student_id: int) -> list[Appointment]:
    """A year of them back and ahead; none for somebody who may not see who is booked."""
    if not rights.may(Right.BOOK):
        return []
    today = datetime.combine(clock.today(), time())
    return kept.of_student(student_id, today - YEAR, today + YEAR)


def _visits(student_id: int) -> list[Visit] | None:
    """Their own visits and the groups they were in, the newest first; None without the right."""
    if not rights.may(Right.RECEIVE):
        return None
    found = [*register.of_student(student_id), *groups.of_student(student_id)]
    return sorted(found, key=lambda visit: (visit.starts, visit.id), reverse=True)


def _booked(each: Appointment) -> Line:
    late = each.state in kept.COMING_STATES and each.starts < clock.now()
    role = "late" if late or each.state == "no_show" else "" if each.is_open else "muted"
    about = [str(word_lists.sayings().get(each.form, "")), each.room_name, each.remark or each.ended_reason]
    if each.visitor != "student":
        about.insert(0, str(kept.VISITOR_WORDS[each.visitor]))
    cells = (
        f"{each.starts:%Y-%m-%d %H:%M}",
        Cell(str(STATE_WORDS[each.state]), role),
        "  ".join(part for part in about if part),
        each.counsellor_name,
    )
    return Line("appointment", each.id, cells)


def _concern(each: Concern) -> Line:
    """A concern of the committee, with what became of it."""
    kind, state = concerns.KIND_WORDS[each.kind], concerns.STATE_WORDS[each.state]
    role = "late" if each.is_waiting else ""
    return Line(
        "concern", each.id, (f"{each.raised_at:%Y-%m-%d %H:%M}", Cell(str(state), role), f"{kind}  {each.seen}", "")
    )


def _came(visits: Sequence[Visit]) -> list[Line]:
    said = word_lists.sayings()
    return [_visit(each, {code: str(words) for code, words in said.items()}) for each in visits]


def _visit(each: Visit, said: dict[str, str]) -> Line:
    if each.state == "ended":
        state = Cell(say("{n}分钟", "{n} min", n=each.minutes))
    else:
        state = Cell(str(VISIT_STATES[each.state]), "open" if each.state == "under_way" else "muted strike")
    marks = [said.get(code, code) for code in (*each.dangers, *each.topics)]
    owed = each.written is False and each.state == "ended"
    note = say("有记录", "note") if each.written else say("未写", "no note") if owed else ""
    about = [said.get(each.form, ""), note, " ".join(marks)]
    if each.visitor == "parent":
        about.insert(0, str(each.kind))
    elif each.visitor == "group":
        about.insert(0, each.visitor_name)
    cells = (
        f"{each.starts:%Y-%m-%d %H:%M}",
        state,
        Cell("  ".join(part for part in about if part), "late" if each.dangers else ""),
        each.counsellor_name,
    )
    return Line("visit", each.id, cells, each)
