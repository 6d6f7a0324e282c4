"""A text of several lines; its editor is imported when a form first has one."""

from model.values import dataclass
from tui.fields.field import Editor, Field


@dataclass(frozen=True)
class LongText(Field):
    """A text of any length, with line breaks; the empty text is an answer, never None."""

    lines: int = 5
    """Lines in view; more scroll."""

    def editor(self) -> Editor:
        """A text area."""
        from tui.fields.area import Area

        return Area(self, self.lines)
