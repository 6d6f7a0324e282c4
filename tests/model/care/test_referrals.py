"""A student is referred with consent, comes back with papers, and is talked with afterwards by plan."""

import pytest

from model import due
from model.care import around, cases, contacts, leaves, lists, persuasions, referrals
from model.committee import grid
from model.errors import NotAllowed, Refused
from model.store import journal
from tests.founding import School
from tests.model.care.school_at_risk import DAY, at, days, opened, sits


def test_a_referral_goes_out_with_both_consents_and_comes_back(school: School) -> None:
    case = opened(school)
    known = referrals.apply(case.student_id, "hospital", "市四院心理科", "两周失眠，有自伤痕迹")
    with pytest.raises(Refused) as early:
        referrals.send(known.id, days(14))
    assert early.value.rule == "referral.order"
    referrals.approve(known.id, "11月领导小组会议")
    with pytest.raises(Refused) as unsigned:
        referrals.send(known.id, days(14))
    assert unsigned.value.rule == "referral_consent"
    referrals.consent(known.id, "signed", "signed")
    assert referrals.send(known.id, days(14)).state == "sent"
    at(15)
    [todo] = [each for each in due.to_do() if each.due == "care_referral"]
    assert (todo.number, todo.late) == (known.id, True)
    with pytest.raises(Refused):
        referrals.hear(known.id, "  ")
    heard = referrals.hear(known.id, "“建议门诊随访，可返校学习”", "每月复诊", days(20))
    assert heard.feedback == "“建议门诊随访，可返校学习”"
    assert referrals.come_back(known.id).state == "back"
    assert referrals.under_way() == []


def test_without_consent_only_with_a_recorded_override(school: School) -> None:
    known = referrals.apply(school.students[0], "hospital", "市四院", "自杀未遂，家长失联")
    referrals.approve(known.id, "校长")
    referrals.consent(known.id, "refused", "unsigned", "危及生命，已报警并记录")
    assert referrals.send(known.id, days(1)).override == "危及生命，已报警并记录"


def test_a_referral_that_is_refused_or_ends_says_why(school: School) -> None:
    known = referrals.apply(school.students[0], "centre", "区中心", "持续回避上学")
    with pytest.raises(Refused):
        referrals.refuse(known.id, " ")
    assert referrals.refuse(known.id, "先由校内跟进").state == "refused"


def test_back_to_school_wants_every_paper_and_plans_the_interviews(school: School) -> None:
    case = opened(school)
    away = leaves.leave(case.student_id, "住院治疗", DAY, attempt=True)
    with pytest.raises(Refused):
        leaves.leave(case.student_id, "又一次", DAY)
    with pytest.raises(Refused) as refused:
        leaves.come_back(away.id)
    assert refused.value.rule == "school_leave_papers"
    leaves.certificate_came(away.id, "市四院", days(20))
    leaves.room_assessed(away.id, "可返校，须陪伴")
    leaves.leaders_assessed(away.id)
    assert [words.zh for words in leaves.agreement(away.id, "unsigned").missing()] == ["协议"]
    leaves.agreement(away.id, "signed")
    at(30)
    leaves.come_back(away.id)
    planned = contacts.planned(case.student_id)
    assert {task.kind for task in planned} == {"return_interview"}
    assert [(task.due_on - days(30)).days for task in planned] == [1, 3, 7, 14, 21, 28, 42, 56, 84]
    assert leaves.now(case.student_id) is None
    contacts.record(case.student_id, "return_interview", at(31), "适应良好", minutes=20)
    assert len(contacts.planned(case.student_id)) == 8


def test_a_mentor_talks_a_quarter_of_an_hour_once_a_month_and_somebody_visits_once_a_term(school: School) -> None:
    case = opened(school)

    def owed() -> set[str]:
        return {each.kind for each in around.owed() if each.student_id == case.student_id and each.by <= days(62)}

    assert owed() == {"mentor", "talk", "home_visit"}
    grid.give_mentor(case.student_id, school.sun)
    assert around.mentor_of(case.student_id) == "孙老师"
    at(10)
    contacts.record(case.student_id, "talk", at(10), "聊了几句", minutes=10, speaker=school.sun)
    assert owed() == {"talk", "home_visit"}
    first = next(each.by for each in around.owed() if each.kind == "talk")
    contacts.record(case.student_id, "talk", at(11), "成长：主动参加值日", minutes=15, speaker=school.sun)
    contacts.record(case.student_id, "home_visit", at(12), "父母在外务工，祖父照料", minutes=60)
    later = next(each.by for each in around.owed() if each.kind == "talk")
    assert (first, later) == (days(31), days(42))
    assert owed() == {"talk"}


def test_a_left_behind_child_has_a_proxy_parent_who_owes_a_talk_a_week(school: School) -> None:
    around.name_proxy(school.students[3], school.sun)
    at(8)
    assert {(each.kind, each.by) for each in around.owed()} == {
        ("proxy_homework", days(1)),
        ("proxy_talk", days(7)),
        ("proxy_parent", days(31)),
        ("proxy_visit", days(183)),
    }
    contacts.record(school.students[3], "contact", at(8), "心理教师谈过", spoke_with="student")
    assert next(each.by for each in around.owed() if each.kind == "proxy_talk") == days(7)
    contacts.record(school.students[3], "homework", at(8), "数学作业", spoke_with="student", speaker=school.sun)
    owed = {each.kind: each.by for each in around.owed()}
    assert (owed["proxy_talk"], owed["proxy_homework"]) == (days(15), days(9))
    around.name_proxy(school.students[3], None)
    assert around.owed() == []


def test_the_three_lists_are_apart_and_only_one_is_shared(school: School) -> None:
    lists.put_on(school.students[0], "psychological", "情绪低落")
    lists.put_on(school.students[1], "constitution", "哮喘")
    with pytest.raises(Refused):
        lists.put_on(school.students[1], "constitution", "哮喘")
    assert [entry.student_name for entry in lists.to_share("constitution")] == ["王芳"]
    for kept in ("psychological", "truancy"):
        with pytest.raises(NotAllowed):
            lists.to_share(kept)
    [entry] = lists.on_list("psychological")
    with pytest.raises(Refused):
        lists.take_off(entry.id, " ")
    lists.take_off(entry.id, "评估后移出")
    assert lists.on_list("psychological") == []


def test_the_absent_are_handed_in_by_the_25th_with_what_was_done_to_bring_them_back(school: School) -> None:
    at(-7)
    lists.put_on(school.students[0], "truancy", "两周未到校", absent=True)
    contacts.record(school.students[0], "persuasion", at(-7), "上门劝返，答应下周到校", spoke_with="parent")
    [todo] = [each for each in due.to_do() if each.due == "care_absent"]
    assert (todo.at.day if todo.at else 0, todo.about.zh, todo.late) == (25, "1 人", False)
    at(1)
    assert [each.late for each in due.to_do() if each.due == "care_absent"] == [True]
    assert lists.hand_in() == 1
    with pytest.raises(Refused):
        lists.hand_in()
    assert [each for each in due.to_do() if each.due == "care_absent"] == []
    assert cases.of_student(school.students[0]) is None


def test_who_is_brought_back_stays_on_the_list_and_leaves_the_return(school: School) -> None:
    entry = lists.put_on(school.students[0], "truancy", "两周未到校", absent=True)
    assert [each.student_name for each in lists.absent()] == ["张伟"]
    assert not lists.mark_absent(entry.id, False).absent
    assert lists.absent() == []
    assert [each.student_name for each in lists.on_list("truancy")] == ["张伟"]
    before = journal.last_done()
    lists.mark_absent(entry.id, False)
    assert journal.last_done() == before
    journal.take_back(before or 0)
    assert lists.how_many_absent() == 1
    other = lists.put_on(school.students[1], "constitution", "哮喘")
    with pytest.raises(Refused) as refused:
        lists.mark_absent(other.id, True)
    assert refused.value.rule == "special_entry.not_truant"


def test_what_was_done_to_bring_them_back_is_listed_and_a_colleagues_result_is_not(school: School) -> None:
    mine, theirs = school.students[:2]
    for student in (mine, theirs):
        lists.put_on(student, "truancy", "两周未到校", absent=True)
        contacts.record(student, "persuasion", at(-7), "上门", spoke_with="parent", result="答应下周到校")
    contacts.record(mine, "persuasion", at(0), "电话", way="telephone", result="仍在外地", restricted=True)
    contacts.record(mine, "contact", at(0), "与班主任通话")
    case = opened(school, 1)
    done = persuasions.of_students([mine, theirs])
    assert [(each.at.day, each.result) for each in done[mine]] == [(18, "答应下周到校"), (25, "")]
    sits(school.qian)
    assert [each.result for each in persuasions.of_students([theirs])[case.student_id]] == [""]
