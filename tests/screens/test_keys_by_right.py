"""The last line shows a key as usable only to those who may: the others see it in brackets, and are told why."""

from pathlib import Path

import pytest

from model import session
from model.people import staff
from tests.driver import WIDE, Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire


def footer(desk: Desk) -> str:
    """The keys that can be used here."""
    return desk.line(-1)


@pytest.fixture
def leader(school: School, empty_store: Path) -> str:
    """周校长 sits at the desk, who sees totals and no person."""
    session.sit_down(staff.hire("周校长", "leader", "leader").id)
    return session.at_desk().name


async def test_a_leader_looks_nobody_up_and_takes_nothing_back(leader: str) -> None:
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        assert "F5 (查学生)" in footer(desk)
        assert "Ctrl+Z (撤销)" in footer(desk)
        await desk.press("f5")
        desk.shows("您没有这项权限（查找学生）")
        for key in ("ctrl+z", "ctrl+y", "u"):
            await desk.press(key)
            desk.shows("您没有这项权限（撤销）")
        await desk.press("3")
        assert "Ins (补录来访)" in footer(desk)
        assert "Ctrl+K (登记来信)" in footer(desk)
        await desk.press("2")
        assert "Ctrl+W (候补)" in footer(desk)


async def test_a_counsellor_may(school: School) -> None:
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        assert "F5 查学生" in footer(desk)
        assert "Ctrl+Z 撤销" in footer(desk)
        await desk.press("3")
        assert "Ins 补录来访" in footer(desk)


async def test_an_administrator_looks_up_and_receives_nobody(school: School) -> None:
    session.sit_down(staff.hire("吴主任", "other", "administrator").id)
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        assert "F5 查学生" in footer(desk)
        assert "Ctrl+Z 撤销" in footer(desk)
        await desk.press("3")
        assert "Ins (补录来访)" in footer(desk)
