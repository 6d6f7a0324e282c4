"""One student, one file: the facts, the plan, and the chronology of everything; opening it is written down."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult

from model.care import chronology, incident_log
from model.care import file as files
from model.care.chronology import Event
from model.care.file import File
from model.words import Words
from screens.care import case_acts, corrections
from screens.care.case_keys import COMMANDS
from screens.care.case_lines import Line, event_cells, facts_of, head_of, names_in, plan_of
from screens.care.reason import reasoned
from tui.app import DeskApp
from tui.ask import show_text
from tui.cells import Column
from tui.commands import load
from tui.facts import Facts
from tui.ground import Ground
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Sheet

PLAN = (
    Column("what", Words("事项", "What"), (12, 18)),
    Column("day", Words("日期", "Day"), 6),
    Column("about", Words("内容", "About"), None, least=14),
)
EVENTS = (
    Column("when", Words("经过", "When"), 16),
    Column("kind", Words("类别", "Kind"), (8, 10)),
    Column("about", Words("内容", "About"), None, least=14),
    Column("who", Words("谁", "Who"), 8, priority=2),
)


class CaseFilePage(Page):
    """A page that stands over another; Esc goes back there."""

    AUTO_FOCUS = "#plan"
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = COMMANDS
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
        with Ground(id="file"):
            yield Sheet(
                PLAN,
                self._line,
                lambda line: (line.acts, line.key),
                empty=Words("还没有建档。Insert 建档。", "There is no file yet. Insert opens one."),
                marking=False,
                id="plan",
                classes="pane",
            )
            yield Sheet(
                EVENTS,
                self._event,
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
        self._spoken_of = names_in(self.file)
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
        acts = {"incident": "screens.care.incident:act"}
        acts |= {"referral": "screens.care.referral_acts:act", "visit": "screens.visits.visit_acts:act"}
        acts |= {"concern": "screens.committee.concern_acts:act"}
        title, text = f"{told.at:%Y-%m-%d %H:%M}  {told.who}", self._hidden(str(told.about))
        if told.kind in acts and told.number:
            self.run(load(acts[told.kind])(self.app, told.number), "file.event")
        elif told.kind in ("contact", "level"):
            self.run(corrections.read(self.app, told.kind, told.number, title, text), "file.event")
        else:
            self.run(show_text(self.app, title, text), "file.event")

    def _line(self, line: Line) -> list[str | Cell]:
        return [self._shown(cell) for cell in line.cells]

    def _event(self, event: Event) -> list[str | Cell]:
        return [self._shown(cell) for cell in event_cells(event)]

    def _shown(self, cell: str | Cell) -> str | Cell:
        """A cell in which no name can be read while names are hidden."""
        return cell._replace(text=self._hidden(cell.text)) if isinstance(cell, Cell) else self._hidden(cell)

    def _hidden(self, text: str) -> str:
        return self.app.shown_in(text, self._spoken_of)

    def action_act(self) -> None:
        """Act on what the cursor is on."""
        if isinstance(self.focused, Sheet):
            self.focused.action_choose()

    async def action_contact(self) -> None:
        """Write down a contact."""
        await load("screens.care.care_forms:contact")(self.app, self.file.student.id)

    async def action_form(self, name: str) -> None:
        """A form of the level."""
        if self.file.case:
            forms = "lowering_forms" if name == "propose" else "care_level_forms"
            await load(f"screens.care.{forms}:{name}")(self.app, self.file.case)

    async def action_insert(self) -> None:
        """A measure; where there is no open file, open or reopen one."""
        case = self.file.case
        if case is None:
            await load("screens.care.care_level_forms:open_case")(self.app, self.file.student.id)
        elif case.state == "closed":
            await load("screens.care.care_level_forms:reopen")(self.app, case)
        else:
            await load("screens.care.plan_forms:measure")(self.app, case)

    async def action_refer(self) -> None:
        """Refer the student, or go on with it."""
        await load("screens.care.referral_acts:refer")(self.app, self.file.student.id)

    async def action_step(self) -> None:
        """The present step of what is running."""
        running = [each for each in incident_log.running() if each.student_id == self.file.student.id]
        if running:
            await load("screens.care.incident:work")(self.app, running[0].id)
        else:
            await load("screens.care.incident_forms:report")(self.app, self.file.student.id)

    async def action_edit(self) -> None:
        """Who is in charge, stage, consent, danger, reasons, family."""
        if self.file.case:
            await load("screens.care.case_forms:edit_facts")(self.app, self.file.case)

    async def action_more(self) -> None:
        """What else there is to do."""
        await case_acts.more(self.app, self.file)

    async def action_print_file(self) -> None:
        """Write the file down to print."""
        await load("screens.care.care_prints:choose_print")(self.app, self.file.student.id)


async def show(app: DeskApp, student_id: int) -> None:
    """Open a student's file; another counsellor's asks for a reason first, which is recorded."""
    if await reasoned(app, student_id):
        await app.push_screen(CaseFilePage(files.read(student_id)))
