"""Staff, classes, rooms and dormitories: named, changed, retired, never deleted."""

from datetime import date

import pytest

from model import session
from model.errors import DeskError, NotAllowed, NotFound, Refused
from model.grades import SchoolClass
from model.people import classes, dormitories, rooms, staff
from model.store import journal
from tests.founding import School


def test_a_teacher_is_hired_and_given_a_target(school: School) -> None:
    li = staff.hire(" 李老师 ", "part_time", "duty", 120)
    assert (li.name, li.initials, li.counsels) == ("李老师", "lls", True)
    assert staff.retarget(li.id, 180).target_minutes == 180
    assert [each.name for each in staff.counsellors()] == ["赵老师", "钱老师", "李老师"]
    staff.hire("周老师", "head_teacher")
    assert [each.name for each in staff.on_desk()] == ["赵老师", "钱老师", "李老师", "孙老师"]


def test_two_teachers_of_one_name_are_told_apart(school: School) -> None:
    with pytest.raises(DeskError) as told:
        staff.hire("赵老师", "duty")
    assert told.value.field == "name"
    staff.leave(staff.hire("李老师", "duty").id)
    assert staff.hire("李老师", "mentor").name == "李老师"
    assert staff.by_name("李老师").kind == "mentor"
    with pytest.raises(NotFound):
        staff.by_name("周老师")


def test_somebody_always_keeps_the_files(school: School) -> None:
    staff.edit(school.qian, role="duty")
    with pytest.raises(DeskError) as told:
        staff.edit(school.zhao, role="duty")
    assert told.value.field == "role"
    with pytest.raises(DeskError):
        staff.leave(school.zhao)
    staff.edit(school.qian, role="counsellor")
    assert staff.leave(school.zhao, date(2026, 11, 30)).left_on == date(2026, 11, 30)
    assert staff.come_back(school.zhao).left_on is None


def test_a_wrong_kind_or_target_is_refused_beside_its_field(school: School) -> None:
    for facts, field in (
        ({"kind": "cook"}, "kind"),
        ({"role": "king"}, "role"),
        ({"target_minutes": -1}, "target_minutes"),
    ):
        with pytest.raises(Refused) as told:
            staff.edit(school.sun, **facts)
        assert told.value.field == field


def test_a_class_keeps_its_number_and_changes_its_name_every_september(school: School) -> None:
    third = classes.open_class("junior", 2024, 3, school.sun)
    assert [third.shown(year) for year in (2024, 2026, 2027)] == ["初一(3)班", "初三(3)班", "2024级3班(已毕业)"]
    assert (third.shown(), third.head_teacher) == ("初三(3)班", "孙老师")
    assert classes.entrust(third.id, school.qian).head_teacher == "钱老师"
    assert classes.find_or_open(SchoolClass("junior", 2024, 3)).id == third.id
    with pytest.raises(Refused):
        classes.open_class("junior", 2024, 3)
    with pytest.raises(Refused) as told:
        classes.open_class("junior", 2024, 100)
    assert told.value.field == "number"


def test_classes_of_a_year_are_those_at_school_in_it(school: School) -> None:
    old = classes.open_class("junior", 2020, 1)
    assert [each.shown() for each in classes.of_year()] == ["初二(1)班", "初三(1)班", "初三(2)班"]
    assert [each.shown(2022) for each in classes.of_year(2022)] == ["初三(1)班"]
    assert [each.id for each in classes.graduated()] == [old.id]
    assert len(classes.every()) == 4


def test_a_room_is_closed_and_used_again(school: School) -> None:
    sand = rooms.add("沙盘室", "sand_play", 3)
    assert [room.name for room in rooms.here()] == ["个别辅导室", "团体活动室", "沙盘室"]
    assert rooms.close(sand.id).closed_on == date(2026, 11, 25)
    assert sand.id not in [room.id for room in rooms.here()]
    assert rooms.reopen(sand.id) == sand
    with pytest.raises(Refused) as told:
        rooms.edit(sand.id, name="团体活动室")
    assert (told.value.rule, told.value.field) == ("room.name", "name")
    entry = journal.last_done()
    assert rooms.edit(sand.id, capacity=3) == sand
    assert journal.last_done() == entry


def test_a_dormitory_room_is_there_once(school: School) -> None:
    one = dormitories.find_or_add("女生楼2", "314", "F")
    assert dormitories.find_or_add("女生楼2", " 314 ") == one
    assert one.shown() == "女生楼2-314"
    assert dormitories.add("", "502").shown() == "502"
    assert dormitories.edit(one.id, room="315").room == "315"
    assert [each.shown() for each in dormitories.every()] == ["502", "女生楼2-315"]


def test_a_duty_teacher_sees_the_staff_and_does_not_change_it(school: School) -> None:
    session.sit_down(school.sun)
    assert len(staff.here()) == 3
    for forbidden in (
        lambda: staff.hire("李老师", "duty"),
        lambda: rooms.add("沙盘室"),
        lambda: classes.open_class("junior", 2026, 1),
        lambda: dormitories.add("", "1"),
    ):
        with pytest.raises(NotAllowed):
            forbidden()
