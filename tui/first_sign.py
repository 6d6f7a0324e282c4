"""The desk's name on the screen before anything else is loaded: whoever pressed Enter sees at once that it comes.

Written by hand, for the screen's own modules are what the wait is for (performance, target 1). Textual then takes the
same second screen of the terminal over and gives it back; where it never gets that far, ``leave`` does.
"""

import os
import sys

_shown = False


def show(language: str) -> None:
    """Name the desk in the middle of an empty screen; nothing where no terminal would understand."""
    global _shown

    def say(zh: str, en: str) -> str:
        # As ``model.words.say``, which would take half as long to import as the rest of this.
        return zh if language == "zh" else en

    told = sys.__stderr__  # Textual draws there
    if told is None or not told.isatty() or os.name == "nt":
        return
    _shown = True
    columns, lines = os.get_terminal_size(told.fileno())
    name = say("心理辅导室值班台", "Duty Desk")
    wide = len(name) if name.isascii() else 2 * len(name)
    told.write(f"\x1b[?1049h\x1b[?25l\x1b[2J\x1b[{max(1, lines // 2)};{max(1, (columns - wide) // 2)}H{name}")
    told.flush()


def leave() -> None:
    """Give the terminal back as it was: there will be no desk. Nothing where it was not taken."""
    told = sys.__stderr__
    if _shown and told is not None:
        try:
            told.write("\x1b[?25h\x1b[?1049l")
            told.flush()
        except OSError:
            return  # the window is closed: there is no terminal to give back
