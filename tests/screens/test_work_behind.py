"""Long work goes on behind a cover, a lock, a list of keys and another person, and ends at the desk it was begun at."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from model import session, unfinished
from model.words import Words
from tests.driver import Desk, at_the_desk
from tests.protected import PASSWORDS, lock_up, make_cheap
from tests.screens.test_lock import unlock
from tui.app import DeskApp
from tui.ask import confirm
from tui.progress import Progress, work_on
from tui.wiring import wire


class Work:
    """A piece of work that ends when it is told to."""

    def __init__(self) -> None:
        self.end = asyncio.Event()
        self.came: list[Any] = []

    async def run(self, *_order: Any) -> str:
        """In place of a child process."""
        await self.end.wait()
        return "done"

    async def begin(self, app: DeskApp) -> None:
        """As an errand does: then it says so, at the desk of whoever began it."""
        self.came.append((await work_on(app, Words("导出", "Export"), "x:y", {}), session.at_desk().name))


@pytest.fixture
async def desk(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """A desk with passwords; 赵老师, the counsellor, is there."""
    make_cheap(monkeypatch)
    lock_up(empty_store)
    async with at_the_desk(wire(DeskApp())) as at:
        yield at


@pytest.fixture
async def work(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Work:
    """Work under way at the desk."""
    made = Work()
    monkeypatch.setattr("tui.progress.run_child", made.run)
    assert isinstance(desk.app, DeskApp)
    desk.app.run_worker(made.begin(desk.app))
    await desk.rest()
    desk.shows("正在准备")
    return made


async def ended(desk: Desk, work: Work) -> None:
    """The work comes to its end."""
    work.end.set()
    await desk.rest()


@pytest.mark.parametrize("ends_under_it", [True, False])
@pytest.mark.parametrize("key", ["f8", "ctrl+l"])
async def test_covered_or_locked_it_goes_on_and_ends(desk: Desk, work: Work, key: str, ends_under_it: bool) -> None:
    await desk.press(key)
    desk.shows_not("正在准备")
    if ends_under_it:
        await ended(desk, work)
    if key == "f8":
        await desk.press("f8")
    else:
        await unlock(desk, PASSWORDS["赵老师"])
    if not ends_under_it:
        desk.shows("正在准备")
        await ended(desk, work)
    desk.shows_not("正在准备")
    desk.shows("[1 今日]")
    assert work.came == [("done", "赵老师")]


async def test_leaving_from_the_lock_tells_of_it(desk: Desk, work: Work) -> None:
    await desk.press("ctrl+l", "ctrl+q")
    assert desk.app.is_running
    desk.shows("导入、导出等正在进行（退出就停下）")


async def test_it_ends_under_a_question_without_answering_it(desk: Desk, work: Work) -> None:
    answers: list[bool] = []

    async def ask() -> None:
        answers.append(await confirm(desk.app, "还要吗？"))

    desk.app.run_worker(ask())
    await desk.rest()
    await ended(desk, work)
    desk.shows("还要吗？")
    assert work.came == []
    await desk.press("enter")
    desk.shows_not("还要吗？", "正在准备")
    assert (answers, work.came) == ([True], [("done", "赵老师")])


async def test_it_ends_while_another_person_sits_there_and_takes_nothing_of_theirs(desk: Desk, work: Work) -> None:
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["孙老师"], "孙老师")
    await desk.press("f3")
    await desk.type("李娜")
    await ended(desk, work)
    desk.shows("随到来访", "李娜")
    assert work.came == [], "what comes of it is for whoever began it"
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["赵老师"], "赵老师")
    desk.shows_not("正在准备", "随到来访")
    assert work.came == [("done", "赵老师")]
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["孙老师"], "孙老师")
    desk.shows("随到来访", "李娜")


async def test_it_goes_on_while_another_person_sits_there(desk: Desk, work: Work) -> None:
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["孙老师"], "孙老师")
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["赵老师"], "赵老师")
    assert isinstance(desk.app.screen, Progress)
    await ended(desk, work)
    assert work.came == [("done", "赵老师")]


async def test_a_question_stands_as_it_stood_behind_cover_and_lock(desk: Desk) -> None:
    await desk.press("3", "ctrl+k")
    await desk.type("三页纸")
    await desk.press("escape")
    before = desk.lines
    desk.shows("放弃没有保存的内容？")
    await desk.press("f8", "9", "f8")
    assert desk.lines == before
    await desk.press("ctrl+l")
    assert [each.said["gist"] for each in unfinished.left()] == ["三页纸"]
    await unlock(desk, PASSWORDS["赵老师"])
    assert desk.lines == before
    await desk.press("escape")
    desk.shows("三页纸")
    await desk.press("escape", "9")
    assert unfinished.left() == []


async def test_the_idle_lock_keeps_a_form_and_leads_back_into_it(desk: Desk) -> None:
    await desk.press("3", "ctrl+k")
    await desk.type("三页纸")
    before = desk.lines
    assert isinstance(desk.app, DeskApp)
    desk.app._touched -= 3600
    desk.app._heartbeat()
    await desk.rest()
    desk.shows("已锁定").shows_not("三页纸")
    assert [each.said["gist"] for each in unfinished.left()] == ["三页纸"]
    await unlock(desk, PASSWORDS["赵老师"])
    assert desk.lines == before
    await desk.type("信")
    desk.shows("三页纸信")
