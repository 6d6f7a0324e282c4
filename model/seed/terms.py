"""What happened in many terms: every school day so many appointments and visits, spread evenly over the years."""

from datetime import date, datetime, time, timedelta
from random import Random

from model.calendar.terms import Term
from model.calendar.year import calendar
from model.demo import tale
from model.demo.ledger import Ledger
from model.demo.people import Cast
from model.named import NamedTuple
from model.seed.intake import Intakes

STARTS = (time(12, 10), time(12, 50), time(17, 40), time(18, 20), time(19, 0))
"""When somebody is received."""
LENGTH = timedelta(minutes=40)
"""How long at most."""
OPEN = ((time(12, 8), time(13, 42)), (time(17, 38), time(18, 41)))
"""When the room is open."""
COUNSELLORS = 6
"""So many of the staff receive visitors."""
DONE = 0.82
"""How many appointments become a visit."""
WRITTEN = 0.96
"""How many visits are written up."""
SOURCES = ("source.self", "source.head_teacher", "source.peer", "source.parent", "source.teacher")


class Slot(NamedTuple):
    """A time of one counsellor's."""

    starts: datetime
    """First minute, local."""
    who: int
    """Whose time it is."""
    in_hours: bool
    """Whether the room is meant to be open then."""


class Days:
    """Tells term after term, into a ledger."""

    def __init__(self, chance: Random, cast: Cast, intakes: Intakes, first: date, today: date) -> None:
        self.appointments = 0
        """How many have been written."""
        self.visits = 0
        """How many have been written."""
        self._chance, self._cast, self._intakes = chance, cast, intakes
        self._first, self._today = first, today
        self._stories = tale.stories()
        self._ledger = Ledger()

    def share(self, appointments: int, visits: int, last: date) -> None:
        """Say how many there shall be: appointments up to ``last``, visits up to yesterday."""
        self._last = last
        days = [day.on for day in calendar().school_days(self._first, last)]
        past = sum(day < self._today for day in days)
        self._booked_a_day, self._came_a_day = appointments / len(days), visits / past
        self._day = 0

    def tell(self, term: Term) -> None:
        """Write one term, inside an open entry."""
        first, last = max(term.starts, self._first), min(term.ends, self._last)
        visitors = self._intakes.visitors(term.school_year)
        for day in calendar().school_days(first, last) if first <= last else ():
            self._day += 1
            self._tell_day(day.on, visitors)
        self._ledger.write()

    def _tell_day(self, day: date, visitors: list[int]) -> None:
        chance, past = self._chance, day < self._today
        booked = round(self._day * self._booked_a_day) - self.appointments
        free = chance.sample(_slots(day, self._cast), booked + 20 if booked < 10 else COUNSELLORS * len(STARTS))
        students = iter(chance.sample(visitors, len(free)))
        for slot in free[:booked]:
            self._appointment(slot, next(students), past=past)
        if not past:
            return
        walked_in = round(self._day * self._came_a_day) - self.visits
        for slot in free[booked : booked + walked_in]:
            self._visit(slot, next(students), None)
        for place, (starts, ends) in enumerate(OPEN):
            since, until = datetime.combine(day, starts), datetime.combine(day, ends)
            self._ledger.opening(since, until, [(self._cast.posts[(day.weekday() + place) % 4], since, until)])

    def _appointment(self, slot: Slot, student: int, *, past: bool) -> None:
        self.appointments += 1
        done = past and self._chance.random() < DONE
        state = "done" if done else self._chance.choice(("no_show", "cancelled")) if past else "booked"
        number = self._ledger.appointment(
            student=student, counsellor=slot.who, starts=slot.starts, ends=slot.starts + LENGTH, state=state
        )
        if done:
            self._visit(slot, student, number)

    def _visit(self, slot: Slot, student: int, appointment: int | None) -> None:
        self.visits += 1
        chance = self._chance
        story = chance.choice(self._stories)
        self._ledger.visit(
            slot.starts + timedelta(minutes=chance.randrange(6)),
            slot.starts + LENGTH - timedelta(minutes=chance.randrange(20)),
            student=student,
            counsellor=slot.who,
            appointment=appointment,
            source=chance.choice(SOURCES),
            in_hours=slot.in_hours,
            words=(*story.topics, *story.dangers),
            note=str(story.note) if chance.random() < WRITTEN else "",
        )


def _slots(day: date, cast: Cast) -> list[Slot]:
    return [
        Slot(datetime.combine(day, starts), who, in_hours=starts < time(18))
        for who in cast.posts[:COUNSELLORS]
        for starts in STARTS
    ]
