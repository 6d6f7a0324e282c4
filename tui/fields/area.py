"""The editor of a long text. Costs an import of its own, so only ``LongText.editor`` names it."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from tui.fields.field import Editor, Field


class Area(TextArea, Editor):
    """Enter breaks the line, Tab goes on; Up in the first line and Down in the last leave it."""

    DEFAULT_CSS = """
    Area { border: none; padding: 0; background: $surface; &:focus { border: none; background-tint: transparent; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "above", show=False),
        Binding("down", "below", show=False),
    ]

    def __init__(self, field: Field, lines: int) -> None:
        super().__init__(compact=True, highlight_cursor_line=False)
        self.field = field
        self._lines_in_view = lines
        self.cursor_blink = False

    @property
    def raw(self) -> str:
        """The text."""
        return self.text

    @raw.setter
    def raw(self, raw: str) -> None:
        self.text = raw

    def put(self, answer: str | None) -> None:
        """Show a text."""
        self.text = answer or ""

    def answer(self) -> str:
        """The text without the space around it."""
        text = self.text.strip()
        if not text and self.field.required:
            raise self.field.missing()
        return text

    def go_on(self) -> None:
        """Behind the last letter."""
        self.move_cursor(self.document.end)

    @property
    def high(self) -> int:
        """As many lines as are to be in view."""
        return self._lines_in_view

    def action_above(self) -> None:
        """A line up, from the first to the field before."""
        if self.cursor_at_first_line:
            self.action_leave(-1)
        else:
            self.action_cursor_up()

    def action_below(self) -> None:
        """A line down, from the last to the next field."""
        if self.cursor_at_last_line:
            self.action_leave(1)
        else:
            self.action_cursor_down()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say so in the form's own words."""
        event.stop()
        self.tell_edited()
