"""The school's settings: what it never set is as shipped, what it sets is in the journal, what is wrong is told."""

import pytest

from model import rights, session, settings
from model.errors import DeskError, Invalid, NotAllowed
from model.policy import DEFAULT
from model.store import journal
from model.store.tables import SettingRow
from tests.founding import School


def test_a_new_desk_has_what_it_is_shipped_with(school: School) -> None:
    now = settings.get()
    assert (now.booking.visit_minutes, now.booking.grid, now.lock_minutes) == (40, 10, 10)
    assert now.policy.key == DEFAULT
    assert now.policy.min_open_minutes_per_day == 120
    assert now.class_hour_minutes is None


def test_what_is_set_is_there_until_it_is_taken_back(school: School) -> None:
    settings.change(school_name="第一中学", stages=("senior", "junior"), grid=15, horizon=None, names_hidden=True)
    now = settings.get()
    assert (now.school_name, now.stages, now.names_hidden) == ("第一中学", ("junior", "senior"), True)
    assert (now.booking.grid, now.booking.horizon, now.booking.visit_minutes) == (15, None, 40)
    journal.take_back(journal.last_done() or 0)
    assert settings.get().school_name == ""
    assert settings.get().booking.grid == 10


def test_the_settings_are_read_once_until_one_of_them_changes(school: School) -> None:
    before = settings.get()
    assert settings.get() is before
    settings.change(school_name="第一中学")
    assert settings.get() is not before
    before = settings.get()
    settings.forget()
    assert settings.get() == before
    assert settings.get() is not before


def test_setting_what_is_set_already_writes_nothing(school: School) -> None:
    settings.change(school_name="第一中学", daily_count=6)
    entry = journal.last_done()
    settings.change(school_name=" 第一中学 ", daily_count=6)
    assert journal.last_done() == entry
    assert SettingRow.select().count() == 2


def test_the_rules_of_the_policy_are_settings_as_well(school: School) -> None:
    settings.change(policy="guangzhou", min_open_minutes_per_week=540, district_hotline="0518-1234567")
    rules = settings.get().policy
    assert (rules.key, rules.min_open_minutes_per_day, rules.min_open_minutes_per_week) == ("guangzhou", 0, 540)
    assert rules.shown_hotlines()[0].number == "0518-1234567"
    settings.change(min_open_minutes_per_week=None)
    assert settings.get().policy.min_open_minutes_per_week == 600


def test_hotlines_come_back_as_they_were_given(school: School) -> None:
    lines = (("12356", "心理援助热线", "Support line"), ("12355", "青少年服务台", "Youth line"))
    settings.change(hotlines=lines)
    assert [(line.number, *line.name) for line in settings.get().policy.hotlines] == list(lines)


def test_a_rate_for_class_hours_needs_who_approved_it(school: School) -> None:
    with pytest.raises(DeskError) as told:
        settings.change(class_hour_minutes=45)
    assert told.value.field == "class_hour_basis"
    settings.change(class_hour_minutes=45, class_hour_basis="校务会 2026-09-01")
    assert settings.get().class_hour_minutes == 45


def test_every_wrong_setting_is_told_beside_its_field(school: School) -> None:
    with pytest.raises(Invalid) as told:
        settings.change(grid=7, school_name=" ", stages=(), policy="nowhere", write_up_hours=-1, buffer_after=True, x=1)
    assert set(told.value.problems) == {
        "grid",
        "school_name",
        "stages",
        "policy",
        "write_up_hours",
        "buffer_after",
        "x",
    }
    assert "divide 60" in told.value.problems["grid"].en
    assert settings.get().booking.grid == 10


def test_only_who_may_change_settings_changes_them(school: School) -> None:
    session.sit_down(school.sun)
    assert not rights.may(rights.Right.SETTINGS)
    with pytest.raises(NotAllowed):
        settings.change(school_name="第一中学")
    assert settings.get().school_name == ""


def test_every_setting_has_a_name(school: School) -> None:
    from dataclasses import fields

    from model.care_settings import CARE, CareSettings
    from model.setting_rules import BOOKING, SETTINGS

    assert {each.name for each in fields(settings.BookingRules)} == set(BOOKING)
    assert {each.name for each in fields(CareSettings)} == set(CARE)
    own = {each.name for each in fields(settings.Settings)} - {
        "policy",
        "policy_changes",
        "booking",
        "committee",
        "care",
    }
    assert own == set(SETTINGS)
    assert all(settings.title_of(name).zh for name in [*SETTINGS, *BOOKING, "policy", "write_up_hours"])
