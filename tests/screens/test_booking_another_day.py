"""Where the day that was said has no free time, another one is booked only by whoever says so."""

from datetime import date, datetime

from model.appointments import kept
from tests.driver import Desk

SATURDAY, MONDAY = date(2026, 11, 28), date(2026, 11, 30)


async def test_another_day_than_was_said_is_asked_about(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("zw 周六")
    await desk.press("enter", "enter")
    desk.shows("改约 11月30日 周一 12:30？", "这一天没有空闲时间")
    assert kept.of_day(MONDAY) == []
    await desk.press("escape")
    desk.shows("zw 周六", "这一天没有空闲时间")
    assert kept.of_day(MONDAY) == []
    await desk.press("enter", "enter")
    [booked] = kept.of_day(MONDAY)
    assert booked.starts == datetime(2026, 11, 30, 12, 30)
    assert kept.of_day(SATURDAY) == []


async def test_a_part_of_the_day_that_is_full_is_asked_about_too(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("zw 今天上午")
    await desk.press("enter", "enter")
    assert kept.of_day(date(2026, 11, 25)) == []
    desk.shows("没有空闲时间")
