"""A series at the desk: every date and its clash is seen before it is booked or moved, and an overlap wants its reason."""

from datetime import datetime

from model.appointments import book, kept, series
from model.appointments.book import Wish
from model.appointments.dates import Rule
from model.appointments.kept import Appointment
from model.opening import absences
from tests.driver import Desk
from tests.founding import School

NOON = datetime(2026, 11, 25, 12, 0)


def at(day: int, hour: int = 12, minute: int = 30) -> datetime:
    """A time in December 2026."""
    return datetime(2026, 12, day, hour, minute)


def booked(school: School, starts: datetime, student: int = 1) -> Appointment:
    """Somebody else with 赵老师."""
    return book.book(Wish(starts, 40, school.zhao, school.students[student]), despite=True)


def three(school: School) -> list[Appointment]:
    """张伟 on three Wednesdays, today the first."""
    return series.book_series(
        Wish(datetime(2026, 11, 25, 12, 30), 40, school.zhao, school.students[0]), Rule("weekly", count=3)
    )


def of_wei(school: School) -> list[str]:
    """张伟's appointments, with the reason where one overlaps."""
    found = kept.of_student(school.students[0], NOON, datetime(2027, 7, 1))
    return [f"{each.starts:%m-%d %H:%M}{each.overlap_reason or ''}" for each in found if each.is_open]


def digit(desk: Desk, words: str) -> str:
    """The digit beside an entry of the list on the screen."""
    line = next(line for line in desk.lines if words in line)
    return next(letter for letter in line if letter.isdigit())


async def move(desk: Desk, scope: str, when: str) -> None:
    """Move the appointment under the cursor, as much of its series as said."""
    await desk.press("2", "enter")
    await desk.type(digit(desk, "改期"))
    await desk.press(scope)
    await desk.type(when)
    await desk.press("enter")


# --- booked -----------------------------------------------------------------------------------


async def test_a_series_to_the_end_of_term_is_seen_whole(desk: Desk, planned: School) -> None:
    await desk.press("f2")
    await desk.type("zw 今天 12:30 隔周 到期末")
    await desk.press("enter")
    desk.shows("隔周 到2027年1月22日")
    await desk.press("enter")
    desk.shows("2027年1月20日 周三 12:30", "预约 5 次，跳过 0 次")
    await desk.press("enter")
    assert of_wei(planned) == ["11-25 12:30", "12-09 12:30", "12-23 12:30", "01-06 12:30", "01-20 12:30"]


async def test_the_clash_of_the_date_under_the_cursor_is_told_in_full(desk: Desk, planned: School) -> None:
    booked(planned, at(2))
    await desk.press("f2")
    await desk.type("zw 今天 12:30 每周 x3")
    await desk.press("enter", "enter", "down")
    desk.shows("预约 2 次，跳过 1 次", "12月2日 12:30：教师 12:30-13:10 已有安排，请换时间")


async def test_an_overlap_in_a_series_names_its_dates_and_wants_a_reason(desk: Desk, planned: School) -> None:
    booked(planned, at(2))
    booked(planned, at(9), 2)
    absences.be_absent(planned.zhao, at(16, 0, 0), at(17, 0, 0), "教研")
    await desk.press("f2")
    await desk.type("zw 今天 12:30 每周 x4")
    await desk.press("enter", "enter", "down", "space", "down", "space", "down", "space")
    desk.shows("预约 4 次，跳过 0 次", "重叠")
    await desk.press("enter")
    desk.shows("与已有的预约重叠：12月2日 12:30、12月9日 12:30", "重叠的理由").shows_not("12月16日 12:30、")
    await desk.press("enter")
    desk.shows("请写明重叠的理由")
    await desk.type("同桌一起来")
    await desk.press("enter")
    assert of_wei(planned) == ["11-25 12:30", "12-02 12:30同桌一起来", "12-09 12:30同桌一起来", "12-16 12:30"]
    await desk.press("2", "ctrl+r")
    desk.shows("有意重叠的预约", "12月2日 12:30-13:10", "12月9日 12:30-13:10", "同桌一起来")


async def test_who_gives_no_reason_is_back_at_the_dates(desk: Desk, planned: School) -> None:
    booked(planned, at(2))
    await desk.press("f2")
    await desk.type("zw 今天 12:30 每周 x3")
    await desk.press("enter", "enter", "down", "space", "enter", "escape")
    desk.shows("预约 3 次，跳过 0 次")
    assert of_wei(planned) == []
    await desk.press("space", "enter")
    assert of_wei(planned) == ["11-25 12:30", "12-09 12:30"]


async def test_a_date_that_was_taken_meanwhile_is_told_and_seen(desk: Desk, planned: School) -> None:
    await desk.press("f2")
    await desk.type("zw 今天 12:30 每周 x3")
    await desk.press("enter", "enter")
    booked(planned, at(9))
    await desk.press("enter")
    desk.shows("12月9日 12:30：", "重叠")
    assert of_wei(planned) == []
    await desk.press("down", "down", "space", "enter")
    assert of_wei(planned) == ["11-25 12:30", "12-02 12:30"]


async def test_a_series_that_ends_before_the_time_that_is_chosen_is_told_under_the_line(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("zw 12:30 每周 到今天")
    await desk.press("enter", "down", "down", "down", "enter")
    desk.shows("截止日期早于第一次")


async def test_a_past_date_of_a_series_is_said_to_be_entered_afterwards(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("zw 昨天 12:30 每周 x2")
    await desk.press("enter", "enter")
    desk.shows("2026年11月24日 周二 12:30", "补录（已过去）", "个别辅导室")


# --- moved ------------------------------------------------------------------------------------


async def test_a_series_is_moved_after_every_date_was_seen(desk: Desk, planned: School) -> None:
    three(planned)
    await desk.press("2", "enter")
    await desk.type(digit(desk, "改期"))
    await desk.press("3")
    desk.shows("Enter 逐次查看")
    await desk.type("16:30")
    await desk.press("enter")
    desk.shows("改期：张伟，11月25日 周三 12:30 改到 11月25日 周三 16:30")
    desk.shows("12月9日 周三 12:30", "12月9日 周三 16:30", "个别辅导室", "改期 3 次，0 次不动")
    assert of_wei(planned) == ["11-25 12:30", "12-02 12:30", "12-09 12:30"]
    await desk.press("enter")
    assert of_wei(planned) == ["11-25 16:30", "12-02 16:30", "12-09 16:30"]
    desk.shows("改了张伟的系列预约：3 次")
    await desk.press("ctrl+z")
    assert of_wei(planned) == ["11-25 12:30", "12-02 12:30", "12-09 12:30"]


async def test_a_line_that_is_no_time_moves_nothing(desk: Desk, planned: School) -> None:
    three(planned)
    await move(desk, "1", "113:20")
    desk.shows("看不懂“113:20”，请写成 下周三 12:30")
    assert of_wei(planned) == ["11-25 12:30", "12-02 12:30", "12-09 12:30"]
    await desk.press("home", "ctrl+k")
    await desk.type("16:30")
    await desk.press("enter")
    assert of_wei(planned) == ["11-25 16:30", "12-02 12:30", "12-09 12:30"]


async def test_calling_off_several_dates_says_how_many_and_from_when(desk: Desk, planned: School) -> None:
    three(planned)
    await desk.press("2", "enter")
    await desk.type(digit(desk, "取消预约"))
    await desk.press("2")
    desk.shows("取消张伟的系列预约：11月25日 12:30 起 3 次", "Enter 取消这 3 次")
    await desk.press("enter")
    assert of_wei(planned) == []


async def test_a_date_that_clashes_stays_where_it_is(desk: Desk, planned: School) -> None:
    three(planned)
    booked(planned, at(2, 16))
    await move(desk, "3", "16:30")
    desk.shows("改期 2 次，1 次不动", "不动")
    await desk.press("down")
    desk.shows("12月2日 16:30：教师 16:30-17:10 已有安排")
    await desk.press("enter")
    assert of_wei(planned) == ["11-25 16:30", "12-02 12:30", "12-09 16:30"]


async def test_a_date_that_clashes_is_moved_all_the_same_for_a_reason(desk: Desk, planned: School) -> None:
    three(planned)
    booked(planned, at(2, 16))
    await move(desk, "3", "16:30")
    await desk.press("down", "space", "enter")
    desk.shows("与已有的预约重叠：12月2日 16:30", "重叠的理由")
    await desk.type("双胞胎")
    await desk.press("enter")
    assert of_wei(planned) == ["11-25 16:30", "12-02 16:30双胞胎", "12-09 16:30"]


async def test_one_that_is_kept_back_is_in_the_way_of_its_neighbour(desk: Desk, planned: School) -> None:
    three(planned)
    await move(desk, "3", "12月2日 12:30")
    desk.shows("改期 3 次，0 次不动")
    await desk.press("end", "space")
    desk.shows("改期 2 次，1 次不动")
    await desk.press("up")
    desk.shows("12月9日 12:30：教师 12:30-13:10 已有安排", "重叠")


async def test_this_and_later_leaves_the_earlier_alone_and_escape_leaves_all(desk: Desk, planned: School) -> None:
    made = three(planned)
    book.cancel(made[0].id)
    await desk.press("2", "pagedown", "enter")
    await desk.type(digit(desk, "改期"))
    await desk.press("2")
    await desk.type("12月3日 16:30")
    await desk.press("enter")
    desk.shows("12月10日 周四 16:30", "改期 2 次").shows_not("11月26日")
    await desk.press("escape")
    assert of_wei(planned) == ["12-02 12:30", "12-09 12:30"]


async def test_with_all_kept_back_nothing_is_moved_and_that_is_said(desk: Desk, planned: School) -> None:
    three(planned)
    await move(desk, "3", "16:30")
    await desk.press("space", "down", "space", "down", "space", "enter")
    desk.shows("没有要改的日期")
    assert of_wei(planned) == ["11-25 12:30", "12-02 12:30", "12-09 12:30"]


async def test_what_another_window_did_to_the_series_is_told_before_it_is_moved(desk: Desk, planned: School) -> None:
    made = three(planned)
    await move(desk, "3", "16:30")
    book.remark(made[1].id, "带作业")
    await desk.press("enter")
    desk.shows("已在另一处改动", "带作业")
    assert of_wei(planned)[0] == "11-25 12:30"
    await desk.press("enter")
    assert of_wei(planned) == ["11-25 16:30", "12-02 16:30", "12-09 16:30"]


async def test_hidden_names_stay_hidden_over_a_series_that_is_moved(desk: Desk, planned: School) -> None:
    three(planned)
    await desk.press("ctrl+n")
    await move(desk, "3", "16:30")
    desk.shows("改期：张*").shows_not("张伟")


async def test_the_same_in_english(english: School, desk: Desk) -> None:
    three(english)
    booked(english, at(2, 16))
    await desk.press("2", "enter")
    await desk.type(digit(desk, "Move"))
    await desk.press("3")
    await desk.type("16:30")
    await desk.press("enter")
    desk.shows("Move 张伟: 25 Nov Wed 12:30 to 25 Nov Wed 16:30", "2 moved, 1 stay", "Now", "Then")
    await desk.press("down", "space", "enter")
    desk.shows("These overlap another appointment: 2 Dec 16:30")


async def test_even_weeks_begin_a_week_later_and_times_of_odd_ones_are_not_offered(desk: Desk, planned: School) -> None:
    await desk.press("f2")
    await desk.type("zw 双周周三 12:30 x3")
    await desk.press("enter")
    desk.shows("12月2日  周三  12:30", "双周 x3").shows_not("12月9日", "11月25日 周三")
    await desk.press("enter")
    desk.shows("2026年12月2日", "2026年12月16日", "2026年12月30日")
    await desk.press("enter")
    assert [f"{each.starts:%m-%d}" for each in kept.of_student(planned.students[0], NOON, datetime(2027, 1, 1))] == [
        "12-02",
        "12-16",
        "12-30",
    ]


async def test_no_time_is_offered_from_which_even_weeks_would_go_beyond_the_term(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("zw 双周周三 12:30 x4")
    await desk.press("enter")
    await desk.press(*["down"] * 30)
    desk.shows(">12月4日 周五 17:10").shows_not("12月14日 周一")


async def test_a_day_that_is_left_out_in_the_line_is_not_booked(desk: Desk, planned: School) -> None:
    await desk.press("f2")
    await desk.type("zw 周三 12:30 每周 x3 除12月2日")
    await desk.press("enter", "enter")
    desk.shows("每周 x3，除12月2日", "2026年11月25日", "2026年12月9日").shows_not("2026年12月2日")
    await desk.press("enter")
    found = kept.of_student(planned.students[0], NOON, datetime(2027, 1, 1))
    assert [f"{each.starts:%m-%d}" for each in found] == ["11-25", "12-09"]
