"""Statements are compiled once, however many others were asked in between."""

from pathlib import Path

from model.store.database import connect
from tests.conftest import KEY

OTHERS = 300
"""More than a day at the desk asks, and more than the driver keeps unless it is told."""


def test_what_is_asked_again_is_not_compiled_again(tmp_path: Path) -> None:
    connection = connect(tmp_path / "some.db", KEY)
    compiled = []

    def note(*what: object) -> int:
        """Asked whenever a statement is compiled; 0 lets it be."""
        compiled.append(what)
        return 0

    connection.set_authorizer(note)
    for number in range(OTHERS):
        connection.execute(f"SELECT {number}").fetchall()
    asked = [f"SELECT 'asked {number}'" for number in range(3)]
    for statement in asked:
        connection.execute(statement).fetchall()
    before = len(compiled)
    for statement in asked:
        connection.execute(statement).fetchall()
    assert before > OTHERS
    assert len(compiled) == before
    connection.close()
