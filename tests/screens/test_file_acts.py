"""What is done with the lines of a file, each by its key: plans, lists, texts, a proposal refused, an incident, a leave."""

from datetime import date, datetime, timedelta

import pytest

from model import clock, session
from model.care import (
    access,
    cases,
    contacts,
    incident_log,
    incidents,
    leaves,
    levels,
    lists,
    plan,
    referrals,
)
from model.care.cases import Case
from tests.driver import Desk
from tests.founding import School

NOON = datetime(2026, 11, 25, 12, 0)


@pytest.fixture
def case(planned: School) -> Case:
    """张伟's file, in the charge of 赵老师."""
    return cases.open_case(planned.students[0], 2, "班主任反映情绪低落", date(2026, 12, 10))


async def _line(desk: Desk, text: str, *, opened: bool = False) -> Desk:
    """Put the cursor of the upper list on a line of the file, which may be open already."""
    await desk.press(*(() if opened else ("6", "enter")), "home")
    for _ in range(20):
        if any(line.lstrip().startswith(">") and text in line for line in desk.lines):
            return desk
        await desk.press("down")
    return desk.shows(f">{text}")


async def test_what_is_planned_is_done_by_writing_it_down_or_dropped_for_a_reason(desk: Desk, case: Case) -> None:
    for kind in ("talk", "home_visit"):
        contacts.plan(case.student_id, kind, clock.today() + timedelta(days=3))
    await _line(desk, "导师谈话")
    await desk.press("enter", "2", "enter")
    desk.shows("请写明原因")
    await desk.type("导师出差")
    await desk.press("enter")
    assert [each.kind for each in contacts.planned(case.student_id)] == ["home_visit"]
    await desk.press("ctrl+z")
    assert len(contacts.planned(case.student_id)) == 2


async def test_a_list_is_left_from_the_file(desk: Desk, case: Case) -> None:
    lists.put_on(case.student_id, "psychological", "评估中")
    await _line(desk, "心理异常")
    await desk.press("enter", "enter")
    desk.shows("请写明原因")
    await desk.type("评估后移出")
    await desk.press("enter")
    assert lists.on_list("psychological") == []


async def test_the_closing_summary_and_the_report_are_written_from_the_file(desk: Desk, case: Case) -> None:
    await desk.press("6", "enter", "ctrl+o", "7")
    await desk.type("情绪稳定")
    await desk.press("ctrl+s", "ctrl+o", "8")
    desk.shows("日常表现", "预防措施")
    await desk.press("ctrl+s")
    assert plan.texts(case.id)["summary"].body == "情绪稳定"


async def test_a_proposal_is_refused_with_its_reason_by_the_second_person(
    desk: Desk, case: Case, planned: School
) -> None:
    for day in (2, 9):
        clock.set_stopped(datetime(2026, 12, day, 12, 0))
        plan.assess(case.id, "low", "规律到校", date(2026, 12, day + 10))
    asked = levels.propose(case.id, 1, "两次评估均为低风险")
    session.sit_down(planned.qian)
    access.disclose(case.student_id, "other_counsellor", "钱老师", "参加研判")
    await _line(desk, "改为一般")
    await desk.press("enter")
    desk.shows("两次评估均为低风险").shows_not("自提自批")
    await desk.press("space", "ctrl+s")
    desk.shows("x 不同意须写明理由")
    await desk.type("期末前再看一次")
    await desk.press("ctrl+s")
    assert cases.get(case.id).rank == 2
    assert asked.state == "asked"
    desk.shows_not("待决定")


async def test_an_incident_of_the_file_tells_the_leaders_and_is_closed(desk: Desk, case: Case) -> None:
    told = incidents.report("major", "harm", "与同学互殴", "孙老师", student=case.student_id)
    await _line(desk, "重大")
    await desk.press("enter", "2")
    assert incident_log.get(told.id).leaders_at is not None
    for step in incident_log.steps(told.id):
        if step.state == "open":
            incidents.tick(step.id)
    await desk.press("enter")
    desk.shows("看当前步骤", "结束事件")
    await desk.press("2")
    await desk.type("双方家长已接回")
    await desk.press("enter")
    assert incident_log.running() == []


async def test_a_leave_is_begun_its_papers_checked_off_and_ended(desk: Desk, case: Case) -> None:
    await desk.press("6", "enter", "ctrl+o", "5", "tab")
    await desk.type("住院治疗")
    await desk.press("ctrl+s")
    leave = leaves.now(case.student_id)
    assert leave is not None
    await _line(desk, "离校复学", opened=True)
    await desk.press("enter", "1")
    await desk.type("市四院")
    await desk.press("tab")
    await desk.type("11-25")
    await desk.press("ctrl+s", "enter", "1")
    await desk.type("可以复学")
    await desk.press("enter", "enter", "1", "enter", "2", "enter")
    desk.shows("复学，排复学访谈")
    await desk.press("1")
    assert leaves.now(case.student_id) is None
    assert len(contacts.planned(case.student_id)) >= 5


async def test_a_referral_ends_another_way_for_a_reason(desk: Desk, case: Case) -> None:
    known = referrals.apply(case.student_id, "centre", "区中心", "持续失眠")
    referrals.approve(known.id, "会议")
    await _line(desk, "区中心")
    await desk.press("enter")
    desk.shows("区中心", "已批准")
    await desk.press("escape")
    assert referrals.get(known.id).state == "approved"
