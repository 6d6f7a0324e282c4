"""The school's calendar: a year of weeks, what the school decided itself, terms, bells and holidays (A6, A11)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult

from model import clock, settings
from model.calendar import year
from model.calendar.bells import BellSchedule
from model.calendar.days import DayOverride
from model.calendar.terms import Term, school_year, school_year_words
from model.calendar.year import calendar
from model.clock import monday
from model.rights import Right, why_not
from model.words import Words, say
from screens.calendar import calendar_acts
from screens.calendar.calendar_facts import FACTS, Fact, cells_of, facts_of, key_of
from screens.calendar.calendar_grid import CalendarGrid, day_said
from tui.app import DeskApp
from tui.commands import Command, needs
from tui.ground import Ground
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Sheet

LEGEND = Words(
    " 上 上课  - 周末  假 节假日  补 调休  停 停课  考 考试  放 假期  ? 未定  * 本校设定",
    " S school  - weekend  H holiday  M made up  C closed  X exams  V vacation  * own",
)


def _not_assumed(_page: Any) -> Words | None:
    done = Words("学期日期已经核对过", "The dates of the terms are confirmed already")
    return why_not(Right.PLAN_HOURS) or (None if settings.get().terms_assumed else done)


def _not_decided(page: "CalendarPage") -> Words | None:
    own = Words("这一天没有本校设定", "The school has decided nothing for that day")
    return why_not(Right.PLAN_HOURS) or (None if page.own_day else own)


class CalendarPage(Page):
    """A school year; the cursor may leave it for the next or the one before."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    AUTO_FOCUS = "#year"
    COMMAND_TABLE = (
        Command(
            "calendar.act",
            Words("设定/修改", "Decide/change"),
            "enter",
            "act",
            Words(
                "某天：停课、上课、考试；学期、作息、年份：修改、载入",
                "A day: what it is; terms, bells, years: change, take in",
            ),
            also=("ctrl+e", "e"),
            why_not=needs(Right.PLAN_HOURS),
        ),
        Command(
            "calendar.term",
            Words("新学期", "New term"),
            "insert",
            "add_term",
            also=("a",),
            why_not=needs(Right.PLAN_HOURS),
        ),
        Command(
            "calendar.confirm",
            Words("核对学期", "Confirm terms"),
            "ctrl+g",
            "screens.calendar.calendar_acts:confirm_terms",
            Words("学期日期是推算的，看过无误后确认", "The dates of the terms were assumed; say that they are right"),
            why_not=_not_assumed,
        ),
        Command(
            "calendar.year",
            Words("载入节假日", "Holidays"),
            "ctrl+o",
            "take_in",
            Words("载入某一年的节假日和调休", "Take in the holidays and made-up days of a year"),
            why_not=needs(Right.PLAN_HOURS),
        ),
        Command(
            "calendar.leave",
            Words("恢复校历", "As the calendar"),
            "delete",
            "leave_day",
            Words("取消本校对这一天的设定", "Take the school's decision about a day back"),
            why_not=_not_decided,
            dangerous=True,
        ),
        Command("calendar.today", Words("今天", "Today"), "home", "today", also=("t",)),
    )
    nouns = frozenset({"term", "bell_schedule", "lesson", "holiday", "holiday_year", "day_override", "setting"})

    def __init__(self, day: date | None = None) -> None:
        super().__init__()
        self._day = day or clock.today()

    def body(self) -> ComposeResult:
        """What is not known, the weeks, what the year is made of, the day under the cursor."""
        yield Prose(id="unsure")
        with Ground(id="calendar"):
            yield CalendarGrid(id="year", classes="pane")
            yield Sheet[Fact](FACTS, cells_of, key_of, marking=False, id="facts", classes="pane")
        yield Prose(id="about")
        yield Prose(LEGEND, id="legend")

    def reload(self) -> None:
        """Read the school year the cursor is in."""
        begins = school_year(self._day)
        first, last = date(begins, 9, 1), date(begins + 1, 8, 31)
        days = calendar().days(monday(first), monday(last) + timedelta(days=6))
        own = frozenset(each.on for each in year.overrides(days[0].on, days[-1].on))
        self.query_one("#year", CalendarGrid).show(days, self._day, own)
        self.query_one("#facts", Sheet).show(facts_of(begins, days[0].on, days[-1].on))
        said = [
            " " + say("校历 {year}   Esc 返回", "School year {year}   Esc goes back", year=school_year_words(begins))
        ]
        if settings.get().terms_assumed:
            said.append(
                say(
                    " ! 学期日期是按惯例推算的：改正后按 Ctrl+G 核对",
                    " ! The dates of the terms are assumed: put them right, then confirm with Ctrl+G",
                )
            )
        said += [f" ! {warning}" for warning in calendar().warnings(*self._asked(begins))]
        self.query_one("#unsure", Prose).text = "\n".join(said)
        self._about()

    def _asked(self, begins: int) -> tuple[date, date]:
        """The days whose warnings are shown: the terms of the year, or all of it while it has none."""
        terms = [term for term in calendar().terms if term.school_year == begins]
        if not terms:
            return date(begins, 9, 1), date(begins + 1, 8, 31)
        return terms[0].starts, terms[-1].ends

    @property
    def own_day(self) -> date | None:
        """The day under the cursor, if the school decided it itself."""
        facts = self.query_one("#facts", Sheet)
        if facts.has_focus:
            return facts.item.on if isinstance(facts.item, DayOverride) else None
        return self._day if self._day in calendar().overrides else None

    @on(CalendarGrid.Moved)
    def moved(self, event: CalendarGrid.Moved) -> None:
        """Another day, perhaps of another school year."""
        self._go(event.to)

    @on(CalendarGrid.Chosen)
    def day_chosen(self, event: CalendarGrid.Chosen) -> None:
        """Decide what the day is."""
        self.run(calendar_acts.decide(self.app, event.day), "calendar.act")

    @on(Sheet.Chosen, "#facts")
    def fact_chosen(self, event: Sheet.Chosen) -> None:
        """Change it."""
        self.run(self._change(event.item), "calendar.act")

    @on(Sheet.Moved, "#facts")
    def fact_moved(self) -> None:
        """What may be done follows the cursor."""
        self.refresh_bindings()

    def action_act(self) -> None:
        """Enter, or its second keys."""
        if isinstance(self.focused, CalendarGrid | Sheet):
            self.focused.action_choose()

    def action_today(self) -> None:
        """Back to today."""
        self._go(clock.today())

    async def action_add_term(self) -> None:
        """Enter the next term."""
        await calendar_acts.set_term(self.app, None)

    async def action_take_in(self) -> None:
        """Take a year's holidays in."""
        await calendar_acts.ask_year(self.app)

    async def action_leave_day(self) -> None:
        """Take the school's decision about a day back."""
        if self.own_day is not None:
            await calendar_acts.leave(self.app, self.own_day)

    async def _change(self, fact: Fact) -> None:
        if isinstance(fact, Term):
            await calendar_acts.set_term(self.app, fact)
        elif isinstance(fact, BellSchedule):
            await calendar_acts.set_bell(self.app, fact)
        elif isinstance(fact, DayOverride):
            await calendar_acts.decide(self.app, fact.on)
        else:
            await calendar_acts.take_in(self.app, fact.number)

    def _go(self, day: date) -> None:
        before, self._day = self._day, day
        if school_year(before) != school_year(day):
            self.reload()
        else:
            grid = self.query_one("#year", CalendarGrid)
            grid.go(day)
            self._about()
        self.refresh_bindings()

    def _about(self) -> None:
        self.query_one("#about", Prose).text = f" {day_said(calendar().day(self._day))}"


async def open_calendar(page: Any) -> None:
    """Show the calendar over the page that asks, on the day its cursor stands on."""
    app: DeskApp = page.app
    day = getattr(page, "day", None)
    await app.push_screen(CalendarPage(day.day.on if day else None))
