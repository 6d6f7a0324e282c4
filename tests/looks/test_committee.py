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
AROUND = {
    "concerns": "ctrl+o",
    "seats": "ctrl+e",
    "weather": "ctrl+w",
    "circle": "ctrl+k",
    "missing": "ctrl+g",
    "form": "enter",
}


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


@pytest.mark.parametrize("page", sorted(AROUND))
def test_what_is_around_it(demo: DeskApp, snap_compare: Any, page: str) -> None:
    seen(snap_compare, demo, "5", AROUND[page])
