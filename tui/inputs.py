"""The one-line input of the whole desk: no border glyphs, no blinking cursor, passwords as stars."""

from rich.text import Text
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class OneLine(Input):
    """An ``Input`` one line high that costs nothing while idle."""

    # The usual borders are drawn with glyphs that old Chinese consoles draw two cells wide.
    DEFAULT_CSS = "OneLine, OneLine:focus { border: none; height: 1; }"
    # Textual's lays the whole screen out anew with every letter; this one is as wide and high as before.
    virtual_size = Reactive(Size(0, 0))

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        secret: bool = False,
        select_on_focus: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            value,
            placeholder=placeholder,
            password=secret,
            compact=True,
            select_on_focus=select_on_focus,
            # The desk judges what is typed itself; Textual would mark it valid with a class, and style it anew for that.
            validate_on=(),
            id=id,
            classes=classes,
        )
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        # Textual's bullet is of ambiguous width: in old consoles the cursor would stand beside the point.
        return Text("*" * len(self.value), no_wrap=True, overflow="ignore", end="") if self.password else super()._value
