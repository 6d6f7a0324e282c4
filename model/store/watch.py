"""The triggers by which the database itself keeps the journal.

For every watched table: nothing may change unless an entry is open; every change is written
under that entry with the row before and after as JSON; a row is deleted only by taking back
the change that made it.
"""

from typing import Any

from model.store import tables

LINKS = frozenset({"visit_word", "attendance", "training_presence", "meeting_student", "case_reason", "family_flag"})
"""Tables that only link two others: their rows come and go as the record is edited."""

_STUDENT_OF = {
    "note": "(SELECT student_id FROM visit WHERE id = {row}.visit_id)",
    "visit_word": "(SELECT student_id FROM visit WHERE id = {row}.visit_id)",
    "amendment": "(SELECT v.student_id FROM visit v JOIN note n ON n.visit_id = v.id WHERE n.id = {row}.note_id)",
    "student": "{row}.id",
    "training_presence": "(SELECT student_id FROM seat WHERE id = {row}.seat_id)",
    "evaluation": "(SELECT student_id FROM seat WHERE id = {row}.seat_id)",
    "concern_step": "(SELECT student_id FROM concern WHERE id = {row}.concern_id)",
    "incident_step": "(SELECT student_id FROM incident WHERE id = {row}.incident_id)",
}


def _student_of(table: str, columns: list[str], row: str) -> str:
    if table in _STUDENT_OF:
        return _STUDENT_OF[table].format(row=row)
    if "student_id" in columns:
        return f"{row}.student_id"
    return f"(SELECT student_id FROM care_case WHERE id = {row}.case_id)" if "case_id" in columns else "NULL"


def as_json(columns: list[str], row: str) -> str:
    """The SQL of a row as the journal keeps it."""
    return "json_object(" + ", ".join(f"'{column}', {row}.\"{column}\"" for column in columns) + ")"


def columns_of(connection: Any, table: str) -> list[str]:
    """The table's columns as the database has them now."""
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall()]


def triggers(connection: Any) -> list[str]:
    """The statements that lay the journal's triggers over the tables as they are now."""
    laid = []
    for row_class in tables.WATCHED:
        table = row_class._meta.table_name
        laid += triggers_of(table, columns_of(connection, table))
    return laid


def triggers_of(table: str, columns: list[str]) -> list[str]:
    """The statements for one table with these columns."""
    no_entry = "SELECT RAISE(ABORT, 'journal.no_entry') WHERE NOT EXISTS (SELECT 1 FROM journal_open)"
    laid = [
        f'CREATE TRIGGER watch_{table}_{verb.lower()}_open BEFORE {verb} ON "{table}" BEGIN {no_entry}; END'
        for verb in ("INSERT", "UPDATE", "DELETE")
    ]
    if table not in LINKS:
        laid.append(
            f'CREATE TRIGGER watch_{table}_kept BEFORE DELETE ON "{table}" '
            "WHEN (SELECT kind FROM journal_open) NOT IN ('undo', 'redo') "
            f"BEGIN SELECT RAISE(ABORT, 'journal.nothing_is_deleted'); END"
        )
    old, new = as_json(columns, "OLD"), as_json(columns, "NEW")
    for verb, row, before, after in (
        ("INSERT", "NEW", "NULL", new),
        ("UPDATE", "NEW", old, new),
        ("DELETE", "OLD", old, "NULL"),
    ):
        student = _student_of(table, columns, row)
        laid.append(
            f'CREATE TRIGGER watch_{table}_{verb.lower()} AFTER {verb} ON "{table}" BEGIN '
            "INSERT INTO journal_change (entry, noun, row, student, before, after) "
            f"SELECT (SELECT id FROM journal_open), '{table}', {row}.id, {student}, before, after "
            f"FROM (SELECT {before} AS before, {after} AS after) WHERE before IS NOT after; END"
        )
    return laid
