"""Keys typed ahead: whoever types faster than a dialog opens is understood all the same."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

from model.words import Words
from tests.driver import TURNS, Desk, Turn, at_the_desk
from tests.tui.small_desk import SmallDesk
from tui import rest
from tui.commands import Command

LONG = "f4"
"""The key of a command that takes its time."""


class Busy(SmallDesk):
    """A small desk with a command that goes on until it is told to end."""

    ERRANDS = (*SmallDesk.ERRANDS, Command("long", Words("很久", "Long"), LONG, lambda app: app.at_length()))

    def __init__(self) -> None:
        super().__init__()
        self.long: Callable[[], Awaitable[None]] = asyncio.Event().wait  # type: ignore[assignment]

    async def at_length(self) -> None:
        """Take one's time."""
        await self.long()


def typed(desk: Desk) -> str:
    """What stands in the field of the screen."""
    return "".join(line.value for line in desk.app.screen.query(Input))


async def test_letters_go_into_the_dialog_that_the_key_before_them_opens() -> None:
    """F2 z w, all three before the dialog is there."""
    async with at_the_desk(SmallDesk()) as desk:
        await desk.in_haste("f2", "z", "w")
        desk.shows("秘密问题")
        assert typed(desk) == "zw"


async def test_keys_follow_through_dialogs_and_pages() -> None:
    """Into a dialog, out of it, to another page, into its field."""
    async with at_the_desk(SmallDesk()) as desk:
        await desk.in_haste("f2", "a", "escape", "ctrl+e", "b", "escape", "2", "c", "1")
        assert typed(desk) == "c1"
        await desk.in_haste("escape", "1")
        desk.shows("[1 早上]")


async def test_a_pasted_text_keeps_its_place_among_the_keys() -> None:
    """As an input method hands over a name."""
    async with at_the_desk(SmallDesk()) as desk:
        desk.hand_over("f2")
        await desk.paste("张伟")
        assert typed(desk) == "张伟"


@settings(max_examples=20)
@given(
    st.lists(st.sampled_from(["f2", "f3", "ctrl+e", "a", "z", "1", "2", "3", "escape", "tab", "enter", "f6", "f12"]))
)
async def test_haste_changes_nothing(keys: list[str]) -> None:
    """Whatever is typed ends where it ends for somebody who waits after each key."""
    seen = []
    for hurried in (False, True):
        async with at_the_desk(SmallDesk()) as desk:
            await (desk.in_haste(*keys) if hurried else desk.press(*keys))
            seen.append((desk.screen_text(), [type(screen) for screen in desk.app.screen_stack]))
    assert seen[0] == seen[1]


async def test_what_is_typed_while_the_desk_opens_is_for_its_first_page() -> None:
    """The terminal keeps keys for a program that has just been called."""

    class Opening(SmallDesk):
        def on_load(self) -> None:
            for key in ("2", "q"):
                self.post_message(Key(key, key))

    async with at_the_desk(Opening()) as desk:
        assert typed(desk) == "q"


async def test_f8_covers_at_once_and_what_was_typed_before_it_waits_beneath() -> None:
    """What is typed after it goes to the cover; nothing of either is lost or goes astray."""
    async with at_the_desk(SmallDesk()) as desk:
        await desk.in_haste("f2", "z", "w", "f8", "x")
        desk.shows("按 F8 或 Esc 返回").shows_not("zw")
        await desk.in_haste("y", "f8")
        desk.shows("秘密问题")
        assert typed(desk) == "zw"


async def test_f8_covers_while_a_key_is_still_waiting_for_a_restless_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to wait for the desk to be able to cover it."""
    monkeypatch.setattr(rest, "PATIENCE", 3600)
    app = Busy()
    app.long = _for_ever
    async with at_the_desk(app) as desk:
        desk.hand_over(LONG, "2", "f8")
        await _turns(lambda: app.is_covered)
        assert app.place == "morning"
        app.workers.cancel_all()


async def test_ctrl_q_leaves_at_once() -> None:
    """Whatever else was typed."""
    app = Busy()
    async with at_the_desk(app) as desk:
        await desk.in_haste("f2", "z", "ctrl+q", "w")
        assert not app.is_running


async def test_a_lock_forgets_what_was_typed_before_it() -> None:
    """Who comes back may be somebody else."""
    app = SmallDesk()
    app.lock = lambda: app.cover(ModalScreen())
    async with at_the_desk(app) as desk:
        await desk.in_haste("ctrl+l", "f2", "z")
        app.uncover()
        await desk.rest()
        desk.shows_not("秘密问题")


async def test_a_command_that_goes_on_does_not_hold_up_the_keys() -> None:
    """It waits for a file or a person; the desk is at rest meanwhile."""
    async with at_the_desk(Busy()) as desk:
        await desk.in_haste(LONG, "2", "a")
        assert typed(desk) == "a"


async def test_a_desk_that_never_rests_is_given_its_keys_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Late, but in order."""
    monkeypatch.setattr(rest, "PATIENCE", 0)
    monkeypatch.setattr(rest, "TURNS", 50)
    app = Busy()
    app.long = _for_ever
    async with at_the_desk(app) as desk:
        desk.hand_over(LONG, "2", "a", "b")
        await _turns(lambda: typed(desk) == "ab")
        app.workers.cancel_all()


async def test_a_desk_at_rest_hands_a_key_on_at_once() -> None:
    """Nobody who types as people do waits for anything."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        for key in ("f2", "z", "escape"):
            assert app.rested.is_set()
            await desk.press(key)


async def _for_ever() -> None:
    """Keep the loop busy."""
    while True:
        await Turn()


async def _turns(seen: Callable[[], bool]) -> None:
    """Let the others run until it is seen."""
    for _ in range(TURNS):
        if seen():
            return
        await Turn()
    pytest.fail("it is never seen")
