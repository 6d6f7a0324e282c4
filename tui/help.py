"""Everything that can be done here, searchable by Chinese, English or pinyin initials, and done with Enter.

One list is help (F1, ``?``) and palette (F10, Ctrl+P) at once: it is made from the same tables as the keys, so it
cannot promise what the desk does not do. What may not act now is listed too, with the reason.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from model.pinyin import initials
from model.words import Words, say
from tui.cells import Column
from tui.commands import Offer, key_now
from tui.dialog import Dialog, Key
from tui.door import refuse
from tui.inputs import OneLine
from tui.keys import key_name
from tui.sheet import Cell, Sheet

_COLUMNS = (
    Column("key", Words("按键", "Key"), 9),
    Column("title", Words("做什么", "What"), (12, 18)),
    Column("hint", Words("说明", "About"), None),
)


class CommandList(Dialog[Offer | None]):
    """The list; answers with what was chosen, or ``None``."""

    DEFAULT_CSS = """
    CommandList {
        & #wanted { margin: 1 2 0 2; padding: 0 1; }
        & Sheet { height: 13; margin: 0 1; background: $panel; }
        & #hint { height: 2; margin: 1 2 0 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("f1,f10", "leave", show=False),
    ]

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__(Words("此处能做的事", "What can be done here"))
        self._offers = offers

    def body(self) -> Iterable[Widget]:
        """The line that searches, and the list."""
        placeholder = say("中文、英文或拼音首字母", "Type a few letters of it")
        yield OneLine(placeholder=placeholder, id="wanted")
        sheet: Sheet[Offer] = Sheet(
            _COLUMNS,
            _cells,
            lambda offer: offer.command.id,
            empty=Words("没有这样的命令, 按 Esc 返回", "There is no such command; Esc to return"),
            header=False,
            marking=False,
        )
        sheet.can_focus = False
        sheet.show(self._offers)
        yield sheet
        yield Static(markup=False, id="hint")

    def keys(self) -> Sequence[Key]:
        """Enter does it."""
        return Key("Enter", Words("执行", "do it"), "take"), Key("Esc", Words("返回", "return"), "leave")

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Show what fits what was typed, the best first and under the cursor."""
        offers = found(event.value, self._offers)
        self.query_one(Sheet).show(offers, at=offers[0].command.id if offers else None)

    @on(Sheet.Moved)
    def explain(self, event: Sheet.Moved) -> None:
        """What is cut in the list stands in full below it."""
        self.query_one("#hint", Static).update(_about(event.item) if event.item else "")

    @on(Input.Submitted)
    @on(Sheet.Chosen)
    def action_take(self) -> None:
        """Answer with what the cursor stands on, or say why it may not act."""
        offer: Offer | None = self.query_one(Sheet).item
        if offer and offer.why_not:
            refuse(self, offer.why_not)
        elif offer:
            self.dismiss(offer)

    def action_move(self, by: int) -> None:
        """One line up or down."""
        self.query_one(Sheet).action_move(by)

    def action_page(self, by: int) -> None:
        """As many lines as are in view."""
        self.query_one(Sheet).action_page(by)


def found(wanted: str, offers: Sequence[Offer]) -> list[Offer]:
    """What fits the words typed, the best first, in the order of the tables among equals."""
    wanted = wanted.strip().lower()
    ranked = [(_rank(wanted, offer), offer) for offer in offers]
    return [offer for rank, offer in sorted(ranked, key=lambda pair: pair[0]) if rank < _NOT]


_NOT = 9


def _rank(wanted: str, offer: Offer) -> int:
    """0 is best, ``_NOT`` is no match: the title's start, its inside, its initials, its key, the hint."""
    command = offer.command
    titles = [command.title.zh, command.title.en.lower(), *initials(command.title.zh)]
    hints = command.hint or ("", "")
    tests = (
        any(title.startswith(wanted) for title in titles),
        any(wanted in title for title in titles),
        wanted == key_name(key_now(offer.node, command)).lower(),
        any(wanted in hint.lower() for hint in hints),
    )
    return next((rank for rank, fits in enumerate(tests) if fits), _NOT)


def _cells(offer: Offer) -> list[str | Cell]:
    node, command, why_not = offer
    key = key_name(key_now(node, command))
    about = Cell(_about(offer), "muted")
    if why_not:
        return [Cell(key, "muted"), Cell(f"({command.title})", "muted"), about]
    return [Cell(key, "accent bold"), Cell(str(command.title), "error" if command.dangerous else ""), about]


def _about(offer: Offer) -> str:
    """Why it may not act, or else what it does."""
    return str(offer.why_not or offer.command.hint or "")
