"""Writes that the journal does not watch: drafts and the read log.

They are no change of a record, so they need no entry; but they are told as plainly when they fail.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from peewee import DatabaseError

from model.store.database import BUSY_SECONDS, desk
from model.store.trouble import trouble


@contextmanager
def keeping(*, wait: bool = True) -> Iterator[None]:
    """One transaction, or part of the one that is open. Raises ``Refused`` or ``StoreTrouble``.

    Without ``wait`` it raises ``Busy`` at once while another process writes: nobody who types waits for that.
    """
    try:
        if not wait:
            desk.execute_sql("PRAGMA busy_timeout = 0")
        with desk.atomic("IMMEDIATE"):
            yield
    except DatabaseError as error:
        from model.rules import refusal

        raise refusal(str(error)) or trouble(str(error)) from error
    finally:
        if not wait:
            desk.execute_sql(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
