"""Whether the person at the desk may go on sitting there, as the staff list and the key file stand now.

Another window may have taken their password back, given them another role, or let them go (issue 3 §1 and §2).
"""

from dataclasses import replace
from pathlib import Path

from model import desk, session
from model.errors import StoreTrouble
from model.people.staff import ROLE_WORDS
from model.rights import Role
from model.store import database, vault
from model.store.tables import StaffRow
from model.values import dataclass
from model.words import Words

_OVER = Words(
    "{why}。请有口令的老师接替，或按 Ctrl+Q 退出。",
    "{why}. Let somebody with a password take over, or quit with Ctrl+Q.",
)


@dataclass(frozen=True, slots=True)
class News:
    """What became of the person at the desk."""

    words: Words
    """What to tell them."""
    ends: bool
    """Whether they may sit there no more; otherwise they have another role, and it counts already."""


def look() -> News | None:
    """Follow a new role or name of the person at the desk at once; None where nothing is to be told.

    Who has not come so far as to have a role (the founder, the code from the safe) is left alone.
    """
    seat = session.at_desk()
    if seat.staff_id is None or seat.role is Role.NONE:
        return None
    row = StaffRow.get_by_id(seat.staff_id)
    if why := _why_over(row):
        return News(_OVER.saying(why=why), ends=True)
    session.resume(replace(seat, name=row.name, role=Role(row.role)))
    if row.role == seat.role:
        return None
    words = Words("您的角色已改为“{role}”，从现在起有效", "Your role is now {role}, from this moment on")
    return News(words.saying(role=ROLE_WORDS[row.role]), ends=False)


def end() -> None:
    """Where nobody can be asked for a password, whoever may sit there no more may do nothing any more."""
    session.resume(replace(session.at_desk(), role=Role.NONE))


def _why_over(row: StaffRow) -> Words | None:
    if row.left_on is not None:
        return Words("您已不在教师名单上", "You are no longer on the staff list")
    if row.role == "none":
        return Words("您已没有值班台的角色", "You no longer have a role at the desk")
    if _was_taken_back(row.id):
        return Words("您的口令已被收回", "Your password was taken back")
    return None


def _was_taken_back(staff_id: int) -> bool:
    try:
        return desk.has_passwords() and staff_id not in vault.admitted(Path(str(database.desk.database)).parent)
    except StoreTrouble:
        return False  # a key file that cannot be read, or is on a stick just now, takes nobody's password back
