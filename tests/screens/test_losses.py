"""A desk that could not read everything back says so over its first page, and on the to-do list until it is settled."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from model import backup, clock, losses, session
from model.people import rooms
from model.store import file, vault, witness
from model.words import speak
from tests.conftest import KEY, WEDNESDAY
from tests.driver import NARROW, Desk, at_the_desk
from tests.founding import School
from tui import app as apps
from tui.app import DeskApp
from tui.wiring import wire


@pytest.fixture
def lost(school: School, empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    """A school whose last two changes, at 12:07, are gone with its log; the desk is opened at 12:30."""
    monkeypatch.setattr(apps, "LEISURE_AFTER", 0.0)
    speak("zh")
    vault.lay_open(empty_store, KEY, school.zhao)
    backup.back_up()
    older = {name: (empty_store / name).read_bytes() for name in ("desk.db", "desk.db-wal")}
    clock.set_stopped(WEDNESDAY + timedelta(minutes=7))
    rooms.add("沙盘室")
    rooms.add("放松室")
    last = (empty_store / witness.WITNESS_FILE).read_bytes()
    file.close()
    (empty_store / witness.WITNESS_FILE).write_bytes(last)
    for name, content in older.items():
        (empty_store / name).write_bytes(content)
    clock.set_stopped(WEDNESDAY + timedelta(minutes=30))
    file.open_store(empty_store, KEY)
    session.sit_down(school.zhao)
    return school


@pytest.fixture
async def desk(lost: School) -> AsyncIterator[Desk]:
    """That desk on the screen."""
    async with at_the_desk(wire(DeskApp()), NARROW) as at:
        yield at


async def test_it_is_said_over_the_first_page_how_much_since_when_and_what_to_do(desk: Desk) -> None:
    desk.shows("有改动没能读回来", "2026-11-25 12:00 之后有 2 条改动读不回来", "2026-11-25 12:07", "补录一遍")
    await desk.press("enter")
    desk.shows("[1 今日]", "改动丢失", "之后 2 条")
    desk.shows_not("有改动没能读回来")


async def test_it_stays_on_the_to_do_list_until_it_was_entered_again(desk: Desk) -> None:
    await desk.press("enter", "f7", "end", "enter")
    desk.shows("有改动没能读回来", "9", "已补录，不再提醒")
    await desk.press("escape")
    desk.shows("改动丢失")
    await desk.press("enter", "9")
    desk.shows_not("改动丢失")
    desk.shows("确认丢失的改动已补录")
    assert losses.unsettled() == []


async def test_a_duty_teacher_is_told_and_settles_nothing(lost: School) -> None:
    session.sit_down(lost.sun)
    async with at_the_desk(wire(DeskApp()), NARROW) as at:
        at.shows("2 条改动读不回来")
        await at.press("enter", "f7", "enter")
        at.shows("有改动没能读回来")
        at.shows_not("不再提醒")
    assert len(losses.unsettled()) == 1


async def test_it_is_said_in_english_too(lost: School) -> None:
    speak("en")
    try:
        async with at_the_desk(wire(DeskApp()), NARROW) as at:
            at.shows("Some changes could not be read back", "2 changes after 2026-11-25 12:00")
            await at.press("enter")
            at.shows("Lost", "2 changes after")
    finally:
        speak("zh")


async def test_a_desk_that_lost_nothing_says_nothing(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apps, "LEISURE_AFTER", 0.0)
    async with at_the_desk(wire(DeskApp()), NARROW) as at:
        at.shows("[1 今日]")
        at.shows_not("读不回来", "改动丢失")
