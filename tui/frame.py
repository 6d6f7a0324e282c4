"""The frame round every page: where and when we are, which pages there are, which keys work here.

Each part is one drawn widget without children. What they show is handed to them as plain values, so
that they ask nothing of the store; what does not fit is left out by weight, never wrapped. The first two
lines are the same at every width: the hotline numbers are always among them (A10).
"""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.screen import Screen
from textual.strip import Strip

from model.named import NamedTuple
from model.words import say
from tui.cells import clip, width
from tui.commands import Offer, key_now, offers
from tui.keys import key_name
from tui.line import Line, Piece
from tui.pages import PageRow


class Standing(NamedTuple):
    """How the desk stands this minute, in words of the desk's language and in numbers."""

    school: str = ""
    """The school's name."""
    day: str = ""
    """Date and weekday, and whether it is no school day."""
    week: str = ""
    """Term week, odd or even."""
    bells: str = ""
    """The bell schedule in force (A6)."""
    period: str = ""
    """A key period of closer watch, if this is one (D6)."""
    open_since: str = ""
    """When the room was opened, ``12:30``; empty while it is closed."""
    today: int = 0
    """Minutes the room was open today."""
    today_rule: int = 0
    """Minutes it must be open today; 0 on a day without a rule (A2)."""
    this_week: int = 0
    """Minutes it was open this week."""
    week_rule: int = 0
    """Minutes it must be open this week (A3)."""
    duty: str = ""
    """Who is on duty (A4)."""
    hotlines: tuple[str, ...] = ()
    """The room's number and the district centre's, each with its name (A10)."""
    warnings: tuple[str, ...] = ()
    """What should not wait, the gravest first: no good backup for a day, a room left open."""


class TopLine(Line):
    """Where and when we are; below it the room: open since when, minutes against the rule, who is on duty."""

    standing = Standing()

    def show(self, standing: Standing) -> None:
        """Show this from now on; repaints only what is new."""
        if standing != self.standing:
            self.standing = standing
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Line 0 says where and when, line 1 how the room stands."""
        now = self.standing
        if y == 0:
            place = [
                Piece(now.school, "bold", 1),
                Piece(now.day, "", 4),
                Piece(now.week, "", 5),
                Piece(now.bells, "muted", 2),
                Piece(now.period, "due", 3),
            ]
            return self.drawn(place, [Piece(line, "accent bold", 9) for line in now.hotlines])
        return self.drawn(_room(now), [Piece(f"! {warning}", "warning bold", 7) for warning in now.warnings[:1]])


def _room(now: Standing) -> list[Piece]:
    if now.open_since:
        state = Piece(say("开放中 {at} 起", "Open since {at}", at=now.open_since), "open bold", 9)
    else:
        state = Piece(say("未开放", "Closed"), "closed bold", 9)
    today = say("当天 {n}/{rule} 分", "today {n}/{rule} min", n=now.today, rule=now.today_rule)
    week = say("本周 {n}/{rule} 分", "week {n}/{rule}", n=now.this_week, rule=now.week_rule)
    duty = say("值班 {who}", "duty {who}", who=now.duty) if now.duty else say("无人值班", "nobody on duty")
    return [
        state,
        Piece(today if now.today_rule else "", "", 8),
        _reached(now.today, now.today_rule, 4),
        Piece(week if now.week_rule else "", "", 5),
        _reached(now.this_week, now.week_rule, 3),
        Piece(duty, "" if now.duty else "warning", 6),
    ]


def _reached(minutes: int, rule: int, weight: int) -> Piece:
    if not rule:
        return Piece("", "", 0)
    if minutes >= rule:
        return Piece(say("达标", "met"), "open", weight)
    return Piece(say("差 {n}", "{n} short", n=rule - minutes), "due", weight)


class PagesLine(Line):
    """The pages by their digits; the one we are on stands in brackets."""

    def __init__(self, rows: Sequence[PageRow], current: str) -> None:
        super().__init__()
        self._rows = rows
        self._current = current

    def render_line(self, y: int) -> Strip:
        """The only line."""
        segments, before = [], "["
        for row, text in zip(self._rows, self._texts(), strict=True):
            here = row.id == self._current
            segments.append(Segment("[" if here else "]" if before == "here" else " ", self._ink("bold")))
            segments.append(Segment(text, self._ink("bold reverse" if here else "")))
            before = "here" if here else ""
        segments.append(Segment("]" if before == "here" else " ", self._ink("bold")))
        return Strip(segments).extend_cell_length(self.size.width, self._ink()).crop(0, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """A click opens the page under the mouse."""
        edge = 0
        for row, text in zip(self._rows, self._texts(), strict=True):
            edge += width(text) + 1
            if event.x < edge:
                self.call_next(self.app.run_action, f"command('page.{row.id}')")
                return

    def _texts(self) -> list[str]:
        """What each page is called: in full, or short, or cut, as the width allows."""
        room = self.size.width - len(self._rows) - 1
        full = [f"{row.key} {row.title}" for row in self._rows]
        if sum(map(width, full)) <= room:
            return full
        short = [f"{row.key} {row.short or row.title}" for row in self._rows]
        most = max(map(width, short), default=0)
        while most > 1 and sum(min(width(text), most) for text in short) > room:
            most -= 1
        return [clip(text, most) for text in short]


class KeysLine(Line):
    """The keys that work here and now, the most important first, the help always last.

    What may not act stands in brackets and dimmed; its key says why.
    """

    _shown: tuple[tuple[Offer, Piece, Piece], ...] = ()
    _unseen = False

    def on_mount(self) -> None:
        """Look again whenever the focus or the page changed."""
        self.screen.bindings_updated_signal.subscribe(self, self._look, immediate=True)
        self._look(self.screen)

    def on_resize(self) -> None:
        """Another width holds other keys."""
        self._look(self.screen)

    def _look(self, screen: Screen[object]) -> None:
        if self.app._batch_count:
            # While a page opens its keys change six times behind the curtain: it is enough to look when it is painted.
            self._unseen = True
            self.refresh()
            return
        shown = tuple(self._fitting(offers(screen)))
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def _fitting(self, found: Sequence[Offer]) -> list[tuple[Offer, Piece, Piece]]:
        # A page may do something of its own with a key of the desk: the nearest does what the key does.
        nearest: dict[str, Offer] = {}
        for offer in found:
            nearest.setdefault(key_now(offer.node, offer.command), offer)
        named = [_named(offer) for offer in nearest.values() if offer.command.footer]
        if not named:
            return []
        *others, last = named
        room = self.size.width - _length(last)
        kept = []
        for entry in others:
            room -= _length(entry)
            if room < 0:
                break
            kept.append(entry)
        return [*kept, last]

    def render_line(self, y: int) -> Strip:
        """The only line."""
        if self._unseen:
            self._unseen = False
            self._shown = tuple(self._fitting(offers(self.screen)))
        segments = [
            Segment(f"{piece.text} ", self._ink(piece.style))
            for _, key, title in self._shown
            for piece in (key._replace(text=f" {key.text}"), title)
        ]
        return Strip(segments).extend_cell_length(self.size.width, self._ink()).crop(0, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """A click does what the key would do."""
        edge = 0
        for entry in self._shown:
            edge += _length(entry)
            if event.x < edge:
                offer = entry[0]
                self.call_next(self.app.run_action, f"command('{offer.command.id}')", offer.node)
                return


def _named(offer: Offer) -> tuple[Offer, Piece, Piece]:
    node, command, why_not = offer
    key = key_name(key_now(node, command))
    if why_not:
        return offer, Piece(key, "muted", 0), Piece(f"({command.title})", "muted", 0)
    return offer, Piece(key, "accent bold", 0), Piece(str(command.title), "", 0)


def _length(entry: tuple[Offer, Piece, Piece]) -> int:
    return width(entry[1].text) + width(entry[2].text) + 3
