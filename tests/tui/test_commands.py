"""Commands: one table is the keys, the last line and the help; every one can be given without a letter."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from textual.screen import ModalScreen, Screen

import screens
import tui
from model.words import Words, speak, spoken
from tests.driver import WIDE, at_the_desk
from tests.tui.small_desk import SmallDesk
from tui.app import DeskApp
from tui.commands import Command, Commanded, faults, offers
from tui.help import found
from tui.keys import key_name, passes_input_method


@pytest.fixture
def english() -> Iterator[None]:
    """The desk speaks English."""
    before = spoken()
    speak("en")
    yield
    speak(before)


def commanded() -> list[type[Commanded]]:
    """Everything in the house with a table of commands."""
    for room in (tui, screens):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            importlib.import_module(module.name)
    classes, waiting = [], [Commanded]
    while waiting:
        waiting += (subclasses := waiting.pop().__subclasses__())
        classes += subclasses
    return [each for each in classes if each.__module__.partition(".")[0] in ("tui", "screens")]


def verb(command: Command) -> str:
    """The last part of its name: ``students.book`` and ``desk.book`` are one verb."""
    return command.id.rpartition(".")[2]


def test_no_two_commands_of_a_page_and_the_desk_share_a_key() -> None:
    """Whatever page is open, a key means one thing; a page may only mean the same verb more exactly."""
    for each in commanded():
        desk = [] if issubclass(each, DeskApp) else DeskApp.COMMAND_TABLE
        own = {verb(command) for command in each.COMMAND_TABLE}
        reached = [c for c in desk if c.everywhere or not (issubclass(each, ModalScreen) or verb(c) in own)]
        if issubclass(each, Screen):
            assert faults([*each.COMMAND_TABLE, *reached]) == [], each.__name__


def test_a_command_has_one_name_in_the_whole_house() -> None:
    """A person's own keys are kept under it."""
    ids = [command.id for each in commanded() for command in each.COMMAND_TABLE]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("key", ["f2", "1", "enter", "ctrl+z", "shift+f6", "delete", "up", "shift+tab"])
def test_these_keys_reach_the_desk_through_an_input_method(key: str) -> None:
    """They can be first keys."""
    assert passes_input_method(key)


@pytest.mark.parametrize("key", ["a", "A", "question_mark", "slash", "shift+a", "alt+x", "ctrl+m", "ctrl+space", "f13"])
def test_an_input_method_or_a_terminal_keeps_these_keys(key: str) -> None:
    """They can only be second keys."""
    assert not passes_input_method(key)
    with pytest.raises(ValueError, match="x"):
        type("Wrong", (Commanded, Screen), {"COMMAND_TABLE": (Command("x.go", Words("去", "Go"), key, "go"),)})


def test_a_table_with_one_key_twice_cannot_be_made() -> None:
    """The mistake is found when the page is imported."""
    table = (
        Command("x.go", Words("去", "Go"), "f2", "go"),
        Command("x.come", Words("来", "Come"), "f3", "go", also=("f2",)),
    )
    with pytest.raises(ValueError, match="f2"):
        type("Wrong", (Commanded, Screen), {"COMMAND_TABLE": table})


def test_keys_are_called_what_stands_on_them(english: None) -> None:
    """On the screen nobody reads Textual's spelling."""
    keys = ["f2", "ctrl+z", "shift+f6", "escape", "up", "question_mark", "0", "a", "ctrl+delete"]
    assert [key_name(key) for key in keys] == ["F2", "Ctrl+Z", "Shift+F6", "Esc", "Up", "?", "0", "a", "Ctrl+Del"]


async def test_a_key_does_what_the_table_says() -> None:
    """A command of the page tells in the past tense what was done, and the page shows it."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        desk.shows("王小明 1")
        await desk.press("f11")
        desk.shows("已问候", "王小明 2")


async def test_a_command_that_may_not_act_says_why_and_stands_in_brackets() -> None:
    """Its key is dimmed, not dead."""
    app = SmallDesk()
    async with at_the_desk(app, WIDE) as desk:
        desk.shows("F12 (休息)")
        await desk.press("f12")
        desk.shows("没有做成: 还不累")
        app.morning.tired = True
        await desk.press("f11", "f12")
        desk.shows("F12 休息").shows_not("(休息)")


async def test_what_the_model_refuses_is_told_in_a_sentence() -> None:
    """One door for every error a person can understand."""
    async with at_the_desk(SmallDesk()) as desk:
        await desk.press("delete")
        desk.shows("没有做成: 该预约已开始, 不能取消")


async def test_a_command_that_waits_for_a_person_waits_and_is_not_begun_twice() -> None:
    """Pressed twice in haste it opens one dialog."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.in_haste("ctrl+e", "ctrl+e")
        assert len(app.screen_stack) == 2
        await desk.press("escape")
        desk.shows("问过了").shows_not("秘密问题")


async def test_an_errand_runs_from_every_page_and_is_imported_by_name() -> None:
    """F2 is a string in the table and a dialog on the screen."""
    async with at_the_desk(SmallDesk()) as desk:
        await desk.press("2", "f2")
        desk.shows("秘密问题")


async def test_letters_are_a_second_way_but_not_while_typing() -> None:
    """In a field an a is an a."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("a")
        desk.shows("秘密问题")
        await desk.press("escape", "2")
        await desk.type("a1张")
        desk.shows("a1张")


async def test_the_help_lists_searches_and_does() -> None:
    """By Chinese, by English, by the initials of the pinyin, by the key."""
    async with at_the_desk(SmallDesk()) as desk:
        await desk.press("f1")
        desk.shows("此处能做的事", "问候", "(休息)", "还不累")
        for wanted in ("问候", "greet", "wh", "f11"):
            await desk.type(wanted)
            desk.shows(">F11")
            await desk.press(*["backspace"] * len(wanted))
        await desk.type("wh")
        await desk.press("enter")
        desk.shows("已问候").shows_not("此处能做的事")


async def test_the_help_says_why_instead_of_doing_what_may_not_act() -> None:
    """And stays open."""
    async with at_the_desk(SmallDesk()) as desk:
        await desk.press("f1")
        await desk.type("休息")
        await desk.press("enter")
        desk.shows("没有做成: 还不累", "此处能做的事")


async def test_a_page_can_be_found_by_its_name() -> None:
    """The digits are in the list too."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("ctrl+p")
        await desk.type("dz")
        await desk.press("enter")
        assert app.current_mode == "typing"


async def test_in_a_dialog_only_what_works_everywhere_is_offered() -> None:
    """What stands behind a question cannot be done before it is answered."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.press("f2")
        offered = [offer.command.id for offer in offers(app.screen)]
        assert offered == [command.id for command in SmallDesk.COMMAND_TABLE if command.everywhere]


def test_the_best_comes_first(english: None) -> None:
    """A title that begins so, then one that holds it, then initials, then a hint."""
    from tui.commands import Offer

    app = SmallDesk()
    titles = [Words("导出", "Export"), Words("换考场", "Next export"), Words("预约", "Book")]
    rows = [Offer(app, Command(f"x.{n}", title, f"f{n}", "go"), None) for n, title in enumerate(reversed(titles), 1)]
    assert [offer.command.title.en for offer in found("exp", rows)] == ["Export", "Next export"]
    assert [offer.command.title.en for offer in found("yy", rows)] == ["Book"]
    assert found("", rows) == rows


async def test_a_page_may_mean_a_key_of_the_desk_more_exactly() -> None:
    """F2 on a student's page books that student; it is offered once."""

    class Exact(SmallDesk):
        ERRANDS = (Command("greet_all", Words("问候", "Greet"), "f11", f"{SmallDesk.__module__}:book"),)

    async with at_the_desk(Exact()) as desk:
        assert desk.line(-1).count("F11") == 1
        await desk.press("f11")
        desk.shows("已问候")


async def test_a_person_can_give_a_command_another_key() -> None:
    """By the command's id; footer and help show the new key."""
    app = SmallDesk()
    app.set_keymap({"morning.greet": "f9"})
    async with at_the_desk(app) as desk:
        desk.shows("F9 问候").shows_not("F11")
        await desk.press("f9")
        desk.shows("已问候")
