"""Pages to look at: an empty school and one with a full day, on a stopped clock."""

from collections.abc import Iterator
from datetime import datetime, time

import pytest

from model import clock
from model.appointments import book
from model.appointments.book import Wish
from model.appointments.dates import Rule
from model.appointments.series import book_series
from model.opening import hours, log
from model.visits import letters, notes, visits
from model.visits.visit import Details
from model.words import speak
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire

MORNING = datetime(2026, 11, 25, 7, 40)
NOON = datetime(2026, 11, 25, 12, 40)


@pytest.fixture
def chinese() -> Iterator[None]:
    """Everything is said in Chinese, whatever was spoken before."""
    speak("zh")
    yield
    speak("zh")


@pytest.fixture
def empty(school: School, chinese: None) -> DeskApp:
    """A desk on a school where nothing has happened yet."""
    return wire(DeskApp())


@pytest.fixture
def full(school: School, chinese: None) -> DeskApp:
    """A desk in the middle of a full day."""
    clock.set_stopped(MORNING)
    for weekday in range(5):
        hours.add_window(weekday, time(7, 30), time(8, 10), staff=school.sun, room=school.room)
        hours.add_window(weekday, time(12, 0), time(13, 30), staff=school.zhao, room=school.room)
        hours.add_window(weekday, time(16, 30), time(18, 0), staff=school.qian)
    log.open_room()
    zhang, wang, li, zeng, ouyang, liu = school.students
    done = visits.walk_in(Details(student=zhang, source="source.self", topics=("topic.study",)))
    book.book(Wish(datetime(2026, 11, 25, 12, 0), 40, school.zhao, wang, room=school.room))
    book.book(Wish(datetime(2026, 11, 25, 16, 30), 40, school.qian, li))
    book_series(Wish(datetime(2026, 11, 26, 12, 0), 40, school.zhao, zeng), Rule("weekly", count=3))
    missed = book.book(Wish(datetime(2026, 11, 25, 8, 0), 20, school.qian, liu), despite=True)
    clock.set_stopped(datetime(2026, 11, 25, 8, 20))
    visits.end(done.id)
    notes.finish(done.id, "考试前睡不好")
    book.miss(missed.id)
    letters.receive_letter("想换座位", signed="小雨", reply_days=3)
    clock.set_stopped(NOON)
    visits.walk_in(Details(visitor="parent", student=ouyang, dangers=("danger.ideation",)))
    return wire(DeskApp())
