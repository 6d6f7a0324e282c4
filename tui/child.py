"""The child process in which heavy Python runs, so that typing stays quick meanwhile (performance §2, point 5).

It reads one order from its standard input and answers in lines of JSON; what the work prints goes to standard
error. It stops by itself when its input ends, so a desk that goes down leaves no work behind. It imports no
terminal. A target is a function ``module:name`` that takes the order's arguments and ``tell``:

    def build(*, path: str, key: str, tell: Tell) -> dict: ...

Arguments may be secret (the store's key): they come by standard input, never on a command line.
"""

import importlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from model.errors import DeskError
from model.words import Words, speak

Tell = Callable[[int, int, Words], None]
"""How a target says how far it is: done, total, and what it is doing. Raises ``Stopped``."""

POLITE = 10
"""Steps of priority below the desk's, of nineteen."""
OFTEN = 0.05
"""Seconds between two lines of progress, at least."""


class Stopped(BaseException):
    """The person stopped it, or the desk is gone: tidy up in ``finally`` and go. Not an error to be caught."""


def stand_back() -> None:
    """Let whoever types go first where there is one processor too few; Windows is told so by who starts the child."""
    if hasattr(os, "nice"):
        os.nice(POLITE)


def main() -> None:
    """Carry out the one order that comes in."""
    stand_back()
    answers = os.dup(1)
    os.dup2(2, 1)
    order = json.loads(_first_line())
    speak(order["language"])
    ended = threading.Event()
    threading.Thread(target=_watch, args=(ended,), daemon=True).start()

    def answer(**line: Any) -> None:
        os.write(answers, json.dumps(line).encode() + b"\n")

    module, _, name = order["target"].partition(":")
    target = getattr(importlib.import_module(module), name)
    try:
        answer(result=target(**order["args"], tell=_teller(answer, ended)))
    except DeskError as error:
        answer(error=packed(error))
    except Stopped:
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - a bug is told by the desk, and its message stays here
        from tui.crash import told

        answer(broken=told(error))
        sys.exit(1)


def packed(error: DeskError) -> dict[str, Any]:
    """A desk error as JSON holds it, with its words in both languages and all it knows besides."""
    kind = type(error)
    return {"kind": f"{kind.__module__}:{kind.__qualname__}", "facts": _pack(vars(error))}


def unpacked(said: dict[str, Any]) -> DeskError:
    """The same error on the other side."""
    module, _, name = said["kind"].partition(":")
    kind = getattr(importlib.import_module(module), name)
    if not issubclass(kind, DeskError):
        raise TypeError(said["kind"])
    error: DeskError = kind.__new__(kind)
    vars(error).update(_unpack(said["facts"]))
    error.args = (error.words.en,)
    return error


def _pack(fact: Any) -> Any:
    if isinstance(fact, Words):
        return {"zh": fact.zh, "en": fact.en}
    if isinstance(fact, dict):
        return {str(key): _pack(value) for key, value in fact.items()}
    if isinstance(fact, list | tuple):
        return [_pack(value) for value in fact]
    return fact if fact is None or isinstance(fact, str | int | float | bool) else str(fact)


def _unpack(fact: Any) -> Any:
    if isinstance(fact, dict):
        return Words(**fact) if fact.keys() == {"zh", "en"} else {key: _unpack(value) for key, value in fact.items()}
    return [_unpack(value) for value in fact] if isinstance(fact, list) else fact


def _teller(answer: Callable[..., None], ended: threading.Event) -> Tell:
    last = 0.0

    def tell(done: int, total: int, words: Words) -> None:
        nonlocal last
        if ended.is_set():
            raise Stopped
        now = time.monotonic()
        if now - last >= OFTEN or done >= total:
            last = now
            answer(done=done, total=total, words=_pack(words))

    return tell


def _first_line() -> bytes:
    # Not sys.stdin: a thread that waits in its buffer would stop the interpreter from ending. Nothing follows the order.
    line = b""
    while not line.endswith(b"\n"):
        piece = os.read(0, 65536)
        if not piece:
            break
        line += piece
    return line


def _watch(ended: threading.Event) -> None:
    while os.read(0, 1):
        pass
    ended.set()


if __name__ == "__main__":
    main()
