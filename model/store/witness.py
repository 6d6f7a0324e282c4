"""What was last on the disk: a line beside the store, so that a store that lost something is noticed.

A killed desk leaves its last changes in the write-ahead log. SQLite takes of a log that was cut or changed what is
whole and says nothing of the rest. So after each commit the number, the seal and the time of the newest entry are
written here, and how many looks were logged. Never before: what stands here was on the disk. It is not waited for,
so after a power cut, or with two windows, it may be a little behind the store; ahead of it, it proves a loss.
No name stands in it, and only the store's key can make its last column.
"""

import hashlib
import hmac
import os
from contextlib import suppress
from pathlib import Path

from model.named import NamedTuple

WITNESS_FILE = "desk.last"
_BYTES = 192
"""Always written whole and in one piece, filled up with blanks."""


class Last(NamedTuple):
    """The newest things a store is known to have held."""

    entry: int
    """Number of the newest entry of the journal; 0 before the first."""
    seal: str
    """Its seal."""
    at: str
    """Its instant, UTC."""
    looks: int
    """Number of the newest line of who looked; 0 before the first."""


NOTHING = Last(0, "-", "-", 0)


class _Pen:
    """The file of the store that is open in this process."""

    handle: int | None = None
    key = b""
    last = NOTHING


_pen = _Pen()


def read(folder: Path, key: bytes) -> Last | None:
    """What is known of the store in ``folder``; None without a line, or one that this key did not make.

    Ask before the store is read: what another window writes in between is on the disk before it stands here.
    """
    try:
        told = (folder / WITNESS_FILE).read_bytes()[:_BYTES].decode("ascii").split()
        entry, seal, at, looks, mark = told
        last = Last(int(entry), seal, at, int(looks))
    except (OSError, ValueError):
        return None
    return last if hmac.compare_digest(mark, _mark(last, key)) else None


def follow(folder: Path, key: bytes, last: Last) -> None:
    """From now on write down what the store in ``folder`` holds; it holds ``last``."""
    let_go()
    # Where nothing can be written the store is not written either, or does without a witness.
    with suppress(OSError):
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        _pen.handle = os.open(folder / WITNESS_FILE, flags, 0o600)
    _pen.key = key
    _write(last)


def let_go() -> None:
    """The store is closed."""
    handle, _pen.handle, _pen.last = _pen.handle, None, NOTHING
    if handle is not None:
        with suppress(OSError):
            os.close(handle)


def written(entry: int, seal: str, at: str) -> None:
    """An entry is on the disk."""
    _write(_pen.last._replace(entry=entry, seal=seal, at=at))


def looked(number: int) -> None:
    """A line of who looked is on the disk."""
    _write(_pen.last._replace(looks=number))


def _write(last: Last) -> None:
    _pen.last = last
    if _pen.handle is None:
        return
    line = f"{last.entry} {last.seal} {last.at} {last.looks} {_mark(last, _pen.key)}"
    # The change itself is on the disk: a witness that cannot be written falls behind, and that is no fault.
    with suppress(OSError):
        os.lseek(_pen.handle, 0, os.SEEK_SET)
        os.write(_pen.handle, line.ljust(_BYTES - 1).encode("ascii") + b"\n")


def _mark(last: Last, key: bytes) -> str:
    told = " ".join(map(str, last)).encode()
    return hashlib.blake2b(told, key=key, person=b"desk.last", digest_size=16).hexdigest()
