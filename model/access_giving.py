"""Giving somebody a password: who may, for whom, and when a second person has to agree (B3, issue 3 §2).

Whoever sets a password could sign in with it. So a password that somebody else set opens nothing but the question
for one's own, and whoever has written or keeps something is given a new one by two people together, one of them a
counsellor. The code from the safe stands in for a counsellor; used, it is made anew.
"""

from typing import Literal

from model import access, clock, passwords, rights, session, unlocking
from model.errors import Invalid, NotAllowed, Refused, TooSoon, WrongPassword
from model.people import staff
from model.people.staff import Staff
from model.rights import Right, Role
from model.store import database, entries, journal, tables, vault
from model.store.key_entry import Newcomer
from model.store.query import tuples
from model.words import Words

Way = Literal["alone", "together", "own"]
"""How somebody gets a password from the person at the desk: from them alone, with a second person, or only by
themselves, their own one needed."""
TOGETHER = frozenset({Role.COUNSELLOR, Role.ADMINISTRATOR, Role.LEADER})
"""Who may be the second person."""
_KEPT = """
AmendmentRow.author CareCaseRow.owner CareContactRow.author CareContactRow.speaker CareTaskRow.staff
CaseConsentRow.author CaseReviewRow.author CaseTextRow.author ConcernStepRow.who DayMoodRow.entered_by
DisclosureRow.author DraftRow.who EvaluationRow.author HandingRow.giver HandingRow.taker IncidentRow.owner
IncidentStepRow.who LetterRow.counsellor LevelChangeRow.decider LevelChangeRow.proposer LoweringRow.decider
LoweringRow.proposer NoteRow.author OutsideFindingRow.author PeerReportRow.entered_by ReferralRow.applied_by
ReferralRow.follower ScreeningResultRow.talker StageChangeRow.author StudentRow.counsellor VisitRow.counsellor
"""
KEPT = tuple(_KEPT.split())
"""Where in the store something is somebody's to read: the columns that name them."""
_NOT_TWO = Words(
    "要两个人一起：一位是心理教师，另一位是心理教师、管理员或领导，都不是{name}本人；或者用保险柜里的恢复码",
    "It takes two: a counsellor, and another counsellor, an administrator or a leader, neither of them {name}; or the "
    "code from the safe",
)


def way(who: Staff) -> Way | None:
    """How the person at the desk may give this one a password; None if they may give nobody any."""
    if not rights.may(Right.PEOPLE):
        return None
    if who.id == session.at_desk().staff_id:
        return "own"
    if keeps_something(who.id) or (rights.reads_content(Role(who.role)) and not session.may_entrust()):
        return "together"
    return "alone"


def keeps_something(staff_id: int) -> bool:
    """Whether there is anything in the store that this one wrote or keeps, and could read as theirs."""
    rights.need(Right.PEOPLE)
    return any(_names(column, staff_id) for column in KEPT)


def admit(staff_id: int, password: str) -> None:
    """Give somebody a password, or a new one in place of theirs, alone; they choose their own when they first come.

    Raises ``Invalid`` for one that is too easy, ``NotAllowed`` where it takes two or the person themselves, ``Refused``.
    """
    who = _need_way(staff_id, "alone")
    passwords.check(password, who.name)
    _give(who, password)
    words = Words("{by}给{name}设了口令", "{by} gave {name} a password")
    _note("access.admit", words.saying(by=session.at_desk().name, name=who.name), who.id)


def admit_together(staff_id: int, password: str, second: str, second_password: str) -> str:
    """The same by two people: the second one types name and password, or no name and the code from the safe.

    Answers the new code where the old one was used, else nothing. Raises as ``admit``, and ``Invalid`` or ``NotAllowed``
    beside ``second_password``, ``TooSoon``.
    """
    who = _need_way(staff_id, "alone", "together")
    passwords.check(password, who.name)
    name = _second(who, second, second_password)
    code = "" if name else vault.recovery_code()
    _give(who, password, *([Newcomer(None, vault.RECOVERY, code)] if code else []))
    words = Words("{by}与{second}一起给{name}设了口令", "{by} and {second} together gave {name} a password")
    if code:
        words = Words(
            "{by}用恢复码给{name}设了口令，恢复码换新",
            "{by} gave {name} a password with the recovery code, which is new",
        )
    _note("access.admit_together", words.saying(by=session.at_desk().name, second=name, name=who.name), who.id)
    return code


def given() -> Words | None:
    """Who set the password that the person at the desk came in with, and when (local); None if it is their own.

    A key file from elsewhere may hold one that this journal does not know; that is said.
    """
    seat = session.at_desk()
    if seat.first != "given":
        return None
    row = entries.admitted(seat.staff_id) if seat.staff_id is not None else None
    if row is None:
        return Words(
            "您的口令是别人设的，操作记录里没有是谁", "Somebody else set your password; the journal does not say who"
        )
    at, zh, en = row
    return Words("{at} {said}", "{at}: {said}").saying(at=f"{clock.local(at):%Y-%m-%d %H:%M}", said=Words(zh, en))


def take_own(password: str) -> session.Seat:
    """In place of the password that somebody else set, one's own; then one sits at the desk. Raises ``Invalid``."""
    seat = session.at_desk()
    if seat.first != "given" or seat.staff_id is None:
        raise NotAllowed(Words("您的口令已是自己的", "Your password is your own already"))
    passwords.check(password, seat.name)
    for name in {seat.name, access.signs_in_as(seat.staff_id)}:
        if _opens(name, password):
            words = Words("这就是别人设的那个，请换一个", "That is the one that was set for you; choose another")
            raise Invalid({"password": words})
    vault.admit(access.folder(), database.desk.key, seat.staff_id, seat.name, password)
    words = Words("{name}换成了自己的口令", "{name} chose a password of their own").saying(name=seat.name)
    with journal.writing("access.take_own", words, kind="record"):
        pass
    return session.sit_down(seat.staff_id)


def rescuable() -> dict[int, str]:
    """For whom the code from the safe makes a new password: the counsellors, by number. Raises ``NotAllowed``."""
    if session.at_desk().first != "safe":
        raise NotAllowed(Words("请先用恢复码打开", "Open the desk with the recovery code first"))
    own = tables.StaffRow
    return dict(tuples(own.select(own.id, own.name).where(own.role == "counsellor", own.left_on.is_null())))


def recover(staff_id: int, password: str) -> tuple[session.Seat, str]:
    """The code from the safe opened it: a counsellor takes a new password and sits down; answers the next code.

    Password and code are changed at once or not at all. Raises ``Invalid`` for one that is too easy, ``NotAllowed``.
    """
    name = rescuable().get(staff_id)
    if name is None:
        words = Words(
            "恢复码只给心理教师设新口令，其他人由心理教师另设",
            "The code makes a counsellor's new password; everybody else gets theirs from a counsellor",
        )
        raise NotAllowed(words)
    passwords.check(password, name)
    code = vault.recovery_code()
    mine, safe = Newcomer(staff_id, name, password), Newcomer(None, vault.RECOVERY, code)
    vault.admit_all(access.folder(), database.desk.key, mine, safe)
    words = Words("用恢复码给{name}设了口令，恢复码换新", "Gave {name} a password with the recovery code, which is new")
    _note("access.recover", words.saying(name=name), staff_id)
    return session.sit_down(staff_id), code


def _need_way(staff_id: int, *ways: Way) -> Staff:
    rights.need(Right.PEOPLE)
    who = staff.get(staff_id)
    found = way(who)
    if found == "own":
        raise NotAllowed(Words("自己的口令用“改我的口令”换", "Change your own under My password"), "password")
    if found not in ways:
        raise NotAllowed(_NOT_TWO.saying(name=who.name), "password")
    if who.left_on is not None or who.role == "none":
        words = Words("{name}没有值班台的角色，请先设角色", "{name} has no role at the desk; give one first")
        raise Refused("access.not_at_desk", words.saying(name=who.name))
    return who


def _second(who: Staff, name: str, password: str) -> str:
    """The name of the second person, nothing for the code from the safe. Raises as ``admit_together``."""
    try:
        opened = unlocking.unwrap(access.folder(), name, password)
    except TooSoon:
        raise
    except WrongPassword as error:
        raise Invalid({"second_password": error.words}) from error
    unlocking.note(opened)
    if opened.person is None:
        return ""
    second = staff.get(opened.person)
    role = Role(second.role) if second.left_on is None and not opened.given else Role.NONE
    two = {second.id, session.at_desk().staff_id, who.id}
    if len(two) < 3 or role not in TOGETHER or not (role is Role.COUNSELLOR or session.may_entrust()):
        raise NotAllowed(_NOT_TWO.saying(name=who.name), "second_password")
    return second.name


def _opens(name: str, password: str) -> bool:
    try:
        vault.open_with(access.folder(), name, password)
    except WrongPassword:
        return False
    return True


def _names(column: str, staff_id: int) -> bool:
    table, _, name = column.partition(".")
    row = getattr(tables, table)
    return bool(row.select().where(getattr(row, name) == staff_id).exists())


def _give(who: Staff, password: str, *others: Newcomer) -> None:
    newcomer = Newcomer(who.id, who.name, password, given=True)
    vault.admit_all(access.folder(), database.desk.key, newcomer, *others)


def _note(deed: str, words: Words, staff_id: int) -> None:
    with journal.writing(deed, words, kind="record", details={"staff": staff_id}):
        pass
