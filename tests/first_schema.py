"""Writes the first migration from the tables as they are: ``python -m tests.first_schema``.

Tables that a later step makes are left out. Only as long as no store of version 1 is in anybody's hands: after
that its file stays as it is, and a table that changes has a migration of its own.
"""

import re
import tempfile
from pathlib import Path

from model.store import file, schema
from model.store.database import desk

HEAD = "-- The first store: every table of the desk as of version 1."
FIRST = Path(schema.__file__).parent / "migrations" / "0001_the_first_desk.sql"


def written() -> str:
    """The statements that make the tables and their own indexes, without rules, which every migration lays anew."""
    with tempfile.TemporaryDirectory() as folder:
        file.create(Path(folder), bytes(32))
        try:
            connection = desk.connection()
            schema.drop_rules(connection)
            made = connection.execute(
                "SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
            ).fetchall()
        finally:
            file.close()
    later = {name for step, sql in schema.migrations() if step > 1 for name in re.findall(r'CREATE TABLE "(\w+)"', sql)}
    return "\n\n".join([HEAD, *(f"{sql};" for table, sql in made if table not in later)]) + "\n"


if __name__ == "__main__":
    FIRST.write_text(written(), encoding="utf-8")
