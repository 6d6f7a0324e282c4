"""Any number of some: boxes to tick, over as many lines as they need."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from model.values import dataclass
from model.words import Words
from tui.cells import width
from tui.fields.drawn import CHOSEN, HERE, DrawnEditor, Spot
from tui.fields.field import Editor, Field

BETWEEN = 3
"""Cells between two boxes."""


@dataclass(frozen=True)
class Choices(Field):
    """Any number of some options; the answer is a list of their values, in the order of the options."""

    options: Sequence[tuple[Any, Words | str]] = ()
    """What can be ticked: a value (text or number) and its words."""

    def editor(self) -> Editor:
        """The boxes."""
        return ChoicesEditor(self)


class ChoicesEditor(DrawnEditor):
    """Arrows move among the boxes, Space ticks, digits tick the first nine."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "line(-1)", show=False),
        Binding("down", "line(1)", show=False),
        Binding("space", "tick", show=False),
        *(Binding(str(digit), f"tick({digit - 1})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, field: Choices) -> None:
        super().__init__()
        self.field: Choices = field
        self._ticked: set[int] = set()
        self._here = 0

    @property
    def raw(self) -> list[Any]:
        """The ticked values."""
        return [value for i, (value, _) in enumerate(self.field.options) if i in self._ticked]

    @raw.setter
    def raw(self, raw: Sequence[Any]) -> None:
        self._ticked = {i for i, (value, _) in enumerate(self.field.options) if value in raw}
        self.refresh()

    def put(self, answer: Sequence[Any] | None) -> None:
        """Tick these values."""
        self.raw = answer or []

    def answer(self) -> list[Any]:
        """The ticked values."""
        if not self._ticked and self.field.required:
            raise self.field.missing()
        return self.raw

    @property
    def high(self) -> int:
        """As many lines as the boxes need in the width there is."""
        return max(1, len(self._flow(self.size.width or 50)))

    @property
    def keys(self) -> Words:
        """How to tick."""
        return Words("方向键移动，空格或数字键勾选", "Arrows move, Space or a digit ticks")

    def on_resize(self) -> None:
        """Another width may need other lines."""
        self.tell_grown()

    def action_move(self, by: int) -> None:
        """To the next box or the one before."""
        self._here = max(0, min(len(self.field.options) - 1, self._here + by))
        self.refresh()

    def action_line(self, by: int) -> None:
        """To the line below or above, and from the last line on to the next field."""
        lines = self._flow(self.size.width)
        line, at = next(((y, at) for y, line in enumerate(lines) for i, at in line if i == self._here), (0, 0))
        if not 0 <= line + by < len(lines):
            self.action_leave(by)
            return
        self._here = min(lines[line + by], key=lambda spot: abs(spot[1] - at))[0]
        self.refresh()

    def action_tick(self, index: int | None = None) -> None:
        """Tick a box, or take the tick away."""
        index = self._here if index is None else index
        if index < len(self.field.options):
            self._here = index
            self._ticked ^= {index}
            self.refresh()
            self.tell_edited()

    def spots(self, y: int, cells: int) -> list[Spot]:
        """The boxes of one line."""
        lines = self._flow(cells)
        return [(at, self._box(i), self._style(i)) for i, at in (lines[y] if y < len(lines) else [])]

    def press(self, y: int, x: int) -> None:
        """Tick what was clicked."""
        for index, at in self._flow(self.size.width)[y]:
            if at <= x < at + width(self._box(index)):
                self.action_tick(index)

    def _style(self, index: int) -> str:
        if index == self._here and self.has_focus:
            return HERE
        return CHOSEN if index in self._ticked else ""

    def _box(self, index: int) -> str:
        digit = str(index + 1) if index < 9 else ""
        return f"[{'x' if index in self._ticked else ' '}]{digit}{self.field.options[index][1]}"

    def _flow(self, cells: int) -> list[list[tuple[int, int]]]:
        """The boxes by line: (index, where it begins)."""
        lines: list[list[tuple[int, int]]] = []
        at = cells
        for index in range(len(self.field.options)):
            wide = width(self._box(index))
            if not lines or at + wide > cells:
                lines.append([])
                at = 0
            lines[-1].append((index, at))
            at += wide + BETWEEN
        return lines
