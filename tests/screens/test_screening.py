"""A screening by keyboard: taken in from the platform's workbook, interviews booked, held and entered, a file opened."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from model import clock, due
from model.appointments import kept
from model.care import cases, contacts, interviews, screening
from model.care.screening import Batch, Line
from tests.driver import Desk
from tests.founding import School
from tests.model.care.school_at_risk import DAY
from tests.model.care.test_screening import book

ROWS: list[list[object]] = [
    [1, "2024001", "张伟", "", 1, 1, 190, "一级"],
    [2, "", "李娜", "初三9班", 1, 1, 180, "二级"],
    [3, "2024004", "曾国番", "", 1, 1, 150, "正常"],
    [4, "", "查无此人", "", 1, 1, 150, "正常"],
    [5, "2024001", "张伟", "", 1, 1, 120, "正常"],
]


@pytest.fixture
def batch(planned: School) -> Batch:
    """Two students whose results ask for an interview."""
    lines = [Line(student, "190", {"抑郁": "2.1"}, "一级", True) for student in planned.students[:2]]
    return screening.take_in("2026秋", "MSSMHS", DAY, lines)


async def chosen(desk: Desk, path: Path) -> Desk:
    """The columns of a file stand there."""
    await desk.press("6", "ctrl+x", "ctrl+o")
    await desk.type(str(path))
    await desk.press("enter")
    return await desk.until("各列是什么")


async def test_the_workbook_is_read_beside_the_desk_and_doubtful_rows_are_asked_about(
    desk: Desk, planned: School, tmp_path: Path
) -> None:
    await chosen(desk, book(tmp_path / "scl.xlsx", ROWS))
    await desk.press("tab")
    await desk.type("MSSMHS")
    await desk.press("ctrl+s")
    desk.shows("李娜", "是哪一位", "还有疑问的 2 行都不导入")
    await desk.press("1")
    desk.shows("曾国番")
    await desk.press("2")
    desk.shows("导入 2 条结果", "2 人需访谈", "1 行没有找到学生", "查无此人", "1 行是同一学生的重复")
    await desk.press("enter")
    desk.shows("需访谈 2", "张伟", "初三(1)班")
    assert [(each.results, each.flagged) for each in screening.batches()] == [(2, 2)]
    await chosen(desk, tmp_path / "scl.xlsx")
    desk.shows("MSSMHS")
    await desk.press("ctrl+s", "3")
    desk.shows("这 1 条结果已导入过")
    assert len(screening.batches()) == 1
    await chosen(desk, tmp_path / "scl.xlsx")
    await desk.press("ctrl+s", "1", "1")
    desk.shows("导入 3 条结果", "其中 2 条已原样导入过")
    await desk.press("escape")
    desk.shows("什么都没有改变")
    assert len(screening.batches()) == 1


async def test_reading_is_stopped_with_esc(
    desk: Desk, planned: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from model.words import Words
    from screens.care import screening_taking

    forever = Words("读取", "Read"), "tests.tui.test_work:go_on", {"path": str(tmp_path / "mark")}
    monkeypatch.setattr(screening_taking, "reading_of", lambda _path: forever)
    await desk.press("6", "ctrl+x", "ctrl+o")
    await desk.type(str(book(tmp_path / "scl.xlsx", ROWS)))
    await desk.press("enter")
    await desk.until("还在做")
    await desk.press("escape")
    await desk.works()
    desk.shows("什么都没有改变", "还没有测评")
    assert (tmp_path / "mark").read_text(encoding="utf-8") == "tidied up"


async def test_a_file_without_students_is_told_in_a_sentence(desk: Desk, planned: School, tmp_path: Path) -> None:
    path = tmp_path / "cake.xlsx"
    book(path, [["面粉", 500]], ["名目", "克"])
    await desk.press("6", "ctrl+x", "ctrl+o")
    await desk.type(str(path))
    await desk.press("enter")
    await desk.until("没有找到“学号”或“姓名”一列")
    assert screening.batches() == []


async def test_one_key_books_the_interview_and_it_is_entered_when_it_was_held(
    desk: Desk, planned: School, batch: Batch
) -> None:
    await desk.press("6", "ctrl+x")
    desk.shows("待访谈", "已约 0")
    await desk.press("insert")
    desk.shows("张伟")
    await desk.press("enter")
    desk.shows("已约 1", "11-25 12:30", "赵老师")
    [booked] = kept.of_day(DAY)
    assert (booked.student_id, booked.starts) == (planned.students[0], datetime(2026, 11, 25, 12, 30))
    await desk.press("ctrl+z")
    desk.shows("已约 0")
    assert kept.of_day(DAY) == []
    await desk.press("insert", "enter")
    clock.set_stopped(datetime(2026, 11, 25, 13, 20))
    assert [(each.due, each.about.zh) for each in due.to_do() if each.due == "care_interview"] == [
        ("care_interview", "张伟")
    ]
    desk.app.publish({"minute"})
    await desk.rest()
    desk.shows("待登记，按 Enter")
    await desk.press("enter", "3", "tab")
    await desk.type("常失眠")
    await desk.press("ctrl+s")
    desk.shows("建立关注档案")
    result = screening.of_student(planned.students[0])[0]
    assert (result.outcome, result.talked_at, result.talker) == ("case", datetime(2026, 11, 25, 12, 30), "赵老师")
    await desk.press("tab")
    await desk.type("访谈中反映常失眠")
    await desk.press("ctrl+s")
    assert cases.of_student(planned.students[0]) is not None
    assert interviews.to_enter() == []


async def test_whoever_is_watched_is_not_forgotten(desk: Desk, planned: School, batch: Batch) -> None:
    await desk.press("6", "ctrl+x", "enter", "2", "tab")
    await desk.type("考前紧张，睡眠尚可")
    await desk.press("ctrl+s")
    desk.shows("排计划：张伟", "2026-12-09")
    await desk.press("ctrl+s")
    [task] = contacts.planned(planned.students[0])
    assert (task.due_on, task.kind) == (DAY + timedelta(days=14), "contact")


async def test_a_booked_interview_is_moved_or_cancelled_with_the_same_key(
    desk: Desk, planned: School, batch: Batch
) -> None:
    await desk.press("6", "ctrl+x", "insert", "enter", "insert")
    desk.shows("改期", "取消预约")
    await desk.press("escape")
    [booked] = kept.of_day(DAY)
    from model.appointments import book as appointments

    appointments.cancel(booked.id)
    desk.app.publish({"minute"})
    await desk.press("insert")
    desk.shows("Enter 选定")


async def test_names_are_hidden_in_the_list_too(desk: Desk, planned: School, batch: Batch) -> None:
    await desk.press("6", "ctrl+x", "ctrl+n")
    desk.shows("张*").shows_not("张伟")
