"""What holds for every table alike: types, references, and a journal that misses nothing."""

import json
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from model.rules import refusal
from model.store.tables import LOOSE, WATCHED
from model.store.watch import LINKS
from tests.store.bypass import entry, plant

TABLES = [row._meta.table_name for row in WATCHED]
EVERY = pytest.mark.parametrize("table", TABLES)
KEPT = pytest.mark.parametrize("table", sorted(set(TABLES) - LINKS))


NOWHERE: dict[str, object] = {"form_id": "form.nowhere", "source_id": "source.nowhere", "word_id": "topic.nowhere"}
"""A word that is in no list; all other references are numbers."""
TO_REFER: dict[tuple[str, str], dict[str, object]] = {
    ("waiting", "appointment_id"): {"state": "booked"},
    ("seat", "dormitory_id"): {"school_class_id": None},
    ("peer_report", "dormitory_id"): {"school_class_id": None},
    ("day_mood", "dormitory_id"): {"school_class_id": None},
    ("concern_step", "appointment_id"): {"what": "invite"},
    ("concern_step", "waiting_id"): {"what": "invite"},
    ("concern_step", "case_id"): {"what": "case"},
    ("level_change", "corrects_id"): {"kind": "correct"},
    ("care_task", "contact_id"): {"state": "done"},
}
"""What else a row must say for a reference to be allowed."""


def refused(raw: Any, sql: str, values: tuple[object, ...] = ()) -> str:
    """The rule that refuses a statement, the database's own words where it is none of ours, or nothing."""
    try:
        raw.execute(sql, values)
    except dbapi2.IntegrityError as error:
        found = refusal(str(error))
        return found.rule if found else str(error)
    return ""


def row_of(raw: Any, table: str, number: int) -> dict[str, object]:
    """The whole row."""
    found = raw.execute(f'SELECT * FROM "{table}" WHERE id = ?', (number,))
    return dict(zip((column[0] for column in found.description), found.fetchone(), strict=True))


def written(raw: Any, entry_number: int, table: str) -> list[tuple[int, Any, Any]]:
    """What the journal has of a table in an entry: row, before and after."""
    changes = raw.execute(
        "SELECT row, before, after FROM journal_change WHERE entry = ? AND noun = ? ORDER BY id", (entry_number, table)
    ).fetchall()
    return [(row, json.loads(before or "null"), json.loads(after or "null")) for row, before, after in changes]


@EVERY
def test_nothing_is_written_without_an_entry(raw: Any, table: str) -> None:
    assert refused(raw, f'INSERT INTO "{table}" DEFAULT VALUES') == "journal.no_entry"
    with entry(raw) as number:
        planted = plant(raw, table)
        raw.execute("INSERT INTO journal_seal (entry, hash) VALUES (?, 'x')", (number,))
        assert refused(raw, f'UPDATE "{table}" SET id = id WHERE id = ?', (planted,)) == "journal.no_entry"
        assert refused(raw, f'DELETE FROM "{table}" WHERE id = ?', (planted,)) == "journal.no_entry"


@EVERY
def test_the_journal_keeps_every_column_before_and_after(raw: Any, table: str) -> None:
    with entry(raw, "redo", 1) as number:
        planted = plant(raw, table)
        fresh = row_of(raw, table, planted)
        assert (planted, None, fresh) in written(raw, number, table)
        raw.execute(f'DELETE FROM "{table}" WHERE id = ?', (planted,))
        assert written(raw, number, table)[-1] == (planted, fresh, None)


@EVERY
def test_an_update_that_changes_nothing_is_no_change(raw: Any, table: str) -> None:
    with entry(raw) as number:
        planted = plant(raw, table)
        before = len(written(raw, number, table))
        columns = [column for column in row_of(raw, table, planted) if column != "id"]
        same = ", ".join(f'"{column}" = "{column}"' for column in columns)
        rule = refused(raw, f'UPDATE "{table}" SET {same} WHERE id = ?', (planted,))
        assert rule in ("", "note.finished", f"{table}.stays", "concern.step_stays")
        assert len(written(raw, number, table)) == before


@KEPT
def test_no_row_is_deleted_but_by_taking_back_what_made_it(raw: Any, table: str) -> None:
    with entry(raw):
        planted = plant(raw, table)
        assert refused(raw, f'DELETE FROM "{table}" WHERE id = ?', (planted,)) == "journal.nothing_is_deleted"


@pytest.mark.parametrize("table", sorted(LINKS))
def test_a_link_comes_and_goes_with_what_it_links_and_the_journal_keeps_both(raw: Any, table: str) -> None:
    with entry(raw) as number:
        planted = plant(raw, table)
        raw.execute(f'DELETE FROM "{table}" WHERE id = ?', (planted,))
        assert [after is None for _, _, after in written(raw, number, table)] == [False, True]


@EVERY
def test_a_number_is_never_given_out_twice(raw: Any, table: str) -> None:
    with entry(raw, "undo", 1):
        planted = plant(raw, table)
        raw.execute(f'DELETE FROM "{table}" WHERE id = ?', (planted,))
        assert plant(raw, table) > planted


@EVERY
def test_a_change_about_a_student_is_found_in_that_students_chronology(raw: Any, table: str) -> None:
    columns = [row[1] for row in raw.execute(f'PRAGMA table_info("{table}")').fetchall()]
    about = table == "student" or {"student_id", "visit_id", "note_id", "seat_id", "case_id", "concern_id"} & {*columns}
    with entry(raw) as number:
        planted = plant(raw, table)
        (student,) = raw.execute(
            "SELECT student FROM journal_change WHERE entry = ? AND noun = ? AND row = ?", (number, table, planted)
        ).fetchone()
        if table == "student":
            assert student == planted
        elif about and row_of(raw, table, planted).get("student_id", 1) is not None:
            assert student == 1
        elif "student_id" not in columns and table not in ("incident_step", "meeting_student"):
            assert student is None


@pytest.mark.parametrize("table", [*TABLES, *(row._meta.table_name for row in LOOSE)])
def test_every_column_keeps_to_its_type_and_wants_its_value(raw: Any, table: str) -> None:
    """STRICT: no text where a number belongs; NOT NULL: no nothing where something belongs."""
    columns = raw.execute(f'PRAGMA table_info("{table}")').fetchall()
    assert {kind for _, _, kind, *_ in columns} <= {"INTEGER", "TEXT"}
    for _, name, kind, needed, *_ in columns[1:]:
        wrong: list[object] = [None] if needed else []
        for value in [*wrong, *(["zwölf"] if kind == "INTEGER" else [])]:
            with entry(raw), pytest.raises(dbapi2.IntegrityError, match=rf"{table}\.{name}"):
                plant(raw, table, **{name: value})


@EVERY
def test_every_reference_leads_somewhere(raw: Any, table: str) -> None:
    for _, _, _, column, *_ in raw.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
        with entry(raw), pytest.raises(dbapi2.IntegrityError) as told:
            plant(raw, table, **{column: NOWHERE.get(column, 999_999), **TO_REFER.get((table, column), {})})
        found = refusal(str(told.value))
        assert found is not None, column
        assert found.rule == "foreign_key", column
