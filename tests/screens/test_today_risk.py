"""The first screen, which passers-by see: whose file is due there, with names shown, hidden, and before another's eyes."""

from datetime import timedelta

from model import clock, due, session
from model.care import cases, incidents, plan
from tests.driver import at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire


def due_today(school: School) -> None:
    """张伟's file, in 赵老师's charge, with a measure that is due, a week later."""
    today = clock.today()
    case = cases.open_case(school.students[0], 2, "情绪低落", today + timedelta(days=7))
    plan.add_measure(case.id, "每周一谈", "赵老师", today + timedelta(days=6))
    clock.set_stopped(clock.now() + timedelta(days=7))


async def test_whoever_keeps_the_file_sees_whose_it_is(planned: School) -> None:
    due_today(planned)
    async with at_the_desk(wire(DeskApp())) as desk:
        desk.shows("方案措施", "等级评估", "张伟：每周一谈")


async def test_a_running_incident_stands_above_whatever_is_overdue(planned: School) -> None:
    due_today(planned)
    clock.set_stopped(clock.now() + timedelta(days=7))
    incidents.report("serious", "blow", "父亲车祸", "孙老师", student=planned.students[1])
    async with at_the_desk(wire(DeskApp())) as desk:
        first = next(each.due for each in due.to_do())
        assert first == "care_step"
        await desk.press("f7", "home")
        desk.shows("正在处置的事件 1", ">处置步骤", "逾期")
        lines = desk.screen_text()
        assert lines.index("正在处置的事件") < lines.index("逾期 ")


async def test_hidden_names_are_hidden_beside_the_words_for_risk(planned: School) -> None:
    due_today(planned)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("ctrl+n")
        desk.shows("方案措施", "等级评估", "张**：每周一谈").shows_not("张伟")


async def test_another_counsellor_does_not_see_whose_it_is(planned: School) -> None:
    due_today(planned)
    session.sit_down(planned.qian)
    async with at_the_desk(wire(DeskApp())) as desk:
        desk.shows("方案措施", "等级评估", "一名学生").shows_not("张伟", "每周一谈")
