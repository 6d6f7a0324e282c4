"""What a person types of people and settings is checked field by field before a verb sees it."""

from typing import get_args

import pytest

from model import settings
from model.drafts import check
from model.drafts.people import RoomDraft, SettingsDraft, StaffDraft, StudentDraft
from model.drafts.visits import VisitDraft
from model.errors import Invalid
from model.people import rooms, staff, students
from model.policy_rules import RULES
from model.setting_rules import BOOKING, SETTINGS
from model.store.tables.people import ROLES, ROOM_KINDS, STAFF_KINDS
from tests.founding import School


def test_a_typed_student_is_enrolled(school: School) -> None:
    draft = check(
        StudentDraft, {"number": " 2025009 ", "name": "新生", "sex": "F", "born": "2013-02-01", "migrant": True}
    )
    student = students.enrol(**draft.model_dump())
    assert (student.number, student.sex, student.migrant, str(student.born)) == ("2025009", "F", True, "2013-02-01")


def test_every_wrong_field_of_a_student_is_told(school: School) -> None:
    with pytest.raises(Invalid) as told:
        check(StudentDraft, {"number": "32070220140910123X", "name": " ", "sex": "x", "born": "2027-01-01"})
    assert set(told.value.problems) == {"number", "name", "sex", "born"}
    assert "身份证" in told.value.problems["number"].zh
    with pytest.raises(Invalid) as told:
        check(StudentDraft, {"number": "1", "name": "新生", "health": "身份证 320702201409101230"})
    assert set(told.value.problems) == {"health"}


@pytest.mark.parametrize("written", ["320702201409101230", "320702 20140910 123X", "320702140910123"])
def test_no_field_takes_an_id_number_however_it_is_written(written: str) -> None:
    whole = {"number": written, "name": f"新生{written}", "health": written, "guardian_phone": written}
    with pytest.raises(Invalid) as told:
        check(StudentDraft, whole)
    assert set(told.value.problems) == set(whole)
    with pytest.raises(Invalid) as told:
        check(StaffDraft, {"name": written, "kind": "duty", "phone": written})
    assert set(told.value.problems) == {"name", "phone"}
    with pytest.raises(Invalid) as told:
        check(VisitDraft, {"visitor": "other", "visitor_name": written, "remark": written})
    assert set(told.value.problems) == {"visitor_name", "remark"}


def test_a_long_number_of_the_schools_own_and_two_telephones_are_taken() -> None:
    told = {"number": "202609010001", "name": "新生", "guardian_phone": "13400002586 / 0518-85521234-8001"}
    assert check(StudentDraft, told).guardian_phone == told["guardian_phone"]


def test_a_typed_teacher_and_a_typed_room_are_added(school: School) -> None:
    teacher = staff.hire(
        **check(StaffDraft, {"name": "李老师", "kind": "part_time", "target_minutes": "120"}).model_dump()
    )
    assert (teacher.kind, teacher.role, teacher.target_minutes) == ("part_time", "none", 120)
    room = rooms.add(**check(RoomDraft, {"name": "沙盘室", "kind": "sand_play", "capacity": "3"}).model_dump())
    assert (room.kind, room.capacity) == ("sand_play", 3)
    with pytest.raises(Invalid) as told:
        check(RoomDraft, {"name": "大厅", "capacity": "501"})
    assert set(told.value.problems) == {"capacity"}


def test_typed_settings_are_only_those_that_were_typed(school: School) -> None:
    draft = check(SettingsDraft, {"grid": "15", "horizon": None, "write_up_hours": 48})
    settings.change(**draft.model_dump(exclude_unset=True))
    now = settings.get()
    assert (now.booking.grid, now.booking.horizon, now.policy.write_up_hours) == (15, None, 48)
    assert now.booking.visit_minutes == 40


def test_drafts_and_tables_know_the_same_words() -> None:
    assert get_args(StaffDraft.model_fields["kind"].annotation) == STAFF_KINDS
    assert get_args(StaffDraft.model_fields["role"].annotation) == ROLES
    assert get_args(RoomDraft.model_fields["kind"].annotation) == ROOM_KINDS
    assert set(SettingsDraft.model_fields) <= {*SETTINGS, *BOOKING, *RULES, "policy"}
    assert {*BOOKING} <= set(SettingsDraft.model_fields)


def test_every_kind_has_a_name() -> None:
    assert set(staff.KIND_WORDS) == set(STAFF_KINDS)
    assert set(staff.ROLE_WORDS) == set(ROLES)
    assert set(rooms.KIND_WORDS) == set(ROOM_KINDS)
    assert set(students.FACT_WORDS) == set(students.Facts.__annotations__)
