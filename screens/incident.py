"""The present step of a running protocol, over the whole screen, to be read from across a room.

It is used in the worst ten minutes of a year: one sentence, who does it, how long is left; Enter says it is done.
"""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from model import clock
from model.care import clocks, incident_log, incidents, scheme
from model.care.incident_log import Incident, Step
from model.errors import DeskError
from model.words import Words, say
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.cells import pad, width, wrap
from tui.door import door
from tui.ink import Ink


class StepScreen(ModalScreen[None]):
    """One step over the whole screen; Left and Right look at the others."""

    app: DeskApp
    DEFAULT_CSS = """
    StepScreen { background: $background; }
    StepScreen Large { width: 1fr; height: 1fr; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", show=False),
        Binding("delete", "undone", show=False),
        Binding("left,pageup", "look(-1)", show=False),
        Binding("right,pagedown", "look(1)", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, incident_id: int) -> None:
        super().__init__()
        self._incident = incident_id
        self._at: int | None = None

    def compose(self) -> ComposeResult:
        """Nothing but the words."""
        yield Large(self._lines)

    def on_mount(self) -> None:
        """The clock runs on the screen."""
        self.app.changed.subscribe(self, lambda _change: self.query_one(Large).refresh())
        self._read()

    async def action_done(self) -> None:
        """The step is done, now."""
        step = self._step
        if step is not None and step.state == "open":
            with door(self):
                incidents.tick(step.id)
            self._settled()

    def action_undone(self) -> None:
        """The step is not done; asks for the reason."""
        step = self._step
        if step is not None and step.state == "open":
            self.run_worker(self._ask_why(step), name="why", group="why", exclusive=True)

    async def _ask_why(self, step: Step) -> None:
        reason = await prompt(
            self.app,
            Words("这一步没有做", "This step is not done"),
            Words("原因", "The reason"),
            check=needed,
        )
        if reason is not None:
            with door(self):
                incidents.leave_undone(step.id, reason)
            self._settled()

    def action_look(self, by: int) -> None:
        """Another step of the same protocol."""
        steps = self._steps
        self._at = max(0, min(len(steps) - 1, (self._place + by)))
        self.query_one(Large).refresh()

    def action_leave(self) -> None:
        """Back to the desk; the steps go on."""
        self.dismiss(None)

    def _settled(self) -> None:
        self.app.announce()
        self._at = None
        self._read()

    def _read(self) -> None:
        self._known: Incident = incident_log.found(self._incident)
        self._steps: list[Step] = incident_log.steps(self._incident)
        self.query_one(Large).refresh()

    @property
    def _place(self) -> int:
        if self._at is not None:
            return self._at
        return next((at for at, step in enumerate(self._steps) if step.state == "open"), len(self._steps) - 1)

    @property
    def _step(self) -> Step | None:
        return self._steps[self._place] if self._steps else None

    def _lines(self) -> list[tuple[str, str]]:
        """What stands there: text and role, line by line; ``# `` begins the large sentence."""
        known, step = self._known, self._step
        name = self.app.shown_name(known.student_name) or say("事件 {n}", "Incident {n}", n=known.id)
        told = clock.minutes_between(known.told_at, clock.now())
        head = say(
            "{name}  {protocol}  已过 {n} 分钟", "{name}  {protocol}  {n} minutes since",
            name=name, protocol=scheme.protocol(known.protocol).name, n=told,
        )  # fmt: skip
        lines = [(head, "bold"), ("", "")]
        if step is None:
            return lines
        if all(each.state != "open" for each in self._steps) and self._at is None:
            return [*lines, ("# " + say("全部步骤都有了结果", "Every step is settled"), "free bold"), *self._foot()]
        lines.append((say("第 {n} 步，共 {of} 步", "Step {n} of {of}", n=step.place, of=len(self._steps)), "muted"))
        lines += [("", ""), ("# " + str(step.words), "late bold" if step.late else "bold"), ("", "")]
        lines.append((say("由 {role} 负责", "{role}", role=scheme.role_words(step.role)), "accent bold"))
        lines.append((_state(step), "late bold" if step.late else "due bold"))
        lines += [("", ""), *((str(words), "error bold") for words in scheme.protocol(known.protocol).never)]
        lines.append((say("依据：{source}", "Source: {source}", source=scheme.source(step.source)), "muted"))
        return [*lines, *self._foot()]

    def _foot(self) -> list[tuple[str, str]]:
        keys = say(
            "Enter 已做   Delete 没做（写原因）   左右键 看其他步骤   Esc 离开",
            "Enter done   Delete not done (why)   Left Right other steps   Esc leave",
        )
        return [("", ""), (keys, "muted")]


class Large(Widget):
    """Lines in the middle of the screen; the large sentence is set wide, on its own ground, with air around it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"large--words"}
    DEFAULT_CSS = """
    Large > .large--words { background: $panel; }
    """

    def __init__(self, lines: Callable[[], list[tuple[str, str]]]) -> None:
        super().__init__()
        self._lines = lines
        self._ink = Ink(self)

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._ink.forget()

    def render_line(self, y: int) -> Strip:
        """One line, in the middle."""
        laid = self._laid(self.size.width)
        at = y - max(0, (self.size.height - len(laid)) // 2)
        text, style, on = laid[at] if 0 <= at < len(laid) else ("", "", "")
        cells = self.size.width
        left = max(0, (cells - width(text)) // 2)
        return Strip([Segment(pad(" " * left + text, cells), self._ink(style, on))], cells)

    def _laid(self, cells: int) -> list[tuple[str, str, str]]:
        found: list[tuple[str, str, str]] = []
        for text, style in self._lines():
            if not text.startswith("# "):
                found += [(line, style, "") for line in wrap(text, max(10, cells - 8))]
                continue
            found.append(("", "", "large--words"))
            for line in wrap(spread(text[2:]), max(10, cells - 8)):
                found += [("", "", "large--words"), (line, style, "large--words"), ("", "", "large--words")]
            found.append(("", "", "large--words"))
        return found


def spread(text: str) -> str:
    """The text set wide: two cells of air after every Chinese character, a wider gap between Latin words."""
    return "".join(f"{each}  " if width(each) > 1 else "   " if each == " " else each for each in text).strip()


def _state(step: Step) -> str:
    if step.state == "done":
        assert step.at is not None
        return say("已做 {time} {who}", "Done {time} {who}", time=f"{step.at:%m-%d %H:%M}", who=step.who)
    if step.state == "not_done":
        return say("没有做：{why}", "Not done: {why}", why=step.remark)
    return str(clocks.hours_words(step.due)) if step.due else ""


def needed(text: str) -> str:
    """What was typed, for a question that wants an answer. Raises ``DeskError``."""
    if not text.strip():
        raise DeskError(Words("请写明原因", "Type the reason"))
    return text.strip()


async def work(app: DeskApp, incident_id: int) -> None:
    """Put the present step of an incident on the screen."""
    incident_log.get(incident_id)
    await app.push_screen_wait(StepScreen(incident_id))


async def act(app: DeskApp, incident_id: int) -> None:
    """Choose what to do with an incident."""
    known = incident_log.get(incident_id)
    offered = [
        ("work", Words("看当前步骤（大字）", "The present step, large"), Words("", "")),
        *(
            [("leaders", Words("已报告领导小组", "The leading group was told"), Words("", ""))]
            if known.leaders_at is None
            else []
        ),
        *(
            [("written", Words("书面报告已收到", "The written report is in"), _due(known))]
            if known.written_due and known.written_at is None
            else []
        ),
        ("close", Words("结束事件", "Close it"), Words("各步骤都有结果后", "once every step is settled")),
    ]
    title = Words("{name}  {label}", "{name}  {label}")
    title = title.saying(name=app.shown_name(known.student_name), label=scheme.grade_words(known.rank, known.label))
    chosen = await choose(app, title, offered, about=known.facts)
    if chosen == "work":
        await work(app, incident_id)
    elif chosen == "leaders":
        incidents.leaders_told(incident_id)
    elif chosen == "written":
        incidents.written_report_came(incident_id)
    elif chosen == "close":
        outcome = await prompt(app, Words("结束事件", "Close it"), Words("结果", "The outcome"), check=needed)
        if outcome is None:
            return
        incidents.close(incident_id, outcome)
    if chosen in ("leaders", "written", "close"):
        app.announce()


def _due(known: Incident) -> Words:
    return clocks.hours_words(known.written_due) if known.written_due else Words("", "")


async def choose_running(app: DeskApp) -> None:
    """Which of the running incidents; with one only, that one."""
    running = incident_log.running()
    if not running:
        app.notify(str(Words("没有正在处置的事件", "No incident is running")), markup=False)
        return
    if len(running) == 1:
        await work(app, running[0].id)
        return
    options = [
        (each.id, app.shown_name(each.student_name), scheme.grade_words(each.rank, each.label)) for each in running
    ]
    chosen = await choose(app, Words("哪一起事件", "Which incident"), options)
    if chosen is not None:
        await work(app, chosen)
