"""One line becomes a booking: what was typed, whom it means, and the time the desk proposes.

Everything that was not said is filled in the way a duty counsellor would: the student's own
counsellor, the next time they are free, the school's usual length.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from model import clock, first_steps, rights, settings
from model.appointments import book, free, meant, places, reading_parts, series
from model.appointments.days import clock_words, day_words, weekday_words
from model.appointments.first_free import NO_HOURS, NO_TIME, first_free, same_time, why_none
from model.appointments.gone import why_gone
from model.appointments.kept import VISITOR_WORDS, Appointment
from model.appointments.places import NOWHERE, Place
from model.appointments.reading import Reading, read
from model.appointments.said import besides
from model.appointments.wish import Wish
from model.calendar import year
from model.errors import NotFound, Unclear
from model.people import rooms
from model.people.index import Person
from model.people.staff import Staff
from model.rights import Right
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be booked on Enter."""

    reading: Reading
    """What was understood of the line."""
    people: tuple[Person, ...]
    """Whom the name may mean, the likeliest first."""
    person: Person | None
    """Whom it is taken to mean; None for a visiting teacher, whose name is only in the line."""
    counsellor: Staff | None
    """With whom."""
    starts: datetime | None
    """When, local; None if no time was found."""
    minutes: int
    """How long."""
    room: int | None
    """Where, if it was said."""
    place: Place
    """Where it will be; nowhere yet while the time or the counsellor is missing."""
    offered: bool
    """Whether the desk chose the time itself."""
    wrong: tuple[Words, ...]
    """What keeps it from being booked, and what to do."""
    clash: Words | None
    """Why this time is not offered; it may be booked all the same on purpose."""
    nowhere: bool = False
    """Where is left open on purpose."""

    @property
    def is_ready(self) -> bool:
        """Whether Enter books it."""
        return not self.wrong and self.starts is not None and self.counsellor is not None

    def wish(self) -> Wish:
        """What would be booked. Raises ``Unclear`` while something is missing."""
        if self.wrong or self.starts is None or self.counsellor is None:
            raise Unclear(self.wrong[0] if self.wrong else NO_TIME)
        said = self.reading
        return Wish(
            starts=self.starts,
            minutes=self.minutes,
            counsellor=self.counsellor.id,
            student=self.person.id if self.person else None,
            visitor=said.visitor or "student",
            visitor_name=self.visitor_name,
            room=self.room,
            nowhere=self.nowhere,
            form=said.form or "form.in_person",
        )

    @property
    def visitor_name(self) -> str:
        """The name of a visiting teacher; of a student's parent none is said."""
        return self.reading.who if self.reading.visitor == "teacher" else ""

    def words(self, shown: Callable[[str], str] = str) -> Words:
        """The booking as one line: who, when, how long, with whom, and what else was said; ``shown`` may mask the name."""
        who = shown(self.person.name if self.person else self.visitor_name)
        parts = [Words(who, who)] if who or self.reading.visitor == "teacher" else [Words("?", "?")]
        if self.reading.visitor and self.reading.visitor != "student":
            parts.append(VISITOR_WORDS[self.reading.visitor])
        if self.starts is not None:
            parts += [day_words(self.starts.date()), weekday_words(self.starts.date())]
            parts.append(Words(clock_words(self.starts), clock_words(self.starts)))
        parts.append(Words("{n}分钟", "{n} min").saying(n=self.minutes))
        if self.counsellor is not None:
            parts.append(Words(self.counsellor.name, self.counsellor.name))
        # Each date of a series has a room of its own, unless one is said for all.
        if self.place.name and (self.reading.rule is None or self.room is not None):
            parts.append(Words(self.place.name, self.place.name))
        parts += [Words(said, said) for said in besides(self.reading, self.starts)]
        return Words("  ".join(part.zh for part in parts if part.zh), "  ".join(part.en for part in parts if part.en))


_NO_ROSTER = Words(
    "还没有学生：在“学生”页（7）按 Ctrl+O 导入名册，或按 Insert 登记一名",
    "There are no students yet: on page 7, Ctrl+O takes in a roster, Insert enrols one",
)
_NOBODY = Words(
    "没有这个学生：{who}；请输入姓名、拼音首字母、班级或学号，教师前加 @，场地前加 #",
    "No such student: {who}; type a name, initials, a class or a number, @ before a counsellor, # before a room",
)
_WHO = Words("请输入学生", "Type the student")


def warming() -> Iterator[None]:
    """What the first line would wait for, a few milliseconds at a step; to be taken when there is leisure."""
    return reading_parts.warming()


def warm() -> None:
    """The same at once (25 to 80 ms)."""
    for _ in warming():
        pass


def propose(text: str, *, chosen: int | None = None) -> Proposal:
    """What a line would book; ``chosen`` is the student picked where the name fits several, or is not typed at all.

    Never raises for what was typed: whatever is missing or wrong stands in ``wrong``.
    """
    rights.need(Right.BOOK)
    school = year.calendar()
    reading = read(
        text,
        clock.now(),
        school.last_school_day,
        is_odd=lambda day: school.day(day).odd,
        lessons=school.lessons_begin,
    )
    people = meant.people(reading, chosen)
    person = next((each for each in people if each.id == chosen), people[0] if people else None)
    wrong = list(reading.problems)
    is_missing = person is None and reading.visitor in (None, "student", "parent")
    if is_missing and reading.who:
        wrong.append(_NOBODY.saying(who=reading.who) if first_steps.has_students() else _NO_ROSTER)
    counsellor = meant.counsellor(reading, person, wrong)
    if is_missing and not reading.who:
        wrong.append(_WHO)
    room = meant.room(reading, wrong)
    minutes = reading.minutes or settings.get().booking.visit_minutes
    proposal = Proposal(reading, people, person, counsellor, None, minutes, room, NOWHERE, False, tuple(wrong), None)
    return proposal if counsellor is None or wrong else _timed(proposal, counsellor.id)


def _timed(proposal: Proposal, counsellor: int) -> Proposal:
    """The proposal with the time that was said, or the next free one."""
    said, student = proposal.reading, proposal.person.id if proposal.person else None
    if said.day is not None and said.time is not None:
        starts: datetime | None = datetime.combine(said.day, said.time)
    elif said.time is not None:
        starts = same_time(said.time, counsellor, proposal.minutes, student, proposal.room)
    else:
        starts = first_free(said, counsellor, proposal.minutes, student, proposal.room)
    offered = said.time is None
    if starts is None:
        return replace(proposal, wrong=(*proposal.wrong, why_none(said)))
    past = starts < clock.now()
    clash = (
        None
        if offered or past
        else free.why_not(counsellor, starts, proposal.minutes, student=student, room=proposal.room)
    )
    return at(replace(proposal, offered=offered), starts, clash)


def at(proposal: Proposal, starts: datetime, clash: Words | None = None) -> Proposal:
    """The proposal at a time, and in the room it will have then; ``clash`` is why the time is not offered.

    Who has left is told before anything about the time.
    """
    assert proposal.counsellor is not None
    who = proposal.person.id if proposal.person else None
    gone = why_gone(who, proposal.reading.visitor or "student", starts.date())
    placed = replace(proposal, starts=starts, clash=gone or clash)
    if proposal.nowhere:
        return replace(placed, place=NOWHERE)
    if proposal.room is not None:
        return replace(placed, place=Place(proposal.room, rooms.get(proposal.room).name, None))
    ends = starts + timedelta(minutes=proposal.minutes)
    form = proposal.reading.form or "form.in_person"
    return replace(placed, place=places.place(proposal.counsellor.id, starts, ends, form))


def elsewhere(proposal: Proposal, room: int | None, *, nowhere: bool = False) -> Proposal:
    """The same in a room that was chosen, or with where left open; neither is the room of the plan."""
    assert proposal.starts is not None
    return at(replace(proposal, room=room, nowhere=nowhere), proposal.starts, proposal.clash)


def book_line(proposal: Proposal, *, despite: bool = False, overlap_reason: str | None = None) -> list[Appointment]:
    """Book what was proposed, once or as a series. Raises ``Unclear``, ``Refused``."""
    wish = replace(proposal.wish(), overlap_reason=overlap_reason)
    if proposal.reading.rule is not None:
        return series.book_series(wish, proposal.reading.rule, despite=despite)
    return [book.book(wish, despite=despite)]


def book_text(text: str) -> list[Appointment]:
    """Book a line at once, as a script does: a name that fits several people equally well is refused.

    Raises ``NotFound``, ``Unclear``, ``Refused``.
    """
    proposal = propose(text)
    if NO_HOURS in proposal.wrong:  # a script is refused what is not offered, also where it says a day and a time
        raise Unclear(free.NO_HOURS)
    if proposal.person is None and proposal.reading.who and proposal.reading.visitor != "teacher":
        raise NotFound(_NOBODY.saying(who=proposal.reading.who))
    meant.only_one(proposal.people, proposal.reading.who)
    return book_line(proposal)
