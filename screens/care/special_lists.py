"""The three lists, kept apart (D3): only the second may be handed to class and PE teachers."""

from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult

from model.care import lists, persuasions, said
from model.care.lists import Entry
from model.care.persuasions import Persuasion
from model.words import Words, say
from screens.care.care_level_forms import find
from screens.care.incident_step import needed
from screens.care.reason import reasoned
from screens.care.risk_keys import no_files
from tui.ask import prompt
from tui.cells import Column
from tui.commands import Command, load
from tui.fields.person import Person
from tui.form import Form
from tui.keeping import Kept
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Sheet

LEDGERS = tuple(said.LEDGER_WORDS)
COLUMNS = (
    Column("name", Words("学生", "Student"), 16),
    Column("from", Words("列入日期", "Since"), 11),
    Column("what", Words("情况", "What"), None, least=14),
    Column("absent", Words("到校、劝返", "At school"), (20, 22)),
)


def _not_shared(page: "ListsPage") -> Words | None:
    if page.ledger == lists.SHARED:
        return None
    return Words("只有特异体质名单可以外发", "Only the list of special constitutions may be shared")


def _no_absent(page: "ListsPage") -> Words | None:
    if page.ledger == "truancy":
        return None
    return Words("在厌学辍学名单上报", "It is handed in from the list of truants")


def _nobody(page: "ListsPage") -> Words | None:
    return no_files(page) or (None if page.entry else Words("名单是空的", "Nobody is on this list"))


def _not_absent(page: "ListsPage") -> Words | None:
    return _no_absent(page) or _nobody(page)


class ListsPage(Page):
    """One list at a time; left and right go to the next."""

    AUTO_FOCUS = "#entries"
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = (
        Command("lists.open", Words("打开档案", "Open"), "enter", "open", why_not=_nobody),
        Command("lists.next", Words("换名单", "Next list"), "right", "turn(1)"),
        Command("lists.before", Words("上一份", "List before"), "left", "turn(-1)", footer=False),
        Command("lists.put", Words("列入", "Put on"), "insert", "put", also=("n",), why_not=no_files),
        Command(
            "lists.off",
            Words("移出", "Take off"),
            "delete",
            "take_off",
            footer=False,
            dangerous=True,
            why_not=_nobody,
        ),
        Command(
            "lists.persuade",
            Words("劝返记录", "Persuasion"),
            "ctrl+a",
            "persuade",
            Words("写一条劝返或联系", "Write down a visit or call to bring them back"),
            why_not=_nobody,
        ),
        Command(
            "lists.absent",
            Words("到校/不在校", "At school"),
            "ctrl+d",
            "mark_absent",
            Words("光标处学生不在校，或已劝返到校", "The student does not come, or has been brought back"),
            footer=False,
            why_not=_not_absent,
        ),
        Command(
            "lists.return",
            Words("情况表", "Return"),
            "ctrl+f",
            "screens.care.care_prints:print_absent",
            Words(
                "应在校不在校就读学生情况表，含劝返记录",
                "The return of the absent, with what was done to bring them back",
            ),
            footer=False,
            why_not=_no_absent,
        ),
        Command(
            "lists.hand_in",
            Words("上报本月", "Hand in"),
            "ctrl+r",
            "screens.care.special_lists:hand_in",
            Words("应在校不在校，每月25日前", "Enrolled but absent, by the 25th of the month"),
            why_not=_no_absent,
        ),
        Command(
            "lists.share",
            Words("交给教师", "Share"),
            "ctrl+b",
            "share",
            Words("只有特异体质名单可以交给班主任和体育教师", "Only special constitutions go to class and PE teachers"),
            why_not=_not_shared,
        ),
        Command(
            "lists.families",
            Words("家庭情况", "Families"),
            "ctrl+e",
            "screens.care.families:open_families",
            Words("单亲、离异、重组、留守等，逐类列出", "Single parents, divorced, blended, left-behind and so on"),
            footer=False,
            why_not=no_files,
        ),
    )
    nouns = frozenset({"special_entry", "care_contact", "student"})

    def __init__(self) -> None:
        super().__init__()
        self.ledger = LEDGERS[0]
        self._done: dict[int, list[Persuasion]] = {}

    def body(self) -> ComposeResult:
        """Which list, who is on it."""
        yield Prose(id="which")
        yield Sheet(
            COLUMNS,
            self._cells,
            lambda entry: entry.id,
            empty=Words("名单是空的。Insert 列入学生。", "Nobody is on this list. Insert puts somebody on."),
            marking=False,
            id="entries",
            classes="pane",
        )

    def reload(self) -> None:
        """Read the list; the look is written down."""
        entries = lists.on_list(self.ledger)
        shown = say("   可交给班主任、体育教师", "   may be shared") if self.ledger == lists.SHARED else ""
        many = say("{n} 人", "{n} {n:student|students}", n=len(entries))
        handed = say("   本月已上报", "   handed in this month") if self._handed() else ""
        self.query_one("#which", Prose).text = f" {said.LEDGER_WORDS[self.ledger]}   {many}{shown}{handed}"
        truant = self.ledger == "truancy"
        self._done = persuasions.of_students([each.student_id for each in entries]) if truant else {}
        self.query_one(Sheet).show(entries)
        self.refresh_bindings()

    @property
    def entry(self) -> Entry | None:
        """Who is under the cursor."""
        found: Entry | None = self.query_one(Sheet).item
        return found

    @on(Sheet.Chosen)
    def chosen(self, event: Sheet.Chosen) -> None:
        """Open the student's file."""
        self.run(load("screens.care.case_file:show")(self.app, event.item.student_id), "lists.open")

    def action_open(self) -> None:
        """Open the file under the cursor."""
        self.query_one(Sheet).action_choose()

    def action_turn(self, by: int) -> None:
        """Another list."""
        self.ledger = LEDGERS[(LEDGERS.index(self.ledger) + by) % len(LEDGERS)]
        self.reload()
        self.refresh_bindings()

    async def action_put(self) -> None:
        """Put somebody on this list."""
        who = (Person("student", Words("学生", "Student"), required=True, find=find),)
        student = await self.app.push_screen_wait(
            Form(Words("列入名单", "Put on the list"), who, lambda told: int(told["student"]), kept=None)
        )
        if student is not None and await reasoned(self.app, student):
            await load("screens.care.case_acts:put_on_list")(self.app, student, self.ledger)

    async def action_take_off(self) -> None:
        """Take the one under the cursor off, for a reason."""
        entry = self.entry
        if entry is None or not await reasoned(self.app, entry.student_id):
            return
        reason = await prompt(
            self.app,
            Words("移出名单", "Take off"),
            Words("原因", "The reason"),
            check=needed,
            kept=Kept("entry.take_off", entry.id, entry.student_id),
        )
        if reason is not None:
            lists.take_off(entry.id, reason)
            self.app.announce()

    async def action_persuade(self) -> None:
        """Write down how one tried to bring them back."""
        entry = self.entry
        if entry is not None and await reasoned(self.app, entry.student_id):
            kind = "persuasion" if self.ledger == "truancy" else "contact"
            await load("screens.care.care_forms:contact")(self.app, entry.student_id, kind)

    async def action_mark_absent(self) -> None:
        """Whether the one under the cursor comes to school."""
        entry = self.entry
        if entry is not None and await reasoned(self.app, entry.student_id):
            lists.mark_absent(entry.id, not entry.absent)
            self.app.announce()

    async def action_share(self) -> None:
        """Print the list for class and PE teachers."""
        await load("screens.care.care_prints:print_shared")(self.app)

    def _handed(self) -> bool:
        return self.ledger == "truancy" and lists.handed_in()

    def _cells(self, entry: Entry) -> tuple[str | Cell, ...]:
        absent = say("不在校", "absent") if entry.absent else ""
        done = self._done.get(entry.student_id, [])
        tried = say(" 劝返{n}次 {day}", " tried {n}x {day}", n=len(done), day=f"{done[-1].at:%m-%d}") if done else ""
        cells = (self.app.shown_name(entry.student_name), str(entry.from_on), entry.what)
        return *cells, Cell(f"{absent}{tried}".strip(), "late" if entry.absent else "")


async def open_lists(page: Any) -> None:
    """The errand of the risk board."""
    await page.app.push_screen(ListsPage())


async def hand_in(page: ListsPage) -> None:
    """Hand in the ledger of the absent for this month."""
    await load("screens.care.care_due:hand_in")(page.app, 0)
    page.reload()
