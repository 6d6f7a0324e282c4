"""Puts a file into the world whole or not at all.

The bytes go to a name of their own in the same folder, onto the disk, and only then take the
place of whatever was there; a reader sees the old file or the new one, never half of either.
"""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from model.errors import DeskError, NotFound
from model.store import whole
from model.words import Words


class Ready:
    """A file that lies on the disk complete and waits for its name; used as a context, it leaves nothing behind."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        self._waiting: Path | None = _on_disk(path, content)

    def __enter__(self) -> "Ready":
        return self

    def __exit__(self, *_: object) -> None:
        if self._waiting is not None:
            self._waiting.unlink(missing_ok=True)

    def put(self) -> None:
        """Give it its name, over an older file. Raises ``DeskError`` where another program holds that one."""
        assert self._waiting is not None
        try:
            os.replace(self._waiting, self._path)
        except OSError as error:
            raise _cannot(self._path, error) from error
        self._waiting = None
        _keep_the_name(self._path.parent)


def write(path: Path, content: bytes) -> None:
    """Write a whole file. Raises ``NotFound`` without the folder, ``DeskError`` where it cannot be written."""
    with Ready(path, content) as ready:
        ready.put()


def _on_disk(path: Path, content: bytes) -> Path:
    if not path.parent.is_dir():
        told = Words("没有文件夹「{folder}」，请检查路径", "There is no folder “{folder}”; check the path")
        raise NotFound(told.saying(folder=path.parent), "path")
    if path.is_dir():
        told = Words("「{path}」是文件夹，请写上文件名", "“{path}” is a folder; add a file name")
        raise DeskError(told.saying(path=path), "path")
    waiting = ""
    try:
        handle, waiting = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}-", suffix=".part")
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if waiting:
            Path(waiting).unlink(missing_ok=True)
        raise _cannot(path, error) from error
    return Path(waiting)


def _keep_the_name(folder: Path) -> None:
    """Put the folder's new entry onto the disk too, where the system lets a folder be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    # Some network folders cannot be synced; the file itself is on the disk already.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _cannot(path: Path, error: OSError) -> DeskError:
    if error.errno == errno.ENOSPC:
        told = Words(
            "磁盘已满，没有写「{file}」；请腾出空间，或换一个磁盘",
            "The disk is full, “{file}” was not written; free space, or choose another disk",
        )
        return DeskError(told.saying(file=path.name), "path")
    told = Words(
        "写不了「{file}」（{why}）；若正在 Excel 或 WPS 中打开，请先关闭，或换一个文件夹",
        "“{file}” cannot be written ({why}); close it in Excel or WPS first, or choose another folder",
    )
    return DeskError(told.saying(file=path.name, why=whole.why(error)), "path")
