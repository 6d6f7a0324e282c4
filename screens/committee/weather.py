"""The weather map: the mood of each grade by week, what is missing, and the classes somebody should look at."""

from typing import Any

from textual import on
from textual.app import ComposeResult

from model import clock, settings
from model.committee import places, weather
from model.committee.places import Side
from model.committee.weather import Raised
from model.committee.weeks import term_for
from model.words import Words
from screens.committee.committee_told import NO_DORMITORIES
from screens.committee.weather_strip import WeatherStrip
from tui.cells import Column
from tui.commands import Command
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Sheet

COLUMNS = (
    Column("place", Words("班级/宿舍", "Class/dorm"), (12, 17)),
    Column("why", Words("请关注", "To look at"), None, least=20),
    Column("since", Words("自", "Since"), 10),
)


class WeatherPage(Page):
    """The strip above, the classes that are raised below; over the page it was asked for from."""

    AUTO_FOCUS = "#raised"
    COMMAND_TABLE = (
        Command(
            "weather.go",
            Words("到该班周报", "To its reports"),
            "enter",
            "act",
            Words("到周报表上的这个班", "To this class on the board"),
        ),
        Command(
            "weather.side",
            Words("班级/宿舍", "Class/dorm"),
            "ctrl+d",
            "side",
            Words("年级和全部宿舍，或各栋宿舍", "Grades and all dormitories, or building by building"),
            also=("d",),
        ),
    )
    nouns = frozenset({"peer_report", "day_mood", "dormitory", "setting"})

    def __init__(self) -> None:
        super().__init__()
        self._side: Side = "class"

    def body(self) -> ComposeResult:
        """The strip, the rules, the list."""
        yield WeatherStrip(id="strip")
        yield Prose(id="rules")
        yield Sheet(
            COLUMNS,
            _cells,
            lambda raised: raised.point.place,
            empty=Words("没有需要特别关注的班级。", "No class is raised to look at."),
            marking=False,
            id="raised",
            classes="pane",
        )

    def reload(self) -> None:
        """Read the term."""
        term = term_for(clock.today())
        self.query_one(WeatherStrip).show(weather.weather_map(term, self._side) if term else None, self._side)
        self.query_one("#rules", Prose).text = f" {_rules()}"
        self.query_one(Sheet).show(weather.raised(term) if term else [])

    @on(Sheet.Chosen)
    async def chosen(self, event: Sheet.Chosen) -> None:
        """Back to the board, at that class."""
        raised: Raised = event.item
        self.app.pop_screen()
        page: Any = self.app.screen
        if hasattr(page, "stand_at"):
            page.stand_at(raised.point.place)

    def action_act(self) -> None:
        """Enter."""
        self.query_one(Sheet).action_choose()

    def action_side(self) -> None:
        """Classes, or dormitories."""
        if self._side == "class" and not places.points("dormitory"):
            self.app.notify(str(NO_DORMITORIES), markup=False)
            return
        self._side = "dormitory" if self._side == "class" else "class"
        self.reload()


def _cells(raised: Raised) -> tuple[str | Cell, ...]:
    role = {"room": "level-3", "head": "level-2"}.get(raised.rule, "")
    return str(raised.point.words), Cell(str(raised.words()), role), f"{raised.since}"


def _rules() -> Words:
    """The rules in force, told as the school's own."""
    rules = settings.get().committee
    unit = Words(" 周", " weeks") if rules.mood_unit == "weeks" else Words(" 个上课日", " school days")
    words = Words(
        "本校规则（设置中可改）：周报低落 {a}/{b}/{c}{unit}，每日低落 {a}/{b}/{c} 天，平静 {d} 天",
        "The school's own rule: low for {a}/{b}/{c}{unit} (by day: days), calm for {d} days",
    )
    return words.saying(
        a=rules.mood_low_member, b=rules.mood_low_head, c=rules.mood_low_room, unit=unit, d=rules.calm_days
    )


async def open_map(page: Any) -> None:
    """Show the weather map."""
    await page.app.push_screen(WeatherPage())
