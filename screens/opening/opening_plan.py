"""The plan behind the hours: the weekly pattern, the days that are different, and who is away (A3, A4, A6)."""

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from textual.app import ComposeResult

from model import clock, standing
from model.appointments.days import weekday_words
from model.calendar.bells import BellSchedule
from model.calendar.year import bells
from model.opening import absences, duty, hours
from model.opening.absences import Absence
from model.opening.windows import WindowRule, clashes
from model.people import rooms, staff
from model.rights import Right
from model.words import Words, say
from screens.opening import opening_plan_acts, opening_window
from screens.opening.opening_plan_lines import (
    AWAY,
    DAYS,
    PATTERN,
    Different,
    day_of,
    different_cells,
    is_over,
    rule_cells,
)
from tui.app import DeskApp
from tui.commands import Command, needs
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Sheet

BACK = timedelta(days=14)
"""So far back the lists of single days and absences go."""
AHEAD = timedelta(days=366)
"""So far ahead they go."""
SOON = timedelta(days=13)
"""So far ahead clashes are looked for, today included: odd and even weeks."""


class PlanPage(Page):
    """Three lists; the same keys act on the one that has the focus."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    AUTO_FOCUS = "#pattern"
    COMMAND_TABLE = (
        Command(
            "plan.change",
            Words("修改", "Change"),
            "enter",
            "change",
            also=("ctrl+e", "e"),
            why_not=needs(Right.PLAN_HOURS),
        ),
        Command(
            "plan.add",
            Words("新增", "New"),
            "insert",
            "add",
            Words(
                "光标在哪一栏就新增哪一种：时段、单日安排、请假", "Whatever the list holds: a window, a day, an absence"
            ),
            also=("a",),
            why_not=needs(Right.PLAN_HOURS),
        ),
        Command(
            "plan.end",
            Words("停用/取消", "End"),
            "delete",
            "end",
            Words("时段到某天为止或停用，单日安排恢复常规，销假", "End or retire a window, give a day back, call off"),
            why_not=needs(Right.PLAN_HOURS),
            dangerous=True,
        ),
    )
    nouns = frozenset(
        {"opening_window", "dated_window", "duty_swap", "absence", "bell_schedule", "staff", "room", "setting", "term"}
    )

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[int, str] = {}
        self._rooms: dict[int, str] = {}
        self._bells: list[BellSchedule] = []

    def body(self) -> ComposeResult:
        """The sums and the three lists."""
        yield Prose(id="sums")
        yield Sheet[WindowRule](
            PATTERN,
            self._rule,
            lambda rule: rule.id,
            empty=Words("还没有每周时段。Insert 新增。", "No weekly hours yet. Insert adds some."),
            marking=False,
            id="pattern",
            classes="pane",
        )
        yield Sheet[Different](
            DAYS,
            lambda each: different_cells(each, self._names),
            lambda each: (type(each).__name__, each.id),
            empty=Words("没有单独安排的日子。Insert 新增。", "No day is planned alone. Insert plans one."),
            marking=False,
            id="different",
            classes="pane",
        )
        yield Sheet[Absence](
            AWAY,
            lambda away: (away.staff_name, opening_plan_acts.span_said(away), away.reason),
            lambda away: away.id,
            empty=Words("没有人请假。Insert 登记。", "Nobody is away. Insert enters an absence."),
            marking=False,
            id="away",
            classes="pane",
        )

    def reload(self) -> None:
        """Read the plan."""
        today = clock.today()
        self._names = {each.id: each.name for each in staff.every()}
        self._rooms = {each.id: each.name for each in rooms.every()}
        self._bells = bells()
        rules = hours.rules()
        over = [rule for rule in rules if is_over(rule)]
        self.query_one("#pattern", Sheet).show([*(rule for rule in rules if rule not in over), *over])
        different: list[Different] = [
            *hours.dated(today - BACK, today + AHEAD),
            *duty.swaps(today - BACK, today + AHEAD),
        ]
        different.sort(key=day_of)
        self.query_one("#different", Sheet).show(different)
        now = datetime.combine(today, time())
        self.query_one("#away", Sheet).show(absences.absences(now - BACK, now + AHEAD))
        self.query_one("#sums", Prose).text = "\n".join(filter(None, (_sum(), _short_days(), self._clashes())))

    def on_sheet_chosen(self) -> None:
        """Enter or a double click."""
        self.run(self.action_change(), "plan.change")

    async def action_change(self) -> None:
        """Change what the cursor is on."""
        if not isinstance(self.focused, Sheet):
            return
        sheet = self.focused
        if sheet.item is None:
            await self.action_add()
        elif isinstance(sheet.item, WindowRule):
            number = await opening_window.change(self.app, sheet.item)
            self.reload()
            sheet.go(number)
        else:
            await opening_plan_acts.change(self.app, sheet.item)

    async def action_add(self) -> None:
        """A new one of what the list holds."""
        if self.focused is not None:
            await opening_plan_acts.add(self.app, self.focused.id or "")

    async def action_end(self) -> None:
        """End what the cursor is on."""
        if isinstance(self.focused, Sheet) and self.focused.item is not None:
            await opening_plan_acts.end(self.app, self.focused.item)

    def _rule(self, rule: WindowRule) -> tuple[str | Cell, ...]:
        return rule_cells(rule, self._names, self._rooms, self._bells)

    def _clashes(self) -> str:
        """The first time within two weeks at which the plan wants somebody, or a room, twice."""
        today = clock.today()
        found = clashes(hours.planned_between(today, today + SOON))
        if not found:
            return ""
        one, other = found[0]
        who = self._names.get(one.staff_id, "") if one.staff_id and one.staff_id == other.staff_id else ""
        what = who or (self._rooms.get(one.room_id, "") if one.room_id else "")
        return " ! " + say(
            "{day} {a}-{b} {what} 同时有两处安排（两周内共 {n} 处）",
            "{what} is wanted twice on {day} {a}-{b} ({n} such within two weeks)",
            day=f"{one.starts:%m-%d}", a=f"{max(one.starts, other.starts):%H:%M}",
            b=f"{min(one.ends, other.ends):%H:%M}", what=what, n=len(found),
        )  # fmt: skip


def _sum() -> str:
    """What this week's plan comes to, against the rule (A3)."""
    week = standing.week_of(clock.today())
    return " " + say(
        "开放安排   本周计划 {n} 分，规定 {due} 分   Esc 返回",
        "Opening hours   planned this week {n} min of {due}   Esc goes back",
        n=sum(day.planned_counted_minutes for day in week.days),
        due=week.required_minutes,
    )


def _short_days() -> str:
    """The school days of this week whose plan is below the day's rule (A2)."""
    short = [
        f"{weekday_words(day.on)} {day.planned_counted_minutes}/{day.required_minutes}"
        for day in standing.week_of(clock.today()).days
        if day.planned_counted_minutes < day.required_minutes
    ]
    return " ! " + say("计划不足：{days}", "Planned too little: {days}", days="  ".join(short)) if short else ""


async def open_plan(page: Any) -> None:
    """Show the plan over the page that asks."""
    app: DeskApp = page.app
    await app.push_screen(PlanPage())
