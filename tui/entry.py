"""The command ``dutydesk``: reads the line it was called with, then opens the desk or does one thing and leaves.

Nothing is imported here but what the interpreter has loaded already: the desk's name stands on the screen before the
rest is read, ``--help`` and ``--version`` answer at once, and a start pays only for what its first screen shows.
"""

import gc
import os
import sys

from tui import first_sign

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.words import Language
    from tui.asked import Asked

PLACES = {"--data": "data", "--as": "name", "--password-file": "password_file", "--lang": "lang"}
"""What a start of the desk may be told, and what it is called in ``Asked``."""


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run ``dutydesk`` with these words; answers the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    language = _language(words)
    plain = _plain(words)
    if plain is not None:
        first_sign.show(language)
    try:
        return _run(words, language, plain)
    except Exception as error:  # noqa: BLE001 - whatever it is, Python would print its message, which may be a name
        first_sign.leave()
        from tui.crash import tell

        tell(error)
        return 1
    except BaseException:
        first_sign.leave()
        raise


def _run(words: list[str], language: "Language", plain: dict[str, str] | None) -> int:
    from model.words import speak
    from tui.asked import Asked

    speak(language)
    if plain is not None:
        return _open(Asked(**plain))
    from tui.shell.lines import parser

    _speak_utf8()
    told = parser().parse_args(words)
    if told.command is None:
        return _open(Asked(told.data, told.name, told.password_file))
    from tui.shell.run import run

    return run(told)


def _speak_utf8() -> None:
    """A script reads UTF-8 whatever the system's code page is, and no letter that one lacks stops a command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _plain(words: list[str]) -> dict[str, str] | None:
    """What a start of the desk asks for, read without ``argparse``; None where that has to read the line."""
    told: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        value = next(rest, None) if word in PLACES else None
        if value is None or value.startswith("-"):
            return None
        told[PLACES[word]] = value
    if told.pop("lang", "zh") not in ("zh", "en"):
        return None
    return told


def _open(asked: "Asked") -> int:
    gc.disable()  # until the first frame is on the screen; the app turns it on again
    os.environ.setdefault("TEXTUAL_FPS", "240")
    os.environ.setdefault("ESCDELAY", "50")
    for name in ("TEXTUAL", "TEXTUAL_LOG"):  # with these Textual would write into a file what is typed and shown
        os.environ.pop(name, None)
    from model.absent import absent

    with absent("ssl"):  # asyncio would load it, and the desk speaks to no network
        import asyncio  # noqa: F401
    from tui.launch import launch

    return launch(asked)


def _language(words: list[str]) -> "Language":
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

        try:
            told = locale.getlocale()[0] or ""
        except ValueError:  # a region that Python has no name for
            told = ""
    return "zh" if told.lower().startswith(("zh", "chinese")) else "en"


if __name__ == "__main__":
    sys.exit(main())
