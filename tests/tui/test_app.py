"""The desk's frame in use: pages, news, the cover, hidden names, keys in their right place."""

import gc
from datetime import timedelta
from inspect import isfunction
from typing import Any

import pytest
from textual.widgets import Input

from model import clock
from model.errors import DeskError
from model.words import Words
from tests.driver import NARROW, WIDE, at_the_desk
from tests.tui.small_desk import Question, SmallDesk
from tui.black import Blank
from tui.crash import told
from tui.page import Page
from tui.theme import DAY, NIGHT, SAFE


async def test_a_digit_opens_a_page_and_brackets_say_which() -> None:
    """The page line tells without colour."""
    async with at_the_desk(SmallDesk()) as desk:
        desk.shows("[1 早上]2 打字 3 坏的")
        await desk.press("3")
        desk.shows("broken page", " 1 早上 2 打字[3 坏的]")


async def test_digits_are_typed_where_one_types_and_open_pages_after_esc() -> None:
    """A field has the first claim; Esc leaves it."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("2")
        await desk.type("13")
        desk.shows("13", "[2 打字]")
        await desk.press("escape", "1")
        desk.shows("[1 早上]")


async def test_a_page_that_cannot_be_filled_says_so_and_stands() -> None:
    """The frame is there, and the way out."""
    async with at_the_desk(SmallDesk()) as desk:
        await desk.press("3")
        desk.shows("没有做成: 没有学期", "F1 帮助")


async def test_visible_pages_load_again_when_their_noun_changed_and_only_then() -> None:
    """One piece of news, one load."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        app.publish({"student"})
        await desk.rest()
        assert app.morning.loads == 1
        app.tell({"visit", "note"}, Words("记录已写", "Written"))
        await desk.rest()
        assert app.morning.loads == 2
        desk.shows("记录已写")


async def test_hidden_pages_load_again_when_they_are_shown() -> None:
    """However much happened meanwhile, once."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        morning = app.morning
        await desk.press("2")
        app.publish({"visit"})
        app.publish({"visit"})
        await desk.rest()
        assert morning.loads == 1
        await desk.press("escape", "1")
        assert morning.loads == 2
        desk.shows("王小明 2")


async def test_a_page_behind_a_dialog_is_visible_and_follows() -> None:
    """It can be seen past the edges of the box."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("f2")
        app.publish({"visit"})
        await desk.rest()
        assert app.morning.loads == 2


async def test_each_second_the_desk_asks_what_others_changed() -> None:
    """Another window's change is shown without a key."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        app.poll_changes = lambda: {"visit"}
        app._heartbeat()
        await desk.rest()
        desk.shows("王小明 2")


async def test_a_store_that_cannot_be_read_is_told_and_survived() -> None:
    """The heart beats on."""

    def trouble() -> set[str]:
        raise DeskError(Words("数据文件读不到", "The store cannot be read"))

    app = SmallDesk()
    async with at_the_desk(app) as desk:
        app.poll_changes = trouble
        app._heartbeat()
        await desk.rest()
        desk.shows("没有做成: 数据文件读不到")


async def test_the_first_lines_follow_the_minute(clock_stopped: Any) -> None:
    """And ask for the standing once a minute, not once a second."""
    app, asked = SmallDesk(), []
    standing = app.standing
    app.standing = lambda: asked.append(1) or standing()._replace(today=94 + len(asked))
    async with at_the_desk(app) as desk:
        desk.shows("当天 95/120 分")
        app._heartbeat()
        await desk.rest()
        assert len(asked) == 1
        clock.set_stopped(clock_stopped + timedelta(minutes=1))
        app._heartbeat()
        await desk.rest()
        desk.shows("当天 96/120 分")


async def test_only_the_newest_toast_stands() -> None:
    """It has one line."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        app.tell((), Words("第一件事", "First"))
        app.tell((), Words("第二件事 [b]", "Second [b]"))
        await desk.rest()
        desk.shows("第二件事 [b]").shows_not("第一件事")


async def test_every_toast_stands_in_the_same_line() -> None:
    """However many were told before it."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        for number in range(6):
            app.tell((), Words(f"第{number}件事", f"No {number}"))
            await desk.rest()
            assert f"第{number}件事" in desk.line(1)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_toast_over_a_dialog_loses_no_character(size: tuple[int, int]) -> None:
    """Where a wide character lies over a widget's edge Textual cuts it; ours lie over none."""
    app = SmallDesk()
    told = "已预约三年级二班王小明周三中午十二点半在一号个体辅导室"
    async with at_the_desk(app, size) as desk:
        for key in ("1", "f2"):
            await desk.press(key)
            app.tell((), Words(told, "x"))
            await desk.rest()
            desk.shows(told)
            app.tell((), Words("a" + told, "x"))
            await desk.rest()
            desk.shows("a" + told)


async def test_a_toast_is_not_said_twice_when_a_dialog_opens_over_it() -> None:
    """Once on the dialog, and no longer on the page under it."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        app.tell((), Words("已预约王小明", "x"))
        await desk.rest()
        await desk.press("f2")
        await desk.rest()
        assert desk.screen_text().count("已预约王小明") == 1


# The cover


@pytest.mark.parametrize("back", ["f8", "escape", "enter"])
async def test_one_key_covers_everything_and_another_brings_it_back(back: str) -> None:
    """Nothing can be read under it, and the focus is where it was."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("tab")
        before, focused = desk.screen_text(), app.focused
        await desk.press("f8")
        assert desk.screen_text().strip() == "按 F8 或 Esc 返回"
        await desk.press(back)
        assert desk.screen_text() == before
        assert app.focused is focused


async def test_a_dialog_under_the_cover_keeps_what_was_typed() -> None:
    """F8 in the middle of a word."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("f2")
        await desk.type("王小")
        await desk.press("f8")
        desk.shows_not("秘密问题", "王小")
        await desk.press("f8")
        await desk.type("明")
        desk.shows("秘密问题", "王小明")


async def test_no_key_acts_under_the_cover() -> None:
    """A hand on the keyboard does nothing that cannot be seen."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("f8", "2", "f2", "f11", "f1", "ctrl+z", "ctrl+n", "tab")
        await desk.press("f8")
        desk.shows("王小明 1", "[1 早上]").shows_not("秘密问题")
        assert not app.names_hidden


async def test_what_happens_under_the_cover_stays_under_it() -> None:
    """A dialog closes itself, another opens, a toast is told, a page is opened: nothing comes out."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("f2")
        question = app.screen
        assert isinstance(question, Question)
        await desk.press("f8")
        question.dismiss(None)
        await desk.rest()
        app.push_screen(Question())
        app.tell({"visit"}, Words("已问候王小明", "Greeted"))
        await desk.rest()
        assert isinstance(app.screen, Blank)
        assert desk.screen_text().strip() == "按 F8 或 Esc 返回"
        await desk.press("f8")
        desk.shows("秘密问题")
        await desk.press("escape")
        desk.shows("王小明 2")


async def test_a_page_opened_under_the_cover_is_there_afterwards() -> None:
    """As when a worker ends on another page."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("f8")
        await app.switch_mode("typing")
        await desk.rest()
        desk.shows_not("打字")
        await desk.press("f8")
        desk.shows("[2 打字]")


async def test_a_terminal_made_larger_under_the_cover() -> None:
    """The page and the dialog over it fill the new size when they come back."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("f2", "f8")
        await desk.resize(*WIDE)
        await desk.press("f8")
        assert len(desk.lines) == WIDE[1]
        await desk.press("escape")
        assert "F1 帮助" in desk.lines[-1]
        assert app.screen.has_class("-wide")


async def test_a_lock_is_a_cover_that_f8_does_not_lift() -> None:
    """Only whoever put it there takes it away, back to the very same place."""
    app = SmallDesk()
    app.lock = lambda: app.cover(Question())
    async with at_the_desk(app) as desk:
        await desk.press("2")
        await desk.type("王")
        await desk.press("f8", "ctrl+l")
        desk.shows("秘密问题").shows_not("打字")
        await desk.press("f8")
        desk.shows("秘密问题")
        app.uncover()
        await desk.rest()
        await desk.type("小明")
        desk.shows("[2 打字]", "王小明")


# Manners


async def test_hidden_names_are_hidden_at_once_and_come_back() -> None:
    """On the page, and in the toast that has just told one."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        app.tell((), Words("已预约 王小明", "Booked"))
        await desk.press("ctrl+n")
        desk.shows("王**").shows_not("王小明")
        await desk.press("ctrl+n")
        desk.shows("王小明")


async def test_undo_and_redo_do_what_the_desk_was_given() -> None:
    """And say why not when there is nothing, or a text is being typed."""
    app, done = SmallDesk(), []
    async with at_the_desk(app) as desk:
        await desk.press("ctrl+z")
        desk.shows("没有可以撤销或重做的事")
        app.undo, app.redo = (lambda: done.append("undo")), (lambda: done.append("redo"))
        await desk.press("ctrl+z", "ctrl+y", "u")
        assert done == ["undo", "redo", "undo"]
        await desk.press("2", "ctrl+z")
        desk.shows("正在输入文字")


async def test_f6_goes_round_the_panes_and_tab_field_by_field() -> None:
    """Two panes, three fields."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        at = lambda: app.focused.id if app.focused else None  # noqa: E731
        assert at() == "left"
        await desk.press("f6")
        assert at() == "right"
        await desk.press("tab")
        assert at() == "further"
        await desk.press("f6")
        assert at() == "left"


async def test_a_key_goes_round_through_the_themes() -> None:
    """Night, day, safe; the drawn lines follow."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        seen = []
        for _ in range(3):
            await desk.press("ctrl+t")
            ground = app.screen.query_one("TopLine").rich_style.bgcolor
            seen.append((app.theme, ground and ground.name))
        assert [name for name, _ in seen] == [DAY, SAFE, NIGHT]
        assert len({ground for _, ground in seen}) == 3


async def test_nothing_blinks() -> None:
    """An idle desk sends no byte, even from a field."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("2")
        line = app.screen.query_one(Input)
        assert line.has_focus
        assert not line.cursor_blink
        assert app.cursor_position == line.cursor_screen_offset


async def test_what_is_copied_stays_in_the_desk() -> None:
    """And can be pasted there."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("2")
        await desk.type("王小明")
        await desk.press("ctrl+a", "shift+home", "ctrl+c")
        await desk.press("end", "ctrl+v")
        assert app.screen.query_one(Input).value
        assert app._driver is not None


async def crash(app: Any) -> None:
    """Let a desk meet a bug."""
    async with at_the_desk(app) as desk:
        app.call_later(app.crash)
        await desk.rest()


async def test_a_crash_tells_where_but_no_values(capsys: pytest.CaptureFixture[str]) -> None:
    """The values of a page are names."""

    class Crashing(SmallDesk):
        def crash(self) -> None:
            student = "王小明"
            raise RuntimeError(f"a bug after {len(student)}")

    app = Crashing()
    with pytest.raises(RuntimeError, match="a bug"):
        await crash(app)
    assert capsys.readouterr().err == "", "Textual shows nothing of it: whoever started the desk tells of it"
    assert app.broke_by is not None
    kind, *places = told(app.broke_by)
    assert kind == "RuntimeError"
    assert places[-1].startswith(f"  {__name__}:")
    assert not any("bug" in line or "student" in line for line in places)


async def test_the_collector_is_on_after_the_first_frame() -> None:
    """Whoever switched it off for the start gets it back."""
    gc.disable()
    try:
        async with at_the_desk(SmallDesk()):
            assert gc.isenabled()
            assert gc.get_freeze_count() > 0
    finally:
        gc.enable()
        gc.unfreeze()


def test_a_page_takes_no_name_that_textual_owns() -> None:
    """``log`` or ``region`` on a screen breaks it far from where it was written."""
    from textual.screen import Screen

    ours = {name for name, value in vars(Page).items() if isfunction(value)} | set(Page.__annotations__) | {"_stale"}
    meant = {"__init__", "compose", "_compositor_refresh", "_on_timer_update", "render_lines", "_screen_resized"}
    assert {name for name in ours if hasattr(Screen, name)} == meant
