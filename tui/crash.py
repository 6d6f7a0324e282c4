"""What is told of an error in the program: of which kind it is and where it happened, and never a value.

An error's message may hold a name, and so may the lines that Python prints of it by itself. Whoever mends the desk
needs the places; whoever stands behind the chair, or reads the report, must learn nothing from it (issue 3 §4).
"""

import logging
import sys
import threading
from collections.abc import Iterator

MOST = 30
"""Places of one error that are told at most, the innermost: one that runs in circles has a thousand."""


def told(error: BaseException) -> list[str]:
    """An error and those it came from, the first one first: its kind, then each place as ``module:line``."""
    lines: list[str] = []
    for each in reversed(list(_chain(error))):
        kind = type(each)
        lines.append(kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}")
        lines += [f"  {place}" for place in _places(each)[-MOST:]]
        # Those of an error that happened in a child process, which has told them the same way.
        lines += [f"  | {place}" for place in getattr(each, "places", ())]
    return lines


def tell(error: BaseException) -> None:
    """Write on standard error what is told of it, and that nothing saved is lost."""
    from model.words import say

    advice = say(
        "程序出错，已停止。已保存的内容不受影响。报告时请附上下面几行，其中没有姓名：",
        "The program met an error and has stopped. Nothing that was saved is lost. Report it with these lines; they hold no name:",
    )
    _write([advice, *told(error)])


def keep_to_places() -> None:
    """Let Python, its threads and its event loop, which speak of errors by themselves, say no more than that."""
    sys.excepthook = lambda _kind, error, _trace: tell(error)
    threading.excepthook = lambda met: _write(told(met.exc_value) if met.exc_value else [])
    sys.unraisablehook = lambda met: _write(told(met.exc_value) if met.exc_value else [])
    root = logging.getLogger()
    if not any(isinstance(each, _Places) for each in root.handlers):
        root.addHandler(_Places(logging.WARNING))


class _Places(logging.Handler):
    """Instead of Python's own last resort, which prints the message."""

    def emit(self, record: logging.LogRecord) -> None:
        """Who complains, and where it went wrong."""
        error = record.exc_info[1] if record.exc_info else None
        _write([record.name, *(told(error) if error else ())])


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        each = waiting.pop()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        # Textual wraps what a worker raised into an error that was never raised itself.
        wrapped = getattr(each, "error", None)
        waiting += [each.__context__ if not each.__suppress_context__ else None, each.__cause__]
        waiting += [wrapped] if isinstance(wrapped, BaseException) else []
        waiting += each.exceptions if isinstance(each, BaseExceptionGroup) else ()


def _places(error: BaseException) -> list[str]:
    found, trace = [], error.__traceback__
    while trace is not None:
        found.append(f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found


def _write(lines: list[str]) -> None:
    """To a terminal that may be gone."""
    if sys.stderr is not None:
        try:
            sys.stderr.write("".join(f"{line}\n" for line in lines))
            sys.stderr.flush()
        except OSError:
            return
