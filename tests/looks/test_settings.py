"""How every section of the settings looks: narrow, wide, and in English."""

from typing import Any

import pytest

from model.words import speak
from screens.settings.settings import SECTIONS as SETTINGS
from tests.driver import NARROW, WIDE
from tui.app import DeskApp

NAMES = [target.split(":")[1] for target in SETTINGS]
EACH = pytest.mark.parametrize("section", NAMES)


def seen(snap_compare: Any, app: DeskApp, section: str, size: tuple[int, int] = NARROW) -> None:
    """The section is the one that was looked at."""
    down = ["down"] * NAMES.index(section)
    assert snap_compare(app, press=["0", *down, "wait:80"], terminal_size=size)


@EACH
def test_a_section(full: DeskApp, snap_compare: Any, section: str) -> None:
    seen(snap_compare, full, section, WIDE)


@EACH
def test_a_section_in_english(full: DeskApp, snap_compare: Any, section: str) -> None:
    speak("en")
    seen(snap_compare, full, section)
