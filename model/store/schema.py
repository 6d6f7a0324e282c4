"""The store's shape: laid fresh, or carried forward from any earlier version.

A migration is one file of plain SQL in ``migrations/``. All the steps a store is behind are one
transaction: views, triggers and the indexes with conditions are dropped before the first and laid
again after the last, so that none is ever lost when a table is rebuilt, and none meets a table
that a later step makes.
"""

import hashlib
import re
from pathlib import Path
from typing import Any

from model.errors import Damaged
from model.store import looks, overlap, tables, watch
from model.store.database import desk
from model.words import Words

LATEST = 11
"""The version this program writes: that of the last step in ``migrations/``."""
RULES = 885138875
"""The number of the rules' text, as ``text_mark`` works it out from every table; a test holds it against that."""
_STEPS = re.compile(r"^(\d{4})_\w+\.sql$")
_RULE = re.compile(r"CREATE (?:TRIGGER|VIEW|(?:UNIQUE )?INDEX) (\w+)")


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
        desk.create_tables([*tables.WATCHED, *tables.LOOSE])
        lay_rules(connection)
        connection.execute(f"PRAGMA user_version = {LATEST}")


def migrate(connection: Any) -> int:
    """Carry the store behind a connection forward, all the way or not at all; answers how many steps were taken.

    Raises ``Damaged`` if a row would refer to nothing afterwards; the store is as it was then.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Asked behind the lock: another process may have done it while this one waited.
            found = version(connection)
            steps = [(step, sql) for step, sql in migrations() if step > found]
            if steps:
                _carry(connection, steps)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return len(steps)


def _carry(connection: Any, steps: list[tuple[int, str]]) -> None:
    """Take the steps one after the other; the rules speak of the newest tables, so they come after the last."""
    drop_rules(connection)
    looks.teach(connection)
    for step, sql in steps:
        for statement in _statements(sql):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {step}")
    astray = connection.execute("PRAGMA foreign_key_check").fetchone()
    if astray is not None:
        raise Damaged(_ASTRAY.saying(table=astray[0], row=astray[1]))
    lay_rules(connection)


_ASTRAY = Words(
    "升级数据时发现{table}第 {row} 行引用了不存在的记录；数据没有改动，请用备份恢复",
    "The store cannot be carried forward: {table} row {row} refers to nothing. It is as it was; restore a backup",
)


def drop_rules(connection: Any) -> None:
    """Take off every trigger, view and rule index, so that a migration meets bare tables."""
    laid = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    ours = set(re.findall(r"^CREATE (?:UNIQUE )?INDEX (\w+)", written_rules(), re.MULTILINE))
    for kind in ("trigger", "view", "index"):
        for found, name, _sql in laid:
            if found == kind and (kind != "index" or name in ours):
                connection.execute(f'DROP {kind.upper()} "{name}"')


def lay_rules(connection: Any) -> None:
    """Lay every rule: named ones, the overlap guard, the journal's watch; an index of an earlier text goes."""
    for name in rules_laid(connection):
        connection.execute(f'DROP INDEX "{name}"')
    for statement in _rules(connection):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {text_mark()}")


def text_mark() -> int:
    """A number for the text of this program's rules, 31 bits. Whoever changes a rule or a table writes it into ``RULES``."""
    ink = hashlib.blake2b(written_rules().encode(), digest_size=4)
    for statement in overlap.triggers():
        ink.update(statement.encode())
    for row in tables.WATCHED:
        columns = [field.column_name for field in row._meta.sorted_fields]
        for statement in watch.triggers_of(row._meta.table_name, columns):
            ink.update(statement.encode())
    return int.from_bytes(ink.digest(), "big") & 0x7FFF_FFFF


def written_rules() -> str:
    """The text of the named rules."""
    return _read("rules.sql")


def rules_due(connection: Any) -> dict[str, str]:
    """The triggers, views and indexes of the rules that must be there, each name with its statement."""
    return {found[1]: rule for rule in _rules(connection) if (found := _RULE.match(rule))}


def rules_laid(connection: Any) -> dict[str, str]:
    """The triggers, views and indexes that are there, each name with its statement; a table's own indexes left out."""
    laid = "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view', 'index') AND sql IS NOT NULL"
    own = {index._name for row in (*tables.WATCHED, *tables.LOOSE) for index in row._meta.fields_to_index()}
    return {name: sql for name, sql in connection.execute(laid).fetchall() if name not in own}


def _rules(connection: Any) -> list[str]:
    written = re.split(r"^;$", written_rules(), flags=re.MULTILINE)
    laid = [re.sub(r"^--.*\n", "", part, flags=re.MULTILINE) for part in written]
    return [rule.strip() for rule in (*laid, *overlap.triggers(), *watch.triggers(connection))]


def _statements(sql: str) -> list[str]:
    bare = "\n".join(line for line in sql.splitlines() if not line.lstrip().startswith("--"))
    return [part.strip() for part in re.split(r";\s*$", bare, flags=re.MULTILINE) if part.strip()]
