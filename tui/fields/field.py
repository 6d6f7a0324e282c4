"""What a form asks for: the description of a field, and what every editor of one can do."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from textual.widget import Widget

from model.errors import DeskError
from model.named import NamedTuple
from model.values import dataclass
from model.words import Words

Values = Mapping[str, Any]
"""The answers of a form by field; None where nothing, or nothing readable, stands."""


@dataclass(frozen=True)
class Field:
    """One thing a form asks for. ``when`` hides it while the other answers make it pointless."""

    name: str
    """Its name in the answers, and in ``DeskError.field``."""
    label: Words
    """What stands beside it."""
    hint: Words | None = None
    """What stands at the foot of the form while it has the focus."""
    required: bool = False
    """Whether it must be filled in; marked with ``*``."""
    when: Callable[[Values], bool] | None = None
    """Whether it is asked at all, given the other answers."""

    @property
    def cells(self) -> int | None:
        """How wide its editor is; None is as wide as the form."""
        return None

    def editor(self) -> "Editor":
        """A new editor for it."""
        raise NotImplementedError

    def missing(self) -> DeskError:
        """What is said when it is required and empty."""
        return DeskError(Words("请填写“{label}”", "Fill in {label}").saying(label=self.label), self.name)


@dataclass(frozen=True)
class Part:
    """A line above a group of fields."""

    title: Words
    """What the group is about."""


class Below(NamedTuple):
    """A line an editor shows below itself."""

    text: str
    """What it says."""
    here: bool
    """Whether it is the one Enter picks."""


class Host(Protocol):
    """The form an editor stands in. It is called and not sent messages: the next key may already be waiting."""

    def edited(self, editor: "Editor") -> None:
        """What stands in the editor changed."""

    def left(self, editor: "Editor", by: int) -> None:
        """The person goes on to the next field (1) or back to the one before (-1)."""

    def grown(self, editor: "Editor") -> None:
        """The editor, or what it shows below itself, became higher or lower."""


class Editor(Widget):
    """What a person edits one field in. ``raw`` is what stands there, ``answer`` what it means."""

    field: Field
    host: Host | None = None

    @property
    def raw(self) -> Any:
        """What stands there, right or wrong, as JSON could hold it: what a draft keeps."""
        raise NotImplementedError

    @raw.setter
    def raw(self, raw: Any) -> None:
        raise NotImplementedError

    def put(self, answer: Any) -> None:
        """Show an answer."""
        raise NotImplementedError

    def answer(self) -> Any:
        """What stands there means this, None if nothing stands there. Raises DeskError if it cannot be read."""
        raise NotImplementedError

    def go_on(self) -> None:
        """What stands there is a draft: the next letter comes behind it, and takes nothing away."""

    @property
    def high(self) -> int:
        """Lines it takes."""
        return 1

    @property
    def beside(self) -> str:
        """A word beside it on what it says."""
        return ""

    @property
    def below(self) -> Sequence[Below]:
        """What to draw below it."""
        return ()

    @property
    def keys(self) -> Words | None:
        """Which keys do what in it, besides typing."""
        return None

    def pick(self, index: int) -> None:
        """A line below it was clicked."""

    def action_leave(self, by: int) -> None:
        """Go on to the next field, or back."""
        if self.host:
            self.host.left(self, by)

    def tell_edited(self) -> None:
        """Let the form know that something changed."""
        if self.host:
            self.host.edited(self)

    def tell_grown(self) -> None:
        """Let the form know that more or fewer lines are needed."""
        if self.host:
            self.host.grown(self)
