"""What a person can do: one table per page, which feeds keys, footer, help, search and remapping.

Values here and in ``tui.frame`` are named tuples: a dataclass costs the first screen five times as much to make.

A ``Command`` is written once. Textual's bindings are made from it (under its id, so that a person may
give it another key), the last line of the screen and the help read it, and ``perform`` is the one way it
is done: a command that may not act says why, a ``DeskError`` becomes a sentence, and whatever has to
wait for a person or a file becomes a worker.
"""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from importlib import import_module
from inspect import iscoroutine
from typing import Any, ClassVar

from textual.actions import SkipAction, parse
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from model import rights
from model.named import NamedTuple
from model.rights import Right
from model.words import Words
from tui.door import door, refuse
from tui.keys import passes_input_method


class Command(NamedTuple):
    """One thing a person can do at one place."""

    id: str
    """Its name, unique in the house, as ``visits.finish``; what a person's own keys are kept under."""
    title: Words
    """What it is called, a verb."""
    key: str
    """Its first key, in Textual's spelling; never a letter or a sign (``tui.keys``)."""
    action: str | Callable[[Any], Awaitable[None] | None]
    """An action of the node whose table it is in (``finish``, ``week(1)``), or a function given that node: itself or
    as ``screens.visits.visits.walk_in:receive``, imported when first run."""
    hint: Words | None = None
    """A sentence for the help."""
    also: tuple[str, ...] = ()
    """Further keys; letters may be among them."""
    footer: bool = True
    """Named in the last line of the screen, the first of a table first."""
    why_not: Callable[[Any], Words | None] | None = None
    """Given the node, why it may not act now; quick, for the last line asks at every change."""
    dangerous: bool = False
    """Takes something away; shown apart in the help."""
    everywhere: bool = False
    """Acts in dialogs and while typing, too."""

    @property
    def keys(self) -> tuple[str, ...]:
        """All its keys, the first one first."""
        return (self.key, *self.also)

    def binding(self) -> Binding:
        """The same for Textual."""
        keys, action = ",".join(self.keys), f"command('{self.id}')"
        return Binding(keys, action, self.title.en, show=False, priority=self.everywhere, id=self.id)

    def refusal(self, node: DOMNode) -> Words | None:
        """Why it may not act now, or ``None`` when it may."""
        return self.why_not(node) if self.why_not else None

    def start(self, node: DOMNode) -> Awaitable[None] | None:
        """Do it, or begin it: what is returned is still to be awaited."""
        if callable(self.action):
            return self.action(node)
        if ":" in self.action:
            begun: Awaitable[None] | None = load(self.action)(node)
        else:
            _, name, values = parse(self.action)
            begun = getattr(node, f"action_{name}")(*values)
        return begun


class Commanded:
    """Mixed into a screen, a widget or the app, before its Textual class: its ``COMMAND_TABLE`` becomes its keys."""

    COMMAND_TABLE: ClassVar[tuple[Command, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        table = cls.__dict__.get("COMMAND_TABLE", ())
        if wrong := faults(table):
            raise ValueError(f"{cls.__name__}: {wrong}")
        cls.BINDINGS = [*cls.__dict__.get("BINDINGS", ()), *(command.binding() for command in table)]
        super().__init_subclass__(**kwargs)

    async def action_command(self, id: str) -> None:
        """Perform the command of that id, however it was asked for."""
        assert isinstance(self, DOMNode)
        for command in self.COMMAND_TABLE:
            if command.id == id:
                return await perform(self, command)
        raise SkipAction


def needs(right: Right) -> Callable[[Any], Words | None]:
    """A command's ``why_not`` that asks for a right and for nothing else."""
    return lambda _node: rights.why_not(right)


class Offer(NamedTuple):
    """A command and where it stands."""

    node: DOMNode
    """The app, screen or widget whose table it is in."""
    command: Command
    """What it does there."""
    why_not: Words | None
    """Why it may not act now, or ``None`` when it may."""


def offers(screen: Screen[Any]) -> list[Offer]:
    """What can be done on a screen now, nearest to the focus first; behind a dialog only what works everywhere.

    A key that a page gives a meaning of its own no longer means what the desk means by it.
    """
    found: list[Offer] = []
    modal, taken = False, set()
    for node in (screen.focused or screen).ancestors_with_self:
        table = node.COMMAND_TABLE if isinstance(node, Commanded) else ()
        here = [c for c in table if c.key not in taken and (c.everywhere or not modal)]
        found += [Offer(node, command, command.refusal(node)) for command in here]
        taken |= {command.key for command in here}
        modal = modal or node.is_modal
    return found


async def perform(node: DOMNode, command: Command) -> None:
    """Do it, or say why not.

    A coroutine may wait for a person, so it goes on as a worker of ``node``. What Textual itself wants awaited
    (a page that opens) is awaited here, so that a key typed ahead finds the page it was meant for.
    """
    if why := command.refusal(node):
        refuse(node, why)
        return
    with door(node):
        begun = command.start(node)
        if iscoroutine(begun):
            errand(node, begun, command.id)
        elif begun is not None:
            await begun


def errand(node: DOMNode, begun: Coroutine[Any, Any, None], name: str) -> None:
    """Let something go on as a worker of ``node``, unless one of that name is still under way there.

    The first keeps its place rather than giving way: its dialog may be open, its file half written. What lies aside
    with another person's screens does not count.
    """
    whose = str(getattr(node.app, "whose", ""))
    same = (name, node, whose)
    if any((w.group, w.node, w.description) == same and not w.is_finished for w in node.app.workers):
        begun.close()
        return

    async def at_the_door() -> None:
        with door(node):
            await begun

    node.run_worker(at_the_door(), name=name, group=name, description=whose)


def key_now(node: DOMNode, command: Command) -> str:
    """The key that does it: its own, or the one a person gave it."""
    own: str = node.app._keymap.get(command.id, command.key)
    return own.split(",", maxsplit=1)[0]


def faults(table: Sequence[Command]) -> list[str]:
    """What is wrong with a table: a key or id that occurs twice, a first key that an input method swallows."""
    said = [word for command in table for word in (command.id, *command.keys)]
    return [
        *(f"two commands have {word!r}" for word in dict.fromkeys(said) if said.count(word) > 1),
        *(f"{c.id} needs a first key without a letter, not {c.key!r}" for c in table if not passes_input_method(c.key)),
    ]


def load(target: str) -> Callable[..., Any]:
    """What ``package.module:name`` names. Raises ``ImportError`` or ``AttributeError`` when there is no such thing."""
    module, _, name = target.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found
