"""The real command on a desk, in the process of the test, and a disk with as little room as one likes."""

import io
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from model.words import speak
from tui.entry import main


@dataclass
class Done:
    """What a command said, and its exit code."""

    code: int
    out: str


def run(folder: Path, *words: str, lang: str = "en") -> Done:
    """The real command on a desk, in this process."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        code = main(["--data", str(folder), "--lang", lang, *words])
    speak("zh")
    return Done(code, out.getvalue())


def said(done: Done, *texts: str, code: int = 6) -> None:
    """It went wrong in a sentence, with an exit code of its own."""
    assert done.code == code, done.out
    for text in texts:
        assert text in done.out, done.out


@contextmanager
def small_disk(where: Path, kilobytes: int) -> Iterator[Path]:
    """A file system of so many kilobytes; skips where this user may make none."""
    where.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(where)], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("no right to mount a small file system here")
    try:
        yield where
    finally:
        subprocess.run(["umount", "-l", str(where)], check=True)
