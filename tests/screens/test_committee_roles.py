"""What page 5 is for each role, at both sizes, in both languages, with names hidden and in an empty school (B3)."""

from datetime import date

import pytest

from model import rights, session
from model.committee import appointing, concerns, reports
from model.committee.appointing import Wish
from model.committee.concerns import Seen
from model.committee.places import Place
from model.committee.reports import Answer
from model.rights import Role
from model.words import speak
from tests.driver import NARROW, WIDE, Desk, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire

MONDAY = date(2026, 11, 23)
ONE, TWO, THREE = (Place("class", n) for n in (1, 2, 3))


@pytest.fixture
def told(planned: School) -> School:
    """张伟 sits for class 1, which told of him; class 2 has nothing."""
    appointing.appoint(Wish(planned.students[0], ONE, "boy"))
    says = Answer(mood=2, events="打架", seen=(Seen(planned.students[0], "一直哭"),))
    reports.receive(ONE, MONDAY, says)
    reports.nothing(TWO, MONDAY)
    return planned


async def test_a_duty_teacher_types_and_does_not_read(told: School) -> None:
    session.sit_down(told.sun)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("5", "0")
        assert reports.of(THREE, MONDAY) is not None
        await desk.press("down")
        desk.shows("已交")
        desk.shows_not("打架", "低落")
        await desk.press("ctrl+o")
        desk.shows("没有这项权限")
        await desk.press("1")
        desk.shows_not("张伟", "一直哭")


async def test_a_leader_sees_what_is_in_and_enters_nothing(told: School) -> None:
    rights.take(Role.LEADER)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("5")
        desk.shows("应交 3", "已交 2")
        desk.shows_not("张伟", "打架")
        await desk.press("0")
        desk.shows("没有这项权限（收周报）")
        await desk.press("ctrl+e")
        desk.shows("没有这项权限")
        await desk.press("ctrl+w")
        desk.shows("本校规则")


async def test_the_counsellor_reads_what_the_class_said(told: School, desk: Desk) -> None:
    await desk.press("5", "down")
    desk.shows("低落", "打架", "关注 1 人", "张伟")
    await desk.press("ctrl+n")
    desk.shows("张*")
    desk.shows_not("张伟")
    await desk.press("ctrl+o")
    desk.shows_not("张伟")


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_every_view_fits_in_both_languages(told: School, size: tuple[int, int], language: str) -> None:
    speak(language)  # type: ignore[arg-type]
    try:
        async with at_the_desk(wire(DeskApp()), size) as desk:
            await desk.press("5")
            for key, said in (("ctrl+o", "一直哭"), ("ctrl+e", "张伟"), ("ctrl+w", "13"), ("ctrl+k", "孙老师")):
                await desk.press(key)
                desk.shows(said)
                assert all(len(line.rstrip()) <= size[0] for line in desk.lines)
                await desk.press("escape")
            await desk.press("enter", "escape", "ctrl+g")
            desk.shows("Grade 8 Class 1" if language == "en" else "初二(1)班")
    finally:
        speak("zh")


async def test_an_empty_school_is_told_what_to_do(empty_store: object) -> None:
    speak("zh")
    rights.take(Role.COUNSELLOR)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("5")
        desk.shows("导入名册")
        await desk.press("0", "enter", "ctrl+g", "ctrl+o")
        desk.shows("没有关注事项")
        await desk.press("escape", "ctrl+w")
        desk.shows("没有需要特别关注的班级")
        await desk.press("escape", "ctrl+k")
        desk.shows("还没有班级")
        await desk.press("escape", "ctrl+e", "enter")
        desk.shows("没有席位要列出", "这里没有席位")
        for key in ("ctrl+a", "ctrl+g"):
            await desk.press("escape", key)
            desk.shows("还没有班级")
            desk.shows_not("全部已交")


async def test_a_report_sent_back_or_entered_by_mistake(told: School, desk: Desk) -> None:
    await desk.press("5", "down", "ctrl+r")
    await desk.type("是谁")
    await desk.press("enter")
    desk.shows("退", "退回：是谁")
    await desk.press("down", "delete")
    await desk.type("录错班")
    await desk.press("enter")
    assert reports.of(TWO, MONDAY) is None


async def test_an_urgent_concern_is_told_from_the_board(told: School, desk: Desk) -> None:
    await desk.press("5", "ctrl+u", "w", "f", "enter", "tab")
    await desk.type("说不想活了")
    await desk.press("ctrl+s")
    [concern] = concerns.of_student(told.students[1])
    assert concern.urgent
    await desk.press("1", "f7")
    desk.shows("关注事项", "王芳")
