"""Page 8: the week added up, and the key that hands it in."""

import pytest

from tests.driver import NARROW, WIDE, at_the_desk
from tests.founding import School
from tui.app import DeskApp
from tui.wiring import wire


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_page_says_how_the_week_is_handed_in(planned: School, size: tuple[int, int]) -> None:
    async with at_the_desk(wire(DeskApp()), size) as desk:
        await desk.press("8")
        desk.shows("2026-W48", "F9 导出", "汇总", "小时")
