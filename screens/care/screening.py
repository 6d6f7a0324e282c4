"""Screening: a batch and how far it is, who is to be talked to, when and by whom, what the interviews showed."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult

from model.care import interviews, said, screening
from model.care.interviews import Booked
from model.care.screening import Batch, Result
from model.words import Words, say
from screens.care.risk_keys import no_files
from tui.app import DeskApp
from tui.ask import choose
from tui.cells import Column
from tui.commands import Command, load
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Sheet

COLUMNS = (
    Column("name", Words("学生", "Student"), (8, 10)),
    Column("class", Words("班级", "Class"), (10, 16)),
    Column("score", Words("总分", "Total"), 6),
    Column("flag", Words("平台提示", "Flag"), (8, 12), priority=1),
    Column("outcome", Words("访谈", "Interview"), (12, 16)),
    Column("facts", Words("谁访谈、所见", "Who, what it showed"), None, least=12),
)


def _nobody(page: "ScreeningPage") -> Words | None:
    return no_files(page) or (None if page.result else Words("光标处没有学生", "No student is under the cursor"))


def _not_to_book(page: "ScreeningPage") -> Words | None:
    if why := _nobody(page):
        return why
    if page.result is not None and page.result.outcome is not None:
        return Words("已访谈过", "The interview was held")
    return None


class ScreeningPage(Page):
    """The batch that was taken in last, or another; Enter enters an interview, Insert books one."""

    AUTO_FOCUS = "#results"
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = (
        Command(
            "screening.act",
            Words("登记访谈", "Interview"),
            "enter",
            "act",
            Words("登记访谈结果；已访谈的打开档案", "Enter what it showed; opens the file of one that is settled"),
            why_not=_nobody,
        ),
        Command(
            "screening.book",
            Words("约访谈", "Book it"),
            "insert",
            "book",
            Words("预约这次访谈；已约的改时间或取消", "Book the interview; move or cancel one that is booked"),
            also=("n",),
            why_not=_not_to_book,
        ),
        Command(
            "screening.take_in",
            Words("导入结果", "Take in"),
            "ctrl+o",
            "take_in",
            Words("从平台导出的 .xlsx .xls .csv", "The platform's .xlsx, .xls or .csv"),
            also=("o",),
            why_not=no_files,
        ),
        Command("screening.which", Words("换一批", "Another batch"), "ctrl+r", "which", also=("r",)),
    )
    nouns = frozenset(
        {"screening", "screening_result", "screening_talk", "appointment", "care_case", "student", "minute"}
    )

    def __init__(self, batch_id: int | None) -> None:
        super().__init__()
        self.batch_id = batch_id
        self._booked: dict[int, Booked] = {}

    def body(self) -> ComposeResult:
        """How far the batch is, who is flagged."""
        yield Prose(id="sums")
        yield Sheet(
            COLUMNS,
            self._cells,
            lambda result: result.id,
            empty=Words(
                "没有需要访谈的学生。Ctrl+O 导入平台的结果。", "Nobody is to be talked to. Ctrl+O takes results in."
            ),
            marking=False,
            id="results",
            classes="pane",
        )

    def reload(self) -> None:
        """Read the batch."""
        batches = screening.batches()
        if self.batch_id is None and batches:
            self.batch_id = batches[0].id
        batch = next((each for each in batches if each.id == self.batch_id), None)
        flagged = screening.flagged(batch.id) if batch else []
        self._booked = interviews.of_results([result.id for result in flagged if result.outcome is None])
        self.query_one("#sums", Prose).text = _sums(batch, len(self._booked))
        self.query_one(Sheet).show(flagged)

    @property
    def result(self) -> Result | None:
        """What the cursor is on."""
        found: Result | None = self.query_one(Sheet).item
        return found

    @on(Sheet.Moved)
    def moved(self) -> None:
        """What can be done changes with the line."""
        self.refresh_bindings()

    @on(Sheet.Chosen)
    def chosen(self, event: Sheet.Chosen) -> None:
        """Enter an interview, or open the file of one that is settled."""
        self.run(load("screens.care.interviews:act")(self.app, event.item), "screening.interview")

    def action_act(self) -> None:
        """Act on what the cursor is on."""
        self.query_one(Sheet).action_choose()

    async def action_book(self) -> None:
        """Book the interview, or change the appointment it has."""
        if self.result is not None:
            await load("screens.care.interviews:book")(self.app, self.result)

    async def action_take_in(self) -> None:
        """Take a workbook in."""
        made = await load("screens.care.screening_taking:take_in")(self.app)
        if made is not None:
            self.batch_id = made.id
            self.reload()

    async def action_which(self) -> None:
        """Another batch."""
        batches = screening.batches()
        if not batches:
            return
        listed = [(each.id, Words(each.name, each.name), Words(_done(each), _done(each))) for each in batches]
        chosen = await choose(self.app, Words("哪一批", "Which batch"), listed, at=self.batch_id)
        if chosen is not None:
            self.batch_id = chosen
            self.reload()

    def _cells(self, result: Result) -> tuple[str | Cell, ...]:
        outcome, told = self._told(result)
        name = self.app.shown_name(result.student_name)
        return name, result.class_shown, result.score, result.flag, outcome, told

    def _told(self, result: Result) -> tuple[Cell, Cell]:
        """The interview and what there is to say of it: entered, booked, or still to be booked."""
        if result.outcome:
            return Cell(str(said.OUTCOME_WORDS[result.outcome]), "muted"), Cell(
                f"{result.talker} {result.facts}", "muted"
            )
        booked = self._booked.get(result.id)
        if booked is None:
            return Cell(say("待访谈", "to talk to"), "due"), Cell("")
        when = f"{booked.starts:%m-%d %H:%M}"
        enter = say(" 待登记，按 Enter", " to be entered: Enter") if booked.held else ""
        return Cell(when, "late" if booked.held else "accent"), Cell(booked.counsellor + enter, "late" if enter else "")


def _done(batch: Batch) -> str:
    return f"{batch.settled}/{batch.flagged}"


def _sums(batch: Batch | None, booked: int) -> str:
    if batch is None:
        return say(" 还没有测评", " No screening yet")
    words = Words(
        " {name}（{instrument}） 共 {n} 人  需访谈 {flagged}  已约 {booked}  已访谈 {done}  {limit} 前完成{late}",
        " {name} ({instrument})  {n} in all  {flagged} flagged  {booked} booked  {done} talked to  by {limit}{late}",
    )
    late = Words("，已逾期", ", late") if batch.late else Words("", "")
    return str(
        words.saying(
            name=batch.name,
            instrument=batch.instrument,
            n=batch.results,
            flagged=batch.flagged,
            booked=booked,
            done=batch.settled,
            limit=batch.limit_on,
            late=late,
        )
    )


async def open_list(page: Page) -> None:
    """The errand of the risk board."""
    await page.app.push_screen(ScreeningPage(None))


async def work(app: DeskApp, batch_id: int) -> None:
    """Work the flagged list of one batch, from the to-do list."""
    await app.push_screen(ScreeningPage(batch_id))
