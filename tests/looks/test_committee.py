"""How the committee's pages look on the demo school: narrow, wide, in English, and each page around the board."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from model import clock
from model.demo import build
from model.store import file
from model.words import speak
from tests.driver import NARROW, WIDE
from tui import theme
from tui.app import DeskApp
from tui.wiring import wire

THURSDAY = datetime(2026, 11, 26, 9, 40)
AROUND: dict[str, tuple[str, ...]] = {
    "concerns": ("ctrl+o",),
    "concern": ("ctrl+o", "enter"),
    "seats": ("ctrl+e", *["down"] * 5, *["right"] * 4),
    "seats_listed": ("ctrl+e", "ctrl+r", "down"),
    "seats_of_dormitories": ("ctrl+e", "ctrl+d", "down"),
    "weather": ("ctrl+w",),
    "circle": ("ctrl+k",),
    "missing": ("left", "ctrl+g"),
    "form": ("enter",),
    "moods": ("ctrl+a",),
}
BOTH = [
    pytest.param(NARROW, "zh", id="narrow-zh"),
    pytest.param(WIDE, "en", id="wide-en"),
]
EVERY = [
    *BOTH,
    pytest.param(WIDE, "zh", id="wide-zh"),
    pytest.param(NARROW, "en", id="narrow-en"),
]


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[DeskApp]:
    """The demo school on a Thursday morning, built in Chinese."""
    speak("zh")
    with clock.stopped_at(THURSDAY):
        build(tmp_path)
        yield wire(DeskApp())
        file.close()
    speak("zh")


def seen(snap_compare: Any, app: DeskApp, *press: str, size: tuple[int, int] = NARROW) -> None:
    """The screen after these keys is the one that was looked at."""
    assert snap_compare(app, press=[*press, "wait:80"], terminal_size=size)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_board(demo: DeskApp, snap_compare: Any, size: tuple[int, int], language: Any) -> None:
    speak(language)
    seen(snap_compare, demo, "5", "0", "0", "left", size=size)


@pytest.mark.parametrize("colours", sorted(theme.DRESSES))
def test_the_board_in_every_theme(demo: DeskApp, snap_compare: Any, colours: str) -> None:
    demo.theme = colours
    seen(snap_compare, demo, "5", "left", size=WIDE)


@pytest.mark.parametrize(("size", "language"), BOTH)
@pytest.mark.parametrize("page", sorted(AROUND.keys() - {"seats"}))
def test_what_is_around_it(demo: DeskApp, snap_compare: Any, page: str, size: tuple[int, int], language: Any) -> None:
    speak(language)
    seen(snap_compare, demo, "5", *AROUND[page], size=size)


@pytest.mark.parametrize(("size", "language"), EVERY)
def test_the_seats(demo: DeskApp, snap_compare: Any, size: tuple[int, int], language: Any) -> None:
    speak(language)
    seen(snap_compare, demo, "5", *AROUND["seats"], size=size)


def test_a_form_with_a_student_of_concern(demo: DeskApp, snap_compare: Any) -> None:
    seen(snap_compare, demo, "5", "enter", "2", *["tab"] * 5, "c", "enter", "tab", "z")


def test_the_seats_with_names_hidden(demo: DeskApp, snap_compare: Any) -> None:
    seen(snap_compare, demo, "5", "ctrl+n", "ctrl+e")
