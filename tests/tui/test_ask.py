"""Questions in the middle of what one is doing, answered by keys an input method lets through."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual import work
from textual.app import App, ComposeResult
from textual.widgets import Static

from model.errors import DeskError
from model.words import Words, speak
from tests.driver import at_the_desk
from tui.ask import choose, confirm, prompt, show_text

Question = Callable[[App[None]], Awaitable[Any]]

CANCEL = Words("取消这次预约？", "Cancel this appointment?")
WHY = [
    ("student", Words("学生取消", "by the student"), "24 小时以前"),
    ("late", "临时取消", ""),
    ("desk", "教师有事", ""),
]
CLASSES = [(number, f"初三({number})班", f"林老师带 {number} 班") for number in range(1, 41)]


class Asking(App[None]):
    """Asks one question when Enter is pressed, and keeps the answers."""

    BINDINGS = [("enter", "ask")]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.animation_level = "none"
        self.question = question
        self.answers: list[Any] = []

    def compose(self) -> ComposeResult:
        yield Static("-")

    @work
    async def action_ask(self) -> None:
        self.answers.append(await self.question(self))


async def answered(question: Question, *keys: str) -> list[Any]:
    """What a question has been answered with after these keys."""
    async with at_the_desk(Asking(question)) as desk:
        await desk.press("enter", *keys)
        answers: list[Any] = desk.app.answers
        return answers


@pytest.mark.parametrize(("key", "answer"), [("enter", True), ("y", True), ("escape", False), ("n", False)])
async def test_a_plain_question_is_agreed_to_with_enter(key: str, answer: bool) -> None:
    assert await answered(lambda app: confirm(app, Words("打开值班室？", "Open the room?")), key) == [answer]


@pytest.mark.parametrize(
    ("keys", "answers"),
    [("9", [True]), ("enter", [False]), ("escape", [False]), ("y", [])],
)
async def test_what_cannot_be_taken_back_is_never_agreed_to_with_enter(keys: str, answers: list[bool]) -> None:
    assert await answered(lambda app: confirm(app, CANCEL, danger=True), keys) == answers


async def test_nine_does_not_agree_to_a_plain_question() -> None:
    assert await answered(lambda app: confirm(app, CANCEL), "9") == []


async def test_a_question_says_its_keys_and_names_the_deed() -> None:
    def question(app: App[None]) -> Awaitable[bool]:
        return confirm(
            app, CANCEL, Words("可以用 Ctrl+Z 恢复", "Ctrl+Z undoes it"), True, Words("取消预约", "cancel it")
        )

    async with at_the_desk(Asking(question)) as desk:
        await desk.press("enter")
        desk.shows("取消这次预约？", "可以用 Ctrl+Z 恢复", "9 取消预约", "Enter Esc 不")
        await desk.press("escape")
        speak("en")
        try:
            await desk.press("enter")
            desk.shows("Cancel this appointment?", "9 cancel it", "Enter Esc no")
        finally:
            speak("zh")


async def test_a_click_on_a_key_is_as_good_as_the_key() -> None:
    async with at_the_desk(Asking(lambda app: confirm(app, CANCEL))) as desk:
        await desk.press("enter")
        y = next(y for y, line in enumerate(desk.lines) if "Esc 不" in line)
        await desk.click(desk.lines[y].index("Enter"), y)
        assert desk.app.answers == [True]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "late"),
        (["down", "enter"], "desk"),
        (["up", "enter"], "student"),
        (["3"], "desk"),
        (["escape"], None),
    ],
)
async def test_one_of_a_few_is_chosen_by_arrows_or_its_digit(keys: list[str], answer: str | None) -> None:
    assert await answered(lambda app: choose(app, CANCEL, WHY, at="late"), *keys) == [answer]


async def test_a_digit_beyond_the_options_chooses_nothing() -> None:
    assert await answered(lambda app: choose(app, CANCEL, WHY), "4") == []


async def test_the_options_show_their_digits_and_hints() -> None:
    async with at_the_desk(Asking(lambda app: choose(app, CANCEL, WHY))) as desk:
        await desk.press("enter")
        desk.shows(">1  学生取消  24 小时以前", "2  临时取消", "Enter 选定，或按数字")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("12", 12), ("三(7", 7), ("初三 林 31", 31), ("cs1b", 1)],
    ids=["digits", "name", "words", "initials"],
)
async def test_many_options_are_narrowed_by_typing(typed: str, answer: int) -> None:
    async with at_the_desk(Asking(lambda app: choose(app, Words("班级", "Class"), CLASSES))) as desk:
        await desk.press("enter")
        await desk.type(typed)
        await desk.press("enter")
        assert desk.app.answers == [answer]


async def test_arrows_move_among_many_options_while_one_types() -> None:
    assert await answered(
        lambda app: choose(app, Words("班级", "Class"), CLASSES), "down", "pagedown", "up", "enter"
    ) == [14]


async def test_narrowing_to_nothing_says_so() -> None:
    async with at_the_desk(Asking(lambda app: choose(app, Words("班级", "Class"), CLASSES))) as desk:
        await desk.press("enter")
        await desk.type("高一")
        desk.shows("没有这一项")
        await desk.press("enter")
        assert desk.app.answers == []


def minutes(text: str) -> int:
    """Whole minutes, or a sentence about it."""
    if not text.isdigit():
        raise DeskError(Words("请输入整数分钟，例如 40", "Type whole minutes, for example 40"))
    return int(text)


async def test_what_is_wrong_with_a_line_stands_below_it_until_it_is_right() -> None:
    def question(app: App[None]) -> Awaitable[int | None]:
        return prompt(app, CANCEL, Words("实际时长", "Minutes"), "4", check=minutes)

    async with at_the_desk(Asking(question)) as desk:
        await desk.press("enter", "x", "enter")
        desk.shows("实际时长", "4x", "x 请输入整数分钟，例如 40")
        await desk.press("backspace", "0", "enter")
        assert desk.app.answers == [40]


async def test_a_prompt_is_left_without_an_answer() -> None:
    assert await answered(lambda app: prompt(app, CANCEL, "-", check=minutes), "5", "escape") == [None]


async def test_a_password_is_not_shown() -> None:
    async with at_the_desk(Asking(lambda app: prompt(app, CANCEL, "-", check=str, secret=True))) as desk:
        await desk.press("enter")
        await desk.type("tree7")
        desk.shows("*****")
        desk.shows_not("tree7")
        await desk.press("enter")
        assert desk.app.answers == ["tree7"]


async def test_a_long_text_is_read_by_keys_and_closed() -> None:
    text = "\n".join(f"{number}. 立即陪伴，不让学生独处；通知分管校长，联系监护人。" for number in range(60))
    async with at_the_desk(Asking(lambda app: show_text(app, Words("流程", "Protocol"), text))) as desk:
        await desk.press("enter")
        desk.shows("流程", "0. 立即陪伴")
        await desk.press("pagedown")
        desk.shows_not(" 0. 立即陪伴")
        await desk.press("end")
        desk.shows("59. 立即陪伴", "Enter Esc 关闭")
        await desk.press("enter")
        assert desk.app.answers == [None]


async def test_what_was_typed_in_a_dialog_does_not_reach_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Any] = []
    monkeypatch.setattr(Asking, "on_input_changed", lambda self, event: heard.append(event), raising=False)
    await answered(lambda app: choose(app, Words("班级", "Class"), CLASSES), "1", "2", "escape")
    await answered(lambda app: prompt(app, CANCEL, "-", check=str), "5", "escape")
    assert heard == []


async def test_every_dialog_is_whole_on_the_smallest_screen() -> None:
    questions: list[Question] = [
        lambda app: confirm(app, CANCEL, "删" * 200, danger=True),
        lambda app: choose(app, Words("班级", "Class"), CLASSES),
        lambda app: show_text(app, CANCEL, "读" * 3000),
    ]
    for question in questions:
        async with at_the_desk(Asking(question)) as desk:
            await desk.press("enter")
            desk.shows("Esc")
            box = desk.app.screen.query_one(".box").region
            assert (box.width, box.bottom <= 24, box.y >= 0) == (76, True, True)
