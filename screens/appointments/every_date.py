"""Every date of a series before anything is saved: its clash, and whether it is left out.

Those with a clash are left out unless they are taken in again with Space. One that overlaps another appointment then
asks for the reason, and names each date the reason is for.
"""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar, Generic, Protocol, TypeVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from model import clock
from model.appointments.clashes import on_its_date
from model.appointments.days import clock_words, day_words, weekday_words
from model.appointments.kept import Appointment
from model.appointments.places import Place
from model.errors import DeskError
from model.words import Words
from screens.appointments.booking_lines import AFTERWARDS, OVERLAP_REASON, reason_typed
from tui.app import DeskApp
from tui.ask import prompt
from tui.cells import Column
from tui.dialog import Dialog, Key, error_line
from tui.keeping import Kept
from tui.prose import Prose
from tui.sheet import Cell, Sheet

NAMED = 12
"""So many dates that overlap are named where the reason is asked; of the others, how many."""


class OneDate(Protocol):
    """What is known of one date."""

    @property
    def starts(self) -> datetime:
        """Its first minute, local."""

    @property
    def clash(self) -> Words | None:
        """Why it cannot be."""

    @property
    def overlaps(self) -> bool:
        """Whether another appointment is in the way."""

    @property
    def place(self) -> Place:
        """Where it will be."""


Date = TypeVar("Date", bound=OneDate)


class EveryDate(Dialog[list[Appointment] | None], Generic[Date]):
    """The dates as a list; answers with what was saved, or None."""

    app: DeskApp
    AUTO_FOCUS = "#dates"
    DEFAULT_CSS = """
    EveryDate {
        #dates { height: 11; margin: 1 1 0 1; background: $panel; scrollbar-background: $panel; }
        #told { height: 3; margin-top: 1; padding: 0 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,delete", "turn", show=False),
        Binding("f2,ctrl+s", "save", show=False),
    ]
    does: ClassVar[Words]
    """What is done with a date that is not left out."""
    left: ClassVar[Words]
    """What is done with one that is."""
    counted: ClassVar[Words]
    """How many ``n`` are taken and how many ``m`` left out."""
    heads: ClassVar[Sequence[Column]]
    """The columns in front of what is done with the date."""

    def __init__(self, title: Words, kept: Kept | None) -> None:
        super().__init__(title)
        self._kept = kept
        self.dates = self.read()

    # --- what the kinds differ in ---------------------------------------------------------------

    @abstractmethod
    def read(self) -> list[Date]:
        """Every date as it is now."""

    @abstractmethod
    def is_left_out(self, date: Date) -> bool:
        """Whether nothing is done with this date."""

    @abstractmethod
    def turn(self, date: Date) -> None:
        """Leave this date out, or take it in again."""

    @abstractmethod
    def when(self, date: Date) -> tuple[str, ...]:
        """What stands in the columns ``heads``."""

    @abstractmethod
    def save(self, reason: str | None, overlapping: Sequence[Date]) -> list[Appointment]:
        """Save what is not left out; the reason is for those that overlap. Raises ``DeskError``."""

    # --- what they have in common ---------------------------------------------------------------

    def body(self) -> Iterable[Widget]:
        """The dates, and what is to be said of the one under the cursor."""
        columns = (
            *self.heads,
            Column("does", Words("处理", "Do"), (4, 7)),
            Column("clash", Words("场地/冲突", "Room/clash"), None, least=14),
        )
        sheet: Sheet[Date] = Sheet(columns, self._cells, lambda each: each.starts, marking=False, id="dates")
        sheet.show(self.dates)
        yield sheet
        yield Prose(self._told(self.dates[0] if self.dates else None), id="told")
        yield Prose(classes="wrong")

    def keys(self) -> Sequence[Key]:
        """Enter saves; Space leaves a date out or takes it in."""
        return (
            Key("Enter", self.enter, "save"),
            Key("Space", Words("{a}/{b}", "{a} or {b}").saying(a=self.left, b=self.does), "turn"),
            Key("Esc", Words("取消", "cancel"), "leave"),
        )

    @property
    def enter(self) -> Words:
        """What Enter does."""
        return self.does

    @on(Sheet.Chosen, "#dates")
    def dates_chosen(self) -> None:
        """Enter, or a double click, saves."""
        self.action_save()

    @on(Sheet.Moved, "#dates")
    def dates_moved(self) -> None:
        """Say why the date under the cursor clashes."""
        self._tell()

    def action_turn(self) -> None:
        """Leave this date out, or take it in again."""
        date: Date | None = self._sheet.item
        if date is not None:
            self.turn(date)
            self._show(None)

    @work(exclusive=True)
    async def action_save(self) -> None:
        """Save every date that is not left out; where one overlaps, for a reason."""
        overlapping = [each for each in self.dates if each.overlaps and not self.is_left_out(each)]
        reason: str | None = None
        if overlapping:
            reason = await prompt(self.app, _named(overlapping), OVERLAP_REASON, check=reason_typed, kept=self._kept)
            if reason is None:
                return
        try:
            saved = self.save(reason, overlapping)
        except DeskError as error:
            self._show(error.words)  # Whatever another window did meanwhile is seen before it is asked about.
        else:
            self.dismiss(saved)

    @property
    def _sheet(self) -> Sheet[Date]:
        return self.query_one("#dates", Sheet)

    def _show(self, problem: Words | None) -> None:
        """The dates as they are now, and what is wrong."""
        try:
            self.dates = self.read()
        except DeskError as error:
            problem = error.words
        self._sheet.show(self.dates)
        self._tell()
        wrong = self.query_one(".wrong", Prose)
        wrong.text = error_line(problem) if problem else ""
        wrong.set_class(problem is not None, "-shown")

    def _tell(self) -> None:
        self.query_one("#told", Prose).text = self._told(self._sheet.item)

    def _told(self, date: Date | None) -> str:
        taken = sum(not self.is_left_out(each) for each in self.dates)
        counted = self.counted.saying(n=taken, m=len(self.dates) - taken)
        clash = on_its_date(date.starts, date.clash) if date is not None and date.clash is not None else None
        return f"{counted}\n{clash or ''}".rstrip()

    def _cells(self, date: Date) -> tuple[str | Cell, ...]:
        left = self.is_left_out(date)
        does = Words("重叠", "overlap") if date.overlaps and not left else self.left if left else self.does
        where = AFTERWARDS if date.starts < clock.now() else date.place.told or date.place.name
        clash = Cell(str(date.clash), "late") if date.clash else Cell(str(where), "muted")
        return *self.when(date), Cell(str(does), "muted" if left else "late" if date.overlaps else ""), clash


def told(starts: datetime, *, year: bool = False) -> str:
    """A date as the list shows it."""
    day = starts.date()
    return f"{day_words(day, year=year)} {weekday_words(day)} {clock_words(starts)}"


def _named(dates: Sequence[OneDate]) -> Words:
    """The dates that overlap, one after the other."""
    words = [(day_words(each.starts.date()), clock_words(each.starts)) for each in dates[:NAMED]]
    zh = "、".join(f"{day.zh} {at}" for day, at in words)
    en = ", ".join(f"{day.en} {at}" for day, at in words)
    named = Words(zh, en)
    if len(dates) > NAMED:
        named = Words("{which}，另有 {n} 次", "{which} and {n} more").saying(which=named, n=len(dates) - NAMED)
    return Words("与已有的预约重叠：{which}", "These overlap another appointment: {which}").saying(which=named)
