"""A term of the risk board by keys alone: from the platform's workbook to the month's summary on paper."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from model import clock
from model.care import board, cases, incident_log, level_history, plan, referrals, screening
from tests.driver import Desk
from tests.founding import School
from tests.model.care.test_screening import book, whole_school

NOON = datetime(2026, 11, 25, 12, 0)


def later(**by: int) -> None:
    """The clock goes on from the Wednesday's noon."""
    clock.set_stopped(NOON + timedelta(**by))


async def test_from_1260_results_to_the_summary_of_the_month(
    desk: Desk, planned: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(tmp_path))
    path = book(tmp_path / "scl.xlsx", whole_school(planned, 1260))
    await taken_in(desk, path)
    await five_interviews(desk)
    first = board.cards()[0].student_id
    await told_and_received(desk)
    await against_the_clock(desk, first)
    await out_and_back(desk, first)
    await refused_then_lowered(desk, first)
    await desk.press("ctrl+b", "4", "ctrl+s")
    desk.shows("已写好文件")
    assert list(tmp_path.glob("dutydesk-month-*.xlsx"))


async def taken_in(desk: Desk, path: Path) -> None:
    """The workbook goes in as one change and makes to-dos, nothing else."""
    await desk.press("6", "ctrl+x", "ctrl+o")
    await desk.type(str(path))
    await desk.press("enter")
    await desk.until("各列是什么")
    await desk.press("tab")
    await desk.type("MSSMHS")
    await desk.press("ctrl+s")
    desk.shows("导入 1260 条结果", "21 人需访谈")
    await desk.press("enter")
    desk.shows("需访谈 21", "已访谈 0")
    assert board.cards() == []


async def five_interviews(desk: Desk) -> None:
    """Each is entered, and a person opens the file with a reason."""
    for _ in range(5):
        await desk.press("home", "enter", "3", "tab")
        await desk.type("常失眠")
        await desk.press("ctrl+s", "tab")
        await desk.type("访谈中反映常失眠")
        await desk.press("ctrl+s")
    desk.shows("已访谈 5")
    assert (screening.batches()[0].settled, len(board.cards())) == (5, 5)
    await desk.press("escape")
    desk.shows("5 人")


async def told_and_received(desk: Desk) -> None:
    """A serious incident: told now, its written report received late, every step settled, closed."""
    await desk.press("ctrl+r", "2", "tab", "1", "tab", "tab", "tab")
    await desk.type("父亲车祸")
    await desk.press("ctrl+s")
    desk.shows("第 2 步，共 5 步")
    later(hours=25)
    await desk.press("enter", "enter")
    assert [each.written_late for each in incident_log.running()] == [True]
    await desk.press("enter", "enter", "enter")
    await desk.type("亲属安顿，回班上课")
    await desk.press("enter")
    assert incident_log.running() == []


async def against_the_clock(desk: Desk, student: int) -> None:
    """Suicidal intent: nine steps, one of them for a reason not done; the level raised at once."""
    later(days=2)
    await desk.press("ctrl+r", "1", "tab", "2", "tab", "2", "tab", "tab")
    await desk.type("写了告别信")
    await desk.press("ctrl+s")
    for minute in (2, 3, 12, 28, 100, 200, 280):
        later(days=2, minutes=minute)
        await desk.press("enter")
    later(days=2, minutes=361)
    await desk.press("delete")
    await desk.type("家长在医院签字")
    await desk.press("enter", "enter", "enter")
    await desk.type("住院治疗")
    await desk.press("enter")
    assert [each.outcome for each in incident_log.of_student(student)][:1] == ["住院治疗"]
    await desk.press("ctrl+u", "2", "tab")
    await desk.type("写了告别信")
    await desk.press("ctrl+s")
    desk.shows("重大 1")


async def out_and_back(desk: Desk, student: int) -> None:
    """Applied, approved, consented, sent, heard of, back."""
    await desk.press("ctrl+g", "tab")
    await desk.type("市四院")
    await desk.press("tab")
    await desk.type("写了告别信")
    await desk.press("ctrl+s", "ctrl+g", "1")
    await desk.type("领导小组会议")
    await desk.press("enter", "ctrl+g", "1", "2", "tab", "2", "ctrl+s", "ctrl+g", "2", "ctrl+s")
    later(days=30)
    await desk.press("ctrl+g", "1")
    await desk.type("“病情稳定，可返校”")
    await desk.press("ctrl+s", "ctrl+g", "2")
    assert [each.state for each in referrals.of_student(student)] == ["back"]


async def refused_then_lowered(desk: Desk, student: int) -> None:
    """Refused by the desk's own safeguard; after two low assessments a meeting lowers it."""
    await desk.press("ctrl+d", "tab")
    await desk.type("病情稳定")
    await desk.press("ctrl+s")
    desk.shows("本台自设的保护")
    await desk.press("escape", "9")
    case = cases.of_student(student)
    assert case is not None
    for day in (33, 40):
        later(days=day)
        plan.assess(case.id, "low", "按时到校，睡眠好", (NOON + timedelta(days=day + 10)).date())
    await desk.press("ctrl+d", "tab")
    await desk.type("两次评估为低风险")
    await desk.press("ctrl+s", "ctrl+d", "tab")
    await desk.type("12月研判会")
    await desk.press("ctrl+s")
    assert [each.kind for each in level_history.history(case.id)] == ["open", "raise", "lower"]
