"""A backup from the screen: on demand, on closing the room, every few hours; and what is said when it cannot be made."""

import asyncio
from collections.abc import AsyncIterator
from datetime import time, timedelta
from pathlib import Path

import pytest

from model import backup, clock, health, settings
from model.opening import hours, log
from model.store import copies, vault
from model.store.database import desk as database
from tests.conftest import KEY, WEDNESDAY
from tests.driver import Desk, at_the_desk
from tests.founding import School
from tui import wiring
from tui.app import DeskApp
from tui.wiring import wire


@pytest.fixture
async def desk(school: School, empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """A desk that was never backed up and has been open for a while; the counsellor is there."""
    monkeypatch.setattr(wiring, "SETTLED_SECONDS", 0.0)
    vault.lay_open(empty_store, KEY, school.zhao)
    hours.add_window(2, time(12, 30), time(13, 30), staff=school.zhao)
    async with at_the_desk(wire(DeskApp())) as at:
        yield at
    health.note()


def app_of(desk: Desk) -> DeskApp:
    assert isinstance(desk.app, DeskApp)
    return desk.app


async def child_is_done(desk: Desk) -> None:
    """Until the child process has answered and the desk has shown it."""
    for worker in [
        each
        for each in desk.app.workers
        if each.group in ("backup", "today.do", "screens.today.backup:back_up", "settings.add")
    ]:
        await asyncio.wait_for(worker.wait(), 60)
    await desk.rest()


async def test_today_warns_and_enter_makes_one(desk: Desk, empty_store: Path) -> None:
    desk.shows("还没有备份")
    await desk.press("f7", "enter")
    await child_is_done(desk)
    desk.shows("备份并检查")
    desk.shows_not("还没有备份")
    [made] = backup.made()
    assert copies.check(made.path, KEY) == []
    assert made.at == WEDNESDAY


async def test_the_settings_page_makes_one_and_lists_it(desk: Desk) -> None:
    await desk.press("0", *["down"] * 10)
    desk.shows("还没有备份。按 Insert 立即备份。")
    await desk.press("insert")
    await child_is_done(desk)
    desk.shows("上次：2026-11-25 12:00", "2026-11-25 12:00", "MB")
    await desk.press("right", "end", "enter")
    desk.shows("学生 6", "dutydesk", "restore", "--yes")


async def test_closing_the_room_makes_one_unseen(desk: Desk) -> None:
    log.open_room()
    clock.set_stopped(WEDNESDAY + timedelta(hours=1))
    app_of(desk).announce()
    await desk.press("f4", "ctrl+s")
    assert app_of(desk).backing_up
    desk.shows("关闭了辅导室")
    await child_is_done(desk)
    assert not app_of(desk).backing_up
    assert [each.at for each in backup.made()] == [WEDNESDAY + timedelta(hours=1)]
    assert log.now_open() is None


async def test_a_duty_teacher_who_closes_the_room_leaves_one_too(desk: Desk, school: School) -> None:
    from model import session

    session.sit_down(school.sun)
    log.open_room()
    clock.set_stopped(WEDNESDAY + timedelta(hours=1))
    app_of(desk).announce()
    await desk.press("f4", "ctrl+s")
    await child_is_done(desk)
    assert len(backup.made()) == 1


async def test_every_few_hours_it_makes_one_by_itself(desk: Desk) -> None:
    app = app_of(desk)
    clock.set_stopped(WEDNESDAY + timedelta(minutes=1))
    app._heartbeat()
    await child_is_done(desk)
    assert len(backup.made()) == 1
    clock.set_stopped(WEDNESDAY + timedelta(hours=3))
    app._heartbeat()
    assert not app.backing_up
    clock.set_stopped(WEDNESDAY + timedelta(hours=5))
    app._heartbeat()
    assert app.backing_up
    await child_is_done(desk)
    assert len(backup.made()) == 2


async def test_one_that_cannot_be_made_is_said_once_and_the_desk_goes_on(desk: Desk, empty_store: Path) -> None:
    (empty_store / "backups").write_text("a file stands where the folder should be")
    app = app_of(desk)
    clock.set_stopped(WEDNESDAY + timedelta(minutes=1))
    app._heartbeat()
    await child_is_done(desk)
    desk.shows("没有做成", "备份写不进")
    clock.set_stopped(WEDNESDAY + timedelta(minutes=2))
    app._heartbeat()
    assert not app.backing_up
    clock.set_stopped(WEDNESDAY + timedelta(minutes=62))
    app._heartbeat()
    assert app.backing_up
    await child_is_done(desk)
    desk.shows("还没有备份")


async def test_a_second_folder_is_used_when_it_is_there(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    stick = tmp_path_factory.mktemp("stick")
    settings.change(backup_folder=str(stick))
    await desk.press("f7", "enter")
    await child_is_done(desk)
    assert [each.second for each in backup.everywhere()] == [stick / "desk-2026-11-25-1200.db"]
    row = database.execute_sql("SELECT details FROM journal_entry ORDER BY id DESC LIMIT 1").fetchone()
    assert '"second": true' in row[0]


def a_minute_later(app: DeskApp) -> None:
    """The clock goes on, and the desk does what it does every minute."""
    clock.set_stopped(clock.now() + timedelta(minutes=1))
    app._heartbeat()


async def test_the_store_is_looked_over_once_and_damage_is_told_on_today(desk: Desk, empty_store: Path) -> None:
    """A good backup was made already: the look begins by itself, in a child, and finds a rule that was taken off."""
    app = app_of(desk)
    backup.back_up()
    database.execute_sql("DROP TRIGGER note_stays")
    a_minute_later(app)
    assert app.looked_over
    await child_is_done(desk)
    desk.shows("数据检查没有通过", "数据损坏", "规则缺失：note_stays")
    await desk.press("f7", "home", "enter")
    desk.shows("恢复最近的备份", "dutydesk restore")
    await desk.press("escape")


async def test_a_sound_store_is_looked_over_in_silence(desk: Desk) -> None:
    app = app_of(desk)
    backup.back_up()
    a_minute_later(app)
    await child_is_done(desk)
    assert app.looked_over
    desk.shows_not("数据检查没有通过")
    a_minute_later(app)
    assert not [each for each in app.workers if each.group == "backup" and not each.is_finished]


async def test_a_backup_that_passed_has_looked_at_everything(desk: Desk) -> None:
    app = app_of(desk)
    a_minute_later(app)
    await child_is_done(desk)
    assert app.looked_over
