"""The seats of the committee: grade by class in a grid, the same as a list, and what is done with a seat, by keys."""

from datetime import date, datetime

import pytest

from model import clock, settings
from model.committee import appointing, seats, training
from model.committee.appointing import Wish
from model.committee.places import Place
from model.people import students
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


async def test_dormitories_are_a_list_and_seats_the_rule_takes_away_are_told(seated: School, desk: Desk) -> None:
    await desk.press("5", "ctrl+e", "ctrl+d")
    desk.shows("没有席位要列出")
    await desk.press("ctrl+d")
    settings.change(seats_junior="none")
    await desk.press("escape", "ctrl+e")
    desk.shows("[撤]")
