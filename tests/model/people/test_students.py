"""Students: enrolled, changed, marked when they leave, found again by their class."""

from datetime import date

import pytest

from model import session
from model.errors import DeskError, NotAllowed, NotFound, Refused
from model.people import dormitories, students
from model.store import journal
from model.store.tables import SchoolClassRow, StudentRow
from model.words import speak
from tests.founding import School


def test_a_student_is_enrolled_with_class_dormitory_and_counsellor(school: School) -> None:
    room = dormitories.add("男生楼1", "211", "M")
    class_id = SchoolClassRow.get(SchoolClassRow.entry_year == 2025).id
    one = students.enrol(
        " 2025009 ",
        "曾明\u3000",
        sex="M",
        class_id=class_id,
        dormitory_id=room.id,
        counsellor_id=school.qian,
        migrant=True,
    )
    assert (one.number, one.name, one.dormitory, one.counsellor) == ("2025009", "曾明", "男生楼1-211", "钱老师")
    assert one.class_shown() == "初二(1)班"
    assert one.class_words(2027).en == "Grade 9 Class 1"
    assert [flag.zh for flag in one.flags()] == ["随迁"]
    assert one.code == f"S{one.id:05d}"
    assert StudentRow.get_by_id(one.id).initials.split() == ["zm", "cm"]
    assert journal.last_done() is not None


def test_one_entry_undoes_an_enrolment(school: School) -> None:
    one = students.enrol("2025009", "新生")
    journal.take_back(journal.last_done() or 0)
    with pytest.raises(NotFound):
        students.get(one.id)


def test_a_number_is_one_students_only_and_the_field_is_named(school: School) -> None:
    with pytest.raises(Refused) as told:
        students.enrol("2024001", "同号")
    assert (told.value.rule, told.value.field) == ("student.number", "number")


def test_a_national_identity_number_is_refused_as_a_number(school: School) -> None:
    with pytest.raises(Refused) as told:
        students.enrol("32070220140910123X", "张三")
    assert told.value.rule == "student_no_identity_number"


def test_an_edit_changes_what_is_named_and_says_so(school: School) -> None:
    student = school.students[0]
    after = students.edit(student, name="张伟明", health="哮喘")
    assert (after.name, after.health, after.number) == ("张伟明", "哮喘", "2024001")
    assert StudentRow.get_by_id(student).initials == "zwm"
    entry = journal.last_done()
    assert students.edit(student, name="张伟明") == after
    assert journal.last_done() == entry


def test_who_leaves_is_marked_and_may_return(school: School) -> None:
    student = school.students[0]
    gone = students.leave(student, date(2026, 11, 20))
    assert gone.left_on == date(2026, 11, 20)
    assert student not in [each.id for each in students.all_here()]
    assert students.by_number("2024001") == gone
    with pytest.raises(DeskError):
        students.leave(student)
    assert students.return_to_school(student).left_on is None
    with pytest.raises(DeskError):
        students.return_to_school(student)


def test_many_are_given_to_one_counsellor_in_one_change(school: School) -> None:
    assert students.assign_counsellor(school.students[:4], school.qian) == 4
    assert students.assign_counsellor(school.students[:5], school.qian) == 1
    journal.take_back(journal.last_done() or 0)
    journal.take_back(journal.last_done() or 0)
    assert {student.counsellor_id for student in students.all_here()} == {None}


def test_students_stand_in_the_order_of_their_classes(school: School) -> None:
    students.enrol("0001", "无班")
    assert [student.name for student in students.all_here()] == [
        "欧阳小明",
        "刘洋",
        "张伟",
        "王芳",
        "李娜",
        "曾国藩",
        "无班",
    ]
    class_id = students.get(school.students[2]).class_id or 0
    assert [student.name for student in students.of_class(class_id)] == ["李娜", "曾国藩"]
    wanted = [school.students[3], school.students[0]]
    assert [student.id for student in students.these(wanted)] == wanted


def test_a_class_is_shown_in_the_language_of_the_desk(school: School) -> None:
    speak("en")
    try:
        assert students.get(school.students[0]).class_shown() == "Grade 9 Class 1"
    finally:
        speak("zh")


def test_a_duty_teacher_finds_students_and_does_not_change_them(school: School) -> None:
    session.sit_down(school.sun)
    assert students.get(school.students[0]).name == "张伟"
    with pytest.raises(NotAllowed):
        students.edit(school.students[0], name="别名")
    with pytest.raises(NotAllowed):
        students.leave(school.students[0])
    with pytest.raises(NotAllowed):
        students.assign_counsellor(school.students, school.sun)
