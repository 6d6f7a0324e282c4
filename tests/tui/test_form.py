"""A form filled in by keyboard: what is asked, what is refused, what is kept."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from textual import work
from textual.app import App, ComposeResult
from textual.widgets import Static

from model.errors import DeskError, Invalid
from model.words import Words
from tests.driver import Desk, at_the_desk
from tui.fields.choice import Choice, Switch
from tui.fields.choices import Choices
from tui.fields.date import Date
from tui.fields.field import Field, Part, Values
from tui.fields.long import LongText
from tui.fields.numbers import Minutes, Time
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form

STUDENTS = [(1, "王小明  初三(3)班"), (2, "王思雨  初一(1)班"), (3, "李思雨  初二(5)班")]
TOPICS = [
    ("study", "学习压力"),
    ("friends", "人际关系"),
    ("home", "家庭关系"),
    ("mood", "情绪困扰"),
    ("sleep", "睡眠"),
    ("other", "其他"),
]
FORMS = [(number, f"方式之{number}号谈话") for number in range(12)]


def students(text: str) -> list[tuple[int, str]]:
    """Whoever has the text in their label."""
    return [student for student in STUDENTS if text in student[1]]


WHO = Choice("who", Words("来访者", "Visitor"), options=[("student", "学生"), ("anon", "匿名"), ("parent", "家长")])
STUDENT = Person(
    name="student", label=Words("学生", "Student"), required=True, find=students, named=lambda key: dict(STUDENTS)[key],
    when=lambda answers: answers.get("who") != "anon",
)  # fmt: skip
ON = Date("on", Words("日期", "Date"), Words("哪一天来的", "Which day"), required=True)
STARTS = Time("starts", Words("开始", "Starts"), required=True)
MINUTES = Minutes("minutes", Words("时长", "Length"), required=True)
NAME = Text("name", Words("姓名", "Name"), required=True, most=4)
NOTE = LongText("note", Words("摘要", "Summary"), lines=3)
VISIT = [WHO, STUDENT, ON, STARTS, MINUTES]
BEGIN = {"who": "student", "on": date(2026, 11, 25), "starts": time(12, 30), "minutes": 40}


class Filling(App[None]):
    """Opens a form at once and keeps what it answers."""

    def __init__(self, form: Callable[[], Form[Any]]) -> None:
        super().__init__()
        self.animation_level = "none"
        self.form = form
        self.answers: list[Any] = []

    def compose(self) -> ComposeResult:
        yield Static("-")

    def on_mount(self) -> None:
        self.ask()

    @work
    async def ask(self) -> None:
        self.answers.append(await self.push_screen_wait(self.form()))


def filling(fields: list[Field | Part], save: Callable[[dict[str, Any]], Any] = dict, **more: Any) -> Filling:
    """An app with such a form open."""
    return Filling(lambda: Form(Words("登记来访", "Record a visit"), fields, save, **more))


def here(desk: Desk) -> str:
    """The label of the field the keys go to."""
    marked = [line for line in desk.lines if line.strip().startswith("> ")]
    return marked[0].split()[1].lstrip("*") if marked else ""


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


async def test_a_draft_is_kept_while_something_is_unsaved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Form, "DRAFT_SECONDS", 0.001)
    kept: list[dict[str, Any]] = []
    secret = Text("password", Words("口令", "Password"), secret=True)
    async with at_the_desk(filling([NAME, ON, secret], on_draft=kept.append)) as desk:
        await desk.type("王")
        await desk.press("tab")
        await desk.type("13-")
        await desk.press("tab")
        await desk.type("tree")
        while not kept or kept[-1] != {"name": "王", "on": "13-"}:
            await desk.rest()


async def test_what_is_saved_or_thrown_away_leaves_no_draft() -> None:
    kept: list[dict[str, Any]] = []
    for last in (["escape", "9"], ["ctrl+s"]):
        async with at_the_desk(filling([NAME], on_draft=kept.append)) as desk:
            await desk.press("x", *last)
            assert len(desk.app.answers) == 1
    assert kept == []


async def test_a_desk_that_goes_down_keeps_what_was_typed() -> None:
    kept: list[dict[str, Any]] = []
    async with at_the_desk(filling([NAME], on_draft=kept.append)) as desk:
        await desk.type("王小")
        assert kept == []
    assert kept == [{"name": "王小"}]


async def test_a_draft_comes_back_as_it_was_left() -> None:
    fields: list[Field | Part] = [WHO, STUDENT, ON, Choices("topics", Words("主题", "Topics"), options=TOPICS), NOTE]
    async with at_the_desk(filling(fields, initial={"who": "student"})) as desk:
        await desk.press("3", "tab")
        await desk.type("王小")
        await desk.press("enter")
        await desk.type("13-")
        await desk.press("tab", "2", "tab")
        await desk.type("第一行")
        left = desk.app.screen.draft
    async with at_the_desk(filling(fields, initial={"who": "student"}, draft=left)) as desk:
        desk.shows("[3家长]", "王小明  初三(3)班", "13-", "[x]2人际关系", "第一行")
        assert desk.app.screen.draft == left
        assert desk.app.screen.dirty


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
