"""What the command's line says about where the desk lies and who asks."""

import codecs
from pathlib import Path
from typing import Protocol

from model.errors import Unclear
from model.named import NamedTuple
from model.words import Words


class Asked(NamedTuple):
    """What a start of the desk was asked with."""

    data: str | None = None
    """The folder of the desk; None is the usual one."""
    name: str | None = None
    """Who opens it."""
    password_file: str | None = None
    """The file whose first line is the password."""


class WithData(Protocol):
    """A line that may name a folder."""

    @property
    def data(self) -> str | None:
        """The folder, or None."""


def data_folder(asked: WithData) -> Path:
    """The folder of the desk that was asked for."""
    if asked.data is not None:
        return Path(asked.data)
    from model.desk import default_folder

    return default_folder()


def secret_in(path: str) -> str:
    """The first line of a password file. Raises ``Unclear`` if it cannot be read or is empty."""
    try:
        lines = _as_text(Path(path).read_bytes()).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        words = Words("口令文件读不出来：{path}", "The password file cannot be read: {path}")
        raise Unclear(words.saying(path=path)) from error
    if not lines or not lines[0].strip():
        raise Unclear(Words("口令文件是空的：{path}", "The password file is empty: {path}").saying(path=path))
    return lines[0].strip()


def _as_text(written: bytes) -> str:
    """What an editor wrote: UTF-8, the UTF-16 of PowerShell's ``>``, or the GBK of a Chinese Windows. Raises ``UnicodeDecodeError``."""
    if written.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return written.decode("utf-16")
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError:
        return written.decode("gb18030")
