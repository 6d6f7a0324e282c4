"""The heat strip of the weather map: two drawn lines a grade or building, its mood and what is missing by week."""

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from model import clock
from model.committee.places import Side
from model.committee.weather import Map, Weather
from model.words import Words, say
from tui.cells import clip, pad
from tui.ink import Ink

LABEL_CELLS = 12
"""Cells of the names of grades."""
LEAST = 4
"""Cells of a week at least."""
AIRY = 4
"""So many grades have an empty line between them: with more the list below would not be seen on 24 lines."""
EMPTY = Words("还没有周报。", "No reports yet.")


class WeatherStrip(Widget):
    """Draws a ``Map``: the mean mood in digits and colour, below it how many are missing."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"strip--head", "strip--closed", "strip--now"}
    DEFAULT_CSS = """
    WeatherStrip {
        height: auto; background: $background;
        & > .strip--head { background: $panel; text-style: bold; }
        & > .strip--now { background: $primary; color: auto; text-style: bold; }
        & > .strip--closed { background: $surface; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ink = Ink(self)
        self._map: Map | None = None
        self._side: Side = "class"
        self._tall = 3

    def show(self, shown: Map | None, side: Side = "class") -> None:
        """Show a map of grades, or of buildings; many of them stand close together."""
        self._map, self._side = shown, side
        lines = len(shown.grades) if shown else 1
        self._tall = 3 if lines <= AIRY else 2
        self.styles.height = 1 + self._tall * lines
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()

    def render_line(self, y: int) -> Strip:
        """The heading, then for each grade its mood, what is missing, and an empty line where there is room."""
        shown, cells = self._map, self.size.width
        if shown is None or not shown.grades:
            return Strip([Segment(pad(f" {EMPTY}" if y == 1 else "", cells), self._ink("muted"))])
        if y == 0:
            return self._head(shown)
        grade, line = divmod(y - 1, self._tall)
        if line == 2 or grade >= len(shown.grades):
            return Strip.blank(cells, self._ink())
        name = shown.grades[grade]
        label = str(name) if line == 0 else say(" 缺交", " missing")
        parts = [Segment(pad(clip(f" {label}", LABEL_CELLS), LABEL_CELLS), self._ink("" if line == 0 else "muted"))]
        for at in self._columns(shown):
            week = shown.weeks[at]
            weather = shown.cells[name, week.monday]
            text, role = _mood(weather) if line == 0 else _missing(weather)
            parts.append(
                Segment(pad(f" {text}", self._wide(shown)), self._ink(role, "" if week.wanted else "strip--closed"))
            )
        return Strip(parts).adjust_cell_length(cells, self._ink())

    def _head(self, shown: Map) -> Strip:
        label = say(" 年级", " Grade") if self._side == "class" else say(" 宿舍", " Building")
        parts = [Segment(pad(label, LABEL_CELLS), self._ink("", "strip--head"))]
        for at in self._columns(shown):
            week = shown.weeks[at]
            now = week.monday <= clock.today() <= week.last
            style = self._ink("", "strip--now" if now else "strip--head")
            parts.append(Segment(pad(f" {week.number}", self._wide(shown)), style))
        return Strip(parts).adjust_cell_length(self.size.width, self._ink("", "strip--head"))

    def _wide(self, shown: Map) -> int:
        return max(LEAST, min(6, (self.size.width - LABEL_CELLS) // max(1, len(shown.weeks))))

    def _columns(self, shown: Map) -> range:
        """As many weeks as fit, this week among the last of them."""
        many = max(1, (self.size.width - LABEL_CELLS) // self._wide(shown))
        begun = sum(week.monday <= clock.today() for week in shown.weeks)
        first = max(0, min(begun + 1, len(shown.weeks)) - many)
        return range(first, min(len(shown.weeks), first + many))


def _mood(weather: Weather) -> tuple[str, str]:
    """The mean mood, and its colour."""
    if weather.mood is None:
        return ("-" if weather.answered else ""), "muted"
    role = "level-3" if weather.mood < 2.5 else "level-2" if weather.mood < 3.0 else "free"
    return f"{weather.mood:.1f}", f"{role} reverse"


def _missing(weather: Weather) -> tuple[str, str]:
    return (str(weather.missing), "late") if weather.missing else ("", "muted")
