"""One line of a form: label, editor, a word beside it, what is wrong with it below."""

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from model.words import Words
from tui.cells import pad, width, wrap
from tui.fields.field import Field
from tui.ink import Ink

MARKS = 2
"""Cells before the label, for the ``>`` at the field that has the focus."""


def label_of(field: Field) -> str:
    """The label with a star where an answer is required."""
    return f"*{field.label}" if field.required else str(field.label)


class FieldRow(Widget):
    """Draws everything about a field but its editor, which is its one child."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "FieldRow { width: 1fr; height: 1; & Input { padding: 0; } }"

    def __init__(self, field: Field, label_cells: int) -> None:
        super().__init__()
        self.field = field
        self.editor = field.editor()
        self._indent = MARKS + label_cells + 2
        self._problem: Words | None = None
        self._ink = Ink(self)
        self.editor.styles.margin = (0, MARKS, 0, self._indent)
        self.editor.styles.width = field.cells or "1fr"
        self.settle()

    def compose(self) -> ComposeResult:
        yield self.editor

    @property
    def problem(self) -> Words | None:
        """What is wrong with the answer, shown below it."""
        return self._problem

    @problem.setter
    def problem(self, words: Words | None) -> None:
        if words != self._problem:
            self._problem = words
            self.settle()

    @property
    def high(self) -> int:
        """Lines it takes as it stands."""
        return self.editor.high + len(self.editor.below) + len(self._sentences())

    def settle(self) -> None:
        """Take as many lines as are needed now."""
        self.editor.styles.height = self.editor.high
        self.styles.height = self.high
        self.refresh()

    def on_resize(self) -> None:
        self.settle()

    def on_descendant_focus(self) -> None:
        """Mark the field the keys go to."""
        self.settle()

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self.settle()

    def on_click(self, event: events.Click) -> None:
        """A click on a line below the editor picks it, any other goes to the editor."""
        offset = event.get_content_offset(self)
        line = -1 if offset is None else offset.y - self.editor.high
        if 0 <= line < len(self.editor.below):
            self.editor.pick(line)
        self.editor.focus()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()

    def render_line(self, y: int) -> Strip:
        below = self.editor.below
        at = y - self.editor.high
        if y == 0:
            parts = self._label()
        elif 0 <= at < len(below):
            text, here = below[at]
            parts = [(" " * (self._indent - 2) + ("> " if here else "  "), ""), (text, "bold" if here else "")]
        else:
            sentences = self._sentences()
            line = at - len(below)
            parts = [(" " * self._indent, ""), (sentences[line] if 0 <= line < len(sentences) else "", "error")]
        return self._strip(parts)

    def _label(self) -> list[tuple[str, str]]:
        here = self.editor.has_focus
        label = pad(label_of(self.field), self._indent - MARKS - 2, "right")
        parts = [((">" if here else " ").ljust(MARKS) + label + "  ", "bold" if here else "")]
        if self.field.cells and self.editor.beside:
            parts += [(" " * (self.field.cells + 2), ""), (self.editor.beside, "muted")]
        return parts

    def _sentences(self) -> list[str]:
        if self._problem is None:
            return []
        lines = wrap(str(self._problem), max(10, self.size.width - self._indent - 2))
        return [f"x {lines[0]}", *(f"  {line}" for line in lines[1:])]

    def _strip(self, parts: list[tuple[str, str]]) -> Strip:
        cells = self.size.width
        used = sum(width(text) for text, _ in parts)
        segments = [Segment(text, self._ink(style)) for text, style in parts]
        return Strip([*segments, Segment(" " * max(0, cells - used), self._ink())], max(cells, used)).crop(0, cells)
