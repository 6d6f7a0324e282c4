"""What is new at the desk: its own deeds are told once, whoever sees the rows first."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.desk_talk import second_desk
from tests.driver import Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire


@pytest.fixture
async def desk(planned: School) -> AsyncIterator[Desk]:
    async with at_the_desk(wire(DeskApp())) as desk:
        yield desk


async def test_what_a_process_of_ours_did_is_told_even_if_the_heartbeat_saw_the_rows_first(
    desk: Desk, planned: School, empty_store: Path
) -> None:
    app = desk.app
    assert isinstance(app, DeskApp)
    with second_desk(empty_store, planned.zhao) as child:
        child.do("book", starts="2026-11-25 12:30", counsellor=planned.zhao, student=planned.students[0])
    app._heartbeat()
    await desk.rest()
    desk.shows("12:30-13:10").shows_not("预约了张伟")
    app.announce()
    await desk.rest()
    desk.shows("预约了张伟：11月25日 12:30")


async def test_what_another_person_did_is_shown_and_not_told(desk: Desk, planned: School, empty_store: Path) -> None:
    app = desk.app
    assert isinstance(app, DeskApp)
    with second_desk(empty_store, planned.qian) as window:
        window.do("book", starts="2026-11-25 12:30", counsellor=planned.zhao, student=planned.students[0])
    app._heartbeat()
    app.announce()
    await desk.rest()
    desk.shows("12:30-13:10").shows_not("预约了张伟")
