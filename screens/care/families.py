"""Families to watch (D4): all of them, or one kind at a time; Enter opens the student's file."""

from typing import Any

from textual import on
from textual.app import ComposeResult

from model.care import families
from model.care.families import KINDS, Family
from model.words import Words, say
from screens.care.risk_keys import no_files
from tui.cells import Column
from tui.commands import Command, load
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Sheet

TURNS = ("", *KINDS)
"""All of them first, then each kind."""
COLUMNS = (
    Column("name", Words("学生", "Student"), 16),
    Column("class", Words("班级", "Class"), (10, 17)),
    Column("family", Words("家庭情况", "Family"), None, least=14),
)


class FamiliesPage(Page):
    """One kind at a time; left and right go to the next."""

    AUTO_FOCUS = "#families"
    CSS = "FamiliesPage #which { height: 1; background: $surface; text-style: bold; }"
    COMMAND_TABLE = (
        Command(
            "families.open",
            Words("打开档案", "Open"),
            "enter",
            "open",
            Words("家庭情况在档案里改：Ctrl+O 身边的人", "Flags are changed in the file: Ctrl+O, people around"),
            why_not=no_files,
        ),
        Command("families.next", Words("换一类", "Next kind"), "right", "turn(1)"),
        Command("families.before", Words("上一类", "Kind before"), "left", "turn(-1)", footer=False),
    )
    nouns = frozenset({"family_flag", "student", "school_class"})

    def __init__(self) -> None:
        super().__init__()
        self._kind = TURNS[0]
        self._looked = False

    def body(self) -> ComposeResult:
        """Which kind, who."""
        yield Prose(id="which")
        yield Sheet(
            COLUMNS,
            self._cells,
            lambda family: family.student_id,
            empty=Words("没有这类家庭的学生。", "No student of such a family."),
            marking=False,
            id="families",
            classes="pane",
        )

    def reload(self) -> None:
        """Read them; the first look is written down."""
        every = families.families(again=self._looked)
        self._looked = True
        shown = [each for each in every if not self._kind or self._kind in each.flags]
        kind = KINDS[self._kind] if self._kind else Words("全部", "all")
        told = say(
            "家庭情况  {kind}   {n} 人", "Families to watch  {kind}   {n} {n:student|students}", kind=kind, n=len(shown)
        )
        self.query_one("#which", Prose).text = f" {told}"
        self.query_one(Sheet).show(shown)

    @on(Sheet.Chosen)
    def chosen(self, event: Sheet.Chosen) -> None:
        """Open the student's file."""
        self.run(load("screens.care.case_file:show")(self.app, event.item.student_id), "families.open")

    def action_open(self) -> None:
        """Open the file under the cursor."""
        self.query_one(Sheet).action_choose()

    def action_turn(self, by: int) -> None:
        """Another kind."""
        self._kind = TURNS[(TURNS.index(self._kind) + by) % len(TURNS)]
        self.reload()

    def _cells(self, family: Family) -> tuple[str | Cell, ...]:
        kinds = say("、", ", ").join(str(KINDS[flag]) for flag in family.flags)
        return self.app.shown_name(family.name), family.class_shown, kinds


async def open_families(page: Any) -> None:
    """The errand of the three lists."""
    await page.app.push_screen(FamiliesPage())
