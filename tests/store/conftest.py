"""One school for all the tests that write past Python and take everything back."""

from collections.abc import Iterator
from typing import Any

import pytest

from model import clock, session
from model.store import file
from model.store.database import connect
from tests.conftest import KEY, WEDNESDAY
from tests.founding import found


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A connection to the school's store that Python's journal knows nothing of; afterwards the store is whole."""
    folder = tmp_path_factory.mktemp("school")
    with clock.stopped_at(WEDNESDAY):
        file.create(folder, KEY)
        session.found_school()
        found()
    file.close()
    session.stand_up()
    connection = connect(folder / file.STORE_FILE, KEY)
    yield connection
    assert file.check(connection) == []
    connection.close()
