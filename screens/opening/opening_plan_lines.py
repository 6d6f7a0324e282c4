"""How the lines of the plan read: windows of the pattern, single days, absences."""

from collections.abc import Mapping, Sequence
from datetime import date

from model import clock
from model.appointments.days import WEEKDAYS, weekday_words
from model.calendar.bells import BellSchedule
from model.opening.duty import Swap
from model.opening.windows import DatedWindow, WindowRule
from model.words import Words, say
from screens.opening.opening_lines import own_words
from screens.opening.opening_window import bell_name
from tui.cells import Column
from tui.sheet import Cell

Different = DatedWindow | Swap
"""Why a day is different: hours of its own, or a duty that changed hands."""
PARITY = {"all": Words("每周", "all"), "odd": Words("单周", "odd"), "even": Words("双周", "even")}
PATTERN = (
    Column("weekday", Words("每周时段", "Weekly"), (8, 6)),
    Column("time", Words("时间", "Time"), 11),
    Column("duty", Words("值班", "On duty"), None, least=8),
    Column("weeks", Words("周次", "Weeks"), 5),
    Column("bells", Words("作息", "Bells"), (6, 12)),
    Column("room", Words("场地", "Room"), None, least=12, priority=3),
    Column("dates", Words("起止", "Dates"), (23, 23)),
)
DAYS = (
    Column("day", Words("单日安排", "Single days"), 11),
    Column("time", Words("时间", "Time"), 11),
    Column("what", Words("内容", "What"), None, least=20),
)
AWAY = (
    Column("who", Words("请假", "Away"), 11),
    Column("when", Words("起止", "When"), 26),
    Column("why", Words("原因", "Why"), None, least=10),
)


def rule_cells(
    rule: WindowRule, names: Mapping[int, str], places: Mapping[int, str], known: Sequence[BellSchedule]
) -> tuple[str | Cell, ...]:
    """One window of the pattern; ``names`` are the staff and ``places`` the rooms by number."""
    role = "muted" if is_over(rule) else ""
    return (
        Cell(str(WEEKDAYS[rule.weekday]), role),
        Cell(f"{rule.starts:%H:%M}-{rule.ends:%H:%M}", role),
        Cell(names.get(rule.staff_id, ""), role) if rule.staff_id else Cell(say("未定!", "nobody!"), "due"),
        Cell(str(PARITY[rule.parity]), role),
        Cell(bell_name(rule, known) or say("不限", "any"), role),
        Cell(places.get(rule.room_id, "") if rule.room_id else "", role),
        Cell(_dates(rule), role),
    )


def different_cells(each: Different, names: Mapping[int, str]) -> tuple[str | Cell, ...]:
    """One day with hours of its own, or one swap."""
    day = day_of(each)
    role = "muted" if day < clock.today() else ""
    span = ""
    if isinstance(each, Swap):
        text = say(
            "换班：{a} 由 {b} 代：{why}",
            "swap: {b} takes {a}'s duty: {why}",
            a=each.planned_name,
            b=each.instead_name,
            why=each.reason,
        )
    else:
        span, text = own_words(each, names)
    return Cell(f"{day:%m-%d} {weekday_words(day)}", role), Cell(span, role), Cell(text, role)


def is_over(rule: WindowRule) -> bool:
    """Whether a window has held for the last time."""
    return rule.until_on is not None and rule.until_on < clock.today()


def day_of(each: Different) -> date:
    """The day that is different."""
    return each.day if isinstance(each, Swap) else each.on


def _dates(rule: WindowRule) -> str:
    if rule.from_on and rule.until_on:
        return f"{rule.from_on} - {rule.until_on}"
    if rule.until_on:
        return say("到 {day}", "until {day}", day=rule.until_on)
    return say("{day} 起", "from {day}", day=rule.from_on) if rule.from_on else ""
