"""A program in a pseudo-terminal, as a person meets it: keys go in, frames come out, each with the time it came.

What comes is only stamped and kept while it comes; the screen is drawn from it afterwards, so that drawing
slows no clock. POSIX only; memory and idling are read from /proc, so those are known on Linux alone.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

QUIET = 0.15
"""Seconds without a byte after which nothing more is expected."""
_FRAME_ENDS = b"\x1b[?2026l"
_ANSWERS = (
    (re.compile(rb"\x1b\[c|\x1b\[0c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
)
"""What programs ask a terminal, and what this one answers."""
_NOT_DRAWN = re.compile(
    rb"\x1b\[[<=>?][0-9;]*\$?[A-Za-z]|\x1b\[[0-9;]*[ !$'\"][A-Za-z]|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b[=>]", re.DOTALL
)
"""Sequences that draw nothing and that the emulator might take for text."""


@dataclass(frozen=True)
class Painted:
    """What a key did."""

    first: float | None
    """Milliseconds from the key to the end of its first frame; None if nothing came."""
    done: float | None
    """Milliseconds to the last byte before all was quiet."""
    size: int
    """Bytes that came."""


class Terminal:
    """One program and its screen."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], columns: int = 120, rows: int = 36) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._held = b""
        self._tail = b""
        self.ready = 0.0
        """Milliseconds from the start until what ``until`` waited for stood on the screen."""
        self.shown = 0.0
        """Milliseconds from the start until anything at all stood there."""
        self._gone = False
        self.began = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(argv[0], list(argv), {**os.environ, **_MANNERS, **env})
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def until(self, pattern: str, limit: float = 30.0) -> None:
        """Wait until the pattern stands on the screen and all is quiet. Raises ``TimeoutError``.

        The first frame in which it stood is kept as ``ready``.
        """
        wanted, since = re.compile(pattern), time.perf_counter()
        while time.perf_counter() - since < limit:
            if self.ready and wanted.search(self.text()):
                return
            for at, chunk in self._read(QUIET, limit=limit):
                self._draw(chunk)
                if self.ready:
                    continue
                text, after = self.text(), (at - self.began) * 1000
                self.shown = self.shown or (after if text.strip() else 0.0)
                if wanted.search(text):
                    self.ready = after
        raise TimeoutError(f"{pattern!r} did not show:\n{self.text()}")

    def press(self, keys: str) -> Painted:
        """Type keys at once; answers what they did when all is quiet again."""
        pressed = time.perf_counter()
        os.write(self._fd, keys.encode())
        return self._painted(pressed)

    def burst(self, keys: Sequence[str], gap: float) -> float | None:
        """Type keys one after the other, ``gap`` seconds apart; milliseconds from the last one to all quiet."""
        for key in keys[:-1]:
            os.write(self._fd, key.encode())
            for _at, chunk in self._read(gap, limit=gap, whole=True):
                self._draw(chunk)
        return self.press(keys[-1]).done

    def idle(self, seconds: float) -> tuple[float, float, float] | None:
        """Do nothing: CPU milliseconds, wake-ups and bytes, each in a second; None where /proc does not tell."""
        before = self._spent()
        came = sum(len(chunk) for _, chunk in self._read(seconds, limit=seconds, whole=True))
        after = self._spent()
        if before is None or after is None:
            return None
        return (after[0] - before[0]) / seconds, (after[1] - before[1]) / seconds, came / seconds

    def spent(self) -> float | None:
        """CPU milliseconds of all its threads so far; None where /proc does not tell."""
        told = self._spent()
        return told[0] if told else None

    def memory(self) -> float | None:
        """The most memory it has had so far, in MB; None where /proc does not tell."""
        found = re.search(r"VmHWM:\s+(\d+)", self._told("status"))
        return int(found[1]) / 1024 if found else None

    def ended(self, limit: float) -> None:
        """Wait until it ends by itself. Raises ``TimeoutError``."""
        self.leave("", limit)

    def leave(self, keys: str, limit: float = 10.0) -> float:
        """Type the keys that end it; milliseconds until its process is gone. Raises ``TimeoutError``."""
        pressed = time.perf_counter()
        os.write(self._fd, keys.encode())
        while time.perf_counter() - pressed < limit:
            if self._readable(0.001):
                self._take()
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                self._gone = True
                return (time.perf_counter() - pressed) * 1000
        raise TimeoutError("it did not leave")

    def kill(self) -> None:
        """End it, if it has not left by itself."""
        if not self._gone:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def _painted(self, since: float) -> Painted:
        first: float | None = None
        last: float | None = None
        size = 0
        for at, chunk in self._read(QUIET, limit=5.0):
            self._draw(chunk)
            size += len(chunk)
            last = (at - since) * 1000
            if first is None and (_FRAME_ENDS in chunk or b"\x1b[?2026h" not in chunk):
                first = last
        return Painted(first, last, size)

    def _read(self, quiet: float, *, limit: float, whole: bool = False) -> list[tuple[float, bytes]]:
        """What comes until nothing has come for so long (or, with ``whole``, for all that time), stamped."""
        chunks: list[tuple[float, bytes]] = []
        ends = time.perf_counter() + limit
        while (left := ends - time.perf_counter()) > 0:
            if not self._readable(min(quiet, left)):
                if not whole and (chunks or quiet < left):
                    return chunks
                continue
            if not (chunk := self._take()):
                return chunks
            chunks.append((time.perf_counter(), chunk))
        return chunks

    def _readable(self, seconds: float) -> bool:
        return bool(select.select([self._fd], [], [], seconds)[0])

    def _take(self) -> bytes:
        try:
            chunk = os.read(self._fd, 1 << 16)
        except OSError:  # the other side is gone
            return b""
        asked = self._tail + chunk
        for question, answer in _ANSWERS:
            for _ in question.findall(asked):
                os.write(self._fd, answer)
        self._tail = b"" if any(question.search(asked) for question, _ in _ANSWERS) else asked[-16:]
        return chunk

    def _draw(self, chunk: bytes) -> None:
        held = self._held + chunk
        cut = held.rfind(b"\x1b")
        # A sequence may be cut in two; it is drawn when its end has come.
        whole = cut < 0 or len(held) - cut > 24 or re.match(rb"\x1b\[[0-9;?<=>]*[A-Za-z]", held[cut:]) is not None
        self._held = b"" if whole else held[cut:]
        self._stream.feed(_NOT_DRAWN.sub(b"", held if whole else held[:cut]))

    def _spent(self) -> tuple[float, int] | None:
        """CPU milliseconds and wake-ups of all its threads until now."""
        tasks = Path(f"/proc/{self.pid}/task")
        if not tasks.is_dir():
            return None
        spent, woken = 0.0, 0
        for task in tasks.iterdir():
            spent += int((task / "schedstat").read_text().split()[0]) / 1e6
            woken += int(re.findall(r"voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text())[0])
        return spent, woken

    def _told(self, name: str) -> str:
        path = Path(f"/proc/{self.pid}/{name}")
        return path.read_text() if path.is_file() else ""


# An empty PYTHONDONTWRITEBYTECODE means that bytecode is written, as it is for whoever installs the desk.
_MANNERS = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONDONTWRITEBYTECODE": ""}
