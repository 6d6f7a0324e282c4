"""What only the database speaks stays in the store: outside it there is no SQL and nothing that takes it."""

import ast
import re

import pytest

from tests.house.rooms import Source, name_of_call, sources

OUTSIDE = [source for source in sources() if not source.module.startswith("model.store")]
SPEAKS = re.compile(r"\b(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA|CREATE (TABLE|TRIGGER|INDEX))\b")
"""How a statement is known; no sentence for a person is in capitals."""
TAKES = frozenset({"execute_sql", "executescript", "executemany"})


@pytest.mark.parametrize("source", OUTSIDE, ids=lambda source: source.module)
def test_only_the_store_speaks_sql(source: Source) -> None:
    said = [each.where for each in source.literals() if SPEAKS.search(each.text)]
    called = [source.at(node) for node in ast.walk(source.tree) if name_of_call(node) in TAKES]
    assert not [*said, *called], "\n".join([*said, *called])
