"""Rows that a test put into a store of an earlier version, written down in its journal as its triggers would have."""

from typing import Any

from model.store import journal, tables, watch

ENTRY = "SELECT id, at, who, deed, zh, en, kind, undoes, stands, details FROM journal_entry WHERE id = ?"
CHANGES = "SELECT noun, row, before, after FROM journal_change WHERE entry = ? ORDER BY id"


def write_down(connection: Any) -> None:
    """One more entry, sealed, with every row that no entry wrote."""
    last = connection.execute("SELECT entry, hash FROM journal_seal ORDER BY entry DESC LIMIT 1").fetchone()
    number, before = (last[0] + 1, last[1]) if last else (1, "")
    connection.execute("BEGIN")
    connection.execute(
        "INSERT INTO journal_entry (id, at, deed, zh, en, kind) VALUES (?, ?, 'school.found', '建立', 'Founded', 'change')",
        (number, "2026-11-25T04:00:00.000Z"),
    )
    for row_class in tables.WATCHED:
        table = row_class._meta.table_name
        if columns := watch.columns_of(connection, table):
            connection.execute(
                f"INSERT INTO journal_change (entry, noun, row, after) SELECT ?, '{table}', t.id, "
                f'{watch.as_json(columns, "t")} FROM "{table}" t WHERE NOT EXISTS '
                f"(SELECT 1 FROM journal_change WHERE noun = '{table}' AND row = t.id)",
                (number,),
            )
    entry = connection.execute(ENTRY, (number,)).fetchone()
    seal = journal.digest(before, tuple(entry), connection.execute(CHANGES, (number,)).fetchall())
    connection.execute("INSERT INTO journal_seal (entry, hash) VALUES (?, ?)", (number, seal))
    connection.execute("COMMIT")
