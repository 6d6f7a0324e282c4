"""A form filled in by keyboard: what is asked, what is refused, what is kept."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from model import session, unfinished
from model.errors import DeskError, Invalid
from model.seen import Row
from model.store import file, journal
from model.store.database import connect
from model.store.database import desk as database
from model.words import Words
from tests.conftest import KEY
from tests.driver import at_the_desk
from tests.founding import School
from tests.tui.visit_form import BEGIN, MINUTES, NAME, NOTE, ON, STARTS, STUDENT, TOPICS, VISIT, WHO, filling, here
from tui.fields.choices import Choices
from tui.fields.field import Field, Part, Values
from tui.fields.typed import Text
from tui.keeping import Keeper, Kept


async def test_a_visit_is_filled_in_and_saved_by_keyboard(clock_stopped: datetime) -> None:
    async with at_the_desk(filling(VISIT, initial=BEGIN)) as desk:
        await desk.press("enter")
        await desk.type("思雨")
        await desk.press("down", "enter")
        desk.shows("李思雨  初二(5)班")
        await desk.type("周五")
        await desk.press("enter", "up", "enter", "enter")
        assert desk.app.answers == [
            {"who": "student", "student": 3, "on": date(2026, 11, 27), "starts": time(12, 35), "minutes": 40}
        ]


async def test_enter_tab_and_arrows_go_from_field_to_field() -> None:
    fields: list[Field | Part] = [NAME, Text("second", Words("第二", "Second")), WHO, MINUTES]
    async with at_the_desk(filling(fields)) as desk:
        seen = [here(desk)]
        for key in ("enter", "up", "down", "down", "tab", "shift+tab", "down", "enter"):
            await desk.press(key)
            seen.append(here(desk))
        assert seen[:8] == ["姓名", "第二", "姓名", "第二", "来访者", "时长", "来访者", "时长"]
        assert seen[8] == "姓名", "enter in the last field saves, and the first wrong field is shown"


async def test_every_wrong_field_says_why_and_nothing_is_lost() -> None:
    async with at_the_desk(filling([NAME, ON, STARTS])) as desk:
        await desk.type("欧阳娜娜娜")
        await desk.press("tab")
        await desk.type("13-1")
        await desk.press("ctrl+s")
        desk.shows("x 最多 4 个字", "x 请输入日期", "x 请填写“开始”", "欧阳娜娜娜", "13-1")
        assert here(desk) == "姓名"
        await desk.press("end", "backspace")
        desk.shows_not("x 最多 4 个字")
        desk.shows("x 请输入日期")
        assert desk.app.answers == []


async def test_what_the_model_refuses_stands_under_its_field() -> None:
    refusals: list[DeskError] = [
        Invalid({"starts": Words("那时已有预约", "Taken"), "on": Words("那天放假", "A holiday")}),
        DeskError(Words("早于入职", "Before they came"), "on"),
        DeskError(Words("本周已满 20 节", "The week is full")),
    ]

    def save(answers: Values) -> Values:
        if refusals:
            raise refusals.pop(0)
        return answers

    async with at_the_desk(
        filling([NAME, ON, STARTS], save, initial={"name": "王小明", "on": date(2026, 11, 25), "starts": time(12, 30)})
    ) as desk:
        await desk.press("ctrl+s")
        desk.shows("x 那时已有预约", "x 那天放假")
        assert here(desk) == "日期", "the first wrong one as they stand on the form"
        await desk.press("ctrl+s")
        desk.shows("x 早于入职")
        desk.shows_not("x 那时已有预约")
        await desk.press("ctrl+s")
        desk.shows("x 本周已满 20 节")
        await desk.press("ctrl+s")
        assert [answer["name"] for answer in desk.app.answers] == ["王小明"]


async def test_a_key_pressed_twice_saves_once() -> None:
    saved: list[Values] = []
    async with at_the_desk(
        filling([MINUTES, STARTS], saved.append, initial={"minutes": 40, "starts": time(12, 30)})
    ) as desk:
        for key in ("ctrl+s", "ctrl+s", "enter", "enter"):
            desk.app.simulate_key(key)
        await desk.rest()
        assert len(saved) == 1
        assert desk.app.answers == [None]


async def test_a_bug_in_saving_is_not_taken_for_a_refusal() -> None:
    def save(answers: Values) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        async with at_the_desk(filling([NAME], save, initial={"name": "王"})) as desk:
            await desk.press("ctrl+s")


async def test_leaving_asks_only_if_something_was_typed() -> None:
    async with at_the_desk(filling([NAME])) as desk:
        await desk.press("escape")
        assert desk.app.answers == [None]
    async with at_the_desk(filling([NAME])) as desk:
        await desk.type("王")
        await desk.press("escape")
        desk.shows("放弃没有保存的内容？", "9 放弃")
        await desk.press("enter")
        assert desk.app.answers == []
        desk.shows("王")
        await desk.press("escape", "9")
        assert desk.app.answers == [None]


async def test_what_was_changed_back_needs_no_question() -> None:
    async with at_the_desk(filling([NAME])) as desk:
        await desk.press("x", "backspace", "escape")
        assert desk.app.answers == [None]


async def test_a_field_is_asked_only_while_it_makes_sense() -> None:
    async with at_the_desk(filling(VISIT, initial=BEGIN)) as desk:
        desk.shows("*学生")
        await desk.press("2")
        desk.shows_not("*学生")
        await desk.press("ctrl+s")
        assert [(answer["who"], answer["student"]) for answer in desk.app.answers] == [("anon", None)]


async def test_a_live_line_follows_what_is_typed() -> None:
    async with at_the_desk(filling([MINUTES], live=lambda answers: f"共 {answers['minutes']} 分钟")) as desk:
        desk.shows("共 None 分钟")
        await desk.type("40")
        desk.shows("共 40 分钟")
        await desk.press("up")
        desk.shows("共 45 分钟")


async def test_answers_that_follow_fill_only_what_nobody_touched() -> None:
    def fill(name: str, answers: Values) -> dict[str, Any]:
        return {"name": "林老师", "minutes": 60} if name == "who" else {}

    async with at_the_desk(filling([WHO, NAME, MINUTES], fill=fill)) as desk:
        await desk.press("tab", "tab")
        await desk.type("30")
        await desk.press("shift+tab", "shift+tab", "2", "ctrl+s")
        assert desk.app.answers == [{"who": "anon", "name": "林老师", "minutes": 30}]


KEPT = Kept("visit.try", 7)


def kept() -> dict[str, Any] | None:
    """What is kept of the form that is tried."""
    found = unfinished.of("visit.try", 7)
    return dict(found.said) if found else None


async def test_a_draft_is_kept_while_something_is_unsaved(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SECONDS", "PAUSE"):
        monkeypatch.setattr(Keeper, name, 0.001)
    secret = Text("password", Words("口令", "Password"), secret=True)
    async with at_the_desk(filling([NAME, ON, secret], kept=KEPT)) as desk:
        await desk.type("王")
        await desk.press("tab")
        await desk.type("13-")
        await desk.press("tab")
        await desk.type("tree")
        while kept() != {"name": "王", "on": "13-"}:
            await desk.rest()


async def test_what_is_saved_or_thrown_away_leaves_no_draft(school: School) -> None:
    for last in (["escape", "9"], ["ctrl+s"]):
        async with at_the_desk(filling([NAME], kept=KEPT)) as desk:
            await desk.press("x")
            desk.app.screen.keep_draft()
            assert kept() == {"name": "x"}
            await desk.press(*last)
            assert len(desk.app.answers) == 1
            assert kept() is None


async def test_a_form_saved_before_anything_was_kept_writes_no_draft(school: School) -> None:
    """F2 and five keys: nothing is written that was not asked for."""
    before = database.execute_sql("SELECT seq FROM sqlite_sequence WHERE name = 'draft'").fetchone()
    async with at_the_desk(filling([NAME], kept=KEPT)) as desk:
        await desk.press("x", "ctrl+s")
    assert database.execute_sql("SELECT seq FROM sqlite_sequence WHERE name = 'draft'").fetchone() == before


async def test_a_desk_that_goes_down_keeps_what_was_typed(school: School) -> None:
    async with at_the_desk(filling([NAME], kept=KEPT)) as desk:
        await desk.type("王小")
        assert kept() is None
    assert kept() == {"name": "王小"}


async def test_a_draft_is_taken_up_begun_anew_and_brought_back(school: School) -> None:
    unfinished.keep("visit.try", 7, {"name": "王小"})
    async with at_the_desk(filling([NAME], initial={"name": "李"}, kept=KEPT)) as desk:
        desk.shows("接着 12:00 的草稿写，尚未保存", "Ctrl+R", "王小")
        await desk.press("ctrl+r")
        desk.shows("从头写起", "李").shows_not("王小")
        await desk.press("ctrl+r")
        desk.shows("王小")
        await desk.press("escape", "9")
    assert kept() is None


async def test_only_what_was_typed_is_brought_back(school: School) -> None:
    """What nobody touched is what it is now, and not what it was when the draft was typed."""
    async with at_the_desk(filling([NAME, ON], initial={"on": date(2026, 11, 25)}, kept=KEPT)) as desk:
        await desk.type("王小")
        desk.app.screen.keep_draft()
    async with at_the_desk(filling([NAME, ON], initial={"on": date(2026, 11, 27)}, kept=KEPT)) as desk:
        desk.shows("王小", "11-27").shows_not("11-25")


async def test_what_others_changed_since_is_named(school: School) -> None:
    row = (Row("student", 1),)
    async with at_the_desk(filling([NAME], initial={"name": "李"}, of=row, kept=KEPT)) as desk:
        await desk.type("王")
        desk.app.screen.keep_draft()
    async with at_the_desk(filling([NAME], initial={"name": "赵"}, of=row, kept=KEPT)) as desk:
        desk.shows("其间别处改动过：姓名")


async def test_what_a_save_refuses_stays_a_draft(school: School) -> None:
    """A verb that wrote something before it refused took the draft with it: it is kept anew."""

    def save(_answers: Values) -> None:
        with journal.writing("student.look", Words("看", "Looked")):
            pass
        raise DeskError(Words("不行", "No"))

    async with at_the_desk(filling([NAME], save, kept=KEPT)) as desk:
        await desk.press("x")
        desk.app.screen.keep_draft()
        await desk.press("ctrl+s")
        desk.shows("不行")
    assert kept() == {"name": "x"}


async def test_what_is_heard_of_after_the_save_is_no_draft(school: School) -> None:
    async with at_the_desk(filling([NOTE], kept=KEPT)) as desk:
        form = desk.app.screen
        for key in ("x", "y", "ctrl+s"):
            desk.app.simulate_key(key)
        await desk.rest()
        form.keeper.touched()
    assert kept() is None


async def test_it_is_kept_at_a_pause_and_without_one_before_five_seconds(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr("tui.keeping.monotonic", lambda: now)
    async with at_the_desk(filling([NAME], kept=KEPT)) as desk:
        keeper = desk.app.screen.keeper
        await desk.type("王")
        now = 103.0
        await desk.type("小")
        keeper._due()
        assert kept() is None, "somebody is typing"
        now = 103.0 + Keeper.PAUSE + 0.1
        keeper._due()
        assert kept() == {"name": "王小"}
        await desk.type("明")
        now += Keeper.LATEST
        keeper.touched()
        keeper._due()
        assert kept() == {"name": "王小明"}
    assert Keeper.SECONDS + Keeper.PAUSE < Keeper.LATEST + Keeper.PAUSE < 5


async def test_while_another_process_writes_it_waits_and_is_kept_then(school: School, empty_store: Path) -> None:
    other = connect(empty_store / file.STORE_FILE, KEY)
    async with at_the_desk(filling([NAME], kept=KEPT)) as desk:
        await desk.type("王")
        keeper = desk.app.screen.keeper
        keeper._touched = keeper._changed = -9
        other.execute("BEGIN IMMEDIATE")
        keeper._due()
        assert keeper.is_due
        other.execute("ROLLBACK")
        keeper._due()
        assert kept() == {"name": "王"}
        assert not keeper.is_due
    other.close()


async def test_another_persons_desk_keeps_nothing_of_this_ones(school: School) -> None:
    async with at_the_desk(filling([NAME], kept=KEPT)) as desk:
        await desk.press("x")
        session.sit_down(school.sun)
        desk.app.screen.keep_draft()
        assert unfinished.left() == []


async def test_a_draft_comes_back_as_it_was_left(school: School) -> None:
    fields: list[Field | Part] = [WHO, STUDENT, ON, Choices("topics", Words("主题", "Topics"), options=TOPICS), NOTE]
    async with at_the_desk(filling(fields, initial={"who": "student"}, kept=KEPT)) as desk:
        await desk.press("3", "tab")
        await desk.type("王小")
        await desk.press("enter")
        await desk.type("13-")
        await desk.press("tab", "2", "tab")
        await desk.type("第一行")
        left = desk.app.screen.draft
        desk.app.screen.keep_draft()
    async with at_the_desk(filling(fields, initial={"who": "student"}, kept=KEPT)) as desk:
        desk.shows("[3家长]", "王小明  初三(3)班", "13-", "[x]2人际关系", "第一行")
        assert desk.app.screen.draft == left
        assert desk.app.screen.dirty
