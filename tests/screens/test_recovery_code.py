"""The recovery code is shown this once; who leaves it unwritten is asked, and says so."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from model import access
from tests.driver import Desk, at_the_desk
from tests.protected import lock_up, make_cheap
from tui.app import DeskApp
from tui.founding import show_code
from tui.wiring import wire


@pytest.fixture
async def desk(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """A school with passwords, a new recovery code on the screen."""
    make_cheap(monkeypatch)
    lock_up(empty_store)
    async with at_the_desk(wire(DeskApp())) as at:
        at.app.run_worker(show_code(at.app, access.new_recovery_code()))  # type: ignore[arg-type]
        await at.rest()
        yield at


def code_of(desk: Desk) -> str:
    """The code that is on the screen."""
    return next(word for word in desk.screen_text().split() if word.count("-") == 5)


async def test_esc_in_haste_does_not_lose_the_code(desk: Desk) -> None:
    code = code_of(desk)
    await desk.press("escape")
    desk.shows("恢复码还没有抄下，真的不要？", "口令与访问")
    await desk.press("enter")
    desk.shows(code, "最后五位")
    await desk.type(code[-5:])
    await desk.press("enter")
    desk.shows_not(code, "恢复码")


async def test_somebody_may_do_without_it_but_says_so(desk: Desk) -> None:
    await desk.press("escape", "9")
    desk.shows("[1 今日]")
    desk.shows_not("恢复码")
