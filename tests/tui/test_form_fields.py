"""The fields of a form, each by keyboard: dates, choices, people, long texts."""

from datetime import date, datetime, time
from typing import Any

from model.words import Words
from tests.driver import at_the_desk
from tests.tui.visit_form import (
    FORMS,
    MINUTES,
    NAME,
    NOTE,
    ON,
    STARTS,
    STUDENT,
    TOPICS,
    WHO,
    filling,
    here,
)
from tui.fields.choice import Choice, Switch
from tui.fields.choices import Choices
from tui.fields.field import Field, Part
from tui.fields.typed import Text


async def test_dates_show_their_weekday_and_step_by_day_and_week(clock_stopped: datetime) -> None:
    async with at_the_desk(filling([ON, NAME])) as desk:
        desk.shows("哪一天来的", "上下键改一天")
        await desk.press("up")
        desk.shows("2026-11-25", "周三")
        await desk.press("up", "pagedown")
        desk.shows("2026-11-19", "周四")
        await desk.press("ctrl+u")
        await desk.type("下周一")
        desk.shows("下周一", "周一")
        await desk.press("tab")
        desk.shows("2026-11-30")


async def test_full_width_signs_are_as_good_as_the_others() -> None:
    async with at_the_desk(filling([STARTS])) as desk:
        await desk.type("１２：３０")
        await desk.press("ctrl+s")
        assert desk.app.answers == [{"starts": time(12, 30)}]


async def test_one_of_a_few_is_chosen_in_the_line() -> None:
    async with at_the_desk(filling([WHO, NAME])) as desk:
        await desk.press("right")
        desk.shows("[1学生]")
        await desk.press("right", "right", "right")
        desk.shows("[3家长]")
        await desk.press("left")
        desk.shows("[2匿名]")
        await desk.press("1", "enter")
        desk.shows("[1学生]")
        assert here(desk) == "姓名"


async def test_one_of_many_is_chosen_from_a_list() -> None:
    async with at_the_desk(filling([Choice("form", Words("方式", "Form"), options=FORMS), NAME])) as desk:
        desk.shows("<未选>", "0/12")
        await desk.press("enter", "down", "down", "enter")
        desk.shows("<方式之2号谈话>", "3/12")
        assert here(desk) == "姓名"
        await desk.press("up", "right")
        desk.shows("<方式之3号谈话>")


async def test_any_number_are_ticked_over_several_lines() -> None:
    async with at_the_desk(filling([Choices("topics", Words("主题", "Topics"), options=TOPICS), NAME])) as desk:
        await desk.press("space", "3", "down", "space", "up", "right", "down")
        desk.shows("[x]1学习压力", "[x]3家庭关系", "[ ]4情绪困扰")
        await desk.press("down")
        assert here(desk) == "姓名"
        await desk.type("王")
        await desk.press("enter")
        assert [answer["topics"] for answer in desk.app.answers] == [["study", "home", "other"]]


async def test_a_switch_is_yes_or_no_and_never_nothing() -> None:
    async with at_the_desk(filling([Switch("danger", Words("危险信号", "Danger"))])) as desk:
        desk.shows("[2否]")
        await desk.press("space", "space", "left", "ctrl+s")
        assert desk.app.answers == [{"danger": True}]


async def test_nobody_is_an_answer_until_picked() -> None:
    async with at_the_desk(filling([STUDENT, ON], initial={"on": date(2026, 11, 25)})) as desk:
        await desk.type("王")
        desk.shows("> 王小明", "王思雨")
        await desk.press("ctrl+s")
        desk.shows("x 还没有选定")
        await desk.press("backspace")
        await desk.type("赵")
        desk.shows("没有找到")
        await desk.press("backspace")
        await desk.type("李")
        await desk.press("tab")
        desk.shows("李思雨  初二(5)班")
        await desk.press("shift+tab", "end", "backspace", "ctrl+s")
        assert desk.app.answers == [], "a label that was changed is a person no more"


async def test_keys_that_wait_already_find_the_form_as_if_one_had_waited() -> None:
    async with at_the_desk(filling([STUDENT, STARTS, MINUTES])) as desk:
        for key in ("思", "down", "enter", "tab"):
            desk.app.simulate_key(key)
        await desk.rest()
        assert desk.app.screen.answers["student"] == 3
        assert here(desk) == "时长"


async def test_a_click_picks_one_of_the_found() -> None:
    async with at_the_desk(filling([STUDENT, ON])) as desk:
        await desk.type("王")
        y = next(y for y, line in enumerate(desk.lines) if "王思雨" in line)
        await desk.click(desk.lines[y].index("王思雨"), y)
        assert desk.app.screen.answers["student"] == 2


async def test_a_long_text_breaks_its_lines_and_is_left_by_tab_and_arrows() -> None:
    async with at_the_desk(filling([NAME, NOTE, MINUTES])) as desk:
        await desk.press("tab")
        await desk.type("第一行")
        await desk.press("enter")
        await desk.type("第二行")
        await desk.press("up", "up")
        assert here(desk) == "姓名"
        await desk.press("down", "down", "down")
        assert here(desk) == "时长"
        assert desk.app.screen.answers["note"] == "第一行\n第二行"


async def test_a_long_form_scrolls_to_the_field_with_the_keys() -> None:
    fields: list[Field | Part] = [Part(Words("第一部分", "Part one"))]
    fields += [
        Text(f"field{number}", Words(f"第{number}项", f"Field {number}"), required=number == 38) for number in range(40)
    ]
    async with at_the_desk(filling(fields)) as desk:
        desk.shows("登记来访", "第一部分", "第0项", "Ctrl+S 保存", "Esc 关闭")
        for _ in range(30):
            await desk.press("down")
        assert here(desk) == "第30项"
        await desk.press("ctrl+s")
        desk.shows("x 请填写“第38项”", "Ctrl+S 保存")
        await desk.resize(80, 15)
        desk.shows("登记来访", "Ctrl+S 保存")


async def test_only_what_is_typed_in_a_form_is_kept_from_the_page() -> None:
    heard: list[Any] = []
    app = filling([NAME, NOTE])
    app.on_input_changed = heard.append  # type: ignore[attr-defined]
    app.on_text_area_changed = heard.append  # type: ignore[attr-defined]
    async with at_the_desk(app) as desk:
        await desk.press("a", "tab", "b")
    assert heard == []
