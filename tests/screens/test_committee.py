"""Page 5: a week's reports taken in by keys."""

from datetime import date

from model import settings
from model.committee import board, concerns, reports, weeks
from model.committee.places import Place
from tests.driver import Desk
from tests.founding import School


def _states(day: date = date(2026, 11, 25)) -> list[str]:
    term = weeks.term_for(day)
    week = weeks.week_on(day)
    assert term
    assert week
    shown = board.read("class", term)
    return [shown.square(point, week).state for point in shown.points]


async def test_a_class_with_nothing_to_report_takes_one_key(desk: Desk, planned: School) -> None:
    await desk.press("5")
    desk.shows("第13周", "未交 3", "缺", "待")
    pressed = []
    while "open" in _states():
        before = _states().count("open")
        await desk.press("0")
        assert _states().count("open") == before - 1
        pressed.append(1)
    assert len(pressed) == 3
    assert _states() == ["nothing"] * 3
    desk.shows("零", "未交 0")
    await desk.press("ctrl+z")
    assert _states().count("open") == 1


async def test_zero_leaves_the_board_only_when_the_board_has_not_the_focus(desk: Desk) -> None:
    await desk.press("5", "insert", "space")
    assert _states().count("nothing") == 2
    await desk.press("1")
    desk.shows("待办")


async def test_a_report_with_a_student_of_concern(desk: Desk, planned: School) -> None:
    await desk.press("5", "enter")
    desk.shows("班级心情", "热议话题")
    await desk.press("3", "tab", "1", "3", "tab")
    await desk.type("考试多")
    await desk.press("tab", "tab", "tab")
    await desk.type("zw")
    await desk.press("enter")
    await desk.press("tab")
    await desk.type("连续三天没吃午饭")
    await desk.press("ctrl+s")
    [found] = reports.between(date(2026, 11, 23), date(2026, 11, 23))
    assert found.says.mood is not None
    assert found.says.talks == {"study", "relations"}
    [concern] = concerns.of_report(found.id)
    assert concern.seen == "连续三天没吃午饭"
    assert concern.student_name == "张伟"


async def test_dormitories_answer_where_the_school_wants_them(desk: Desk) -> None:
    from model.people import dormitories

    dormitories.add("1", "101", "M")
    settings.change(dormitory_seats="room")
    await desk.press("5", "ctrl+d")
    desk.shows("宿舍周报", "1-101")
    await desk.press("0")
    week = date(2026, 11, 23)
    [found] = reports.between(week, week)
    assert found.place == Place("room", 1)
