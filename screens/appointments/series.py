"""The preview of a series: every date and its clash, before anything is saved."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from model.appointments import series
from model.appointments.days import clock_words, day_words, weekday_words
from model.appointments.kept import Appointment
from model.appointments.quick import Proposal
from model.appointments.series import Planned
from model.errors import DeskError
from model.words import Words
from tui.app import DeskApp
from tui.cells import Column
from tui.dialog import Dialog, Key, error_line
from tui.prose import Prose
from tui.sheet import Cell, Sheet


class SeriesPreview(Dialog[list[Appointment] | None]):
    """Every date of a series; those with a clash are left out unless marked back in."""

    app: DeskApp
    AUTO_FOCUS = "#dates"
    DEFAULT_CSS = """
    SeriesPreview {
        #dates { height: 12; margin: 1 1 0 1; background: $panel; scrollbar-background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,delete", "skip", show=False),
        Binding("f2,ctrl+s", "save", show=False),
    ]

    def __init__(
        self,
        proposal: Proposal,
        shown: Callable[[str], str],
        through: Callable[[Callable[[], list[Appointment]]], list[Appointment]],
    ) -> None:
        super().__init__(proposal.words(shown))
        self._through = through
        self._proposal = proposal
        assert proposal.reading.rule is not None
        self._rule = proposal.reading.rule
        self._planned = series.preview(proposal.wish(), self._rule)
        self._skipped = {each.starts for each in self._planned if each.clash is not None}

    def body(self) -> Iterable[Widget]:
        """The dates."""
        sheet: Sheet[Planned] = Sheet(
            (
                Column("day", Words("日期", "Date"), 28),
                Column("does", Words("预约", "Book"), 6),
                Column("clash", Words("场地/冲突", "Room/clash"), None, least=16),
            ),
            self._cells,
            lambda each: each.starts,
            marking=False,
            id="dates",
        )
        sheet.show(self._planned)
        yield sheet
        yield Prose(classes="wrong")

    def keys(self) -> Sequence[Key]:
        """Leave a date out, book the rest."""
        return (
            Key("Enter", Words("预约未跳过的", "book those not skipped"), "save"),
            Key("Space", Words("跳过/保留这一天", "skip or keep this one"), "skip"),
            Key("Esc", Words("取消", "cancel"), "leave"),
        )

    def on_sheet_chosen(self) -> None:
        """Enter books."""
        self.action_save()

    def action_skip(self) -> None:
        """Leave this date out, or take it in again."""
        sheet = self.query_one("#dates", Sheet)
        if sheet.item is not None:
            self._skipped ^= {sheet.item.starts}
            sheet.refresh()

    def action_save(self) -> None:
        """Book every date that is not left out."""
        try:
            # What stands in the way was seen here; whoever takes such a date in again means it.
            wish, rule = self._proposal.wish(), self._rule
            self.dismiss(
                self._through(lambda: series.book_series(wish, rule, skip=self._skipped, despite=True)),
            )
        except DeskError as error:
            wrong = self.query_one(".wrong", Prose)
            wrong.text = error_line(error.words)
            wrong.add_class("-shown")

    def _cells(self, each: Planned) -> tuple[str | Cell, ...]:
        day = each.starts.date()
        skipped = each.starts in self._skipped
        does = Cell(str(Words("跳过", "skip") if skipped else Words("是", "yes")), "muted" if skipped else "")
        where = str(each.place.told) if each.place.told else each.place.name
        clash = Cell(str(each.clash), "late") if each.clash else Cell(where, "muted")
        return f"{day_words(day, year=True)} {weekday_words(day)} {clock_words(each.starts)}", does, clash


async def preview(
    app: DeskApp,
    proposal: Proposal,
    through: Callable[[Callable[[], list[Appointment]]], list[Appointment]] = lambda booking: booking(),
) -> list[Appointment] | None:
    """Show every date of the series; what was booked, or None. ``through`` does the booking inside something greater."""
    return await app.push_screen_wait(SeriesPreview(proposal, app.shown_name, through))
