"""The clock is set back while somebody is here: no page shows minutes below nothing, each says what the matter is."""

from datetime import timedelta

import pytest

from model import clock
from model.opening import log
from model.visits import visits
from model.visits.visit import Details
from tests.conftest import WEDNESDAY
from tests.driver import Desk
from tests.founding import School


@pytest.mark.parametrize("page", ["1", "2", "3", "4", "5", "7", "8", "9"])
@pytest.mark.parametrize("back", [28, 180])
async def test_no_page_shows_minutes_below_nothing(desk: Desk, planned: School, page: str, back: int) -> None:
    log.open_room()
    visits.walk_in(Details(student=planned.students[0]))
    clock.set_stopped(WEDNESDAY - timedelta(minutes=back))
    desk.app.publish({"visit", "opening"})
    await desk.press(page)
    await desk.rest()
    assert not [line for line in desk.lines if f"-{back}" in line or "-1分" in line]
    desk.shows("时钟被调慢")


async def test_today_and_the_visits_say_that_the_clock_is_slow(desk: Desk, planned: School) -> None:
    visits.walk_in(Details(student=planned.students[0]))
    clock.set_stopped(WEDNESDAY - timedelta(minutes=28))
    desk.app.publish({"visit"})
    await desk.rest()
    desk.shows("时钟偏慢", "张伟")
    await desk.press("3")
    desk.shows("未到", "张伟")


async def test_a_minute_or_two_of_correction_are_not_worth_a_word(desk: Desk, planned: School) -> None:
    visits.walk_in(Details(student=planned.students[0]))
    clock.set_stopped(WEDNESDAY - timedelta(minutes=2))
    desk.app.publish({"visit"})
    await desk.rest()
    desk.shows("0分钟", "张伟")
    desk.shows_not("时钟")
