"""The form of a class's week, and the moods of its days, by keys."""

from datetime import date, timedelta

from model.committee import concerns, moods, reports
from model.committee.places import Place
from tests.driver import Desk
from tests.founding import School

MONDAY = date(2026, 11, 23)
ONE = Place("class", 1)


async def _name(desk: Desk, initials: str, seen: str) -> None:
    """A student of concern, from the field of who to that of the next one."""
    await desk.type(initials)
    await desk.press("enter", "tab")
    await desk.type(seen)
    await desk.press("tab", "tab")


async def test_a_form_has_room_for_as_many_students_as_there_are(desk: Desk, planned: School) -> None:
    await desk.press("5", "enter", "2", "tab", "tab", "tab", "tab", "tab")
    for initials in ("zw", "wf", "ln", "zgf"):
        await _name(desk, initials, f"看到 {initials}")
    desk.shows("关注 4 人", "还有学生")
    await desk.press("left", "ctrl+s")
    [report] = reports.between(MONDAY, MONDAY)
    assert len(concerns.of_report(report.id)) == 4
    desk.shows("周报", "关注 4 人")
    await desk.press("tab", "tab", "tab", "tab", "tab", *["tab"] * 16)
    await _name(desk, "ly", "看到 ly")
    await desk.press("ctrl+s")
    assert len(concerns.of_report(report.id)) == 5
    assert report.says.mood == 2


async def test_moods_of_days_are_told_with_three_keys_a_class(desk: Desk, planned: School) -> None:
    await desk.press("5", "up", "up", "up")
    for mood in (2, 3, 5):
        await desk.press("ctrl+a", str(mood), "ctrl+s")
    today = MONDAY + timedelta(days=2)
    told = moods.between(MONDAY, today)
    assert sorted(days[today] for days in told.values()) == [2, 3, 5]
    await desk.press("home", "up", "up", "up", "ctrl+a")
    desk.shows("每日心情", "星期三 11-25", "星期一 11-23")
    await desk.press("tab", "1", "tab", "1", "ctrl+s")
    await desk.press("ctrl+w")
    desk.shows("低落3个上课日：班主任关注", "每日低落 2/3/7 天")


async def test_a_week_still_to_come_has_no_days_to_tell(desk: Desk, planned: School) -> None:
    await desk.press("5", "right", "ctrl+a")
    desk.shows("这一周还没有上课日")
