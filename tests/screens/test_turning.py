"""PgUp, PgDn and Home turn the weeks on every page that has weeks, wherever the cursor stands."""

import pytest

from tests.driver import Desk


@pytest.mark.parametrize("page", ["2", "3", "4", "8"])
async def test_weeks_are_turned_by_the_same_keys_everywhere(page: str, desk: Desk) -> None:
    await desk.press(page)
    desk.shows("11-23")
    await desk.press("pageup")
    desk.shows("11-16").shows_not("11-23")
    await desk.press("home")
    desk.shows("11-23")
    await desk.press("pagedown")
    desk.shows("11-30")
