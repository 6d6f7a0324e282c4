"""The dialog that asks which one: arrows and Enter, a digit for one of the first nine, a filter when there are many."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from model.pinyin import initials
from model.words import Words, say
from tui.cells import GAP, Column, width
from tui.dialog import INNER, WIDTH, Dialog, Key
from tui.inputs import OneLine
from tui.prose import Prose
from tui.sheet import Cell, Sheet

Value = TypeVar("Value")

Option = tuple[Value, Words | str, Words | str]
"""A value, how it is called, and what else there is to know of it (or an empty text)."""

MANY = 9
"""With more options than there are digits a filter line stands above them, and digits are typed into it."""
TALLEST = 13
"""Options in view at once; more scroll."""

_Row = tuple[int, str, str]


class Choosing(Dialog[Value | None], Generic[Value]):
    """A list to pick one from; answers with its value, or None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        *(Binding(str(digit), f"pick({digit})", show=False) for digit in range(1, MANY + 1)),
    ]
    DEFAULT_CSS = """
    Choosing {
        Sheet { margin: 1 1 0 1; background: $panel; scrollbar-background: $panel; }
        #narrow { margin: 1 2 0 2; padding: 0 1; }
        Sheet.-narrowed { margin: 0 1; }
        Sheet.-whole { scrollbar-size-vertical: 0; }
    }
    """

    def __init__(
        self, title: Words | str, options: Sequence[Option[Value]], at: Value | None = None, about: Words | str = ""
    ) -> None:
        super().__init__(title)
        self._options = options
        self._rows: list[_Row] = [(i, str(name), str(hint)) for i, (_, name, hint) in enumerate(options)]
        self._at = next((i for i, (value, _, _) in enumerate(options) if at is not None and value == at), 0)
        self._about = str(about)

    def body(self) -> Iterable[Widget]:
        """What it is about, the filter line, the options."""
        if self._about:
            yield Prose(self._about, classes="about")
        if len(self._rows) > MANY:
            yield OneLine(placeholder=say("输入几个字或首字母缩小范围", "Type to narrow the list"), id="narrow")
        sheet: Sheet[_Row] = Sheet(
            _columns(self._rows), _cells(len(self._rows) <= MANY), lambda row: row[0], header=False, marking=False,
            empty=Words("没有这一项。按 Esc 重来", "No such entry. Press Esc to start over"),
        )  # fmt: skip
        sheet.set_class(len(self._rows) > MANY, "-narrowed")
        sheet.set_class(len(self._rows) <= TALLEST, "-whole")
        sheet.styles.height = max(1, min(TALLEST, len(self._rows)))
        sheet.show(self._rows, at=self._at)
        yield sheet

    def keys(self) -> Sequence[Key]:
        """Enter, or the digit beside it."""
        pick = Words("选定", "pick") if len(self._rows) > MANY else Words("选定，或按数字", "pick, or its digit")
        return Key("Enter", pick, "take"), Key("Esc", Words("取消", "cancel"), "leave")

    @on(Sheet.Chosen)
    def action_take(self) -> None:
        """Answer with the option under the cursor."""
        row = self.query_one(Sheet).item
        if row is not None:
            self.dismiss(self._options[row[0]][0])

    def action_pick(self, digit: int) -> None:
        """Answer with the option of this digit."""
        if digit <= len(self._options) <= MANY:
            self.dismiss(self._options[digit - 1][0])

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Keep the options that have every word typed."""
        words = event.value.lower().split()
        rows = [row for row in self._rows if all(_has(row, word) for word in words)]
        self.query_one(Sheet).show(rows, at=rows[0][0] if rows and words else None)

    @on(Input.Submitted)
    def submit(self) -> None:
        """Enter in the filter line takes the option under the cursor."""
        self.action_take()

    def action_move(self, by: int) -> None:
        """Move the list from the filter line."""
        self.query_one(Sheet).action_move(by)

    def action_page(self, by: int) -> None:
        """Page the list from the filter line."""
        self.query_one(Sheet).action_page(by)


def _has(row: _Row, word: str) -> bool:
    """Whether an option has a typed word in its name or hint, or begins with these pinyin initials."""
    _, name, hint = row
    return word in f"{name} {hint}".lower() or any(reading.startswith(word) for reading in initials(name))


def _columns(rows: Sequence[_Row]) -> list[Column]:
    nothing = Words("", "")
    hints = max((width(row[2]) for row in rows), default=0)
    room = WIDTH - 6 - 3 - GAP
    columns = [Column("digit", nothing, 1), Column("name", nothing, least=8)]
    if hints:
        names = min(max(width(row[1]) for row in rows), INNER * 2 // 3)
        columns[1:] = [Column("name", nothing, names), Column("hint", nothing, least=min(hints, room - names))]
    return columns


def _cells(numbered: bool) -> Callable[[_Row], Sequence[str | Cell]]:
    return lambda row: (str(row[0] + 1) if numbered else "", row[1], Cell(row[2], "muted"))
