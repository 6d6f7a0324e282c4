"""The lines of who looked are a chain: what somebody changes or takes out behind the program's back is told by the check."""

from pathlib import Path
from typing import Any

import pytest

from model import reading_log
from model.errors import Refused
from model.store import file, journal, witness
from model.store.database import connect, desk
from model.words import Words
from tests.conftest import KEY
from tests.desk_talk import second_desk
from tests.founding import School
from tests.store.test_schema import build

OFF = "DROP TRIGGER reading_stays; DROP TRIGGER reading_kept;"
"""Whoever has the key and some skill takes the rules off first."""


@pytest.fixture
def looked(school: School, empty_store: Path) -> Path:
    """Five looks, one of them inside a change."""
    for number in range(4):
        reading_log.looked(f"note 2026-00{number}", school.students[0])
    with journal.writing("room.look", Words("看", "Looked"), kind="record"):
        reading_log.looked("board", None)
    return empty_store


def found_after(folder: Path, tampering: str) -> list[str]:
    """What the check says after somebody was at it with bare SQL."""
    raw = connect(folder / file.STORE_FILE, KEY)
    rules = raw.execute("SELECT sql FROM sqlite_master WHERE tbl_name = 'reading' AND type = 'trigger'").fetchall()
    raw.executescript(OFF + tampering)
    for (sql,) in rules:
        raw.execute(sql)
    told = [words.en for words in file.check(raw)]
    raw.close()
    return told


def test_a_line_is_sealed_over_the_line_before(looked: Path) -> None:
    seals = [seal for (seal,) in desk.execute_sql("SELECT seal FROM reading ORDER BY id").fetchall()]
    assert len(set(seals)) == 5
    assert file.check() == []
    assert reading_log.latest()[0].what == "board"


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE reading SET what = 'note 2026-009' WHERE id = 2", "Line 2 of who looked does not match its seal"),
        ("UPDATE reading SET who = NULL WHERE id = 5", "Line 5 of who looked does not match its seal"),
        (
            "UPDATE reading SET at = '2026-11-25T05:00:00.000Z' WHERE id = 1",
            "Line 1 of who looked does not match its seal",
        ),
        ("UPDATE reading SET student_id = NULL WHERE id = 3", "Line 3 of who looked does not match its seal"),
        ("DELETE FROM reading WHERE id = 1", "Lines of who looked are missing from number 1 on"),
        ("DELETE FROM reading WHERE id = 3", "Lines of who looked are missing from number 3 on"),
        ("DELETE FROM reading WHERE id = 5", "Lines of who looked are missing from number 5 on"),
        ("DELETE FROM reading WHERE id > 2", "Lines of who looked are missing from number 3 on"),
        ("DELETE FROM reading", "Lines of who looked are missing from number 1 on"),
        (
            "INSERT INTO reading (at, what, seal) SELECT at, what, seal FROM reading WHERE id = 5",
            "Line 6 of who looked does not match its seal",
        ),
    ],
)
def test_a_line_that_was_changed_added_or_taken_out_is_told(looked: Path, tampering: str, told: str) -> None:
    assert found_after(looked, tampering) == [told]


def test_a_last_line_that_was_taken_out_is_missed_after_the_next_look_too(looked: Path) -> None:
    assert found_after(looked, "DELETE FROM reading WHERE id = 5") != []
    reading_log.looked("board", None)
    assert [words.en for words in file.check()] == ["Lines of who looked are missing from number 5 on"]


def test_two_windows_write_one_chain(looked: Path) -> None:
    with second_desk(looked, 2) as window:
        for _ in range(3):
            window.do("look")
            reading_log.looked("board", None)
    assert file.check() == []
    assert len(reading_log.latest()) == 11


def test_lines_of_before_are_taken_into_the_chain(tmp_path: Path) -> None:
    raw = connect(tmp_path / file.STORE_FILE, KEY)
    build(raw, 8)
    rows: list[tuple[Any, ...]] = [
        ("2026-11-25T04:00:00.000Z", 1, "note 2026-001", 1),
        ("2026-11-25T04:00:01.000Z", None, "在看板搜索“张”", None),
        ("2026-11-25T04:00:02.000Z", 1, "board", None),
    ]
    raw.executemany("INSERT INTO reading (at, who, what, student_id) VALUES (?, ?, ?, ?)", rows)
    file.open_store(tmp_path, KEY)
    assert desk.execute_sql("SELECT at, who, what, student_id FROM reading ORDER BY id").fetchall() == rows
    assert file.check() == []
    reading_log.looked("board", None)
    assert file.check() == []
    assert desk.execute_sql("SELECT max(id) FROM reading").fetchone() == (4,)
    file.close()
    assert [words.en for words in file.check(raw)] == []
    raw.close()


def test_a_store_from_before_the_chain_passes_its_check(tmp_path: Path) -> None:
    raw = connect(tmp_path / file.STORE_FILE, KEY)
    build(raw, 8)
    assert file.check(raw) == []
    raw.close()


def test_a_look_that_is_taken_back_with_its_change_leaves_no_gap(looked: Path) -> None:
    def refused() -> None:
        with journal.writing("room.look", Words("看", "Looked"), kind="record"):
            reading_log.looked("board", None)
            raise Refused("test.no", Words("不", "no"))

    with pytest.raises(Refused):
        refused()
    reading_log.looked("board", None)
    assert file.check() == []
    known = witness.read(looked, KEY)
    assert known is not None
    assert known.looks == 6
