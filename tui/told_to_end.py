"""The system ends the desk: it shuts down, or its window is closed.

What is being typed is kept and the screen given back, as on leaving; no name stays on the terminal. A process that is
killed outright cannot do that.
"""

import signal
from types import FrameType
from typing import Any

from textual.app import App

SIGNALS = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""Those of them that this system has."""


def heed(app: App[Any]) -> None:
    """Leave the desk when the system says so; from the main thread only."""

    def leave(_number: int, _frame: FrameType | None) -> None:
        app.exit()
        if app._loop is not None:
            app._loop.call_soon_threadsafe(bool)  # it sleeps until its next second, and would not hear of it before

    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, leave)
