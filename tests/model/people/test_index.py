"""The index of people: one for everybody, and never out of date."""

from datetime import datetime

import pytest

from model import clock, session
from model.errors import NotAllowed
from model.people import index, rooms, students
from model.store import journal
from tests.founding import School


def names(text: str) -> list[str]:
    """The names that are found."""
    return [person.name for person in index.find(text)]


@pytest.mark.parametrize("text", ["曾国藩", "zgf", "cgf", "zengguofan", "2024004", "9.2 zgf", "初三2班 zgf"])
def test_a_student_is_found_however_they_are_typed(school: School, text: str) -> None:
    assert names(text) == ["曾国藩"]


def test_what_changes_is_found_at_once_and_undone_at_once(school: School) -> None:
    assert names("xs") == []
    students.enrol("2025009", "新生")
    assert names("xs") == ["新生"]
    students.edit(index.find("xs")[0].id, name="旧生")
    assert (names("xs"), names("js")) == ([], ["旧生"])
    journal.take_back(journal.last_done() or 0)
    journal.take_back(journal.last_done() or 0)
    assert (names("xs"), names("js")) == ([], [])


def test_the_index_is_built_once_until_somebody_changes(school: School) -> None:
    before = index.index()
    rooms.add("沙盘室", "sand_play")
    assert index.index() is before
    students.leave(school.students[0])
    assert index.index() is not before
    before = index.index()
    index.forget()
    assert index.index() is not before


def test_who_left_and_who_graduated_come_last(school: School) -> None:
    students.leave(school.students[0])
    assert [(person.name, person.here) for person in index.find("")][-1] == ("张伟", False)
    clock.set_stopped(datetime(2027, 9, 6, 8, 0))
    assert {person.name for person in index.find("") if person.here} == {"欧阳小明", "刘洋"}


def test_in_september_a_class_is_found_under_its_new_name(school: School) -> None:
    assert names("8.1") == ["欧阳小明", "刘洋"]
    clock.set_stopped(datetime(2027, 9, 6, 8, 0))
    assert names("8.1") == []
    assert [person.class_shown for person in index.find("9.1")] == ["初三(1)班", "初三(1)班"]


def test_who_may_not_see_people_finds_nobody(school: School) -> None:
    session.stand_up()
    with pytest.raises(NotAllowed):
        index.find("zw")


def test_warmed_up_in_steps_it_is_the_same_index_and_is_not_built_again(school: School) -> None:
    expected = [person.id for person in index.find("")]
    index.forget()
    steps = list(index.warming())
    assert len(steps) >= 2
    kept = index.index()
    assert [person.id for person in kept.find("")] == expected
    assert list(index.warming()) == []
    assert index.index() is kept


def test_whoever_comes_while_it_is_warming_up_is_found(school: School) -> None:
    index.forget()
    warming = index.warming()
    next(warming)
    students.enrol("2025009", "新生")
    assert list(warming) != []
    assert names("xs") == ["新生"]


def test_who_asks_meanwhile_does_not_wait_and_what_he_got_stays(school: School) -> None:
    index.forget()
    warming = index.warming()
    next(warming)
    asked = index.index()
    list(warming)
    assert index.index() is asked


def test_who_may_not_search_has_nothing_warmed_up(school: School) -> None:
    index.forget()
    session.stand_up()
    assert list(index.warming()) == []
