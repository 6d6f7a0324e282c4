"""Page 9: the rules in force, the text each comes from, what the school changed, and how they stand now."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult

from model import duties, settings
from model.care.own_values import PREFIX
from model.duties import GROUPS, Duty
from model.rights import Right
from model.words import Words, say
from tui.cells import Column
from tui.commands import Command, load, needs
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Heading, Sheet

RULES = (
    Column("requirement", Words("依据", "Id"), 4),
    Column("title", Words("制度事项", "Duty"), None, least=21),
    Column("demands", Words("规定", "Rule"), (18, 20)),
    Column("stands", Words("现在", "Now"), (24, 27), priority=1),
    Column("known", Words("来源", "Known"), (8, 20), priority=3),
)


class DutiesPage(Page):
    """What the school is bound to, and how it stands."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    COMMAND_TABLE = (
        Command(
            "duties.change",
            Words("改本校数字", "The school's own"),
            "enter",
            "change",
            Words("设定本校自己的数字；留空就回到口径", "The school's own value; left empty, the profile's again"),
            why_not=needs(Right.SETTINGS),
        ),
    )
    nouns = frozenset({"setting", "visit", "note", "opening", "opening_window", "dated_window", "term", "minute"})

    def body(self) -> ComposeResult:
        """Which profile is in force, the rules, and all there is to know of the one under the cursor."""
        yield Prose(id="profile")
        yield Sheet(RULES, _cells, lambda duty: duty.name, marking=False, id="rules", classes="pane")
        yield Prose(id="detail")

    def reload(self) -> None:
        """Read the rules and how they stand."""
        found = duties.in_force()
        shown: list[Heading | Duty] = []
        for group, title in GROUPS.items():
            of_group = [each for each in found if each.group == group]
            shown += [Heading(title), *of_group] if of_group else []
        self.query_one("#rules", Sheet).show(shown)
        self.query_one("#profile", Prose).text = say(
            " 政策口径：{name}   {n} 项，其中本校自定 {own} 项   换口径：0 设置",
            " Policy: {name}   {n} {n:rule|rules}, {own} of them the school's own   another one: 0 Settings",
            name=settings.get().profile,
            n=len(found),
            own=duties.own(found),
        )
        self._detail()

    @on(Sheet.Moved, "#rules")
    def moved(self) -> None:
        """Another rule."""
        self._detail()

    @on(Sheet.Chosen, "#rules")
    async def chosen(self) -> None:
        """Enter or a double click."""
        await self.action_command("duties.change")

    async def action_change(self) -> None:
        """Ask for the school's own value of the rule under the cursor."""
        duty: Duty | None = self.query_one("#rules", Sheet).item
        if duty is not None:
            where = "care_rules:edit_rule" if duty.name.startswith(PREFIX) else "settings_values:edit"
            await load(f"screens.settings.{where}")(self.app, duty.name)

    def _detail(self) -> None:
        duty: Duty | None = self.query_one("#rules", Sheet).item
        self.query_one("#detail", Prose).text = "" if duty is None else _told(duty)


def _told(duty: Duty) -> str:
    lines = [
        say("{id} {title}：{demands}", "{id} {title}: {demands}", id=duty.requirement, title=duty.title,
            demands=duty.demands),
        say("依据：{source}（{known}）", "From: {source} ({known})", source=duty.source, known=duty.known),
    ]  # fmt: skip
    if duty.instead_of is not None:
        lines[1] = say(
            "本校设定；口径为{value}：{source}",
            "Set by the school; the profile has {value}: {source}",
            value=duty.instead_of,
            source=duty.source,
        )
    return "\n".join(lines)


def _cells(duty: Duty) -> tuple[str | Cell, ...]:
    role = {"met": "free", "short": "late"}.get(duty.state, "")
    mark = {"met": say("达标", "ok"), "short": say("未达", "short")}.get(duty.state, "")
    stands = f"{mark} {duty.stands}" if duty.stands else ""
    own = duty.evidence == "school"
    demands = f"{duty.demands}{say('（本校）', ' (own)') if own else ''}"
    return (
        duty.requirement,
        str(duty.title),
        Cell(demands, "due" if own else ""),
        Cell(stands, role),
        Cell(str(duty.known), "muted"),
    )
