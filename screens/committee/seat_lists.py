"""Appointing many: a list is pasted or taken from a workbook, looked at, and appointed as one change."""

from typing import Any

from textual import on
from textual.app import ComposeResult

from model.committee import appointing, lists
from model.committee.lists import Line, Plan, Problem
from model.words import Words, say
from tui.app import DeskApp
from tui.cells import Column
from tui.commands import Command
from tui.fields.long import LongText
from tui.form import Form
from tui.keeping import Kept
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Heading, Sheet

COLUMNS = (
    Column("where", Words("位置", "Where"), 12),
    Column("what", Words("内容", "What"), None, least=20),
)


def _nothing_to_do(page: "ListPreview") -> Words | None:
    return None if page.plan.lines else Words("没有可任命的行", "There is nobody to appoint")


class ListPreview(Page):
    """What a list would do; Enter appoints, Esc leaves it."""

    AUTO_FOCUS = "#lines"
    COMMAND_TABLE = (
        Command(
            "seat_list.take_in",
            Words("任命", "Appoint"),
            "enter",
            "take_in",
            Words(
                "任命以下各人，有问题的行不任命；一次撤销全部收回",
                "Appoint these; lines with a problem stay out; one undo takes all back",
            ),
            why_not=_nothing_to_do,
        ),
    )

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan

    def body(self) -> ComposeResult:
        """The sums and the lines."""
        yield Prose(id="sums")
        yield Sheet(COLUMNS, self._cells, lambda line: (line.where, str(line)), empty="", marking=False, id="lines")

    def reload(self) -> None:
        """Show the plan."""
        plan = self.plan
        shown: list[Line | Problem | Heading] = []
        if plan.problems:
            shown += [Heading(Words("有问题，不任命", "Problems: not appointed")), *plan.problems]
        if plan.lines:
            shown += [Heading(Words("将任命", "Will be appointed")), *plan.lines]
        self.query_one(Sheet).show(shown)
        words = Words(
            " 将任命 {n}  已在任 {already}  问题 {wrong}",
            " To appoint {n}  in office already {already}  problems {wrong}",
        )
        self.query_one("#sums", Prose).text = str(
            words.saying(n=len(plan.lines), already=plan.already, wrong=len(plan.problems))
        )

    @on(Sheet.Chosen)
    async def chosen(self) -> None:
        """Enter in the list."""
        await self.action_command("seat_list.take_in")

    def action_take_in(self) -> None:
        """Appoint them."""
        appointing.appoint_many(self.plan.wishes)
        self.app.announce()
        self.app.pop_screen()

    def _cells(self, line: Line | Problem) -> tuple[str | Cell, ...]:
        if isinstance(line, Problem):
            return line.where, Cell(f"x {line.text}  {line.words}", "late")
        return line.where, str(line.words()).replace(line.name, self.app.shown_name(line.name))


async def from_text(page: Any) -> None:
    """Paste a list."""
    app: DeskApp = page.app
    hint = Words(
        "每行一个班级和姓名，如：初一(1)班 男 张伟 选举", "A class and names in each line: Grade 7 Class 1 ..."
    )
    form: Form[Plan] = Form(
        Words("粘贴名单", "Paste the list"),
        (LongText("text", Words("名单", "List"), hint, required=True),),
        lambda told: lists.read_text(told["text"]),
        kept=Kept("seat.lists"),
    )
    plan = await app.push_screen_wait(form)
    if plan is not None:
        await app.push_screen(ListPreview(plan))


async def from_file(page: Any) -> None:
    """Take a list from a workbook."""
    from model.exchange.sheets import ENDINGS, cell_text, read_book
    from tui.file_choosing import ask_file

    app: DeskApp = page.app
    path = await ask_file(app, Words("导入名单：选择文件", "Take in a list: which file"), ENDINGS)
    if path is None:
        return
    sheets = [
        (each.name, [[cell_text(cell) for cell in row] for row in each.rows])
        for each in read_book(path)
        if not each.hidden
    ]
    plan = lists.read_cells(sheets)
    if not (plan.lines or plan.problems or plan.already):
        app.notify(say("名单是空的", "The list is empty"), markup=False)
        return
    await app.push_screen(ListPreview(plan))
