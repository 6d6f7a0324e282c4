"""The people round the students: mentors and proxy parents, the last talk and visit, what is owed next (C8-C10)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult

from model import rights
from model.care import around, clocks, ledger
from model.care.ledger import Stands
from model.rights import Right
from model.words import Words, say
from screens.care.people_around import somebody
from screens.care.reason import reasoned
from screens.care.risk_keys import no_files
from tui.app import DeskApp
from tui.cells import Column
from tui.commands import Command, load
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Heading, Sheet

COLUMNS = (
    Column("name", Words("学生", "Student"), (10, 12)),
    Column("class", Words("班级", "Class"), (10, 12), priority=3),
    Column("mentor", Words("导师", "Mentor"), (8, 10)),
    Column("talk", Words("谈话", "Talk"), 5, priority=2),
    Column("visit", Words("家访", "Visit"), 5, priority=2),
    Column("proxy", Words("代理家长", "Proxy"), (8, 10)),
    Column("owed", Words("下一项", "Owed next"), None, least=16),
)
OWN_KIND = {"talk": "talk", "home_visit": "home_visit", "proxy_homework": "homework", "proxy_visit": "home_visit"}
"""Which kind of contact settles what is owed; anything else is an ordinary contact."""


def _none(page: "RoundPage") -> Words | None:
    return no_files(page) or (None if page.stands else Words("光标处没有学生", "No student is under the cursor"))


def _no_mentor(page: "RoundPage") -> Words | None:
    return rights.why_not(Right.CONCERNS) or _none(page)


class RoundPage(Page):
    """A page over the board; Enter opens the file, Esc goes back."""

    AUTO_FOCUS = "#round"
    COMMAND_TABLE = (
        Command("round.open", Words("打开档案", "Open"), "enter", "open", why_not=_none),
        Command(
            "round.contact",
            Words("记一次", "Write down"),
            "ctrl+a",
            "contact",
            Words(
                "写下最先到期的那一项：谈话、家访、作业辅导", "Write down what is owed first: a talk, a visit, homework"
            ),
            also=("c",),
            why_not=_none,
        ),
        Command("round.mentor", Words("指定导师", "Mentor"), "insert", "mentor", also=("n",), why_not=_no_mentor),
        Command(
            "round.proxy",
            Words("代理家长", "Proxy"),
            "ctrl+g",
            "proxy",
            Words(
                "留守儿童的代理家长：每天辅导作业，每周谈话，每月联系家长，半年家访",
                "Homework daily, a talk weekly, the parents monthly, a visit every half-year",
            ),
            also=("g",),
            why_not=_none,
        ),
    )
    nouns = frozenset({"care_case", "care_contact", "mentor", "proxy_parent", "student", "staff", "school_leave"})

    def __init__(self) -> None:
        super().__init__()
        self._looked = False

    def body(self) -> ComposeResult:
        """How many lack somebody, then everybody."""
        yield Prose(id="how_many")
        yield Sheet(
            COLUMNS,
            self._cells,
            lambda stands: stands.student_id,
            empty=Words("没有关注中的学生，也没有留守儿童。", "Nobody is watched over and no child is left behind."),
            id="round",
            classes="pane",
        )

    def reload(self) -> None:
        """Read everybody; the look is written down once."""
        found = ledger.read(again=self._looked)
        self._looked = True
        watched, others = [each for each in found if each.watched], [each for each in found if not each.watched]
        lines: list[Stands | Heading] = []
        if watched:
            lines += [Heading(Words("关注中的学生", "Watched over")), *watched]
        if others:
            lines += [Heading(Words("留守儿童", "Left-behind children")), *others]
        self.query_one("#round", Sheet).show(lines)
        words = Words(
            "缺导师 {m}   缺代理家长 {p}   逾期 {late}   Esc 返回",
            "no mentor {m}   no proxy {p}   late {late}   Esc goes back",
        )
        mentors = sum(not each.mentor for each in watched)
        proxies = sum(each.left_behind and not each.proxy for each in found)
        late = sum(clocks.is_late(one.by) for each in found for one in each.owed)
        self.query_one("#how_many", Prose).text = f" {words.saying(m=mentors, p=proxies, late=late)}"

    @property
    def stands(self) -> Stands | None:
        """Who is under the cursor."""
        return self.query_one("#round", Sheet).item

    @on(Sheet.Chosen)
    def chosen(self, event: Sheet.Chosen) -> None:
        """Open the file."""
        self.run(load("screens.care.case_file:show")(self.app, event.item.student_id), "round.open")

    def action_open(self) -> None:
        """Open the file under the cursor."""
        self.query_one(Sheet).action_choose()

    async def action_contact(self) -> None:
        """Write down what is owed first."""
        stands = self.stands
        if stands and await reasoned(self.app, stands.student_id):
            owed = next((OWN_KIND[one.kind] for one in stands.owed if one.kind in OWN_KIND), "contact")
            await load("screens.care.care_forms:contact")(self.app, stands.student_id, owed)

    async def action_mentor(self) -> None:
        """Name the mentor."""
        await self._appoint(Words("育人导师", "Mentor"), around.give_mentors)

    async def action_proxy(self) -> None:
        """Name the proxy parent."""
        await self._appoint(Words("代理家长", "Proxy parent"), around.name_proxies)

    async def _appoint(self, title: Words, name: Callable[[list[int], int | None], object]) -> None:
        students = [each.student_id for each in self.query_one("#round", Sheet).taken]
        who = await somebody(self.app, title)
        if who is not None:
            name(students, who or None)
            self.app.announce()

    def _cells(self, each: Stands) -> tuple[str | Cell, ...]:
        nobody = Cell(say("无", "none"), "due")
        proxy = each.proxy or (nobody if each.left_behind else "")
        mentor = each.mentor or (nobody if each.watched else "")
        return (
            self.app.shown_name(each.name),
            each.class_shown,
            mentor,
            _day(each.talked),
            _day(each.visited),
            proxy,
            _next(each),
        )


def _day(day: date | None) -> str:
    return f"{day:%m-%d}" if day else ""


def _next(each: Stands) -> str | Cell:
    """What is owed first; that nobody is named stands in its own column."""
    one = next((one for one in each.owed if one.kind != "mentor"), None)
    if one is None:
        return ""
    return Cell(f"{one.by:%m-%d} {around.OWED_WORDS[one.kind]}", "late" if clocks.is_late(one.by) else "")


async def open_round(page: Any) -> None:
    """The errand of the risk board."""
    await page.app.push_screen(RoundPage())


async def go(app: DeskApp, _number: int) -> None:
    """What Enter does on the to-do list with what proxy parents owe."""
    await app.push_screen(RoundPage())
