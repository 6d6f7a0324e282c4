"""Whether the rules that lie in a store are those of this program, and laying them again where they are not.

The text of a rule may change between two releases that share a schema version. So a store keeps, in the number
that SQLite gives a file for its application, by which text its rules were laid. Another number means another
release laid them: they are laid again when the store is opened, and the journal says which were different. The
right number over other rules means that somebody changed them since: that is left for ``file.check`` to tell.
"""

from typing import Any

from model.store import journal, schema
from model.store.database import desk
from model.words import Words

NAMES_KEPT = 60
"""So many names of rules the entry keeps of each kind; a new release may have changed them all."""


def is_ours(connection: Any) -> bool:
    """Whether the store's rules were laid by this program, so that they can be held against its text."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0]) == schema.RULES


def lay_again() -> bool:
    """Lay the rules of the open store again if another release laid them; answers whether it was needed.

    One transaction: another process sees the old rules or the new, and whoever comes second finds nothing to do.
    """
    connection = desk.connection()
    if is_ours(connection):
        return False
    with desk.atomic("IMMEDIATE"):
        # Asked again behind the lock: another process may have done it while this one waited.
        if is_ours(connection):
            return False
        found = differences(connection)
        schema.drop_rules(connection)
        schema.lay_rules(connection)
        if any(found.values()):
            _tell(found)
    return True


def differences(connection: Any) -> dict[str, list[str]]:
    """The names of rules that are missing, changed, or none of this program's."""
    there, due = schema.rules_laid(connection), schema.rules_due(connection)
    return {
        "missing": sorted(due.keys() - there.keys()),
        "changed": sorted(name for name in due.keys() & there.keys() if due[name] != there[name]),
        "unknown": sorted(there.keys() - due.keys()),
    }


def wrong(connection: Any) -> list[Words]:
    """What is wrong with rules that this program laid; nothing is said of another release's, which are laid again."""
    if not is_ours(connection):
        return []
    told = {
        "missing": Words("规则缺失：{name}", "A rule is missing: {name}"),
        "changed": Words("规则被改动：{name}", "A rule was changed: {name}"),
        "unknown": Words("规则多余：{name}", "A rule was added: {name}"),
    }
    return [told[kind].saying(name=name) for kind, names in differences(connection).items() for name in names]


def _tell(found: dict[str, list[str]]) -> None:
    """The entry in the journal: what was put right, by name."""
    words = Words(
        "重新铺设了数据规则：缺失 {missing}，不同 {changed}，多余 {unknown}",
        "Laid the rules of the store again: {missing} missing, {changed} different, {unknown} too many",
    ).saying(**{kind: len(names) for kind, names in found.items()})
    details = {kind: names[:NAMES_KEPT] for kind, names in found.items() if names}
    with journal.writing("desk.rules", words, kind="record", details=details):
        pass
