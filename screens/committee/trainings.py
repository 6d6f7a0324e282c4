"""The trainings of a school year: what was held, how many came; each can be put right or voided (C2)."""

from datetime import date, timedelta
from typing import Any

from textual import on
from textual.app import ComposeResult

from model import clock
from model.calendar.year import calendar, this_school_year
from model.committee import training
from model.committee.training import Training
from model.rights import Right
from model.words import Words
from screens.committee.training_acts import edit, void
from screens.committee.training_presence import PresencePage
from tui.cells import Column
from tui.commands import Command, needs
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Sheet

COLUMNS = (
    Column("day", Words("日期", "Date"), 10),
    Column("topic", Words("主题", "Topic"), None, least=14),
    Column("minutes", Words("分钟", "Min"), 5),
    Column("came", Words("到场", "Came"), 6),
    Column("led_by", Words("主讲", "Led by"), 10, priority=1),
    Column("state", Words("作废原因", "Void because"), 12),
)
YEAR = timedelta(days=366)


def _standing(page: "TrainingsPage") -> Words | None:
    why: Words | None = needs(Right.SEATS)(page)
    if why is not None:
        return why
    if page.training is None:
        return Words("还没有培训", "There is no training yet")
    return Words("这次培训已作废", "That training was voided") if page.training.voided_reason else None


class TrainingsPage(Page):
    """A line a training, the newest first, voided ones among them; over the page of seats."""

    AUTO_FOCUS = "#trainings"
    COMMAND_TABLE = (
        Command(
            "trainings.presence",
            Words("谁到场", "Who came"),
            "enter",
            "presence",
            Words("更正到场名单", "Put right who came"),
            why_not=_standing,
        ),
        Command(
            "trainings.edit",
            Words("更正", "Put right"),
            "ctrl+e",
            "edit",
            Words("更正主题、时长、日期、主讲", "Put right the topic, the length, the day, who led it"),
            why_not=_standing,
        ),
        Command(
            "trainings.void",
            Words("作废", "Void"),
            "delete",
            "void",
            Words(
                "没有举行，或重复登记；须写原因，保留痕迹",
                "Not held, or entered twice; for a reason, and it stays on record",
            ),
            dangerous=True,
            why_not=_standing,
        ),
    )
    nouns = frozenset({"training", "training_presence", "seat"})

    def body(self) -> ComposeResult:
        """How many there were, and the list."""
        yield Prose(id="held")
        yield Sheet(
            COLUMNS,
            _cells,
            lambda each: each.id,
            empty=Words(
                "本学年还没有培训。回到委员名册，按 Ctrl+R 换成名单，标记到场的委员，再按 Ctrl+K 登记。",
                "No training this school year. On the page of seats, Ctrl+R shows the list; mark who came, then Ctrl+K.",
            ),
            marking=False,
            id="trainings",
            classes="pane",
        )

    def reload(self) -> None:
        """Read the school year."""
        held = training.every(_first_day(), clock.today())
        self.query_one(Sheet).show(held)
        good = [each for each in held if each.voided_reason is None]
        words = Words(
            "本学年培训 {n} 次  共 {m} 分钟", "{n} {n:training|trainings} this school year, {m} minutes in all"
        )
        self.query_one("#held", Prose).text = f" {words.saying(n=len(good), m=sum(each.minutes for each in good))}"

    @property
    def training(self) -> Training | None:
        """What is under the cursor."""
        found: Training | None = self.query_one(Sheet).item
        return found

    @on(Sheet.Moved)
    def moved(self) -> None:
        """Other things may be done with another."""
        self.refresh_bindings()

    @on(Sheet.Chosen)
    async def chosen(self) -> None:
        """Enter in the list."""
        await self.action_command("trainings.presence")

    async def action_presence(self) -> None:
        """Say anew who came."""
        if self.training is not None:
            await self.app.push_screen(PresencePage(self.training))

    async def action_edit(self) -> None:
        """Put right what was entered."""
        if self.training is not None:
            await edit(self.app, self.training)

    async def action_void(self) -> None:
        """It was not held after all."""
        if self.training is not None:
            await void(self.app, self.training)


def _first_day() -> date:
    """The first day of the school year, or a year ago where no term is known."""
    today = clock.today()
    year = this_school_year(today)
    starts = [term.starts for term in calendar().terms if term.school_year == year]
    return min(starts, default=today - YEAR)


def _cells(each: Training) -> tuple[str | Cell, ...]:
    role = "muted" if each.voided_reason is not None else ""
    texts = (
        f"{each.day}",
        each.topic,
        str(each.minutes),
        str(len(each.present)),
        each.led_by,
        each.voided_reason or "",
    )
    return tuple(Cell(text, role) for text in texts)


async def open_page(page: Any) -> None:
    """Show the trainings."""
    await page.app.push_screen(TrainingsPage())
