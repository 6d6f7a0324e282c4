"""How the pages look: empty, full, narrow, wide, by day and by night, in both languages, with names hidden.

A picture that changed on purpose is renewed with ``pytest tests/looks --snapshot-update`` and looked at
before it is committed.
"""

from collections.abc import Callable
from typing import Any

import pytest

from model.words import speak
from tests.driver import NARROW, WIDE
from tui import theme
from tui.app import DeskApp

Snap = Callable[..., bool]
PAGES = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0")


def seen(snap_compare: Snap, app: DeskApp, *press: str, size: tuple[int, int] = NARROW) -> None:
    """The screen after these keys is the one that was looked at."""
    assert snap_compare(app, press=[*press], terminal_size=size)


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_school_is_told_what_to_do(page: str, empty: DeskApp, snap_compare: Any) -> None:
    seen(snap_compare, empty, page)


@pytest.mark.parametrize("page", PAGES)
def test_a_full_day_fits_the_narrow_screen(page: str, full: DeskApp, snap_compare: Any) -> None:
    seen(snap_compare, full, page)


@pytest.mark.parametrize("page", PAGES)
def test_a_full_day_shines_on_the_wide_screen(page: str, full: DeskApp, snap_compare: Any) -> None:
    seen(snap_compare, full, page, size=WIDE)


@pytest.mark.parametrize("page", PAGES)
def test_a_full_day_in_english(page: str, full: DeskApp, snap_compare: Any) -> None:
    speak("en")
    seen(snap_compare, full, page)


@pytest.mark.parametrize("colours", sorted(theme.DRESSES))
def test_every_theme(colours: str, full: DeskApp, snap_compare: Any) -> None:
    full.theme = colours
    seen(snap_compare, full, "1", size=WIDE)


def test_names_hidden(full: DeskApp, snap_compare: Any) -> None:
    seen(snap_compare, full, "1", "ctrl+n")


def test_the_booking_line(full: DeskApp, snap_compare: Any) -> None:
    seen(snap_compare, full, "f2", "z", "w", "enter")


def test_the_blank_screen(full: DeskApp, snap_compare: Any) -> None:
    seen(snap_compare, full, "f8")


def test_the_help(full: DeskApp, snap_compare: Any) -> None:
    seen(snap_compare, full, "f1")
