"""F3 Enter: a walk-in is on record and the clock runs; F4 opens and closes the room."""

from datetime import datetime

from model import clock
from model.opening import log
from model.visits import notes, register
from model.visits.visit import Visit
from tests.driver import Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.form import Form
from tui.wiring import wire


async def test_of_a_visit_under_way_no_note_is_offered_but_what_it_is_about(desk: Desk) -> None:
    """The form had no field for a note, and what was typed went nowhere."""
    await desk.press("f3", "enter", "enter")
    desk.shows("结束来访", "来源、主题、危险信号", "记录在结束后写").shows_not("写记录")


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


async def test_a_teacher_at_the_door_is_no_student_without_a_name(desk: Desk) -> None:
    await desk.press("f3")
    await desk.type("王老师 电话")
    desk.shows("12:00 起  王老师  教师  电话").shows_not("王芳")
    await desk.press("enter")
    [visit] = register.running()
    assert (visit.visitor, visit.visitor_name, visit.form) == ("teacher", "王老师", "form.telephone")


async def test_a_teacher_keeps_the_name_though_students_are_called_so_too(desk: Desk) -> None:
    await desk.press("f3")
    await desk.type("张伟 教师")
    desk.shows("张伟  教师").shows_not("初三")
    await desk.press("enter")
    [visit] = register.running()
    assert (visit.visitor, visit.visitor_name, visit.student_id) == ("teacher", "张伟", None)


async def test_who_receives_may_be_said(desk: Desk, planned: School) -> None:
    await desk.press("f3")
    await desk.type("王芳 家长 钱老师")
    desk.shows("12:00 起  王芳  家长  @钱老师")
    await desk.press("enter")
    [visit] = register.running()
    assert (visit.visitor, visit.counsellor_id) == ("parent", planned.qian)


async def test_a_day_or_a_length_is_told_to_be_not_taken_and_the_clock_runs_all_the_same(desk: Desk) -> None:
    await desk.press("f3")
    await desk.type("王芳 周四 下午 40分")
    desk.shows("12:00 起  王芳", "不取“11月26日 周四 下午 · 40分钟”：随到来访现在开始，没有时长")
    await desk.press("enter")
    [visit] = register.running()
    assert visit.starts == datetime(2026, 11, 25, 12, 0)


async def test_a_counsellor_whom_nobody_knows_is_told_and_nothing_begins(desk: Desk) -> None:
    await desk.press("f3")
    await desk.type("王芳 冯老师")
    desk.shows("没有叫“冯”的值班教师")
    await desk.press("enter")
    assert register.running() == []
    await desk.press(*["backspace"] * 3, "enter")
    assert [each.student_name for each in register.running()] == ["王芳"]


async def test_with_a_visit_under_way_the_next_one_asks_and_the_first_answer_changes_nothing(desk: Desk) -> None:
    await desk.press("f3", "enter", "f3", "z", "w", "enter")
    desk.shows("您有一次来访还在进行", "来访进行中：匿名学生，12:00 起", "由钱老师接待")
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
    note = notes.read(visit.id)
    assert note is not None
    assert note.body == "考前紧张"


async def _ended(desk: Desk) -> Visit:
    """A visit of 张伟, ended at 12:35."""
    await desk.press("f3", "z", "w", "enter")
    clock.set_stopped(datetime(2026, 11, 25, 12, 35))
    await desk.press("enter", "1")
    [visit] = register.unwritten()
    return visit


async def test_a_draft_is_offered_again_whole_and_said_to_be_one(planned: School) -> None:
    """The machine goes down while a note is being written, with a topic and a danger marked already."""
    async with at_the_desk(wire(DeskApp())) as desk:
        visit = await _ended(desk)
        await desk.press("f7", "end", "enter")
        await desk.type("写到一半")
        await desk.press("tab", "tab", "space", "tab", "space")
        assert isinstance(desk.app.screen, Form)
        desk.app.screen.keep_draft()
    clock.set_stopped(datetime(2026, 11, 25, 12, 50))
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("f7", "end", "enter")
        desk.shows("写到一半", "接着 12:35 的草稿写")
        await desk.press("ctrl+s")
    told = register.get(visit.id)
    assert (told.written, told.topics, told.dangers) == (True, ("topic.study",), ("danger.ideation",))
    assert notes.drafts_left() == []


async def test_a_draft_that_is_thrown_away_does_not_come_back(desk: Desk, planned: School) -> None:
    visit = await _ended(desk)
    notes.keep_draft(visit.id, "写到一半")
    await desk.press("f7", "end", "enter", "escape")
    desk.shows("放弃没有保存的内容")
    await desk.press("9")
    assert notes.draft_of(visit.id) is None
    assert not register.get(visit.id).written


async def test_a_visit_under_way_keeps_its_topics_as_a_draft(desk: Desk) -> None:
    await desk.press("f3", "z", "w", "enter", "enter")
    [visit] = register.running()
    await desk.press("2", "tab", "space")
    assert isinstance(desk.app.screen, Form)
    desk.app.screen.keep_draft()
    [left] = notes.drafts_left()
    assert (left.visit_id, left.body, left.rest["topics"]) == (visit.id, "", ["topic.study"])


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
