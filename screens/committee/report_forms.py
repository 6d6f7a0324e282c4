"""The workbook of weekly reports: blank forms out, filled forms in, with a preview that names each bad cell."""

from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult

from model import clock, id_numbers
from model.committee.weeks import ReportWeek, week_on
from model.errors import DeskError
from model.exchange import report_forms_read
from model.exchange.report_forms_read import BadCell, Filled, FormsPlan
from model.words import Words
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.cells import Column
from tui.commands import Command
from tui.files import typed
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Heading, Sheet

COLUMNS = (
    Column("where", Words("工作表", "Sheet"), 22),
    Column("what", Words("内容", "What"), None, least=20),
)


async def choose_what(page: Any) -> None:
    """Blank forms out, or filled ones in."""
    app: DeskApp = page.app
    options = [
        (
            _make,
            Words("生成空白周报", "Make blank forms"),
            Words("未交的班级各一张，带下拉选项", "a sheet for each that is missing"),
        ),
        (_read, Words("读入填好的周报", "Take filled forms in"), Words("先预览", "with a preview")),
    ]
    chosen = await choose(app, Words("周报工作簿", "Workbook of reports"), options)
    if chosen is not None:
        week: ReportWeek | None = page.grid.week if hasattr(page, "grid") else week_on(clock.today())
        await chosen(app, week)


async def _make(app: DeskApp, week: ReportWeek | None) -> None:
    from model.exchange.report_forms import forms
    from model.exchange.safely import write

    if week is None or not week.wanted:
        app.notify(str(Words("这一周不需要上报", "No report is wanted for that week")), markup=False)
        return

    def check(line: str) -> Path:
        path = typed(line)
        if path.suffix.lower() != ".xlsx":
            raise DeskError(Words("文件名请以 .xlsx 结尾", "Let the file's name end in .xlsx"))
        write(path, forms(week))
        return path

    initial = str(Path.home() / f"reports-{week.monday}.xlsx")
    path = await prompt(
        app, Words("生成空白周报", "Make blank forms"), Words("文件", "File"), initial, check=check, kept=None
    )
    if path is not None:
        app.notify(str(Words("已生成 {path}", "Made {path}").saying(path=path.name)), markup=False)


async def _read(app: DeskApp, _week: ReportWeek | None) -> None:
    from tui.file_choosing import ask_file

    path = await ask_file(app, Words("读入周报：选择文件", "Take reports in: which file"), (".xlsx",))
    if path is not None:
        plan = report_forms_read.read_forms(path)
        await app.push_screen(FormsPreview(path, plan))


def _nothing_to_do(page: "FormsPreview") -> Words | None:
    return None if page.plan.filled else Words("没有可读入的周报", "There is no report to take in")


class FormsPreview(Page):
    """What a workbook of forms would bring; Enter takes it in, Esc leaves it."""

    AUTO_FOCUS = "#forms"
    COMMAND_TABLE = (
        Command(
            "report_forms.take_in",
            Words("读入", "Take in"),
            "enter",
            "take_in",
            Words(
                "读入没有问题的周报，一次撤销可全部收回", "Take in the forms without a problem; one undo takes all back"
            ),
            why_not=_nothing_to_do,
        ),
    )

    def __init__(self, path: Path, plan: FormsPlan) -> None:
        super().__init__()
        self.path = path
        self.plan = plan

    def body(self) -> ComposeResult:
        """The sums and the lines."""
        yield Prose(id="sums")
        yield Sheet(COLUMNS, self._cells, lambda line: line, empty="", marking=False, id="forms", classes="pane")

    def reload(self) -> None:
        """Show the plan."""
        plan = self.plan
        shown: list[Filled | BadCell | str | Heading] = []
        if plan.bad:
            shown += [Heading(Words("有问题，整张不读入", "Problems: the whole form stays out")), *plan.bad]
        if plan.filled:
            shown += [Heading(Words("将读入", "Will be taken in")), *plan.filled]
        if plan.blank:
            shown += [Heading(Words("空白，仍算未交", "Blank: still missing")), *plan.blank]
        self.query_one(Sheet).show(shown)
        words = Words(
            " {file}  可读入 {n}  有问题 {bad}  空白 {blank}", " {file}  to take in {n}  problems {bad}  blank {blank}"
        )
        self.query_one("#sums", Prose).text = str(
            words.saying(file=self.path.name, n=len(plan.filled), bad=len(plan.bad), blank=len(plan.blank))
        )

    @on(Sheet.Chosen)
    async def chosen(self) -> None:
        """Enter in the list."""
        await self.action_command("report_forms.take_in")

    def action_take_in(self) -> None:
        """Take them in."""
        report_forms_read.take_in(self.plan, id_numbers.file_name(self.path))
        self.app.announce()
        self.app.pop_screen()

    def _cells(self, line: Filled | BadCell | str) -> tuple[str | Cell, ...]:
        if isinstance(line, BadCell):
            where = f"{line.sheet}!{line.cell}" if line.cell else line.sheet
            return where, Cell(f"x {line.words}", "late")
        if isinstance(line, str):
            return line, ""
        named = Words("{place} 第{n}周", "{place}, week {n}").saying(place=line.point.words, n=line.week.number)
        state = Words("零报告", "nothing to report") if line.answer == "nothing" else Words("周报", "report")
        more = Words("，关注 {n} 人", ", {n} of concern").saying(n=len(line.says.seen)) if line.says.seen else ""
        over = Words("（已有上报，将更新）", " (answered already: put anew)") if line.replaces else ""
        return line.sheet, f"{named}  {state}{more}{over}"
