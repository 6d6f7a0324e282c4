"""Five keys book a known student, as fast as a hand can fall on them: the real command in a pseudo-terminal."""

import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from model import clock, demo, desk
from model.appointments import kept
from model.appointments.kept import Appointment
from model.people import index
from model.people.index import Person
from tests.bench.terminal import Terminal

pytestmark = pytest.mark.pty

HASTE = 0.005
"""Seconds between two keys: what a barcode reader needs, and no dialog."""
F2, ENTER = "\x1bOQ", "\r"


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo school, closed."""
    folder = tmp_path_factory.mktemp("desk")
    demo.build(folder)
    desk.leave()
    return folder


@contextmanager
def opened(folder: Path) -> Iterator[None]:
    """The store for a moment, before the desk opens it and after."""
    desk.open_demo(folder)
    try:
        yield
    finally:
        desk.leave()


def booked() -> dict[int, Appointment]:
    """What is booked from yesterday on, by number."""
    return {each.id: each for each in kept.between(clock.now() - timedelta(days=1), clock.now() + timedelta(days=60))}


def somebody() -> Person:
    """A student whose two initials mean that student first, and who has nothing else in the way."""
    busy = {each.student_id for each in booked().values()}
    free = (each for each in index.find("") if each.here and each.id not in busy and len(each.initials) == 2)
    return next(each for each in free if index.find(each.initials)[0] == each)


@pytest.mark.parametrize("gap", [HASTE, 0.0])
def test_five_keys_in_haste_book(school: Path, gap: float) -> None:
    """F2, two initials, Enter takes the student, Enter books; the row is in the store, even if the power goes then.

    Nobody leaves by Ctrl+Q here: in opening hours the desk would ask about the open room first.
    """
    with opened(school):
        before, who = booked(), somebody()
    command = Path(sysconfig.get_path("scripts")) / "dutydesk"
    terminal = Terminal([str(command), "--data", str(school), "--lang", "zh"], {"PYTHONUTF8": "1"}, 80, 24)
    try:
        terminal.until("F1 帮助")
        terminal.burst([F2, *who.initials, ENTER, ENTER], gap)
        terminal.until(f"预约了{who.name}")
    finally:
        terminal.kill()
    with opened(school):
        [new] = [each for number, each in booked().items() if number not in before]
    assert (new.student_id, new.state) == (who.id, "booked")
