"""The preview of a series that is to be moved: every date as it is and as it would be, before anything is saved."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from model import seen
from model.appointments import moving
from model.appointments.kept import Appointment
from model.appointments.moving import Moving
from model.appointments.series import Scope
from model.seen import Seen
from model.words import Words
from screens.appointments.every_date import EveryDate, told
from tui.app import DeskApp
from tui.cells import Column
from tui.keeping import Kept

WHEN = (19, 16)
"""Cells of a date without its year."""


class SeriesMoved(EveryDate[Moving]):
    """Every date that goes along; those with a clash stay where they are unless marked back in."""

    does: ClassVar[Words] = Words("改期", "move")
    left: ClassVar[Words] = Words("不动", "stay")
    counted: ClassVar[Words] = Words("改期 {n} 次，{m} 次不动。", "{n} moved, {m} stay.")
    heads: ClassVar[Sequence[Column]] = (
        Column("was", Words("现在", "Now"), WHEN),
        Column("then", Words("改到", "Then"), WHEN),
    )

    def __init__(self, title: Words, booked: Appointment, scope: Scope, starts: datetime, begun: Seen) -> None:
        self._booked, self._scope, self._starts, self._begun = booked, scope, starts, begun
        self._staying: set[int] | None = None
        super().__init__(title, Kept("appointment.overlap", booked.id, booked.student_id))

    @property
    def enter(self) -> Words:
        """Moves the others."""
        return Words("改期，标不动的除外", "move all but those that stay")

    def read(self) -> list[Moving]:
        """As they are now; the first time those that would clash stay."""
        found = moving.preview(self._booked.id, self._scope, self._starts, staying=self._staying)
        if self._staying is None:
            self._staying = {each.was.id for each in found if each.stays}
        return found

    def is_left_out(self, date: Moving) -> bool:
        """Whether it stays where it is."""
        return date.stays

    def turn(self, date: Moving) -> None:
        """Let it stay or go; its neighbours are looked at anew."""
        self._staying = (self._staying or set()) ^ {date.was.id}

    def when(self, date: Moving) -> tuple[str, ...]:
        """Now, and then."""
        return told(date.was.starts), told(date.starts)

    def save(self, reason: str | None, overlapping: Sequence[Moving]) -> list[Appointment]:
        """Move those that do not stay; where another window has touched the series meanwhile, only after that was told."""
        begun, self._begun = self._begun, seen.now(*self._begun.rows)
        with seen.unchanged(begun):
            # What stands in the way was seen here; whoever takes such a date in again means it.
            return moving.move_series(
                self._booked.id,
                self._scope,
                starts=self._starts,
                staying=self._staying or (),
                overlap_reason=reason,
                overlaps={each.was.id for each in overlapping},
                despite=True,
            )


async def move_several(
    app: DeskApp, booked: Appointment, scope: Scope, starts: datetime, begun: Seen
) -> list[Appointment] | None:
    """Show every date of the series at its new time; those that were moved, or None. ``begun`` is what was seen of it."""
    title = Words("改期：{who}，{was} 改到 {then}", "Move {who}: {was} to {then}").saying(
        who=app.shown_in(booked.who, booked.names), was=told(booked.starts), then=told(starts)
    )
    return await app.push_screen_wait(SeriesMoved(title, booked, scope, starts, begun))
