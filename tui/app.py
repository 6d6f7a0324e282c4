"""The desk on the screen: which page is shown, what changed, what time it is, and what nobody else may see.

The app knows pages only as strings and the model only through what it is given: ``standing``, ``undo``,
``redo``, ``why_no_undo``, ``lock``, ``idle_limit``, ``each_minute``, ``leisure`` and ``poll_changes`` are set by whoever opens the
desk (``tui.entry``), and a test gives its own.
"""

from asyncio import sleep
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App
from textual.signal import Signal

from model import clock
from model.named import NamedTuple
from model.words import Words, say
from tui import theme
from tui.commands import Command, Commanded, offers, perform
from tui.discreet import DiscreetApp
from tui.door import door
from tui.frame import Standing
from tui.pages import ERRANDS, PAGES, PageRow, desk_table

Hook = Callable[[], Awaitable[None] | None]

LEISURE_AFTER = 0.1
"""Seconds between the first frame and the first step of leisure."""
SHORTEST_IDLE = 60.0
"""Seconds after which it is first asked whether the desk should lock itself."""
BREATH = 0.01
"""Seconds between two steps, in which keys are answered."""
DONE = Words("已完成（姓名已隐去）", "Done (names are hidden)")
"""What is told of a deed while names are hidden."""


class Change(NamedTuple):
    """Something is not as it was."""

    nouns: frozenset[str]
    """The store's tables that changed: ``visit``; ``minute`` when one has passed, ``names`` when hidden or shown."""

    def touches(self, nouns: Iterable[str]) -> bool:
        """Whether one of these is among what changed."""
        return not self.nouns.isdisjoint(nouns)


class DeskApp(Commanded, DiscreetApp, inherit_bindings=False):
    """The frame of the desk. A subclass with ``PAGES`` or ``ERRANDS`` of its own is a desk of its own."""

    CSS_PATH = Path(__file__).with_name("desk.tcss")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]
    PAGES: ClassVar[tuple[PageRow, ...]] = PAGES
    ERRANDS: ClassVar[tuple[Command, ...]] = ERRANDS
    COMMAND_TABLE = desk_table(PAGES, ERRANDS)
    MODES = {row.id: row.open for row in PAGES}
    DEFAULT_MODE = PAGES[0].id if PAGES else App.DEFAULT_MODE

    def __init_subclass__(cls, **kwargs: Any) -> None:
        cls.COMMAND_TABLE = desk_table(cls.PAGES, cls.ERRANDS)
        cls.MODES = {row.id: row.open for row in cls.PAGES}
        cls.DEFAULT_MODE = cls.PAGES[0].id if cls.PAGES else App.DEFAULT_MODE
        super().__init_subclass__(**{"inherit_bindings": False} | kwargs)

    def __init__(self, colours: str = theme.NIGHT) -> None:
        self.set_reactive(App.theme, colours)
        super().__init__()
        # Textual keeps 64 parsed stylesheets; the desk's dialogs are more, and each new one would have all parsed again.
        self.stylesheet._parse_cache.grow(1024)
        self.changed: Signal[Change] = Signal(self, "changed")
        self.standing: Callable[[], Standing] = Standing
        self.undo: Hook | None = None
        self.redo: Hook | None = None
        self.why_no_undo: Callable[[], Words | None] = lambda: None
        self.lock: Hook | None = None
        self.leaving: Hook | None = None
        self.idle_limit: Callable[[], float | None] = lambda: None
        self.each_minute: Callable[[], None] = lambda: None
        self.backing_up = False
        self.backup_failed: datetime | None = None
        self.looked_over = False
        self.poll_changes: Callable[[], Iterable[str]] = tuple
        self.news: Callable[[], tuple[Iterable[str], Words | None]] = lambda: ((), None)
        self.leisure: Callable[[], Iterable[None]] = tuple
        self._minute = clock.now()
        self._standing: Standing | None = None
        for dress in theme.DRESSES.values():
            self.register_theme(dress)

    def begin_with(self, mode: str) -> None:
        """Open with this mode instead of the first page; only before the app runs."""
        self._screen_stacks = {mode: []}
        self._current_mode = mode

    # What changed

    def tell(self, nouns: Iterable[str], words: Words | None = None) -> None:
        """Something was done: pages of these nouns show it, and a toast says it in the past tense."""
        self.publish(nouns)
        if words:
            self.notify(str(words), markup=False)

    def announce(self, words: Words | None = None, hidden: Words = DONE) -> None:
        """A verb was done: pages show what the journal says has changed, a toast says what was done.

        A deed's sentence names people: while names are hidden ``hidden`` is said instead.
        """
        nouns, done = self.news()
        said = words or done
        self.tell(nouns, hidden if said and self.names_hidden else said)

    def publish(self, nouns: Iterable[str]) -> None:
        """Let every page know that these nouns changed."""
        if changed := frozenset(nouns):
            self._standing = None
            self.changed.publish(Change(changed))

    def stand(self) -> Standing:
        """How the desk stands; asked of ``standing`` once after each change."""
        if self._standing is None:
            self._standing = self.standing()
        return self._standing

    def _heartbeat(self) -> None:
        """Once a second: what another process changed, and whether a minute has passed."""
        minute = clock.now()
        passed = () if minute == self._minute else ("minute",)
        self._minute = minute
        with door(self):
            self.publish({*self.poll_changes(), *passed})
            if passed:
                self.each_minute()
        self._lock_if_left()

    def _lock_if_left(self) -> None:
        """Lock when nobody has touched anything for as long as the school allows; less than a minute is never."""
        if self.lock is not None and self.idle_seconds >= SHORTEST_IDLE:
            limit = self.idle_limit()
            if limit is not None and self.idle_seconds >= limit:
                self.action_lock()

    # Between the keys

    def take_leisure(self) -> None:
        """Do a step of ``leisure`` now and then: what is better done before anybody asks for it."""
        self.run_worker(self._at_leisure(), group="leisure", exclusive=True)

    async def _at_leisure(self) -> None:
        await sleep(LEISURE_AFTER)
        with door(self):
            for _ in self.leisure():
                await sleep(BREATH)

    # Names

    def watch_names_hidden(self) -> None:
        """Every page shows its names anew; a toast may hold one."""
        self.clear_notifications()
        self.publish({"names"})

    # What the frame's own commands do

    def action_page(self, page: str) -> Awaitable[None]:
        """Open a page."""
        return self.switch_mode(page)

    async def action_help(self) -> None:
        """List what can be done here, and do what is chosen."""
        from tui.help import CommandList

        chosen = await self.push_screen_wait(CommandList(offers(self.screen)))
        if chosen:
            await perform(chosen.node, chosen.command)

    def action_undo(self) -> Awaitable[None] | None:
        """Take back what was last done."""
        return self.undo() if self.undo else None

    def action_redo(self) -> Awaitable[None] | None:
        """Do again what was taken back."""
        return self.redo() if self.redo else None

    def why_not_back(self, hook: Hook | None) -> Words | None:
        """Why undo or redo may not act now: it is not theirs to do, there is none, or a text is being typed."""
        if why := self.why_no_undo():
            return why
        if hook is None:
            return Words("没有可以撤销或重做的事", "There is nothing to undo or redo")
        if self.is_typing:
            return Words("正在输入文字, 先按 Esc 离开输入框", "A text is being typed; leave the field with Esc first")
        return None

    @property
    def is_typing(self) -> bool:
        """Whether a letter would go into a text."""
        return self.focused is not None and self.focused.check_consume_key("z", "z")

    def action_lock(self) -> Awaitable[None] | None:
        """Lock the desk."""
        return self.lock() if self.lock else None

    def action_blank(self) -> None:
        """Cover the screen, or lift the black cover again; a lock is not lifted."""
        from tui.black import Blank

        if isinstance(self.screen, Blank):
            self.uncover()
        elif not self.is_covered:
            self.cover()

    def action_hide_names(self) -> None:
        """Hide names, or show them again."""
        self.names_hidden = not self.names_hidden

    def action_change_colours(self) -> None:
        """Put on the next theme."""
        self.theme = theme.next_after(self.theme)

    def action_quit_desk(self) -> Awaitable[None] | None:
        """Leave, after ``leaving`` has asked about what still runs; from under a cover the key itself, once more, says so."""
        if self.is_covered:
            return None if self.tells_before_leaving() else self.action_quit()
        return self.leaving() if self.leaving else self.action_quit()

    def action_how_to_quit(self) -> None:
        """Say which key quits."""
        self.notify(say("退出请按 Ctrl+Q", "Ctrl+Q quits"), markup=False)

    async def action_back(self) -> None:
        """Leave the field one is typing in, or else a page that was opened over another."""
        if self.is_typing:
            self.screen.set_focus(None)
        elif len(self.screen_stack) > 1:
            self.pop_screen()

    # What Textual asks

    def get_theme(self, theme_name: str) -> Any:
        """The desk's own themes are there before anything asks for one."""
        return theme.DRESSES.get(theme_name) or super().get_theme(theme_name)

    def on_mount(self) -> None:
        """Let the heart beat."""
        self.set_interval(1, self._heartbeat, name="heartbeat")

    def on_ready(self) -> None:
        """The first frame is there: now there is time for what it did not need."""
        self.take_leisure()
