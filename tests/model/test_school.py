"""A school gets its desk: one entry, and a first day can begin."""

from datetime import date, datetime
from pathlib import Path

import pytest

from model import clock, history, rights, school, session, settings, word_lists
from model.calendar import year
from model.errors import DeskError, Invalid, Refused
from model.people import rooms, staff
from model.rights import Role
from model.store import file, journal
from model.store.database import desk


def test_a_founded_school_has_what_a_first_day_needs(empty_store: Path) -> None:
    counsellor = school.found("第一中学", "赵老师", stages=("junior", "senior"))
    assert session.sit_down(counsellor).role == Role.COUNSELLOR
    assert (settings.get().school_name, settings.get().stages) == ("第一中学", ("junior", "senior"))
    assert [each.name for each in staff.counsellors()] == ["赵老师"]
    assert [room.kind for room in rooms.here()] == ["individual", "group"]
    assert len(word_lists.words("form")) >= 6
    assert {bell.key for bell in year.bells()} == {"winter", "summer"}
    today = year.calendar().day(clock.today())
    assert (today.kind, today.certain, today.week) == ("school", True, 13)
    assert today.bell is not None
    assert today.bell.key == "winter"
    assert file.check() == []


def test_a_founding_is_one_entry_and_stands(empty_store: Path) -> None:
    school.found("第一中学", "赵老师")
    assert desk.execute_sql("SELECT count(*) FROM journal_entry").fetchone()[0] == 1
    with pytest.raises(Refused, match="建校不能撤销"):
        journal.take_back(journal.last_done() or 0)


def test_the_usual_terms_wait_to_be_confirmed(empty_store: Path) -> None:
    school.found("第一中学", "赵老师")
    assert [(term.starts, term.ends) for term in year.terms()] == [
        (date(2026, 9, 1), date(2027, 1, 31)),
        (date(2027, 2, 15), date(2027, 7, 10)),
    ]
    assert settings.get().terms_assumed
    school.confirm_terms()
    assert not settings.get().terms_assumed
    assert history.lately(1)[0].words.zh == "核对了学期日期"


def test_the_rules_a_desk_is_shipped_with_wait_to_be_confirmed(empty_store: Path) -> None:
    school.found("第一中学", "赵老师")
    assert settings.get().policy_assumed
    assert settings.get().profile.zh == "海州区 2024（待确认）"
    settings.change(min_open_minutes_per_day=90)
    assert settings.get().policy_assumed, "one number of the school's own says nothing about the others"
    school.choose_policy("haizhou_2024")
    assert not settings.get().policy_assumed
    assert settings.get().profile == settings.get().policy.name
    assert history.lately(1)[0].words.zh == "选定了政策口径：海州区 2024"
    journal.take_back(journal.last_done() or 0)
    assert settings.get().policy_assumed
    school.choose_policy("guangzhou")
    assert (settings.get().policy.key, settings.get().policy_assumed) == ("guangzhou", False)
    newest = history.newest()
    school.choose_policy("guangzhou")
    assert history.newest() == newest


def test_a_school_founded_in_summer_begins_with_the_coming_year(empty_store: Path) -> None:
    clock.set_stopped(datetime(2026, 8, 20, 9, 0))
    school.found("第一中学", "赵老师")
    assert [term.school_year for term in year.terms()] == [2026, 2026]


def test_a_school_is_founded_once_and_with_names(empty_store: Path) -> None:
    with pytest.raises(Invalid) as told:
        school.found("  ", "赵老师")
    assert set(told.value.problems) == {"school_name"}
    with pytest.raises(Refused) as refused:
        school.found("第一中学", " ")
    assert refused.value.field == "name"
    assert staff.every() == []
    school.found("第一中学", "赵老师")
    with pytest.raises(Refused):
        school.found("第二中学", "钱老师")


def test_only_a_founder_founds(empty_store: Path) -> None:
    rights.take(Role.DUTY)
    with pytest.raises(DeskError):
        school.found("第一中学", "赵老师")
