"""A month as one drawn grid: a row a week, a square a day, in it the names of whoever is due then."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from rich.segment import Segment
from textual.message import Message

from model import clock
from model.appointments.days import WEEKDAYS
from model.calendar.days import SchoolDay
from model.care.month import Dated
from tui.cells import clip, pad
from tui.drawn_grid import DrawnGrid

LOW = 2
"""Lines of a week on a low screen."""
HIGH = 4
"""Lines of a week where there is room for several names."""


class MonthGrid(DrawnGrid):
    """Whole weeks from Monday; the days of the months beside it are muted, days without school on another ground."""

    class Moved(Message):
        """The cursor stands on another day."""

    class Left(Message):
        """The cursor wants to stand on a day that is not shown."""

        def __init__(self, weeks: int) -> None:
            super().__init__()
            self.weeks = weeks

    class Chosen(Message):
        """Enter or a double click on a day."""

    def __init__(self, shown_name: Callable[[str], str], *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._shown_name = shown_name
        self._days: Sequence[SchoolDay] = ()
        self._month = 0
        self._due: dict[date, list[Dated]] = {}

    def show(self, days: Sequence[SchoolDay], month: int, due: Sequence[Dated], at: date) -> None:
        """Show these whole weeks of a month (1-12) and what is due in them, the cursor on a day of them."""
        self._days, self._month = days, month
        self._due = defaultdict(list)
        for each in due:
            self._due[each.day].append(each)
        self.measure()
        self.stand(*divmod((at - days[0].on).days, 7))

    @property
    def day(self) -> date:
        """The day under the cursor."""
        return self._days[self.row * 7 + self.column].on if self._days else clock.today()

    @property
    def rows(self) -> int:
        """A row a week."""
        return len(self._days) // 7

    @property
    def columns(self) -> int:
        """Seven days."""
        return 7

    @property
    def wide(self) -> int:
        """As wide as the page allows."""
        return max(8, self.scrollable_content_region.width // 7)

    def measure(self) -> None:
        """A week is higher where all the weeks have room for it."""
        roomy = self.size.height - self.head >= HIGH * max(1, self.rows)
        self.tall = HIGH if roomy else LOW  # type: ignore[misc]
        super().measure()

    def moved(self) -> None:
        """Tell the page."""
        self.post_message(self.Moved())

    def action_move(self, rows: int, columns: int) -> None:
        """Past Sunday comes Monday; past the last week the next month."""
        to = self.row * 7 + self.column + rows * 7 + columns
        if 0 <= to < len(self._days):
            self.stand(*divmod(to, 7))
        else:
            self.post_message(self.Left(rows * 7 + columns))

    def action_choose(self) -> None:
        """Say that the day was chosen."""
        self.post_message(self.Chosen())

    def heading(self, y: int) -> list[Segment]:
        """The weekdays."""
        return [
            Segment(pad(clip(f" {name}", self.wide - 1), self.wide), self.ink("", "grid--head")) for name in WEEKDAYS
        ]

    def line(self, row: int, y: int) -> list[Segment]:
        """A line of a week."""
        return [self._square(row, column, y) for column in range(7)]

    def _square(self, row: int, column: int, y: int) -> Segment:
        day = self._days[row * 7 + column]
        text, role = self._dated(day.on) if y == 0 else self._named(day.on, y - 1)
        return self.drawn(row, column, text, role, off=not day.is_school_day, at=" " if y else ">")

    def _dated(self, day: date) -> tuple[str, str]:
        """The day of the month, in brackets today, and how many are due."""
        shown = f"{day.month}/{day.day}" if day.day == 1 else str(day.day)
        many = len(self._due.get(day, ()))
        text = f"[{shown}]" if day == clock.today() else shown
        role = "muted" if day.month != self._month else "bold" if many else ""
        return f"{text:<5}{many if many else ''}", role

    def _named(self, day: date, at: int) -> tuple[str, str]:
        """The names that fit; in the last line how many more there are."""
        due, lines = self._due.get(day, []), self.tall - 1
        if at >= len(due):
            return "", ""
        role = "late" if due[at].late else "muted" if day.month != self._month else ""
        name = self._shown_name(due[at].name)
        more = len(due) - lines
        return (f"{name} +{more}" if at == lines - 1 and more > 0 else name), role
