"""Page 5: the peer committee. Every class's answer of every week of the term, one key each where there is nothing."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult

from model import clock, rights
from model.calendar.terms import Term
from model.calendar.year import calendar
from model.committee import board, reports, seats
from model.committee.board import Board
from model.committee.places import Place, Side
from model.committee.weeks import is_over, term_for
from model.errors import DeskError
from model.rights import Right
from model.words import Words, say
from screens.committee.committee_keys import COMMANDS
from screens.committee.committee_told import NO_DORMITORIES, more_of, told_of
from screens.committee.report_grid import ReportGrid
from tui.app import DeskApp
from tui.ask import prompt
from tui.keeping import Kept
from tui.page import Page
from tui.prose import Prose

_EMPTY = Words(
    "还没有班级或学期。请先在学生页导入名册，在设置页录入学期。",
    "There are no classes or no terms yet. Take in the roster on the Students page, enter the terms under Settings.",
)


class CommitteePage(Page):
    """The board of weekly reports, and the ways to everything else of the committee."""

    AUTO_FOCUS = "#board"
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = COMMANDS
    nouns = frozenset(
        {
            "peer_report",
            "day_mood",
            "seat",
            "concern",
            "school_class",
            "dormitory",
            "day_override",
            "term",
            "setting",
            "minute",
        }
    )

    def __init__(self) -> None:
        super().__init__()
        self._side: Side = "class"
        self._term: Term | None = None
        self._board: Board | None = None
        self._members: dict[Place, tuple[str, ...]] = {}
        self._begun = False

    @property
    def grid(self) -> ReportGrid:
        """The board on the screen."""
        return self.query_one("#board", ReportGrid)

    def body(self) -> ComposeResult:
        """What is shown, the board, what is under the cursor."""
        yield Prose(id="whose")
        yield ReportGrid(empty=_EMPTY, id="board", classes="pane")
        yield Prose(id="about")

    def reload(self) -> None:
        """Read the board."""
        self._term = self._term or term_for(clock.today())
        self._board = board.read(self._side, self._term) if self._term else None
        self._members = seats.members() if rights.may(Right.COMMITTEE) else {}
        self.grid.show(self._board)
        if not self._begun:
            self._begun = True
            self.action_now()
        self._tell()

    @on(ReportGrid.Moved)
    def moved(self) -> None:
        """Tell what is under the cursor."""
        self._tell()
        self.refresh_bindings()

    @on(ReportGrid.Opened)
    def opened(self) -> None:
        """A double click is Enter."""
        self.run(self.action_form(), "committee.form")

    @on(ReportGrid.Nothing)
    def nothing(self) -> None:
        """Nothing to report; on to the next class."""
        grid = self.grid
        if grid.point is None or grid.week is None:
            return
        try:
            reports.nothing(grid.point.place, grid.week.monday)
        except DeskError as error:
            self.app.notify(str(error), severity="warning", markup=False)
            return
        self.app.announce()
        self._go_on()

    async def action_form(self) -> None:
        """The form of this class and week, then the next class."""
        if await self._fill_in():
            self._go_on()

    async def action_bulk(self) -> None:
        """Form after form until somebody leaves one, or nobody is missing."""
        while await self._fill_in() and self._go_on():
            pass

    def action_side(self) -> None:
        """Classes, or dormitories."""
        self._side = "dormitory" if self._side == "class" else "class"
        week = self.grid.week
        self.reload()
        if self._board is not None and not self._board.points and self._side == "dormitory":
            self.app.notify(str(NO_DORMITORIES), markup=False)
        self.grid.go(None, week)

    def action_now(self) -> None:
        """This week, and the first class whose answer is wanted."""
        today = clock.today()
        shown = self._board
        if shown is None:
            return
        begun = [week for week in shown.weeks if week.monday <= today and week.wanted]
        if begun:
            wanting = shown.wanting(begun[-1])
            self.grid.go(wanting[0].place if wanting else None, begun[-1])

    def stand_at(self, place: Place | None) -> None:
        """Put the cursor on a class, or without one on the newest week that is over and has somebody missing."""
        shown, grid = self._board, self.grid
        if shown is None:
            return
        if place is not None:
            if (place.kind == "class") != (self._side == "class"):
                self.action_side()
            grid.go(place, grid.week)
            return
        over = [week for week in shown.weeks if is_over(week) and shown.wanting(week)]
        if over:
            grid.go(shown.wanting(over[-1])[0].place, over[-1])

    def action_turn(self, by: int) -> None:
        """Another term."""
        terms = list(calendar().terms)
        if self._term in terms:
            at = terms.index(self._term) + by
            if 0 <= at < len(terms):
                self._term = terms[at]
                self.reload()

    async def action_send_back(self) -> None:
        """Say what is still wanted."""
        square = self.grid.square
        if square is None or square.report_id is None:
            return
        number = square.report_id
        label = Words("还要补充什么", "What is still wanted")
        if await prompt(
            self.app,
            Words("退回周报", "Send the report back"),
            label,
            check=lambda t: _done(reports.send_back, number, t),
            kept=Kept("report.send_back", number),
        ):
            self.app.announce()

    async def action_void(self) -> None:
        """Take an answer out that was entered by mistake."""
        square = self.grid.square
        if square is None or square.report_id is None:
            return
        number = square.report_id
        if await prompt(
            self.app,
            Words("作废周报", "Void the report"),
            Words("原因", "Why"),
            check=lambda t: _done(reports.void, number, t),
            kept=Kept("report.void", number),
        ):
            self.app.announce()

    async def _fill_in(self) -> bool:
        from screens.committee.report_form import fill_in

        grid = self.grid
        if grid.point is None or grid.week is None:
            return False
        return await fill_in(self.app, grid.point, grid.week)

    def _go_on(self) -> bool:
        """On to the next class whose answer is wanted, or say that all are in."""
        self._board = board.read(self._side, self._term) if self._term else None
        self.grid.show(self._board)
        if self.grid.next_wanting():
            return True
        self.app.notify(say("本周全部已交", "Everybody has answered for this week"), markup=False)
        return False

    def _tell(self) -> None:
        shown, grid = self._board, self.grid
        self.query_one("#whose", Prose).text = f" {told_of(shown, grid.week, self._side)}"
        about = self.query_one("#about", Prose)
        if shown is None or grid.point is None or grid.week is None or grid.square is None:
            about.text = ""
            return
        point, week, square = grid.point, grid.week, grid.square
        names = " ".join(self.app.shown_name(name) for name in self._members.get(point.place, ()))
        members = names or say("无委员", "no members")
        due = f"{week.due_at:%m-%d %H:%M}" if week.due_at else "-"
        first = say("{place}  {members}", "{place}  {members}", place=point.words, members=members)
        second = say("{state}  截止 {due}", "{state}  due {due}", state=square.words(), due=due)
        about.text = f"{first}\n{second}{more_of(square.report_id)}"


def _done(verb: object, number: int, text: str) -> bool:
    assert callable(verb)
    if not text.strip():
        raise DeskError(Words("请写明原因", "Say why"))
    verb(number, text)
    return True


async def go_to_board(app: DeskApp, _number: int) -> None:
    """Page 5, at the newest week in which somebody is missing after the cut-off."""
    await _go(app, None)


async def go_to_class(app: DeskApp, class_id: int) -> None:
    """Page 5, at a class."""
    await _go(app, Place("class", class_id))


async def _go(app: DeskApp, place: Place | None) -> None:
    await app.switch_mode("committee")
    page = app.screen
    if isinstance(page, CommitteePage):
        page.stand_at(place)
