"""One window at a time: a lock of the system's on an empty file, which ends with the process that held it.

The file stays: taken away under a window that waits for it, it would be of no use to that one.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def held(path: Path, seconds: int) -> Iterator[None]:
    """Keep other windows out of here; waits so long for another, then raises SQLite's "locked".

    It waits second by second, so that who grows tired of it can interrupt.
    """
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(str(path), timeout=1, isolation_level=None)) as mutex:
        for left in reversed(range(max(1, seconds))):
            try:
                mutex.execute("BEGIN EXCLUSIVE")
                break
            except dbapi2.OperationalError as error:
                if "locked" not in str(error) or not left:
                    raise
        yield
