"""The indexes of the store: what every row that is written pays for."""

from pathlib import Path

from model.store import file
from model.store.database import connect
from tests.conftest import KEY


def test_no_index_is_the_beginning_of_another(empty_store: Path) -> None:
    """Every row is written into each of them: half the pages of a booking were of such."""
    twice = []
    connection = connect(empty_store / file.STORE_FILE, KEY)
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        listed = connection.execute(f'PRAGMA index_list("{table}")').fetchall()
        whole = {name: unique for _, name, unique, _, partial in listed if not partial}
        columns = {
            name: [at[2] for at in connection.execute(f'PRAGMA index_info("{name}")').fetchall()] for name in whole
        }
        plain = {name: found for name, found in columns.items() if None not in found}
        twice += [
            (name, other)
            for name, found in plain.items()
            for other, longer in plain.items()
            if name != other and not whole[name] and longer[: len(found)] == found
        ]
    connection.close()
    assert twice == []
