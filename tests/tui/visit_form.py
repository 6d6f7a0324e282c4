"""The form the tests of forms fill in: a visit, as it would be asked for."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from textual import work
from textual.app import App, ComposeResult
from textual.widgets import Static

from model.words import Words
from tests.driver import Desk
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.field import Field, Part
from tui.fields.long import LongText
from tui.fields.numbers import Minutes, Time
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form

STUDENTS = [(1, "王小明  初三(3)班"), (2, "王思雨  初一(1)班"), (3, "李思雨  初二(5)班")]
TOPICS = [
    ("study", "学习压力"),
    ("friends", "人际关系"),
    ("home", "家庭关系"),
    ("mood", "情绪困扰"),
    ("sleep", "睡眠"),
    ("other", "其他"),
]
FORMS = [(number, f"方式之{number}号谈话") for number in range(12)]


def students(text: str) -> list[tuple[int, str]]:
    """Whoever has the text in their label."""
    return [student for student in STUDENTS if text in student[1]]


WHO = Choice("who", Words("来访者", "Visitor"), options=[("student", "学生"), ("anon", "匿名"), ("parent", "家长")])
STUDENT = Person(
    name="student", label=Words("学生", "Student"), required=True, find=students, named=lambda key: dict(STUDENTS)[key],
    when=lambda answers: answers.get("who") != "anon",
)  # fmt: skip
ON = Date("on", Words("日期", "Date"), Words("哪一天来的", "Which day"), required=True)
STARTS = Time("starts", Words("开始", "Starts"), required=True)
MINUTES = Minutes("minutes", Words("时长", "Length"), required=True)
NAME = Text("name", Words("姓名", "Name"), required=True, most=4)
NOTE = LongText("note", Words("摘要", "Summary"), lines=3)
VISIT = [WHO, STUDENT, ON, STARTS, MINUTES]
BEGIN = {"who": "student", "on": date(2026, 11, 25), "starts": time(12, 30), "minutes": 40}


class Filling(App[None]):
    """Opens a form at once and keeps what it answers."""

    def __init__(self, form: Callable[[], Form[Any]]) -> None:
        super().__init__()
        self.animation_level = "none"
        self.form = form
        self.answers: list[Any] = []

    def compose(self) -> ComposeResult:
        yield Static("-")

    def on_mount(self) -> None:
        self.ask()

    @work
    async def ask(self) -> None:
        self.answers.append(await self.push_screen_wait(self.form()))


def filling(fields: list[Field | Part], save: Callable[[dict[str, Any]], Any] = dict, **more: Any) -> Filling:
    """An app with such a form open."""
    return Filling(lambda: Form(Words("登记来访", "Record a visit"), fields, save, **more))


def here(desk: Desk) -> str:
    """The label of the field the keys go to."""
    marked = [line for line in desk.lines if line.strip().startswith("> ")]
    return marked[0].split()[1].lstrip("*") if marked else ""
