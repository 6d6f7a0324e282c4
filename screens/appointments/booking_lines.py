"""What stands below and beside the booking line: whom the words may mean, the free times, what is worth saying."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from model import clock
from model.appointments import free, kept, quick
from model.appointments.days import clock_words, day_words, weekday_words
from model.appointments.quick import Proposal
from model.appointments.reading_hours import is_in
from model.calendar import year
from model.calendar.days import UNSURE
from model.errors import DeskError
from model.people.index import Person
from model.values import dataclass
from model.words import Words, say
from screens.appointments import where
from tui.dialog import Key
from tui.sheet import Cell

AHEAD = timedelta(days=28)
"""How far ahead free times are offered."""
WAIT = Key("F7", Words("进候补名单", "onto the waiting list"), "wait")
AFTERWARDS = Words("补录（已过去）", "past: entered afterwards")
"""Said of a time that is past."""
OVERLAP_REASON = Words("重叠的理由（会列出）", "The reason for the overlap (it is listed)")
"""What is asked where appointments are to overlap."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line below the booking line: a student, or a time."""

    person: Person | None = None
    """A student the words may mean."""
    starts: datetime | None = None
    """A time to book."""
    clash: Words | None = None
    """Why that time is not offered."""


def meant_for(choice: Choice | None, proposal: Proposal, line: str) -> Proposal:
    """What the line means for the student under the cursor, who may have another counsellor than the first."""
    if choice is None or choice.person is None or choice.person == proposal.person:
        return proposal
    return quick.propose(line, chosen=choice.person.id)


def times(proposal: Proposal) -> Iterable[Choice]:
    """The time that was said or found, then the next free ones that do not overlap it."""
    if proposal.counsellor is None:
        return
    minutes = timedelta(minutes=proposal.minutes)
    first = proposal.starts
    if first is not None:
        yield Choice(starts=first, clash=proposal.clash)
    day: date = proposal.reading.day or clock.today()
    found = free.starts_free(
        proposal.counsellor.id,
        day,
        day + AHEAD,
        proposal.minutes,
        student=proposal.person.id if proposal.person else None,
        room=proposal.room,
        most=400,
    )
    after = first + minutes if first else datetime.combine(day, time())
    for starts in found:
        if starts >= after and is_in(proposal.reading.part, starts.time()) and _is_meant(proposal, starts.date()):
            yield Choice(starts=starts)
            after = starts + minutes


def _is_meant(proposal: Proposal, day: date) -> bool:
    """Whether a series may begin on a day where the line is of odd or even weeks: in one, and over before the term is."""
    weeks, rule, school = proposal.reading.weeks, proposal.reading.rule, year.calendar()
    if weeks is None:
        return True
    last, over = school.last_school_day(day), day
    if rule is not None:
        over = rule.until or day + timedelta(weeks=2 * ((rule.count or 1) - 1))
    return last is not None and over <= last and school.day(day).odd is (weeks == "odd")


def missed(proposal: Proposal) -> str:
    """How often this student did not come lately: worth a word before booking again."""
    if proposal.person is None:
        return ""
    now = clock.now()
    times_missed = kept.missed_by(proposal.person.id, now - timedelta(days=120), now)
    return say("   近期爽约 {n} 次", "   missed {n} lately", n=times_missed) if times_missed else ""


def cells(choice: Choice, shown_name: Callable[[str], str]) -> tuple[str | Cell, ...]:
    """A student and their class, or a time and what is in its way."""
    if choice.person is not None:
        person = choice.person
        gone = "" if person.here else say(" 已离校", " left")
        return shown_name(person.name) + gone, f"{person.class_shown}  {person.number}"
    assert choice.starts is not None
    day = choice.starts.date()
    when = f"{day_words(day)} {weekday_words(day)} {clock_words(choice.starts)}"
    if choice.clash:
        return when, Cell(str(choice.clash), "late")
    if not year.calendar().day(day).certain:
        return when, Cell(str(UNSURE), "due")
    return when, Cell(say("今天", "today") if day == clock.today() else "", "muted")


def where_told(at: Proposal) -> str:
    """What is worth saying of the room, and that a time is past."""
    if at.starts is not None and at.starts < clock.now():
        return f"   {AFTERWARDS}"
    if at.nowhere:
        return say("   地点待定", "   no room yet")
    return f"   {at.place.told}" if at.place.told and at.reading.rule is None else ""


def placed(proposal: Proposal, choice: Choice, room: int | None) -> Proposal:
    """The proposal at the time that was chosen, in the room that was chosen if that is free then."""
    assert choice.starts is not None
    assert proposal.counsellor is not None
    told = quick.at(proposal, choice.starts, choice.clash)
    ends = choice.starts + timedelta(minutes=told.minutes)
    if room is None or not where.free(room, proposal.counsellor.id, choice.starts, ends):
        return told
    return quick.elsewhere(told, room or None, nowhere=room == where.NOWHERE)


def wrong(proposal: Proposal, at: Proposal | None, choice: Choice | None, *, is_typed: bool) -> Words | None:
    """What keeps it from being booked as it stands, once something was typed; or why the time is not offered."""
    if at is not None and at.clash is not None:
        return at.clash
    timeless = at is not None and proposal.starts is None
    if proposal.wrong and is_typed and (choice is None or timeless or proposal.reading.problems):
        return proposal.wrong[0]
    return None


def keys(told: Proposal | None, at: Proposal | None, may_wait: bool) -> Sequence[Key]:
    """Enter takes the student, then it books; F6 is another room, F7 the waiting list where no time is free."""
    up_down = Key("Up Down", Words("换一个", "another one"), "move(1)")
    leave = Key("Esc", Words("取消", "cancel"), "leave")
    is_timeless = told is not None and told.starts is None and not told.reading.problems
    wait = (WAIT,) if may_wait and is_timeless else ()
    if at is not None and at.reading.problems:
        return up_down, leave
    if at is None:
        return *(wait or (Key("Enter", Words("选定，再按预约", "take, once more books"), "take"), up_down)), leave
    does = Words("预约", "book") if at.reading.rule is None else Words("逐次查看", "see every date")
    return Key("Enter", does, "take"), up_down, where.KEY, *wait, leave


def reason_typed(text: str) -> str:
    """The reason for an overlap. Raises ``DeskError`` without one."""
    if not text.strip():
        raise DeskError(Words("请写明重叠的理由", "Type the reason for the overlap"))
    return text.strip()
