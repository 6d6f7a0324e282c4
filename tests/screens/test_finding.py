"""F5: a student is found from anywhere, however they are typed."""

from datetime import datetime

import pytest

from model.appointments import book
from model.appointments.book import Wish
from model.people import students
from tests.driver import Desk
from tests.founding import School


@pytest.mark.parametrize("typed", ["zgf", "cgf", "曾国", "zengguofan", "2024004", "9.2 zgf", "初三2班 曾"])
async def test_a_student_is_found_by_whatever_is_known(desk: Desk, typed: str) -> None:
    await desk.press("f5")
    await desk.type(typed)
    await desk.press("enter")
    desk.shows("曾国藩   男   初三(2)班   2024004")


async def test_the_day_lies_ready_before_anything_is_typed(desk: Desk, planned: School) -> None:
    await desk.press("f5")
    desk.shows("今天还没有预约或来访的学生")
    await desk.press("escape")
    for minute, student in ((30, 1), (50, 2)):
        wish = Wish(datetime(2026, 11, 25, 12, minute), 10, planned.zhao, planned.students[student])
        book.book(wish, despite=True)
    await desk.press("f5")
    desk.shows("王芳", "李娜").shows_not("张伟")
    await desk.press("down", "enter")
    desk.shows("李娜   女")


async def test_who_left_is_found_and_said_to_have_left(desk: Desk, planned: School) -> None:
    students.leave(planned.students[0])
    await desk.press("f5", "z", "w")
    desk.shows("张伟 已离校")
    await desk.press("ctrl+n", "escape", "f5", "z", "w")
    desk.shows("张伟 已离校")


async def test_nobody_is_not_opened(desk: Desk) -> None:
    await desk.press("f5", "q", "q", "enter")
    desk.shows("没有这样的学生", "Esc 取消")


async def test_esc_goes_back_to_where_one_was_and_a_second_find_turns_the_page(desk: Desk) -> None:
    await desk.press("2", "f5", "z", "w", "enter")
    desk.shows("张伟   男", "[2 预约]")
    await desk.press("f5", "w", "f", "enter")
    desk.shows("王芳   女").shows_not("张伟   男")
    await desk.press("escape")
    desk.shows("本周").shows_not("王芳   女")


async def test_a_student_is_looked_up_in_the_middle_of_a_form_and_the_form_is_there_afterwards(desk: Desk) -> None:
    await desk.press("6", "insert")
    await desk.type("wf")
    await desk.press("enter", "tab")
    await desk.type("两周来")
    await desk.press("f5", "z", "w", "enter")
    desk.shows("张伟   男").shows_not("建立关注档案")
    await desk.press("ctrl+k")
    desk.shows("未建档")
    await desk.press("escape", "escape")
    await desk.type("情绪低落")
    desk.shows("建立关注档案", "两周来情绪低落", "王芳")
    await desk.press("ctrl+s")
    desk.shows("一般 1", "王芳")


async def test_nobody_is_looked_up_under_the_cover(desk: Desk) -> None:
    await desk.press("f8", "f5", "z", "w", "enter")
    await desk.press("f8")
    desk.shows_not("张伟", "查找学生")


async def test_hidden_names_are_hidden_in_the_list(desk: Desk) -> None:
    await desk.press("ctrl+n", "f5", "z", "w")
    desk.shows("张**", "2024001").shows_not("张伟")
