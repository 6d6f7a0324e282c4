"""The preview of a series that is to be booked: every date and its clash, before anything is saved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from model.appointments import series
from model.appointments.kept import Appointment
from model.appointments.quick import Proposal
from model.appointments.series import Planned
from model.words import Words
from screens.appointments.every_date import EveryDate, told
from tui.app import DeskApp
from tui.cells import Column

Through = Callable[[Callable[[], list[Appointment]]], list[Appointment]]


class SeriesPreview(EveryDate[Planned]):
    """Every date of a series; those with a clash are skipped unless marked back in."""

    does: ClassVar[Words] = Words("预约", "book")
    left: ClassVar[Words] = Words("跳过", "skip")
    counted: ClassVar[Words] = Words("预约 {n} 次，跳过 {m} 次。", "{n} booked, {m} skipped.")
    heads: ClassVar[Sequence[Column]] = (Column("day", Words("日期", "Date"), (25, 21)),)

    def __init__(self, proposal: Proposal, shown: Callable[[str], str], through: Through) -> None:
        assert proposal.reading.rule is not None
        self._through = through
        self._wish, self._rule = proposal.wish(), proposal.reading.rule
        self._skipped: set[datetime] | None = None
        super().__init__(proposal.words(shown), None)

    @property
    def enter(self) -> Words:
        """Books the others."""
        return Words("预约未跳过的", "book those not skipped")

    def read(self) -> list[Planned]:
        """As they are now; the first time those with a clash are skipped."""
        found = series.preview(self._wish, self._rule)
        if self._skipped is None:
            self._skipped = {each.starts for each in found if each.clash is not None}
        return found

    def is_left_out(self, date: Planned) -> bool:
        """Whether it is skipped."""
        return date.starts in (self._skipped or ())

    def turn(self, date: Planned) -> None:
        """Skip it or not."""
        self._skipped = (self._skipped or set()) ^ {date.starts}

    def when(self, date: Planned) -> tuple[str, ...]:
        """The date with its year."""
        return (told(date.starts, year=True),)

    def save(self, reason: str | None, overlapping: Sequence[Planned]) -> list[Appointment]:
        """Book every date that is not skipped."""
        # What stands in the way was seen here; whoever takes such a date in again means it.
        wish, seen = replace(self._wish, overlap_reason=reason), {each.starts for each in overlapping}
        skip = self._skipped or ()
        return self._through(lambda: series.book_series(wish, self._rule, skip=skip, overlaps=seen, despite=True))


async def preview(
    app: DeskApp,
    proposal: Proposal,
    through: Through = lambda booking: booking(),
) -> list[Appointment] | None:
    """Show every date of the series; what was booked, or None. ``through`` does the booking inside something greater."""
    return await app.push_screen_wait(SeriesPreview(proposal, app.shown_name, through))
