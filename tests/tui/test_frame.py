"""The lines round every page: what they show, what gives way when it is narrow, and that every line ends in time."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from model.words import Language, Words, speak, spoken
from tests.driver import NARROW, WIDE, Desk, at_the_desk
from tests.tui.small_desk import HOTLINES, STANDING, MorningPage, SmallDesk, page
from tests.tui.test_theme import contrast
from tui.cells import width
from tui.frame import Standing
from tui.line import Piece, fit
from tui.pages import PageRow
from tui.theme import DRESSES

TITLES = (
    ("今日", "Today"),
    ("预约", "Appointments"),
    ("来访", "Visits"),
    ("开放", "Opening"),
    ("心理委员", "Committee"),
    ("关注", "Risk"),
    ("学生", "Students"),
    ("报表", "Reports"),
    ("制度", "Duties"),
    ("设置", "Settings"),
)


class WholeDesk(SmallDesk):
    """All ten digits."""

    PAGES = tuple(page(key, zh, en, MorningPage) for key, (zh, en) in zip("1234567890", TITLES, strict=True))


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    """Each language in turn."""
    before = spoken()
    speak(request.param)
    yield request.param
    speak(before)


def ends_in_time(desk: Desk) -> None:
    """Every line is as wide as the screen, and no character is of ambiguous width."""
    for line in desk.lines:
        assert width(line) == desk.app.size.width
        assert [char for char in line if unicodedata.east_asian_width(char) == "A"] == []


@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE, (200, 50)])
async def test_the_frame_fits_every_terminal(size: tuple[int, int], language: Language) -> None:
    """Narrow or wide, Chinese or English, empty or full; the hotlines (A10), the room and the help are always there."""
    app = WholeDesk()
    async with at_the_desk(app, size) as desk:
        ends_in_time(desk)
        assert desk.lines[0].rstrip().endswith("  ".join(HOTLINES))
        assert "12:30" in desk.lines[1]
        assert "95/120" in desk.lines[1]
        assert desk.line(-1).endswith("F1 帮助" if language == "zh" else "F1 Help")
        app.standing = Standing
        app.publish({"visit"})
        await desk.rest()
        ends_in_time(desk)


@pytest.mark.parametrize("theme", DRESSES)
async def test_every_text_can_be_seen_on_its_ground(theme: str) -> None:
    """In every theme, on the page and behind a dialog that dims it."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        app.theme = theme
        await desk.rest()
        assert [piece for piece, ratio in seen(desk) if ratio < 4.5] == []
        await desk.press("f2")
        assert [piece for piece, ratio in seen(desk) if ratio < 1.3] == []
        desk.shows("[1 早上]", "秘密问题")


def seen(desk: Desk) -> list[tuple[str, float]]:
    """Each text of the screen and its contrast to what is behind it."""
    return [
        (segment.text, contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)))
        for strip in desk.strips
        for segment in strip
        if segment.text.strip() and (style := segment.style) is not None
    ]


async def test_where_and_when_we_are() -> None:
    """School, day, week, bells, key period; below it the room."""
    async with at_the_desk(SmallDesk(), WIDE) as desk:
        for text in ("海州实验中学", "11月23日 周一", "第12周 双周", "冬令时", "考试季"):
            assert text in desk.lines[0]
        for text in (
            "开放中 12:30 起",
            "当天 95/120 分",
            "差 25",
            "本周 490/480 分",
            "达标",
            "值班 王老师",
            "! 备份已过一天",
        ):
            assert text in desk.lines[1]


async def test_a_closed_room_and_nobody_on_duty_are_said() -> None:
    """In words: on a day without a rule there is no meter (A2)."""
    app = SmallDesk()
    app.standing = lambda: STANDING._replace(open_since="", duty="", today_rule=0, warnings=())
    async with at_the_desk(app) as desk:
        assert desk.line(1) == "未开放  本周 490/480 分  达标  无人值班"


async def test_all_ten_pages_can_be_read_on_eighty_cells(language: Language) -> None:
    """Their digits always, their titles as far as there is room."""
    async with at_the_desk(WholeDesk()) as desk:
        assert desk.lines[2].startswith("[1 今日]" if language == "zh" else "[1 Today]")
        for digit in "1234567890":
            assert f"{digit} " in desk.lines[2]
        await desk.press("0")
        assert desk.lines[2].rstrip().endswith("]")


async def test_short_titles_stand_in_where_the_full_ones_do_not_fit(language: Language) -> None:
    """On a wide screen the full ones are back."""

    long = PageRow(
        "1",
        "committee",
        Words("心理委员和宿舍心理委员", "Committees of classes and dormitories"),
        "tests.tui.small_desk:MorningPage",
        Words("委员", "Peers"),
    )

    class Shortened(SmallDesk):
        PAGES = (long, *WholeDesk.PAGES[1:4], *WholeDesk.PAGES[5:])

    async with at_the_desk(Shortened()) as desk:
        assert ("[1 委员]" if language == "zh" else "[1 Peers]") in desk.lines[2]
        await desk.resize(160, 40)
        assert str(long.title) in desk.lines[2]


async def test_the_keys_line_names_what_works_here_the_page_first() -> None:
    """Then the errands, then the frame; in a wide terminal all of them."""
    async with at_the_desk(SmallDesk()) as desk:
        assert desk.line(-1).startswith("F11 问候  Ctrl+E 询问  Del 做不到  F12 (休息)  F2 预约")
        await desk.press("2")
        assert desk.line(-1).startswith("F2 预约  F3 随到")


async def test_the_mouse_can_do_what_the_lines_say() -> None:
    """A click on a page opens it, a click on a key presses it; never needed."""
    app = SmallDesk()
    async with at_the_desk(app) as desk:
        await desk.click(desk.lines[-1].index("F11"), 23)
        desk.shows("已问候")
        await desk.click(10, 2)
        assert app.current_mode == "typing"


pieces = st.lists(st.builds(Piece, st.text("aB 王小", max_size=9), st.just(""), st.integers(0, 9)), max_size=8)


@given(pieces, st.integers(0, 60))
def test_what_is_kept_fits_and_what_is_left_out_is_lighter(some: list[Piece], cells: int) -> None:
    """The order stays, and nothing lighter than what was dropped is kept."""
    kept = fit(some, cells)
    assert sum(width(piece.text) + 2 for piece in kept) <= cells
    rest = [piece for piece in some if piece.text]
    for piece in kept:
        rest.remove(piece)
    if rest and kept:
        assert max(piece.weight for piece in rest) <= min(piece.weight for piece in kept)
    order = iter(some)
    assert all(piece in order for piece in kept)
