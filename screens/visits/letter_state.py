"""How a letter stands, in a word: to answer, overdue, answered, voided."""

from model import clock
from model.visits.letters import Letter
from model.words import say


def state_of(letter: Letter) -> tuple[str, str]:
    """How a letter stands, and in which role that is shown."""
    if letter.voided_reason is not None:
        return say("作废", "voided"), "muted"
    if letter.replied_on is not None:
        return say("已回 {day}", "sent {day}", day=f"{letter.replied_on:%m-%d}"), "muted"
    if letter.is_overdue(clock.today()):
        return say("逾期", "overdue"), "late"
    return say("待回", "to answer"), "due"
