"""One student, one file: the facts, the plan, and the chronology of everything; opening it is written down."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from model.care import access, chronology, incident_log
from model.care import file as files
from model.care.chronology import Event
from model.care.file import File
from model.people import students
from model.words import Words
from screens import case_acts
from screens.case_lines import Line, event_cells, facts_of, head_of, plan_of
from screens.incident import needed
from screens.risk_keys import no_files
from tui.app import DeskApp
from tui.ask import prompt, show_text
from tui.cells import Column
from tui.commands import Command, load
from tui.facts import Facts
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Sheet

PLAN = (
    Column("what", Words("方案", "Plan"), (12, 18)),
    Column("day", Words("日期", "Day"), 6),
    Column("about", Words("内容", "About"), None, least=14),
)
EVENTS = (
    Column("when", Words("经过", "When"), 16),
    Column("kind", Words("类别", "Kind"), (8, 10)),
    Column("about", Words("内容", "About"), None, least=14),
    Column("who", Words("谁", "Who"), 8, priority=2),
)


def _no_case(page: "CaseFilePage") -> Words | None:
    if why := no_files(page):
        return why
    case = page.file.case
    if case is None:
        return Words("还没有建档，Insert 建档", "There is no file yet; Insert opens one")
    return None if case.state == "open" else Words("已结案，Insert 重开", "It is closed; Insert reopens it")


class CaseFilePage(Page):
    """A page that stands over another; Esc goes back there."""

    AUTO_FOCUS = "#plan"
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = (
        Command(
            "file.act", Words("处理", "Act"), "enter", "act", Words("对光标处做下一步", "The next thing with the line")
        ),
        Command("file.contact", Words("加联系", "Contact"), "ctrl+a", "contact", also=("c",), why_not=no_files),
        Command(
            "file.assess",
            Words("评估", "Assess"),
            "ctrl+r",
            "form('assess')",
            Words("评估不改等级，只定下次日期", "It changes no level, it sets the next date"),
            why_not=_no_case,
        ),
        Command("file.raise", Words("提高", "Raise"), "ctrl+u", "form('raise_level')", also=("r",), why_not=_no_case),
        Command("file.lower", Words("提议降低", "Lower"), "ctrl+d", "form('propose')", why_not=_no_case),
        Command(
            "file.measure",
            Words("措施/建档", "Measure/file"),
            "insert",
            "insert",
            Words("加一项措施；未建档的建档，已结案的重开", "A measure; opens a file where there is none, reopens it"),
        ),
        Command("file.refer", Words("转介", "Refer"), "ctrl+g", "refer", also=("g",), why_not=no_files),
        Command("file.step", Words("步骤", "Step"), "ctrl+k", "step", also=("s",), why_not=no_files),
        Command("file.edit", Words("基本情况", "Facts"), "ctrl+e", "edit", also=("e",), why_not=_no_case),
        Command(
            "file.more",
            Words("更多", "More"),
            "ctrl+o",
            "more",
            Words(
                "监护人、导师、名单、医院材料、离校、保密例外", "guardians, mentor, lists, papers, leave, exceptions"
            ),
            also=("m",),
            why_not=no_files,
        ),
        Command("file.print", Words("打印", "Print"), "ctrl+b", "print_file", also=("p",), why_not=no_files),
    )
    nouns = frozenset(
        {
            "care_case",
            "level_change",
            "lowering",
            "stage_change",
            "case_review",
            "case_text",
            "case_measure",
            "case_reason",
            "care_contact",
            "care_task",
            "outside_finding",
            "disclosure",
            "special_entry",
            "family_flag",
            "proxy_parent",
            "guardian",
            "case_consent",
            "mentor",
            "incident",
            "incident_step",
            "referral",
            "school_leave",
            "screening_result",
            "student",
            "visit",
            "appointment",
            "concern",
            "concern_step",
        }
    )

    def __init__(self, file: File) -> None:
        super().__init__()
        self.file = file
        self._fresh = True

    def body(self) -> ComposeResult:
        """Name and level, facts, the plan, the chronology."""
        yield Prose(id="name")
        yield Facts(id="facts")
        with Container(id="file"):
            yield Sheet(
                PLAN,
                lambda line: line.cells,
                lambda line: (line.acts, line.key),
                empty=Words("还没有建档。Insert 建档。", "There is no file yet. Insert opens one."),
                marking=False,
                id="plan",
                classes="pane",
            )
            yield Sheet(
                EVENTS,
                event_cells,
                lambda event: (event.kind, event.number, event.at),
                empty=Words("还没有经过。", "Nothing has happened yet."),
                marking=False,
                id="events",
                classes="pane",
            )

    def reload(self) -> None:
        """Read the file again; the look was written down when it was opened."""
        if not self._fresh:
            self.file = files.again(self.file.student.id)
        self._fresh = False
        name = self.app.shown_name(self.file.student.name)
        self.query_one("#name", Prose).text = head_of(self.file, name)
        self.query_one(Facts).show(facts_of(self.file, hidden=self.app.names_hidden))
        self.query_one("#plan", Sheet).show(plan_of(self.file))
        self.query_one("#events", Sheet).show(chronology.chronology(self.file))

    @on(Sheet.Chosen, "#plan")
    def line_chosen(self, event: Sheet.Chosen) -> None:
        """Do the next thing with a line of the plan."""
        line: Line = event.item
        self.run(case_acts.act(self.app, self.file, line), "file.line")

    @on(Sheet.Chosen, "#events")
    def event_chosen(self, event: Sheet.Chosen) -> None:
        """Open what happened, or show the whole of it."""
        told: Event = event.item
        acts = {"contact": "screens.care_forms:correct_contact", "incident": "screens.incident:act"}
        acts |= {"referral": "screens.referral_acts:act", "visit": "screens.visit_acts:act"}
        acts |= {"concern": "screens.concern_acts:act"}
        if told.kind in acts and told.number:
            self.run(load(acts[told.kind])(self.app, told.number), "file.event")
        else:
            self.run(show_text(self.app, f"{told.at:%Y-%m-%d %H:%M}  {told.who}", told.about), "file.event")

    def action_act(self) -> None:
        """Act on what the cursor is on."""
        if isinstance(self.focused, Sheet):
            self.focused.action_choose()

    async def action_contact(self) -> None:
        """Write down a contact."""
        await load("screens.care_forms:contact")(self.app, self.file.student.id)

    async def action_form(self, name: str) -> None:
        """A form of the level."""
        if self.file.case:
            await load(f"screens.care_level_forms:{name}")(self.app, self.file.case)

    async def action_insert(self) -> None:
        """A measure; where there is no open file, open or reopen one."""
        case = self.file.case
        if case is None:
            await load("screens.care_level_forms:open_case")(self.app, self.file.student.id)
        elif case.state == "closed":
            await load("screens.care_level_forms:reopen")(self.app, case)
        else:
            await load("screens.plan_forms:measure")(self.app, case)

    async def action_refer(self) -> None:
        """Refer the student, or go on with it."""
        await load("screens.referral_acts:refer")(self.app, self.file.student.id)

    async def action_step(self) -> None:
        """The present step of what is running."""
        running = [each for each in incident_log.running() if each.student_id == self.file.student.id]
        if running:
            await load("screens.incident:work")(self.app, running[0].id)
        else:
            await load("screens.incident_forms:report")(self.app, self.file.student.id)

    async def action_edit(self) -> None:
        """Who is in charge, stage, consent, danger, reasons, family."""
        if self.file.case:
            await load("screens.case_forms:edit_facts")(self.app, self.file.case)

    async def action_more(self) -> None:
        """What else there is to do."""
        await case_acts.more(self.app, self.file)

    async def action_print_file(self) -> None:
        """Write the file down to print."""
        await load("screens.care_prints:choose_print")(self.app, self.file.student.id)


async def show(app: DeskApp, student_id: int) -> None:
    """Open a student's file; another counsellor's asks for a reason first, which is recorded."""
    if not access.may_read(student_id):
        access.need_right()
        name = app.shown_name(students.get(student_id).name)
        reason = await prompt(
            app,
            Words("{name}的档案由其他老师负责", "Another counsellor keeps the file of {name}").saying(name=name),
            Words("查阅的理由（会记录在档案里）", "Why you look (it is recorded in the file)"),
            check=needed,
        )
        if reason is None:
            return
        access.look_into(student_id, reason)
        app.announce()
    await app.push_screen(CaseFilePage(files.read(student_id)))
