"""Somebody, found by typing: name, initials, class or number; whoever fits stands below, Enter takes the one marked."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from model.errors import Unclear
from model.values import dataclass
from model.words import Words
from tui.fields.field import Below, Editor, Field
from tui.inputs import OneLine

Found = Sequence[tuple[Any, str]]
"""Who fits: (id, what is shown), best first."""

MOST = 6
"""People shown at once."""


@dataclass(frozen=True, kw_only=True)
class Person(Field):
    """Somebody (or anything else there are too many of to list); the answer is an id."""

    find: Callable[[str], Found]
    """Who fits what was typed, quickly: it is asked at every letter."""
    named: Callable[[Any], str] = str
    """How the id of a first answer is shown."""

    def editor(self) -> Editor:
        """A line with the found below it."""
        return PersonEditor(self)


class PersonEditor(OneLine, Editor):
    """A line that looks people up; what was typed is not an answer until one of them is picked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    def __init__(self, field: Person) -> None:
        super().__init__()
        self.field: Person = field
        self._picked: tuple[Any, str] | None = None
        self._found: list[tuple[Any, str]] = []
        self._here = 0

    @property
    def raw(self) -> list[Any]:
        """The id, if one is picked, and the text."""
        return [self._picked[0] if self._picked else None, self.value]

    @raw.setter
    def raw(self, raw: Sequence[Any]) -> None:
        key, text = raw
        self._picked = None if key is None else (key, text)
        self.value = text

    def put(self, answer: Any) -> None:
        """Somebody by id."""
        self.raw = [answer, "" if answer is None else self.field.named(answer)]

    def answer(self) -> Any:
        """The id. Raises Unclear for a text that names nobody yet."""
        if self._picked:
            return self._picked[0]
        if self.value.strip():
            raise Unclear(
                Words("还没有选定，请从列表中选一项", "Nobody is picked yet: choose one from the list"), self.field.name
            )
        if self.field.required:
            raise self.field.missing()
        return None

    @property
    def below(self) -> Sequence[Below]:
        """Whoever fits, or that nobody does."""
        if self._picked or not self.has_focus or not self.value.strip():
            return ()
        if not self._found:
            return (Below(str(Words("没有找到", "Nobody found")), False),)
        return [Below(label, i == self._here) for i, (_, label) in enumerate(self._found)]

    @property
    def keys(self) -> Words:
        """How to pick."""
        return Words(
            "输入姓名、首字母、班级或学号，上下键选，回车定", "Type a name, initials, class or number; Enter picks"
        )

    def watch_value(self, value: str) -> None:
        """Another text is another person, or nobody yet; known before the next key comes."""
        if self._picked and value != self._picked[1]:
            self._picked = None
        self._look()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say so in the form's own words."""
        event.stop()
        self.tell_edited()

    def on_focus(self) -> None:
        """Show who fits."""
        self._look()

    def on_blur(self, event: events.Blur) -> None:
        """The only one who fits is taken; of several none is."""
        if not self._picked and len(self._found) == 1 and self.value.strip():
            self.pick(0)
        self.tell_grown()

    def action_move(self, by: int) -> None:
        """Up or down among the found; without any to the fields around."""
        if self._picked or not self._found:
            self.action_leave(by)
            return
        self._here = max(0, min(len(self._found) - 1, self._here + by))
        self.tell_grown()

    def action_enter(self) -> None:
        """Take the one marked and go on."""
        if not self._picked and self._found:
            self.pick(self._here)
        if self._picked or not self.value.strip():
            self.action_leave(1)

    def pick(self, index: int) -> None:
        """Take one of the found."""
        if index < len(self._found):
            self._picked = self._found[index]
            self.value = self._picked[1]
            self.cursor_position = len(self.value)
            self.tell_edited()
            self.tell_grown()

    def _look(self) -> None:
        text = self.value.strip()
        self._found = list(self.field.find(text))[:MOST] if text and not self._picked else []
        self._here = 0
        self.tell_grown()
