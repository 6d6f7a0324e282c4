"""The command ``dutydesk``: reads the line it was called with, then opens the desk or does one thing and leaves.

Nothing heavy is imported here: ``--help`` and ``--version`` answer at once, and the desk's own start
pays only for what its first screen shows.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from model.words import Language, speak


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``dutydesk`` with these words; answers the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    speak(_language(words))
    from tui.shell.lines import parser

    asked = parser().parse_args(words)
    if asked.command is None:
        return _open(asked)
    from tui.shell.run import run

    return run(asked)


def _open(asked: argparse.Namespace) -> int:
    gc.disable()  # until the first frame is on the screen; the app turns it on again
    os.environ.setdefault("TEXTUAL_FPS", "240")
    from tui.launch import launch

    return launch(asked)


def _language(words: Sequence[str]) -> Language:
    """Chinese in a Chinese locale, English otherwise; ``--lang`` and ``DUTYDESK_LANG`` say otherwise."""
    for place, word in enumerate(words):
        told = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and place + 1 < len(words):
            told = words[place + 1]
        if told in ("zh", "en"):
            return "zh" if told == "zh" else "en"
    told = os.environ.get("DUTYDESK_LANG", "")
    if not told:
        told = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not told and sys.platform == "win32":
        import locale

        told = locale.getlocale()[0] or ""
    return "zh" if told.lower().startswith(("zh", "chinese")) else "en"


if __name__ == "__main__":
    sys.exit(main())
