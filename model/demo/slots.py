"""The planned hours cut into times for one visitor each, and who may come to them."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from random import Random

from model.demo import tale
from model.demo.people import Cast, Pupil
from model.demo.tale import Story
from model.named import NamedTuple
from model.opening.windows import PlannedWindow

LENGTH = timedelta(minutes=40)
"""How long a visitor stays at most."""
COUNSELLORS = 4
"""So many of the staff of the tale counsel: the first ones."""
KNOWN = 170
"""So many students come at all; the others never have."""
GRAVE = 0.1
"""How likely a story with a danger is, where another is 1."""


class Slot(NamedTuple):
    """A time for one visitor."""

    starts: datetime
    """First minute, local."""
    ends: datetime
    """The minute after the last."""
    who: int
    """Who is on duty."""
    room: int | None
    """Where."""


def slots(windows: Iterable[PlannedWindow]) -> Iterator[Slot]:
    """The windows cut into times, one after the other; what is left at their ends stays free."""
    for window in windows:
        starts = window.starts
        while window.staff_id is not None and starts + LENGTH <= window.ends:
            yield Slot(starts, starts + LENGTH, window.staff_id, window.room_id)
            starts += LENGTH


class Visitors:
    """Who comes, and what about: nobody twice on a day."""

    def __init__(self, chance: Random, cast: Cast) -> None:
        self._chance = chance
        self._known = chance.sample(cast.pupils, KNOWN)
        self._own = {who: [pupil for pupil in self._known if pupil.counsellor == who] for who in cast.posts}
        self._counsellors = cast.posts[:COUNSELLORS]
        self._stories = tale.stories()
        self._shares = [GRAVE if story.dangers else 1 for story in self._stories]
        self._came: set[tuple[int, int]] = set()

    def counsels(self, slot: Slot) -> bool:
        """Whether that time is a counsellor's."""
        return slot.who in self._counsellors

    def one(self, slot: Slot) -> Pupil:
        """A student for that time, the counsellor's own where they have some."""
        day = slot.starts.toordinal()
        while True:
            pupil = self._chance.choice(self._own.get(slot.who) or self._known)
            if (day, pupil.id) not in self._came:
                self._came.add((day, pupil.id))
                return pupil

    def story(self) -> Story:
        """What a visit was about."""
        return self._chance.choices(self._stories, self._shares)[0]
