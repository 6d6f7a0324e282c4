"""Whom the to-do list names: it stands on the first screen, beside the words for risk (issue 3 §2, §4)."""

from model import due
from model.care import access, contacts, incidents, levels, plan, referrals
from model.care.due import SOMEBODY
from tests.founding import School
from tests.model.care.school_at_risk import at, days, handed, opened, sits


def about(school: School, who: int) -> list[str]:
    """What the list says of the risk board to somebody, a fortnight later."""
    sits(who)
    return [str(each.about) for each in due.to_do() if each.due.startswith("care_")]


def a_file_full_of_duties(school: School) -> None:
    """张伟's file, in 赵老师's charge: an incident, a proposal, a plan, a measure, a referral, a review."""
    case = opened(school)
    plan.assess(case.id, "low", "睡眠恢复", days(7))
    plan.add_measure(case.id, "每周一谈", "赵老师", days(7))
    contacts.plan(case.student_id, "home_visit", days(7))
    referrals.apply(case.student_id, "hospital", "市四院", "两周失眠")
    at(0, 13)
    incidents.report("serious", "blow", "家中火灾", "班主任", student=case.student_id)
    at(7)
    plan.assess(case.id, "low", "睡眠恢复", days(12))
    levels.propose(case.id, 1, "两次评估均为低风险")
    at(14)


def test_whoever_keeps_the_file_is_told_the_name(school: School) -> None:
    a_file_full_of_duties(school)
    told = about(school, school.zhao)
    assert len([each for each in told if "张伟" in each]) >= 6
    assert "张伟：每周一谈" in told
    assert not [each for each in told if str(SOMEBODY) in each]


def test_another_counsellor_is_told_that_there_is_one_and_not_who_nor_what(school: School) -> None:
    a_file_full_of_duties(school)
    mine, others = about(school, school.zhao), about(school, school.qian)
    assert len(others) == len(mine)
    assert not [each for each in others if "张伟" in each or "每周一谈" in each]
    assert len([each for each in others if str(SOMEBODY) in each]) == len([each for each in mine if "张伟" in each])


def test_a_recorded_reason_names_the_student_until_midnight(school: School) -> None:
    case = opened(school)
    at(14)
    assert about(school, school.qian).count(str(SOMEBODY)) >= 1
    access.look_into(case.student_id, "赵老师外出，家长来校")
    assert "张伟" in about(school, school.qian)
    at(15)
    assert "张伟" not in about(school, school.qian)


def test_a_file_that_was_given_over_names_the_student_to_who_keeps_it_now(school: School) -> None:
    case = opened(school)
    handed(case, school.qian)
    at(14)
    assert "张伟" in about(school, school.qian)
    assert "张伟" not in about(school, school.zhao)


def test_what_is_withheld_is_what_may_not_be_read(school: School) -> None:
    for n in range(3):
        opened(school, n)
    sits(school.qian)
    opened(school, 3)
    access.look_into(school.students[1], "家长来校")
    expected = {student for student in school.students if not access.may_read(student)}
    assert access.withheld() == expected == {school.students[0], school.students[2]}


def test_a_duty_teacher_is_told_nothing_of_the_board(school: School) -> None:
    a_file_full_of_duties(school)
    assert about(school, school.sun) == []


def test_the_name_to_hide_stands_in_what_is_told(school: School) -> None:
    a_file_full_of_duties(school)
    sits(school.zhao)
    told = [each for each in due.to_do() if each.due.startswith("care_")]
    assert {each.names for each in told} == {("张伟",), ()}
    assert all(name in str(each.about) for each in told for name in each.names)
    assert not [each for each in told if not each.names and "张伟" in str(each.about)]


def test_whoever_is_not_named_is_not_hidden(school: School) -> None:
    a_file_full_of_duties(school)
    sits(school.qian)
    told = [each for each in due.to_do() if "他人的档案" in str(each.about)]
    assert told
    assert {each.names for each in told} == {()}
