"""How the worst ten minutes look: the present step across the whole screen, in time and late; a screening being worked."""

from datetime import timedelta
from typing import Any

import pytest

from model import clock
from model.care import incidents, screening
from model.words import speak
from tests.driver import NARROW, WIDE
from tests.founding import School
from tests.looks.conftest import NOON
from tui.app import DeskApp


@pytest.fixture
def intent(full: DeskApp, school: School) -> DeskApp:
    """A classmate showed a farewell letter."""
    incidents.report(
        "ordinary", "relations", "写了告别信", "同桌", student=school.students[0], danger="danger.ideation"
    )
    return full


@pytest.mark.parametrize(("size", "minutes"), [(NARROW, 0), (NARROW, 20), (WIDE, 3)])
def test_the_present_step(size: tuple[int, int], minutes: int, intent: DeskApp, snap_compare: Any) -> None:
    clock.set_stopped(NOON + timedelta(minutes=minutes))
    assert snap_compare(intent, press=["6", "ctrl+k", "right", "right"], terminal_size=size)


def test_the_present_step_in_english(intent: DeskApp, snap_compare: Any) -> None:
    speak("en")
    assert snap_compare(intent, press=["6", "ctrl+k"], terminal_size=NARROW)


def test_a_screening_being_worked(full: DeskApp, school: School, snap_compare: Any) -> None:
    lines = [screening.Line(student, "190", {}, "一级", True) for student in school.students[:4]]
    screening.take_in("2026秋", "MSSMHS", NOON.date(), lines)
    assert snap_compare(full, press=["6", "ctrl+x", "insert", "enter"], terminal_size=NARROW)
