"""The circle around the committee: head teachers' meetings, peer listening, and the grid with its empty points (C4, C6, C7)."""

from typing import Any

from textual import on
from textual.app import ComposeResult

from model.committee import grid, meetings
from model.committee.places import Point
from model.named import NamedTuple
from model.rights import Right
from model.words import Words, say
from screens.committee.circle_acts import hold_meeting, set_post, void_held
from tui.app import DeskApp
from tui.ask import show_text
from tui.cells import Column
from tui.commands import Command, needs
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Heading, Sheet

COLUMNS = (
    Column("place", Words("班级", "Class"), (12, 17)),
    Column("head", Words("班主任", "Head teacher"), 12),
    Column("meeting", Words("心理例会", "Meeting"), 16),
    Column("listening", Words("同伴倾听", "Listening"), 16),
    Column("empty", Words("网格空缺", "Empty points"), None, least=10, priority=1),
)


class Line(NamedTuple):
    """One class of the list."""

    point: Point
    """Which class."""
    meeting: meetings.Turn
    """How it stands with its meetings."""
    listening: meetings.Turn
    """How it stands with peer listening."""
    empty: tuple[Words, ...]
    """Its empty points in the grid."""


class CirclePage(Page):
    """A line a class, over the page it was asked for from."""

    AUTO_FOCUS = "#circle"
    COMMAND_TABLE = (
        Command(
            "circle.meeting",
            Words("登记例会", "Meeting"),
            "enter",
            "hold('meeting')",
            Words(
                "班主任开了心理例会：谁、谈到哪些学生",
                "A head teacher's meeting: who, and which students were discussed",
            ),
            why_not=needs(Right.TAKE_REPORTS),
        ),
        Command(
            "circle.listening",
            Words("登记同伴倾听", "Listening"),
            "insert",
            "hold('listening')",
            Words("同伴沟通一刻钟", "A quarter-hour of peer listening"),
            why_not=needs(Right.TAKE_REPORTS),
        ),
        Command(
            "circle.void",
            Words("作废", "Void"),
            "delete",
            "void",
            Words(
                "作废这个班本学期的一次例会或倾听，须写原因",
                "Void a meeting or a listening of this class, for a reason",
            ),
            footer=False,
            dangerous=True,
            why_not=needs(Right.TAKE_REPORTS),
        ),
        Command(
            "circle.post",
            Words("责任人", "Who answers"),
            "ctrl+e",
            "post",
            Words("学校、年级负责人，学生的育人导师", "Who answers for the school and the grade; a student's mentor"),
            why_not=needs(Right.SEATS),
        ),
        Command(
            "circle.empty",
            Words("空缺清单", "Empty points"),
            "ctrl+g",
            "empty",
            Words("网格中每一处没有责任人的地方", "Every point of the grid nobody answers for"),
        ),
        Command(
            "circle.chart",
            Words("网格图", "Chart"),
            "ctrl+f",
            "screens.committee.committee_out:grid_chart",
            Words("生成上墙的网格化图表（A4/A3）", "The grid chart for the wall, A4 or A3"),
            why_not=needs(Right.SEATS),
        ),
    )
    nouns = frozenset({"peer_meeting", "seat", "grid_post", "mentor", "concern", "school_class"})

    def __init__(self) -> None:
        super().__init__()
        self._students: set[str] = set()

    def body(self) -> ComposeResult:
        """The empty points of the school, the classes, the empty points of one."""
        yield Prose(id="points")
        yield Sheet(
            COLUMNS,
            self._cells,
            lambda line: line.point.place,
            empty=Words("还没有班级。", "There are no classes yet."),
            marking=False,
            id="circle",
            classes="pane",
        )
        yield Prose(id="empty")

    def reload(self) -> None:
        """Read the classes."""
        chart = grid.chart()
        self._students = {one.name for grade in chart.grades for each in grade.classes for one in each.students}
        told = chart.empty_points()
        listening = {turn.point.place: turn for turn in meetings.turns("listening")}
        lines: list[Line | Heading] = []
        group = None
        for turn in meetings.turns("meeting"):
            if turn.point.group != group:
                group = turn.point.group
                lead = next((grade.lead for grade in chart.grades if grade.words == group), "")
                lines.append(Heading(Words(f"{group.zh}  {lead or '-'}", f"{group.en}  {lead or '-'}")))
            mine = tuple(each.words for each in told if each.place == turn.point.place)
            lines.append(Line(turn.point, turn, listening[turn.point.place], mine))
        self.query_one(Sheet).show(lines)
        upper = [str(each.words) for each in told if each.place is None]
        lead = chart.lead or say("无", "nobody")
        words = Words("学校负责人 {lead}  网格空缺 {n} 处  {upper}", "The school: {lead}  empty points {n}  {upper}")
        self.query_one("#points", Prose).text = f" {words.saying(lead=lead, n=len(told), upper='  '.join(upper))}"

    @on(Sheet.Moved)
    def moved(self) -> None:
        """Tell the empty points of the class under the cursor."""
        line: Line | None = self.query_one(Sheet).item
        told = "；".join(self._shown(words) for words in line.empty) if line is not None else ""  # not said: a mark
        self.query_one("#empty", Prose).text = f" {told}" if told else ""

    async def action_empty(self) -> None:
        """Every empty point, to read."""
        told = [self._shown(each.words) for each in grid.chart().empty_points()]
        text = "\n".join(told) or say("没有空缺", "There are none")
        await show_text(self.app, Words("网格空缺 {n} 处", "Empty points: {n}").saying(n=len(told)), text)

    @on(Sheet.Chosen)
    async def chosen(self) -> None:
        """Enter in the list."""
        await self.action_command("circle.meeting")

    async def action_hold(self, kind: meetings.Kind) -> None:
        """Enter a meeting or a quarter-hour."""
        line: Line | None = self.query_one(Sheet).item
        if line is not None and await hold_meeting(self.app, kind, line.point):
            self.app.announce()

    async def action_void(self) -> None:
        """One of this class was not held after all."""
        line: Line | None = self.query_one(Sheet).item
        if line is not None and await void_held(self.app, line.point):
            self.app.announce()

    async def action_post(self) -> None:
        """Who answers for what."""
        line: Line | None = self.query_one(Sheet).item
        if line is not None and await set_post(self.app, line.point):
            self.app.announce()

    def _shown(self, words: Words) -> str:
        """An empty point, with the student's name hidden if names are."""
        said = str(words)
        for name in self._students:
            said = said.replace(name, self.app.shown_name(name))
        return said

    def _cells(self, line: Line) -> tuple[str | Cell, ...]:
        return (
            str(line.point.words),
            line.point.head_teacher,
            _turn(line.meeting),
            _turn(line.listening),
            Cell(str(len(line.empty)) if line.empty else "", "late"),
        )


def _turn(turn: meetings.Turn) -> Cell:
    last = f"{turn.last:%m-%d}" if turn.last else say("未开", "none")
    return Cell(f"{last} {say('应开', 'due')}" if turn.due else last, "due" if turn.due else "")


async def open_page(page: Any) -> None:
    """Show the circle."""
    await page.app.push_screen(CirclePage())


async def go_to_circle(app: DeskApp, _number: int) -> None:
    """The circle over page 5, from the to-do list."""
    await app.switch_mode("committee")
    await app.push_screen(CirclePage())
