"""Heavy work in a process of its own: what it is given, how far it is, how it ends."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from textual import work
from textual.app import App, ComposeResult
from textual.widgets import Static

from model.errors import DeskError, Invalid, Refused
from model.words import Words, speak
from tests.driver import at_the_desk
from tui.child import Tell, packed, unpacked
from tui.childwork import ChildFailed, run_child
from tui.crash import told
from tui.progress import bar, work_on

HERE = "tests.tui.test_work"
COUNTING = Words("正在数第 {n} 个", "Counting number {n}")


def count(*, to: int, tell: Tell) -> dict[str, Any]:
    """Count, print noise, and say who was told what on the command line."""
    for number in range(1, to + 1):
        print("noise that must not reach the answers")  # noqa: T201 - the point of it
        tell(number, to, COUNTING.saying(n=number))
    return {"counted": to, "arguments": sys.argv, "textual": "textual" in sys.modules}


def refuse(*, tell: Tell) -> None:
    """Fail as a rule of the store fails."""
    raise Refused("appointment.counsellor_busy", Words("林老师那时有预约", "Mr Lin is taken then"), "starts")


def break_down(*, tell: Tell) -> None:
    """Fail as a bug fails."""
    raise ZeroDivisionError("the work is broken")


def go_on(*, path: str, tell: Tell) -> None:
    """Go on until stopped, and tidy up then."""
    mark = Path(path)
    try:
        mark.write_text("going on", encoding="utf-8")
        while True:
            tell(1, 2, Words("还在做", "Going on"))
    finally:
        mark.write_text("tidied up", encoding="utf-8")


def speak_up(*, tell: Tell) -> dict[str, str]:
    """Say something in the desk's language."""
    return {"said": str(Words("好", "Good"))}


async def test_work_answers_and_tells_how_far_it_is() -> None:
    told: list[tuple[int, int, Words]] = []
    answer = await run_child(f"{HERE}:count", {"to": 3}, lambda *far: told.append(far))
    assert answer["counted"] == 3
    assert told[-1] == (3, 3, Words("正在数第 3 个", "Counting number 3"))


async def test_a_child_gets_its_secrets_by_pipe_and_never_loads_the_terminal() -> None:
    answer = await run_child(f"{HERE}:count", {"to": 1})
    assert answer["arguments"][1:] == []
    child = "import sys, tui.child; sys.exit('textual' in sys.modules or 'rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", child], cwd=Path(__file__).parents[2], check=False).returncode == 0


async def test_a_refusal_comes_back_with_all_it_knows() -> None:
    with pytest.raises(Refused) as refused:
        await run_child(f"{HERE}:refuse", {})
    assert refused.value.rule == "appointment.counsellor_busy"
    assert refused.value.words == Words("林老师那时有预约", "Mr Lin is taken then")
    assert refused.value.field == "starts"


def test_every_problem_of_a_form_travels_in_both_languages() -> None:
    problems = {"on": Words("放假", "A holiday"), "starts": Words("已过", "Over")}
    error = unpacked(json.loads(json.dumps(packed(Invalid(problems)))))
    assert isinstance(error, Invalid)
    assert error.problems == problems
    assert str(error) == "放假；已过"


def test_only_a_desk_error_is_unpacked() -> None:
    with pytest.raises(TypeError):
        unpacked({"kind": "builtins:SystemExit", "facts": {}})


async def test_a_bug_tells_its_kind_and_its_places_and_no_value() -> None:
    with pytest.raises(ChildFailed) as failed:
        await run_child(f"{HERE}:break_down", {})
    kind, *places = failed.value.places
    assert kind == "ZeroDivisionError"
    assert places[-1].startswith(f"  {HERE}:")
    assert "the work is broken" not in "".join(told(failed.value))
    assert f"  | {places[-1]}" in told(failed.value)


async def test_stopped_work_tidies_up(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    begun = asyncio.Event()
    task = asyncio.create_task(run_child(f"{HERE}:go_on", {"path": str(mark)}, lambda *_far: begun.set()))
    await begun.wait()
    assert mark.read_text(encoding="utf-8") == "going on"
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert mark.read_text(encoding="utf-8") == "tidied up"


async def test_a_child_speaks_the_language_of_the_desk() -> None:
    speak("en")
    try:
        assert await run_child(f"{HERE}:speak_up", {}) == {"said": "Good"}
    finally:
        speak("zh")


class Working(App[None]):
    """Runs one piece of work behind the dialog."""

    def __init__(self, target: str, args: Mapping[str, Any]) -> None:
        super().__init__()
        self.order = target, args
        self.ended: list[Any] = []

    def compose(self) -> ComposeResult:
        yield Static("-")

    def on_mount(self) -> None:
        self.begin()

    @work
    async def begin(self) -> None:
        try:
            self.ended.append(await work_on(self, Words("导出周报", "Export the week"), *self.order))
        except DeskError as error:
            self.ended.append(error)


async def test_the_dialog_ends_with_the_answer() -> None:
    async with at_the_desk(Working(f"{HERE}:count", {"to": 2})) as desk:
        await desk.works()
        assert desk.app.ended[0]["counted"] == 2


async def test_a_refusal_reaches_whoever_asked_for_the_work() -> None:
    async with at_the_desk(Working(f"{HERE}:refuse", {})) as desk:
        await desk.works()
        assert isinstance(desk.app.ended[0], Refused)


async def test_the_dialog_shows_how_far_it_is_and_escape_stops_it(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    async with at_the_desk(Working(f"{HERE}:go_on", {"path": str(mark)})) as desk:
        desk.shows("导出周报", "Esc 停止")
        while "还在做" not in desk.screen_text():
            await desk.rest()
        desk.shows("1/2")
        await desk.press("escape")
        await desk.works()
        assert desk.app.ended == [None]
        assert mark.read_text(encoding="utf-8") == "tidied up"


def test_a_bar_is_made_of_plain_signs() -> None:
    assert bar(0, 0).startswith("[....")
    assert bar(50, 100) == f"[{'#' * 20}{'.' * 20}] 50/100"
    assert bar(100, 100) == f"[{'#' * 40}] 100/100"
