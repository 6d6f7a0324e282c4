"""The seats of the committee: who sits where, what is wrong, and everything that is done with a seat (C1, C2).

Grade by class in a drawn grid first, floor by room for dormitories; the same as a list, for marking, behind one key.
"""

from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult

from model import rights
from model.committee import seats
from model.committee.places import CHAIR_WORDS, Side
from model.committee.seats import CHOSEN_WORDS, Chair
from model.rights import Right
from model.words import Words, say
from screens.committee.seat_grid import KEYS, SeatGrid
from screens.committee.seats_keys import COMMANDS
from tui.cells import Column
from tui.commands import load
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

_EMPTY = Words(
    "没有席位要列出。席位规则在设置中，班级来自名册。",
    "No seats to list. The rule of seats is under Settings, classes come from the roster.",
)


class SeatsPage(Page):
    """The seats, over the page it was asked for from."""

    AUTO_FOCUS = "#grid"
    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = COMMANDS
    nouns = frozenset({"seat", "student", "school_class", "dormitory", "setting", "evaluation"})

    def __init__(self) -> None:
        super().__init__()
        self._side: Side = "class"
        self._only_faults = False
        self._listed = False

    @property
    def grid(self) -> SeatGrid:
        """The grid."""
        return self.query_one("#grid", SeatGrid)

    @property
    def sheet(self) -> Sheet[Chair]:
        """The list."""
        return self.query_one("#seats", Sheet)

    def body(self) -> ComposeResult:
        """How many are filled, the grid and what is under its cursor, or the list."""
        yield Prose(id="filled")
        yield SeatGrid(self.app.shown_name, empty=_EMPTY, id="grid")
        yield Prose(id="under")
        yield Sheet(
            COLUMNS,
            self._cells,
            lambda chair: (chair.point.place, chair.chair),
            empty=_EMPTY,
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
        self.grid.show(chairs, self._side)
        self._lay()
        filled = sum(chair.seat is not None for chair in wanted)
        vacant = len(wanted) - filled
        words = Words(
            "席位 {all}  已任 {filled}  空缺 {vacant}  其他问题 {wrong}",
            "Seats {all}  filled {filled}  vacant {vacant}  other faults {wrong}",
        )
        said = words.saying(all=len(wanted), filled=filled, vacant=vacant, wrong=len(wrong) - vacant)
        only = say("（只看有问题的）", " (faults only)") if self._only_faults else ""
        self.query_one("#filled", Prose).text = f" {said}{only}"

    @on(SeatGrid.Moved)
    def moved(self) -> None:
        """Tell what is under the cursor."""
        self.query_one("#under", Prose).text = self._under()
        self.refresh_bindings()

    @on(SeatGrid.Opened)
    def opened(self) -> None:
        """A double click is Enter."""
        self.action_act()

    @on(Sheet.Chosen)
    def chosen(self, event: Sheet.Chosen) -> None:
        """Act on a seat of the list."""
        self._act(event.item)

    def action_act(self) -> None:
        """Enter."""
        if self._listed:
            self.sheet.action_choose()
        else:
            self._act(self.chair)

    def action_view(self) -> None:
        """The list in place of the grid, or the other way round."""
        self._listed = not self._listed
        self._lay()

    def action_faults(self) -> None:
        """Only what is wrong, or everything; in the list."""
        self._only_faults = not self._only_faults or not self._listed
        self._listed = True
        self.reload()

    def action_side(self) -> None:
        """Classes, or dormitories."""
        self._side = "dormitory" if self._side == "class" else "class"
        self.reload()

    def action_mark_all(self) -> None:
        """Mark every seat listed."""
        self.sheet.mark_all()

    def action_sign(self) -> None:
        """The marked members, or the one under the cursor, signed for their duties."""
        from model.committee import appointing

        chairs = self.sheet.taken if self._listed else [self.chair]
        numbers = [chair.seat.id for chair in chairs if chair is not None and chair.seat is not None]
        if appointing.sign_duties(numbers):
            self.sheet.clear_marks()
            self.app.announce()

    def taken_seats(self) -> list[int]:
        """The numbers of the marked seats."""
        return [chair.seat.id for chair in self.sheet.marked if chair.seat is not None]

    @property
    def chair(self) -> Chair | None:
        """The seat under the cursor of what is shown."""
        found: Chair | None = self.sheet.item if self._listed else self.grid.chair
        return found

    def _lay(self) -> None:
        """Show the one and hide the other; the keys go to what is shown."""
        for each, shown in ((self.grid, not self._listed), (self.sheet, self._listed)):
            each.display = shown
            if shown and not each.has_focus:
                each.focus()
        self.query_one("#under", Prose).display = not self._listed

    def _act(self, chair: Chair | None) -> None:
        if chair is not None and rights.may(Right.SEATS):
            self.run(load("screens.committee.seat_acts:act")(self.app, chair), "seats.act")

    def _under(self) -> str:
        """The seat under the cursor in words, and the letters."""
        chair = self.grid.chair
        told = "  ".join(part for part in (_text(cell) for cell in self._cells(chair)) if part) if chair else ""
        return f"{told}\n{KEYS[self._side]}"

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


def _text(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else str(cell.text)


async def open_list(page: Any) -> None:
    """Show the seats."""
    await page.app.push_screen(SeatsPage())
