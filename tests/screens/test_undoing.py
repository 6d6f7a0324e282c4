"""Ctrl+Z at the desk: what cannot be taken back says why, and the next older that can is offered by its name."""

from datetime import datetime

from model import session, undoing
from model.appointments import book, kept
from model.appointments.book import Wish
from tests.driver import Desk
from tests.founding import School

DAY = datetime(2026, 11, 25).date()


def booked(school: School, hour: int, student: int) -> int:
    """An appointment with 赵老师 at half past; answers its number."""
    return book.book(Wish(datetime(2026, 11, 25, hour, 30), 40, school.zhao, school.students[student]), despite=True).id


def overtaken(school: School, *hours: int) -> None:
    """张伟 is booked, then 王芳 at these hours, whose appointments 钱老师 changed since."""
    booked(school, 12, 0)
    numbers = [booked(school, hour, 1) for hour in hours]
    session.sit_down(school.qian)
    for number in numbers:
        book.remark(number, "改由我接")
    session.sit_down(school.zhao)


def names() -> list[str]:
    """Who is booked that day."""
    return [each.student_name for each in kept.of_day(DAY)]


async def test_behind_one_that_cannot_be_the_next_older_is_offered_and_taken_back(desk: Desk, planned: School) -> None:
    overtaken(planned, 16)
    await desk.press("ctrl+z")
    desk.shows("撤销不了：预约了王芳：11月25日 16:30", "钱老师 11-25 12:00 又改过", "预约了张伟：11月25日 12:30")
    assert names() == ["张伟", "王芳"]
    await desk.press("enter")
    assert names() == ["王芳"]
    desk.shows("撤销：预约了张伟")
    await desk.press("ctrl+y")
    assert names() == ["张伟", "王芳"]


async def test_whoever_leaves_the_question_leaves_all_as_it_is(desk: Desk, planned: School) -> None:
    overtaken(planned, 16)
    await desk.press("ctrl+z", "escape")
    assert names() == ["张伟", "王芳"]
    desk.shows_not("撤销不了")


async def test_several_that_cannot_be_are_told_by_their_number(desk: Desk, planned: School) -> None:
    overtaken(planned, 14, 15, 16)
    await desk.press("ctrl+z")
    desk.shows("撤销不了：预约了王芳：11月25日 16:30", "中间还有 2 件也撤销不了", "预约了张伟")
    await desk.press("enter")
    assert names() == ["王芳"] * 3


async def test_with_nothing_older_the_reason_is_told_as_ever(desk: Desk, planned: School) -> None:
    overtaken(planned, 16)
    newest = undoing.newest()
    assert newest is not None
    while (older := undoing.older(newest.number)) is not None:
        undoing.take_back(older.number)
    await desk.press("ctrl+z")
    desk.shows("钱老师 11-25 12:00 又改过").shows_not("撤销不了：")
    assert names() == ["王芳"]


async def test_hidden_names_stay_hidden(desk: Desk, planned: School) -> None:
    overtaken(planned, 16)
    await desk.press("ctrl+n", "ctrl+z")
    desk.shows("撤销不了：11-25 12:00 的改动（姓名已隐去）").shows_not("张伟").shows_not("王芳")
    await desk.press("enter")
    desk.shows("已撤销（姓名已隐去）").shows_not("张伟")
    assert names() == ["王芳"]


async def test_two_in_haste_take_back_two(desk: Desk, planned: School) -> None:
    booked(planned, 12, 0)
    booked(planned, 16, 1)
    await desk.in_haste("ctrl+z", "ctrl+z")
    assert names() == []


async def test_the_same_in_english(english: School, desk: Desk) -> None:
    overtaken(english, 16)
    await desk.press("ctrl+z")
    desk.shows("Cannot be taken back: Booked 王芳", "take back this older one instead", "Booked 张伟: 25 Nov 12:30")


async def test_past_what_stands_it_is_asked_once_and_not_at_every_key(desk: Desk, planned: School) -> None:
    for hour in (13, 14, 15):
        booked(planned, hour, 0)
    overtaken(planned, 16)
    await desk.press("ctrl+z", "enter")
    desk.shows("撤销：预约了张伟：11月25日 12:30")
    await desk.press("ctrl+z")
    desk.shows("撤销：预约了张伟：11月25日 15:30").shows_not("撤销不了")
    await desk.press("ctrl+y", "ctrl+z", "ctrl+z")
    assert [each.starts.hour for each in kept.of_day(DAY) if each.student_name == "张伟"] == [13]


async def test_after_something_new_it_is_asked_again(desk: Desk, planned: School) -> None:
    overtaken(planned, 16)
    await desk.press("ctrl+z", "enter")
    overtaken(planned, 17)
    await desk.press("ctrl+z")
    desk.shows("撤销不了：预约了王芳：11月25日 17:30")


def taken_back_and_overtaken(school: School) -> None:
    """张伟 and 李娜 were booked, both are taken back, and 钱老师 has 张伟 in that place since."""
    booked(school, 12, 0)
    booked(school, 16, 2)
    undone = [undoing.newest(), undoing.older(undoing.newest().number)]  # type: ignore[union-attr]
    for each in undone:
        assert each is not None
        undoing.take_back(each.number)
    session.sit_down(school.qian)
    booked(school, 12, 0)
    session.sit_down(school.zhao)


async def test_where_it_cannot_be_done_again_another_is_offered(desk: Desk, planned: School) -> None:
    taken_back_and_overtaken(planned)
    await desk.press("ctrl+y")
    desk.shows("重做不了：预约了张伟：11月25日 12:30", "改为重做这一件", "预约了李娜：11月25日 16:30")
    await desk.press("enter")
    assert names() == ["张伟", "李娜"]
    desk.shows("重做：预约了李娜")


async def test_with_nothing_else_to_do_again_it_says_what_can_be_done(desk: Desk, planned: School) -> None:
    taken_back_and_overtaken(planned)
    await desk.press("ctrl+y", "enter", "ctrl+y")
    desk.shows("请照现在的情", "况重新做一次：预约了张伟：11月25日 12:30").shows_not("重做不了")


# --- in the journal ---------------------------------------------------------------------------


async def journal(desk: Desk) -> None:
    """Page 0, the journal, the cursor on its newest entry."""
    await desk.press("0", "home")
    while not any(line.lstrip().startswith(">操作记录") for line in desk.lines):
        await desk.press("down")
    await desk.press("enter")


async def test_in_the_journal_the_one_under_the_cursor_is_taken_back_and_done_again(
    desk: Desk, planned: School
) -> None:
    booked(planned, 12, 0)
    booked(planned, 16, 1)
    await journal(desk)
    await desk.press("down", "ctrl+r")
    desk.shows("撤销：预约了张伟：11月25日 12:30", "此后做的事都不动")
    await desk.press("enter")
    assert names() == ["王芳"]
    await desk.press("home", "down", "down", "ctrl+r")
    desk.shows("重做：预约了张伟")
    await desk.press("enter")
    assert names() == ["张伟", "王芳"]


async def test_in_the_journal_what_others_did_is_not_taken_back(desk: Desk, planned: School) -> None:
    overtaken(planned, 16)
    await journal(desk)
    await desk.press("ctrl+r", "enter")
    desk.shows("这不是您做的，由本人撤销")
    assert names() == ["张伟", "王芳"]
