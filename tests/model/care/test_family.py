"""Guardians and consents: several by name and relation; a signature has its day and its person; nothing is altered."""

from datetime import date

import pytest

from model import rights
from model.care import access, cases, consents, guardians
from model.errors import NotAllowed, NotFound, Refused
from model.store import journal
from tests.founding import School
from tests.model.care.school_at_risk import DAY, days, opened, sits


def test_a_student_has_as_many_guardians_as_answer_for_them(school: School) -> None:
    student = opened(school).student_id
    father = guardians.add(student, "father", "张强", "13900000001", lives_with=False)
    grandmother = guardians.add(student, "grandparent", "李奶奶")
    assert [each.name for each in guardians.of_student(student)] == ["李奶奶", "张强"]
    changed = guardians.change(father.id, "father", "张强", "13900000002", lives_with=True)
    assert (changed.phone, changed.lives_with) == ("13900000002", True)
    before = journal.last_done()
    guardians.change(father.id, "father", "张强 ", "13900000002", lives_with=True)
    assert journal.last_done() == before
    guardians.end(grandmother.id)
    assert [each.id for each in guardians.of_student(student)] == [father.id]
    journal.take_back(journal.last_done() or 0)
    assert len(guardians.of_student(student)) == 2


def test_a_guardian_has_a_name_and_a_relation(school: School) -> None:
    student = opened(school).student_id
    for relation, name, field in (("mother", " ", "name"), ("neighbour", "王五", None)):
        with pytest.raises(Refused) as refused:
            guardians.add(student, relation, name)
        assert refused.value.field == field
    with pytest.raises(NotFound):
        guardians.end(99)


def test_guardians_are_read_and_written_as_the_file_is(school: School) -> None:
    case = opened(school)
    mother = guardians.add(case.student_id, "mother", "王梅")
    for who in (school.qian, school.sun):
        sits(who)
        for look in (
            lambda: guardians.of_student(case.student_id),
            lambda: guardians.end(mother.id),
            lambda: guardians.add(case.student_id, "father", "张强"),
            lambda: consents.of_case(case.id),
            lambda: consents.record(case.id, "signed", DAY, "母亲"),
        ):
            with pytest.raises(NotAllowed):
                look()
    for role in (rights.Role.LEADER, rights.Role.ADMINISTRATOR):
        rights.take(role)
        with pytest.raises(NotAllowed):
            guardians.of_student(case.student_id)
    sits(school.qian)
    access.look_into(case.student_id, "赵老师请假")
    assert [each.name for each in guardians.of_student(case.student_id)] == ["王梅"]


def test_a_signature_and_a_refusal_have_their_day_and_their_person(school: School) -> None:
    case = opened(school)
    assert consents.latest(case.id) is None
    for state, day, who, field in (
        ("signed", None, "母亲王梅", "consent_on"),
        ("signed", DAY, " ", "consent_by"),
        ("refused", days(1), "父亲", "consent_on"),
    ):
        with pytest.raises(Refused) as refused:
            consents.record(case.id, state, day, who)
        assert refused.value.field == field
    consents.record(case.id, "refused", days(-2), "父亲张强")
    assert cases.get(case.id).consent == "refused"
    consents.record(case.id, "signed", DAY, "母亲王梅")
    before = journal.last_done()
    consents.record(case.id, "signed", DAY, "母亲王梅")
    assert journal.last_done() == before
    told = [(each.state, each.signed_on, each.by_whom, each.author) for each in consents.of_case(case.id)]
    assert told == [
        ("refused", days(-2), "父亲张强", "赵老师"),
        ("signed", DAY, "母亲王梅", "赵老师"),
    ]
    assert consents.of_case(case.id)[1].words.zh == f"已签 {DAY} 母亲王梅"
    journal.take_back(before or 0)
    assert cases.get(case.id).consent == "refused"
    assert len(consents.of_case(case.id)) == 1


def test_not_signed_and_not_needed_have_neither(school: School) -> None:
    case = opened(school)
    consents.record(case.id, "not_needed", date(2026, 1, 1), "谁也不是")
    [only] = consents.of_case(case.id)
    assert (only.state, only.signed_on, only.by_whom) == ("not_needed", None, "")
