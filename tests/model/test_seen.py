"""What a form has seen: a save over something it has not seen is refused, and says what is different."""

import subprocess
import sys
from pathlib import Path

import pytest

from model import desk, seen, session
from model.errors import ChangedSince, DeskError
from model.people import students
from model.seen import Row
from model.store import journal
from model.words import Words
from tests.founding import School

ROOT = Path(__file__).resolve().parents[2]
OTHER_WINDOW = """
import sys
from pathlib import Path
from datetime import datetime
from model import clock, session
from model.people import students
from model.store import file
clock.set_stopped(datetime(2026, 11, 25, 12, 5))
file.open_store(Path(sys.argv[1]), bytes(range(32)))
session.sit_down(int(sys.argv[2]))
for student, name, value in zip(sys.argv[3::3], sys.argv[4::3], sys.argv[5::3]):
    students.edit(int(student), **{name: value})
file.close()
"""


def elsewhere(folder: Path, seat: int, *changes: object) -> None:
    """Another process changes students: number, fact, value, and so on."""
    words = [str(each) for each in changes]
    subprocess.run([sys.executable, "-c", OTHER_WINDOW, str(folder), str(seat), *words], check=True, cwd=ROOT)


def test_what_another_window_changed_is_told_field_by_field(school: School, empty_store: Path) -> None:
    wei = school.students[0]
    begun = seen.now(Row("student", wei))
    elsewhere(empty_store, school.qian, wei, "guardian_phone", "138", wei, "guardian_phone", "139", wei, "health", "好")
    health, phone = seen.changes(begun)
    assert (phone.title.en, phone.old, phone.new, phone.who, f"{phone.at:%H:%M}") == (
        "guardian's telephone",
        "-",
        "139",
        "钱老师",
        "12:05",
    )
    assert (health.old, health.new) == ("-", "好")


def test_a_save_over_it_is_refused_and_changes_nothing(school: School, empty_store: Path) -> None:
    wei = school.students[0]
    begun = seen.now(Row("student", wei))
    elsewhere(empty_store, school.qian, wei, "guardian_phone", "139")
    with pytest.raises(ChangedSince, match="“-”改为“139”（钱老师 12:05）"), seen.unchanged(begun):
        students.edit(wei, guardian_phone="137", health="一般")
    assert (students.get(wei).guardian_phone, students.get(wei).health) == ("139", "")
    with seen.unchanged(seen.now(Row("student", wei))):
        students.edit(wei, guardian_phone="137")
    assert students.get(wei).guardian_phone == "137"


def test_what_was_changed_and_changed_back_refuses_nothing(school: School, empty_store: Path) -> None:
    wei = school.students[0]
    begun = seen.now(Row("student", wei))
    elsewhere(empty_store, school.qian, wei, "health", "好", wei, "health", "")
    with seen.unchanged(begun):
        students.edit(wei, health="一般")
    assert students.get(wei).health == "一般"


def test_another_row_is_no_reason_and_neither_is_what_the_save_writes_itself(school: School, empty_store: Path) -> None:
    wei, fang = school.students[:2]
    begun = seen.now(Row("student", wei))
    elsewhere(empty_store, school.qian, fang, "health", "好")
    with seen.unchanged(begun):
        students.edit(wei, health="一般")
        students.edit(wei, health="很好")
    assert students.get(wei).health == "很好"


def test_columns_that_a_form_does_not_write_are_no_reason(school: School, empty_store: Path) -> None:
    wei = school.students[0]
    begun = seen.now(Row("student", wei, apart=frozenset({"health"})))
    elsewhere(empty_store, school.qian, wei, "health", "好")
    assert seen.changes(begun) == []


def test_rows_that_hang_on_one_thing_are_watched_by_its_number(school: School) -> None:
    from model.visits import visits
    from model.visits.visit import Details

    visit = visits.walk_in(Details(student=school.students[0]))
    begun = seen.now(Row("visit_word", visit.id, "visit_id"))
    visits.edit(visit.id, Details(student=school.students[0], topics=("topic.study",)))
    [mark] = seen.changes(begun)
    assert (mark.title.zh, mark.old, mark.new) == ("标注", "-", "学习压力")


def test_a_change_that_is_refused_for_another_reason_forgets_the_question(school: School) -> None:
    wei, fang = school.students[:2]
    begun = seen.now(Row("student", wei))
    with pytest.raises(DeskError), seen.unchanged(begun):
        students.edit(wei, number=students.get(fang).number)
    session.sit_down(school.qian)
    students.edit(wei, health="好")
    with journal.writing("room.note", Words("无关", "Nothing to do with it"), kind="record"):
        pass


def test_what_is_told_is_short_enough_for_a_line(school: School) -> None:
    wei = school.students[0]
    begun = seen.now(Row("student", wei))
    students.edit(wei, health="很" * 200)
    assert len(seen.changes(begun)[0].new) == seen.LONGEST
    desk.undo()
    assert seen.changes(begun) == []
