"""Page 7: who is at this school, and everything the desk knows of one of them."""

from datetime import date, datetime
from typing import Any

import pytest

from model import clock, reading_log, session
from model.appointments import book
from model.appointments.book import Wish
from model.people import classes, index, staff, students
from model.visits import notes, visits
from model.visits.visit import Details
from model.words import speak
from tests.driver import WIDE, Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire

SIX = ("张伟", "王芳", "李娜", "曾国藩", "欧阳小明", "刘洋")


async def test_everybody_at_the_school_is_listed_with_class_and_number(desk: Desk) -> None:
    await desk.press("7")
    desk.shows("[7 学生]", "在校 6 人", "初三(1)班", "2024001", *SIX)


async def test_the_list_narrows_as_one_types_and_esc_brings_everybody_back(desk: Desk) -> None:
    await desk.press("7", "ctrl+f")
    await desk.type("zgf")
    desk.shows("曾国藩", "找到 1 人").shows_not("张伟")
    await desk.press("escape")
    desk.shows("在校 6 人", "张伟")
    await desk.press("slash")
    await desk.type("8.1")
    desk.shows("欧阳小明", "刘洋", "找到 2 人")
    await desk.press("enter", "1")
    desk.shows("[1 今日]")


async def test_f6_goes_from_the_list_to_the_filter_and_back(desk: Desk) -> None:
    await desk.press("7", "f6", *"zgf", "f6", "1")
    desk.shows("[1 今日]")
    await desk.press("7")
    desk.shows("找到 1 人", "曾国藩")


async def test_who_fits_nothing_is_told_what_to_do(desk: Desk) -> None:
    await desk.press("7", "ctrl+f")
    await desk.type("qqq")
    desk.shows("没有这样的学生", "找到 0 人")


async def test_an_empty_school_is_told_how_to_begin(empty_store: Any) -> None:
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("7")
        desk.shows("还没有学生", "Ctrl+O", "Ins")


async def test_only_the_lines_in_view_are_read(desk: Desk, planned: School, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(400):
        students.enrol(f"2026{number:04}", "路人")
    asked: list[int] = []
    these = students.these
    monkeypatch.setattr(students, "these", lambda ids: asked.extend(ids) or these(ids))
    await desk.press("7", "end", "home")
    assert 0 < len(asked) < 200


# What is done with one


async def test_who_leaves_is_confirmed_with_nine_and_stands_under_those_who_left(desk: Desk, planned: School) -> None:
    await desk.press("7", "ctrl+f", *"zgf", "enter", "delete")
    desk.shows("曾国藩离校？", "档案保留")
    await desk.press("enter")
    assert students.get(planned.students[3]).left_on is None
    await desk.press("delete", "9")
    assert students.get(planned.students[3]).left_on == clock.today()
    desk.shows("曾国藩离校", "没有这样的学生")
    await desk.press("ctrl+d")
    desk.shows("已离校 2026-11-25")
    await desk.press("delete")
    desk.shows("没有做成: 已经离校")
    await desk.press("ctrl+r")
    assert students.get(planned.students[3]).left_on is None
    desk.shows_not("已离校")


async def test_who_leaves_with_appointments_is_told_of_them(desk: Desk, planned: School) -> None:
    for day in (25, 26):
        book.book(Wish(datetime(2026, 11, day, 12, 30), 40, planned.zhao, planned.students[3]))
    clock.set_stopped(datetime(2026, 11, 25, 14, 0))
    await desk.press("7", "ctrl+f", *"zgf", "enter", "delete")
    desk.shows("曾国藩离校？", "还有 1 个预约，请取消或改期")


async def test_leaving_is_undone_with_one_key(desk: Desk, planned: School) -> None:
    await desk.press("7", "delete", "9", "ctrl+z")
    assert students.get(planned.students[0]).left_on is None
    desk.shows("在校 6 人")


async def test_a_student_is_enrolled_into_a_class_that_is_opened_for_them(desk: Desk) -> None:
    await desk.press("7", "insert")
    await desk.type("2026001")
    await desk.press("enter")
    await desk.type("单晓")
    await desk.press("enter", "2", "enter", "enter")
    await desk.type("7.4")
    desk.shows("初一(4)班（新建班级）")
    await desk.press("enter", "ctrl+s")
    one = students.by_number("2026001")
    assert one is not None
    assert (one.name, one.sex, one.class_shown()) == ("单晓", "F", "初一(4)班")
    desk.shows("单晓入学（2026001）", "在校 7 人", ">", "单晓")
    await desk.press("ctrl+z")
    assert "初一(4)班" not in [each.shown() for each in classes.every()]


async def test_what_is_wrong_stands_under_its_field(desk: Desk) -> None:
    await desk.press("7", "insert")
    await desk.type("2024001")
    await desk.press("enter")
    await desk.type("同号")
    await desk.press("ctrl+s")
    desk.shows("已有这个学号", "同号")


async def test_facts_are_changed_and_one_undo_changes_them_back(desk: Desk, planned: School) -> None:
    zhang = planned.students[0]
    await desk.press("7", "ctrl+e")
    desk.shows("2024001", "张伟", "初三(1)班")
    await desk.press("tab", *"张伟三", "ctrl+s")
    assert students.get(zhang).name == "张伟三"
    desk.shows("改了张伟的姓名", "张伟三")
    await desk.press("ctrl+z")
    assert students.get(zhang).name == "张伟"


async def test_a_dormitory_goes_with_boarding(desk: Desk, planned: School) -> None:
    zhang = planned.students[0]
    await desk.press("7", "ctrl+e", *["tab"] * 5, "2", "tab")
    await desk.type("男生楼1-203")
    desk.shows("男生楼1-203（新增宿舍）")
    await desk.press("enter", "ctrl+s")
    assert (students.get(zhang).boarding, students.get(zhang).dormitory) == (True, "男生楼1-203")


# What is done with several


async def test_marked_students_get_their_counsellor_in_one_change(desk: Desk, planned: School) -> None:
    await desk.press("7", "space", "space", "down")
    desk.shows("已选 2")
    await desk.press("ctrl+g")
    desk.shows("2 名学生", "赵老师", "钱老师")
    await desk.press("2")
    own = [students.get(each).counsellor for each in planned.students]
    assert own == ["钱老师", "钱老师", "", "", "", ""]
    desk.shows("把2名学生交给钱老师").shows_not("已选")
    await desk.press("ctrl+z")
    assert students.get(planned.students[0]).counsellor == ""


async def test_a_class_is_marked_with_one_key_and_leaves_together(desk: Desk, planned: School) -> None:
    await desk.press("7", "ctrl+f", *"9.1", "enter", "ctrl+a")
    desk.shows("已选 2")
    await desk.press("delete", "9")
    assert [each.name for each in students.all_here()] == ["欧阳小明", "刘洋", "李娜", "曾国藩"]
    await desk.press("ctrl+z")
    assert len(students.all_here()) == 6


# Rights


async def test_a_teacher_on_duty_sees_the_list_and_is_told_why_it_stays_as_it_is(planned: School) -> None:
    session.sit_down(planned.sun)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("7")
        desk.shows("张伟", "Ins (新增)")
        await desk.press("insert")
        desk.shows("没有做成: 您没有这项权限")


async def test_a_leader_is_told_and_nothing_breaks(planned: School) -> None:
    session.sit_down(staff.hire("周校长", "leader", role="leader").id)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("7")
        desk.shows("没有做成").shows_not("张伟")
        await desk.press("ctrl+f", "z", "escape", "f5")
        desk.shows("没有做成").shows_not("Esc 取消")


# One student


def file_of(school: School) -> None:
    """张伟 is booked, came twice (once with a note), and missed an appointment."""
    zhang = school.students[0]
    book.book(Wish(datetime(2026, 11, 26, 12, 30), 40, school.zhao, zhang, room=school.room))
    missed = book.book(Wish(datetime(2026, 11, 20, 12, 30), 40, school.zhao, zhang))
    book.miss(missed.id)
    told = Details(student=zhang, topics=("topic.study",), dangers=("danger.self_harm",))
    visit = visits.add(told, datetime(2026, 11, 18, 12, 30), datetime(2026, 11, 18, 13, 10))
    notes.finish(visit.id, "谈了考试。")
    visits.add(Details(student=zhang), datetime(2026, 11, 19, 12, 30), datetime(2026, 11, 19, 12, 45))


async def opened(desk: Desk) -> Desk:
    """The page of 张伟."""
    return await desk.press("7", "enter")


async def test_a_students_page_tells_who_when_and_what(desk: Desk, planned: School) -> None:
    file_of(planned)
    students.edit(planned.students[0], sex="M", left_behind=True, guardian_phone="13400002586", born=date(2012, 11, 25))
    await opened(desk)
    desk.shows("张伟   男   初三(1)班   2024001", "孙老师", "留守", "13400002586", "14 岁", "未指定")
    desk.shows("2026-27 初三(1)班", "2025-26 初二(1)班")
    desk.shows("2026-11-26 12:30", "已约", "个别辅导室", "2026-11-18 12:30", "40分钟", "有记录", "自伤", "学习压力")
    desk.shows("2 次  55 分钟", "爽约  1 次", "补录了张伟的来访", "赵老师").shows_not("谈了考试")
    await desk.press("end")
    desk.shows("未成的预约", "2026-11-20 12:30")
    await desk.press("escape")
    desk.shows("在校 6 人")


async def test_wide_lists_stand_side_by_side_in_english(planned: School) -> None:
    file_of(planned)
    speak("en")
    try:
        async with at_the_desk(wire(DeskApp()), WIDE) as desk:
            await opened(desk)
            desk.shows("Grade 9 Class 1", "Appointments", "Visits", "Not kept", "40 min", "no-show", "2, 55 min")
            desk.shows("What was done", "Entered 张伟's visit")
    finally:
        speak("zh")


async def test_a_note_is_opened_from_the_page_and_the_look_is_written_down(desk: Desk, planned: School) -> None:
    file_of(planned)
    zhang = planned.students[0]
    await opened(desk)
    await desk.press("ctrl+r")
    desk.shows("没有做成: 光标处不是来访")
    await desk.press("down", "down")
    assert reading_log.looks_at(zhang) == []
    await desk.press("ctrl+r", "enter")
    desk.shows("谈了考试。")
    assert [look.who_name for look in reading_log.looks_at(zhang)] == ["赵老师"]


async def test_a_look_that_is_not_ones_own_is_refused(planned: School) -> None:
    file_of(planned)
    session.sit_down(planned.sun)
    async with at_the_desk(wire(DeskApp())) as desk:
        await opened(desk)
        await desk.press("down", "down", "ctrl+r")
        desk.shows("没有做成").shows_not("谈了考试")


async def test_who_keeps_the_roster_and_receives_nobody_sees_neither_visits_nor_appointments(planned: School) -> None:
    file_of(planned)
    session.sit_down(staff.hire("管理员", "other", role="administrator").id)
    async with at_the_desk(wire(DeskApp())) as desk:
        await opened(desk)
        desk.shows("没有查看来访的权限").shows_not("2026-11-26 12:30", "2026-11-18 12:30  ", "40分钟")


async def test_enter_acts_on_an_appointment(desk: Desk, planned: School) -> None:
    file_of(planned)
    await opened(desk)
    await desk.press("enter")
    desk.shows("改期", "取消预约")


async def test_f2_books_this_student_in_two_keys_and_another_by_name(desk: Desk, planned: School) -> None:
    await opened(desk)
    await desk.press("f2")
    desk.shows("张伟", "12:30")
    await desk.press("enter")
    desk.shows("预约了张伟：11月25日 12:30", "已约")
    await desk.press("f2")
    await desk.type("wf")
    await desk.press("enter", "enter")
    desk.shows("预约了王芳")


async def test_what_is_typed_in_the_line_is_about_this_student(desk: Desk) -> None:
    await opened(desk)
    await desk.press("f2")
    await desk.type("下周三 12:30 20分")
    desk.shows("张伟", "12月2日", "20分钟")
    await desk.press("enter")
    desk.shows("预约了张伟：12月2日 12:30")


async def test_the_page_follows_what_changes(desk: Desk, planned: School) -> None:
    await opened(desk)
    await desk.press("ctrl+g", "2")
    desk.shows("钱老师", "把1名学生交给钱老师")
    await desk.press("delete", "9")
    desk.shows("已离校 2026-11-25")
    await desk.press("delete")
    desk.shows("张伟返校").shows_not("已离校 2026")


async def test_hidden_names_are_hidden_everywhere_on_the_page(desk: Desk, planned: School) -> None:
    file_of(planned)
    students.edit(planned.students[0], guardian_phone="13400002586")
    await opened(desk)
    await desk.press("ctrl+n")
    desk.shows("张**").shows_not("张伟", "13400002586")
    await desk.press("escape")
    desk.shows("王**").shows_not("王芳")


async def test_what_was_taken_back_is_struck_and_can_be_read_in_full(desk: Desk, planned: School) -> None:
    await opened(desk)
    await desk.press("ctrl+e", "tab", *"张伟三", "ctrl+s", "ctrl+z", "f6", "enter")
    desk.shows("2026-11-25 12:00:00  赵老师", "撤销：改了张伟的姓名")


def test_who_was_found_or_is_known_is_shown_alike(school: School) -> None:
    for number in school.students:
        known = index.as_found(students.get(number))
        found = next(each for each in index.find("") if each.id == number)
        assert (known.name, known.number, known.class_shown, known.here) == (
            found.name,
            found.number,
            found.class_shown,
            found.here,
        )
