"""Issue 4, done: a grade is appointed, 36 reports come in, the missing are chased, two concerns led to help, the week handed in."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from model import clock, concern_cases
from model.care import cases
from model.committee import board, concerns, reports, seats, weeks
from model.committee.board import Board
from model.committee.concerns import Concern
from model.demo import build
from model.exchange.export import export_week
from model.people import students
from model.store import file
from model.words import speak
from tests.driver import NARROW, Desk, at_the_desk
from tests.model.exchange.test_workbook_office import recalculate
from tui.app import DeskApp
from tui.wiring import wire

__all__ = ["recalculate"]
FRIDAY = datetime(2026, 11, 27, 9, 40)
MONDAY = date(2026, 11, 23)


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Path]:
    """The demo school on a Friday morning."""
    speak("zh")
    with clock.stopped_at(FRIDAY):
        build(tmp_path / "desk")
        yield tmp_path
        file.close()


@pytest.fixture
async def desk(demo: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """Its desk; the week is added up here and not in a child, which would have a clock of its own."""

    async def here(_app: DeskApp, _title: object, _target: str, order: dict[str, Any]) -> dict[str, Any]:
        done = export_week(date.fromisoformat(order["monday"]), Path(order["path"]), order["format"])
        return {"rows": done.rows, "path": str(done.path), "format": done.format}

    monkeypatch.setattr("screens.today.exporting.work_on", here)
    async with at_the_desk(wire(DeskApp()), NARROW) as opened:
        yield opened


def _board() -> Board:
    term = weeks.term_for(clock.today())
    assert term
    return board.read("class", term)


def _list_of_a_grade() -> str:
    """A boy and a girl of every class of the youngest grade, as its teacher writes them."""
    lines = []
    for point in _board().points[:12]:
        here = students.of_class(int(point.place.key))
        boy, girl = ([each.name for each in here if each.sex == sex][-1] for sex in "MF")
        lines.append(f"{point.words} {boy} {girl} 选举")
    return "\n".join(lines)


async def _appoint(desk: Desk) -> None:
    before = {chair.seat.id for chair in seats.committee("class") if chair.seat}
    await desk.press("5", "ctrl+e", "insert")
    await desk.paste(_list_of_a_grade())
    await desk.press("ctrl+s")
    desk.shows("将任命 24", "问题 0")
    await desk.press("enter", "escape")
    assert sum(chair.seat.id not in before for chair in seats.committee("class") if chair.seat) == 24


async def _take_in(desk: Desk) -> None:
    """Every sixth class has something to say, one of them names a student; the others take their keys of nothing."""
    keys_of_nothing: list[int] = []
    named = None
    for at in range(36):
        point = next(each for each in _board().points if _board().squares[each.place, MONDAY].state == "open")
        keys = ["0"] if at % 6 != 5 else ["enter", "4", "tab", "1", "ctrl+s"]
        if at % 6 != 5:
            keys_of_nothing.append(len(keys))
        if at == 11:
            named = students.of_class(int(point.place.key))[3]
            keys = ["enter", "2", *["tab"] * 5, *named.number, "enter", "tab", *"三天没吃饭", "ctrl+s"]
        await desk.press(*keys)
    shown = _board()
    assert [shown.squares[point.place, MONDAY].state for point in shown.points].count("nothing") == 30
    assert median(keys_of_nothing) <= 6
    assert named is not None
    assert [each.seen for each in concerns.of_student(named.id)][-1] == "三天没吃饭"
    desk.shows("已交 36", "未交 0")


async def _chase(desk: Desk) -> None:
    await desk.press("ctrl+d", "ctrl+g")
    desk.shows("第13周心理周报未交（40）", "1-101", "复制班级名")
    await desk.press("1", "ctrl+d", "left", "ctrl+g")
    desk.shows("第12周心理周报未交")
    await desk.press("escape", "right")


async def _lead(desk: Desk) -> tuple[Concern, Concern]:
    """The first that waits is invited, the next gets a file."""
    first = concerns.to_look_at(clock.today())[0]
    await desk.press("ctrl+o", "enter", "1", "enter")
    assert concerns.get(first.id).state == "invite"
    second = concerns.to_look_at(clock.today())[0]
    await desk.press("home", "enter", "5", "1", "ctrl+s", "escape")
    assert concerns.get(second.id).state == "case"
    return concerns.get(first.id), concerns.get(second.id)


async def _hand_in(desk: Desk, path: Path, *keys: str) -> bytes:
    await desk.press("8", *keys, "f9", "tab", "end", *["backspace"] * 120)
    await desk.type(str(path))
    await desk.press("ctrl+s")
    return path.read_bytes()


async def test_a_week_of_the_committee_from_appointing_to_handing_in(desk: Desk, demo: Path) -> None:
    from openpyxl import load_workbook

    await _appoint(desk)
    await _take_in(desk)
    await _chase(desk)
    invited, fed = await _lead(desk)
    case = cases.of_student(fed.student_id)
    assert case is not None
    assert [each.id for each in concern_cases.fed_by(case.id)] == [fed.id]
    assert invited.minutes_to_action
    await _hand_in(desk, demo / "week.xlsx")
    sheet = load_workbook(demo / "week.xlsx", data_only=True)["心理委员"]
    rows = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True) if isinstance(row[1], int)}
    assert [rows[grade][:3] for grade in ("初一", "初二", "初三")] == [(12, 12, 10)] * 3
    assert rows["1栋"][4] > 0
    assert not any(
        named in str(cell) for row in sheet.iter_rows(values_only=True) for cell in row for named in _names()
    )


def _names() -> list[str]:
    return [chair.seat.name for chair in seats.committee("class") if chair.seat]


def _plain(cell: object) -> object:
    """A value as both programs write it: nothing is 0, and a share has as many places as both keep."""
    return round(cell, 9) if isinstance(cell, float) else cell or 0


@pytest.mark.office
async def test_what_is_handed_in_adds_up_anew(
    desk: Desk, demo: Path, recalculate: Callable[[dict[str, bytes]], dict[str, Any]]
) -> None:
    from openpyxl import load_workbook

    content = await _hand_in(desk, demo / "last.xlsx", "pageup")
    said = load_workbook(demo / "last.xlsx", data_only=True)["心理委员"]
    anew = recalculate({"last": content})["last"]["心理委员"]
    told, counted = (
        [[_plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in (said, anew)
    )
    assert told == counted
    missing = 36 - len(
        [each for each in reports.between(date(2026, 11, 16), date(2026, 11, 16)) if each.place.kind == "class"]
    )
    grades: list[Any] = [row for row in counted if row[0] in ("初一", "初二", "初三") and isinstance(row[1], int)]
    assert sum(row[5] for row in grades) == missing > 0
