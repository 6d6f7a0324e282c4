"""A school with its hours planned, and a desk opened on it."""

from collections.abc import AsyncIterator, Iterator
from datetime import time

import pytest

from model.opening import hours
from model.words import speak
from tests.driver import NARROW, Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire


@pytest.fixture
def planned(school: School) -> School:
    """The school, open 12:30 to 13:30 and 16:30 to 18:00 on every weekday."""
    speak("zh")
    for weekday in range(5):
        hours.add_window(weekday, time(12, 30), time(13, 30), staff=school.zhao)
        hours.add_window(weekday, time(16, 30), time(18, 0))
    return school


@pytest.fixture
def english(planned: School) -> Iterator[School]:
    """The same school, in English."""
    speak("en")
    yield planned
    speak("zh")


@pytest.fixture
async def desk(planned: School) -> AsyncIterator[Desk]:
    """The desk on that school, 80x24, in Chinese; 赵老师 sits there on a Wednesday at noon."""
    async with at_the_desk(wire(DeskApp()), NARROW) as opened:
        yield opened


@pytest.fixture(autouse=True)
def nothing_backs_up_by_itself(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No child process outlives a test: the desk's own backups are tried in ``test_backup`` alone."""
    if not request.module.__name__.endswith("test_backup"):
        monkeypatch.setattr("screens.today.backup.by_itself", lambda app: None)
