"""One student's file by keyboard: plan, measures, referral, leave and return, lists, papers; another's file asks why."""

from datetime import date, datetime
from pathlib import Path

import pytest

from model import clock, reading_log, rights, session
from model.care import access, cases, contacts, leaves, lists, plan, referrals
from model.care.cases import Case
from model.people import students
from tests.driver import Desk
from tests.founding import School

DAY = date(2026, 11, 25)


@pytest.fixture
def case(planned: School) -> Case:
    """张伟's file, in the charge of 赵老师."""
    return cases.open_case(planned.students[0], 2, "班主任反映情绪低落", date(2026, 12, 10))


async def test_f5_and_initials_lead_to_the_file_from_anywhere(desk: Desk, case: Case) -> None:
    await desk.press("f5", "z", "w", "enter")
    desk.shows("已建档", "Ctrl+K")
    await desk.press("ctrl+k")
    desk.shows("较大", "下次评估", "知情同意", "建档：较大")
    assert reading_log.looks_at(case.student_id)[0].what == f"file {case.id}"
    await desk.press("2", "f5", "z", "w", "ctrl+k")
    desk.shows("较大", "建档：较大")


async def test_the_plan_is_written_in_its_parts(desk: Desk, case: Case) -> None:
    await desk.press("6", "enter", "enter")
    desk.shows("保护因子", "原因分析", "目标")
    await desk.type("同桌愿意陪伴")
    await desk.press("ctrl+s")
    desk.shows("同桌愿意陪伴")
    assert plan.texts(case.id)["protective"].body == "同桌愿意陪伴"


async def test_guardians_and_family_are_told_in_the_file(desk: Desk, case: Case) -> None:
    await desk.press("6", "enter", "ctrl+o", "2", "1", "tab")
    await desk.type("王梅")
    await desk.press("tab")
    await desk.type("13900000001")
    await desk.press("ctrl+s")
    desk.shows("监护人  母亲 王梅 13900000001")
    await desk.press("ctrl+o", "2", "1", "tab", "tab", "tab", "space", "ctrl+s")
    desk.shows("不同住")
    await desk.press("ctrl+o", "2", "5", "space", "ctrl+s")
    assert lists.flags_of(case.student_id) == ("single_parent",)
    await desk.press("ctrl+n")
    desk.shows("母亲 ***").shows_not("王梅", "13900000001")
    await desk.press("ctrl+o", "2")
    desk.shows("王*").shows_not("王梅", "13900000001")


async def test_a_signature_asks_for_its_day_and_its_person(desk: Desk, case: Case) -> None:
    await desk.press("6", "enter", "ctrl+e", "tab", "tab", "right", "ctrl+s")
    desk.shows("签署日期", "签署人", "请填写")
    await desk.type("11-20")
    await desk.press("tab")
    await desk.type("母亲王梅")
    await desk.press("ctrl+s")
    desk.shows("已签 2026-11-20 母亲王梅")
    await desk.press("ctrl+n")
    desk.shows("已签 2026-11-20").shows_not("王梅")
    assert cases.get(case.id).consent == "signed"


async def test_a_stage_is_skipped_only_with_its_reason(desk: Desk, case: Case) -> None:
    await desk.press("6", "enter", "ctrl+e", "tab", "right")
    desk.shows_not("阶段原因")
    await desk.press("right")
    desk.shows("阶段原因")
    await desk.press("ctrl+s")
    desk.shows("下一阶段是“确认”；跳过或退回请写明原因")
    await desk.type("转学带来完整方案")
    await desk.press("ctrl+s")
    desk.shows("发现 > 方案  转学带来完整方案")
    assert cases.get(case.id).stage == "planned"
    await desk.press("ctrl+z")
    assert cases.get(case.id).stage == "found"


async def test_a_measure_is_added_and_settled(desk: Desk, case: Case) -> None:
    await desk.press("6", "enter", "insert")
    await desk.type("每周三面谈")
    await desk.press("tab", "tab")
    await desk.type("12-20")
    await desk.press("ctrl+s")
    desk.shows("每周三面谈")
    await desk.press("home", "enter", "1")
    assert [each.state for each in plan.measures(case.id)] == ["done"]


async def test_an_assessment_sets_the_next_date_and_no_level(desk: Desk, case: Case) -> None:
    await desk.press("6", "enter", "ctrl+r", "1", "tab")
    await desk.type("按时到校")
    await desk.press("ctrl+s")
    assert cases.get(case.id).rank == 2
    assert [each.risk for each in plan.reviews(case.id)] == ["low"]


async def test_a_level_is_raised_and_lowered_from_the_file_and_deciding_alone_is_shown(desk: Desk, case: Case) -> None:
    await desk.press("6", "enter", "ctrl+u", "tab")
    await desk.type("向同学告别")
    await desk.press("ctrl+s")
    desk.shows("重大", "提高：较大 > 重大")
    for day in (2, 9):
        clock.set_stopped(datetime(2026, 12, day, 12, 0))
        plan.assess(case.id, "low", "规律到校", date(2026, 12, day + 10))
    await desk.press("ctrl+d", "tab")
    await desk.type("两次评估均为低风险")
    await desk.press("ctrl+s")
    desk.shows("待决定", "改为较大")
    await desk.press("ctrl+d")
    desk.shows("两次评估均为低风险", "注明“自提自批”")
    await desk.press("tab")
    await desk.type("研判会")
    desk.shows_not("注明“自提自批”")
    await desk.press(*["backspace"] * 3, "ctrl+s")
    assert cases.get(case.id).rank == 2
    await desk.press("f6", "home")
    desk.shows("自提自批")


async def test_a_contact_and_a_level_are_read_in_full_and_corrected_by_adding(desk: Desk, case: Case) -> None:
    told = "母亲在电话里说这两周夜里常哭，白天不愿出门，问学校能否每天中午找人陪一陪"
    contacts.record(case.student_id, "contact", datetime(2026, 11, 25, 11, 0), told, spoke_with="parent")
    await desk.press("6", "enter", "f6", "end", "enter")
    desk.shows("找人陪一陪", "追加更正")
    await desk.press("escape", "enter", "1")
    await desk.type("是父亲打来的")
    await desk.press("enter")
    assert [(each.facts, each.corrects) for each in contacts.of_student(case.student_id)] == [
        ("是父亲打来的", 1),
        (told, None),
    ]
    desk.shows("更正 面谈")
    await desk.press("home", "down")
    while "建档：较大" not in next(line for line in reversed(desk.lines) if line.startswith(">")):
        await desk.press("up")
    await desk.press("enter", "1")
    await desk.type("班主任周三反映的")
    await desk.press("enter")
    desk.shows("更正：较大", "建档：较大  班主任反映情绪低落")


async def test_a_referral_goes_its_way_step_by_step(desk: Desk, case: Case) -> None:
    await desk.press("6", "ctrl+g", "tab")
    await desk.type("市四院")
    await desk.press("tab")
    await desk.type("两周失眠")
    await desk.press("ctrl+s", "ctrl+g", "1")
    await desk.type("领导小组会议")
    await desk.press("enter", "ctrl+g", "2", "tab", "tab", "tab")
    await desk.press("escape")
    desk.shows_not("知情同意")
    [known] = referrals.of_student(case.student_id)
    assert known.state == "approved"
    await desk.press("ctrl+g", "2", "ctrl+s")
    desk.shows("签字同意")
    await desk.press("escape", "ctrl+g", "1", "2", "tab", "2", "ctrl+s")
    await desk.press("ctrl+g", "2", "ctrl+s")
    assert referrals.get(known.id).state == "sent"


async def test_a_referral_that_is_over_is_told_and_offers_nothing(desk: Desk, case: Case) -> None:
    known = referrals.apply(case.student_id, "centre", "区中心", "持续回避上学")
    referrals.refuse(known.id, "先由校内跟进")
    await desk.press("6", "enter", "f6", "down", "down", "enter")
    desk.shows("区中心  未批准", "事实与理由：持续回避上学", "先由校内跟进")
    await desk.press("escape")
    desk.shows_not("事实与理由")


async def test_leave_papers_and_return(desk: Desk, case: Case) -> None:
    leaves.leave(case.student_id, "住院治疗", DAY)
    await desk.press("6", "enter")
    desk.shows("离校中", "病历证明")
    await desk.press("home", "enter", "1")
    await desk.type("市四院")
    await desk.press("tab")
    await desk.type("11-20")
    await desk.press("ctrl+s", "home", "enter", "1")
    await desk.type("可返校")
    await desk.press("enter", "home", "enter", "1", "home", "enter", "1")
    desk.shows("材料齐全")
    await desk.press("home", "enter", "1")
    assert leaves.now(case.student_id) is None
    assert len(contacts.planned(case.student_id)) == 5


async def test_a_hospitals_paper_and_an_exception_are_entered(desk: Desk, case: Case) -> None:
    await desk.press("6", "enter", "ctrl+o", "4")
    desk.shows("医疗机构诊断（家长提供）")
    await desk.type("市四院")
    await desk.press("tab")
    await desk.type("焦虑状态")
    await desk.press("tab")
    await desk.type("11-20")
    await desk.press("tab")
    await desk.type("母亲")
    await desk.press("ctrl+s")
    assert lists.findings(case.student_id)[0].given_by == "母亲"
    desk.shows("医疗机构诊断（家长提供）  焦虑状态  市四院 2026-11-20 母亲")
    await desk.press("ctrl+o", "6", "1", "tab")
    await desk.type("班主任")
    await desk.press("tab")
    await desk.type("需陪护")
    await desk.press("ctrl+s")
    assert access.disclosures(case.student_id)[0].told == "需陪护"


async def test_another_counsellors_file_asks_for_the_reason(desk: Desk, case: Case, planned: School) -> None:
    session.sit_down(planned.qian)
    await desk.press("6", "enter")
    desk.shows("查阅或填写的理由")
    await desk.press("escape")
    desk.shows_not("下次评估  2026")
    await desk.press("enter")
    await desk.type("赵老师请假")
    await desk.press("enter")
    desk.shows("保密例外", "知情同意")


async def test_writing_from_the_board_into_another_counsellors_file_asks_too_but_raising_does_not(
    desk: Desk, case: Case, planned: School
) -> None:
    session.sit_down(planned.qian)
    for key in ("ctrl+a", "ctrl+d", "ctrl+g"):
        await desk.press("6", key)
        desk.shows("查阅或填写的理由")
        await desk.press("escape")
        desk.shows("较大 1")
    await desk.press("ctrl+u")
    desk.shows("提高张伟的等级").shows_not("理由（会记录")
    await desk.press("escape", "ctrl+a")
    await desk.type("赵老师外出")
    await desk.press("enter")
    desk.shows("联系：张伟")
    await desk.press("escape", "ctrl+g")
    desk.shows("转介：张伟").shows_not("查阅或填写的理由")


async def test_the_summary_is_printed_by_keys(
    desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    await desk.press("6", "ctrl+b", "4", "ctrl+s")
    desk.shows("已写好文件")
    assert (tmp_path / "dutydesk-month-20261125.xlsx").is_file()
    await desk.press("ctrl+b", "1", "tab")
    await desk.type("会商")
    await desk.press("ctrl+s")
    desk.shows("口令")


async def test_the_leading_group_prints_the_summary_and_no_file(
    desk: Desk, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(tmp_path))
    rights.take(rights.Role.LEADER)
    await desk.press("6", "ctrl+b")
    desk.shows("本月汇总", "本季汇总").shows_not("一生一档", "特异体质名单")
    await desk.press("1", "ctrl+s")
    desk.shows("已写好文件")


async def test_the_lists_are_kept_apart_and_only_one_is_shared(desk: Desk, case: Case, planned: School) -> None:
    lists.put_on(planned.students[1], "constitution", "哮喘")
    lists.put_on(planned.students[2], "truancy", "两周未到校", absent=True)
    await desk.press("6", "ctrl+w")
    desk.shows("心理异常", "名单是空的", "(打开档案)")
    await desk.press("delete")
    desk.shows("名单是空的")
    await desk.press("ctrl+b")
    desk.shows("只有特异体质名单可以外发")
    await desk.press("right")
    desk.shows("特异体质", "王芳", "可交给班主任")
    await desk.press("right", "ctrl+r", "enter")
    assert lists.handed_in()
    desk.shows("本月已上报")
    contacts.record(planned.students[2], "persuasion", datetime(2026, 11, 24, 9, 0), "上门", result="答应到校")
    desk.app.publish({"care_contact"})
    await desk.rest()
    desk.shows("不在校 劝返1次 11-24")
    await desk.press("ctrl+d")
    desk.shows("劝返1次").shows_not("不在校 劝返")
    await desk.press("ctrl+z")
    desk.shows("不在校 劝返1次")
    await desk.press("ctrl+f")
    desk.shows("用途", "文件口令")


async def test_families_to_watch_have_a_list_of_their_own_kind_by_kind(desk: Desk, case: Case, planned: School) -> None:
    students.edit(planned.students[1], left_behind=True)
    lists.set_flags(planned.students[0], ("divorced", "poor"))
    students.edit(planned.students[2], orphan=True)
    students.leave(planned.students[2])
    await desk.press("6", "ctrl+w", "ctrl+e")
    desk.shows("家庭情况  全部   2 人", "王芳", "留守", "张伟", "离异、贫困").shows_not("李娜")
    assert reading_log.latest()[0].what == "list family"
    await desk.press("right")
    desk.shows("留守   1 人", "王芳").shows_not("张伟")
    await desk.press("ctrl+n")
    desk.shows("王*").shows_not("王芳")
    await desk.press("left", "left")
    desk.shows("亲子紧张   0 人", "没有这类家庭的学生")
