"""What goes with a change and is none itself: the draft of a form goes when what it says is written, both or neither."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_do: Callable[[], None] | None = None


@contextmanager
def along(do: Callable[[], None]) -> Iterator[None]:
    """Every change inside does this as well, in its own transaction: both are on disk, or neither is."""
    global _do
    _do = do
    try:
        yield
    finally:
        _do = None


def run() -> None:
    """The change is whole and not yet on disk: do what goes with it."""
    if _do is not None:
        _do()
