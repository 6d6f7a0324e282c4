"""Page 3: the register of visits, and the letter box."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from model import clock, word_lists
from model.appointments.days import weekday_words
from model.clock import monday
from model.rights import Right
from model.visits import letters, register
from model.visits.letters import Letter
from model.visits.visit import STATE_WORDS, Visit
from model.words import Words, say
from screens.visits.letter_state import state_of
from tui.cells import Column
from tui.commands import Command, load, needs
from tui.ground import Ground
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Heading, Sheet
from tui.short_sheet import ShortSheet

REGISTER = (
    Column("number", Words("编号", "Number"), 9, priority=2),
    Column("time", Words("时间", "Time"), 11),
    Column("minutes", Words("分钟", "Min"), 5, align="right"),
    Column("who", Words("来访者", "Visitor"), None, least=10),
    Column("form", Words("形式", "Form"), (8, 12), priority=1),
    Column("with", Words("教师", "With"), 10, priority=2),
    Column("marks", Words("标注", "Marks"), 14, priority=3),
    Column("note", Words("记录", "Note"), (6, 9)),
)
LETTERS = (
    Column("due", Words("回信期限", "Reply by"), 11),
    Column("from", Words("来信人", "From"), 14),
    Column("gist", Words("内容", "About"), None, least=12),
    Column("state", Words("状态", "State"), (10, 10)),
)


class VisitsPage(Page):
    """A week of visits by day, and the letters that wait."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = (
        Command(
            "visits.act",
            Words("处理", "Act"),
            "enter",
            "act",
            Words("结束、登记、写记录、更正", "End it, say who, write up, correct"),
            why_not=needs(Right.RECEIVE),
        ),
        Command(
            "visits.add",
            Words("补录来访", "Enter afterwards"),
            "insert",
            "screens.visits.visit_add:add",
            Words("登记已经过去的来访，会标明补录", "Enter a visit that is past; it is marked so"),
            also=("a",),
            why_not=needs(Right.RECEIVE),
        ),
        Command(
            "visits.group",
            Words("团体辅导", "Group"),
            "ctrl+g",
            "screens.visits.group:begin",
            Words("开始一次团体辅导；已经过去的用 Insert 补录", "Begin a group session; Insert enters a past one"),
            why_not=needs(Right.RECEIVE),
        ),
        Command(
            "visits.letter",
            Words("登记来信", "Letter"),
            "ctrl+k",
            "screens.visits.letters:receive",
            Words("信箱里的来信", "A letter from the box"),
            why_not=needs(Right.LETTERS),
        ),
        Command(
            "visits.letters",
            Words("来信登记", "Letters"),
            "ctrl+o",
            "screens.visits.letters:open_register",
            Words("所有来信：已回的、作废的也在", "All letters, answered and voided ones too"),
            footer=False,
            why_not=needs(Right.LETTERS),
        ),
        Command("visits.before", Words("上周", "Week before"), "pageup", "turn(-1)", also=("p",)),
        Command("visits.next", Words("下周", "Next week"), "pagedown", "turn(1)", also=("n",)),
        Command("visits.today", Words("本周", "This week"), "home", "turn(0)", also=("t",), footer=False),
    )
    nouns = frozenset({"visit", "visit_word", "note", "amendment", "attendance", "letter", "word", "minute"})

    def __init__(self) -> None:
        super().__init__()
        self._day = clock.today()

    def body(self) -> ComposeResult:
        """The week's visits, and below them the letters."""
        yield Prose(id="week")
        with Ground(id="register"):
            yield ShortSheet(
                REGISTER,
                self._cells,
                lambda visit: visit.id,
                empty=Words(
                    "本周没有来访。F3 接待随到，Insert 补录。",
                    "No visits this week. F3 receives one, Insert enters a past one.",
                ),
                marking=False,
                id="visits",
                classes="pane",
            )
            yield ShortSheet(
                LETTERS,
                self._letter,
                lambda letter: letter.id,
                empty=Words("没有待回的信。Ctrl+O 看全部来信。", "No letter waits for a reply. Ctrl+O: all letters."),
                marking=False,
                id="letters",
                classes="pane",
            )

    def reload(self) -> None:
        """Read the week and the letter box."""
        first = monday(self._day)
        since = datetime.combine(first, time())
        found = register.between(since, since + timedelta(days=7), voided=True)
        self._said = word_lists.sayings()
        shown: list[Heading | Visit] = []
        for visit in reversed(found):
            day = visit.starts.date()
            if not shown or (isinstance(shown[-1], Visit) and shown[-1].starts.date() != day):
                words = Words("{weekday} {day}", "{weekday} {day}").saying(
                    weekday=weekday_words(day), day=f"{day:%m-%d}"
                )
                shown.append(Heading(words))
            shown.append(visit)
        self.query_one("#visits", Sheet).show(shown)
        self.query_one("#letters", Sheet).show(_box(monday(self._day)))
        ended = [visit for visit in found if visit.state == "ended"]
        unwritten = sum(visit.written is False for visit in ended)
        minutes = sum(visit.minutes or 0 for visit in ended)
        self.query_one("#week", Prose).text = say(
            " {first} - {last}   {n} 次来访  {minutes} 分钟  待写 {unwritten}",
            " {first} - {last}   {n} {n:visit|visits}  {minutes} min  {unwritten} to write up",
            first=f"{first:%Y-%m-%d}",
            last=f"{first + timedelta(days=6):%m-%d}",
            n=len(ended),
            minutes=minutes,
            unwritten=unwritten,
        )

    def action_turn(self, weeks: int) -> None:
        """Another week; 0 is this one."""
        self._day = clock.today() if weeks == 0 else self._day + timedelta(weeks=weeks)
        self.reload()

    def action_act(self) -> None:
        """Enter, wherever the cursor is."""
        if isinstance(self.focused, Sheet):
            self.focused.action_choose()

    @on(Sheet.Chosen, "#visits")
    def visit_chosen(self, event: Sheet.Chosen) -> None:
        """Act on a visit."""
        self.run(load("screens.visits.visit_acts:act")(self.app, event.item.id), "visit.act")

    @on(Sheet.Chosen, "#letters")
    def letter_chosen(self, event: Sheet.Chosen) -> None:
        """Answer a letter."""
        self.run(load("screens.visits.letters:answer")(self.app, event.item.id), "letter.answer")

    def _cells(self, visit: Visit) -> tuple[str | Cell, ...]:
        ends = f"{visit.ends:%H:%M}" if visit.ends else ""
        shown = self.app.shown_in(str(visit.listed), visit.names)
        if visit.visitor == "group":
            shown += say(" {n}/{all}人", " {n}/{all}", n=visit.present, all=visit.members)
        if visit.after_the_fact:
            shown = say("补录 {who}", "past: {who}", who=shown)
        role = "muted strike" if visit.state == "voided" else "open" if visit.state == "under_way" else ""
        return (
            Cell(visit.number, role or "muted"),
            Cell(f"{visit.starts:%H:%M}-{ends}", role),
            _minutes(visit, role),
            Cell(shown, role),
            str(self._said.get(visit.form, "")),
            visit.counsellor_name,
            Cell(self._marks(visit), "late" if visit.dangers else "muted"),
            _written(visit),
        )

    def _letter(self, letter: Letter) -> tuple[str | Cell, ...]:
        late = letter.is_overdue(clock.today())
        name = letter.student_name or letter.signed
        sender = self.app.shown_name(name) if name else say("未署名", "unsigned")
        day = Cell(f"{letter.reply_by:%Y-%m-%d}", "late" if late else "")
        return day, sender, letter.gist, Cell(*state_of(letter))

    def _marks(self, visit: Visit) -> str:
        marks = [str(self._said.get(code, code)) for code in (*visit.dangers, *visit.topics)]
        if not visit.in_hours:
            marks.append(say("时段外", "outside hours"))
        return " ".join(marks)


def _box(first: date) -> list[Letter]:
    """The letters that wait, then those that were answered in this week."""
    answered = letters.answered(first, first + timedelta(days=6))
    return [*letters.unanswered(), *answered]


def _minutes(visit: Visit, role: str) -> Cell:
    """How long it was or is; a clock that was set back to before its beginning knows nothing of that."""
    minutes = clock.minutes_since(visit.starts) if visit.ends is None else visit.minutes
    return Cell(say("未到", "early"), "late") if minutes is None else Cell(str(minutes), role)


def _written(visit: Visit) -> Cell:
    if visit.state != "ended" or visit.written is None:
        return Cell(str(STATE_WORDS[visit.state]), "open" if visit.state == "under_way" else "muted")
    return Cell(say("已写", "written"), "muted") if visit.written else Cell(say("待写", "to write"), "due")
