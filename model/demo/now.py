"""Today at the demo school up to this minute, done by the verbs at the minutes at which it was done.

The room is closed now, so that whoever looks can open it; whoever is due can be received.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from random import Random

from model import clock, session
from model.appointments import book, places
from model.appointments.book import Wish
from model.demo import tale
from model.demo.coming import MINUTES
from model.demo.people import Cast
from model.demo.room import blocks
from model.demo.slots import Slot, Visitors, slots
from model.named import NamedTuple
from model.opening import hours, log
from model.opening.windows import PlannedWindow
from model.visits import notes, register, visits
from model.visits.visit import Details

LIKELY = 0.75
"""How many of today's times are booked."""
WAKING = time(7, 40), time(21, 20)
"""Between these nobody wonders about a visitor."""
RUNNING = timedelta(minutes=17)
"""So long ago somebody came to the other counsellor, and is still there."""
SOON = timedelta(minutes=12)
"""In so long, or a little more, somebody is due."""


class Deed(NamedTuple):
    """Something that was done today."""

    at: datetime
    """When."""
    who: int
    """Who sat at the desk."""
    do: Callable[[], object]
    """The verb."""


def live(chance: Random, cast: Cast, visitors: Visitors) -> None:
    """Book today's times, and do what has been done by now."""
    now = clock.now()
    planned = hours.planned_on(now.date())
    deeds = [deed for block in blocks(planned) if block[-1].ends <= now for deed in _opening(block[0].staff_id, block)]
    taken = []
    for slot in slots(planned):
        if slot.room == cast.rooms[2] or not visitors.counsels(slot) or chance.random() > LIKELY:
            continue
        taken.append(slot)
        wish = Wish(slot.starts, MINUTES, slot.who, visitors.one(slot).id, room=slot.room)
        with clock.stopped_at(slot.starts - timedelta(days=1, hours=2)):
            number = book.book(wish, despite=True).id
        if slot.ends <= now:
            deeds += _session(number, slot)
    for deed in sorted(deeds, key=_at):
        session.sit_down(deed.who)
        with clock.stopped_at(deed.at):
            deed.do()
    session.sit_down(cast.posts[0])
    _running_and_due(cast, visitors, taken)
    _drafts(cast)


def _opening(who: int | None, block: list[PlannedWindow]) -> list[Deed]:
    if who is None:
        return []
    ends = max(window.ends for window in block)
    note = str(tale.choices("handovers")[1])
    return [
        Deed(block[0].starts - timedelta(minutes=2), who, log.open_room),
        Deed(ends, who, partial(log.close_room, note)),
    ]


def _session(number: int, slot: Slot) -> list[Deed]:
    def end() -> None:
        visit = register.of_appointment(number)
        assert visit is not None
        visits.end(visit.id)

    return [
        Deed(slot.starts + timedelta(minutes=1), slot.who, partial(visits.receive, number)),
        Deed(slot.ends - timedelta(minutes=3), slot.who, end),
    ]


def _running_and_due(cast: Cast, visitors: Visitors, taken: list[Slot]) -> None:
    """Somebody is with the other counsellor, and somebody is due at this one's, if it is a time of day for that."""
    now = clock.now()
    own, other = cast.posts[:2]
    came, due = now - RUNNING, now + SOON + timedelta(minutes=-(now + SOON).minute % 10)
    if WAKING[0] <= came.time() and now.time() <= WAKING[1] and _is_free(other, came, now, taken):
        pupil = visitors.one(Slot(came, now, other, None))
        room = _if_free(cast.rooms[1], other, came, now)
        told = Details(student=pupil.id, source="source.head_teacher", topics=("topic.mood",), room=room)
        with clock.stopped_at(came):
            visits.walk_in(told, counsellor=other)
    until = due + timedelta(minutes=MINUTES)
    if WAKING[0] <= due.time() <= WAKING[1] and _is_free(own, due, until, taken):
        pupil = visitors.one(Slot(due, until, own, None))
        with clock.stopped_at(now - timedelta(hours=20)):
            book.book(Wish(due, MINUTES, own, pupil.id, room=_if_free(cast.rooms[0], own, due, until)), despite=True)


def _drafts(cast: Cast) -> None:
    """One note was begun and not finished."""
    owed = register.unwritten(counsellor=cast.posts[0])
    if owed:
        notes.keep_draft(owed[-1].id, str(tale.said("visits.draft")))


def _is_free(who: int, starts: datetime, ends: datetime, taken: list[Slot]) -> bool:
    return all(slot.ends <= starts or slot.starts >= ends for slot in taken if slot.who == who)


def _if_free(room: int, who: int, starts: datetime, ends: datetime) -> int | None:
    """This room, or whatever the desk finds where somebody else has it then."""
    return room if places.is_free(room, who, starts, ends) else None


def _at(deed: Deed) -> datetime:
    return deed.at
