"""Who may do what at the desk, checked in every verb and every query (B3).

A role is what a person may do; ``need`` is the only question asked. Nothing on a screen
decides a right: a key is dimmed because ``may`` says no here.
"""

from enum import StrEnum

from model.errors import NotAllowed
from model.words import Words


class Role(StrEnum):
    """What a member of staff is at the desk."""

    COUNSELLOR = "counsellor"
    DUTY = "duty"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"
    NONE = "none"


class Right(StrEnum):
    """One thing that may be done."""

    SEE_TODAY = "see_today"
    OPEN_ROOM = "open_room"
    BOOK = "book"
    RECEIVE = "receive"
    SEE_PEOPLE = "see_people"
    WRITE_NOTE = "write_note"
    READ_ANY_NOTE = "read_any_note"
    SEE_ANY_VISIT = "see_any_visit"
    LETTERS = "letters"
    TOTALS = "totals"
    EXPORT = "export"
    EXPORT_NAMES = "export_names"
    PLAN_HOURS = "plan_hours"
    PEOPLE = "people"
    ENTRUST = "entrust"
    SETTINGS = "settings"
    BACKUP = "backup"
    JOURNAL = "journal"
    COMMITTEE = "committee"
    SEATS = "seats"
    TAKE_REPORTS = "take_reports"
    READ_REPORTS = "read_reports"
    CONCERNS = "concerns"
    CARE = "care"
    CARE_KNOWN = "care_known"
    CARE_REPORT = "care_report"
    CARE_COUNTS = "care_counts"
    UNDO = "undo"


_DUTY = {
    Right.SEE_TODAY,
    Right.OPEN_ROOM,
    Right.BOOK,
    Right.RECEIVE,
    Right.SEE_PEOPLE,
    Right.WRITE_NOTE,
    Right.LETTERS,
    Right.COMMITTEE,
    Right.TAKE_REPORTS,
    Right.CARE_KNOWN,
    Right.CARE_REPORT,
    Right.UNDO,
}
_ALLOWED: dict[Role, frozenset[Right]] = {
    Role.COUNSELLOR: frozenset(
        _DUTY
        | {
            Right.SEE_ANY_VISIT,
            Right.CARE,
            Right.CARE_COUNTS,
            Right.TOTALS,
            Right.EXPORT,
            Right.EXPORT_NAMES,
            Right.PLAN_HOURS,
            Right.PEOPLE,
            Right.ENTRUST,
            Right.SETTINGS,
            Right.BACKUP,
            Right.JOURNAL,
            Right.SEATS,
            Right.READ_REPORTS,
            Right.CONCERNS,
        }
    ),
    Role.DUTY: frozenset(_DUTY),
    Role.LEADER: frozenset({Right.SEE_TODAY, Right.CARE_COUNTS, Right.TOTALS, Right.EXPORT}),
    Role.ADMINISTRATOR: frozenset(
        {
            Right.SEE_TODAY,
            Right.SEE_PEOPLE,
            Right.PEOPLE,
            Right.PLAN_HOURS,
            Right.SETTINGS,
            Right.BACKUP,
            Right.JOURNAL,
            Right.COMMITTEE,
            Right.SEATS,
            Right.UNDO,
        }
    ),
    Role.NONE: frozenset(),
}

_role: Role = Role.NONE


def take(role: Role) -> None:
    """From now on the person at the desk acts as ``role`` (``session`` calls this)."""
    global _role
    _role = role


def may(right: Right) -> bool:
    """Whether the person at the desk may do this."""
    return right in _ALLOWED[_role]


def may_as(role: Role, right: Right) -> bool:
    """Whether a role has a right (for the table of roles on the settings page)."""
    return right in _ALLOWED[role]


def reads_content(role: Role) -> bool:
    """Whether somebody in a role reads or writes what visitors say: a counsellor, a duty teacher."""
    return Right.WRITE_NOTE in _ALLOWED[role]


def need(right: Right) -> None:
    """Go on only with this right. Raises ``NotAllowed``."""
    if why := why_not(right):
        raise NotAllowed(why)


def why_not(right: Right) -> Words | None:
    """Why the person at the desk may not do this; None when they may."""
    if may(right):
        return None
    words = Words(
        "您没有这项权限（{right}），请咨询专职心理教师", "You have no right to do this ({right}); ask the counsellor"
    )
    return words.saying(right=RIGHT_WORDS[right])


RIGHT_WORDS: dict[Right, Words] = {
    Right.SEE_TODAY: Words("查看今日", "see today"),
    Right.OPEN_ROOM: Words("开放辅导室", "open the room"),
    Right.BOOK: Words("预约", "book"),
    Right.RECEIVE: Words("接待来访", "receive visitors"),
    Right.SEE_PEOPLE: Words("查找学生", "find students"),
    Right.WRITE_NOTE: Words("写记录", "write notes"),
    Right.SEE_ANY_VISIT: Words("看他人来访的内容", "see what others' visits are about"),
    Right.READ_ANY_NOTE: Words("读他人记录", "read others' notes"),
    Right.LETTERS: Words("回信", "answer letters"),
    Right.TOTALS: Words("查看汇总", "see totals"),
    Right.EXPORT: Words("导出", "export"),
    Right.EXPORT_NAMES: Words("导出姓名", "export names"),
    Right.PLAN_HOURS: Words("安排开放时间", "plan opening hours"),
    Right.PEOPLE: Words("管理人员名册", "keep the roster"),
    Right.ENTRUST: Words("委托心理教师", "name counsellors"),
    Right.SETTINGS: Words("设置", "change settings"),
    Right.BACKUP: Words("备份", "back up"),
    Right.JOURNAL: Words("查看操作记录", "read the journal"),
    Right.COMMITTEE: Words("查看心理委员", "see the peer committee"),
    Right.SEATS: Words("任免心理委员", "appoint members"),
    Right.TAKE_REPORTS: Words("收周报", "take reports in"),
    Right.READ_REPORTS: Words("读周报内容", "read reports"),
    Right.CONCERNS: Words("处理关注事项", "act on concerns"),
    Right.CARE: Words("关注档案", "keep files of students at risk"),
    Right.CARE_KNOWN: Words("知道是否在关注中", "know whether a student is watched over"),
    Right.CARE_REPORT: Words("上报事件", "report an incident"),
    Right.CARE_COUNTS: Words("查看关注人数", "see how many are at which level"),
    Right.UNDO: Words("撤销", "undo"),
}
