"""F2: a child is at the door, and in five keys the child is booked."""

from datetime import datetime, time

import pytest

from model import clock
from model.appointments import book, kept, series, waiting
from model.appointments.book import Wish
from model.appointments.dates import Rule
from model.people import students
from model.visits import register
from tests.driver import Desk
from tests.founding import School

NOON = datetime(2026, 11, 25, 12, 0)


async def test_five_keys_book_a_known_student(desk: Desk, planned: School) -> None:
    await desk.press("f2", "z", "w", "enter", "enter")
    [booked] = kept.of_day(NOON.date())
    assert (booked.student_name, booked.starts, booked.minutes) == ("张伟", datetime(2026, 11, 25, 12, 30), 40)
    desk.shows("预约了张伟：11月25日 12:30", "12:30-13:10", "已约")


async def test_the_students_own_counsellor_is_chosen(desk: Desk, planned: School) -> None:
    students.assign_counsellor([planned.students[0]], planned.qian)
    await desk.press("f2", "z", "w", "enter")
    desk.shows("钱老师", "16:30")
    await desk.press("enter")
    assert kept.of_day(NOON.date())[0].counsellor_id == planned.qian


async def test_the_line_takes_words_in_any_order_and_tells_them_back(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("家长 下周三 电话 王芳 13:00 20分")
    desk.shows("王芳")
    await desk.press("enter")
    desk.shows("12月2日", "13:00", "20分钟", "家长", "赵老师  电话")
    await desk.press("enter")
    [booked] = kept.between(datetime(2026, 12, 2), datetime(2026, 12, 3))
    assert (booked.visitor, booked.form, booked.minutes) == ("parent", "form.telephone", 20)


async def test_another_of_the_free_times_is_one_arrow_away(desk: Desk) -> None:
    await desk.press("f2", "w", "f", "enter", "down", "enter")
    assert kept.of_day(NOON.date())[0].starts == datetime(2026, 11, 25, 16, 30)


async def test_ctrl_z_takes_the_booking_back_and_ctrl_y_brings_it_again(desk: Desk) -> None:
    await desk.press("f2", "z", "w", "enter", "enter", "ctrl+z")
    assert kept.of_day(NOON.date()) == []
    desk.shows("撤销：预约了张伟")
    await desk.press("ctrl+y")
    assert len(kept.of_day(NOON.date())) == 1


async def test_an_overlap_asks_for_its_reason_and_nothing_typed_is_lost(desk: Desk, planned: School) -> None:
    book.book(Wish(datetime(2026, 11, 25, 16, 30), 40, planned.zhao, planned.students[1]))
    await desk.press("f2")
    await desk.type("zw 16:30 今天")
    await desk.press("enter", "enter")
    desk.shows("照样预约")
    await desk.press("enter")
    desk.shows("重叠的理由")
    await desk.type("家长同来")
    await desk.press("enter")
    assert [each.overlap_reason for each in kept.of_day(NOON.date())] == [None, "家长同来"]


async def test_who_has_left_is_asked_about_and_their_parent_is_not(desk: Desk, planned: School) -> None:
    students.leave(planned.students[0])
    await desk.press("f2", "z", "w", "enter")
    desk.shows("该生已于 2026-11-25 离校", "家长")
    await desk.press("enter")
    desk.shows("照样预约？")
    await desk.press("escape")
    await desk.type(" 家长")
    desk.shows_not("离校；")
    await desk.press("enter")
    assert [each.visitor for each in kept.of_day(NOON.date())] == ["parent"]


async def test_a_time_outside_the_hours_says_so_beside_it(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("zw 明天 9:00")
    await desk.press("enter")
    desk.shows("不在开放时段内")


async def test_a_name_nobody_has_is_told_under_the_line(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("qqq")
    desk.shows("没有这个学生")
    await desk.press("enter")
    assert kept.of_day(NOON.date()) == []


async def test_a_series_is_seen_whole_before_it_is_saved(desk: Desk, planned: School) -> None:
    book.book(Wish(datetime(2026, 12, 2, 12, 30), 40, planned.zhao, planned.students[1]))
    await desk.press("f2")
    await desk.type("zw 今天 12:30 每周 x3")
    await desk.press("enter", "enter")
    desk.shows("2026年11月25日", "2026年12月2日", "2026年12月9日", "跳过", "赵老师  每周 x3")
    await desk.press("enter")
    found = kept.of_student(planned.students[0], NOON, datetime(2027, 1, 1))
    assert [each.starts.date().isoformat() for each in found] == ["2026-11-25", "2026-12-09"]
    await desk.press("ctrl+z")
    assert kept.of_student(planned.students[0], NOON, datetime(2027, 1, 1)) == []


async def test_a_past_day_is_booked_after_the_fact_and_marked(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("zw 昨天 12:30")
    await desk.press("enter", "enter")
    [booked] = kept.of_day(datetime(2026, 11, 24).date())
    assert booked.after_the_fact


async def test_escape_leaves_without_booking(desk: Desk) -> None:
    await desk.press("f2", "z", "w", "enter", "escape", "escape")
    assert kept.of_day(NOON.date()) == []


async def test_a_time_that_comes_free_is_offered_to_who_waits(desk: Desk, planned: School) -> None:
    booked = book.book(Wish(datetime(2026, 11, 25, 12, 30), 40, planned.zhao, planned.students[0]))
    waiting.wait(planned.students[1], waiting.Preference(latest=time(14, 0)))
    await desk.press("2")
    await desk.press("enter")
    desk.shows("取消预约")
    await desk.type(_digit(desk, "取消预约"))
    await desk.press("enter")
    desk.shows("空出", "王芳")
    await desk.press("enter")
    assert kept.get(booked.id).state == "late_cancel"
    assert [each.student_name for each in kept.of_day(NOON.date()) if each.is_open] == ["王芳"]
    assert waiting.waiting() == []


async def test_a_move_frees_a_time_too(desk: Desk, planned: School) -> None:
    book.book(Wish(datetime(2026, 11, 25, 12, 30), 40, planned.zhao, planned.students[0]))
    waiting.wait(planned.students[1], waiting.Preference(latest=time(14, 0)))
    await desk.press("2", "enter")
    await desk.type(_digit(desk, "改期"))
    await desk.type("16:30")
    await desk.press("enter")
    desk.shows("空出 11月25日 12:30", "王芳")
    await desk.press("enter")
    assert [(f"{each.starts:%H:%M}", each.student_name) for each in kept.of_day(NOON.date())] == [
        ("12:30", "王芳"),
        ("16:30", "张伟"),
    ]


async def test_of_a_series_called_off_each_date_is_offered_until_nobody_is_chosen(desk: Desk, planned: School) -> None:
    wish = Wish(datetime(2026, 11, 25, 12, 30), 40, planned.zhao, planned.students[0])
    series.book_series(wish, Rule("weekly", count=3))
    for student in planned.students[1:3]:
        waiting.wait(student, waiting.Preference(latest=time(14, 0)))
    await desk.press("2", "enter")
    await desk.type(_digit(desk, "取消预约"))
    await desk.press("3", "enter")
    desk.shows("空出 11月25日")
    await desk.press("enter")
    desk.shows("空出 12月2日").shows_not("王芳  40")
    await desk.press("escape")
    desk.shows_not("空出 12月9日")
    assert len(waiting.waiting()) == 1


def _digit(desk: Desk, words: str) -> str:
    """The digit beside an entry of the list on the screen."""
    line = next(line for line in desk.lines if words in line)
    return next(letter for letter in line if letter.isdigit())


async def test_the_clock_is_never_asked_by_the_screen_itself(desk: Desk) -> None:
    assert clock.now() == NOON
    desk.shows("2026-11-25 星期三")


async def test_space_leaves_a_date_of_a_series_out(desk: Desk, planned: School) -> None:
    await desk.press("f2")
    await desk.type("zw 今天 12:30 每周 x3")
    await desk.press("enter", "enter", "down", "space", "enter")
    found = kept.of_student(planned.students[0], NOON, datetime(2027, 1, 1))
    assert [each.starts.date().isoformat() for each in found] == ["2026-11-25", "2026-12-09"]


async def test_a_counsellor_is_named_without_a_sign(desk: Desk, planned: School) -> None:
    await desk.press("f2")
    await desk.type("zw 16:30 qls")
    await desk.press("enter")
    desk.shows("张伟", "钱老师", "16:30").shows_not("没有这个学生")
    await desk.press("enter")
    assert kept.of_day(NOON.date())[0].counsellor_id == planned.qian


async def test_calling_off_says_whom_and_which_key_keeps_it(desk: Desk, planned: School) -> None:
    booked = book.book(Wish(datetime(2026, 11, 25, 12, 30), 40, planned.zhao, planned.students[0]))
    await desk.press("2", "enter")
    await desk.type(_digit(desk, "取消预约"))
    desk.shows("取消张伟的预约：11月25日 12:30", "Esc 保留")
    await desk.press("escape")
    assert kept.get(booked.id).state == "booked"


async def test_hidden_names_stay_hidden_while_booking(desk: Desk) -> None:
    await desk.press("ctrl+n", "f2", "z", "w")
    desk.shows("张*").shows_not("张伟")
    await desk.press("enter")
    desk.shows_not("张伟")
    await desk.press("enter")
    desk.shows("已完成（姓名已隐去）").shows_not("张伟")
    await desk.press("ctrl+z")
    desk.shows("已撤销（姓名已隐去）").shows_not("张伟")
    await desk.press("ctrl+y")
    desk.shows("已重做（姓名已隐去）").shows_not("张伟")


async def test_hidden_names_stay_hidden_over_a_series(desk: Desk) -> None:
    await desk.press("ctrl+n", "f2")
    await desk.type("zw 今天 12:30 每周 x3")
    await desk.press("enter", "enter")
    desk.shows("2026年12月2日").shows_not("张伟")


async def test_a_move_onto_a_taken_time_asks_and_wants_its_reason(desk: Desk, planned: School) -> None:
    book.book(Wish(datetime(2026, 11, 25, 12, 30), 40, planned.zhao, planned.students[0]))
    book.book(Wish(datetime(2026, 11, 25, 16, 30), 40, planned.zhao, planned.students[1]))
    await desk.press("2", "enter")
    await desk.type(_digit(desk, "改期"))
    await desk.type("今天 16:40")
    await desk.press("enter")
    desk.shows("照样改到这个时间")
    await desk.press("enter")
    desk.shows("重叠的理由")
    await desk.type("双胞胎")
    await desk.press("enter")
    told = [(each.student_name, f"{each.starts:%H:%M}", each.overlap_reason) for each in kept.of_day(NOON.date())]
    assert told == [("王芳", "16:30", None), ("张伟", "16:40", "双胞胎")]


async def test_the_room_is_told_before_enter_and_changed_with_f6(desk: Desk) -> None:
    await desk.press("f2", "z", "w")
    desk.shows("选定，再按预约").shows_not("换场地")
    await desk.press("enter")
    desk.shows("赵老师  个别辅导室", "Enter 预约", "F6 换场地")
    await desk.press("f6")
    desk.shows("赵老师  团体活动室")
    await desk.press("f6")
    desk.shows("地点待定").shows_not("团体活动室")
    await desk.press("f6", "f6", "enter")
    assert kept.of_day(NOON.date())[0].room_name == "团体活动室"


async def test_a_second_counsellor_is_told_that_the_room_is_taken(desk: Desk, planned: School) -> None:
    book.book(Wish(datetime(2026, 11, 25, 16, 30), 40, planned.zhao, planned.students[1]))
    await desk.press("f2")
    await desk.type("zw 16:30 qls")
    await desk.press("enter")
    desk.shows("没有空闲的场地，地点待定")
    await desk.press("enter")
    assert [each.room_name for each in kept.of_day(NOON.date())] == ["个别辅导室", ""]


async def test_each_date_of_a_series_tells_its_room(desk: Desk, planned: School) -> None:
    book.book(Wish(datetime(2026, 12, 2, 16, 30), 40, planned.zhao, planned.students[1]))
    await desk.press("f2")
    await desk.type("zw 今天 16:30 每周 x2 qls")
    await desk.press("enter")
    desk.shows("Enter 逐次查看")
    await desk.press("enter")
    desk.shows("场地/冲突", "个别辅导室", "没有空闲的场地")


async def test_a_move_names_whom_it_moves_and_from_when(desk: Desk, planned: School) -> None:
    book.book(Wish(datetime(2026, 11, 25, 12, 30), 40, planned.zhao, planned.students[0]))
    await desk.press("2", "enter")
    await desk.type(_digit(desk, "改期"))
    desk.shows("改期：张伟", "现为 11月25日 周三 12:30  40分钟  赵老师  个别辅导室")


async def test_the_room_of_an_appointment_is_changed_among_the_free_ones(desk: Desk, planned: School) -> None:
    booked = book.book(Wish(datetime(2026, 11, 25, 12, 30), 40, planned.zhao, planned.students[0]))
    await desk.press("2", "enter")
    await desk.type(_digit(desk, "换场地"))
    desk.shows("张伟的场地：现在个别辅导室", "地点待定")
    await desk.type(_digit(desk, "团体活动室"))
    assert kept.get(booked.id).room_name == "团体活动室"
    desk.shows("张伟的预约改在团体活动室")
    await desk.press("ctrl+z")
    assert kept.get(booked.id).room_name == "个别辅导室"


async def test_a_whole_series_has_another_room_that_is_free_on_every_date(desk: Desk, planned: School) -> None:
    wish = Wish(datetime(2026, 11, 25, 12, 30), 40, planned.zhao, planned.students[0])
    made = series.book_series(wish, Rule("weekly", count=3))
    await desk.press("2", "enter")
    await desk.type(_digit(desk, "换场地"))
    desk.shows("这是一个系列", "3 次")
    await desk.press("3")
    await desk.type(_digit(desk, "团体活动室"))
    assert {kept.get(each.id).room_name for each in made} == {"团体活动室"}
    desk.shows("张伟的系列预约改在团体活动室：3 次")
    await desk.press("ctrl+z")
    assert {kept.get(each.id).room_name for each in made} == {"个别辅导室"}


async def test_who_was_taken_stays_taken_while_more_is_typed(desk: Desk) -> None:
    await desk.press("f2", "z", "w", "enter")
    await desk.type(" 明天 16:30")
    desk.shows("张伟  11月26日  周四  16:30", "Enter 预约")
    await desk.press("enter")
    assert [each.student_name for each in kept.of_day(datetime(2026, 11, 26).date())] == ["张伟"]


async def test_where_no_time_is_free_the_student_may_wait_for_one(desk: Desk, planned: School) -> None:
    await desk.press("f2")
    await desk.type("zw 60分 周六")
    await desk.press("enter")
    desk.shows("这一天没有空闲时间", "11月30日 周一 12:30", "F7 进候补名单")
    await desk.press("f7")
    desk.shows("加入候补", "张伟", "60")
    await desk.press("ctrl+s")
    desk.shows("张伟进入候补").shows_not("进候补名单")
    [line] = waiting.waiting()
    assert (line.student_name, line.preference.counsellor, line.preference.minutes) == ("张伟", planned.zhao, 60)


async def test_with_a_word_that_is_no_time_nothing_is_booked(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("zw 25:99")
    await desk.press("enter", "enter")
    desk.shows("“25:99”还不是时间").shows_not("Enter 预约")
    assert kept.of_day(NOON.date()) == []
    await desk.press(*["backspace"] * 5)
    await desk.type("16:30")
    await desk.press("enter")
    assert len(kept.of_day(NOON.date())) == 1


async def test_a_past_time_is_said_to_be_entered_afterwards(desk: Desk) -> None:
    await desk.press("f2")
    await desk.type("zw 昨天 12:30")
    await desk.press("enter")
    desk.shows("补录（已过去）")


async def test_who_came_unwritten_is_entered_with_the_room_of_the_appointment(desk: Desk, planned: School) -> None:
    book.book(Wish(datetime(2026, 11, 24, 12, 30), 40, planned.zhao, planned.students[0]))
    await desk.press("2", "left", "tab", "enter")
    await desk.type(_digit(desk, "来过（补录）"))
    [visit] = register.of_student(planned.students[0])
    assert (visit.room_name, visit.minutes, visit.after_the_fact) == ("个别辅导室", 40, True)


async def test_f1_tells_the_keys_of_the_line_and_keeps_what_is_typed(desk: Desk) -> None:
    await desk.press("f2", "z", "w", "f1")
    desk.shows("此处的键：Enter 选定，再按预约", "    zw\n")
    await desk.press("escape", "f1")
    desk.shows("此处能做的事")
    await desk.press("f1")
    desk.shows_not("此处能做的事")


@pytest.mark.parametrize("key", ["f2", "f3"])
async def test_of_many_who_are_called_the_same_each_is_to_be_had(desk: Desk, planned: School, key: str) -> None:
    for number in range(12):
        students.enrol(f"20249{number:02}", "张伟")
    await desk.press(key, *"zw")
    desk.shows_not("2024911")
    await desk.press(*["down"] * 20)
    desk.shows("2024911")


async def test_what_the_line_means_is_told_of_the_student_under_the_cursor(desk: Desk, planned: School) -> None:
    students.assign_counsellor([students.enrol("2024900", "张伟").id], planned.qian)
    await desk.press("f2", *"zw")
    desk.shows("张伟  11月25日  周三  12:30  40分钟  赵老师")
    await desk.press("down")
    desk.shows(">张伟", "2024900", "40分钟  钱老师").shows_not("赵老师  个别")
