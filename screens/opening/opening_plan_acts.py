"""What the keys of the plan do: change, add and end a window, a single day, an absence."""

from datetime import date, timedelta

from model import clock
from model.appointments.days import day_words, weekday_words
from model.errors import Unclear
from model.opening import duty, hours
from model.opening.absences import Absence
from model.opening.duty import Swap
from model.opening.windows import DatedWindow, WindowRule
from model.words import Words
from screens.opening import absence, opening_day, opening_window
from screens.opening import duty as duty_screen
from tui.app import DeskApp
from tui.ask import choose, confirm, prompt
from tui.fields.date import read_date

NOTHING = Words("", "")


async def change(app: DeskApp, item: DatedWindow | Swap | Absence) -> None:
    """Plan a day anew; a swap may go to somebody else, an absence be called off."""
    if isinstance(item, DatedWindow):
        await opening_day.plan(app, item.on)
    elif isinstance(item, Swap):
        await duty_screen.swap(app, item.day, whose=item.planned_id)
    else:
        await absence.call_off(app, item)


async def add(app: DeskApp, pane: str) -> None:
    """A new window, day or absence, whatever the pane lists."""
    if pane == "away":
        await absence.add(app)
    elif pane == "different":
        day = await prompt(
            app,
            Words("单独安排一天", "Plan a day alone"),
            Words("哪一天？如 11-25、周三、+3", "Which day? 11-25, wed, +3"),
            check=_day,
            kept=None,
        )
        if day is not None:
            await opening_day.plan(app, day)
    else:
        await opening_window.add(app)


def _day(text: str) -> date:
    if not text.strip():
        raise Unclear(Words("请输入日期", "Type a date"))
    return read_date(text, clock.today())


async def end(app: DeskApp, item: WindowRule | DatedWindow | Swap | Absence) -> None:
    """End or retire a window, give a day back to the pattern, call off a swap or an absence."""
    if isinstance(item, WindowRule):
        await _end_window(app, item)
    elif isinstance(item, Absence):
        await absence.call_off(app, item)
    elif isinstance(item, Swap):
        title = Words("取消 {day} 的换班？", "Call off the swap on {day}?").saying(day=_said(item.day))
        detail = Words("{who} 照常值班", "{who} has the duty again").saying(who=item.planned_name)
        if await confirm(app, title, detail, danger=True, yes=Words("取消换班", "call it off")):
            duty.call_off(item.id)
            app.announce()
    else:
        title = Words("{day} 恢复常规开放？", "{day} as the weekly plan says?").saying(day=_said(item.on))
        if await confirm(app, title, danger=True, yes=Words("恢复常规", "as usual")):
            hours.plan_as_usual(item.on)
            app.announce()


def _said(day: date) -> Words:
    return Words("{d} {w}", "{w} {d}").saying(d=day_words(day), w=weekday_words(day))


async def _end_window(app: DeskApp, rule: WindowRule) -> None:
    """Ask whether it ends, which keeps the past, or never was."""
    title = opening_window.title_of(rule)
    chosen = await choose(
        app,
        title,
        [
            ("end", Words("到某天为止", "Ends on a day"), Words("以前的安排不变", "what was before stays true")),
            ("retire", Words("整个停用", "Never was"), Words("连过去一起取消", "the past is changed as well")),
        ],
    )
    if chosen == "end":
        last = await prompt(
            app,
            title,
            Words("最后一天是？", "Which is its last day?"),
            str(clock.today() - timedelta(days=1)),
            check=lambda text: _ended(rule, text),
            kept=None,
        )
        if last is not None:
            app.announce()
    elif chosen == "retire":
        detail = Words("过去各周的应开时间也会改变。", "What past weeks should have been changes as well.")
        if await confirm(app, title, detail, danger=True, yes=Words("停用", "retire it")):
            hours.retire_window(rule.id)
            app.announce()


def _ended(rule: WindowRule, text: str) -> date:
    last = _day(text)
    hours.end_window(rule.id, last)
    return last


def span_said(away: Absence) -> str:
    """From when to when somebody is away."""
    return absence.said(away)
