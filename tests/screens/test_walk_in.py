"""F3 Enter: a walk-in is on record and the clock runs; F4 opens and closes the room."""

from datetime import datetime

from model import clock
from model.opening import log
from model.visits import notes, register
from tests.driver import Desk
from tests.founding import School


async def test_two_keys_put_a_walk_in_on_record(desk: Desk) -> None:
    await desk.press("f3", "enter")
    [visit] = register.running()
    assert (visit.starts, visit.student_id, visit.in_hours) == (datetime(2026, 11, 25, 12, 0), None, False)
    desk.shows("匿名学生", "0分钟")


async def test_whatever_is_known_already_can_be_said(desk: Desk, planned: School) -> None:
    await desk.press("f3")
    await desk.type("王芳 家长 电话")
    await desk.press("enter")
    [visit] = register.running()
    assert (visit.visitor, visit.student_id, visit.form) == ("parent", planned.students[1], "form.telephone")


async def test_with_a_visit_under_way_the_next_one_asks_and_the_first_answer_changes_nothing(desk: Desk) -> None:
    await desk.press("f3", "enter", "f3", "z", "w", "enter")
    desk.shows("您有一次来访还在进行", "匿名学生", "12:00", "由钱老师接待")
    await desk.press("enter")
    assert len(register.running()) == 1
    desk.shows("结束来访")


async def test_the_one_under_way_is_ended_and_the_next_begun_and_one_undo_takes_back_both(desk: Desk) -> None:
    await desk.press("f3", "enter")
    clock.set_stopped(datetime(2026, 11, 25, 12, 20))
    await desk.press("f3", "z", "w", "enter", "2")
    [running] = register.running()
    assert (running.student_name, running.starts) == ("张伟", datetime(2026, 11, 25, 12, 20))
    assert [each.minutes for each in register.unwritten()] == [20]
    await desk.press("ctrl+z")
    [running] = register.running()
    assert running.student_name == ""


async def test_another_counsellor_receives_whoever_comes_meanwhile(desk: Desk, planned: School) -> None:
    await desk.press("f3", "enter", "f3", "z", "w", "enter", "3")
    assert {each.counsellor_id for each in register.running()} == {planned.zhao, planned.qian}


async def test_escape_from_the_question_keeps_what_was_typed(desk: Desk) -> None:
    await desk.press("f3", "enter", "f3", "z", "w", "enter", "escape")
    desk.shows("随到来访", "张伟")


async def test_the_room_is_told_before_enter_and_changed_with_f6(desk: Desk) -> None:
    await desk.press("f3")
    desk.shows("12:00 起  匿名学生  个别辅导室")
    await desk.press("f6")
    desk.shows("12:00 起  匿名学生  团体活动室")
    await desk.press("enter")
    assert register.running()[0].room_name == "团体活动室"


async def test_a_visit_is_ended_and_written_up_by_keys(desk: Desk, planned: School) -> None:
    await desk.press("f3", "z", "w", "enter")
    clock.set_stopped(datetime(2026, 11, 25, 12, 35))
    await desk.press("enter", "1")
    desk.shows("结束了张伟的来访")
    assert register.unwritten()[0].minutes == 35
    await desk.press("f7", "end", "enter")
    desk.shows("主题", "危险信号", "记录")
    await desk.type("考前紧张")
    await desk.press("tab", "tab", "space", "ctrl+s")
    [visit] = register.of_student(planned.students[0])
    assert visit.written
    assert visit.topics == ("topic.study",)
    assert notes.read(visit.id).body == "考前紧张"


async def test_a_draft_is_offered_again(desk: Desk, planned: School) -> None:
    await desk.press("f3", "z", "w", "enter")
    clock.set_stopped(datetime(2026, 11, 25, 12, 35))
    await desk.press("enter", "1")
    [visit] = register.unwritten()
    notes.keep_draft(visit.id, "写到一半")
    await desk.press("f7", "end", "enter")
    desk.shows("写到一半")


async def test_the_room_is_opened_and_closed_with_a_handover(desk: Desk) -> None:
    await desk.press("f4")
    desk.shows("开放了辅导室")
    assert log.now_open() is not None
    clock.set_stopped(datetime(2026, 11, 25, 14, 5))
    await desk.press("f4")
    await desk.type("王同学明天再来")
    await desk.press("ctrl+s")
    desk.shows("关闭了辅导室")
    assert log.now_open() is None
    [opening] = log.between(clock.today(), clock.today())
    assert opening.handover == "王同学明天再来"


async def test_a_room_left_open_past_midnight_is_put_right_not_counted(desk: Desk) -> None:
    await desk.press("f4")
    clock.set_stopped(datetime(2026, 11, 26, 8, 0))
    await desk.press("f4")
    desk.shows("没有关闭", "18:00")
    await desk.press("enter")
    [opening] = log.between(datetime(2026, 11, 25).date(), datetime(2026, 11, 25).date())
    assert opening.ends == datetime(2026, 11, 25, 18, 0)
    assert opening.corrected
