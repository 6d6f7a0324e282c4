"""Page 9: the rules in force, opened with its digit or found by its name."""

from model import settings
from model.care import scheme
from tests.driver import Desk
from tests.founding import School


async def test_nine_shows_the_rules_and_the_text_each_comes_from(desk: Desk, planned: School) -> None:
    await desk.press("9")
    desk.shows("[9 制度]", "海州区 2024", "A2", "每个上课日至少开放", "120 分钟", "未达 今天 0/120 分钟")
    desk.shows("依据：海州区教育局 海教发〔2024〕17号 第8条（原文）")
    await desk.press("end")
    desk.shows("关注与危机", "E3", "书面报告", "学生心理危机干预方案")


async def test_a_number_of_the_risk_board_is_changed_there_with_its_source(desk: Desk, planned: School) -> None:
    await desk.press("9", "end", "enter", *["backspace"] * 2, "1", "2", "tab")
    await desk.type("区教体局2026年12号文")
    await desk.press("ctrl+s")
    assert scheme.grade("serious").written_hours == 12
    desk.shows("12 小时（本校）", "本校依据：区教体局")


async def test_a_number_is_made_the_schools_own_and_given_back(desk: Desk, planned: School) -> None:
    await desk.press("9", "enter")
    desk.shows("留空则按口径：120 分钟")
    await desk.press(*["backspace"] * 3, "9", "0", "ctrl+s")
    desk.shows("90 分钟（本校）", "其中本校自定 1 项", "本校设定；口径为120 分钟")
    assert settings.get().policy.min_open_minutes_per_day == 90
    await desk.press("ctrl+z")
    desk.shows("其中本校自定 0 项").shows_not("（本校）")


async def test_it_is_found_by_its_name(desk: Desk) -> None:
    await desk.press("f1")
    await desk.type("制度")
    await desk.press("enter")
    desk.shows("[9 制度]")


async def test_in_english_too(english: School, desk: Desk) -> None:
    await desk.press("9")
    desk.shows("[9 Duty]", "Haizhou district 2024", "Open on every school day", "read in the text")
    desk.shows(" of 480 min", " people")
