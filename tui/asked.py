"""What the command's line says about where the desk lies and who asks."""

import argparse
from pathlib import Path

from model.errors import Unclear
from model.words import Words


def data_folder(asked: argparse.Namespace) -> Path:
    """The folder of the desk that was asked for."""
    if asked.data is not None:
        return Path(asked.data)
    from model.desk import default_folder

    return default_folder()


def secret_in(path: str) -> str:
    """The first line of a password file. Raises ``Unclear`` if it cannot be read or is empty."""
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        words = Words("口令文件读不出来：{path}", "The password file cannot be read: {path}")
        raise Unclear(words.saying(path=path)) from error
    if not lines or not lines[0].strip():
        raise Unclear(Words("口令文件是空的：{path}", "The password file is empty: {path}").saying(path=path))
    return lines[0].strip()
