"""Small files that are there whole or not at all: the old bytes or the new ones, also after a power cut."""

import contextlib
import errno
import os
import time
from pathlib import Path

from model.words import Words

WAITS = (0.02, 0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
"""Seconds between two tries. Windows renames no file that another program reads; a scanner for viruses does, for a moment."""

_FULL = Words("磁盘已满", "the disk is full")
_FORBIDDEN = Words("没有权限，或正被另一个程序使用", "no right to it, or another program has it open")
_WHY = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: Words("文件太大", "the file is too large"),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: Words("磁盘是只读的", "the disk is read-only"),
    errno.EIO: Words("磁盘读写出错", "the disk failed"),
    errno.ENOENT: Words("文件或文件夹不在了", "the file or folder is not there"),
    errno.EEXIST: Words("有同名的文件", "a file has that name"),
    errno.ENOTDIR: Words("路径上有一个同名的文件", "a file stands where a folder should be"),
}


def why(error: OSError) -> Words:
    """What the disk said, for a sentence; what is rare, in the system's own words."""
    said = error.strerror or str(error) or type(error).__name__
    return _WHY.get(error.errno or 0, Words(said, said))


def put(path: Path, content: bytes) -> None:
    """Write a file of the desk's own, readable to its owner only where the system knows owners. Raises ``OSError``."""
    fresh = path.with_name(path.name + ".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        move(fresh, path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def move(path: Path, target: Path) -> None:
    """Give a file that is on the disk another name in the same folder, over whatever had it. Raises ``OSError``."""
    _rename(path, target)
    if not hasattr(os, "O_DIRECTORY"):
        return
    # Some network folders cannot be synced; the file itself is on the disk already.
    with contextlib.suppress(OSError):
        handle = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _rename(path: Path, target: Path) -> None:
    for seconds in WAITS:
        try:
            os.replace(path, target)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    os.replace(path, target)
