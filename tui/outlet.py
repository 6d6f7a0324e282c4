"""Where the desk draws: a terminal that may be gone at any byte, or take no more.

Textual's writing thread ends at the first byte that a closed window refuses; from then on whoever draws waits for
ever, with the store open, and no signal ends that. This one throws away what cannot be shown, and whoever leaves
waits for a terminal that has stopped taking anything no longer than ``PATIENCE``.
"""

from queue import Full
from typing import IO, Any

from textual.app import App
from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread

PATIENCE = 1.0
"""Seconds for which whoever leaves waits for a terminal that takes nothing; one that is merely slow is waited for."""


class Outlet:
    """The file the writing thread writes to, for as long as it is there."""

    def __init__(self, terminal: IO[str]) -> None:
        self._terminal = terminal
        self.is_gone = False
        """Whether nobody sees any more what is drawn."""

    def write(self, text: str) -> None:
        """Draw it, or throw it away where the window is closed."""
        if not self.is_gone:
            try:
                self._terminal.write(text)
            except OSError:
                self.is_gone = True

    def flush(self) -> None:
        """Let everything that was written go out."""
        if not self.is_gone:
            try:
                self._terminal.flush()
            except OSError:
                self.is_gone = True

    def fileno(self) -> int:
        """The terminal's own."""
        return self._terminal.fileno()


class OutlivingDriver(Driver):
    """What a driver of Textual's with a writing thread does besides, to outlive its terminal; it comes before that one."""

    _file: Any
    _writer_thread: WriterThread | None
    _is_aside = False
    is_deaf = False
    """Whether nobody can type any more."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._file = self._outlet = Outlet(self._file)

    @property
    def is_gone(self) -> bool:
        """Whether the terminal is: nobody types there, or nobody sees what is drawn."""
        return self.is_deaf or self._outlet.is_gone

    def suspend_application_mode(self) -> None:
        """Put aside (``kill -TSTP``): the terminal is the shell's meanwhile."""
        super().suspend_application_mode()
        self._is_aside = True

    def resume_application_mode(self) -> None:
        """Come back, if it was put aside: a window that is closed tells its programs to go on, and they never stopped."""
        if self._is_aside:
            self._is_aside = False
            super().resume_application_mode()

    def write(self, data: str) -> None:
        """Draw it, if anybody can see it."""
        self._hand_over(data)

    def close(self) -> None:
        """Wait until everything is drawn, unless the terminal takes nothing more."""
        writer = self._writer_thread
        if writer is None or not self._hand_over(None):
            return
        while writer.is_alive():
            left = writer._queue.qsize()
            writer.join(PATIENCE)
            if self._is_leaving and writer.is_alive() and writer._queue.qsize() == left:
                self._outlet.is_gone = True
                return

    @property
    def _is_leaving(self) -> bool:
        return self._app._exit or self._app._exception is not None or self.is_deaf

    def _hand_over(self, text: str | None) -> bool:
        """Give the writing thread something to draw; None is the last. In leaving it waits once, and then no more."""
        writer = self._writer_thread
        assert writer is not None, "the desk is not on the screen"
        while not (self._is_leaving and self._outlet.is_gone and writer._queue.full()):
            try:
                writer._queue.put(text, timeout=PATIENCE)
            except Full:
                self._outlet.is_gone = self._outlet.is_gone or self._is_leaving
            else:
                return True
        return False


def is_gone(app: App[Any]) -> bool:
    """Whether the terminal of a desk that was left is gone, as far as anybody knows."""
    return isinstance(app._driver, OutlivingDriver) and app._driver.is_gone
