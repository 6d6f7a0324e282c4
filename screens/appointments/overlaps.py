"""The deliberate overlaps, each with the reason somebody typed."""

from datetime import timedelta
from typing import Any

from model import clock
from model.appointments import kept
from model.appointments.days import clock_words, day_words
from model.words import Words, say
from tui.ask import show_text

BACK = timedelta(days=30)
AHEAD = timedelta(days=180)


async def open_list(page: Any) -> None:
    """List the overlaps of the last month and all that are to come."""
    now = clock.now()
    found = kept.overlapping_on_purpose(now - BACK, now + AHEAD)
    lines = [
        f"{day_words(each.starts.date())} {clock_words(each.starts)}-{clock_words(each.ends)}  "
        f"{page.app.shown_in(each.who, each.names)}  {each.counsellor_name}\n    {each.overlap_reason}"
        for each in found
    ]
    text = "\n".join(lines) or say("没有重叠的预约。", "No appointment overlaps another.")
    await show_text(page.app, Words("有意重叠的预约", "Appointments that overlap on purpose"), text)
