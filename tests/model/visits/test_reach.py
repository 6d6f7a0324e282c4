"""Whose visits one may look into: a duty teacher their own, the counsellor everybody's (B3)."""

import pytest

from model import session
from model.errors import NotAllowed
from model.visits import register, visits
from model.visits.visit import Details
from tests.founding import School


def test_a_duty_teacher_sees_that_somebody_came_not_what_it_is_about(school: School) -> None:
    told = Details(student=school.students[0], topics=("topic.mood",), dangers=("danger.ideation",), remark="急")
    visit = visits.walk_in(told)
    session.sit_down(school.sun)
    seen = register.get(visit.id)
    assert seen.student_name == "张伟"
    assert (seen.topics, seen.dangers, seen.remark) == ((), (), "")


def test_a_duty_teacher_does_not_change_a_colleagues_visit(school: School) -> None:
    visit = visits.walk_in(Details(student=school.students[0]))
    session.sit_down(school.sun)
    with pytest.raises(NotAllowed):
        visits.edit(visit.id, Details(visitor="teacher"))
    with pytest.raises(NotAllowed):
        visits.void(visit.id, "看错了")


def test_a_colleague_may_end_a_visit_somebody_left_running(school: School) -> None:
    visit = visits.walk_in(Details(student=school.students[0]))
    session.sit_down(school.sun)
    assert visits.end(visit.id).state == "ended"


def test_a_duty_teacher_sees_all_of_their_own_visits(school: School) -> None:
    session.sit_down(school.sun)
    visit = visits.walk_in(Details(student=school.students[0], topics=("topic.mood",)))
    assert register.get(visit.id).topics == ("topic.mood",)


def test_the_counsellor_sees_everybodys(school: School) -> None:
    session.sit_down(school.sun)
    visit = visits.walk_in(Details(student=school.students[0], topics=("topic.mood",)))
    session.sit_down(school.zhao)
    assert register.get(visit.id).topics == ("topic.mood",)
