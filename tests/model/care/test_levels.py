"""A level is decided by people: with a reason, a date to look again, and for lowering a second pair of eyes."""

from datetime import date, datetime
from functools import partial

import pytest

from model import clock, concern_cases, rights, session, settings
from model.care import (
    access,
    cases,
    chronology,
    closing,
    file,
    level_history,
    levels,
    lists,
    plan,
    referrals,
    stages,
)
from model.committee import concerns
from model.committee.concerns import Seen
from model.errors import NotAllowed, Refused
from model.people import staff, students
from model.store import journal
from model.store.tables import CareCaseRow, LevelChangeRow
from tests.founding import School
from tests.model.care.school_at_risk import at, days, opened, sits, two_low


def test_a_file_is_opened_with_level_reason_and_date(school: School) -> None:
    case = opened(school)
    assert (case.rank, case.level.label.zh, case.review_on, case.owner_name) == (2, "较大", days(14), "赵老师")
    assert case.reasons == ("life_event",)
    [change] = level_history.history(case.id)
    assert (change.kind, change.before, change.after, change.decider) == ("open", None, 2, "赵老师")


def test_no_level_without_a_date_a_reason_and_a_level_of_the_scheme(school: School) -> None:
    for wrong, rule in (
        ({"review_on": None}, "care_case_review"),
        ({"reason": "  "}, "level_change_reason"),
        ({"rank": 4}, "care_case_rank"),
        ({"review_on": days(0)}, "care_case.review_ahead"),
    ):
        told = {"rank": 1, "reason": "情绪低落", "review_on": days(7)} | wrong
        with pytest.raises(Refused) as refused:
            cases.open_case(school.students[0], told["rank"], told["reason"], told["review_on"])
        assert refused.value.rule == rule
    assert cases.of_student(school.students[0]) is None


def test_one_open_file_a_student(school: School) -> None:
    opened(school)
    with pytest.raises(Refused, match="已有关注档案"):
        opened(school)
    opened(school, 1)


def test_raising_is_immediate_and_cannot_be_taken_back(school: School) -> None:
    case = opened(school, rank=1)
    at(1)
    raised = levels.raise_level(case.id, 3, "告诉同学想结束生命", days(3))
    assert (raised.rank, raised.rank_since, raised.review_on) == (3, days(1), days(3))
    with pytest.raises(Refused, match="不能撤销"):
        journal.take_back(journal.last_done() or 0)
    with pytest.raises(Refused) as refused:
        levels.raise_level(case.id, 2, "看错了", days(5))
    assert refused.value.rule == "level_change_raise"


def test_lowering_wants_two_low_assessments_since_the_last_raising(school: School) -> None:
    case = opened(school)
    with pytest.raises(Refused) as refused:
        levels.propose(case.id, 1, "情绪平稳")
    assert refused.value.rule == "lowering.two_low"
    assert "本台自设" in refused.value.words.zh
    two_low(case)
    at(15)
    levels.raise_level(case.id, 3, "又一次冲突", days(18))
    with pytest.raises(Refused):
        levels.propose(case.id, 2, "情绪平稳")


def test_the_school_may_do_without_the_desks_own_safeguard(school: School) -> None:
    case = opened(school)
    settings.change(care_two_low=False)
    assert levels.propose(case.id, 1, "会商认为平稳").state == "asked"


def test_a_second_person_decides_and_the_level_falls(school: School) -> None:
    case = opened(school)
    two_low(case)
    asked = levels.propose(case.id, 1, "连续两周作息正常，与家长沟通良好")
    assert cases.get(case.id).rank == 2
    sits(school.qian)
    lowered = levels.decide(asked.id, agree=True, review_on=days(40))
    assert (lowered.rank, lowered.review_on) == (1, days(40))
    last = level_history.history(case.id) if access.is_mine(case.student_id) else []
    assert last == []
    sits(school.zhao)
    last = level_history.history(case.id)
    assert (last[-1].proposer, last[-1].decider, last[-1].self_approved) == ("赵老师", "钱老师", False)


def test_deciding_ones_own_proposal_is_visible_and_a_meeting_is_named(school: School) -> None:
    case = opened(school, rank=3)
    two_low(case)
    levels.decide(levels.propose(case.id, 2, "平稳").id, agree=True, review_on=days(40))
    assert level_history.history(case.id)[-1].self_approved
    levels.decide(levels.propose(case.id, 1, "平稳").id, agree=True, meeting="12月研判会议", review_on=days(40))
    last = level_history.history(case.id)[-1]
    assert (last.self_approved, last.meeting) == (False, "12月研判会议")


def test_a_refusal_has_its_reason_and_changes_nothing(school: School) -> None:
    case = opened(school)
    two_low(case)
    asked = levels.propose(case.id, 1, "平稳")
    sits(school.qian)
    with pytest.raises(Refused) as refused:
        levels.decide(asked.id, agree=False)
    assert refused.value.rule == "lowering_refused"
    levels.decide(asked.id, agree=False, remark="期末前再看一次")
    assert cases.get(case.id).rank == 2
    with pytest.raises(Refused):
        levels.decide(asked.id, agree=True, review_on=days(40))


def test_closing_wants_a_summary_and_reopening_a_reason(school: School) -> None:
    case = opened(school, rank=1)
    two_low(case)
    with pytest.raises(Refused) as refused:
        levels.propose(case.id, None, "目标已达成", ending="other")
    assert refused.value.rule == "lowering.summary"
    plan.write(case.id, "summary", "三个月来情绪稳定，作息规律，家长配合。")
    closed = levels.decide(
        levels.propose(case.id, None, "目标已达成", ending="other").id, agree=True, meeting="领导小组会议"
    )
    assert (closed.state, closed.review_on, closed.closed_on) == ("closed", None, days(14))
    with pytest.raises(Refused):
        levels.raise_level(case.id, 3, "x", days(20))
    with pytest.raises(Refused):
        levels.reopen(case.id, 2, " ", days(20))
    again = levels.reopen(case.id, 2, "家中变故，再次情绪低落", days(20))
    assert (again.id, again.state, again.rank) == (case.id, "open", 2)


def _stage(case_id: int, *names: str) -> None:
    for name in names:
        stages.move(case_id, name)


def test_a_file_ends_with_the_sixth_stage_or_says_how_else(school: School) -> None:
    case = opened(school, rank=1)
    two_low(case)
    plan.write(case.id, "summary", "三个月来情绪稳定，作息规律，家长配合。")
    for ending, rule in (
        ("", "closing.ending"),
        ("recovered", "closing.not_recovered"),
        ("transferred", "closing.still_here"),
        ("graduated", "closing.still_here"),
        ("referred", "closing.not_referred"),
    ):
        with pytest.raises(Refused) as refused:
            levels.propose(case.id, None, "目标已达成", ending=ending)
        assert (refused.value.rule, refused.value.field) == (rule, "ending")
    assert closing.usual(case) is None
    _stage(case.id, "confirmed", "planned", "acted", "followed")
    assert closing.usual(cases.get(case.id)) == "recovered"
    asked = levels.propose(case.id, None, "目标已达成", ending="recovered")
    assert str(asked.to()) == "结案（恢复）"
    journal.take_back(journal.last_done() or 0)
    assert level_history.proposal(case.id) is None
    asked = levels.propose(case.id, None, "目标已达成", ending="recovered")
    closed = levels.decide(asked.id, agree=True, meeting="领导小组会议")
    assert (closed.state, closed.stage) == ("closed", "recovered")
    assert [each.after for each in stages.history(case.id)][-1] == "recovered"
    assert [(each.kind, each.ending) for each in level_history.history(case.id)] == [
        ("open", ""),
        ("close", "recovered"),
    ]
    told = [str(each.about) for each in chronology.chronology(file.read(case.student_id)) if each.kind == "level"]
    assert "恢复" in told[0]


def test_a_file_of_a_student_who_has_gone_is_closed_without_another_assessment(school: School) -> None:
    case = opened(school, rank=3)
    plan.write(case.id, "summary", "随父母迁往外地，档案已移交。")
    for wrong in ("other", "recovered"):
        with pytest.raises(Refused) as refused:
            levels.propose(case.id, None, "已转学", ending=wrong)
        assert refused.value.rule == "lowering.two_low"
    students.leave(case.student_id)
    assert closing.usual(case) == "transferred"
    asked = levels.propose(case.id, None, "已转学", ending="transferred")
    students.return_to_school(case.student_id)
    with pytest.raises(Refused) as refused:
        levels.decide(asked.id, agree=True, meeting="领导小组会议")
    assert refused.value.rule == "closing.still_here"
    students.leave(case.student_id)
    assert levels.decide(asked.id, agree=True, meeting="领导小组会议").state == "closed"


def test_a_file_is_closed_as_referred_only_once_somebody_else_has_the_student(school: School) -> None:
    case = opened(school, rank=3)
    plan.write(case.id, "summary", "已住院，由医院随访。")
    made = referrals.apply(case.student_id, "hospital", "市精神卫生中心", "连续两周不眠")
    with pytest.raises(Refused) as refused:
        levels.propose(case.id, None, "由医院接手", ending="referred")
    assert refused.value.rule == "closing.not_referred"
    referrals.approve(made.id, "领导小组会议")
    referrals.consent(made.id, student="signed", parent="signed")
    referrals.send(made.id, days(14))
    closed = levels.decide(levels.propose(case.id, None, "由医院接手", ending="referred").id, True, meeting="会议")
    assert closed.state == "closed"


def test_whoever_has_left_gets_no_file_and_no_list_but_an_old_file_may_be_opened_to_be_handed_over(
    school: School,
) -> None:
    case = opened(school, rank=1)
    two_low(case)
    plan.write(case.id, "summary", "稳定")
    levels.decide(levels.propose(case.id, None, "稳定", ending="other").id, agree=True, meeting="会议")
    for student in (case.student_id, school.students[1]):
        students.leave(student)
        for act in (
            partial(levels.take_up, student, 1, "听说", days(30)),
            partial(cases.open_case, student, 1, "听说", days(30)),
            partial(lists.put_on, student, "psychological", "听说"),
        ):
            with pytest.raises(Refused) as refused:
                act()
            assert refused.value.rule in ("student.left", "care_case.was_closed")
    assert "已于2026-12-09离校" in str(refused.value)
    assert levels.reopen(case.id, 1, "移交前补全材料", days(30)).state == "open"
    clock.set_stopped(datetime(2027, 9, 6, 12, 0))
    with pytest.raises(Refused, match="班级已毕业"):
        cases.open_case(school.students[2], 1, "听说", date(2027, 9, 20))


def test_whoever_opens_a_file_where_one_was_closed_goes_on_with_that_one(school: School) -> None:
    case = opened(school, rank=1)
    two_low(case)
    plan.write(case.id, "summary", "三个月来情绪稳定")
    levels.decide(levels.propose(case.id, None, "目标已达成", ending="other").id, agree=True, meeting="领导小组会议")
    with pytest.raises(Refused, match="重开"):
        cases.open_case(case.student_id, 2, "又见划痕", days(20))
    told = concerns.tell_urgent(Seen(case.student_id, "又见划痕", "safety"))
    again = concern_cases.open_from(told, 2, "当面确认", days(20), danger="danger.self_harm")
    assert (again.id, again.state, again.rank, again.danger) == (case.id, "open", 2, "danger.self_harm")
    assert [each.kind for each in level_history.history(case.id)] == ["open", "close", "reopen"]
    assert again.reasons == ("life_event",)


def test_a_closed_file_whose_keeper_has_gone_is_taken_up_by_whoever_opens_it(school: School) -> None:
    case = opened(school, rank=1)
    two_low(case)
    plan.write(case.id, "summary", "稳定")
    levels.decide(levels.propose(case.id, None, "稳定", ending="other").id, agree=True, meeting="会议")
    sits(school.qian)
    rights.take(rights.Role.ADMINISTRATOR)
    staff.leave(school.zhao)
    sits(school.qian)
    again = levels.take_up(case.student_id, 2, "又见划痕", days(20), reasons=("behaviour",))
    assert (again.id, again.owner_id) == (case.id, school.qian)
    assert set(again.reasons) == {"life_event", "behaviour"}


def test_a_correction_is_added_and_nothing_is_altered(school: School) -> None:
    case = opened(school)
    [first] = level_history.history(case.id)
    levels.correct(first.id, "应为科任教师反映")
    told = level_history.history(case.id)
    assert [each.kind for each in told] == ["open", "correct"]
    assert told[1].corrects == first.id
    assert cases.get(case.id).rank == 2
    with pytest.raises(Refused), journal.writing("x.y", told_words()):
        LevelChangeRow.update(reason="另一个理由").where(LevelChangeRow.id == first.id).execute()


def test_the_store_refuses_a_level_without_its_reason(school: School) -> None:
    case = opened(school)
    with pytest.raises(Refused) as refused, journal.writing("x.y", told_words()):
        CareCaseRow.update(rank=1).where(CareCaseRow.id == case.id).execute()
    assert refused.value.rule == "care_case.level_without_reason"


def test_ranks_are_stored_and_labels_are_the_schools(school: School) -> None:
    case = opened(school)
    settings.change(care_scheme="four_colour")
    assert cases.get(case.id).level.label.zh == "黄色"
    assert level_history.history(case.id)[0].label == "较大"
    settings.change(care_scheme="two")
    assert cases.get(case.id).level.label.zh == "重大"


def test_only_a_counsellor_touches_a_level(school: School) -> None:
    case = opened(school)
    for role in (rights.Role.DUTY, rights.Role.LEADER, rights.Role.ADMINISTRATOR, rights.Role.NONE):
        rights.take(role)
        for act in (
            lambda: levels.raise_level(case.id, 3, "x", days(5)),
            lambda: levels.propose(case.id, 1, "x"),
            lambda: levels.reopen(case.id, 1, "x", days(5)),
            lambda: level_history.history(case.id),
            lambda: cases.get(case.id),
        ):
            with pytest.raises(NotAllowed):
                act()
    session.sit_down(school.zhao)
    assert cases.get(case.id).rank == 2


def told_words() -> "object":
    from model.words import Words

    return Words("试", "try")
