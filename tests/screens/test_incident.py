"""An incident by keyboard, against the clock: reported, worked step by step, its written report, its end."""

from datetime import datetime, timedelta

import pytest

from model import clock, session
from model.care import incident_log, incidents
from model.care.incident_log import Incident
from tests.driver import WIDE, Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire

NOON = datetime(2026, 11, 25, 12, 0)


@pytest.fixture
def intent(planned: School) -> Incident:
    """A classmate showed a farewell letter; it was told at noon."""
    return incidents.report(
        "ordinary", "relations", "写了告别信", "同桌", student=planned.students[0], danger="danger.ideation"
    )


async def test_the_criteria_of_the_grade_stand_there_with_their_digits(desk: Desk, planned: School) -> None:
    await desk.press("6", "ctrl+r", "tab")
    desk.shows("24 小时内", "1 测评筛查出的学生", "4 受身边危机事件影响", "谁负责")
    await desk.press("2")
    desk.shows("1 突发重大打击且反应强烈", "2 专业机构确诊")
    await desk.press("3")
    desk.shows("马上报告领导小组", "3 自伤或伤人正在发生")
    await desk.press("ctrl+s")
    desk.shows("请选择所列的一条标准")
    await desk.press("3", "ctrl+s")
    desk.shows("请写明发生了什么")


async def test_a_duty_teacher_who_reports_reads_what_to_do_and_no_file(planned: School) -> None:
    session.sit_down(planned.sun)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("6", "ctrl+r")
        await desk.type("zw")
        await desk.press("enter", "1", "tab", "2", "tab", "2", "tab", "tab")
        await desk.type("说不想活了")
        await desk.press("ctrl+s")
        desk.shows("自杀意念处置", "马上把学生带到安全的地方，不离开", "马上报告领导小组组长", "不得留在宿舍监护")
        await desk.press("escape")
        desk.shows("关注档案由心理教师保管").shows_not("张伟")


async def test_the_present_step_is_told_large_with_its_minutes_in_digits(intent: Incident) -> None:
    clock.set_stopped(NOON + timedelta(minutes=3))
    for size in ((80, 24), WIDE):
        async with at_the_desk(wire(DeskApp()), size) as desk:
            await desk.press("6", "ctrl+k")
            desk.shows(
                "马  上  把  学  生  带  到  安  全  的  地  方", "第 1 步，共 9 步", "超时 3分钟", "不得留在宿舍监护"
            )
            await desk.press("right", "right")
            desk.shows("安  排  24  小  时  专  人  监  护", "还剩 12分钟", "由 监护小组 负责")
            digits = [
                strip for strip in desk.strips if any(s.text == "  " and s.style and s.style.bgcolor for s in strip)
            ]
            assert len(digits) >= 5, "five rows of blocks"


async def test_a_step_is_ticked_by_another_or_earlier_and_too_soon_is_taken_back(
    desk: Desk, planned: School, intent: Incident
) -> None:
    clock.set_stopped(NOON + timedelta(minutes=9))
    await desk.press("6", "ctrl+k", "enter")
    desk.shows("第 2 步")
    await desk.press("ctrl+z", "ctrl+z")
    desk.shows("第 1 步")
    assert incident_log.steps(intent.id)[0].state == "open"
    await desk.press("insert")
    desk.shows("谁做的", "赵老师")
    await desk.type("sls")
    desk.shows("孙老师")
    await desk.press("enter", "tab")
    await desk.type("12:04")
    await desk.press("tab")
    await desk.type("班主任带到辅导室")
    await desk.press("ctrl+s")
    first = incident_log.steps(intent.id)[0]
    assert (first.who, first.at, first.remark) == ("孙老师", NOON + timedelta(minutes=4), "班主任带到辅导室")
    await desk.press("insert", "tab", "tab")
    await desk.type("11:50")
    await desk.press("ctrl+s")
    desk.shows("时间应在上报之后、现在之前")


async def test_a_step_that_is_not_done_wants_its_reason_and_the_last_enter_ends_it(
    desk: Desk, planned: School, intent: Incident
) -> None:
    await desk.press("6", "ctrl+k", "delete", "enter")
    desk.shows("请写明原因")
    await desk.type("学生已在医院")
    await desk.press("enter")
    assert incident_log.steps(intent.id)[0].remark == "学生已在医院"
    await desk.press(*["enter"] * 8)
    desk.shows("全  部  步  骤  都  有  了  结  果", "Enter 结束事件")
    await desk.press("enter")
    await desk.type("由家长带回监护")
    await desk.press("enter")
    assert incident_log.get(intent.id).outcome == "由家长带回监护"
    assert incident_log.running() == []
    desk.shows("张伟没有在档的关注档案，现在建档？")
    await desk.press("enter")
    desk.shows("建立关注档案")


async def test_the_written_report_is_on_time_by_when_it_came(planned: School) -> None:
    told = incidents.report("serious", "blow", "父亲车祸", "孙老师", student=planned.students[0])
    clock.set_stopped(NOON + timedelta(hours=25))
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("f7", "home")
        await down_to(desk, "书面报告待收")
        await desk.press("enter")
        desk.shows("父亲车祸", "书面报告超时 60分钟", "负责 赵老师")
        await desk.press("3")
        desk.shows("11-26 12:00 前交来为按时")
        await desk.press("tab")
        await desk.type("11:30")
        await desk.press("ctrl+s")
        known = incident_log.get(told.id)
        assert (known.written_at, known.written_late) == (NOON + timedelta(hours=23, minutes=30), False)
        desk.shows("见学生，作初步评估").shows_not("书面报告待收")


async def down_to(desk: Desk, what: str) -> None:
    """The cursor of the list stands on the line that says so."""
    for _ in range(20):
        if any(line.startswith(">") and what in line for line in (each.strip() for each in desk.lines)):
            return
        await desk.press("down")
    desk.shows(f">{what}")
