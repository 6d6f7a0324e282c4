"""The circle around the committee: head teachers' meetings, peer listening, and the grid with its empty points (C4, C6, C7)."""

from typing import Any, NamedTuple

from textual import on
from textual.app import ComposeResult

from model import clock, rights, settings
from model.committee import grid, meetings
from model.committee.meetings import KIND_WORDS
from model.committee.places import Point
from model.people import index, staff, students
from model.rights import Right
from model.words import Words, say
from screens.committee_keys import needs
from tui.app import DeskApp
from tui.ask import choose
from tui.cells import Column
from tui.commands import Command
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.numbers import Minutes
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form
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
DISCUSSED = 4
"""Students one form has room for."""


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
            "circle.post",
            Words("责任人", "Who answers"),
            "ctrl+e",
            "post",
            Words("学校、年级负责人，学生的育人导师", "Who answers for the school and the grade; a student's mentor"),
            why_not=needs(Right.SEATS),
        ),
        Command(
            "circle.chart",
            Words("网格图", "Chart"),
            "ctrl+f",
            "screens.committee_out:grid_chart",
            Words("生成上墙的网格化图表（A4/A3）", "The grid chart for the wall, A4 or A3"),
            why_not=needs(Right.SEATS),
        ),
    )
    nouns = frozenset({"peer_meeting", "seat", "grid_post", "mentor", "concern", "school_class"})

    def body(self) -> ComposeResult:
        """The empty points of the school, and the classes."""
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

    def reload(self) -> None:
        """Read the classes."""
        chart = grid.chart()
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

    @on(Sheet.Chosen)
    async def chosen(self) -> None:
        """Enter in the list."""
        await self.action_command("circle.meeting")

    async def action_hold(self, kind: meetings.Kind) -> None:
        """Enter a meeting or a quarter-hour."""
        line: Line | None = self.query_one(Sheet).item
        if line is not None and await _hold(self.app, kind, line.point):
            self.app.announce()

    async def action_post(self) -> None:
        """Who answers for what."""
        line: Line | None = self.query_one(Sheet).item
        if line is not None and await _post(self.app, line.point):
            self.app.announce()

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


async def _hold(app: DeskApp, kind: meetings.Kind, point: Point) -> bool:
    people = [(each.id, Words(each.name, each.name)) for each in staff.here()]
    slots = range(1, DISCUSSED + 1) if kind == "meeting" and rights.may(Right.CONCERNS) else ()
    fields = (
        Date("day", Words("日期", "Date"), required=True, back=True),
        Minutes("minutes", Words("时长", "Length"), required=True),
        Choice("led_by", Words("主持", "Led by"), options=[(None, Words("班主任", "the head teacher")), *people]),
        *(
            Person(
                f"who{n}",
                Words("讨论的学生", "Discussed"),
                when=lambda told, n=n: n == 1 or told.get(f"who{n - 1}") is not None,  # type: ignore[misc]
                find=lambda text: [(e.id, f"{e.name}  {e.class_shown}") for e in index.find(text, 8, here=True)],
                named=lambda number: students.get(number).name,
            )
            for n in slots
        ),
        Text("remark", Words("要点", "What came of it"), most=300),
    )
    form: Form[meetings.Meeting] = Form(
        Words("{place} {kind}", "{place}: {kind}").saying(place=point.words, kind=KIND_WORDS[kind]),
        fields,
        lambda told: meetings.hold(
            kind,
            int(point.place.key),
            day=told["day"],
            minutes=told["minutes"],
            led_by=told["led_by"],
            students=[told[f"who{n}"] for n in slots if told[f"who{n}"] is not None],
            remark=told["remark"] or "",
        ),
        initial={
            "day": clock.today(),
            "minutes": settings.get().committee.listening_minutes if kind == "listening" else 40,
        },
    )
    return await app.push_screen_wait(form) is not None


async def _post(app: DeskApp, point: Point) -> bool:
    assert point.known_as is not None
    options = [
        ("school", Words("学校负责人", "Who answers for the school"), Words("", "")),
        ("grade", Words("{grade}负责人", "Who answers for {grade}").saying(grade=point.group), Words("", "")),
        *(
            [("mentor", Words("学生的育人导师", "A student's mentor"), Words("", ""))]
            if rights.may(Right.CONCERNS)
            else []
        ),
    ]
    what = await choose(app, Words("网格责任人", "Who answers"), options)
    if what is None:
        return False
    student = await _student(app) if what == "mentor" else None
    if what == "mentor" and student is None:
        return False
    people = [(each.id, Words(each.name, each.name), Words("", "")) for each in staff.here()]
    who = await choose(app, Words("由谁负责", "Who is it"), people)
    if who is None:
        return False
    if what == "school":
        grid.lead_school(who)
    elif what == "grade":
        grid.lead_grade(point.known_as.stage, point.known_as.entry_year, who)
    else:
        assert student is not None
        grid.give_mentor(student, who)
    return True


async def _student(app: DeskApp) -> int | None:
    field = Person(
        "student",
        Words("学生", "Student"),
        required=True,
        find=lambda text: [(e.id, f"{e.name}  {e.class_shown}") for e in index.find(text, 8, here=True)],
    )
    form: Form[int] = Form(Words("哪名学生", "Which student"), (field,), lambda told: int(told["student"]))
    found: int | None = await app.push_screen_wait(form)
    return found


async def open_page(page: Any) -> None:
    """Show the circle."""
    await page.app.push_screen(CirclePage())
