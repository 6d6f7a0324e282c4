"""With names hidden no name can be read, an old one as little as the present; and whatever is no name can."""

from datetime import datetime

import pytest

from model import clock
from model.appointments import book
from model.appointments.book import Wish
from model.due import Due, ToDo
from model.people import rooms, students
from model.visits import visits
from model.visits.visit import Details
from model.words import Words
from screens.today.due_lines import cells
from tests.driver import WIDE, Desk, at_the_desk
from tests.founding import School
from tests.screens.test_settings import section
from tui.app import DeskApp
from tui.cells import masked
from tui.wiring import wire


async def hidden(desk: Desk) -> Desk:
    """Everything as it stands now, names hidden, nothing told over it."""
    await desk.press("ctrl+n")
    assert isinstance(desk.app, DeskApp)
    desk.app.announce()
    desk.app.clear_notifications()
    return await desk.rest()


@pytest.mark.parametrize(
    ("kind", "about"), [("reports", "第12周 40 个班级/宿舍"), ("left_open", "11-24 辅导室没有关闭")]
)
def test_the_to_do_list_says_what_is_due(kind: Due, about: str) -> None:
    """A week, a class, a day are nobody's name."""
    told = ToDo(kind, 0, None, Words(about, about), True, ())
    assert cells(told, masked)[1] == about
    named = ToDo("letter", 1, None, Words("张伟", "张伟"), False, ("张伟",))
    assert cells(named, masked)[1] == "张**"


async def test_the_day_and_the_to_do_list_hide_every_visitor(planned: School, desk: Desk) -> None:
    zhao, zhang = planned.zhao, planned.students[0]
    book.book(Wish(datetime(2026, 11, 25, 12, 30), 40, zhao, zhang, visitor="parent", visitor_name="王建国"))
    visits.walk_in(Details(visitor="group", visitor_name="考前放松", form="form.group"))
    await hidden(desk)
    desk.shows("王** 张**(家长)", "考前放松", "备份").shows_not("王建国", "张伟")
    await desk.press("2")
    desk.shows("王**").shows_not("王建国", "张伟")
    clock.set_stopped(datetime(2026, 11, 25, 15, 0))
    await desk.press("1")
    await hidden(desk)
    await hidden(desk)
    desk.shows("确认是否爽约", "王** 张**(家长)").shows_not("王建国", "张伟")


async def test_an_old_name_is_hidden_as_the_present_one(planned: School) -> None:
    zhang = planned.students[0]
    book.book(Wish(datetime(2026, 11, 25, 12, 30), 40, planned.zhao, zhang))
    students.edit(zhang, name="赵大伟")
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        await desk.press("0")
        await section(desk, "操作记录")
        await hidden(desk)
        desk.shows("预约了张**", "改了张**的姓名").shows_not("张伟", "赵大伟")
        await desk.press("7")
        await desk.type("赵大伟")
        await desk.press("enter", "enter")
        desk.shows("赵**", "预约了张**").shows_not("张伟")


async def test_the_name_of_a_room_is_no_persons(planned: School) -> None:
    rooms.edit(planned.room, name="静室")
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        await desk.press("0")
        await section(desk, "操作记录")
        await hidden(desk)
        await desk.press("enter")
        desk.shows("个别辅导室  改为  静室")
