"""Questions in the middle of what one is doing: yes or no, which of these, how is it called, read this.

Each is awaited from a worker: ``if await confirm(self.app, …)``. Letters are never the only way, for a
Chinese input method swallows them: digits, Enter, Esc and arrows answer everything. What cannot be
taken back is answered with 9, which no command that asks uses, and never with Enter.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input

from model.errors import DeskError
from model.words import Words
from tui.choosing import Choosing, Option
from tui.dialog import Dialog, Key, error_line
from tui.keeping import Kept
from tui.kept_line import KeptLine
from tui.prose import Prose

Value = TypeVar("Value")

YES = Words("确定", "yes")
NO = Words("不", "no")


class Confirm(Dialog[bool]):
    """A question with two answers; Enter says yes unless it is dangerous, then only 9 does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "agree('enter')", show=False),
        Binding("y", "agree('y')", show=False),
        Binding("9", "agree('9')", show=False),
        Binding("n", "leave", show=False),
    ]

    def __init__(self, question: Words | str, detail: Words | str, danger: bool, yes: Words | str) -> None:
        super().__init__(question, danger=danger)
        self._detail = str(detail)
        self._yes = yes

    def body(self) -> Iterable[Widget]:
        """The detail, if there is one."""
        if self._detail:
            yield Prose(self._detail, classes="about")

    def keys(self) -> Sequence[Key]:
        """9 or Enter for yes, the rest for no."""
        yes = self._yes if isinstance(self._yes, Words) else Words(self._yes, self._yes)
        if self._danger:
            return Key("9", yes, "agree('9')"), Key("Enter Esc", NO, "leave")
        return Key("Enter", yes, "agree('enter')"), Key("Esc", NO, "leave")

    def action_agree(self, key: str) -> None:
        """Yes, if this is the key that says so here; Enter on a dangerous question is a no."""
        if self._danger and key != "y":
            self.dismiss(key == "9")
        elif not self._danger and key != "9":
            self.dismiss(True)

    def action_leave(self) -> None:
        """No."""
        self.dismiss(False)


class Prompt(Dialog[Any]):
    """One line to type; what is wrong with it stands below it until it is right."""

    DEFAULT_CSS = """
    Prompt {
        .label { padding: 1 2 0 2; height: auto; width: 100%; }
        Input { margin: 0 2; width: 1fr; padding: 0 1; }
    }
    """

    def __init__(
        self,
        title: Words | str,
        label: Words | str,
        initial: str,
        check: Callable[[str], Any],
        secret: bool,
        kept: Kept | None = None,
    ) -> None:
        super().__init__(title)
        self._label = str(label)
        self._check = check
        self._line = KeptLine(self, self.heading, kept, initial, secret=secret)
        self.keeper = self._line.keeper

    def body(self) -> Iterable[Widget]:
        """Label, line, what is wrong; a draft stands in the line, and typing replaces it."""
        yield from self._line.told()
        yield Prose(self._label, classes="label")
        yield self._line
        yield Prose(classes="wrong")

    def keys(self) -> Sequence[Key]:
        """Enter takes it."""
        return Key("Enter", YES, "take"), Key("Esc", Words("取消", "cancel"), "leave")

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Answer with what the line says, or say what is wrong with it."""
        try:
            with self.keeper.saving() if self.keeper else nullcontext():
                answer = self._check(self._line.value)
        except DeskError as error:
            wrong = self.query_one(".wrong", Prose)
            wrong.text = error_line(error.words)
            wrong.add_class("-shown")
        else:
            self.done()
            self.dismiss(answer)


class Reading(Dialog[None]):
    """A text to read, as long as it likes."""

    DEFAULT_CSS = """
    Reading {
        VerticalScroll { height: auto; max-height: 18; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "leave", show=False)]

    def __init__(self, title: Words | str, text: Words | str) -> None:
        super().__init__(title)
        self._text = str(text)

    def body(self) -> Iterable[Widget]:
        """The text, scrolled with arrows and page keys."""
        yield VerticalScroll(Prose(self._text))

    def keys(self) -> Sequence[Key]:
        """Enter or Esc."""
        return (Key("Enter Esc", Words("关闭", "close"), "leave"),)


async def confirm(
    app: App[Any], question: Words | str, detail: Words | str = "", danger: bool = False, yes: Words | str = YES
) -> bool:
    """Ask for a yes or a no; ``yes`` names the deed ("取消预约") and is better than "确定"."""
    return await app.push_screen_wait(Confirm(question, detail, danger, yes))


async def choose(
    app: App[Any],
    title: Words | str,
    options: Sequence[Option[Value]],
    *,
    at: Value | None = None,
    about: Words | str = "",
) -> Value | None:
    """Ask which one of (value, words, hint); None when the person leaves it. ``at`` is where the cursor starts."""
    return await app.push_screen_wait(Choosing(title, options, at, about))


async def prompt(
    app: App[Any],
    title: Words | str,
    label: Words | str,
    initial: str = "",
    *,
    check: Callable[[str], Value],
    secret: bool = False,
    kept: Kept | None = None,
) -> Value | None:
    """Ask for one line. ``check`` turns it into the answer or raises DeskError; None when the person leaves it.

    ``kept`` says as what the draft of a longer line is kept; a secret one never is.
    """
    answer: Value | None = await app.push_screen_wait(Prompt(title, label, initial, check, secret, kept))
    return answer


async def show_text(app: App[Any], title: Words | str, text: Words | str) -> None:
    """Show a text until it is closed."""
    await app.push_screen_wait(Reading(title, text))
