"""The present step of a running protocol, over the whole screen, to be read from across a room.

It is used in the worst ten minutes of a year: one sentence, who does it, how long is left; Enter says it is done.
"""

from datetime import datetime
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from model import clock, session
from model.care import clocks, incident_log, incidents, scheme
from model.care.incident_log import Incident, Step
from model.errors import DeskError, NotFound
from model.seen import Row
from model.words import Words, say
from screens.care.colleague import colleague
from tui.app import DeskApp
from tui.ask import prompt
from tui.commands import load
from tui.door import door
from tui.fields.date import Date
from tui.fields.numbers import Time
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept
from tui.large import Large, Said

BIG_MINUTES = 600
"""Minutes up to which the clock stands in big digits."""


class StepScreen(ModalScreen[None]):
    """One step over the whole screen; Left and Right look at the others."""

    app: DeskApp
    DEFAULT_CSS = "StepScreen { background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", show=False),
        Binding("insert", "by_another", show=False),
        Binding("delete", "undone", show=False),
        Binding("left,pageup", "look(-1)", show=False),
        Binding("right,pagedown", "look(1)", show=False),
        Binding("ctrl+z", "take_back", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, incident_id: int) -> None:
        super().__init__()
        self._incident = incident_id
        self._at: int | None = None
        self._ticked = 0
        self._known: Incident = incident_log.found(incident_id)
        self._steps: list[Step] = incident_log.steps(incident_id)

    def compose(self) -> ComposeResult:
        """Nothing but the words."""
        yield Large(self._lines)

    def on_mount(self) -> None:
        """The clock runs on the screen, and what another window ticks is seen."""
        self.app.changed.subscribe(self, lambda _change: self._read())

    def action_done(self) -> None:
        """The step is done, now; when every step is settled, the incident may be closed."""
        step = self._step
        if step is not None and step.state == "open":
            with door(self):
                incidents.tick(step.id)
                self._settled()
        elif self._over and self._known.state == "open":
            self.run_worker(self._close(), name="close", group="ask", exclusive=True)

    def action_by_another(self) -> None:
        """The step was done by somebody else, or a while ago."""
        step = self._step
        if step is not None and step.state == "open":
            self.run_worker(self._ask_who(step), name="who", group="ask", exclusive=True)

    def action_undone(self) -> None:
        """The step is not done; asks for the reason."""
        step = self._step
        if step is not None and step.state == "open":
            self.run_worker(self._ask_why(step), name="why", group="ask", exclusive=True)

    async def action_take_back(self) -> None:
        """Enter was pressed too soon; only what was settled on this screen is taken back."""
        if not self._ticked or self.app.undo is None:
            return
        self._ticked -= 1
        with door(self):
            waiting = self.app.undo()
            if waiting is not None:
                await waiting

    def action_look(self, by: int) -> None:
        """Another step of the same protocol."""
        self._at = max(0, min(len(self._steps) - 1, self._place + by))
        self.query_one(Large).refresh()

    def action_leave(self) -> None:
        """Back to the desk; the steps go on."""
        self.dismiss(None)

    async def _ask_why(self, step: Step) -> None:
        title = Words("这一步没有做", "This step is not done")
        reason = await prompt(
            self.app, title, Words("原因", "The reason"), check=needed, kept=Kept("step.leave_undone", step.id)
        )
        if reason is not None:
            with door(self):
                incidents.leave_undone(step.id, reason)
                self._settled()

    async def _ask_who(self, step: Step) -> None:
        now = clock.now()
        fields = (
            colleague("who", Words("谁做的", "Done by")),
            Date("day", Words("日期", "Date"), required=True, back=True),
            Time("at", Words("时间", "Time"), required=True),
            Text("remark", Words("说明", "Remark")),
        )

        def save(told: dict[str, Any]) -> Step:
            at = datetime.combine(told["day"], told["at"])
            return incidents.tick(step.id, told["remark"] or "", who=told["who"], at=at)

        initial = {"who": session.at_desk().staff_id, "day": now.date(), "at": now.time()}
        form = Form(
            step.words,
            fields,
            save,
            initial=initial,
            of=(Row("incident_step", step.id),),
            kept=Kept("step.tick", step.id),
        )
        if await self.app.push_screen_wait(form) is not None:
            self._settled()

    async def _close(self) -> None:
        if await load("screens.care.incident:close")(self.app, self._incident):
            self.dismiss(None)

    def _settled(self) -> None:
        self._ticked += 1
        self._at = None
        self.app.announce()
        self._read()

    def _read(self) -> None:
        try:
            self._known = incident_log.found(self._incident)
        except NotFound:  # taken back in another window
            self.dismiss(None)
            return
        self._steps = incident_log.steps(self._incident)
        self.query_one(Large).refresh()

    @property
    def _place(self) -> int:
        if self._at is not None:
            return self._at
        return next((at for at, step in enumerate(self._steps) if step.state == "open"), len(self._steps) - 1)

    @property
    def _step(self) -> Step | None:
        return self._steps[self._place] if self._steps else None

    @property
    def _over(self) -> bool:
        return all(step.state != "open" for step in self._steps)

    def _lines(self) -> list[Said]:
        """What stands there, from who and since when to the keys."""
        known, step = self._known, self._step
        protocol = scheme.protocol(known.protocol)
        name = self.app.shown_name(known.student_name) or say("事件 {n}", "Incident {n}", n=known.id)
        head = f"{name}   {protocol.name}   {clocks.since_words(known.told_at)}"
        lines = [Said(head, "bold"), Said()]
        if step is None or (self._over and self._at is None):
            all_done = say("全部步骤都有了结果", "Every step is settled")
            keys = say(
                "Enter 结束事件   左右键 看各步骤   Esc 离开", "Enter close it   Left Right the steps   Esc leave"
            )
            return [*lines, Said(all_done, "free bold", "wide"), Said(), Said(keys, "muted")]
        late = "late bold" if step.late else ""
        lines.append(Said(say("第 {n} 步，共 {of} 步", "Step {n} of {of}", n=step.place, of=len(self._steps)), "muted"))
        lines += [Said(str(step.words), late or "bold", "wide"), Said()]
        lines += _clock(step)
        lines.append(Said(_state(step), late or "due bold"))
        lines.append(Said(say("由 {role} 负责", "{role}", role=scheme.role_words(step.role)), "accent bold"))
        lines += [Said(), *(Said(str(words), "error bold") for words in protocol.never)]
        lines.append(Said(say("依据：{source}", "Source: {source}", source=scheme.source(step.source)), "muted"))
        keys = say(
            "Enter 已做  Insert 补记  Delete 没做  Ctrl+Z 撤销  左右键 换步骤  Esc 离开",
            "Enter done  Insert by another  Delete not done  Ctrl+Z undo  Arrows  Esc",
        )
        return [*lines, Said(), Said(keys, "muted")]


def _clock(step: Step) -> list[Said]:
    """The minutes that are left, or since when it is late, in big digits."""
    if step.state != "open" or step.due is None:
        return []
    minutes = clock.minutes_between(clock.now(), step.due)
    return [Said(str(abs(minutes)), "late" if step.late else "", "number")] if abs(minutes) < BIG_MINUTES else []


def _state(step: Step) -> str:
    if step.state == "done":
        assert step.at is not None
        return say("已做 {time} {who} {remark}", "Done {time} {who} {remark}", time=f"{step.at:%m-%d %H:%M}", who=step.who,
                   remark=step.remark).strip()  # fmt: skip
    if step.state == "not_done":
        return say("没有做：{why}", "Not done: {why}", why=step.remark)
    if step.due == clock.now():
        return say("现在就做", "now")
    return str(clocks.hours_words(step.due)) if step.due else ""


def needed(text: str) -> str:
    """What was typed, for a question that wants an answer. Raises ``DeskError``."""
    if not text.strip():
        raise DeskError(Words("请写明原因", "Type the reason"))
    return text.strip()
