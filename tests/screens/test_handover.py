"""Handing over by keys: a colleague accepts, a package is sealed and taken in."""

import asyncio
from pathlib import Path

import pytest

from model import session
from model.care import taken
from model.handover import give, in_house
from model.people import students
from model.store import vault
from tests.conftest import KEY
from tests.driver import Desk
from tests.founding import School
from tests.model.handover.two_desks import PASSWORD, lead_a_life, other_desk
from tui.sheet import Sheet


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a password cost next to nothing."""
    monkeypatch.setattr(vault, "MEMORY_BYTES", 8192)
    monkeypatch.setattr(vault, "PASSES", 1)


async def sealed(desk: Desk) -> None:
    """Until the child process has answered and the desk has shown it."""
    for worker in [each for each in desk.app.workers if each.group == "student.hand_over"]:
        await asyncio.wait_for(worker.wait(), 60)
    await desk.rest()


async def test_a_colleague_is_asked_and_accepts(desk: Desk, planned: School) -> None:
    wei = lead_a_life(planned)
    await desk.press("7", "enter", "ctrl+o")
    desk.shows("移交：张伟", "给本校另一位心理教师", "加密移交包")
    await desk.press("enter", "enter")
    await desk.type("产假")
    await desk.press("enter")
    asked = in_house.asked_of(wei)
    assert asked is not None
    session.sit_down(planned.qian)
    desk.app.announce()  # type: ignore[attr-defined]  # it is the desk's own app
    await desk.press("escape", "1", "f7")
    desk.shows("移交待接收", "张伟")
    while desk.app.screen.query_one("#due", Sheet).item.due != "handing":
        await desk.press("down")
    await desk.press("enter")
    desk.shows("赵老师 移交 张伟：产假", "接收", "退回")
    await desk.press("enter")
    assert students.get(wei).counsellor_id == planned.qian


async def test_a_file_is_sealed_by_keys(desk: Desk, planned: School, empty_store: Path, tmp_path: Path) -> None:
    vault.lay_open(empty_store, KEY, planned.zhao)
    lead_a_life(planned)
    package = tmp_path / "w.ddho"
    await desk.press("7", "enter", "ctrl+o", "down", "enter")
    await desk.type("第二中学")
    await desk.press("tab")
    await desk.type("转学")
    await desk.press("tab", "end", *["backspace"] * 120)
    await desk.type(str(package))
    await desk.press("tab")
    await desk.type("correct horse 7")
    await desk.press("tab")
    await desk.type("correct horse 8")
    await desk.press("ctrl+s")
    desk.shows("两次输入的口令不一样")
    await desk.press("backspace", "7", "ctrl+s")
    await sealed(desk)
    desk.shows("已移交 1 名学生")
    assert package.is_file()


async def test_a_package_is_taken_in_by_keys_after_a_preview(
    desk: Desk, planned: School, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    package = tmp_path / "in.ddho"
    with other_desk(tmp_path_factory.mktemp("there")) as there:
        tao = lead_a_life(there, students.enrol("2024100", "周涛").id)
        give.give([tao], package, PASSWORD, to="第二中学", purpose="转学")
    await desk.press("7", "ctrl+b", "down", "down", "enter")
    await desk.type(str(package))
    await desk.press("enter")
    await desk.type("不是这个口令")
    await desk.press("enter")
    desk.shows("口令不对")
    await desk.press(*["backspace"] * 6)
    await desk.type(PASSWORD)
    await desk.press("enter")
    desk.shows("移交 1 名学生", "新 1", "关注档案 1 份", "转学", "2024100  周涛  新学生")
    await desk.press("enter")
    arrived = students.by_number("2024100")
    assert arrived is not None
    assert taken.of_student(arrived.id)
    desk.shows("接收了")
    await desk.press("ctrl+z")
    assert students.by_number("2024100") is None
