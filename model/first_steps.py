"""What a new desk still needs before its first ordinary day, in the order in which it is best done.

A step is derived, never stored: it is there while the fact behind it is missing. What a school may do without (a
second teacher, a telephone of its own) is named only as long as something else is missing too. Whose rules hold is not
among it: what is reached and what is short is told by them, so somebody has to say that they are the right ones.
"""

from typing import Literal

from model import rights, settings
from model.named import NamedTuple
from model.opening import hours
from model.people import staff
from model.rights import Right
from model.store.tables import StudentRow
from model.words import Words

Kind = Literal["roster", "staff", "hours", "policy", "calendar"]


class Step(NamedTuple):
    """One thing to do first."""

    kind: Kind
    """What it is."""
    what: Words
    """What to do, in two words."""
    about: Words
    """What there is to know of it."""


_STEPS = (
    Step(
        "roster",
        Words("导入名册", "Roster"),
        Words("还没有学生：.xlsx .xls .csv，先看预览", "no students yet"),
    ),
    Step(
        "staff",
        Words("登记教师", "Staff"),
        Words("还有谁值班；只有您一人就跳过", "anybody else on duty?"),
    ),
    Step(
        "hours",
        Words("开放时段", "Hours"),
        Words("还没有安排：每周几点开放、谁值班、在哪", "when, who and where"),
    ),
    Step(
        "policy",
        Words("政策口径", "Policy"),
        Words("选本地区的规定，填辅导室电话", "rules and telephone"),
    ),
    Step(
        "calendar",
        Words("核对校历", "Calendar"),
        Words("学期日期是估计的，核对后确认", "check the terms"),
    ),
)
_NEEDED = frozenset({"roster", "hours", "calendar"})
_ASSUMED = Words("规定还是默认值，没有人确认：选定本地区的", "a default, not confirmed")
_RIGHTS: dict[Kind, Right] = {
    "roster": Right.PEOPLE,
    "staff": Right.PEOPLE,
    "hours": Right.PLAN_HOURS,
    "calendar": Right.PLAN_HOURS,
    "policy": Right.SETTINGS,
}


def left() -> list[Step]:
    """The steps that are left to whoever sits here; none once people, hours, calendar and the rules in force are there."""
    missing = {step.kind for step in _STEPS if _is_missing(step.kind)}
    assumed = settings.get().policy_assumed
    if not missing & _NEEDED and not assumed:
        return []
    found = [step for step in _STEPS if step.kind in missing and rights.may(_RIGHTS[step.kind])]
    return [step._replace(about=_ASSUMED) if step.kind == "policy" and assumed else step for step in found]


def has_students() -> bool:
    """Whether anybody is on the roster."""
    return bool(StudentRow.select().exists())


def has_hours() -> bool:
    """Whether opening hours were ever planned for the week."""
    return bool(hours.rules())


def _is_missing(kind: Kind) -> bool:
    if kind == "roster":
        return not has_students()
    if kind == "staff":
        return len(staff.here()) < 2
    if kind == "hours":
        return not has_hours()
    chosen = settings.get()
    if kind == "calendar":
        return chosen.terms_assumed
    return chosen.policy_assumed or not chosen.policy.school_hotline
