"""The frame of every dialog: a title, what it is about, and the keys that answer it.

No border glyphs: old consoles draw them two cells wide. A dialog stands out by its ground and is
never wider than 76 cells, so that it is whole on 80x24.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from model.named import NamedTuple
from model.words import Words, say
from tui.keeping import Keeper
from tui.prose import Prose

Answer = TypeVar("Answer")

WIDTH = 76
"""Cells a dialog takes at most, its margins included."""
INNER = WIDTH - 4
"""Cells of text in a full line of a dialog."""


class Key(NamedTuple):
    """One key a dialog answers to, as its last line tells it."""

    key: str
    """How the key is called on the keyboard."""
    words: Words
    """What it does."""
    action: str
    """The screen's action a click on it runs."""


class Dialog(ModalScreen[Answer], Generic[Answer]):
    """A modal box in the middle of the screen; Esc always leaves it without doing anything."""

    AUTO_FOCUS: ClassVar[str | None] = "*"
    waits: ClassVar[bool] = True
    """Whether it stays until a person answers, so that a page may be opened over it."""
    keeper: Keeper | None = None
    """Who keeps what is typed here, if it is worth keeping."""
    DEFAULT_CSS = """
    Dialog {
        align: center middle; background: $background 60%;
        & > .box {
            width: 76; max-width: 100%; height: auto; max-height: 100%; background: $panel; color: $foreground;
        }
        .title { background: $primary; color: auto; text-style: bold; padding: 0 2; height: auto; width: 100%; }
        .title.-danger { background: $error; }
        .about { padding: 1 2 0 2; height: auto; width: 100%; }
        .keys {
            padding: 0 2; margin-top: 1; color: $text-muted; height: auto; width: 100%;
            link-color: $text-muted; link-style: none; link-background: $panel;
            link-color-hover: $foreground; link-style-hover: none; link-background-hover: $surface;
        }
        .wrong { color: $text-error; padding: 0 2; height: auto; width: 100%; display: none; }
        .wrong.-shown { display: block; }
        Input, Input:focus { background: $surface; background-tint: transparent; }
        VerticalScroll { scrollbar-background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("f1,f10", "tell_keys", show=False),
    ]

    def __init__(self, title: Words | str, *, danger: bool = False) -> None:
        super().__init__()
        self.heading = title if isinstance(title, Words) else Words(title, title)
        self._danger = danger

    def on_mount(self) -> None:
        """What was said a moment ago stands in the dialog's own first line, not once more on what lies under it."""
        for below in self.app.screen_stack:
            if below is not self:
                below.query("ToastHolder").remove()

    def compose(self) -> ComposeResult:
        """Title, body, keys."""
        with Vertical(classes="box"):
            yield Prose(self.heading, classes="title -danger" if self._danger else "title")
            yield from self.body()
            yield Static(spoken_keys(self.keys()), classes="keys")

    def body(self) -> Iterable[Widget]:
        """What stands between the title and the keys."""
        return ()

    def keys(self) -> Sequence[Key]:
        """The keys the last line tells."""
        return (Key("Esc", Words("关闭", "close"), "leave"),)

    @on(Input.Changed)
    @on(Input.Submitted)
    def keep(self, event: Input.Changed | Input.Submitted) -> None:
        """What is typed here is nobody else's."""
        event.stop()

    def action_tell_keys(self) -> None:
        """F1 is not dead here: the keys are those of the last line, and the page's are there once this is closed."""
        here = "  ".join(f"{each.key} {each.words}" for each in self.keys())
        self.notify(say("此处的键：{here}", "Keys here: {here}", here=here), markup=False)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.done()
        self.dismiss(None)

    def keep_draft(self) -> None:
        """Keep what was typed, now."""
        if self.keeper is not None:
            self.keeper.keep()

    def done(self) -> None:
        """What was typed is saved, or thrown away on purpose."""
        if self.keeper is not None:
            self.keeper.done()

    def on_unmount(self) -> None:
        """The desk is going down: keep what was typed."""
        if self.keeper is not None:
            self.keeper.closed()


def spoken_keys(keys: Sequence[Key]) -> Content:
    """The line of keys; each can be clicked."""
    return Content("   ").join(_clickable(key) for key in keys)


def _clickable(key: Key) -> Content:
    return Content.from_markup(f"[@click=screen.{key.action}][b]$key[/b] $words[/]", key=key.key, words=str(key.words))


def error_line(words: Words | str) -> str:
    """A sentence about what is wrong, told as such without its colour."""
    return f"x {words}" if words else ""
