"""Rows that somebody wrote behind the journal's back are found, though every rule lies there again and every seal fits."""

from pathlib import Path
from typing import Any

import pytest

from model import desk as store
from model.people import students
from model.store import file, laid, rows
from model.store.database import desk
from tests.founding import School


def behind(table: str, *statements: str) -> None:
    """Write past the journal of one table, and lay its watch again as if nothing had been."""
    raw: Any = desk.connection()
    watched = raw.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE ?", (f"watch_{table}_%",)).fetchall()
    for name, _sql in watched:
        raw.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        raw.execute(statement)
    for _name, sql in watched:
        raw.execute(sql)


def told() -> list[str]:
    """What the check says."""
    return [words.en for words in file.check()]


def test_what_went_through_the_journal_is_as_it_says_also_taken_back_and_done_again(school: School) -> None:
    students.enrol("2026001", "单晓")
    students.edit(school.students[0], name="张炜")
    assert told() == []
    store.undo()
    store.undo()
    assert told() == []
    store.redo()
    assert told() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE student SET name = '张三' WHERE id = 2",
        "UPDATE student SET left_on = '2026-11-01' WHERE id = 2",
        "DELETE FROM student WHERE id = 2",
    ],
)
def test_a_row_that_was_changed_or_taken_away_is_told(school: School, statement: str) -> None:
    behind("student", "PRAGMA foreign_keys = OFF", statement, "PRAGMA foreign_keys = ON")
    assert laid.wrong(desk.connection()) == []
    assert told() == ["student: 1 row is not what the journal says: 2"]


def test_a_row_that_nobody_wrote_is_told_and_many_are_counted(school: School) -> None:
    behind("room", "INSERT INTO room (name, kind, capacity) SELECT '密室', 'other', 2")
    behind("student", "UPDATE student SET boarding = 1")
    assert told() == [
        "room: 1 row is not what the journal says: 3",
        "student: 6 rows are not what the journal says: 1, 2, 3, 4, 5 ...",
    ]


def test_a_column_that_came_later_is_no_change_and_the_others_still_are(school: School) -> None:
    raw: Any = desk.connection()
    raw.execute("ALTER TABLE room ADD COLUMN floor INTEGER NOT NULL DEFAULT 1")
    assert rows.wrong(raw) == []
    behind("room", "UPDATE room SET name = '密室' WHERE id = 1")
    assert [words.en for words in rows.wrong(raw)] == ["room: 1 row is not what the journal says: 1"]


def test_a_store_of_an_earlier_version_has_not_every_table(school: School, empty_store: Path) -> None:
    raw: Any = desk.connection()
    raw.execute("DROP TABLE taken_record")
    assert rows.wrong(raw) == []
