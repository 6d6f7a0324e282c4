"""A drawn line of short texts; what does not fit is left out by weight, never wrapped."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from model.named import NamedTuple
from tui.cells import width
from tui.ink import Ink
from tui.sheer import go_sheer


class Piece(NamedTuple):
    """A text in a line."""

    text: str
    """What it says; an empty one is left out."""
    style: str
    """Roles and attributes for ``Ink``."""
    weight: int
    """The lightest goes first when not all fit."""


class Line(Widget):
    """A drawn part of the frame; never has the focus, never lays anything out."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        go_sheer(self)
        self._ink = Ink(self)

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()

    def drawn(self, left: Sequence[Piece], right: Sequence[Piece] = ()) -> Strip:
        """One line: some pieces from the left, some up to the right edge, two cells between."""
        cells = self.size.width
        kept = fit([*left, *right], cells)
        left, right = ([piece for piece in side if any(piece is each for each in kept)] for side in (left, right))
        between = cells - _cells(kept)
        segments = [*self._segments(left), Segment(" " * between, self._ink()), *self._segments(right)]
        return Strip(segments, cells).crop(0, cells)

    def _segments(self, pieces: Sequence[Piece]) -> list[Segment]:
        return [Segment(f" {piece.text} ", self._ink(piece.style)) for piece in pieces]


def fit(pieces: Sequence[Piece], cells: int) -> list[Piece]:
    """The pieces that fit into so many cells with a space on either side of each, the lightest left out first."""
    kept = [piece for piece in pieces if piece.text]
    while kept and _cells(kept) > cells:
        del kept[min(range(len(kept)), key=lambda place: (kept[place].weight, -place))]
    return kept


def _cells(pieces: Sequence[Piece]) -> int:
    return sum(width(piece.text) + 2 for piece in pieces)
