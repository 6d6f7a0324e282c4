"""The one line above a list that narrows it as you type."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from model.words import Words
from tui.inputs import OneLine


class Filter(OneLine):
    """Posts ``Input.Changed`` with every letter; Esc empties it and goes back to the list, Enter and Down go there.

    Nothing is narrowed here: the page asks the model and shows what it finds.
    """

    DEFAULT_CSS = """
    Filter {
        background: $surface; padding: 0 1;
        &.-textual-compact { padding: 0 1; }
        &:focus { background-tint: $foreground 8%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", show=False),
        Binding("down", "leave", show=False),
        Binding("enter", "leave", show=False),
    ]

    class Left(Message):
        """The person goes back to the list; ``cleared`` when by Esc."""

        def __init__(self, filter: "Filter", cleared: bool) -> None:
            super().__init__()
            self.filter = filter
            self.cleared = cleared

        @property
        def control(self) -> "Filter":
            """The line that was left."""
            return self.filter

    def __init__(
        self, placeholder: Words | str, *, above: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(placeholder=str(placeholder), select_on_focus=False, id=id, classes=classes)
        self._above = above

    def action_clear(self) -> None:
        """Empty the line and go back to the list."""
        self.value = ""
        self._leave(cleared=True)

    def action_leave(self) -> None:
        """Go to the list and keep it narrowed."""
        self._leave(cleared=False)

    def _leave(self, cleared: bool) -> None:
        if self._above is not None:
            self.screen.query_one(self._above, Widget).focus()
        self.post_message(self.Left(self, cleared))
