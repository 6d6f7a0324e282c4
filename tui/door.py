"""The one error door: whatever a person did that cannot be, they are told here, in a sentence.

A ``DeskError`` that reaches the screen becomes a toast with its sentence; nothing was changed. So does what the
disk does to a query: a page of the store may turn out damaged under whoever reads it. Anything else is a bug and
goes on its way, so that it is seen.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from textual.dom import DOMNode

from model.errors import DeskError
from model.store.trouble import trouble_in
from model.words import Words, say

READING_SECONDS = 10
"""How long a refusal stays on the screen."""


@contextmanager
def door(node: DOMNode) -> Iterator[None]:
    """Within it a ``DeskError`` is told on the screen of ``node`` and goes no further."""
    try:
        yield
    except DeskError as error:
        refuse(node, error.words)
    except Exception as error:
        told = trouble_in(error)
        if told is None:
            raise
        refuse(node, told.words)


def refuse(node: DOMNode, why: Words) -> None:
    """Tell why something was not done."""
    told = say("没有做成: {why}", "Not done: {why}", why=why)
    node.app.notify(told, severity="error", timeout=READING_SECONDS, markup=False)
