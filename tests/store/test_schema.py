"""The store's shape: laid fresh or carried forward it is the same, and a crash on the way changes nothing."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from model.errors import Damaged, StoreTrouble
from model.store import file, looks, schema, tables
from model.store.database import connect
from tests.conftest import KEY
from tests.founding import School
from tests.store.written_down import write_down

ROOT = Path(__file__).resolve().parents[2]
REBUILD = """
CREATE TABLE room_new (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, kind TEXT NOT NULL,
    capacity INTEGER NOT NULL, closed_on TEXT, floor INTEGER
) STRICT;
INSERT INTO room_new SELECT *, 1 FROM room;
DROP TABLE room;
ALTER TABLE room_new RENAME TO room;
"""
"""A step as they will be written: a table is rebuilt under the rows that refer to it."""
A_LITTLE = """
INSERT INTO staff (name, initials, kind, role, phone) VALUES ('赵老师', 'zls', 'full_time', 'counsellor', '');
INSERT INTO room (name, kind, capacity) VALUES ('个别辅导室', 'individual', 2);
INSERT INTO school_class (stage, entry_year, number, head_teacher_id) VALUES ('junior', 2024, 1, 1);
INSERT INTO student (number, name, initials, syllables, school_class_id, left_behind, migrant, orphan, health, guardian_phone)
VALUES ('2024001', '张伟', 'zw', 'zhangwei', 1, 0, 0, 0, '', '');
"""
"""What every version had: a counsellor, a room, a class, a student."""


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Any]:
    """A connection to an empty file."""
    connection = connect(tmp_path / file.STORE_FILE, KEY)
    yield connection
    connection.close()


def steps(monkeypatch: pytest.MonkeyPatch, *more: str) -> None:
    """Let the program know further steps after those that are written."""
    known = schema.migrations()
    told = [*known, *((known[-1][0] + place, sql) for place, sql in enumerate(more, start=1))]
    monkeypatch.setattr(schema, "migrations", lambda: told)
    monkeypatch.setattr(schema, "LATEST", told[-1][0])


def shape(connection: Any) -> dict[str, object]:
    """Everything that makes the shape of a store: tables, columns, constraints, references, indexes, rules."""
    found: dict[str, object] = {}
    listed = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    for kind, name, table, sql in listed:
        found[f"{kind} {name}"] = (table, re.sub(r"\s+", " ", sql or "").strip())
    for kind, name, _table, _sql in listed:
        if kind == "table":
            for told in ("table_xinfo", "foreign_key_list", "index_list"):
                found[f"{told} {name}"] = sorted(connection.execute(f'PRAGMA {told}("{name}")').fetchall())
        if kind == "index":
            found[f"index_xinfo {name}"] = connection.execute(f'PRAGMA index_xinfo("{name}")').fetchall()
    strict = connection.execute("PRAGMA table_list").fetchall()
    found["strict"] = sorted((name, is_strict) for _, name, kind, *_, is_strict in strict if kind == "table")
    return found


def rows(connection: Any) -> dict[str, list[Any]]:
    """Every row of every table of the desk."""
    listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name"
    tables = [name for (name,) in connection.execute(listed).fetchall()]
    return {table: sorted(connection.execute(f'SELECT * FROM "{table}"').fetchall()) for table in tables}


def build(connection: Any, upto: int) -> None:
    """A store as an earlier version of the program left it."""
    for step, sql in schema.migrations():
        if step <= upto:
            looks.teach(connection)
            connection.executescript(sql)
            connection.execute(f"PRAGMA user_version = {step}")
    if upto:
        connection.executescript(A_LITTLE)
        write_down(connection)


def test_the_steps_are_numbered_without_a_gap_up_to_the_latest() -> None:
    assert [step for step, _ in schema.migrations()] == list(range(1, schema.LATEST + 1))


def test_a_store_that_was_carried_forward_is_shaped_as_a_fresh_one(empty_store: Path, tmp_path: Path) -> None:
    fresh = connect(empty_store / file.STORE_FILE, KEY)
    carried = connect(tmp_path / "carried.db", KEY)
    assert schema.migrate(carried) == schema.LATEST
    assert shape(carried) == shape(fresh)
    assert schema.version(carried) == schema.version(fresh) == schema.LATEST
    fresh.close()
    carried.close()


def test_every_table_that_is_written_down_is_among_the_tables() -> None:
    """Tables are made when they are asked for by name: one whose name is missing would have no journal."""
    modules = [import_module(f"{tables.__name__}.{found.name}") for found in iter_modules(tables.__path__)]
    made = {each for module in modules for each in vars(module).values() if isinstance(each, type)}
    for ground, listed in ((tables.Row, tables.WATCHED), (tables.LooseRow, tables.LOOSE)):
        assert {each for each in made if issubclass(each, ground)} - {ground} == {*listed}
    assert {getattr(tables, name) for name in tables.__all__} >= {*tables.WATCHED, *tables.LOOSE}


def test_every_table_is_strict(empty_store: Path) -> None:
    fresh = connect(empty_store / file.STORE_FILE, KEY)
    lax = [name for name, strict in shape(fresh)["strict"] if not strict]  # type: ignore[attr-defined]
    fresh.close()
    assert [name for name in lax if not name.startswith("sqlite_")] == []


@pytest.mark.parametrize("before", range(1, schema.LATEST))
def test_a_store_of_every_earlier_version_is_opened_and_carried_forward(before: int, bare: Any, tmp_path: Path) -> None:
    build(bare, before)
    held = rows(bare)
    assert file.open_store(tmp_path, KEY) == schema.LATEST - before
    assert file.check() == []
    file.close()
    carried = rows(bare)
    assert {table: carried[table] for table in held} == held


def test_the_case_a_step_named_in_words_becomes_a_reference(bare: Any, tmp_path: Path) -> None:
    build(bare, 3)
    bare.executescript("""
        INSERT INTO care_case (id, student_id, state, rank, danger, stage, consent, owner_id, opened_on, rank_since, review_on)
        VALUES (12, 1, 'open', 1, '', 'found', 'unsigned', 1, '2026-11-25', '2026-11-25', '2026-12-09');
        INSERT INTO concern (student_id, kind, seen, urgent, raised_at, state, acted_at)
        VALUES (1, 'life', '不吃饭', 0, '2026-11-25 12:00', 'case', '2026-11-25 12:00');
        INSERT INTO concern_step (concern_id, at, what, words) VALUES
        (1, '2026-11-25 12:00', 'ask', '#12 号宿舍'), (1, '2026-11-25 12:00', 'case', '#12 三天 没吃'),
        (1, '2026-11-25 12:00', 'case', '#99 没有这个案'), (1, '2026-11-25 12:00', 'case', '转入');
    """)
    write_down(bare)
    assert file.open_store(tmp_path, KEY) == schema.LATEST - 3
    assert file.check() == []
    file.close()
    told = bare.execute("SELECT words, case_id FROM concern_step ORDER BY id").fetchall()
    assert told == [("#12 号宿舍", None), ("三天 没吃", 12), ("没有这个案", None), ("转入", None)]


def test_the_drafts_of_an_earlier_version_are_carried_along(bare: Any, tmp_path: Path) -> None:
    """Those of notes are all there were: each names its writer, its visit and that visit's student from now on."""
    build(bare, 8)
    at = "2026-11-25T04:00:00.000Z"
    bare.executescript(f"""
        INSERT INTO word (list, code, zh, en, place, retired) VALUES ('form', 'form.in_person', '面谈', 'In person', 1, 0);
        INSERT INTO visit (id, number, visitor, student_id, visitor_name, counsellor_id, starts, form_id, in_hours,
          after_the_fact, state, remark)
        VALUES (17, 'V1', 'student', 1, '', 1, '2026-11-25 12:00', 'form.in_person', 1, 0, 'under_way', '');
        INSERT INTO draft (key, body, kept_at) VALUES
        ('note/3/17', '{{"body": "谈到", "topics": ["topic.mood"]}}', '{at}'), ('note/None/99', '写到一半', '{at}');
    """)
    write_down(bare)
    assert file.open_store(tmp_path, KEY) == schema.LATEST - 8
    assert file.check() == []
    file.close()
    told = bare.execute("SELECT who, form, about, student_id, place, body FROM draft ORDER BY id").fetchall()
    assert told == [
        (3, "note", "17", 1, "visits", '{"body": "谈到", "topics": ["topic.mood"]}'),
        (0, "note", "99", None, "visits", "写到一半"),
    ]


def test_a_table_is_rebuilt_under_its_rules_and_no_row_is_lost(
    school: School, empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.close()
    connection = connect(empty_store / file.STORE_FILE, KEY)
    before, laid = rows(connection), schema.rules_laid(connection)
    steps(monkeypatch, "-- nothing but a rule changed\n", REBUILD)
    assert schema.migrate(connection) == 2
    after = rows(connection)
    assert [row[:5] for row in after.pop("room")] == before.pop("room")
    assert after == before
    assert schema.rules_laid(connection).keys() == laid.keys() - {"room_name"}
    assert file.check(connection) == []
    with pytest.raises(Exception, match=r"journal\.no_entry"):
        connection.execute("UPDATE room SET floor = 2")
    connection.close()


def test_a_step_that_fails_leaves_the_version_before_it(
    school: School, empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.close()
    connection = connect(empty_store / file.STORE_FILE, KEY)
    before = shape(connection), rows(connection)
    steps(monkeypatch, REBUILD, "CREATE TABLE twice (id INTEGER);\nCREATE TABLE twice (id INTEGER);\n")
    with pytest.raises(Exception, match="already exists"):
        schema.migrate(connection)
    assert (shape(connection), rows(connection)) == before
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()


def test_a_step_after_which_a_row_refers_to_nothing_is_not_taken(
    school: School, empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.close()
    connection = connect(empty_store / file.STORE_FILE, KEY)
    before = rows(connection)
    steps(monkeypatch, "DELETE FROM school_class WHERE number = 2;\n")
    with pytest.raises(Damaged):
        schema.migrate(connection)
    assert rows(connection) == before
    assert schema.version(connection) == schema.LATEST - 1
    connection.close()


def test_a_killed_migration_leaves_the_old_version_whole(school: School, empty_store: Path) -> None:
    path = empty_store / file.STORE_FILE
    file.close()
    connection = connect(path, KEY)
    before = shape(connection), rows(connection)
    connection.close()
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED.format(rebuild=REBUILD), str(path)], cwd=ROOT, capture_output=True, check=False
    )
    assert (killed.returncode, killed.stderr) == (9, b"")
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    connection = connect(path, KEY)
    assert (shape(connection), rows(connection)) == before
    assert file.check(connection) == []
    connection.close()


_KILLED = """
import os, sys
from pathlib import Path
from model.store import schema
from model.store.database import connect
connection = connect(Path(sys.argv[1]), bytes(range(32)))
# With no room in memory the pages of the unfinished transaction go to the disk before it is over.
connection.execute("PRAGMA cache_size = 1")
connection.create_function("die", 0, lambda: os._exit(9))
known = schema.migrations()
schema.migrations = lambda: [*known, (known[-1][0] + 1, '''{rebuild}
SELECT die();
''')]
schema.migrate(connection)
"""


def test_two_processes_that_both_find_an_old_store_carry_it_forward_once(
    school: School, empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one found the old version too, waited for the first, and must not take the step again."""
    file.close()
    steps(monkeypatch, REBUILD)
    first, second = (connect(empty_store / file.STORE_FILE, KEY) for _ in range(2))
    assert schema.migrate(first) == 1
    assert schema.migrate(second) == 0
    assert schema.version(second) == schema.LATEST
    first.close()
    second.close()


def test_a_store_of_a_newer_program_is_refused_and_left_alone(empty_store: Path) -> None:
    file.close()
    path = empty_store / file.STORE_FILE
    connection = connect(path, KEY)
    connection.execute(f"PRAGMA user_version = {schema.LATEST + 1}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreTrouble) as refused:
        file.open_store(empty_store, KEY)
    assert str(schema.LATEST + 1) in refused.value.words.zh
    assert "update the program" in refused.value.words.en
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("DROP INDEX opening_one_at_a_time", "A rule is missing: opening_one_at_a_time"),
        ("DROP TRIGGER watch_student_update", "A rule is missing: watch_student_update"),
        (
            "DROP TRIGGER note_stays; CREATE TRIGGER note_stays BEFORE UPDATE ON note BEGIN SELECT 1; END",
            "A rule was changed: note_stays",
        ),
    ],
)
def test_check_finds_a_rule_that_was_taken_off_or_weakened(empty_store: Path, tampering: str, told: str) -> None:
    connection = connect(empty_store / file.STORE_FILE, KEY)
    connection.executescript(tampering)
    assert [words.en for words in file.check(connection)] == [told]
    connection.close()
