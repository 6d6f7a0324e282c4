"""Students by hand: with a class and a room the school has not had yet, as one change."""

import pytest

from model.errors import Refused
from model.grades import SchoolClass
from model.people import classes, dormitories, enrolment, students
from model.store import journal
from tests.founding import School

NEW = SchoolClass("junior", 2026, 4)
ROOM = ("女生楼1", "211")


def test_a_student_brings_class_and_room_along_and_one_undo_takes_all_back(school: School) -> None:
    before = len(classes.every())
    one = enrolment.enrol("2026001", "单晓", NEW, ROOM, sex="F")
    assert (one.known_as, one.dormitory, one.sex) == (NEW, "女生楼1-211", "F")
    journal.take_back(journal.last_done() or 0)
    assert (students.by_number("2026001"), len(classes.every()), dormitories.every()) == (None, before, [])


def test_a_refused_student_leaves_no_class_behind(school: School) -> None:
    before = len(classes.every())
    with pytest.raises(Refused):
        enrolment.enrol("2024001", "同号", NEW, None)
    assert len(classes.every()) == before


def test_a_student_moves_to_a_class_that_is_opened_for_them(school: School) -> None:
    zhang = school.students[0]
    moved = enrolment.edit(zhang, NEW, None, health="哮喘")
    assert (moved.known_as, moved.health) == (NEW, "哮喘")
    journal.take_back(journal.last_done() or 0)
    assert students.get(zhang).health == ""


def test_an_edit_in_a_known_class_says_what_was_changed_and_nothing_if_nothing_was(school: School) -> None:
    zhang = students.get(school.students[0])
    entry = journal.last_done()
    enrolment.edit(zhang.id, zhang.known_as, None, name=zhang.name)
    assert journal.last_done() == entry
    enrolment.edit(zhang.id, zhang.known_as, None, name="张伟明")
    assert journal.last_done() != entry


def test_several_leave_and_come_back_together(school: School) -> None:
    zhang, wang, li = school.students[:3]
    students.leave(li)
    assert students.leave_together([zhang, wang, li]) == 2
    assert students.leave_together([zhang]) == 0
    journal.take_back(journal.last_done() or 0)
    assert [students.get(each).left_on is None for each in (zhang, wang, li)] == [True, True, False]
    assert students.return_together([zhang, li]) == 1
    assert students.get(li).left_on is None
