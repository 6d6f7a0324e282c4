"""The store's shape: laid fresh, or carried forward from any earlier version.

A migration is one file of plain SQL in ``migrations/``. All the steps a store is behind are one
transaction: views, triggers and the indexes with conditions are dropped before the first and laid
again after the last, so that none is ever lost when a table is rebuilt, and none meets a table
that a later step makes.
"""

import re
from pathlib import Path
from typing import Any

from model.store import overlap, watch
from model.store.database import desk
from model.store.tables import LOOSE, WATCHED

LATEST = 2
"""The version this program writes: that of the last step in ``migrations/``."""
_STEPS = re.compile(r"^(\d{4})_\w+\.sql$")


def _read(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def migrations() -> list[tuple[int, str]]:
    """Version and SQL of every step, in order."""
    folder = Path(__file__).with_name("migrations")
    steps = [(int(found[1]), item) for item in folder.iterdir() if (found := _STEPS.match(item.name))]
    return [(version, item.read_text(encoding="utf-8")) for version, item in sorted(steps, key=lambda step: step[0])]


def version(connection: Any) -> int:
    """The version of the store behind a connection; 0 is an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def lay_fresh() -> None:
    """Lay the newest schema into the empty store that is open."""
    connection = desk.connection()
    with desk.atomic("IMMEDIATE"):
        for statement in _statements(_read("journal.sql")):
            connection.execute(statement)
        desk.create_tables([*WATCHED, *LOOSE])
        lay_rules(connection)
        connection.execute(f"PRAGMA user_version = {LATEST}")


def migrate(connection: Any) -> int:
    """Carry the store behind a connection forward; answers how many steps were taken."""
    steps = [(step, sql) for step, sql in migrations() if step > version(connection)]
    if not steps:
        return 0
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        drop_rules(connection)
        for step, sql in steps:
            for statement in _statements(sql):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step}")
        lay_rules(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return len(steps)


def drop_rules(connection: Any) -> None:
    """Take off every trigger, view and rule index, so that a migration meets bare tables."""
    laid = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    ours = set(re.findall(r"^CREATE (?:UNIQUE )?INDEX (\w+)", _read("rules.sql"), re.MULTILINE))
    for kind in ("trigger", "view", "index"):
        for found, name, _sql in laid:
            if found == kind and (kind != "index" or name in ours):
                connection.execute(f'DROP {kind.upper()} "{name}"')


def lay_rules(connection: Any) -> None:
    """Lay every rule: named ones, the overlap guard, the journal's watch."""
    for statement in _rules(connection):
        connection.execute(statement)


def rule_names(connection: Any) -> list[str]:
    """The names of the triggers that must be there."""
    return [found[1] for rule in _rules(connection) if (found := re.search(r"CREATE TRIGGER (\w+)", rule))]


def _rules(connection: Any) -> list[str]:
    written = [part.strip() for part in re.split(r"^;$", _read("rules.sql"), flags=re.MULTILINE)]
    return [*written, *overlap.triggers(), *watch.triggers(connection)]


def _statements(sql: str) -> list[str]:
    bare = "\n".join(line for line in sql.splitlines() if not line.lstrip().startswith("--"))
    return [part.strip() for part in re.split(r";\s*$", bare, flags=re.MULTILINE) if part.strip()]
