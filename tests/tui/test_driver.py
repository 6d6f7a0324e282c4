"""The input thread: it understands what arrives in pieces, knows a lone Esc, and leaves when it is told to."""

import os
import sys
from collections.abc import Iterator
from errno import EIO
from io import StringIO
from queue import Queue
from threading import Thread
from typing import Any

import pytest
from textual.driver import Driver
from textual.messages import ExitApp

from tui import driver, outlet

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the driver of POSIX terminals")


class Line:
    """A keyboard, the thread that listens to it, and what it heard."""

    def __init__(self) -> None:
        self.heard: Queue[Any] = Queue()
        self.process_message = self.heard.put
        self.keyboard, self.fingers = os.pipe()
        self.sleeper, self.waker = os.pipe()
        self.thread = Thread(target=driver._listen, args=(self, self.keyboard, self.sleeper))
        self.thread.start()

    def types(self, typed: bytes) -> None:
        """Bytes arrive."""
        os.write(self.fingers, typed)

    def key(self) -> Any:
        """The next key that was heard."""
        return self.heard.get(timeout=10).key


@pytest.fixture
def line() -> Iterator[Line]:
    """A line that is hung up afterwards."""
    line = Line()
    yield line
    if line.thread.is_alive():
        os.close(line.waker)
    line.thread.join(10)
    assert not line.thread.is_alive()
    os.close(line.sleeper)
    os.close(line.keyboard)


def test_keys_arrive_one_by_one_and_in_bursts(line: Line) -> None:
    """Letters, function keys, Ctrl chords."""
    line.types(b"a")
    assert line.key() == "a"
    line.types(b"\x1bOQ\x1a")
    assert [line.key(), line.key()] == ["f2", "ctrl+z"]


def test_a_character_in_two_pieces_is_one_character(line: Line) -> None:
    """Three bytes of a Chinese character need not come together."""
    first, rest = "张".encode()[:1], "张".encode()[1:]
    line.types(first)
    line.types(rest)
    assert line.key() == "张"


def test_a_lone_escape_is_the_escape_key(line: Line) -> None:
    """Nobody presses another key to make it known."""
    line.types(b"\x1b")
    assert line.key() == "escape"


def test_bytes_that_are_no_text_do_no_harm(line: Line) -> None:
    """A terminal in another encoding."""
    line.types(b"\xd5\xc5 a")
    assert [line.key() for _ in range(4)][-1] == "a"


def test_a_terminal_that_is_gone_ends_the_desk(line: Line) -> None:
    """Instead of listening to nothing as fast as it can."""
    os.close(line.fingers)
    assert isinstance(line.heard.get(timeout=10), ExitApp)
    line.thread.join(10)
    assert not line.thread.is_alive()


def test_a_keyboard_that_can_no_longer_be_read_ends_it_too() -> None:
    """One system tells of the closed window by an end, another by an error."""
    line, nothing = Line.__new__(Line), os.open(os.devnull, os.O_WRONLY)
    line.heard = Queue()
    line.process_message = line.heard.put
    sleeper, waker = os.pipe()
    assert driver._listen(line, nothing, sleeper)  # type: ignore[arg-type]
    assert isinstance(line.heard.get(timeout=10), ExitApp)
    for each in (sleeper, waker, nothing):
        os.close(each)


class Closed(StringIO):
    """A terminal whose window is closed after the first words."""

    def write(self, text: str) -> int:
        if self.getvalue():
            raise OSError(EIO, "Input/output error")
        return super().write(text)


def test_what_nobody_can_see_any_more_is_thrown_away() -> None:
    """The writing thread goes on: whoever draws waits for it."""
    window = Closed()
    shown = outlet.Outlet(window)
    for text in ("a", "b", "c"):
        shown.write(text)
        shown.flush()
    assert (window.getvalue(), shown.is_gone) == ("a", True)


def test_only_textuals_own_posix_driver_is_replaced() -> None:
    """Another that was asked for stays."""
    from textual.drivers.linux_driver import LinuxDriver

    class Other(Driver):
        """Somebody else's."""

    assert driver.driver_for(Other) is Other
    assert issubclass(driver.driver_for(LinuxDriver), LinuxDriver)
    assert driver.driver_for(LinuxDriver) is not LinuxDriver


class WindowsDriver:
    """As Textual's of that name, as far as its window goes."""

    drawn = ""

    def start_application_mode(self) -> None:
        """The screen is taken."""
        self.drawn += "<"

    def stop_application_mode(self) -> None:
        """It is given back."""
        self.drawn += ">"

    def write(self, data: str) -> None:
        """What is drawn in between."""
        self.drawn += data


def test_on_windows_the_window_is_called_by_our_name_too() -> None:
    """It would show the line that was typed, and who is named in it."""
    usual: Any = WindowsDriver
    window: Any = driver._titled(usual)()  # type: ignore[call-arg]
    window.start_application_mode()
    window.stop_application_mode()
    assert window.drawn == f"<{driver._TAKE_TITLE}{driver._GIVE_BACK}>"
