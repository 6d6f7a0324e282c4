"""Every rule is the database's own: it refuses whoever writes, and the refusal has a sentence."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from model.rules import FIELDS, RULES, refusal
from tests.store.breaking import DESK, SAID_IN_PYTHON, Step, take
from tests.store.breaking_care import CARE
from tests.store.breaking_committee import COMMITTEE

BREAKS = {**DESK, **COMMITTEE, **CARE}
RAISED = re.compile(r"RAISE\(ABORT, '([^']+)'\)")
NAMED = re.compile(r'CONSTRAINT "?(\w+)"? CHECK')


@pytest.mark.parametrize(
    ("rule", "steps"),
    [pytest.param(rule, steps, id=f"{rule}-{n}") for rule, ways in BREAKS.items() for n, steps in enumerate(ways)],
)
def test_the_database_refuses_it_whoever_writes(raw: Any, rule: str, steps: Sequence[Step]) -> None:
    """All steps but the last are good; the last one breaks the rule, and no other."""
    with pytest.raises(dbapi2.IntegrityError) as told:
        take(raw, steps)
    refused = refusal(str(told.value))
    assert refused is not None, f"no sentence for: {told.value}"
    assert refused.rule == rule


def test_every_rule_is_tried() -> None:
    assert RULES.keys() - SAID_IN_PYTHON == BREAKS.keys()


def test_every_rule_of_the_schema_has_a_sentence(raw: Any) -> None:
    """CHECKs, triggers and unique indexes, as the database itself lists them."""
    named: set[str] = set()
    for kind, name, sql in raw.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall():
        named |= set(NAMED.findall(sql)) | set(RAISED.findall(sql))
        assert kind != "table" or sql.count("CHECK") == len(NAMED.findall(sql)), f"{name} has a CHECK without a name"
        if kind == "index" and sql.startswith("CREATE UNIQUE"):
            named.add(_told_of(raw, name))
    assert sorted(named - RULES.keys()) == []
    assert sorted(RULES.keys() - named - SAID_IN_PYTHON - {"foreign_key"}) == []


def _told_of(raw: Any, index: str) -> str:
    """What SQLite calls a unique index when it refuses: its columns, or its name where it has an expression."""
    (table,) = raw.execute("SELECT tbl_name FROM sqlite_master WHERE name = ?", (index,)).fetchone()
    columns = [row[2] for row in raw.execute(f'PRAGMA index_info("{index}")').fetchall()]
    return index if None in columns else ", ".join(f"{table}.{column}" for column in columns)


def test_a_sentence_says_something_in_both_languages() -> None:
    for rule, words in RULES.items():
        assert words.zh.strip(), rule
        assert words.en.strip(), rule
        assert words.zh != words.en, rule


def test_every_field_that_a_rule_speaks_of_belongs_to_a_rule() -> None:
    assert FIELDS.keys() - RULES.keys() == set()


@pytest.mark.parametrize("told", ["", "disk I/O error", "CHECK constraint failed: nobody_knows", "no such table: x"])
def test_what_is_no_rule_of_ours_is_not_taken_for_one(told: str) -> None:
    assert refusal(told) is None
