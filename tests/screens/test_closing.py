"""Closing a file by keyboard: it ends with the sixth stage, or says how else; who has left gets no new one."""

from datetime import date, datetime

import pytest

from model import clock
from model.care import cases, level_history, plan, stages
from model.care.cases import Case
from model.people import students
from tests.driver import Desk
from tests.founding import School


@pytest.fixture
def calm(planned: School) -> Case:
    """张伟's file at its lightest level, with two low assessments and a closing summary."""
    case = cases.open_case(planned.students[0], 1, "班主任反映情绪低落", date(2026, 12, 10))
    for day in (2, 9):
        clock.set_stopped(datetime(2026, 12, day, 12, 0))
        plan.assess(case.id, "low", "规律到校", date(2026, 12, day + 10))
    plan.write(case.id, "summary", "三个月来情绪稳定，作息规律，家长配合。")
    return case


async def test_closing_asks_which_way_the_file_ends(desk: Desk, calm: Case) -> None:
    await desk.press("6", "enter", "ctrl+d", "tab", "tab")
    await desk.type("目标已达成")
    await desk.press("ctrl+s")
    desk.shows("*怎样结案", "请填写“怎样结案”")
    await desk.press("1", "ctrl+s")
    desk.shows("还在“发现”阶段")
    await desk.press("escape", "9")
    assert level_history.proposal(calm.id) is None
    for stage in ("confirmed", "planned", "acted", "followed"):
        stages.move(calm.id, stage)
    desk.app.publish({"care_case", "stage_change"})
    await desk.rest()
    await desk.press("ctrl+d", "tab", "tab")
    await desk.type("目标已达成")
    await desk.press("ctrl+s")
    desk.shows("待决定", "改为结案", "恢复  目标已达成")
    await desk.press("ctrl+d")
    desk.shows("提议改为结案（恢复）")
    await desk.press("tab")
    await desk.type("领导小组会议")
    await desk.press("ctrl+s")
    closed = cases.get(calm.id)
    assert (closed.state, closed.stage) == ("closed", "recovered")
    await desk.press("f6", "home")
    desk.shows("结案：恢复")


async def test_who_has_left_is_closed_as_such_and_gets_no_new_file(desk: Desk, calm: Case, planned: School) -> None:
    for student in planned.students[:2]:
        students.leave(student)
    await desk.press("6", "enter", "ctrl+d", "tab")
    desk.shows("转学离校")
    await desk.press("tab")
    await desk.type("随父母迁往外地")
    await desk.press("ctrl+s")
    desk.shows("改为结案", "转学离校  随父母迁往外地")
    await desk.press("escape", "insert")
    await desk.type("wf")
    await desk.press("enter", "tab")
    await desk.type("听说")
    await desk.press("ctrl+s")
    desk.shows("已于2026-12-09离校，不能建档")
    assert cases.of_student(planned.students[1]) is None
