"""What a list holds and where its cursor stands, without a screen."""

from collections.abc import Callable, Container, Hashable, Sequence
from typing import Generic, TypeVar

from model.values import dataclass
from model.words import Words

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above a group of rows; the cursor passes over it."""

    text: Words | str
    """What the group is called."""


class Roll(Generic[Item]):
    """Items with headings between them, a cursor that stays with its key, and marks.

    Length costs nothing until a key has to be looked for.
    """

    def __init__(self, key: Callable[[Item], Hashable]) -> None:
        self._key = key
        self.items: Sequence[Item | Heading] = ()
        """What is listed, headings included."""
        self.cursor = -1
        """The index of the item the cursor stands on; -1 when there is none."""
        self.marks: dict[Hashable, Item] = {}
        """The marked items by key, in the order they were marked."""

    def show(self, items: Sequence[Item | Heading], at: Hashable | None = None) -> None:
        """List these, the cursor on ``at`` or else on its old key, or as near to its old place as can be.

        Marks stay on what is still listed and go with what is not, so nobody acts on rows he cannot see.
        """
        wanted = self.key if at is None else at
        self.items = items
        found = -1 if wanted is None else self.find(wanted)
        self.cursor = found if found >= 0 else self.nearest(self.cursor, 1)
        if self.marks:
            keys = {self._key(item): item for item in items if not isinstance(item, Heading)}
            self.marks = {key: keys[key] for key in self.marks if key in keys}

    @property
    def item(self) -> Item | None:
        """What the cursor stands on."""
        found = self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None
        return None if isinstance(found, Heading) else found

    @property
    def key(self) -> Hashable | None:
        """The key of what the cursor stands on."""
        item = self.item
        return None if item is None else self._key(item)

    def mark(self) -> None:
        """Mark the item under the cursor, or unmark it."""
        item = self.item
        if item is not None and self.marks.pop(self._key(item), None) is None:
            self.marks[self._key(item)] = item

    def mark_all(self) -> None:
        """Mark every item, or none if all of them are marked."""
        every = {self._key(item): item for item in self.items if not isinstance(item, Heading)}
        self.marks = {} if every.keys() <= self.marks.keys() else every

    def mark_those(self, wanted: Container[Hashable]) -> None:
        """Mark the items with these keys, and no others."""
        listed = {self._key(item): item for item in self.items if not isinstance(item, Heading)}
        self.marks = {key: item for key, item in listed.items() if key in wanted}

    def is_marked(self, item: Item) -> bool:
        """Whether an item is marked."""
        return bool(self.marks) and self._key(item) in self.marks

    def find(self, key: Hashable) -> int:
        """The index of a key, looked for under the cursor first; -1 if it is not listed."""
        items, of = self.items, self._key
        if 0 <= self.cursor < len(items):
            item = items[self.cursor]
            if not isinstance(item, Heading) and of(item) == key:
                return self.cursor
        return next((i for i, item in enumerate(items) if not isinstance(item, Heading) and of(item) == key), -1)

    def nearest(self, index: int, step: int) -> int:
        """The nearest item at or past ``index`` in the direction of ``step``, else before it; -1 if there is none."""
        last = len(self.items) - 1
        index = max(0, min(last, index))
        forward = 1 if step > 0 else -1
        for direction in (forward, -forward):
            at = index
            while 0 <= at <= last:
                if not isinstance(self.items[at], Heading):
                    return at
                at += direction
        return -1

    def first_line(self, index: int) -> int:
        """The index of the first of the headings that stand directly above an item, or the item's own."""
        while index > 0 and isinstance(self.items[index - 1], Heading):
            index -= 1
        return index
