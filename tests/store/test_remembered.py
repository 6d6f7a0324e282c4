"""What was read and is still so: asked for often, read again only when one of its tables changed."""

from pathlib import Path

import pytest

from model.errors import Refused
from model.store import file, journal
from model.store.remembered import Remembered
from model.store.tables import AppointmentRow, RoomRow, StudentRow
from model.words import Words
from tests.conftest import KEY
from tests.desk_talk import second_desk
from tests.founding import School

SAID = Words("改名", "Renamed")


class Names:
    """The names of the rooms, and how often they were read."""

    def __init__(self) -> None:
        self.read = 0
        self.ask = Remembered(self._names, RoomRow)

    def _names(self) -> list[str]:
        self.read += 1
        return [row.name for row in RoomRow.select().order_by(RoomRow.id)]


@pytest.fixture
def rooms(school: School) -> Names:
    """Read once."""
    names = Names()
    assert names.ask() == ["个别辅导室", "团体活动室"]
    return names


def rename(name: str, number: int = 1) -> None:
    """Inside an entry or in one of its own."""
    with journal.writing("room.rename", SAID):
        RoomRow.update(name=name).where(RoomRow.id == number).execute()


def test_it_is_read_once_while_nothing_changes(rooms: Names) -> None:
    assert rooms.ask() == rooms.ask()
    assert rooms.read == 1


def test_a_change_of_another_table_does_not_matter(rooms: Names) -> None:
    with journal.writing("student.enrol", SAID):
        StudentRow.create(number="9", name="新生")
    rooms.ask()
    assert rooms.read == 1


def test_a_change_an_undo_and_a_redo_are_seen(rooms: Names) -> None:
    rename("一号室")
    assert rooms.ask()[0] == "一号室"
    journal.take_back(journal.last_done() or 0)
    assert rooms.ask()[0] == "个别辅导室"
    journal.do_again(journal.last_undone() or 0)
    assert rooms.ask()[0] == "一号室"
    assert rooms.read == 4


def test_inside_a_change_what_was_read_before_is_used_until_its_own_table_changes(rooms: Names) -> None:
    with journal.writing("school.arrange", SAID):
        StudentRow.create(number="9", name="新生")
        rooms.ask()
        assert rooms.read == 1
        rename("一号室")
        assert rooms.ask()[0] == "一号室"
        rename("二号室")
        assert rooms.ask()[0] == "二号室"
    assert rooms.ask()[0] == "二号室"


def test_what_was_read_inside_a_change_that_is_rolled_back_is_forgotten(rooms: Names) -> None:
    with pytest.raises(Refused):
        _arrange_in_vain(rooms)
    assert rooms.ask()[0] == "个别辅导室"
    rename("团体活动室二", 2)
    assert rooms.ask() == ["个别辅导室", "团体活动室二"]


def _arrange_in_vain(rooms: Names) -> None:
    with journal.writing("school.arrange", SAID):
        rename("一号室")
        assert rooms.ask()[0] == "一号室"
        StudentRow.create(number="2024001", name="同号")


def test_what_a_verb_inside_another_was_refused_is_forgotten(rooms: Names) -> None:
    with journal.writing("school.arrange", SAID):
        StudentRow.create(number="9", name="新生")
        with pytest.raises(Refused):
            rename("团体活动室")
        assert rooms.ask()[0] == "个别辅导室"
    assert rooms.read == 1


def test_what_another_window_wrote_is_seen(rooms: Names, school: School, empty_store: Path) -> None:
    held = Remembered(lambda: AppointmentRow.select().count(), AppointmentRow)
    assert held() == 0
    with second_desk(empty_store, school.qian) as window:
        window.do("book", starts="2026-11-25 12:30", counsellor=school.zhao, student=school.students[0])
    assert held() == 1
    rooms.ask()
    assert rooms.read == 1


def test_another_store_is_another_answer(rooms: Names, empty_store: Path) -> None:
    file.close()
    file.open_store(empty_store, KEY)
    assert rooms.ask() == ["个别辅导室", "团体活动室"]
    assert rooms.read == 2


def test_what_was_first_read_inside_a_change_of_other_tables_is_kept_after_it(school: School) -> None:
    names = Names()
    with journal.writing("student.enrol", SAID):
        StudentRow.create(number="9", name="新生")
        names.ask()
    assert names.ask() == ["个别辅导室", "团体活动室"]
    assert names.read == 1
    rename("一号室")
    assert names.ask()[0] == "一号室"


def test_what_was_first_read_after_its_own_change_is_not_kept_from_inside(school: School) -> None:
    names = Names()
    with journal.writing("room.rename", SAID):
        rename("一号室")
        names.ask()
    assert names.ask()[0] == "一号室"
    assert names.read == 2


def test_what_was_first_read_inside_a_change_that_is_rolled_back_still_sees_the_next_one(school: School) -> None:
    names = Names()
    with pytest.raises(Refused):
        _enrol_in_vain(names)
    rename("一号室")
    assert names.ask()[0] == "一号室"


def _enrol_in_vain(names: Names) -> None:
    with journal.writing("school.arrange", SAID):
        StudentRow.create(number="9", name="新生")
        names.ask()
        StudentRow.create(number="2024001", name="同号")
