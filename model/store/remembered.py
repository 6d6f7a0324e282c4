"""What was read from the store and is still so.

The journal tells when it is not: whoever changes a row of a watched table, in this process or in
another, by a verb, an undo or an import, leaves a change behind. So asking costs one look at the
end of the journal, and the tables are read again only when one of them really changed.
"""

from collections.abc import Callable, Generator, Iterator
from typing import Any, Generic, TypeVar

from model.store.database import desk
from model.store.tables import Row

Answer = TypeVar("Answer")

_NEWEST = "SELECT coalesce(max(id), 0) FROM journal_change"
_BEFORE = """
SELECT coalesce(min(c.id) - 1, (SELECT coalesce(max(id), 0) FROM journal_change))
FROM journal_change c WHERE c.entry = (SELECT max(id) FROM journal_entry)
"""


def _newest() -> int:
    return int(desk.execute_sql(_NEWEST).fetchone()[0])


class Remembered(Generic[Answer]):
    """An answer kept until one of its tables changes, or another store is opened."""

    def __init__(self, read: Callable[[], Answer], *tables: type[Row]) -> None:
        self._read = read
        self._kept: tuple[Answer] | None = None
        self._connection: Any = None
        self._newest = 0
        marks = ", ".join(f"'{table._meta.table_name}'" for table in tables)
        # The plus keeps SQLite off the index by noun, which would be walked from its beginning.
        self._touched = f"SELECT 1 FROM journal_change WHERE id > ? AND +noun IN ({marks}) LIMIT 1"

    def __call__(self) -> Answer:
        """The answer as the store has it now."""
        inside = desk.in_transaction()
        connection, newest = desk.connection(), _newest()
        if self._kept is not None and self._holds(connection, newest):
            if not inside:
                self._newest = newest
            return self._kept[0]
        answer = self._read()
        # What the change under way did itself may yet be rolled back: kept is only what stood before it.
        since = int(desk.execute_sql(_BEFORE).fetchone()[0]) if inside else newest
        if since == newest or not self._is_touched(since):
            self._kept, self._connection, self._newest = (answer,), connection, since
        return answer

    @property
    def is_kept(self) -> bool:
        """Whether the answer is there and still so."""
        return self._kept is not None and self._holds(desk.connection(), _newest())

    def in_steps(self, read: Generator[None, None, Answer]) -> Iterator[None]:
        """Read a little at a time, before anybody asks; who asks meanwhile does not wait for it, and it is let go."""
        connection, newest = desk.connection(), _newest()
        before = self._kept
        answer = yield from read
        if self._kept is before and desk.connection() is connection:
            self._kept, self._connection, self._newest = (answer,), connection, newest

    def forget(self) -> None:
        """Read again the next time, whatever the journal says."""
        self._kept = None
        self._connection = None

    def _holds(self, connection: Any, newest: int) -> bool:
        """Whether what was kept is of this store, and none of its tables has changed."""
        if connection is not self._connection or newest < self._newest:
            return False
        return newest == self._newest or not self._is_touched(self._newest)

    def _is_touched(self, since: int) -> bool:
        """Whether one of the tables has changed after this line of the journal."""
        return desk.execute_sql(self._touched, (since,)).fetchone() is not None
