"""Ctrl+Q on the lock: what is under way behind it is told once, without a name, and drafts are kept of whoever typed them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from model import session, unfinished
from tests.driver import Desk, at_the_desk
from tests.protected import PASSWORDS, lock_up, make_cheap
from tests.screens.test_lock import unlock
from tui.app import DeskApp
from tui.lock import LockScreen
from tui.wiring import wire


@pytest.fixture
async def desk(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """A desk with passwords; 赵老师, the counsellor, is there."""
    make_cheap(monkeypatch)
    lock_up(empty_store)
    async with at_the_desk(wire(DeskApp())) as at:
        yield at


async def test_a_visit_behind_the_lock_is_told_before_it_is_left(desk: Desk) -> None:
    await desk.press("f3", "z", "w", "enter", "ctrl+l", "ctrl+q")
    assert desk.app.is_running
    desk.shows("已锁定", "还有没结束的事：来访计时 1 个。再按一次 Ctrl+Q 就退出。").shows_not("张伟")
    await desk.press("ctrl+q")
    assert not desk.app.is_running


async def test_any_other_key_takes_it_back(desk: Desk) -> None:
    await desk.press("f4", "ctrl+l", "ctrl+q")
    desk.shows("辅导室开放中")
    await desk.press("escape", "ctrl+q")
    assert desk.app.is_running
    await unlock(desk, PASSWORDS["赵老师"])
    desk.shows_not("已锁定")
    await desk.press("ctrl+l")
    desk.shows("输入口令回到原处").shows_not("还有没结束的事")


async def test_a_form_behind_the_lock_is_kept_and_told(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("王芳")
    await desk.press("ctrl+l")
    assert [each.said["line"] for each in unfinished.left()] == ["王芳"], "kept by the lock itself"
    await desk.press("ctrl+q")
    desk.shows("没写完的内容 1 份（已存草稿）").shows_not("王芳")
    await desk.press("ctrl+q")
    assert not desk.app.is_running
    assert len(unfinished.left()) == 1


async def test_what_lies_aside_of_somebody_else_is_told_too_and_stays_theirs(desk: Desk) -> None:
    zhao = session.at_desk().staff_id
    await desk.press("f2")
    await desk.type("王芳")
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["孙老师"], "孙老师")
    await desk.press("f3")
    await desk.type("李娜")
    await desk.press("ctrl+l", "ctrl+q")
    desk.shows("没写完的内容 2 份").shows_not("王芳", "李娜")
    assert isinstance(desk.app.screen, LockScreen)
    await desk.press("ctrl+q")
    assert not desk.app.is_running
    assert [each.form for each in unfinished.left()] == ["visit.walk_in"]
    assert zhao is not None
    session.sit_down(zhao)
    assert [each.said["line"] for each in unfinished.left()] == ["王芳"]


async def test_with_nothing_under_way_the_lock_is_left_at_once(desk: Desk) -> None:
    await desk.press("ctrl+l", "ctrl+q")
    assert not desk.app.is_running
