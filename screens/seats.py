"""The seats of the committee: who sits where, what is wrong, and everything that is done with a seat (C1, C2)."""

from typing import Any

from textual import on
from textual.app import ComposeResult

from model import rights
from model.committee import seats
from model.committee.places import CHAIR_WORDS, Side
from model.committee.seats import CHOSEN_WORDS, Chair
from model.rights import Right
from model.words import Words, say
from screens.committee_keys import needs
from tui.cells import Column
from tui.commands import Command, load
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Heading, Sheet

COLUMNS = (
    Column("place", Words("班级/宿舍", "Class/dorm"), (12, 17)),
    Column("chair", Words("席位", "Seat"), 8),
    Column("name", Words("委员", "Member"), 12),
    Column("state", Words("情况", "State"), None, least=14),
    Column("until", Words("任期至", "Until"), 10, priority=1),
    Column("chosen", Words("产生", "Chosen"), 9, priority=2),
    Column("signed", Words("签收", "Signed"), 8, priority=3),
)


class SeatsPage(Page):
    """The list of seats, grade by grade, over the page it was asked for from."""

    AUTO_FOCUS = "#seats"
    COMMAND_TABLE = (
        Command(
            "seats.act",
            Words("任免", "Act"),
            "enter",
            "act",
            Words(
                "空缺处任命，有人处连任、更换、辞任、考核",
                "Appoints where it is vacant; another term, replace, resign, evaluate",
            ),
        ),
        Command(
            "seats.list",
            Words("成批任命", "Many"),
            "insert",
            "screens.seat_lists:from_text",
            Words(
                "粘贴名单，先预览，一次撤销可全部收回",
                "Paste a list, look at the preview; one undo takes all of it back",
            ),
            why_not=needs(Right.SEATS),
        ),
        Command(
            "seats.import",
            Words("导入名单", "Import"),
            "ctrl+o",
            "screens.seat_lists:from_file",
            Words("从 .xlsx 名单任命", "Appoint from a workbook"),
            why_not=needs(Right.SEATS),
        ),
        Command(
            "seats.training",
            Words("培训", "Training"),
            "ctrl+k",
            "screens.seat_acts:hold_training",
            Words("登记一次培训；标记的委员为到场者", "Enter a training; the marked members came"),
            why_not=needs(Right.SEATS),
        ),
        Command(
            "seats.sign",
            Words("签收职责", "Sign"),
            "ctrl+s",
            "sign",
            Words("标记的委员已签收职责", "The marked members signed for their duties"),
            footer=False,
            why_not=needs(Right.SEATS),
        ),
        Command(
            "seats.faults",
            Words("只看有问题的", "Faults"),
            "ctrl+g",
            "faults",
            Words("只列空缺、过期、换班等", "Only vacant seats and those with something wrong"),
            also=("f",),
        ),
        Command(
            "seats.mark_all",
            Words("全部标记", "Mark all"),
            "ctrl+a",
            "mark_all",
            footer=False,
        ),
        Command(
            "seats.out",
            Words("名册与学期表", "Roster, sheets"),
            "ctrl+f",
            "screens.committee_out:choose_what",
            Words("上墙名册、学期考核表（Excel）", "The roster for the wall, the term sheets (Excel)"),
            why_not=needs(Right.SEATS),
        ),
        Command("seats.side", Words("班级/宿舍", "Class/dorm"), "ctrl+d", "side", also=("d",), footer=False),
    )
    nouns = frozenset({"seat", "student", "school_class", "dormitory", "setting", "evaluation"})

    def __init__(self) -> None:
        super().__init__()
        self._side: Side = "class"
        self._only_faults = False

    @property
    def sheet(self) -> Sheet[Chair]:
        """The list."""
        return self.query_one("#seats", Sheet)

    def body(self) -> ComposeResult:
        """How many are filled, and the list."""
        yield Prose(id="filled")
        yield Sheet(
            COLUMNS,
            self._cells,
            lambda chair: (chair.point.place, chair.chair),
            empty=Words(
                "没有席位要列出。席位规则在设置中，班级来自名册。",
                "No seats to list. The rule of seats is under Settings, classes come from the roster.",
            ),
            id="seats",
            classes="pane",
        )

    def reload(self) -> None:
        """Read the seats."""
        chairs = seats.committee(self._side)
        wanted = [chair for chair in chairs if chair.chair in chair.point.chairs]
        wrong = [chair for chair in chairs if chair.faults]
        lines: list[Chair | Heading] = []
        group = None
        for chair in wrong if self._only_faults else chairs:
            if chair.point.group != group:
                group = chair.point.group
                lines.append(Heading(group))
            lines.append(chair)
        self.sheet.show(lines)
        filled = sum(chair.seat is not None for chair in wanted)
        vacant = len(wanted) - filled
        words = Words(
            "席位 {all}  已任 {filled}  空缺 {vacant}  其他问题 {wrong}",
            "Seats {all}  filled {filled}  vacant {vacant}  other faults {wrong}",
        )
        said = words.saying(all=len(wanted), filled=filled, vacant=vacant, wrong=len(wrong) - vacant)
        only = say("（只看有问题的）", " (faults only)") if self._only_faults else ""
        self.query_one("#filled", Prose).text = f" {said}{only}"

    @on(Sheet.Chosen)
    def chosen(self, event: Sheet.Chosen) -> None:
        """Act on a seat."""
        if not rights.may(Right.SEATS):
            return
        self.run(load("screens.seat_acts:act")(self.app, event.item), "seats.act")

    def action_act(self) -> None:
        """Enter."""
        self.sheet.action_choose()

    def action_faults(self) -> None:
        """Only what is wrong, or everything."""
        self._only_faults = not self._only_faults
        self.reload()

    def action_side(self) -> None:
        """Classes, or dormitories."""
        self._side = "dormitory" if self._side == "class" else "class"
        self.reload()

    def action_mark_all(self) -> None:
        """Mark every seat listed."""
        self.sheet.mark_all()

    def action_sign(self) -> None:
        """The marked members signed for their duties."""
        from model.committee import appointing

        numbers = [chair.seat.id for chair in self.sheet.taken if chair.seat is not None]
        if appointing.sign_duties(numbers):
            self.sheet.clear_marks()
            self.app.announce()

    def taken_seats(self) -> list[int]:
        """The numbers of the marked seats."""
        return [chair.seat.id for chair in self.sheet.marked if chair.seat is not None]

    def _cells(self, chair: Chair) -> tuple[str | Cell, ...]:
        seat = chair.seat
        role = "late" if "vacant" in chair.faults else "due" if chair.faults else ""
        if seat is None:
            return str(chair.point.words), str(CHAIR_WORDS[chair.chair]), "", Cell(str(chair.said), role), "", "", ""
        signed = f"{seat.duties_signed_on:%m-%d}" if seat.duties_signed_on else say("未签", "no")
        return (
            str(chair.point.words),
            str(CHAIR_WORDS[chair.chair]),
            self.app.shown_name(seat.name),
            Cell(str(chair.said) or say("在任", "in office"), role),
            f"{seat.until_on}",
            str(CHOSEN_WORDS[seat.chosen]),
            signed,
        )


async def open_list(page: Any) -> None:
    """Show the seats."""
    await page.app.push_screen(SeatsPage())
