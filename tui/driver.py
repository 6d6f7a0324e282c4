"""The terminal, where Textual's own driver costs time: it sleeps until something is typed and leaves at once.

Textual's input thread looks up ten times a second, and on leaving is waited for until it looks up again:
a tenth of a second at every exit. This one waits for the keyboard *or* for a pipe that leaving closes, so
an idle desk is woken by nobody and goodbye takes milliseconds (performance targets 17 and 18). The
window's title is ours while the desk is open, without a name in it, and the old one comes back afterwards.
A window that is closed ends the desk, see ``tui.outlet``.

Only for terminals of the POSIX kind; on Windows the desk keeps Textual's driver but for the title, see ``driver_for``.
"""

import os
import select
import sys
from codecs import getincrementaldecoder
from typing import Any

from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.driver import Driver
from textual.messages import ExitApp

from tui.outlet import OutlivingDriver

TITLE = "Duty Desk"
"""What the terminal's window is called: never a name of a school or a person (issue 3 §4)."""

_TAKE_TITLE = f"\x1b[22;0t\x1b]2;{TITLE}\x07"
_GIVE_BACK = "\x1b[23;0t"


def driver_for(usual: type[Driver]) -> type[Driver]:
    """The driver to use in place of Textual's choice: ours for its own of a terminal, else that choice itself."""
    return _titled(usual) if sys.platform == "win32" else _waking(usual)


def _titled(usual: type[Driver]) -> type[Driver]:
    if usual.__name__ != "WindowsDriver":
        return usual
    base: Any = usual

    class TitledDriver(base):  # type: ignore[misc]
        """The same, whose window is called by our name."""

        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write(_TAKE_TITLE)

        def stop_application_mode(self) -> None:
            self.write(_GIVE_BACK)
            super().stop_application_mode()

    return TitledDriver


def _waking(usual: type[Driver]) -> type[Driver]:
    from textual.drivers.linux_driver import LinuxDriver

    if usual is not LinuxDriver:
        return usual

    class WakingDriver(OutlivingDriver, LinuxDriver):
        """``LinuxDriver`` with an input thread that is woken, not polled."""

        _waker: int | None = None

        def start_application_mode(self) -> None:
            self._sleeper, self._waker = os.pipe()
            super().start_application_mode()  # type: ignore[no-untyped-call]
            self.write(_TAKE_TITLE)

        def stop_application_mode(self) -> None:
            self.write(_GIVE_BACK)
            super().stop_application_mode()

        def disable_input(self) -> None:
            """Wake the input thread for the last time, then let Textual take leave of it."""
            if self._waker is not None:
                os.close(self._waker)
                self._waker = None
            super().disable_input()

        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except Exception as error:  # noqa: BLE001 - it is told where the desk is left, see ``tui.crash``
                self._app.call_later(self._app._handle_exception, error)

        def run_input_thread(self) -> None:
            """Turn what is typed into messages until the pipe is closed."""
            sleeper = self._sleeper
            try:
                self.is_deaf = _listen(self, self.fileno, sleeper)
            finally:
                os.close(sleeper)

    return WakingDriver


def _listen(driver: Driver, keyboard: int, sleeper: int) -> bool:
    """Until the pipe is closed or nothing is left to listen to; answers whether it was that."""
    parser = XTermParser()
    decode = getincrementaldecoder("utf-8")(errors="replace").decode
    patience: float | None = None
    while True:
        ready: list[Any] = select.select([keyboard, sleeper], [], [], patience)[0]
        if sleeper in ready:
            return False
        if keyboard in ready:
            typed = _read(keyboard)
            if not typed:
                driver.process_message(ExitApp())
                return True
            if text := decode(typed):
                for message in parser.feed(text):
                    driver.process_message(message)
        for message in parser.tick():
            driver.process_message(message)
        # A lone Esc is known for one only when nothing has followed it for a while.
        patience = ESCAPE_DELAY + 0.005 if keyboard in ready else None


def _read(keyboard: int) -> bytes:
    """What was typed; nothing where the terminal is gone, which one system tells by an end and another by an error."""
    try:
        return os.read(keyboard, 4096)
    except OSError:
        return b""
