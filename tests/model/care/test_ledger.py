"""Who stands round whom: nobody who is watched over or left behind is missing from the list."""

import pytest

from model import due, reading_log, rights
from model.care import around, cases, contacts, ledger
from model.errors import NotAllowed
from model.people import students
from model.store import journal
from tests.founding import School
from tests.model.care.school_at_risk import at, days, opened, sits


def test_the_watched_over_and_the_left_behind_are_listed_with_what_is_owed(school: School) -> None:
    case = opened(school, 4)
    students.edit(school.students[1], left_behind=True)
    students.edit(school.students[5], left_behind=True)
    students.leave(school.students[5])
    around.give_mentors([case.student_id], school.sun)
    around.name_proxies([school.students[1], school.students[2]], school.qian)
    contacts.record(case.student_id, "talk", at(1), "愿意早睡", minutes=20, speaker=school.sun)
    contacts.record(case.student_id, "home_visit", at(2), "祖父照料")
    first, *others = ledger.read()
    assert (first.name, first.class_shown, first.watched, first.mentor) == ("欧阳小明", "初二(1)班", True, "孙老师")
    assert (first.talked, first.visited) == (days(1), days(2))
    assert [(each.kind, each.by) for each in first.owed] == [("talk", days(32))]
    assert [(each.name, each.proxy, each.left_behind) for each in others] == [
        ("王芳", "钱老师", True),
        ("李娜", "钱老师", False),
    ]
    assert [each.kind for each in others[0].owed] == ["proxy_homework", "proxy_talk", "proxy_parent", "proxy_visit"]
    assert reading_log.latest()[0].what == "round"


def test_several_are_named_at_once_and_taken_back_at_once(school: School) -> None:
    three = [*school.students[:3]]
    around.name_proxies(three, school.sun)
    around.name_proxies(three[:2], school.qian)
    assert [around.proxy_of(each) for each in three] == ["钱老师", "钱老师", "孙老师"]
    journal.take_back(journal.last_done() or 0)
    assert [around.proxy_of(each) for each in three] == ["孙老师"] * 3
    around.name_proxies(three, None)
    assert {around.proxy_of(each) for each in three} == {""}


def test_whoever_keeps_no_files_reads_and_names_nobody(school: School) -> None:
    cases.open_case(school.students[0], 1, "情绪低落", days(9))
    sits(school.sun)
    for role in (rights.Role.DUTY, rights.Role.LEADER, rights.Role.ADMINISTRATOR):
        rights.take(role)
        for look in (
            ledger.read,
            lambda: around.name_proxies([school.students[0]], school.sun),
            lambda: around.give_mentors([school.students[0]], school.sun),
        ):
            with pytest.raises(NotAllowed):
                look()


def test_the_homework_of_all_is_one_line_of_the_to_do_list(school: School) -> None:
    around.name_proxies(school.students[:3], school.sun)
    assert [each for each in due.to_do() if each.due == "care_homework"] == []
    at(1)
    [todo] = [each for each in due.to_do() if each.due == "care_homework"]
    assert (todo.about.zh, todo.late) == ("3 人", False)
    contacts.record(school.students[0], "homework", at(1), "数学", speaker=school.sun)
    [todo] = [each for each in due.to_do() if each.due == "care_homework"]
    assert todo.about.zh == "2 人"
    at(2)
    assert [(each.about.zh, each.late) for each in due.to_do() if each.due == "care_homework"] == [("3 人", True)]
