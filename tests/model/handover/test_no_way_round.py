"""The right to a student's file and notes moves by handing over and accepting, and in no other way (issue 3 §2)."""

import pytest

from model import session
from model.care import access, cases, facts
from model.care import file as files
from model.care.cases import Case
from model.errors import NotAllowed
from model.handover import in_house
from model.people import staff, students
from tests.founding import School
from tests.model.care.school_at_risk import handed, opened
from tests.model.visits.desk_day import entries


@pytest.fixture
def case(school: School) -> Case:
    """张伟's file, in 赵老师's charge."""
    return opened(school)


def test_a_colleague_does_not_put_themselves_in_charge(school: School, case: Case) -> None:
    session.sit_down(school.qian)
    before = entries()
    with pytest.raises(NotAllowed, match="赵老师负责") as refused:
        cases.entrust(case.id, school.qian)
    assert refused.value.field == "owner"
    assert entries() == before
    assert cases.get(case.id).owner_id == school.zhao


def test_nor_does_whoever_is_in_charge_give_it_away_unasked(school: School, case: Case) -> None:
    told = {"stage": case.stage, "consent": case.consent, "danger": "", "reasons": case.reasons, "flags": ()}
    with pytest.raises(NotAllowed, match="接收后生效"):
        facts.change(case.id, owner=school.qian, **told)  # type: ignore[arg-type]
    assert cases.get(case.id).owner_id == school.zhao


def test_what_was_accepted_once_is_not_accepted_for_ever(school: School, case: Case) -> None:
    handed(case, school.qian)
    session.sit_down(school.qian)
    [back] = in_house.ask([case.student_id], school.zhao, "产假结束")
    session.sit_down(school.zhao)
    in_house.accept(back.id)
    with pytest.raises(NotAllowed):
        cases.entrust(case.id, school.qian)


def test_the_file_of_somebody_who_left_is_taken_up(school: School, case: Case) -> None:
    session.sit_down(school.qian)
    staff.leave(school.zhao)
    assert cases.entrust(case.id, school.qian).owner_id == school.qian
    assert access.may_read(case.student_id)


def test_to_be_the_students_own_counsellor_opens_no_file_in_anothers_charge(school: School, case: Case) -> None:
    session.sit_down(school.qian)
    students.assign_counsellor([case.student_id], school.qian)
    assert not access.may_read(case.student_id)
    with pytest.raises(NotAllowed, match="理由"):
        files.read(case.student_id)


def test_a_counsellor_takes_no_student_from_a_colleague(school: School) -> None:
    mine, free = school.students[:2]
    students.assign_counsellor([mine], school.zhao)
    session.sit_down(school.qian)
    with pytest.raises(NotAllowed, match="移交"):
        students.assign_counsellor([free, mine], school.qian)
    with pytest.raises(NotAllowed, match="移交"):
        students.edit(mine, counsellor_id=school.qian)
    assert [students.get(each).counsellor_id for each in (mine, free)] == [school.zhao, None]
    assert students.assign_counsellor([free], school.qian) == 1


def test_ones_own_student_is_let_go_and_a_gone_counsellors_is_taken_up(school: School) -> None:
    first, second = school.students[:2]
    students.assign_counsellor([first, second], school.zhao)
    assert students.assign_counsellor([first], None) == 1
    session.sit_down(school.qian)
    staff.leave(school.zhao)
    assert students.assign_counsellor([first, second], school.qian) == 2


def test_an_administrator_who_reads_nothing_arranges_who_counsels_whom(school: School) -> None:
    students.assign_counsellor([school.students[0]], school.zhao)
    session.sit_down(staff.hire("吴管理员", "other", "administrator").id)
    assert students.assign_counsellor([school.students[0]], school.qian) == 1
