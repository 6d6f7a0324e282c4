"""The drawn list: what stands in it, where the cursor goes, and how little is painted for it."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import on
from textual.app import App, ComposeResult
from textual.geometry import Region

from model.words import Words
from tests.driver import WIDE, at_the_desk
from tui.cells import width
from tui.filter import Filter
from tui.roll import Roll
from tui.sheet import Cell, Column, Heading, Sheet

NAMES = ["王小明", "李思雨", "张伟", "欧阳娜娜"]
Row = tuple[int, str]
ROWS: list[Row] = [(number, NAMES[number % 4]) for number in range(100)]
DUE, DONE = Heading(Words("待到来", "Due")), Heading(Words("已完成", "Done"))


class Listing(App[None]):
    """A page with a list and its filter."""

    BINDINGS = [("slash", "narrow")]

    def __init__(self, rows: Sequence[Row | Heading] = ROWS) -> None:
        super().__init__()
        self.rows = rows
        self.heard: list[Any] = []

    def compose(self) -> ComposeResult:
        yield Filter(Words("姓名", "Name"), above="Sheet")
        columns = [
            Column("no", Words("号", "No"), 5, align="right"),
            Column("name", Words("姓名", "Name"), 10),
            Column("state", Words("状态", "State"), 8, priority=2),
            Column("note", Words("摘要", "Note"), least=50, priority=3),
        ]
        yield Sheet(
            columns,
            lambda row: (str(row[0]), row[1], Cell("迟到" if row[0] % 2 else "已到", "error bold"), "-"),
            lambda row: row[0],
            empty=Words("还没有预约，按 F2 预约", "Nothing booked; F2 books"),
        )

    def on_mount(self) -> None:
        self.sheet.show(self.rows)
        self.sheet.focus()

    @property
    def sheet(self) -> "Sheet[Row]":
        return self.query_one(Sheet)

    def action_narrow(self) -> None:
        self.query_one(Filter).focus()

    @on(Filter.Changed)
    def narrowed(self, event: Filter.Changed) -> None:
        self.sheet.show([row for row in self.rows if isinstance(row, tuple) and event.value in row[1]])

    @on(Sheet.Chosen)
    def chosen(self, event: Sheet.Chosen) -> None:
        self.heard.append(("chosen", event.key))

    @on(Sheet.Moved)
    def moved(self, event: Sheet.Moved) -> None:
        self.heard.append(event.key)


async def test_the_heading_line_stays_while_the_rows_scroll() -> None:
    async with at_the_desk(Listing()) as desk:
        assert desk.line(1).split() == ["号", "姓名", "状态"]
        await desk.press("end")
        desk.shows(">    99  欧阳娜娜    迟到")
        assert desk.line(1).split() == ["号", "姓名", "状态"]
        desk.shows_not(" 76  ")


async def test_wide_screens_show_the_columns_narrow_ones_leave_out() -> None:
    async with at_the_desk(Listing(), WIDE) as desk:
        assert desk.line(1).split() == ["号", "姓名", "状态", "摘要"]
        await desk.resize(60, 24)
        assert desk.line(1).split() == ["号", "姓名", "状态"]


async def test_chinese_and_latin_rows_end_in_the_same_cell() -> None:
    rows = [(1, "王小明"), (2, "Li Wei"), (3, "阿依古丽买买提")]
    async with at_the_desk(Listing(rows)) as desk:
        assert {width(line[: line.index("到")]) for line in desk.lines[2:5]} == {23}
        desk.shows("阿依古丽~")


async def test_keys_move_the_cursor_and_it_stays_in_view() -> None:
    async with at_the_desk(Listing()) as desk:
        sheet = desk.app.query_one(Sheet)
        for keys, key in [("down", 1), ("j", 2), ("up", 1), ("k", 0), ("up", 0), ("pagedown", 22), ("pagedown", 44)]:
            await desk.press(keys)
            assert sheet.key == key
            desk.shows(f">{key:>6}")
        await desk.press("pageup", "home")
        assert sheet.key == 0
        await desk.press("end", "down")
        assert sheet.key == 99


async def test_the_cursor_passes_over_headings_and_shows_the_first_one_again() -> None:
    rows = [DUE, *ROWS[:3], DONE, *ROWS[3:50]]
    async with at_the_desk(Listing(rows)) as desk:
        assert desk.app.query_one(Sheet).key == 0
        await desk.press("down", "down", "down")
        assert desk.app.query_one(Sheet).key == 3
        await desk.press("end", "home")
        desk.shows("待到来", ">     0")


async def test_the_cursor_stays_on_its_key_when_the_list_is_shown_anew() -> None:
    async with at_the_desk(Listing()) as desk:
        sheet = desk.app.query_one(Sheet)
        await desk.press("pagedown", "pagedown")
        desk.app.heard.clear()
        sheet.show(ROWS[10:])
        await desk.rest()
        assert sheet.key == 44
        desk.shows(">    44")
        sheet.show([row for row in ROWS[10:] if row[0] != 44])
        assert sheet.key == 45, "the row that now stands where the old one stood"
        sheet.show(ROWS, at=7)
        await desk.rest()
        assert desk.app.heard == [45, 7]
        desk.shows(">     7")


async def test_an_empty_list_says_what_to_do() -> None:
    async with at_the_desk(Listing([])) as desk:
        desk.shows("还没有预约，按 F2 预约")
        await desk.press("down", "up", "pagedown", "end", "enter", "space")
        assert desk.app.query_one(Sheet).item is None
        assert desk.app.heard == []


async def test_space_marks_and_a_command_takes_what_is_marked() -> None:
    async with at_the_desk(Listing()) as desk:
        sheet = desk.app.query_one(Sheet)
        assert sheet.taken == [ROWS[0]]
        await desk.press("space", "down", "space")
        desk.shows(" *    0", " *    2")
        assert sheet.taken == [ROWS[0], ROWS[2]]
        await desk.press("up", "space")
        assert sheet.marked == [ROWS[0]]
        sheet.show(ROWS[1:])
        assert sheet.marked == [], "nobody acts on rows he cannot see"


async def test_all_are_marked_at_once_and_unmarked_at_once() -> None:
    async with at_the_desk(Listing([DUE, *ROWS])) as desk:
        sheet = desk.app.query_one(Sheet)
        await desk.press("down", "space")
        sheet.mark_all()
        assert sheet.marked == ROWS
        sheet.mark_all()
        assert sheet.marked == []


async def test_enter_and_a_double_click_choose() -> None:
    async with at_the_desk(Listing()) as desk:
        await desk.press("down", "enter")
        await desk.click(10, 5)
        assert desk.app.query_one(Sheet).key == 3
        await desk.pilot.double_click(offset=(10, 6))
        await desk.rest()
        assert desk.app.heard == [0, 1, ("chosen", 1), 3, 4, ("chosen", 4)]
        await desk.click(10, 1)
        assert desk.app.query_one(Sheet).key == 4, "the heading line is not a row"


async def test_digits_are_left_to_the_page() -> None:
    async with at_the_desk(Listing()) as desk:
        await desk.press("5")
        assert desk.app.query_one(Sheet).key == 0


async def test_the_filter_narrows_with_every_letter_and_escape_takes_it_back() -> None:
    async with at_the_desk(Listing()) as desk:
        await desk.press("slash")
        await desk.type("欧阳")
        desk.shows_not("王小明")
        await desk.press("down")
        assert desk.app.focused is desk.app.query_one(Sheet)
        desk.shows("欧阳娜娜")
        await desk.press("slash", "escape")
        desk.shows("王小明")
        assert desk.app.focused is desk.app.query_one(Sheet)


async def test_a_cursor_move_paints_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_the_desk(Listing()) as desk:
        sheet = desk.app.query_one(Sheet)
        painted: list[int] = []
        draw = sheet.render_line
        monkeypatch.setattr(sheet, "render_line", lambda y: painted.append(y) or draw(y))
        await desk.press("down")
        assert sorted(set(painted)) == [1, 2]


async def test_a_new_content_paints_once_and_lays_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_the_desk(Listing()) as desk:
        laid_out: list[bool] = []
        screen = desk.app.screen
        refresh = screen._refresh_layout
        monkeypatch.setattr(screen, "_refresh_layout", lambda *a, **k: laid_out.append(True) or refresh(*a, **k))
        sheet = desk.app.query_one(Sheet)
        painted: list[int] = []
        draw = sheet.render_line
        monkeypatch.setattr(sheet, "render_line", lambda y: painted.append(y) or draw(y))
        sheet.show(ROWS[:5])
        await desk.rest()
        assert laid_out == []
        assert len(painted) == sheet.size.height


async def test_fifty_thousand_rows_draw_no_more_than_a_screenful() -> None:
    async with at_the_desk(Listing()) as desk:
        sheet = desk.app.query_one(Sheet)
        asked: list[int] = []
        sheet._cells = lambda row: asked.append(row[0]) or (str(row[0]), row[1], "", "")
        sheet.show([(number, "王") for number in range(50_000)])
        await desk.press("end")
        desk.shows("49999")
        assert len(asked) <= 3 * sheet.size.height


async def test_the_theme_can_be_changed_under_it() -> None:
    async with at_the_desk(Listing()) as desk:
        sheet = desk.app.query_one(Sheet)
        before = sheet.render_lines(Region(0, 0, 40, 3))
        desk.app.theme = "textual-light"
        await desk.rest()
        assert sheet.render_lines(Region(0, 0, 40, 3)) != before


ITEMS = st.lists(st.one_of(st.integers(0, 20), st.just(DUE)), max_size=30)


@given(ITEMS, ITEMS, st.lists(st.integers(-40, 40)))
def test_the_cursor_is_on_an_item_whenever_there_is_one(first: list[Any], second: list[Any], moves: list[int]) -> None:
    roll: Roll[int] = Roll(lambda item: item)
    roll.show(first)
    for by in moves:
        roll.cursor = roll.nearest(roll.cursor + by, by)
    held = roll.key
    roll.show(second)
    assert (roll.item is None) == (not any(isinstance(item, int) for item in second))
    assert held is None or held not in second or roll.key == held
