"""The seats of the committee: grade by class in a grid, the same as a list, and what is done with a seat, by keys."""

from datetime import date, datetime

import pytest

from model import clock, settings
from model.committee import appointing, meetings, seats, training
from model.committee.appointing import Wish
from model.committee.places import Place
from model.people import dormitories, students
from tests.driver import Desk
from tests.founding import School

ONE, TWO, THREE = (Place("class", n) for n in (1, 2, 3))


@pytest.fixture
def seated(planned: School) -> School:
    """Every fault there is: nobody, over, of another sex, moved away, left school."""
    zhang, _wang, li, zeng, ouyang, liu = planned.students
    appointing.appoint(Wish(zhang, ONE, "boy", until_on=date(2026, 11, 25)))
    appointing.appoint(Wish(li, TWO, "girl"))
    appointing.appoint(Wish(zeng, TWO, "boy"))
    appointing.appoint(Wish(liu, THREE, "girl", despite=True))
    appointing.appoint(Wish(ouyang, THREE, "boy"))
    students.edit(li, class_id=1)
    students.leave(zeng, on=date(2026, 11, 25))
    clock.set_stopped(datetime(2026, 11, 26, 12, 0))
    return planned


async def test_the_grid_says_in_letters_what_is_wrong_with_each_seat(seated: School, desk: Desk) -> None:
    await desk.press("5", "ctrl+e")
    desk.shows("[过]", "[缺]", "[换]", "[离]", "[性]", "欧阳", "任期已过")
    await desk.press("down", "down")
    desk.shows("初三(1)班  男委员  张伟  任期已过")
    await desk.press("right")
    desk.shows("初三(2)班  男委员  曾国藩  已离校")
    await desk.press("ctrl+r")
    desk.shows("产生", "已换班", "性别不符")
    await desk.press("ctrl+g")
    desk.shows("只看有问题的")
    desk.shows_not("欧阳小明")
    await desk.press("ctrl+g", "ctrl+r")
    desk.shows("[过]")


async def test_enter_appoints_where_a_seat_is_vacant(seated: School, desk: Desk) -> None:
    await desk.press("5", "ctrl+e", "down", "down", "down", "enter")
    desk.shows("任命 初三(1)班 女委员")
    await desk.type("wf")
    await desk.press("enter", "ctrl+s")
    assert [seat.name for seat in seats.sitting(ONE) if seat.chair == "girl"] == ["王芳"]
    desk.shows("初三(1)班  女委员  王芳  在任")
    await desk.press("ctrl+z")
    desk.shows("初三(1)班  女委员  空缺")


async def test_a_training_wants_members_marked_in_the_list(seated: School, desk: Desk) -> None:
    await desk.press("5", "ctrl+e", "ctrl+k")
    desk.shows("请先在名单")
    await desk.press("ctrl+r", "ctrl+a", "ctrl+k")
    await desk.type("倾听")
    await desk.press("ctrl+s")
    [held] = training.between(date(2026, 11, 26), date(2026, 11, 26))
    assert len(held.present) == 5


async def test_a_training_is_put_right_and_voided_on_its_page(seated: School, desk: Desk) -> None:
    chairs = [chair.seat for chair in seats.committee("class") if chair.seat is not None]
    held = training.hold("倾听", 40, [chairs[0].id], day=date(2026, 11, 25))
    await desk.press("5", "ctrl+e", "ctrl+w")
    desk.shows("本学年培训 1 次  共 40 分钟", "倾听")
    await desk.press("enter")
    desk.shows("有标记的到场", ">*")
    await desk.press("down", "space", "enter")
    assert training.get(held.id).present == {chairs[0].id, chairs[1].id}
    await desk.press("ctrl+z")
    assert training.get(held.id).present == {chairs[0].id}
    await desk.press("ctrl+e", *["backspace"] * 2)
    await desk.type("保密与上报")
    await desk.press("tab")
    await desk.type("45")
    await desk.press("ctrl+s")
    assert (training.get(held.id).topic, training.get(held.id).minutes) == ("保密与上报", 45)
    await desk.press("delete", "enter")
    desk.shows("请写明原因")
    await desk.type("没有举行")
    await desk.press("enter")
    desk.shows("保密与上报", "没有举行", "培训 0 次")
    assert training.between(date(2026, 11, 25), date(2026, 11, 25)) == []
    await desk.press("enter")
    desk.shows("已作废")
    await desk.press("ctrl+z")
    desk.shows("培训 1 次")


async def test_a_meeting_that_was_not_held_is_voided(seated: School, desk: Desk) -> None:
    await desk.press("5", "ctrl+k", "delete")
    desk.shows("还没有登记过")
    held = meetings.hold("listening", 3)
    await desk.press("delete", "1")
    await desk.type("改期")
    await desk.press("enter")
    assert meetings.get(held.id).voided_reason == "改期"
    await desk.press("ctrl+z")
    assert meetings.get(held.id).voided_reason is None


async def test_dormitories_are_floors_by_rooms_with_the_same_letters(seated: School, desk: Desk) -> None:
    zhang, wang, *_ = seated.students
    settings.change(dormitory_seats="room")
    rooms = {number: dormitories.add("1", number, "F") for number in ("201", "101", "102", "B7")}
    appointing.appoint(Wish(wang, Place("room", rooms["101"].id), "any", despite=True))
    students.edit(zhang, dormitory_id=rooms["102"].id)
    appointing.appoint(Wish(zhang, Place("room", rooms["102"].id), "any", despite=True))
    await desk.press("5", "ctrl+e", "ctrl+d")
    desk.shows("楼层      01", ">1栋1层   >[换]王芳", "[性]张伟", "1栋2层    [缺]", "B7", "[换]已换宿舍")
    await desk.press("down", "enter")
    desk.shows("任命 1-201 委员")
    await desk.press("escape", "right")
    desk.shows("1栋2层")
    await desk.press("ctrl+r")
    desk.shows("1-102", "性别不符")
    settings.change(dormitory_seats="building")
    await desk.press("ctrl+r", "ctrl+d", "ctrl+d")
    desk.shows(">宿舍     >[缺]", "1栋  委员  空缺")


async def test_without_dormitories_that_is_told_and_seats_the_rule_takes_away_too(seated: School, desk: Desk) -> None:
    await desk.press("5", "ctrl+e", "ctrl+d")
    desk.shows("没有席位要列出")
    await desk.press("ctrl+d")
    settings.change(seats_junior="none")
    await desk.press("escape", "ctrl+e")
    desk.shows("[撤]")
