"""Whatever is done at the door in whatever order, the log stays one that can be added up."""

import tempfile
from datetime import datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from model import clock, session, standing
from model.clock import minutes_between, monday
from model.errors import DeskError
from model.opening import log
from model.store import file
from tests.conftest import KEY
from tests.founding import found
from tests.model.visits.desk_day import everything, redo, undo

MORNING = datetime(2026, 11, 25, 8, 0)
STEPS = st.sampled_from([0, 1, 7, 20, 45, 180, 1000, 2880])
AGO = st.integers(0, 600)


class Door(RuleBasedStateMachine):
    """Somebody at the door, with more keys than sense."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        clock.set_stopped(MORNING)
        file.create(Path(self.folder.name), KEY)
        session.found_school()
        self.school = found()
        session.sit_down(self.school.zhao)

    def teardown(self) -> None:
        file.close()
        session.stand_up()
        clock.set_stopped(None)
        self.folder.cleanup()

    def tried(self, verb: object, *arguments: object) -> None:
        """Do it; refused it leaves everything as it was, done it can be taken back and done again."""
        before = everything()
        try:
            verb(*arguments)  # type: ignore[operator]
        except DeskError:
            assert everything() == before
            return
        after = everything()
        if after != before:
            undo()
            assert everything() == before
            redo()
            assert everything() == after

    @rule(minutes=STEPS)
    def wait(self, minutes: int) -> None:
        clock.set_stopped(clock.now() + timedelta(minutes=minutes))

    @rule(who=st.integers(0, 2))
    def open(self, who: int) -> None:
        self.tried(log.open_room, (self.school.zhao, self.school.qian, self.school.sun)[who])

    @rule()
    def close(self) -> None:
        self.tried(log.close_room, "交接")

    @rule(minutes=AGO)
    def put_right(self, minutes: int) -> None:
        if (standing_open := log.now_open()) is not None:
            self.tried(lambda: log.close_room(at=standing_open.starts + timedelta(minutes=minutes)))

    @rule(who=st.integers(0, 2))
    def hand_over(self, who: int) -> None:
        self.tried(log.hand_over, (self.school.zhao, self.school.qian, self.school.sun)[who])

    @rule(starts=AGO, minutes=st.integers(-5, 300))
    def enter(self, starts: int, minutes: int) -> None:
        begin = clock.now() - timedelta(minutes=starts)
        self.tried(log.record_past, begin, begin + timedelta(minutes=minutes), self.school.qian)

    @rule(place=st.integers(0, 9), earlier=st.integers(-60, 60), later=st.integers(-60, 60))
    def correct(self, place: int, earlier: int, later: int) -> None:
        openings = self.log()
        if openings:
            each = openings[place % len(openings)]
            ends = each.ends and each.ends + timedelta(minutes=later)
            self.tried(log.correct, each.id, each.starts - timedelta(minutes=earlier), ends)

    @rule(place=st.integers(0, 9))
    def void(self, place: int) -> None:
        openings = self.log()
        if openings:
            self.tried(log.void, openings[place % len(openings)].id, "作废")

    def log(self) -> list[log.Opening]:
        return log.between(MORNING.date() - timedelta(days=2), clock.today())

    @invariant()
    def one_after_the_other(self) -> None:
        for one, other in pairwise(self.log()):
            # What was left open was closed on its own day, whenever that was.
            ends = one.ends or datetime.combine(one.starts.date() + timedelta(days=1), time())
            assert ends <= other.starts

    @invariant()
    def every_minute_is_somebodys(self) -> None:
        for each in self.log():
            ends = each.ends or datetime.max
            edges = [each.starts, *(turn.ends or datetime.max for turn in each.turns)]
            assert [turn.starts for turn in each.turns] == edges[:-1]
            assert edges[-1] == ends

    @invariant()
    def the_meter_says_the_same(self) -> None:
        first = monday(MORNING.date())
        while first <= clock.today():
            week = standing.week_of(first)
            closed = [each for each in log.between(first, first + timedelta(days=6)) if each.ends is not None]
            running = log.now_open()
            minutes = sum(minutes_between(each.starts, each.ends or each.starts) for each in closed)
            if running is not None and running.starts.date() == clock.today() and monday(clock.today()) == first:
                minutes += minutes_between(running.starts, clock.now())
            assert (week.actual_minutes, week.unstaffed_minutes) == (minutes, 0)
            first += timedelta(weeks=1)


TestDoor = Door.TestCase
TestDoor.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
