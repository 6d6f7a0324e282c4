"""What has been at the demo school since the term began: appointments, visits with their notes, walk-ins, groups."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from model.demo import room, tale
from model.demo.ledger import Ledger
from model.demo.people import Cast
from model.demo.slots import Slot, Visitors, slots
from model.opening import hours
from model.opening.windows import PlannedWindow

STATES = {"done": 84, "no_show": 7, "cancelled": 5, "late_cancel": 4}
"""What became of a hundred appointments."""
SOURCES = {"self": 42, "head_teacher": 22, "peer": 11, "parent": 9, "teacher": 6, "duty": 5, "screening": 5}
"""Who sent a hundred visitors."""
VISITORS = {"student": 88, "parent": 7, "teacher": 5}
"""Who a hundred visitors were."""
FORMS = {
    "student": ("form.in_person",) * 18 + ("form.online", "form.telephone"),
    "parent": ("form.family", "form.telephone"),
    "teacher": ("form.teacher_talk",),
}
"""In which form they came."""
BOOKED, WALKED_IN = 0.7, 0.16
"""How many of a counsellor's times are booked, and how many of the others are a walk-in's."""
OWED = {1: 2, 3: 1}
"""How many notes are still to be written, by school days back from today."""
OUTSIDE = {4, 9, 17, 26}
"""School days back on which somebody came outside the hours (A7)."""
SHORT = {3, 12, 21, 34}
"""School days back on which the room opened at noon only (A2 is not reached)."""
BREAK = time(9, 43)
"""When that was: between two lessons."""
NOON_OVER = time(14, 0)


class Past:
    """Tells day after day what was, into a ledger."""

    def __init__(self, chance: Random, cast: Cast, visitors: Visitors) -> None:
        self._chance, self._cast, self._visitors = chance, cast, visitors
        self._ledger = Ledger()
        self._owed = dict(OWED)
        self._unsettled = True
        """Whether the last school day still has to have an appointment of which nobody has said what became of it."""
        self._groups = list(tale.choices("visits.groups"))

    def tell(self, first: date, last: date) -> int:
        """Everything from ``first`` to ``last``, inside an open entry; answers how many rows it was."""
        planned: dict[date, list[PlannedWindow]] = {}
        for window in hours.planned_between(first, last):
            planned.setdefault(window.starts.date(), []).append(window)
        for place, (day, windows) in enumerate(planned.items()):
            self._day(day, windows, back=len(planned) - place)
        return self._ledger.write()

    def _day(self, day: date, windows: list[PlannedWindow], back: int) -> None:
        kept = [window for window in windows if back not in SHORT or window.starts.time() < NOON_OVER]
        room.was_open(self._ledger, self._chance, kept, relief=self._cast.posts[4] if back == 2 else None)
        for window in kept:
            if window.room_id == self._cast.rooms[2]:
                self._group(window)
                continue
            for slot in slots([window]):
                self._slot(slot, back)
        if back in OUTSIDE:
            starts = datetime.combine(day, BREAK)
            self._walk_in(Slot(starts, starts + timedelta(minutes=25), self._cast.posts[0], None), back, in_hours=False)

    def _slot(self, slot: Slot, back: int) -> None:
        likely = BOOKED if self._visitors.counsels(slot) else 0
        draw = self._chance.random()
        if draw < likely:
            self._appointment(slot, back)
        elif draw < likely + WALKED_IN:
            self._walk_in(slot, back)

    def _appointment(self, slot: Slot, back: int) -> None:
        chance = self._chance
        state = _drawn(chance, STATES)
        visitor = _drawn(chance, VISITORS)
        told: dict[str, Any] = {
            "visitor": visitor,
            "student": None if visitor == "teacher" else self._visitors.one(slot).id,
            "counsellor": slot.who,
            "room": slot.room,
            "form": chance.choice(FORMS[visitor]),
        }
        called_off = state in ("cancelled", "late_cancel")
        reason = str(chance.choice(tale.choices("visits.cancelled"))) if called_off else ""
        if back == 1 and self._unsettled:
            self._unsettled, state, reason = False, "booked", ""
        number = self._ledger.appointment(starts=slot.starts, ends=slot.ends, state=state, ended_reason=reason, **told)
        if state == "done":
            starts = slot.starts + timedelta(minutes=chance.randrange(7))
            ends = slot.ends - timedelta(minutes=chance.randrange(10))
            self._visit(starts, ends, back, appointment=number, **told)

    def _walk_in(self, slot: Slot, back: int, *, in_hours: bool = True) -> None:
        chance = self._chance
        unnamed = chance.random() < 0.2
        starts = slot.starts + timedelta(minutes=chance.randrange(4, 12))
        ends = starts + timedelta(minutes=chance.randrange(8, 13 if not in_hours else 28))
        student = None if unnamed else self._visitors.one(slot).id
        told = {"visitor": "student", "student": student, "counsellor": slot.who, "room": slot.room}
        self._visit(starts, ends, back, in_hours=in_hours, **told)

    def _visit(self, starts: datetime, ends: datetime, back: int, **told: Any) -> None:
        story = self._visitors.story()
        own = told["visitor"] == "student"
        note = story.note if own else tale.said(f"visits.{told['visitor']}")
        if self._owes(back, told["counsellor"]):
            self._ledger.visit(starts, ends, source="source.self", **told)
            return
        words = (*story.topics, *story.dangers) if own else story.topics[:1]
        source = f"source.{_drawn(self._chance, SOURCES)}"
        self._ledger.visit(starts, ends, words=words, note=str(note), source=source, **told)

    def _owes(self, back: int, who: int) -> bool:
        """Whether this is one of the visits the two counsellors have still to write up (B1)."""
        if who not in self._cast.posts[:2] or not self._owed.get(back, 0):
            return False
        self._owed[back] -= 1
        return True

    def _group(self, window: PlannedWindow) -> None:
        chance = self._chance
        title = self._groups[window.starts.toordinal() // 28 % len(self._groups)]
        starts, ends = window.starts + timedelta(minutes=2), window.ends - timedelta(minutes=12)
        visit = self._ledger.visit(
            starts,
            ends,
            words=("topic.growth",),
            note=str(tale.said("visits.group")),
            visitor="group",
            visitor_name=str(title),
            counsellor=window.staff_id,
            room=window.room_id,
            form="form.group",
        )
        members = chance.sample(self._cast.pupils, chance.randrange(8, 13))
        self._ledger.attended(visit, [pupil.id for pupil in members], absent=chance.randrange(3))


def _drawn(chance: Random, shares: dict[str, int]) -> str:
    return chance.choices(list(shares), list(shares.values()))[0]
