"""The concerns of the term: those nothing was done about first, then all others with what became of them."""

from datetime import datetime, time, timedelta
from typing import Any

from textual import on
from textual.app import ComposeResult

from model import clock
from model.committee import concerns, outcomes
from model.committee.concerns import KIND_WORDS, STATE_WORDS, Concern
from model.committee.weeks import term_for
from model.words import Words, say
from tui.cells import Column
from tui.commands import Command, load
from tui.page import Page
from tui.prose import Prose
from tui.sheet import Cell, Heading, Sheet

COLUMNS = (
    Column("when", Words("上报", "Told"), 11),
    Column("who", Words("学生", "Student"), 12),
    Column("class", Words("班级", "Class"), (11, 16), priority=2),
    Column("kind", Words("类型", "About"), 9),
    Column("state", Words("处理", "State"), (14, 21)),
    Column("seen", Words("看到的事实", "What was seen"), None, least=12),
)


class ConcernsPage(Page):
    """The list of concerns, over the page it was asked for from."""

    AUTO_FOCUS = "#concerns"
    COMMAND_TABLE = (
        Command("concerns.act", Words("处理", "Act"), "enter", "act", Words("查看并处理", "Look at it and act on it")),
        Command(
            "concerns.urgent",
            Words("紧急上报", "Urgent"),
            "ctrl+u",
            "screens.committee.concern_acts:tell_urgent",
            Words("任何一天都可直接上报（越级）", "A concern that cannot wait, on any day"),
        ),
    )
    nouns = frozenset({"concern", "concern_step", "student"})

    def body(self) -> ComposeResult:
        """How soon something was done, and the list."""
        yield Prose(id="speed")
        yield Sheet(
            COLUMNS,
            self._cells,
            lambda concern: concern.id,
            empty=Words(
                "本学期没有关注事项。周报中写到的学生会列在这里。",
                "No concerns this term. Students named in reports are listed here.",
            ),
            marking=False,
            id="concerns",
            classes="pane",
        )

    def reload(self) -> None:
        """Read the term."""
        today = clock.today()
        term = term_for(today)
        first = datetime.combine(term.starts if term else today - timedelta(days=180), time())
        told = concerns.between(first - timedelta(days=6), datetime.combine(today, time()) + timedelta(days=1))
        due = {each.id for each in concerns.to_look_at(today)}
        waiting = concerns.to_look_at(today)
        rest = [each for each in reversed(told) if each.id not in due]
        lines: list[Concern | Heading] = []
        if waiting:
            lines += [Heading(Words("待处理", "To do")), *waiting]
        if rest:
            lines += [Heading(Words("已处理", "Acted on")), *rest]
        self.query_one(Sheet).show(lines)
        self.query_one("#speed", Prose).text = f" {_speed(told)}"

    @on(Sheet.Chosen)
    def chosen(self, event: Sheet.Chosen) -> None:
        """Act on a concern."""
        self.run(load("screens.committee.concern_acts:act")(self.app, event.item.id), "concern.act")

    def action_act(self) -> None:
        """Enter."""
        self.query_one(Sheet).action_choose()

    def _cells(self, concern: Concern) -> tuple[str | Cell, ...]:
        urgent = say("急 ", "! ") if concern.urgent else ""
        name = self.app.shown_name(concern.student_name)
        role = "late" if concern.is_waiting else "muted" if concern.state == "nothing" else ""
        again = f" {concern.again_on:%m-%d}" if concern.again_on and concern.state != "nothing" else ""
        return (
            f"{concern.raised_at:%m-%d %H:%M}",
            Cell(urgent + name, "late" if urgent else ""),
            str(concern.class_words),
            str(KIND_WORDS[concern.kind]),
            Cell(f"{STATE_WORDS[concern.state]}{again}", role),
            concern.seen.replace(concern.student_name, name),
        )


def _speed(told: list[Concern]) -> str:
    speed = outcomes.speed(told)
    words = Words("本学期关注 {told} 条，未处理 {waiting}", "Concerns: {told} this term, nothing done about {waiting}")
    said = str(words.saying(told=speed.told, waiting=speed.waiting))
    if speed.median_minutes is not None:
        hours = Words("；首次处理中位 {n} 小时，最长 {m}", "; first action after {n} h (median), {m} at most")
        longest = (speed.longest_minutes or 0) / 60
        said += str(hours.saying(n=f"{speed.median_minutes / 60:.1f}", m=f"{longest:.1f}"))
    return said


async def open_list(page: Any) -> None:
    """Show the concerns."""
    await page.app.push_screen(ConcernsPage())
