"""Two windows on one record: the form that saves last is told what the other changed, and loses nothing of its own."""

from pathlib import Path

from model.people import students
from tests.driver import Desk
from tests.founding import School
from tests.model.test_seen import elsewhere


async def test_a_form_that_was_overtaken_says_what_is_different_and_keeps_what_was_typed(
    desk: Desk, school: School, empty_store: Path
) -> None:
    wei = school.students[0]
    await desk.press("7")
    await desk.press("enter", "ctrl+e", *["tab"] * 9)
    await desk.type("对花粉过敏")
    elsewhere(empty_store, school.qian, wei, "guardian_phone", "13912345678")
    await desk.press("ctrl+s")
    desk.shows("已在另一处改动", "13912345678", "钱老师", "对花粉过敏")
    assert students.get(wei).health == ""
    await desk.press("ctrl+s")
    assert students.get(wei).health == "对花粉过敏"
    assert students.get(wei).guardian_phone == "13912345678", "what nobody typed over here is as the other left it"


async def test_what_both_typed_is_saved_only_by_who_was_told(desk: Desk, school: School, empty_store: Path) -> None:
    wei = school.students[0]
    await desk.press("7")
    await desk.press("enter", "ctrl+e", *["tab"] * 9)
    await desk.type("这边写的")
    elsewhere(empty_store, school.qian, wei, "health", "那边写的")
    await desk.press("ctrl+s")
    desk.shows("“-”改为“那边写的”", "这边写的")
    assert students.get(wei).health == "那边写的"
    await desk.press("ctrl+s")
    assert students.get(wei).health == "这边写的"


async def test_who_looks_away_after_that_leaves_the_other_windows_word(
    desk: Desk, school: School, empty_store: Path
) -> None:
    wei = school.students[0]
    await desk.press("7")
    await desk.press("enter", "ctrl+e", *["tab"] * 9)
    await desk.type("这边写的")
    elsewhere(empty_store, school.qian, wei, "health", "那边写的")
    await desk.press("ctrl+s", "escape", "enter")
    assert students.get(wei).health == "那边写的"
