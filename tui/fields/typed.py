"""Fields that are typed into one line."""

import unicodedata
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from model.errors import DeskError
from model.values import dataclass
from model.words import Words
from tui.fields.field import Editor, Field
from tui.inputs import OneLine


@dataclass(frozen=True)
class Typed(Field):
    """A field whose answer is spelt in one line and read back from it."""

    def spell(self, answer: Any) -> str:
        """How an answer is written."""
        return str(answer)

    def read(self, text: str) -> Any:
        """What a text that is not empty means. Raises DeskError with what to type instead."""
        raise NotImplementedError

    def note(self, answer: Any) -> str:
        """A word beside the line on what was read."""
        return ""

    def step(self, answer: Any, by: int) -> Any:
        """The answer a step up (1) or down (-1), or a leap (10, -10); None where there are no steps."""
        return None

    @property
    def steps(self) -> Words | None:
        """What a step and a leap are, if there are any."""
        return None

    def editor(self) -> Editor:
        """A line."""
        return Line(self)


@dataclass(frozen=True)
class Text(Typed):
    """A short text, trimmed; the empty text is an answer too, and is never None."""

    most: int | None = None
    """The most characters."""
    secret: bool = False
    """A password: shown as dots, taken to the letter, never part of a draft."""

    def read(self, text: str) -> str:
        """The text itself, if it is not too long."""
        if self.most is not None and len(text) > self.most:
            raise DeskError(Words("最多 {n} 个字", "At most {n} characters").saying(n=self.most), self.name)
        return text


class Line(OneLine, Editor):
    """One line of typing; Up and Down step where the field has steps, and move between fields where not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave(1)", show=False),
        Binding("up", "step(1)", show=False),
        Binding("down", "step(-1)", show=False),
        Binding("pageup", "step(10)", show=False),
        Binding("pagedown", "step(-10)", show=False),
    ]

    def __init__(self, field: Typed) -> None:
        super().__init__(secret=isinstance(field, Text) and field.secret)
        self.field: Typed = field

    @property
    def raw(self) -> str:
        """The text."""
        return self.value

    @raw.setter
    def raw(self, raw: str) -> None:
        self.value = raw

    def put(self, answer: Any) -> None:
        """Spell an answer."""
        self.value = "" if answer is None else self.field.spell(answer)

    def go_on(self) -> None:
        """Not selected, or the next letter would replace it."""
        self.select_on_focus = False
        self.cursor_position = len(self.value)

    def answer(self) -> Any:
        """What the text means; full-width digits and signs are as good as the others."""
        text = self.value if self.password else self.value.strip()
        if not text:
            if self.field.required:
                raise self.field.missing()
            return "" if isinstance(self.field, Text) else None
        return self.field.read(text if isinstance(self.field, Text) else unicodedata.normalize("NFKC", text))

    @property
    def beside(self) -> str:
        """What the field has to say of what was read."""
        answer = self._readable()
        return "" if answer is None else self.field.note(answer)

    @property
    def keys(self) -> Words | None:
        """The steps."""
        return self.field.steps

    def action_step(self, by: int) -> None:
        """One step up or down; without steps to the field before or the next."""
        if self.field.steps is None:
            self.action_leave(-1 if by > 0 else 1)
            return
        stepped = self.field.step(self._readable(), by)
        self.put(stepped)
        self.cursor_position = len(self.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say so in the form's own words."""
        event.stop()
        self.tell_edited()

    def on_blur(self) -> None:
        """What could be read is spelt out in full, so that one sees what was understood."""
        answer = self._readable()
        if answer is not None and not isinstance(self.field, Text):
            self.put(answer)

    def _readable(self) -> Any:
        try:
            return self.answer()
        except DeskError:
            return None
