"""Page 6: the risk board. Who is at what level, what is due, who is in charge; a month of it on one key."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from model import rights
from model.care import board, cases, incident_log, periods, scheme
from model.care.board import Card
from model.clock import today
from model.rights import Right
from model.words import Words, say
from screens.care.reason import reasoned
from screens.care.risk_board import RiskBoard
from screens.care.risk_keys import COMMANDS
from tui.commands import load
from tui.door import door
from tui.filter import Filter
from tui.page import Page
from tui.prose import Prose

EMPTY = Words(
    "没有关注中的学生。Insert 建档；Ctrl+X 从测评名单开始；Ctrl+R 上报事件。",
    "Nobody is watched over. Insert opens a file, Ctrl+X begins with a screening, Ctrl+R reports an incident.",
)
NOTHING_RUNS = Words(
    "没有勾掉：光标处的学生没有正在处置的事件。Ctrl+K 看别人的事件，Ctrl+R 上报。",
    "Nothing was ticked: no incident of this student is running. Ctrl+K shows those of others, Ctrl+R reports one.",
)
NOBODY_FOUND = Words("没有符合的学生。Esc 清空筛选。", "Nobody like that. Esc clears the filter.")


class RiskPage(Page):
    """The board, the filter above it, the whole of the card under the cursor below it."""

    AUTO_FOCUS = "#board"
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = COMMANDS
    nouns = frozenset(
        {
            "care_case",
            "level_change",
            "lowering",
            "case_measure",
            "care_task",
            "care_contact",
            "family_flag",
            "incident",
            "incident_step",
            "student",
            "setting",
            "minute",
        }
    )

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[Card] = []
        self._looked = False

    def body(self) -> ComposeResult:
        """The filter and how many, the board, the card in full."""
        with Horizontal(id="narrow"):
            yield Filter(
                Words("年级 姓名 危险 逾期 家庭 重点时段", "grade, name, danger, overdue, family, period"),
                above="#board",
                id="filter",
            )
            yield Prose(id="count")
        yield RiskBoard(self.app.shown_name, EMPTY, id="board", classes="pane")
        yield Prose(id="told")

    def reload(self) -> None:
        """Read the board; whoever may not keep files sees what they may."""
        allowed = rights.may(Right.CARE)
        self.query_one("#board", RiskBoard).display = allowed
        self.query_one("#filter", Filter).display = allowed
        if not allowed:
            self._tell_others()
            return
        if not self._looked:
            self._looked = True
            board.open_board()
        self._cards = board.cards()
        self._list()

    @property
    def card(self) -> Card | None:
        """The card under the cursor."""
        return self.query_one("#board", RiskBoard).card if rights.may(Right.CARE) else None

    @on(Input.Changed, "#filter")
    def narrowed(self) -> None:
        """Another text keeps other cards."""
        with door(self):
            self._list()

    @on(Filter.Left)
    def left(self) -> None:
        """What was looked for is written down, and who was found; back on the board."""
        with door(self):
            text = self.query_one(Filter).value
            board.searched(text, board.narrowed(self._cards, text))
        self.refresh_bindings()

    @on(RiskBoard.Moved)
    def moved(self) -> None:
        """Tell the whole of the card."""
        self._tell()
        self.refresh_bindings()

    @on(RiskBoard.Chosen)
    def chosen(self, event: RiskBoard.Chosen) -> None:
        """Open the file."""
        self._open(event.card.student_id)

    # What the keys do

    def action_open(self) -> None:
        """Open the file under the cursor."""
        if self.card:
            self._open(self.card.student_id)

    def action_find(self) -> None:
        """Type to narrow the board."""
        self.query_one(Filter).focus()

    async def action_new(self) -> None:
        """Open a file for somebody."""
        await load("screens.care.care_level_forms:open_case")(self.app)

    async def action_report(self) -> None:
        """Report an incident, of the student under the cursor or anybody."""
        await load("screens.care.incident_forms:report")(self.app, self.card.student_id if self.card else None)

    async def action_step(self) -> None:
        """The present step of what is running."""
        mine = self._running_here()
        if len(mine) == 1:
            await load("screens.care.incident:work")(self.app, mine[0])
        else:
            await load("screens.care.incident:choose_running")(self.app, mine)

    async def action_tick(self) -> None:
        """The present step of the student under the cursor is done; whose it is must not be guessed."""
        mine = self._running_here()
        if len(mine) == 1:
            await load("screens.care.incident:tick_present")(self.app, mine[0])
        elif mine:
            await load("screens.care.incident:choose_running")(self.app, mine)
        else:
            self.app.notify(str(NOTHING_RUNS), severity="warning", markup=False)

    async def action_contact(self) -> None:
        """Write down a contact."""
        card = self.card
        if card and await reasoned(self.app, card.student_id):
            await load("screens.care.care_forms:contact")(self.app, card.student_id)

    async def action_raise_level(self) -> None:
        """Raise the level."""
        if self.card:
            await load("screens.care.care_level_forms:raise_level")(self.app, cases.get(self.card.case_id))

    async def action_lower(self) -> None:
        """Propose to lower it, or decide."""
        card = self.card
        if card and await reasoned(self.app, card.student_id):
            await load("screens.care.lowering_forms:propose")(self.app, cases.get(card.case_id))

    async def action_refer(self) -> None:
        """Refer the student, or go on with the referral."""
        if self.card:
            await load("screens.care.referral_acts:refer")(self.app, self.card.student_id)

    async def action_print_file(self) -> None:
        """Write something down to print."""
        await load("screens.care.care_prints:choose_print")(self.app, self.card.student_id if self.card else None)

    async def action_month(self) -> None:
        """The month's reviews and plans."""
        await load("screens.care.risk_month:show")(self.app)

    # Within

    def _running_here(self) -> list[int]:
        """The incidents under way of the student under the cursor."""
        card = self.card
        return [each.id for each in incident_log.running() if card and each.student_id == card.student_id]

    def _open(self, student_id: int) -> None:
        self.run(load("screens.care.case_file:show")(self.app, student_id), "risk.open")

    def _list(self) -> None:
        text = self.query_one(Filter).value
        shown = board.narrowed(self._cards, text)
        widget = self.query_one("#board", RiskBoard)
        widget.empty = NOBODY_FOUND if text.strip() else EMPTY
        widget.show(board.columns(shown))
        late = sum(card.late or bool(card.overdue) for card in shown)
        said = say("{n} 人  逾期 {late}", "{n} {n:student|students}  {late} overdue", n=len(shown), late=late)
        self.query_one("#count", Prose).text = said
        self._tell()

    def _tell(self) -> None:
        card = self.card
        period = periods.on(today())
        told = say("重点时段：{p}  ", "Key period: {p}  ", p=period) if period else ""
        if card is not None:
            words = Words(
                "{name} {cls}  下次评估 {day}  负责 {owner}", "{name} {cls}  next review {day}  in charge: {owner}"
            )
            told += str(
                words.saying(
                    name=self.app.shown_name(card.name), cls=card.class_shown, day=card.review_on, owner=card.owner
                )
            )
        self.query_one("#told", Prose).text = told

    def _tell_others(self) -> None:
        """Counts for the leading group, the way to report for the rest; no name, no file."""
        said = []
        if rights.may(Right.CARE_COUNTS):
            counted = board.counts()
            many = [f"{level.label} {counted.get(level.rank, 0)}" for level in reversed(scheme.levels())]
            said.append(say("各等级人数：{many}", "At each level: {many}", many="  ".join(many)))
        if rights.may(Right.CARE_REPORT):
            said.append(say("发现学生有危险，请按 Ctrl+R 上报。", "If a student is in danger, report it with Ctrl+R."))
        said.append(say("关注档案由心理教师保管。", "The files are kept by the counsellors."))
        self.query_one("#count", Prose).text = ""
        self.query_one("#told", Prose).text = "\n".join(said)
