"""Puts a file into the world whole or not at all.

The bytes go to a name of their own in the same folder, onto the disk, and only then take the
place of whatever was there; a reader sees the old file or the new one, never half of either.
"""

import errno
import os
import tempfile
from pathlib import Path

from model.errors import DeskError, NotFound
from model.store import whole
from model.words import Words

IS_WINDOWS = os.name == "nt"
_FORBIDDEN = '<>:"|?*'
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}


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
            whole.move(self._waiting, self._path)
        except OSError as error:
            raise _cannot(self._path, error) from error
        self._waiting = None


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
    _need_a_name(path.name)
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


def _need_a_name(name: str) -> None:
    """Refuse what Windows takes for something else: ``a:b.xlsx`` would be a hidden part of a file ``a``. Raises ``DeskError``."""
    if not IS_WINDOWS:
        return
    if found := next((each for each in name if each in _FORBIDDEN or each < " "), ""):
        told = Words("文件名里不能有「{found}」：{name}", "A file's name cannot hold “{found}”: {name}")
        raise DeskError(told.saying(found=found, name=name), "path")
    if name.partition(".")[0].strip().upper() in _DEVICES:
        told = Words("「{name}」在 Windows 上是设备名，请换一个", "“{name}” is the name of a device; take another")
        raise DeskError(told.saying(name=name), "path")


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
