"""A few facts about one thing, drawn in columns: a label, what it is, beside each other as far as they fit."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from model.named import NamedTuple
from model.words import Words
from tui.cells import clip, pad, width
from tui.ink import Ink

GAP = 2
"""Cells between a label and its fact, and between two facts."""
COLUMN = 36
"""Cells a column of facts wants at least, label and all."""


class Fact(NamedTuple):
    """One fact."""

    label: Words
    """What it is called."""
    text: str
    """What it is."""
    style: str = ""
    """Roles of the theme (``tui.theme``)."""
    whole: bool = False
    """Whether it has a line of its own, below the others."""


class Facts(Widget):
    """As high as its facts need in the width it has; never takes the focus."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Facts { width: 1fr; height: auto; padding: 0 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._facts: tuple[Fact, ...] = ()
        self._ink = Ink(self)

    def show(self, facts: Sequence[Fact]) -> None:
        """Show these; one without a text is left out."""
        facts = tuple(fact for fact in facts if fact.text)
        if facts != self._facts:
            cells = self.size.width
            higher = len(_lines(facts, cells)) != len(_lines(self._facts, cells))
            self._facts = facts
            self.refresh(layout=higher)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line for each row of facts."""
        return len(_lines(self._facts, width))

    def render_line(self, y: int) -> Strip:
        """One row of facts."""
        cells = self.size.width
        lines = _lines(self._facts, cells)
        if not 0 <= y < len(lines):
            return Strip.blank(cells, self._ink())
        segments: list[Segment] = []
        for place, fact in enumerate(lines[y]):
            labels = self._label_cells(place)
            room = (cells if fact.whole else cells // _columns(cells)) - labels - 2 * GAP
            said = clip(fact.text, max(1, room))
            segments.append(Segment(pad(str(fact.label), labels, "right") + " " * GAP, self._ink("muted")))
            segments.append(Segment(said, self._ink(fact.style)))
            segments.append(Segment(" " * (room - width(said) + GAP), self._ink()))
        return Strip(segments).extend_cell_length(cells, self._ink()).crop(0, cells)

    def _label_cells(self, place: int) -> int:
        """How wide the labels of one column are."""
        rows = [line for line in _lines(self._facts, self.size.width) if place < len(line)]
        return max(width(str(line[place].label)) for line in rows)

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()


def _columns(cells: int) -> int:
    return max(1, cells // COLUMN)


def _lines(facts: Sequence[Fact], cells: int) -> list[list[Fact]]:
    """The facts row by row, those with a line of their own last."""
    many = _columns(cells)
    beside = [fact for fact in facts if not fact.whole]
    rows = [beside[at : at + many] for at in range(0, len(beside), many)]
    return [*rows, *([fact] for fact in facts if fact.whole)]
