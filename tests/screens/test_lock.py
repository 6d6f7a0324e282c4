"""The lock: at one key or after idle minutes, back to the very same place, and another person's desk without seeing it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import TextArea

from model import clock, session, settings
from model.store import vault
from model.store.database import desk as database
from model.visits import notes, visits
from model.visits.visit import Details
from tests.driver import Desk, at_the_desk
from tests.founding import School
from tests.protected import PASSWORDS, lock_up, make_cheap
from tui import blank
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


async def unlock(desk: Desk, password: str, name: str = "") -> None:
    """Type the password, another name before it if somebody else is there; wait until it was tried."""
    if name:
        await desk.press("up", "home", "ctrl+k")
        await desk.type(name)
        await desk.press("enter")
    await desk.type(password)
    await desk.press("enter")
    for worker in [each for each in desk.app.workers if each.group == "keyhole"]:
        await worker.wait()
    await desk.rest()


def app_of(desk: Desk) -> DeskApp:
    assert isinstance(desk.app, DeskApp)
    return desk.app


async def test_it_hides_everything_and_the_password_leads_back_to_the_very_same_place(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("zw")
    before = desk.lines[:-1]
    desk.shows("张伟")
    await desk.press("ctrl+l")
    desk.shows("已锁定", "赵老师", "口令")
    desk.shows_not("张伟", "F2", "热线", "[1 今日]")
    await unlock(desk, PASSWORDS["赵老师"])
    assert desk.lines[:-1] == before


async def test_a_wrong_password_leaves_it_locked_and_slows_down(desk: Desk) -> None:
    await desk.press("ctrl+l")
    await unlock(desk, "wrong")
    desk.shows("已锁定", "x 姓名或口令不对")
    await unlock(desk, "wrong")
    desk.shows("请过 1 秒再试")
    await unlock(desk, PASSWORDS["赵老师"])
    desk.shows("已锁定")


@pytest.mark.parametrize("key", ["escape", "f8", "f1", "f2", "1", "ctrl+z", "ctrl+l", "enter", "ctrl+p", "tab"])
async def test_no_key_leads_round_it(desk: Desk, key: str) -> None:
    await desk.press("ctrl+l", key)
    desk.shows("已锁定")
    desk.shows_not("热线", "F2 预约")
    assert isinstance(desk.app.screen, LockScreen)


async def test_it_locks_from_a_dialog_while_typing_and_keeps_what_was_typed(desk: Desk) -> None:
    visit = visits.walk_in(Details(student=1))
    clock.set_stopped(clock.now().replace(hour=13))
    visits.end(visit.id)
    app_of(desk).announce()
    await desk.press("3", "home", "enter")
    offered = next(line for line in desk.lines if "写记录" in line)
    await desk.press(next(sign for sign in offered if sign.isdigit()))
    while not isinstance(desk.app.focused, TextArea):
        await desk.press("tab")
    await desk.type("谈了考试")
    assert notes.draft_of(visit.id) is None
    await desk.press("ctrl+l")
    # Kept at once, under the name of who typed it.
    kept = notes.draft_of(visit.id)
    assert kept is not None
    assert kept.body == "谈了考试"
    desk.shows_not("谈了考试")
    await unlock(desk, PASSWORDS["赵老师"])
    desk.shows("谈了考试")


async def test_another_person_takes_over_a_desk_of_their_own(desk: Desk) -> None:
    await desk.press("3", "f2")
    await desk.type("zw")
    before = desk.lines[:-1]
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["孙老师"], "孙老师")
    assert session.at_desk().name == "孙老师"
    desk.shows("[1 今日]")
    desk.shows_not("张伟")
    await desk.press("2", "ctrl+l")
    desk.shows("孙老师")
    await unlock(desk, PASSWORDS["赵老师"], "赵老师")
    assert session.at_desk().name == "赵老师"
    assert desk.lines[:-1] == before
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["孙老师"], "孙老师")
    desk.shows("[2 预约]")
    row = database.execute_sql("SELECT count(*) FROM journal_entry WHERE deed = 'desk.take_seat'").fetchone()
    assert row[0] == 3


async def test_what_one_copied_the_other_cannot_paste(desk: Desk) -> None:
    desk.app.copy_to_clipboard("张伟")
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["孙老师"], "孙老师")
    assert desk.app.clipboard == ""


async def test_a_toast_with_a_name_is_not_shown_over_the_lock_nor_to_the_next(desk: Desk) -> None:
    app_of(desk).notify("已预约 张伟")
    await desk.press("ctrl+l")
    app_of(desk).notify("已预约 王芳")
    await desk.rest()
    desk.shows_not("张伟", "王芳")
    await unlock(desk, PASSWORDS["孙老师"], "孙老师")
    desk.shows_not("张伟", "王芳")


async def test_what_the_other_may_do_is_theirs(desk: Desk) -> None:
    await desk.press("0")
    desk.shows("政策口径")
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["孙老师"], "孙老师")
    await desk.press("0")
    desk.shows_not("政策口径", "操作记录")


async def test_the_code_from_the_safe_does_not_take_over(desk: Desk) -> None:
    from model import access

    code = access.new_recovery_code()
    await desk.press("ctrl+l", "up", "home", "ctrl+k", "enter")
    await unlock(desk, code)
    desk.shows("已锁定", "恢复码请在打开值班台时使用")
    assert session.at_desk().name == "赵老师"


async def test_who_has_left_does_not_take_over(desk: Desk) -> None:
    from model.people import staff

    staff.leave(staff.by_name("孙老师").id)
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["孙老师"], "孙老师")
    desk.shows("已锁定")
    assert session.at_desk().name == "赵老师"


async def test_it_locks_itself_after_the_minutes_the_school_has_set(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.change(lock_minutes=5)
    app = app_of(desk)
    since = blank.monotonic()
    monkeypatch.setattr(blank, "monotonic", lambda: since + 299)
    app._heartbeat()
    await desk.rest()
    desk.shows_not("已锁定")
    monkeypatch.setattr(blank, "monotonic", lambda: since + 301)
    app._heartbeat()
    await desk.rest()
    desk.shows("已锁定")


async def test_a_key_says_that_somebody_is_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    since = blank.monotonic()
    app = app_of(desk)
    monkeypatch.setattr(blank, "monotonic", lambda: since + 590)
    await desk.press("down")
    monkeypatch.setattr(blank, "monotonic", lambda: since + 700)
    app._heartbeat()
    await desk.rest()
    desk.shows_not("已锁定")


async def test_it_locks_itself_under_the_black_cover_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.press("f8")
    since = blank.monotonic()
    monkeypatch.setattr(blank, "monotonic", lambda: since + 601)
    app_of(desk)._heartbeat()
    await desk.rest()
    desk.shows("已锁定")
    await desk.press("f8")
    desk.shows("已锁定")
    await unlock(desk, PASSWORDS["赵老师"])
    desk.shows("[1 今日]")


async def test_a_school_may_let_it_never_lock_itself(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.change(lock_minutes=None)
    since = blank.monotonic()
    monkeypatch.setattr(blank, "monotonic", lambda: since + 99_999)
    app_of(desk)._heartbeat()
    await desk.rest()
    desk.shows_not("已锁定")


async def test_a_demo_cannot_lock_and_says_so(school: School, empty_store: Path) -> None:
    vault.lay_open(empty_store, database.key, school.zhao)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("ctrl+l")
        desk.shows("没有做成", "未设口令")


async def test_names_go_nowhere_outside_the_desk(desk: Desk) -> None:
    """The window's title and the system's clipboard are told nothing; nothing is written to a log."""
    app: Any = desk.app
    assert app.title == "Duty Desk"
    sent: list[str] = []
    app._driver.write = sent.append
    await desk.press("f2")
    await desk.type("zw")
    app.copy_to_clipboard("张伟")
    await desk.rest()
    told = "".join(sent)
    assert "\x1b]52" not in told
    assert "\x1b]0;" not in told
    assert "\x1b]2;" not in told
