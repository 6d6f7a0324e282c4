"""What can be done on the Opening page, with which keys, and why not."""

from typing import Any

from model.rights import Right, why_not
from model.words import Words
from tui.commands import Command, needs


def _no_hand_over(page: Any) -> Words | None:
    if not page.app.stand().open_since:
        return Words("辅导室没有开放，F4 开放", "The room is closed; F4 opens it")
    return why_not(Right.OPEN_ROOM)


def _no_opening(page: Any) -> Words | None:
    none = Words("先在下面的记录里选一次开放", "First choose an opening in the log below")
    return why_not(Right.PLAN_HOURS) or (None if page.opening else none)


COMMANDS = (
    Command(
        "opening.act",
        Words("处理", "Act"),
        "enter",
        "act",
        Words(
            "某天：安排、换班、补录；某条记录：更正、作废", "A day: plan, swap, enter; a line of the log: correct, void"
        ),
    ),
    Command(
        "opening.hand_over",
        Words("交班", "Hand over"),
        "ctrl+o",
        "screens.opening.duty:hand_over",
        Words("从现在起换一位教师值班", "Somebody else is on duty from now on"),
        why_not=_no_hand_over,
    ),
    Command(
        "opening.plan",
        Words("开放安排", "Plan"),
        "ctrl+w",
        "screens.opening.opening_plan:open_plan",
        Words("每周时段、单日安排、请假", "The weekly hours, single days, absences"),
        also=("w",),
    ),
    Command(
        "opening.calendar",
        Words("校历", "Calendar"),
        "ctrl+k",
        "screens.calendar.calendar:open_calendar",
        Words("学期、作息、节假日、本校设定的日子", "Terms, bells, holidays, and what the school decided itself"),
        also=("c",),
    ),
    Command(
        "opening.swap",
        Words("换班", "Swap duty"),
        "ctrl+r",
        "swap",
        Words("光标所在这一天，由别人代某人值班", "On the day under the cursor somebody does another's duty"),
        why_not=needs(Right.OPEN_ROOM),
    ),
    Command(
        "opening.add",
        Words("补录开放", "Enter past"),
        "insert",
        "add",
        Words("登记忘了按 F4 的一次开放，会标明更正", "An opening for which nobody pressed F4; it is marked"),
        also=("a",),
        why_not=needs(Right.PLAN_HOURS),
    ),
    Command(
        "opening.correct",
        Words("更正", "Correct"),
        "ctrl+e",
        "correct",
        Words("更正一次开放的起止时间", "Put the times of an opening right"),
        also=("e",),
        why_not=_no_opening,
    ),
    Command(
        "opening.void",
        Words("作废", "Void"),
        "delete",
        "void",
        Words("录错的开放不再计入，保留痕迹", "An opening entered by mistake no longer counts; it stays on record"),
        why_not=_no_opening,
        dangerous=True,
    ),
    Command("opening.before", Words("上周", "Week before"), "pageup", "turn(-1)", also=("p",)),
    Command("opening.next", Words("下周", "Next week"), "pagedown", "turn(1)", also=("n",)),
    Command("opening.today", Words("本周", "This week"), "home", "turn(0)", also=("t",)),
)
