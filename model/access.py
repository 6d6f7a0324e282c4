"""People and their passwords: who may open the desk, and what is done when somebody goes.

A person is on the staff list first; here they change their password and lose it (``access_giving`` gives them one).
No record is touched by any of it but the journal, which keeps who let whom in.
"""

from pathlib import Path

from model import desk, passwords, rights, session, unlocking
from model.errors import Invalid, NotAllowed, Refused, TooSoon, WrongPassword
from model.people import staff
from model.people.staff import Staff
from model.rights import Right
from model.store import database, file, journal, rekey, vault
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Access:
    """Somebody of the staff, and whether they may open the desk."""

    staff: Staff
    """Who."""
    admitted: bool
    """Whether they have a password."""
    here: bool
    """Whether they are on the staff now and have a role at the desk."""

    @property
    def superfluous(self) -> bool:
        """Whether there is a password that nobody should have any more."""
        return self.admitted and not self.here


def folder() -> Path:
    """Where the open desk lies."""
    return Path(str(database.desk.database)).parent


def people() -> list[Access]:
    """Everybody who may open the desk or could be let in, and those who left with a password."""
    rights.need(Right.PEOPLE)
    admitted = vault.admitted(folder())
    found = []
    for each in staff.every():
        here = each.left_on is None and each.role != "none"
        if here or each.id in admitted:
            found.append(Access(each, each.id in admitted, here))
    return found


def signs_in_as(staff_id: int) -> str:
    """The name somebody types to sign in: theirs, or the one they had when they took their password."""
    if staff_id != session.at_desk().staff_id:
        rights.need(Right.PEOPLE)
    return vault.name_of(folder(), database.desk.key, staff_id)


def change_password(old: str, new: str) -> None:
    """The person at the desk takes another password, and signs in under the name they have now.

    Raises ``Invalid`` beside ``old`` or ``password``, ``TooSoon``.
    """
    seat = session.at_desk()
    if seat.staff_id is None:
        raise NotAllowed(Words("请先用自己的姓名和口令打开", "Open the desk with your own name and password first"))
    passwords.check(new, seat.name)
    _is_mine(seat.staff_id, old)
    vault.admit(folder(), database.desk.key, seat.staff_id, seat.name, new)
    _note("access.change_password", Words("{name}换了口令", "{name} took a new password").saying(name=seat.name))


def dismiss(staff_id: int) -> None:
    """Somebody may open the desk no more; what they knew they know, see ``re_key``. Raises ``Refused``."""
    rights.need(Right.PEOPLE)
    who = staff.get(staff_id)
    _somebody_keeps_a_key(without=staff_id)
    vault.dismiss(folder(), database.desk.key, staff_id)
    _note("access.dismiss", Words("收回{name}的口令", "Took {name}'s password away").saying(name=who.name))


def let_go(staff_id: int) -> bool:
    """They leave the staff, and with it the desk; answers whether they had a password. Raises as ``staff.leave``."""
    rights.need(Right.PEOPLE)
    had = desk.has_passwords() and staff_id in vault.admitted(folder())
    if had:
        _somebody_keeps_a_key(without=staff_id)
    staff.leave(staff_id)
    if had:
        dismiss(staff_id)
    return had


def new_recovery_code() -> str:
    """Another code for the safe; the one before opens nothing any more."""
    rights.need(Right.PEOPLE)
    if not session.may_entrust():
        raise NotAllowed(Words("只有心理教师能换恢复码", "Only a counsellor makes a new recovery code"))
    code = vault.recovery_code()
    vault.admit(folder(), database.desk.key, None, vault.RECOVERY, code)
    _note("access.new_recovery_code", Words("换了恢复码", "Made a new recovery code"))
    return code


def re_key() -> None:
    """Encrypt the whole store under a new key; whoever was dismissed can open no later copy of it.

    Takes about a second for each hundred megabytes, and nothing else may be under way. Backups made before stay
    under the old key. Raises ``StoreTrouble`` if another window has the desk open; the key is the old one then.
    """
    rights.need(Right.PEOPLE)
    if not session.may_entrust():
        raise NotAllowed(Words("只有心理教师能更换密钥", "Only a counsellor changes the key"))
    where, key, new = folder(), database.desk.key, vault.new_key()
    stay = {each.staff.id for each in people() if each.here} | {None}
    vault.promise(where, key, new, stay)
    file.close()
    try:
        rekey.re_key(where / file.STORE_FILE, key, new)
    except BaseException:
        vault.settle(where, key, new)
        file.open_store(where, key)
        raise
    vault.settle(where, new, key)
    file.open_store(where, new)
    _note("access.re_key", Words("更换了数据密钥", "Changed the key of the store"))


def knows(password: str, name: str) -> vault.Opened:
    """What a name and password open of the desk that is open (the lock asks). Raises as ``unlocking.unwrap``."""
    return unlocking.unwrap(folder(), name, password)


def _is_mine(staff_id: int, password: str) -> None:
    """Go on only with the password of the person at the desk. Raises ``Invalid``, ``TooSoon``."""
    try:
        opened = unlocking.unwrap(folder(), signs_in_as(staff_id), password)
    except TooSoon:
        raise
    except WrongPassword as error:
        raise Invalid({"old": Words("现在的口令不对", "That is not your password")}) from error
    if opened.person != staff_id:
        raise Invalid({"old": Words("现在的口令不对", "That is not your password")})
    unlocking.note(opened)


def _somebody_keeps_a_key(without: int) -> None:
    admitted = vault.admitted(folder()) - {without, None}
    left = [each for each in staff.here() if each.id in admitted and each.role == "counsellor"]
    if not left:
        raise Refused(
            "access.last",
            Words(
                "这样就没有心理教师能打开值班台了，请先给另一位设口令",
                "No counsellor could open the desk then; give another one a password first",
            ),
        )


def _note(deed: str, words: Words) -> None:
    with journal.writing(deed, words, kind="record"):
        pass
