"""One week of the demo school's peer committee by keys: 36 reports, the missing, a concern, a grade of members (C1-C7)."""

from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median

import pytest

from model import clock, concern_cases
from model.care import cases
from model.committee import appointing, board, concerns, meetings, outcomes, seats, steps, tallies, weeks
from model.committee.board import Board
from model.demo import build
from model.demo.answers import MISSING
from model.store import file
from model.words import speak
from tests.driver import NARROW, Desk, at_the_desk
from tui.app import DeskApp
from tui.wiring import wire

FRIDAY = datetime(2026, 11, 27, 9, 40)
SECONDS_A_KEY = 1.0
"""A slow typist."""


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[date]:
    """The demo school on a Friday morning; answers its Monday."""
    speak("zh")
    with clock.stopped_at(FRIDAY):
        build(tmp_path)
        yield clock.monday(FRIDAY.date())
        file.close()


@pytest.fixture
async def desk(demo: date) -> AsyncIterator[Desk]:
    """Its desk."""
    async with at_the_desk(wire(DeskApp()), NARROW) as opened:
        yield opened


def _board() -> Board:
    term = weeks.term_for(clock.today())
    assert term
    return board.read("class", term)


def _states(monday: date) -> list[str]:
    shown = _board()
    return [shown.squares[point.place, monday].state for point in shown.points]


async def test_a_weeks_reports_of_thirty_six_classes_are_in_within_five_minutes_of_keys(desk: Desk, demo: date) -> None:
    await desk.press("5")
    assert _states(demo) == ["open"] * 36
    keys_of_nothing: list[int] = []
    every_key = 1
    for at in range(36):
        if at % 6 == 5:
            keys = ["enter", "4", "tab", "1", "ctrl+s"]
        else:
            keys = ["0"]
            keys_of_nothing.append(len(keys))
        await desk.press(*keys)
        every_key += len(keys)
    assert set(_states(demo)) == {"nothing", "received"}
    assert _states(demo).count("received") == 6
    assert median(keys_of_nothing) <= 6
    assert every_key * SECONDS_A_KEY <= 5 * 60
    desk.shows("已交 36", "未交 0")


async def test_the_missing_of_last_week_are_chased_from_the_to_do_list(desk: Desk, demo: date, tmp_path: Path) -> None:
    last = demo - timedelta(weeks=1)
    wanted = [point for point, state in zip(_board().points, _states(last), strict=True) if state == "missing"]
    assert {int(point.place.key) for point in wanted} >= MISSING
    await desk.press("5", "left", "ctrl+g")
    desk.shows("第12周心理周报未交", str(wanted[0].words))
    await desk.press("ctrl+s", "home")
    await desk.press(*["ctrl+k"])
    path = tmp_path / "missing.txt"
    await desk.type(str(path))
    await desk.press("enter")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) - 1 >= len(wanted)
    assert lines[1].split()[0] == str(wanted[0].words)


async def test_a_concern_becomes_an_appointment_and_another_a_case(desk: Desk, demo: date) -> None:
    first, *_ = concerns.to_look_at(clock.today())
    await desk.press("5", "ctrl+o", "enter")
    desk.shows(first.seen, "该生", "约谈")
    await desk.press("1", "enter")
    assert concerns.get(first.id).state == "invite"
    [step] = [each for each in steps.of(first.id) if each.what == "invite"]
    assert step.appointment_id is not None
    assert [each.id for each in concerns.of_appointment(step.appointment_id)] == [first.id]
    await desk.press("ctrl+z")
    assert concerns.get(first.id).is_waiting
    assert concerns.of_appointment(step.appointment_id) == []
    await desk.press("ctrl+y")
    assert concerns.get(first.id).state == "invite"
    number = concerns.to_look_at(clock.today())[0].id
    await desk.press("home", "enter", "5")
    desk.shows("建立个案", "等级")
    await desk.press("1", "ctrl+s")
    assert concerns.get(number).state == "case"
    [case] = [each for each in [cases.of_student(concerns.get(number).student_id)] if each]
    assert [each.id for each in concern_cases.fed_by(case.id)] == [number]
    assert outcomes.speed([concerns.get(first.id)]).acted == 1


async def test_a_whole_grade_is_appointed_from_a_pasted_list_and_taken_back_at_once(desk: Desk, demo: date) -> None:
    from model.people import students

    lines = []
    for point in _board().points[:12]:
        here = students.of_class(int(point.place.key))
        boy = [each.name for each in here if each.sex == "M"][-1]
        girl = [each.name for each in here if each.sex == "F"][-1]
        lines.append(f"{point.words} {boy} {girl}")
    before = {chair.seat.id for chair in seats.committee("class") if chair.seat}
    await desk.press("5", "ctrl+e", "insert")
    await desk.paste("\n".join(lines))
    await desk.press("ctrl+s")
    desk.shows("将任命 24")
    await desk.press("enter")
    after = [chair for chair in seats.committee("class") if chair.seat and chair.seat.id not in before]
    assert len(after) == 24
    await desk.press("ctrl+z")
    assert {chair.seat.id for chair in seats.committee("class") if chair.seat} == before


async def test_the_pages_around_open_and_say_what_they_have(desk: Desk, demo: date) -> None:
    await desk.press("5", "ctrl+w")
    desk.shows("本校规则", "心理室关注", "都答平静")
    await desk.press("escape", "ctrl+k")
    desk.shows("学校负责人 严守正", "初一：无负责人")
    await desk.press("enter")
    desk.shows("心理例会", "时长")
    await desk.press("ctrl+s")
    today = clock.today()
    assert any(each.day == today and each.class_id == 25 for each in meetings.between(today, today))
    await desk.press("escape", "ctrl+e")
    desk.shows("席位 72", "空缺 1")
    await desk.press("ctrl+g")
    desk.shows("空缺", "任期已过", "已换班", "只看有问题的")


def test_the_week_is_handed_in_with_the_committees_sheet(demo: date) -> None:
    tally = tallies.tally(demo - timedelta(weeks=1))
    assert len(tally.places) == 76
    assert sum(len(each.point.chairs) for each in tally.places) == 112
    assert tally.is_in_use


def test_the_office_of_a_new_member_ends_with_the_term(demo: date) -> None:
    term = weeks.term_for(FRIDAY.date())
    assert term
    assert appointing.office_until(FRIDAY.date()) == term.ends
