"""Screening: take a platform's workbook in, see who is to be talked to, enter what the interviews showed."""

from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult

from model import clock
from model.care import mapping, said, screening
from model.care.said import options
from model.care.screening import Batch, Line, Result
from model.words import Words, say
from screens.risk_keys import no_files
from tui.app import DeskApp
from tui.ask import choose, confirm
from tui.cells import Column
from tui.commands import Command, load
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.field import Field
from tui.fields.long import LongText
from tui.fields.typed import Text
from tui.file_choosing import ask_file
from tui.form import Form
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Sheet

COLUMNS = (
    Column("name", Words("学生", "Student"), 16),
    Column("score", Words("总分", "Total"), 6),
    Column("flag", Words("平台提示", "Flag"), 12),
    Column("outcome", Words("访谈", "Interview"), (10, 12)),
    Column("facts", Words("所见", "What it showed"), None, least=12),
)
OUT = 0
"""Chosen instead of a student: the row stays out."""


class ScreeningPage(Page):
    """The batch that was taken in last, or another; Enter enters an interview."""

    AUTO_FOCUS = "#results"
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = (
        Command("screening.act", Words("登记访谈", "Interview"), "enter", "act"),
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
    nouns = frozenset({"screening", "screening_result", "care_case"})

    def __init__(self, batch_id: int | None) -> None:
        super().__init__()
        self.batch_id = batch_id

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
        self.query_one("#sums", Prose).text = _sums(batch)
        self.query_one(Sheet).show(screening.flagged(batch.id) if batch else [])

    @on(Sheet.Chosen)
    def chosen(self, event: Sheet.Chosen) -> None:
        """Enter an interview, or open the file of one that is settled."""
        self.run(interview(self.app, event.item), "screening.interview")

    def action_act(self) -> None:
        """Act on what the cursor is on."""
        self.query_one(Sheet).action_choose()

    async def action_take_in(self) -> None:
        """Take a workbook in."""
        made = await take_in(self.app)
        if made is not None:
            self.batch_id = made.id
            self.reload()

    async def action_which(self) -> None:
        """Another batch."""
        batches = screening.batches()
        if not batches:
            return
        listed = [
            (
                each.id,
                Words(each.name, each.name),
                Words(f"{each.settled}/{each.flagged}", f"{each.settled}/{each.flagged}"),
            )
            for each in batches
        ]
        chosen = await choose(self.app, Words("哪一批", "Which batch"), listed, at=self.batch_id)
        if chosen is not None:
            self.batch_id = chosen
            self.reload()

    def _cells(self, result: Result) -> tuple[str | Cell, ...]:
        outcome = (
            Cell(str(said.OUTCOME_WORDS[result.outcome]), "muted")
            if result.outcome
            else Cell(say("待访谈", "to talk to"), "due")
        )
        name = self.app.shown_name(result.student_name)
        return name, result.score, result.flag, outcome, Cell(result.facts, "muted")


def _sums(batch: Batch | None) -> str:
    if batch is None:
        return say(" 还没有测评", " No screening yet")
    words = Words(
        " {name}（{instrument}） 共 {n} 人  需访谈 {flagged}  已访谈 {done}  {limit} 前完成{late}",
        " {name} ({instrument})  {n} in all  {flagged} flagged  {done} talked to  by {limit}{late}",
    )
    late = Words("，已逾期", ", late") if batch.late else Words("", "")
    return str(
        words.saying(
            name=batch.name,
            instrument=batch.instrument,
            n=batch.results,
            flagged=batch.flagged,
            done=batch.settled,
            limit=batch.limit_on,
            late=late,
        )
    )


async def interview(app: DeskApp, result: Result) -> None:
    """What an interview showed; where it ends in a file, a person opens it next."""
    if result.outcome is not None:
        await load("screens.case_file:show")(app, result.student_id)
        return
    factors = "  ".join(f"{name} {score}" for name, score in result.factors.items())
    fields = (
        Choice("outcome", Words("结论", "Outcome"), options=options(said.OUTCOME_WORDS), required=True),
        LongText("facts", Words("访谈所见", "What it showed"), Words("只写事实", "Facts only")),
    )
    title = Words("测评访谈：{name}", "Interview: {name}").saying(name=app.shown_name(result.student_name))

    def save(told: dict[str, Any]) -> Result:
        return screening.settle(result.id, told["outcome"], told["facts"] or "")

    settled = await app.push_screen_wait(
        Form(title, fields, save, live=lambda _: f"{result.score} {result.flag}  {factors}".strip())
    )
    if settled is None:
        return
    app.announce()
    if settled.outcome == "case":
        await load("screens.care_level_forms:open_case")(app, result.student_id)


async def take_in(app: DeskApp) -> Batch | None:
    """Ask for the file, agree on its columns, ask about doubtful students, take it in."""
    from model.exchange import screening_file
    from model.exchange.sheets import ENDINGS

    path = await ask_file(app, Words("导入测评结果：选择文件", "Take screening in: which file"), ENDINGS)
    if path is None:
        return None
    reading = screening_file.read(path)
    told = await app.push_screen_wait(_columns(path, reading))
    if told is None:
        return None
    roles: dict[str, Any] = {head: told[f"c{n}"] for n, head in enumerate(reading.heads)}
    reading = screening_file.read(path, roles)
    lines = list(reading.lines)
    for doubt in reading.doubts:
        line = await _ask(app, doubt, {each.student_id for each in lines})
        if line is not None:
            lines.append(line)
    flagged = sum(line.flagged for line in lines)
    question = Words("导入 {n} 条结果，其中 {m} 人需访谈？", "Take in {n} results, {m} of them to talk to?")
    detail = Words(
        "分数不作决定，只列出要谈话的学生。", "A score decides nothing; it only says who is to be talked to."
    )
    if not await confirm(app, question.saying(n=len(lines), m=flagged), detail):
        return None
    mapping.remember(roles)
    made = screening.take_in(told["name"] or "", told["instrument"] or "", told["day"], lines, path.name)
    app.announce()
    return made


def _columns(path: Path, reading: Any) -> Form[dict[str, Any]]:
    from model.exchange.screening_file import ROLE_WORDS

    fields: list[Field] = [
        Text("name", Words("批次名称", "Name of the batch"), required=True),
        Text("instrument", Words("测评工具", "Instrument"), required=True),
        Date("day", Words("测评日期", "Held on"), required=True, back=True),
    ]
    listed = list(ROLE_WORDS.items())
    fields += [Choice(f"c{n}", Words(head, head), options=listed) for n, head in enumerate(reading.heads)]
    initial: dict[str, Any] = {f"c{n}": reading.roles[head] for n, head in enumerate(reading.heads)}
    initial |= {"name": path.stem, "day": clock.today()}
    title = Words("各列是什么（下次会记住）", "What the columns are (kept for the next time)")
    return Form(title, fields, dict, initial=initial)


async def _ask(app: DeskApp, doubt: Any, taken: set[int]) -> Line | None:
    from model.exchange.screening_file import line_of

    people = [each for each in doubt.people if each.id not in taken]
    if not people:
        return None
    listed = [(each.id, app.shown_name(each.name), f"{each.class_shown} {each.number}") for each in people]
    row = doubt.row
    title = Words("{where}：{who} 是哪一位？", "{where}: who is {who}?")
    chosen = await choose(
        app,
        title.saying(where=row.where, who=f"{app.shown_name(row.name)} {row.number} {row.class_shown}".strip()),
        [*listed, (OUT, str(Words("都不是，不导入这一行", "None of them; leave the row out")), "")],
    )
    return line_of(row, chosen) if chosen else None


async def open_list(page: Any) -> None:
    """The errand of the risk board."""
    await page.app.push_screen(ScreeningPage(None))


async def work(app: DeskApp, batch_id: int) -> None:
    """Work the flagged list of one batch, from the to-do list."""
    await app.push_screen(ScreeningPage(batch_id))
