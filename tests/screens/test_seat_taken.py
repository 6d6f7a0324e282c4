"""Another window takes somebody's password back, or gives them another role, while they sit at this one."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from model import access, rights, session, unfinished
from model.desk import changed_elsewhere
from model.people import staff
from model.rights import Right
from model.store import vault
from model.store.database import desk as database
from model.store.key_entry import Newcomer
from tests.desk_talk import Window, second_desk
from tests.driver import Desk, at_the_desk
from tests.founding import School
from tests.protected import PASSWORDS, lock_up, make_cheap
from tests.screens.test_lock import app_of, unlock
from tui.app import DeskApp
from tui.lock import LockScreen
from tui.wiring import wire

People = dict[str, int]


@pytest.fixture
def people(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> People:
    """Who is who at a school with passwords; 赵老师 sits here."""
    make_cheap(monkeypatch)
    return lock_up(empty_store)


@pytest.fixture
async def desk(people: People) -> AsyncIterator[Desk]:
    """This window, of 赵老师."""
    changed_elsewhere()  # what was written before it was opened
    async with at_the_desk(wire(DeskApp())) as at:
        yield at


@pytest.fixture
def other(people: People, empty_store: Path) -> Iterator[Window]:
    """Another window, of 钱老师, a counsellor too."""
    with second_desk(empty_store, people["钱老师"]) as window:
        yield window


async def a_second_later(desk: Desk) -> None:
    """The heart beats once."""
    app_of(desk)._heartbeat()
    await desk.rest()


def role_now() -> str:
    """As what whoever sits here acts."""
    return session.at_desk().role


async def test_a_password_taken_back_locks_the_window_at_once(desk: Desk, people: People, other: Window) -> None:
    await desk.press("f2")
    await desk.type("zw")
    other.do("dismiss", staff_id=people["赵老师"])
    await a_second_later(desk)
    desk.shows("已锁定", "您的口令已被收回").shows_not("张伟", "热线")
    assert isinstance(desk.app.screen, LockScreen)
    await unlock(desk, PASSWORDS["赵老师"])
    desk.shows("已锁定", "姓名或口令不对")
    await unlock(desk, PASSWORDS["孙老师"], "孙老师")
    desk.shows("[1 今日]").shows_not("张伟")
    assert session.at_desk().name == "孙老师"


async def test_it_is_told_on_a_lock_that_is_there_already(desk: Desk, people: People, other: Window) -> None:
    await desk.press("ctrl+l")
    other.do("dismiss", staff_id=people["赵老师"])
    await a_second_later(desk)
    desk.shows("您的口令已被收回")


@pytest.mark.parametrize(
    ("verb", "told", "why"),
    [("role", {"role": "none"}, "您已没有值班台的角色"), ("leave", {}, "您已不在教师名单上")],
)
async def test_who_may_sit_here_no_more_does_not_unlock_it(
    desk: Desk, people: People, other: Window, verb: str, told: dict[str, Any], why: str
) -> None:
    """Their password is still there; it is no use."""
    assert "done" in other.do(verb, staff_id=people["赵老师"], **told)
    await a_second_later(desk)
    desk.shows("已锁定", why)
    await unlock(desk, PASSWORDS["赵老师"])
    desk.shows("已锁定", why)


async def test_what_was_being_typed_is_kept(desk: Desk, people: People, other: Window) -> None:
    await desk.press("f2")
    await desk.type("王芳")
    other.do("dismiss", staff_id=people["赵老师"])
    await a_second_later(desk)
    assert [each.said["line"] for each in unfinished.left()] == ["王芳"]


async def test_another_role_counts_at_once_and_what_lay_open_is_gone(desk: Desk, people: People, other: Window) -> None:
    await desk.press("6")
    assert rights.may(Right.CARE)
    await desk.press("f2")
    await desk.type("王芳")
    other.do("role", staff_id=people["赵老师"], role="duty")
    await a_second_later(desk)
    assert role_now() == "duty"
    assert not rights.may(Right.CARE)
    desk.shows("[1 今日]", "您的角色已改为“值班”").shows_not("王芳")
    assert [each.said["line"] for each in unfinished.left()] == ["王芳"]
    await desk.press("f2")
    assert len(desk.app.screen_stack) == 2, "what lies aside is not in the way"


async def test_given_back_the_role_leads_back_to_what_lay_open(desk: Desk, people: People, other: Window) -> None:
    await desk.press("3", "f2")
    await desk.type("zw")
    before = desk.lines[2:-1]
    for role in ("leader", "counsellor"):
        other.do("role", staff_id=people["赵老师"], role=role)
        await a_second_later(desk)
    app_of(desk).clear_notifications()
    await desk.rest()
    assert desk.lines[2:-1] == before


async def test_another_role_while_it_is_locked_or_black(desk: Desk, people: People, other: Window) -> None:
    await desk.press("7", "ctrl+l")
    other.do("role", staff_id=people["赵老师"], role="leader")
    await unlock(desk, PASSWORDS["赵老师"])  # sooner than the heart beats
    desk.shows("[1 今日]")
    assert role_now() == "leader"
    await desk.press("8", "f8")
    other.do("role", staff_id=people["赵老师"], role="duty")
    await a_second_later(desk)
    assert desk.screen_text().strip() == "按 F8 或 Esc 返回"
    await desk.press("f8")
    desk.shows("[1 今日]")


async def test_the_others_changes_that_are_none_of_it_change_nothing(desk: Desk, people: People, other: Window) -> None:
    await desk.press("7")
    other.do("role", staff_id=people["孙老师"], role="none")
    other.do("dismiss", staff_id=people["孙老师"])
    await a_second_later(desk)
    desk.shows("[7 学生]").shows_not("已锁定", "您的角色")


async def test_ones_own_password_taken_back_here_locks_too(desk: Desk, people: People) -> None:
    access.dismiss(people["赵老师"])
    app_of(desk).announce()
    await desk.rest()
    desk.shows("已锁定", "您的口令已被收回")


async def test_at_a_demo_whoever_has_no_role_any_more_may_do_nothing(school: School, empty_store: Path) -> None:
    """It cannot be locked."""
    vault.lay_open(empty_store, database.key, school.zhao)
    changed_elsewhere()
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("7")
        with second_desk(empty_store, school.qian) as window:
            window.do("role", staff_id=school.zhao, role="none")
        await a_second_later(desk)
        desk.shows("您已没有值班台的角色").shows_not("学号", "张伟")
        await desk.press("f8")
        desk.shows("[1 今日]")
        assert not any(rights.may(each) for each in Right)


async def test_a_password_that_somebody_else_set_lifts_no_lock(desk: Desk, people: People, empty_store: Path) -> None:
    """Whoever set it would sit where its owner sat."""
    newcomer = Newcomer(people["赵老师"], "赵老师", "set by another 5", given=True)
    vault.admit_all(empty_store, database.key, newcomer)
    await desk.press("ctrl+l")
    await unlock(desk, newcomer.password)
    desk.shows("已锁定")
    assert isinstance(desk.app.screen, LockScreen)


# The name on the lock


async def test_the_name_stands_there_and_the_password_is_typed_unseen(
    desk: Desk, people: People, other: Window
) -> None:
    """Also where nobody signs in under that name any more."""
    other.do("dismiss", staff_id=people["赵老师"])
    await a_second_later(desk)
    await desk.type("geheim")
    desk.shows("赵老师").shows_not("geheim")


async def test_esc_brings_the_name_back(desk: Desk) -> None:
    await desk.press("ctrl+l", "up", "home", "ctrl+k")
    await desk.type("孙")
    await desk.press("escape")
    await desk.type("geheim")
    desk.shows("赵老师").shows_not("孙", "geheim")
    assert isinstance(desk.app.screen, LockScreen)


# What lies aside


async def test_what_one_has_under_way_is_not_in_anothers_way(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("zw")
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["孙老师"], "孙老师")
    await desk.press("f2")
    await desk.type("lina")
    desk.shows("lina").shows_not("张伟")
    await desk.press("ctrl+l")
    await unlock(desk, PASSWORDS["赵老师"], "赵老师")
    desk.shows("张伟").shows_not("lina")


def test_a_new_name_is_followed_too(people: People) -> None:
    from model import tenure

    staff.edit(people["赵老师"], name="赵主任")
    assert tenure.look() is None
    assert session.at_desk().name == "赵主任"
