"""Group sessions: one visit, one duration, as many people as were there."""

import pytest

from model.errors import NotFound, Refused
from model.visits import groups, register, visits
from model.visits.visit import Details
from tests.founding import School
from tests.model.visits.desk_day import at, entries, moment, redo, undo


def names(visit: int) -> list[tuple[str, bool, str]]:
    """The list as it is read out."""
    return [(member.name, member.present, member.reason) for member in groups.members(visit)]


def test_a_group_meets(school: School) -> None:
    zhang, wang, li, *_ = school.students
    before = entries()
    visit = groups.begin("考前减压", [zhang, wang, li], room=school.group_room)
    assert entries() == before + 1
    assert (visit.visitor, visit.form, visit.who.zh, visit.members) == ("group", "form.group", "考前减压", 3)
    groups.mark(visit.id, wang, present=False, reason="请假")
    at("12:45")
    visit = visits.end(visit.id)
    assert names(visit.id) == [("李娜", True, ""), ("王芳", False, "请假"), ("张伟", True, "")]
    assert (visit.people, visit.minutes) == (2, 45), "three on the list, two there, 45 minutes once"
    groups.mark(visit.id, wang, present=True, reason="请假")
    assert register.get(visit.id).people == 3
    assert ("王芳", True, "") in names(visit.id), "whoever was there needs no excuse"


def test_the_list_changes_and_what_is_known_of_the_others_stays(school: School) -> None:
    zhang, wang, li, zeng, *_ = school.students
    visit = groups.begin("成长小组", [zhang, wang])
    groups.mark(visit.id, wang, present=False, reason="比赛")
    groups.set_members(visit.id, [wang, li, zeng])
    assert names(visit.id) == [("李娜", True, ""), ("王芳", False, "比赛"), ("曾国藩", True, "")]
    undo()
    assert names(visit.id) == [("王芳", False, "比赛"), ("张伟", True, "")]
    redo()
    assert len(groups.members(visit.id)) == 3


def test_a_group_begun_is_taken_back_whole(school: School) -> None:
    visit = groups.begin("成长小组", school.students)
    undo()
    assert (register.running(), groups.members(visit.id)) == ([], [])


def test_the_leader_has_no_second_visit_meanwhile(school: School) -> None:
    groups.begin("成长小组", school.students)
    with pytest.raises(Refused) as refused:
        visits.walk_in()
    assert refused.value.rule == "visit.counsellor_busy"


def test_only_a_group_has_members(school: School) -> None:
    visit = visits.walk_in()
    with pytest.raises(Refused, match="团体"):
        groups.set_members(visit.id, school.students)
    visits.edit(visit.id, Details(visitor="group", visitor_name="成长小组", form="form.group"))
    groups.set_members(visit.id, school.students[:2])
    with pytest.raises(Refused) as refused:
        visits.identify(visit.id, school.students[0])
    assert (refused.value.rule, refused.value.field) == ("visit.has_members", "visitor")
    groups.set_members(visit.id, [])
    assert visits.identify(visit.id, school.students[0]).people == 1


def test_nobody_is_marked_who_is_not_on_the_list(school: School) -> None:
    visit = groups.begin("成长小组", school.students[:2])
    with pytest.raises(NotFound):
        groups.mark(visit.id, school.students[5], present=True)


def test_a_student_finds_the_groups_they_were_at(school: School) -> None:
    zhang, wang, *_ = school.students
    first = visits.end(groups.begin("一", [zhang, wang]).id)
    groups.mark(first.id, wang, present=False)
    at("14:00")
    second = visits.end(groups.begin("二", [zhang, wang]).id)
    at("15:00")
    voided = visits.end(groups.begin("三", [zhang, wang]).id)
    visits.void(voided.id, "改期")
    assert [visit.id for visit in groups.of_student(zhang)] == [second.id, first.id]
    assert [visit.id for visit in groups.of_student(wang)] == [second.id]
    assert register.of_student(zhang) == []
    assert second.starts == moment("14:00")
