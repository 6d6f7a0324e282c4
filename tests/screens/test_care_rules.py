"""The rules of the risk board on the settings page, by keys: with a source, refused without, taken back, given back."""

from model.care import scheme
from tests.driver import Desk
from tests.founding import School


async def test_a_limit_is_set_with_its_source_and_given_back(desk: Desk, planned: School) -> None:
    await desk.press("0", *["down"] * 4, "right", *["down"] * 8)
    desk.shows("较大事件：书面报告: 24 小时", "学生心理危机干预方案")
    await desk.press("enter", *["backspace"] * 2)
    await desk.type("12")
    await desk.press("ctrl+s")
    desk.shows("请填写“依据”")
    await desk.type("区教体局2026年12号文")
    await desk.press("ctrl+s")
    assert scheme.grade("serious").written_hours == 12
    desk.shows("12 小时", "本校", "依据：区教体局2026年12号文；原为24 小时")
    await desk.press("ctrl+z")
    assert scheme.grade("serious").written_hours == 24
    await desk.press("ctrl+y", "delete", "enter")
    assert scheme.grade("serious").written_hours == 24
    await desk.press("delete")
    desk.shows("不是本校改的规定")


async def test_a_step_has_its_minutes_its_person_and_its_words(desk: Desk, planned: School) -> None:
    await desk.press("0", *["down"] * 4, "right", *["down"] * 10, "enter")
    desk.shows("责任人", "见学生，作初步评估", "0 为立即，留空不限时")
    await desk.press(*["backspace"] * 3, "tab", "tab", *["backspace"] * 9)
    await desk.type("先见学生")
    await desk.press("tab", "tab")
    await desk.type("学校心理工作领导小组第3次会议")
    await desk.press("ctrl+s")
    step = scheme.protocol("report").steps[1]
    assert (str(step.words), step.minutes) == ("先见学生", None)
    desk.shows("2 先见学生", "不限时")
