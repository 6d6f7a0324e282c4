"""Whether a wish is offered: what the rules of the house say of it, and whether its time is taken."""

from collections.abc import Collection

from model import clock
from model.appointments import free
from model.appointments.gone import why_gone
from model.appointments.kept import is_taken
from model.appointments.wish import Wish
from model.errors import Refused
from model.words import Words


def why_not(wish: Wish, *, but: Collection[int] = ()) -> Words | None:
    """Why the rules of the house do not offer this; None if they do, or if it is past and entered after the fact.

    ``but`` are appointments that are in nobody's way, its own among them.
    """
    gone = why_gone(wish.student, wish.visitor, wish.starts.date())
    if gone is not None or wish.starts < clock.now():
        return gone
    return free.why_not(wish.counsellor, wish.starts, wish.minutes, student=wish.student, room=wish.room, but=but)


OVERLAPS = Words("与已有的预约重叠", "It overlaps another appointment")
"""Of a time that is past, which the rules of the house say nothing of."""


def overlaps(wish: Wish, *, but: Collection[int] = ()) -> bool:
    """Whether another appointment takes the counsellor's, the student's or the chosen room's time: it needs a reason."""
    return is_taken(wish.starts, wish.ends, wish.counsellor, room=wish.room, student=wish.student, but=but)


def need_offered(wish: Wish, *, but: Collection[int] = ()) -> None:
    """Go on only with what the rules of the house offer. Raises ``Refused``."""
    told = why_not(wish, but=but)
    if told is not None:
        raise Refused("appointment.not_offered", told, "starts")


def reason_kept(wish: Wish, *, but: Collection[int] = ()) -> str | None:
    """The reason typed for an overlap, where there is one: in a row it lets the row past the store's guard.

    One of blanks only is given to the store, which refuses it.
    """
    reason = (wish.overlap_reason or "").strip()
    if not reason:
        return wish.overlap_reason
    return reason if overlaps(wish, but=but) else None
