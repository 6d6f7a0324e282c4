"""The first page: what the day holds, what is due, and the keys without letters."""

from datetime import datetime

import pytest

from model import clock
from model.appointments import book, kept
from model.appointments.book import Wish
from model.due import DUE_WORDS
from model.visits import letters, register
from model.words import speak
from screens.today.today import DUE
from tests.driver import WIDE, Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.cells import width
from tui.wiring import wire


async def test_an_empty_day_says_what_to_do(desk: Desk) -> None:
    desk.shows("12:30-13:30", "开放", "F2 预约", "F3 随到", "还没有备份")


async def test_a_booked_visitor_is_received_with_enter(desk: Desk, planned: School) -> None:
    await desk.press("f2", "z", "w", "enter", "enter", "home", "down", "enter", "enter")
    [visit] = register.running()
    assert visit.appointment_id is not None
    assert kept.of_day(clock.today())[0].state == "in_session"


async def test_who_did_not_come_is_due_and_settled_by_a_digit(desk: Desk, planned: School) -> None:
    booked = book.book(Wish(datetime(2026, 11, 25, 12, 30), 40, planned.zhao, planned.students[0]))
    clock.set_stopped(datetime(2026, 11, 25, 15, 0))
    desk.app.publish({"appointment"})
    await desk.rest()
    desk.shows("确认是否爽约", "张伟")
    await desk.press("f7", "home", "enter")
    desk.shows("没有来")
    line = next(line for line in desk.lines if "没有来" in line)
    await desk.press(next(letter for letter in line if letter.isdigit()))
    assert kept.get(booked.id).state == "no_show"


async def test_names_are_hidden_at_one_key(desk: Desk) -> None:
    await desk.press("f2", "z", "w", "enter", "enter")
    desk.shows("张伟")
    await desk.press("ctrl+n")
    desk.shows_not("张伟")
    desk.shows("张*")


async def test_the_pages_are_reached_by_digits(desk: Desk) -> None:
    await desk.press("2")
    desk.shows("[2 预约]", "赵老师")
    await desk.press("3")
    desk.shows("[3 来访]", "本周没有来访")
    await desk.press("8")
    desk.shows("[8 报表]", "人次")
    await desk.press("1")
    desk.shows("[1 今日]")


async def test_a_visit_begun_from_the_to_do_list_is_what_enter_acts_on(desk: Desk) -> None:
    await desk.press("f7", "f3", "enter", "enter")
    desk.shows("结束来访")


async def test_what_a_line_has_no_room_for_is_told_below_on_a_wide_screen(english: School) -> None:
    whose = "the two who sit beneath the gingko tree"
    letters.receive_letter("asks for a talk", signed=whose)
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        desk.shows_not(whose)
        await desk.press("f7", "end")
        desk.shows(whose)
        await desk.press("ctrl+n")
        desk.shows_not(whose)
        await desk.press("ctrl+n", "f6")
        desk.shows_not(whose)


def test_every_kind_of_to_do_fits_its_column_in_english() -> None:
    speak("en")
    column = next(column for column in DUE if column.key == "what")
    cut = [words.en for words in DUE_WORDS.values() if width(words.en) > column.needs]
    speak("zh")
    assert cut == []


@pytest.mark.parametrize("key", ["f1", "question_mark", "fullwidth_question_mark", "f10", "ctrl+p"])
async def test_what_can_be_done_is_told_at_any_of_its_keys_and_at_the_sign_of_a_chinese_keyboard(
    desk: Desk, key: str
) -> None:
    await desk.press(key)
    desk.shows("此处能做的事", "Enter 执行")
