"""Page 0: everything the school has settled, section by section; who may open the desk; backups; what was done."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from model.named import NamedTuple
from model.words import Words
from screens.settings.settings_section import Section
from tui.app import DeskApp
from tui.cells import Column
from tui.commands import Command, load
from tui.ground import Ground
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Heading, Sheet

SECTIONS = (
    "screens.settings.settings_lists:SchoolSection",
    "screens.settings.settings_lists:PolicySection",
    "screens.settings.settings_lists:BookingSection",
    "screens.settings.settings_lists:CommitteeSection",
    "screens.settings.care_rules:CareSection",
    "screens.settings.staff:StaffSection",
    "screens.settings.staff:RightsSection",
    "screens.settings.rooms:RoomsSection",
    "screens.settings.word_lists:WordsSection",
    "screens.settings.settings_access:AccessSection",
    "screens.settings.settings_backup:BackupSection",
    "screens.settings.journal:JournalSection",
    "screens.settings.journal:LooksSection",
    "screens.settings.settings_looks:LooksOfDesk",
)
"""In the order in which a school sets itself up."""
NOT_HERE = Words("这里没有这个操作", "There is no such thing to do here")


class Shown(NamedTuple):
    """A line on the right, with the section it is of: the cursor may still stand on one when another section is chosen."""

    section: Section
    """Which section."""
    item: Any
    """What it lists there."""

    @property
    def key(self) -> Hashable:
        """What names it on the whole page."""
        return self.section.id, self.section.key(self.item)


class SettingsPage(Page):
    """The sections on the left, what the chosen one holds on the right."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    AUTO_FOCUS = "#sections"
    COMMAND_TABLE = (
        Command(
            "settings.act",
            Words("修改", "Change"),
            "enter",
            "act",
            Words("修改光标处的一项", "Change what the cursor is on"),
        ),
        Command(
            "settings.add",
            Words("新增", "Add"),
            "insert",
            "add",
            Words("新增一项；在备份处立即备份", "Add one; under Backup make one now"),
            also=("a",),
            why_not=lambda page: None if page.section.adds else NOT_HERE,
        ),
        Command(
            "settings.drop",
            Words("停用", "Retire"),
            "delete",
            "drop",
            Words("停用、离岗、收回口令；记录都保留", "Retire, leave, take a password away; every record stays"),
            why_not=lambda page: None if page.section.drops else NOT_HERE,
            dangerous=True,
        ),
        Command(
            "settings.back",
            Words("撤销这一件", "Take it back"),
            "ctrl+r",
            "back",
            Words(
                "撤销光标处的一件，不必是最近的；撤销过的再做一遍",
                "Take back what the cursor is on, the newest or not; what was taken back is done again",
            ),
            footer=False,
            why_not=lambda page: None if page.section.backs else NOT_HERE,
        ),
        Command("settings.left", Words("分栏", "Sections"), "left", "side('sections')", also=("h",), footer=False),
        Command("settings.right", Words("内容", "Content"), "right", "side('content')", also=("l",), footer=False),
    )
    nouns = frozenset(
        {
            "setting",
            "staff",
            "room",
            "word",
            "term",
            "backup",
            "appointment",
            "visit",
            "student",
            "opening",
            "note",
            "letter",
        }
    )

    def __init__(self) -> None:
        super().__init__()
        found: list[type[Section]] = [load(target) for target in SECTIONS]  # type: ignore[misc]
        self.sections = [section() for section in found if section.may_be_seen()]
        self.section = self.sections[0]

    def body(self) -> ComposeResult:
        """The list of sections, and the chosen one."""
        with Ground(id="settings"):
            yield Sheet(
                (Column("title", Words("设置", "Settings"), None, least=8),),
                lambda section: (str(section.title),),
                lambda section: section.id,
                marking=False,
                id="sections",
                classes="pane",
            )
            with Vertical(id="chosen"):
                yield Prose(id="about")
                yield Sheet(
                    self.section.columns,
                    lambda shown: shown.section.cells(shown.item, self.app),
                    lambda shown: shown.key,
                    marking=False,
                    id="content",
                    classes="pane",
                )
                yield Prose(id="detail")

    def reload(self) -> None:
        """Read the chosen section anew."""
        self.query_one("#sections", Sheet).show(self.sections)
        self._show_section()

    @on(Sheet.Moved, "#sections")
    def section_chosen(self, event: Sheet.Moved) -> None:
        """Another section: show what it holds."""
        if event.item is not None and event.item is not self.section:
            self.section = event.item
            self._show_section(anew=True)
            self.refresh_bindings()

    @on(Sheet.Chosen, "#sections")
    def section_entered(self) -> None:
        """Go into it."""
        self.action_side("content")

    @on(Sheet.Moved, "#content")
    def line_moved(self) -> None:
        """Say all there is to know of the line."""
        self._show_detail()

    @on(Sheet.Chosen, "#content")
    def line_chosen(self, event: Sheet.Chosen) -> None:
        """Do what Enter does here."""
        self.run(event.item.section.act(self.app, event.item.item), "settings.act")

    def action_act(self) -> None:
        """Enter, wherever the cursor is."""
        if isinstance(self.focused, Sheet):
            self.focused.action_choose()

    def action_add(self) -> None:
        """Insert."""
        self.run(self.section.add(self.app), "settings.add")

    def action_drop(self) -> None:
        """Delete."""
        shown: Shown | None = self.query_one("#content", Sheet).item
        if shown is not None:
            self.run(shown.section.drop(self.app, shown.item), "settings.drop")

    def action_back(self) -> None:
        """Ctrl+R."""
        shown: Shown | None = self.query_one("#content", Sheet).item
        if shown is not None:
            self.run(shown.section.back(self.app, shown.item), "settings.back")

    def action_side(self, side: str) -> None:
        """To the sections, or to the content."""
        self.query_one(f"#{side}", Sheet).focus()

    def _show_section(self, *, anew: bool = False) -> None:
        content = self.query_one("#content", Sheet)
        content.columns = self.section.columns
        content.empty = self.section.empty
        items = self.section.items()
        content.show([item if isinstance(item, Heading) else Shown(self.section, item) for item in items])
        if anew:
            content.action_edge(0)
        self.query_one("#about", Prose).text = self.section.about()
        self._show_detail()

    def _show_detail(self) -> None:
        shown: Shown | None = self.query_one("#content", Sheet).item
        self.query_one("#detail", Prose).text = "" if shown is None else shown.section.detail(shown.item, self.app)


async def go_to_section(app: DeskApp, section: str) -> None:
    """On the settings page, into the section of this name, where whoever sits here may see it."""
    page = app.screen
    if isinstance(page, SettingsPage) and page.query_one("#sections", Sheet).go(section):
        page.action_side("content")
