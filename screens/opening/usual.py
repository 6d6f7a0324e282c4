"""Who is on duty and where, as new hours begin: what was said last, so that a week is entered without saying it again."""

from model import session
from model.named import NamedTuple
from model.opening import hours
from model.people import rooms
from screens.opening.duty import teachers


class Usual(NamedTuple):
    """What the form of new hours proposes."""

    staff: int | None
    """Who is on duty; None where nobody at hand may be."""
    room: int | None
    """Where; None where the school has entered no room."""


def usual() -> Usual:
    """As the window of the pattern that was entered last; what it leaves open: whoever sits here, the first room."""
    people = {each.id for each in teachers()}
    places = [each.id for each in rooms.here()]
    last = max(hours.rules(), key=lambda rule: rule.id, default=None)
    staff = (last.staff_id if last else None, session.at_desk().staff_id)
    room = (last.room_id if last else None, *places)
    return Usual(next((each for each in staff if each in people), None), next((e for e in room if e in places), None))
