"""One file: who may open it, who looked, what stands in it; nothing in it is altered, and the school diagnoses nothing."""

from datetime import datetime

import pytest

from model import history, reading_log, rights, session
from model.care import (
    access,
    cases,
    chronology,
    contacts,
    facts,
    incident_log,
    incidents,
    levels,
    lists,
    plan,
    referrals,
    stages,
)
from model.care import file as files
from model.errors import NotAllowed, Refused
from model.store import journal
from model.store.database import desk
from model.store.tables import WATCHED
from tests.founding import School
from tests.model.care.school_at_risk import at, days, handed, opened, sits, two_low

NOON = datetime(2026, 11, 25, 12, 0)


def test_opening_a_file_is_written_down_first_and_the_file_shows_who_looked(school: School) -> None:
    case = opened(school)
    file = files.read(case.student_id)
    assert reading_log.looks_at(case.student_id)[0].what == f"file {case.id}"
    looked = [each for each in chronology.chronology(file) if each.kind == "looked"]
    assert looked[0].who == "赵老师"


def test_another_counsellors_file_wants_a_reason_that_is_recorded(school: School) -> None:
    case = opened(school)
    sits(school.qian)
    for look in (
        lambda: files.read(case.student_id),
        lambda: plan.texts(case.id),
        lambda: plan.reviews(case.id),
        lambda: contacts.of_student(case.student_id),
        lambda: access.disclosures(case.student_id),
        lambda: lists.findings(case.student_id),
    ):
        with pytest.raises(NotAllowed):
            look()
    with pytest.raises(Refused):
        access.look_into(case.student_id, "  ")
    access.look_into(case.student_id, "赵老师请假，学生今天来访")
    files.read(case.student_id)
    assert access.disclosures(case.student_id)[0].told == "赵老师请假，学生今天来访"
    at(1)
    with pytest.raises(NotAllowed):
        files.read(case.student_id)
    sits(school.zhao)
    assert [each.who for each in chronology.chronology(files.read(case.student_id)) if each.kind == "disclosure"] == [
        "钱老师"
    ]


def test_writing_into_another_counsellors_file_wants_the_same_reason_but_danger_never_waits(school: School) -> None:
    case = opened(school)
    two_low(case)
    asked = levels.propose(case.id, 1, "两次低风险")
    sits(school.qian)
    for write in (
        lambda: contacts.record(case.student_id, "contact", NOON, "母亲来电"),
        lambda: plan.add_measure(case.id, "每周一谈", "钱老师", days(40)),
        lambda: plan.assess(case.id, "high", "又哭", days(40)),
        lambda: referrals.apply(case.student_id, "hospital", "市四院", "失眠"),
        lambda: lists.put_on(case.student_id, "psychological", "情绪低落"),
    ):
        with pytest.raises(NotAllowed, match="填写须先写明理由"):
            write()
    told = incidents.report("major", "suicide", "课间", "班主任", student=case.student_id)
    incidents.tick(incident_log.steps(told.id)[1].id)
    levels.decide(asked.id, False, remark="还在危险中")
    assert levels.raise_level(case.id, 3, "课间的事", days(40)).rank == 3
    access.look_into(case.student_id, "赵老师外出，学生在我这里")
    contacts.record(case.student_id, "contact", NOON, "母亲来电")
    assert len(contacts.of_student(case.student_id)) == 1


def test_a_duty_teacher_sees_only_that_a_student_is_known(school: School) -> None:
    case = opened(school)
    sits(school.sun)
    assert access.is_known(case.student_id)
    assert not access.is_known(school.students[1])
    with pytest.raises(NotAllowed):
        files.read(case.student_id)
    assert [deed.deed for deed in history.of_student(case.student_id) if deed.deed.startswith("care")] == []
    for role in (rights.Role.LEADER, rights.Role.ADMINISTRATOR, rights.Role.NONE):
        rights.take(role)
        with pytest.raises(NotAllowed):
            access.is_known(case.student_id)


def test_an_administrator_finds_nothing_of_it_in_the_journal(school: School) -> None:
    case = opened(school)
    files.read(case.student_id)
    entry = history.newest()
    session.sit_down(school.zhao)
    assert history.fields(entry)
    rights.take(rights.Role.ADMINISTRATOR)
    assert history.fields(entry) == []
    assert history.names_in([entry]) == {}
    assert reading_log.latest() == []
    with pytest.raises(NotAllowed):
        reading_log.looks_at(case.student_id)
    said = [deed.words.zh + deed.words.en for deed in history.lately()]
    assert not any(word in text for text in said for word in ("张伟", "较大", "情绪低落"))


def test_contacts_record_facts_and_restricted_ones_stay_with_writer_and_keeper(school: School) -> None:
    case = opened(school)
    sits(school.qian)
    access.look_into(case.student_id, "会商")
    contacts.record(
        case.student_id, "contact", NOON, "母亲说夜里哭", way="telephone", spoke_with="parent", restricted=True
    )
    contacts.record(case.student_id, "contact", NOON, "班主任说上课走神", spoke_with="head_teacher")
    assert [c.facts for c in contacts.of_student(case.student_id)] == ["班主任说上课走神", "母亲说夜里哭"]
    sits(school.zhao)
    assert "母亲说夜里哭" in [c.facts for c in contacts.of_student(case.student_id)]
    handed(case, school.qian)
    hidden = [c for c in contacts.of_student(case.student_id) if c.hidden] if access.may_read(case.student_id) else []
    assert hidden == []
    access.look_into(case.student_id, "原负责人")
    [restricted] = [c for c in contacts.of_student(case.student_id) if c.hidden]
    assert restricted.facts == ""


def test_a_contact_is_corrected_by_adding(school: School) -> None:
    case = opened(school)
    first = contacts.record(case.student_id, "contact", NOON, "父亲同意送医")
    with pytest.raises(Refused, match="不能撤销"):
        journal.take_back(journal.last_done() or 0)
    contacts.correct(first.id, "是母亲同意送医")
    assert [c.corrects for c in contacts.of_student(case.student_id)] == [first.id, None]
    with pytest.raises(Refused) as refused:
        contacts.record(case.student_id, "contact", NOON.replace(hour=13), "x")
    assert refused.value.rule == "care_contact.future"


def test_the_plan_says_what_who_and_until_when(school: School) -> None:
    case = opened(school)
    assert plan.write_parts(case.id, {"goals": "规律作息", "signals": "连续失眠", "coping": ""}) == 2
    assert plan.write_parts(case.id, {"goals": "规律作息"}) == 0
    plan.write(case.id, "goals", "规律作息，按时到校")
    assert plan.texts(case.id)["goals"].body == "规律作息，按时到校"
    for wrong in (("", "赵老师"), ("面谈", "")):
        with pytest.raises(Refused):
            plan.add_measure(case.id, *wrong, days(7))
    measure = plan.add_measure(case.id, "每周三面谈", "赵老师", days(7))
    with pytest.raises(Refused):
        plan.settle_measure(measure.id, "dropped")
    plan.settle_measure(measure.id, "done", "四次")
    assert [each.state for each in plan.measures(case.id)] == ["done"]


def test_the_facts_of_a_file_change_together_and_are_taken_back_together(school: School) -> None:
    case = opened(school)
    told = {
        "owner": school.zhao,
        "stage": "confirmed",
        "consent": "signed",
        "consent_on": NOON.date(),
        "consent_by": "母亲王梅",
        "danger": "danger.self_harm",
        "reasons": ("life_event", "suicide"),
        "flags": ("divorced",),
    }
    changed = facts.change(case.id, **told)  # type: ignore[arg-type]
    assert (changed.owner_name, changed.stage, changed.consent) == ("赵老师", "confirmed", "signed")
    assert changed.reasons == ("life_event", "suicide")
    journal.take_back(journal.last_done() or 0)
    assert cases.get(case.id) == case


def test_the_six_stages_follow_each_other_or_say_why_not(school: School) -> None:
    case = opened(school)
    for wrong in ("acted", "recovered"):
        with pytest.raises(Refused) as refused:
            stages.move(case.id, wrong, "  ")
        assert (refused.value.rule, refused.value.field) == ("stage_change_reason", "stage_reason")
    for stage in ("confirmed", "planned", "acted", "followed"):
        assert stages.move(case.id, stage).stage == stage
    assert stages.move(case.id, "followed", "再说一次") == cases.get(case.id)
    stages.move(case.id, "planned", "评估显示方案不适用，重订")
    told = [(each.before, each.after, each.reason) for each in stages.history(case.id)]
    assert told[-1] == ("followed", "planned", "评估显示方案不适用，重订")
    assert len(told) == 5
    newest = next(each for each in chronology.chronology(files.read(case.student_id)) if each.kind == "stage")
    assert newest.about.zh == "跟进评估 > 方案  评估显示方案不适用，重订"
    journal.take_back(journal.last_done() or 0)
    assert (cases.get(case.id).stage, len(stages.history(case.id))) == ("followed", 4)
    for role in (rights.Role.LEADER, rights.Role.DUTY, rights.Role.ADMINISTRATOR):
        rights.take(role)
        for deed in (lambda: stages.move(case.id, "recovered"), lambda: stages.history(case.id)):
            with pytest.raises(NotAllowed):
                deed()


def test_there_is_no_diagnosis_but_what_the_parents_hand_in(school: School) -> None:
    columns = [
        row[1]
        for table in WATCHED
        for row in desk.execute_sql(f'PRAGMA table_info("{table._meta.table_name}")').fetchall()
    ]
    assert not [name for name in columns if "diagnos" in name]
    case = opened(school)
    with pytest.raises(Refused):
        lists.hand_in_finding(case.student_id, "市四院", "焦虑状态", days(-3), " ")
    lists.hand_in_finding(case.student_id, "市四院", "焦虑状态，建议随访", days(-3), "母亲")
    [paper] = lists.findings(case.student_id)
    assert (paper.institution, paper.dated, paper.given_by) == ("市四院", days(-3), "母亲")


def test_an_exception_to_confidentiality_is_recorded_with_its_reason(school: School) -> None:
    case = opened(school)
    with pytest.raises(Refused):
        access.disclose(case.student_id, "curiosity", "班主任", "想知道")
    access.disclose(case.student_id, "danger_self", "班主任孙老师", "有自杀意念，需24小时陪护")
    [told] = access.disclosures(case.student_id)
    assert (told.why, told.to_whom) == ("danger_self", "班主任孙老师")
    with pytest.raises(Refused):
        journal.take_back(journal.last_done() or 0)
