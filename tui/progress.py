"""The dialog that waits for heavy work: how far it is, and Esc to stop it."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from textual.app import App
from textual.widget import Widget
from textual.worker import Worker

from model.errors import DeskError
from model.named import NamedTuple
from model.words import Words, say
from tui.childwork import ChildFailed, run_child
from tui.dialog import Dialog, Key
from tui.prose import Prose

BAR = 40
"""Cells of the bar."""


class Outcome(NamedTuple):
    """How the work ended."""

    result: Any = None
    """What it answered."""
    error: DeskError | ChildFailed | None = None
    """What it raised."""


class Progress(Dialog[Outcome]):
    """Runs the work while it is open; stopped work answers with an empty outcome."""

    DEFAULT_CSS = "Progress { #bar { padding: 1 2 0 2; } #doing { padding: 0 2; color: $text-muted; } }"
    AUTO_FOCUS: ClassVar[str | None] = None
    waits: ClassVar[bool] = False

    def __init__(self, title: Words | str, target: str, args: Mapping[str, Any]) -> None:
        super().__init__(title)
        self._order = target, args
        self._work: Worker[None] | None = None
        self._stopping = False
        self._outcome: Outcome | None = None

    def body(self) -> Iterable[Widget]:
        """The bar, and what is being done."""
        yield Prose(bar(0, 0), id="bar")
        yield Prose(Words("正在准备", "Getting ready"), id="doing")

    def keys(self) -> Sequence[Key]:
        """Stop."""
        return (Key("Esc", Words("停止", "stop"), "leave"),)

    def on_mount(self) -> None:
        """Begin."""
        self._work = self.run_worker(self._run(), exit_on_error=False)

    def action_leave(self) -> None:
        """Stop the work; the dialog closes when it has stopped."""
        if self._work and not self._stopping:
            self._stopping = True
            self.query_one("#doing", Prose).text = say("正在停止", "Stopping")
            self._work.cancel()

    def show(self, done: int, total: int, words: Words) -> None:
        """How far it is."""
        if not self._stopping:
            self.query_one("#bar", Prose).text = bar(done, total)
            self.query_one("#doing", Prose).text = words

    async def _run(self) -> None:
        try:
            outcome = Outcome(await run_child(*self._order, self.show))
        except (DeskError, ChildFailed) as error:
            outcome = Outcome(error=error)
        except asyncio.CancelledError:
            if not self._stopping:
                raise
            outcome = Outcome()
        self._outcome = outcome
        self._end()

    def on_screen_resume(self) -> None:
        """It is on top again: what lay over it is gone, or whoever began the work is back."""
        self._end()

    def _end(self) -> None:
        """Answer, if the work has ended; but never close another dialog, or another person's, in place of this one."""
        stacks = self.app._screen_stacks
        stack = stacks.get(getattr(self.app, "place", self.app.current_mode), [])
        if self._outcome is not None and stack and stack[-1] is self:
            outcome, self._outcome = self._outcome, None
            self.dismiss(outcome)


async def work_on(app: App[Any], title: Words | str, target: str, args: Mapping[str, Any]) -> Any:
    """Run ``target`` in a child process behind a dialog; None when the person stopped it.

    Raises the DeskError the work raised; await it from a worker.
    """
    outcome = await app.push_screen_wait(Progress(title, target, args))
    if outcome.error is not None:
        raise outcome.error
    return outcome.result


def bar(done: int, total: int) -> str:
    """A bar of signs that are one cell wide everywhere, with the count beside it."""
    full = BAR * done // total if total else 0
    count = f"{done}/{total}" if total else "0"
    return f"[{'#' * full}{'.' * (BAR - full)}] {count}"
