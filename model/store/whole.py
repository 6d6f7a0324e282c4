"""Small files that are there whole or not at all: the old bytes or the new ones, also after a power cut."""

import contextlib
import os
from pathlib import Path


def put(path: Path, content: bytes) -> None:
    """Write a file of the desk's own, readable to its owner only where the system knows owners. Raises ``OSError``."""
    fresh = path.with_name(path.name + ".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with open(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    move(fresh, path)


def move(path: Path, target: Path) -> None:
    """Give a file that is on the disk another name in the same folder, over whatever had it. Raises ``OSError``."""
    os.replace(path, target)
    if not hasattr(os, "O_DIRECTORY"):
        return
    # Some network folders cannot be synced; the file itself is on the disk already.
    with contextlib.suppress(OSError):
        handle = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
