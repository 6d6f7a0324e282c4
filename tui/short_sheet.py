"""A list on a page where PgUp, PgDn and Home turn the weeks and not the list."""

from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType

from tui.sheet import Sheet

Item = TypeVar("Item")


class ShortSheet(Sheet[Item], Generic[Item], inherit_bindings=False):
    """A ``Sheet`` whose cursor goes by arrows and End alone; every other key is the page's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]
