"""Page 8: the week's totals, section by section as the workbook has them, and the way out of the desk (F9)."""

from datetime import timedelta
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from model import clock, rights
from model.clock import monday
from model.rights import Right
from model.totals import week as weeks
from model.totals.weeks import words_of
from model.words import Words, say
from screens.reports.reports_sections import SECTIONS, Row, Section
from tui.ask import show_text
from tui.cells import Column
from tui.commands import Command
from tui.ground import Ground
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Sheet
from tui.short_sheet import ShortSheet


def text_of(cell: str | Cell) -> str:
    """What a cell says."""
    return cell if isinstance(cell, str) else cell.text


class ReportsPage(Page):
    """The sections on the left, the chosen one on the right."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = (
        Command("reports.before", Words("上周", "Week before"), "pageup", "turn(-1)", also=("p",)),
        Command("reports.next", Words("下周", "Next week"), "pagedown", "turn(1)", also=("n",)),
        Command("reports.today", Words("本周", "This week"), "home", "turn(0)", also=("t",)),
    )
    nouns = frozenset(
        {"visit", "visit_word", "attendance", "note", "opening", "duty_turn", "setting", "staff", "word", "student"}
    )

    def __init__(self) -> None:
        super().__init__()
        self.monday = monday(clock.today())
        self._totals: weeks.WeekTotals | None = None

    def body(self) -> ComposeResult:
        """Which week, the sections, the table."""
        yield Prose(id="week")
        with Ground(id="report"):
            sections: Sheet[Section] = ShortSheet(
                (Column("title", Words("内容", "Section"), None),),
                lambda section: (str(section.title),),
                lambda section: section.key,
                marking=False,
                id="sections",
                classes="pane",
            )
            sections.show(SECTIONS)
            yield sections
            yield ShortSheet(
                SECTIONS[0].columns,
                lambda row: row[1],
                lambda row: row[0],
                empty=Words("本周没有。", "Nothing this week."),
                marking=False,
                id="table",
                classes="pane",
            )

    def reload(self) -> None:
        """Add the week up, for whoever may see totals."""
        why = rights.why_not(Right.TOTALS)
        self.query_one("#report").display = why is None
        if why is not None:
            self.query_one("#week", Prose).text = f" {why}"
            return
        self._totals = weeks.week(self.monday)
        self.query_one("#week", Prose).text = say(
            " {week}   {n} 次  {visits} 人次  {hours} 小时   F9 导出",
            " {week}   {n} {n:session|sessions}  {visits} {visits:visit|visits}  {hours} hours   F9 exports",
            week=words_of(self.monday),
            n=self._totals.all.week.sessions,
            visits=self._totals.all.week.visits,
            hours=f"{self._totals.all.week.hours:.2f}",
        )
        self._show_section()

    def action_turn(self, weeks_on: int) -> None:
        """Another week; 0 is this one."""
        self.monday = monday(clock.today()) if weeks_on == 0 else self.monday + timedelta(weeks=weeks_on)
        self.reload()

    @on(Sheet.Moved, "#sections")
    def section_moved(self) -> None:
        """Another section."""
        self._show_section()

    @on(Sheet.Chosen, "#sections")
    def section_chosen(self) -> None:
        """Into its table."""
        self.query_one("#table", Sheet).focus()

    @on(Sheet.Chosen, "#table")
    def row_chosen(self, event: Sheet.Chosen) -> None:
        """A row in full: the narrow screen cuts what counts and why."""
        section = self.query_one("#sections", Sheet).item
        if section is None:
            return
        row: Row = event.item[1]
        lines = [f"{column.title}  {text_of(cell)}" for column, cell in zip(section.columns, row, strict=False)]
        self.run(show_text(self.app, section.title, "\n".join(lines)), "reports.row")

    def _show_section(self) -> None:
        section = self.query_one("#sections", Sheet).item
        if section is None or self._totals is None:
            return
        table = self.query_one("#table", Sheet)
        rows: list[tuple[int, Row]] = list(enumerate(section.rows(self._totals)))
        table.columns = section.columns
        table.show(rows)
