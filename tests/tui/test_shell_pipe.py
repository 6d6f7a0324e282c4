"""What a command prints goes into a pipe: in UTF-8 whatever the system's code page, and to a reader who may leave."""

import errno
import io
import os
import subprocess
import sys

import pytest

from tui.shell.run import _reader_has_gone


class Pipe(io.StringIO):
    """Standard output that somebody reads, or not any more."""

    is_closed_there = False

    def flush(self) -> None:
        """As Windows does it."""
        if self.is_closed_there:
            raise OSError(errno.EINVAL, "Invalid argument")


def has_gone(error: OSError, system: str, pipe: Pipe) -> bool:
    with pytest.MonkeyPatch.context() as there:
        there.setattr(os, "name", system)
        there.setattr(sys, "stdout", pipe)
        return _reader_has_gone(error)


def test_a_reader_who_left_is_told_from_an_error_of_the_disk() -> None:
    closed, wrong = Pipe(), OSError(errno.EINVAL, "Invalid argument")
    closed.is_closed_there = True
    assert has_gone(BrokenPipeError(), "posix", Pipe())
    assert has_gone(wrong, "nt", closed)
    assert not has_gone(wrong, "nt", Pipe())
    assert not has_gone(wrong, "posix", closed)
    assert not has_gone(OSError(errno.EIO, "failed"), "nt", closed)


@pytest.mark.parametrize("words", [["--help"], ["roster"], ["agenda", "--data", "nowhere"]])
def test_no_code_page_stops_a_command_or_garbles_it(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui.entry", "--lang", "zh", *words],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    told = (done.stdout + done.stderr).decode("utf-8")
    assert any("\u4e00" <= letter <= "\u9fff" for letter in told)
    assert "?" not in told
    assert "UnicodeEncodeError" not in told
