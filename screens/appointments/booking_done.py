"""What follows the Enter that books: dates of a series are looked at, what is in the way is asked about."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from model.appointments import quick
from model.appointments.days import clock_words, day_words, weekday_words
from model.appointments.kept import Appointment
from model.appointments.quick import Proposal
from model.errors import Refused
from model.words import Words
from screens.appointments.booking_lines import OVERLAP_REASON, reason_typed
from tui.app import DeskApp
from tui.ask import confirm, prompt
from tui.commands import load

Through = Callable[[Callable[[], list[Appointment]]], list[Appointment]]
"""Does the booking inside something greater, as one change: an invitation because of a concern."""


async def carry_out(app: DeskApp, proposal: Proposal, through: Through) -> list[Appointment] | None:
    """Book what is proposed; None when the person thought better of it. Raises ``DeskError`` for what cannot be.

    What is wrong with the line is asked about: on the day that was said no time was free, and this is another day.
    """
    if proposal.wrong and not await _instead(app, proposal):
        return None
    proposal = replace(proposal, wrong=())
    if proposal.reading.rule is not None:
        booked: list[Appointment] | None = await load("screens.appointments.series:preview")(app, proposal, through)
        return booked
    despite = proposal.clash is not None
    if proposal.clash is not None and not await confirm(
        app, Words("照样预约？", "Book it all the same?"), proposal.clash, yes=Words("照样预约", "book")
    ):
        return None
    reason: str | None = None
    while True:
        try:
            return through(partial(quick.book_line, proposal, despite=despite, overlap_reason=reason))
        except Refused as error:
            if not error.rule.endswith("_busy"):
                raise
            reason = await prompt(
                app,
                error.words,
                OVERLAP_REASON,
                check=reason_typed,
                kept=None,
            )
            if reason is None:
                return None


async def _instead(app: DeskApp, proposal: Proposal) -> bool:
    assert proposal.starts is not None
    day = proposal.starts.date()
    question = Words("改约 {day} {weekday} {time}？", "Book {day} {weekday} {time} instead?").saying(
        day=day_words(day), weekday=weekday_words(day), time=clock_words(proposal.starts)
    )
    return await confirm(app, question, proposal.wrong[0], yes=Words("改约", "book that"))
