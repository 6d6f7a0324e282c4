"""The desk goes down in the middle of a form: what was typed waits, is told once, and is taken up where it was."""

from datetime import datetime

import pytest

from model import clock, session, unfinished
from model.appointments import kept
from model.visits import letters
from model.words import Words
from screens.settings.staff import StaffSection
from tests.driver import Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.black import Blank
from tui.dialog import Dialog
from tui.wiring import wire


def keep(desk: Desk) -> None:
    """The seconds pass after which it is kept."""
    assert isinstance(desk.app.screen, Dialog)
    desk.app.screen.keep_draft()


async def type_a_letter(school: School) -> None:
    """赵老师 types a letter; then the machine goes down."""
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("3", "ctrl+k")
        await desk.type("张伟说最近总睡不好")
        keep(desk)


async def test_a_letter_half_typed_waits_is_told_and_taken_up(planned: School) -> None:
    await type_a_letter(planned)
    clock.set_stopped(datetime(2026, 11, 25, 12, 9))
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.rest()
        desk.shows("没写完的内容", "1 份：来访", "12:00").shows_not("睡不好")
        await desk.press("3", "ctrl+k")
        desk.shows("接着 12:00 的草稿写，尚未保存", "张伟说最近总睡不好")
        await desk.type("。")
        await desk.press("ctrl+s")
        assert [each.gist for each in letters.unanswered()] == ["张伟说最近总睡不好。"]
        await desk.press("1")
        desk.shows_not("没写完的内容")
        await desk.press("ctrl+z")
        desk.shows_not("没写完的内容")
        await desk.press("ctrl+y")
        assert len(letters.unanswered()) == 1
    assert unfinished.left() == []


async def test_the_start_says_once_how_many_wait_and_where(planned: School, monkeypatch: pytest.MonkeyPatch) -> None:
    await type_a_letter(planned)
    told: list[str] = []
    monkeypatch.setattr(DeskApp, "notify", lambda self, message, **how: told.append(str(message)))
    # The desk would take its leisure by itself a tenth of a second on: begun there, it says nothing when it is begun here.
    monkeypatch.setattr(DeskApp, "take_leisure", lambda self: None)
    async with at_the_desk(wire(DeskApp())) as desk:
        assert isinstance(desk.app, DeskApp)
        for _ in range(2):
            list(desk.app.leisure())
    assert told == ["有 1 份没写完（来访）：F7 到待办接着写"]


async def test_a_line_of_a_draft_is_gone_on_with_and_not_replaced(planned: School) -> None:
    unfinished.keep("staff.hire", "", {"name": "周老"})
    async with at_the_desk(wire(DeskApp())) as desk:
        assert isinstance(desk.app, DeskApp)
        desk.app.run_worker(StaffSection().add(desk.app))
        await desk.rest()
        await desk.type("师")
        desk.shows("周老师")


async def test_the_list_goes_there_reads_it_and_throws_it_away_by_9_only(planned: School) -> None:
    await type_a_letter(planned)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("f7", "end", "enter")
        desk.shows("没写完的内容：1 份", "登记来信", "来访 12:00")
        await desk.press("enter", "2")
        desk.shows("张伟说最近总睡不好")
        await desk.press("escape")
        desk.shows("没写完的内容：1 份")
        await desk.press("enter", "3", "enter")
        desk.shows("没写完的内容：1 份")
        await desk.press("enter", "3", "9")
        assert unfinished.left() == []
        desk.shows_not("没写完的内容")


async def test_the_list_opens_the_page_it_was_typed_on(planned: School) -> None:
    await type_a_letter(planned)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("f7", "end", "enter", "enter", "1")
        desk.shows("[3 来访]")


async def test_while_names_are_hidden_no_title_is_told(planned: School) -> None:
    unfinished.keep("case.assess", 1, {"facts": "x"}, title=Words("评估：张伟", "Assess 张伟"), place="risk", student=1)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("ctrl+n", "f7", "end", "enter")
        desk.shows("一张表").shows_not("张伟")
        await desk.press("escape", "ctrl+n", "f7", "end", "enter")
        desk.shows("评估：张伟")


async def test_nobody_else_is_told_of_it(planned: School) -> None:
    await type_a_letter(planned)
    session.sit_down(planned.sun)
    async with at_the_desk(wire(DeskApp())) as desk:
        desk.shows_not("没写完的内容")
        await desk.press("3", "ctrl+k")
        desk.shows_not("草稿", "睡不好")


async def test_a_booking_goes_on_or_begins_anew_by_typing(planned: School) -> None:
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("f2")
        await desk.type("zw 周五 12:50")
        keep(desk)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("f2")
        desk.shows("接着 12:00 的草稿写，尚未保存；直接输入则重新写", "zw 周五 12:50")
        await desk.type("wf")
        desk.shows("王芳").shows_not("zw")
        await desk.press("enter", "enter")
    assert [each.who for each in kept.between(datetime(2026, 11, 25), datetime(2026, 12, 30))] == ["王芳"]
    assert unfinished.left() == []


async def test_a_booking_taken_up_is_booked_by_the_same_two_keys(planned: School) -> None:
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("f2")
        await desk.type("zw 周五 12:50")
        keep(desk)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("f2", "enter", "enter")
    (booked,) = kept.between(datetime(2026, 11, 25), datetime(2026, 12, 30))
    assert (booked.who, booked.starts) == ("张伟", datetime(2026, 11, 27, 12, 50))


async def test_what_is_begun_in_a_cell_of_the_week_is_another_booking(planned: School) -> None:
    """A draft of the bare line is never offered with a time that was chosen on the grid."""
    unfinished.keep("appointment.book", "", {"line": "zw", "student": None})
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("2", "enter")
        desk.shows_not("的草稿写")


async def test_what_is_left_by_esc_is_gone(planned: School) -> None:
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("f2")
        await desk.type("zw")
        keep(desk)
        assert len(unfinished.left()) == 1
        await desk.press("escape")
        assert unfinished.left() == []
        await desk.press("f3")
        await desk.type("王芳的妈妈")
        keep(desk)
        await desk.press("enter")
        assert unfinished.left() == []


async def test_a_reason_half_typed_is_kept_of_the_very_visit(planned: School) -> None:
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("f3", "enter", "3", "end", "enter")
        at = next(line for line in desk.lines if "作废" in line)
        await desk.press(next(sign for sign in at if sign.isdigit()))
        await desk.type("录错了人，其实是")
        keep(desk)
        (left,) = unfinished.left()
        assert (left.form, left.said) == ("visit.void", {"line": "录错了人，其实是"})


async def test_leaving_under_the_black_cover_tells_first_and_names_nobody(desk: Desk) -> None:
    await desk.press("f3", "z", "w", "enter", "f2")
    await desk.type("王芳")
    await desk.press("f8", "ctrl+q")
    assert desk.app.is_running
    desk.shows("还有没结束的事", "来访计时 1 个", "没写完的内容 1 份", "再按一次 Ctrl+Q", "按 F8 或 Esc 返回")
    desk.shows_not("张伟", "王芳")
    await desk.press("f8")
    assert not isinstance(desk.app.screen, Blank)
    await desk.press("f8")
    desk.shows_not("还有没结束的事")
    await desk.press("ctrl+q", "f12", "ctrl+q")
    assert desk.app.is_running, "any other key took it back"
    await desk.press("ctrl+q")
    assert not desk.app.is_running
    assert [each.said["line"] for each in unfinished.left()] == ["王芳"]


async def test_with_nothing_under_way_it_is_left_at_once_from_under_the_cover(desk: Desk) -> None:
    await desk.press("f8", "ctrl+q")
    assert not desk.app.is_running
