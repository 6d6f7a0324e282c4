"""One of a few: all in a line where they fit, else the chosen one and a list behind Enter."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from model.values import dataclass
from model.words import Words, say
from tui.cells import width
from tui.choosing import Choosing
from tui.fields.drawn import CHOSEN, HERE, DrawnEditor, Spot
from tui.fields.field import Editor, Field

BETWEEN = 2
"""Cells between two options."""

YES_NO = ((True, Words("是", "yes")), (False, Words("否", "no")))


@dataclass(frozen=True)
class Choice(Field):
    """One of some options, each a value (text or number, so that a draft can keep it) and its words."""

    options: Sequence[tuple[Any, Words | str]] = ()
    """What there is to choose from."""

    def editor(self) -> Editor:
        """The options in a line."""
        return ChoiceEditor(self)


@dataclass(frozen=True)
class Switch(Choice):
    """Yes or no; the answer is True or False, never None."""

    options: Sequence[tuple[Any, Words | str]] = YES_NO


class ChoiceEditor(DrawnEditor):
    """Left, Right, Space and digits choose; the chosen one stands in brackets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("space", "space", show=False),
        Binding("enter", "enter", show=False),
        *(Binding(str(digit), f"choose({digit - 1})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, field: Choice) -> None:
        super().__init__()
        self.field: Choice = field
        self._index = 1 if isinstance(field, Switch) else -1

    @property
    def raw(self) -> Any:
        """The chosen value."""
        return None if self._index < 0 else self.field.options[self._index][0]

    @raw.setter
    def raw(self, raw: Any) -> None:
        self._index = next((i for i, (value, _) in enumerate(self.field.options) if value == raw), self._index)
        self.refresh()

    def put(self, answer: Any) -> None:
        """Choose a value."""
        self.raw = answer

    def answer(self) -> Any:
        """The chosen value."""
        if self._index < 0 and self.field.required:
            raise self.field.missing()
        return self.raw

    @property
    def keys(self) -> Words:
        """How to choose."""
        if self._fits(self.size.width):
            return Words("左右键或数字键选", "Left, Right or a digit chooses")
        return Words("左右键选，回车打开列表", "Left and Right choose, Enter opens the list")

    def action_turn(self, by: int) -> None:
        """The next or the one before."""
        self.action_choose(max(0, min(len(self.field.options) - 1, self._index + by)))

    def action_choose(self, index: int) -> None:
        """This one."""
        if index < len(self.field.options) and index != self._index:
            self._index = index
            self.refresh()
            self.tell_edited()

    def action_space(self) -> None:
        """The next one, after the last the first; or the list where the options do not fit."""
        if self._fits(self.size.width):
            self.action_choose((self._index + 1) % len(self.field.options))
        else:
            self.action_open()

    def action_enter(self) -> None:
        """On to the next field, or the list where the options do not fit."""
        if self._fits(self.size.width):
            self.action_leave(1)
        else:
            self.action_open()

    def action_open(self) -> None:
        """Choose from a list, then go on."""

        def chosen(index: int | None) -> None:
            if index is not None:
                self.action_choose(index)
                self.action_leave(1)

        options = [(i, words, "") for i, (_, words) in enumerate(self.field.options)]
        self.app.push_screen(Choosing(self.field.label, options, max(0, self._index)), chosen)

    def spots(self, y: int, cells: int) -> list[Spot]:
        """Every option, or the chosen one."""
        if not self._fits(cells):
            said = str(self.field.options[self._index][1]) if self._index >= 0 else say("未选", "none yet")
            place = f"{self._index + 1}/{len(self.field.options)}"
            return [(0, f"<{said}>", self._style(True)), (width(said) + 4, place, "")]
        spots, at = [], 0
        for index, text in enumerate(self._texts()):
            chosen = index == self._index
            spots.append((at, f"[{text}]" if chosen else f" {text} ", self._style(chosen)))
            at += width(text) + BETWEEN + 1
        return spots

    def press(self, y: int, x: int) -> None:
        """Choose what was clicked."""
        if not self._fits(self.size.width):
            self.action_open()
            return
        for index, (at, text, _) in enumerate(self.spots(y, self.size.width)):
            if at <= x < at + width(text):
                self.action_choose(index)

    def _style(self, chosen: bool) -> str:
        if not chosen:
            return ""
        return HERE if self.has_focus else CHOSEN

    def _texts(self) -> list[str]:
        words = [str(words) for _, words in self.field.options]
        return [f"{i}{text}" for i, text in enumerate(words, 1)] if len(words) <= 9 else words

    def _fits(self, cells: int) -> bool:
        return sum(width(text) + BETWEEN + 1 for text in self._texts()) <= cells
