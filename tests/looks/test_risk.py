"""How the risk board looks on the demo school: the board, a file, the month, a step, a screening, the people round."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from model import clock, desk
from model.demo import build
from model.store import file
from model.words import speak
from tests.driver import NARROW, WIDE
from tui.app import DeskApp
from tui.wiring import wire

THURSDAY = datetime(2026, 11, 26, 9, 40)
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
FILE = ("enter",)
AROUND = {
    "month": ("ctrl+o", "right"),
    "step": ("ctrl+k",),
    "people": ("ctrl+e",),
    "lists": ("ctrl+w", "right"),
    "screening": ("ctrl+x", "enter"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo school on a Thursday morning, built in Chinese once for all the pictures."""
    folder = tmp_path_factory.mktemp("demo")
    speak("zh")
    with clock.stopped_at(THURSDAY):
        build(folder)
        file.close()
    return folder


@pytest.fixture
def demo(built: Path, tmp_path: Path) -> Iterator[DeskApp]:
    """A desk on a copy of it."""
    speak("zh")
    with clock.stopped_at(THURSDAY):
        desk.open_demo(Path(shutil.copytree(built, tmp_path / "demo")))
        yield wire(DeskApp())
        file.close()
    speak("zh")


def seen(snap_compare: Any, app: DeskApp, *press: str, size: tuple[int, int] = NARROW) -> None:
    """The screen after these keys is the one that was looked at."""
    assert snap_compare(app, press=["6", *press, "wait:80"], terminal_size=size)


@SIZES
@LANGUAGES
def test_the_board(demo: DeskApp, snap_compare: Any, size: tuple[int, int], language: Any) -> None:
    speak(language)
    seen(snap_compare, demo, size=size)


@SIZES
@LANGUAGES
def test_a_file(demo: DeskApp, snap_compare: Any, size: tuple[int, int], language: Any) -> None:
    speak(language)
    seen(snap_compare, demo, *FILE, size=size)


def test_the_chronology_of_a_file(demo: DeskApp, snap_compare: Any) -> None:
    seen(snap_compare, demo, *FILE, "f6", "down", "down")


def test_a_file_with_its_names_hidden(demo: DeskApp, snap_compare: Any) -> None:
    seen(snap_compare, demo, *FILE, "ctrl+n", size=WIDE)


@SIZES
@pytest.mark.parametrize("page", sorted(AROUND))
def test_what_is_around_it(demo: DeskApp, snap_compare: Any, page: str, size: tuple[int, int]) -> None:
    seen(snap_compare, demo, *AROUND[page], size=size)


@pytest.mark.parametrize("page", sorted(AROUND))
def test_what_is_around_it_in_english(demo: DeskApp, snap_compare: Any, page: str) -> None:
    speak("en")
    seen(snap_compare, demo, *AROUND[page])
