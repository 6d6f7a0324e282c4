"""What every section of the settings page is: what it lists, what is said of a line, what can be done with it."""

from collections.abc import Hashable, Sequence
from typing import Any, ClassVar

from model import rights
from model.rights import Right
from model.words import Words
from tui.app import DeskApp
from tui.cells import Column
from tui.lines import Cell
from tui.roll import Heading

Items = Sequence[Any]
"""What a section lists, headings among it."""
NOTHING = Words("", "")


class Section:
    """One section. A subclass says what it lists; what it cannot do it leaves as it stands here."""

    id: ClassVar[str] = ""
    """Its name in code."""
    title: ClassVar[Words] = NOTHING
    """What the list of sections calls it."""
    columns: ClassVar[tuple[Column, ...]] = ()
    """The columns of its list."""
    right: ClassVar[Right | None] = None
    """Who may see it; without one whoever sits at the desk."""
    empty: ClassVar[Words] = NOTHING
    """What to do when there is nothing in it."""
    does: ClassVar[Words] = Words("修改", "Change")
    """What Enter does."""
    adds: ClassVar[Words | None] = None
    """What Insert does, if anything."""
    drops: ClassVar[Words | None] = None
    """What Delete does, if anything."""
    backs: ClassVar[Words | None] = None
    """What Ctrl+R does, if anything."""

    def about(self) -> Words | str:
        """A sentence above the list."""
        return ""

    def items(self) -> Items:
        """What it lists now."""
        return ()

    def key(self, item: Any) -> Hashable:
        """What names a line."""
        return str(item)

    def cells(self, item: Any, app: DeskApp) -> Sequence[str | Cell]:
        """A line's texts."""
        return ()

    def detail(self, item: Any, app: DeskApp) -> Words | str:
        """What there is to know of a line beyond its columns."""
        return ""

    async def act(self, app: DeskApp, item: Any) -> None:
        """Enter."""

    async def add(self, app: DeskApp) -> None:
        """Insert."""

    async def drop(self, app: DeskApp, item: Any) -> None:
        """Delete."""

    async def back(self, app: DeskApp, item: Any) -> None:
        """Ctrl+R."""

    @classmethod
    def may_be_seen(cls) -> bool:
        """Whether the person at the desk may see it."""
        return cls.right is None or rights.may(cls.right)


__all__ = ["NOTHING", "Cell", "Column", "Heading", "Items", "Section"]
