"""Whether every row is what the journal says it became: one that was written behind its back is told, not healed."""

from typing import Any

from model.store import tables, watch
from model.words import Words

TOLD = 5
"""So many rows of a table are told by number."""
REWRITTEN = {"concern_step": "case_id"}
"""Tables whose rows a migration wrote anew, with a column that only rows written since then have in the journal."""

_WRITTEN = Words(
    "{table} 有 {n} 行与操作记录不符：{rows}",
    "{table}: {n} {n:row is|rows are} not what the journal says: {rows}",
)
_DIFFERENT = """
SELECT last.row FROM (SELECT row, after, max(id) FROM journal_change WHERE noun = '{table}' GROUP BY row) last
LEFT JOIN "{table}" t ON t.id = last.row
WHERE (t.id IS NULL) <> (last.after IS NULL)
   OR (t.id IS NOT NULL AND last.after <> {now} AND {known} AND EXISTS (
     SELECT 1 FROM json_each(last.after) told, json_each({now}) there
     WHERE there.key = told.key AND there.value IS NOT told.value))
UNION ALL
SELECT t.id FROM "{table}" t WHERE NOT EXISTS (SELECT 1 FROM journal_change WHERE noun = '{table}' AND row = t.id)
ORDER BY 1
"""
"""Rows that are there and should not be, or the other way round, or have another value in a column both know."""


def wrong(connection: Any) -> list[Words]:
    """The tables with rows that no entry of the journal wrote, a sentence for each; empty if there is none.

    A column that a migration added since is not compared, nor is a table that a store of an earlier version lacks.
    """
    found = []
    for row_class in tables.WATCHED:
        table = row_class._meta.table_name
        columns = watch.columns_of(connection, table)
        rows = [row for (row,) in connection.execute(_sql(table, columns)).fetchall()] if columns else []
        if rows:
            told = ", ".join(map(str, rows[:TOLD])) + (" ..." if len(rows) > TOLD else "")
            found.append(_WRITTEN.saying(table=table, n=len(rows), rows=told))
    return found


def _sql(table: str, columns: list[str]) -> str:
    newer = REWRITTEN.get(table)
    known = f"json_type(last.after, '$.{newer}') IS NOT NULL" if newer else "TRUE"
    return _DIFFERENT.format(table=table, now=watch.as_json(columns, "t"), known=known)
