"""F3 Enter: somebody is at the door, and the clock runs. Who it is can wait.

One line takes whatever is known already: a name, 家长, 电话. Nothing typed at all is a visitor without a name.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from model import clock, session
from model.appointments.places import NOWHERE
from model.errors import DeskError, Refused
from model.people import rooms, staff
from model.people.index import Person
from model.visits import register, visits
from model.visits.arrival import arrival
from model.visits.visit import Details, Visit
from model.words import Words, say
from screens.appointments import where
from screens.today.leaving import told
from tui.app import DeskApp
from tui.ask import choose
from tui.cells import Column
from tui.dialog import Dialog, Key, error_line
from tui.keeping import Kept
from tui.kept_line import KeptLine
from tui.prose import Prose
from tui.sheet import Sheet

NOTHING = Words("", "")


class WalkIn(Dialog[Visit | None]):
    """One line and Enter; answers with the visit that began."""

    app: DeskApp
    AUTO_FOCUS = "#line"
    DEFAULT_CSS = """
    WalkIn {
        #line { margin: 1 2 0 2; padding: 0 1; }
        #told { padding: 0 2; margin-top: 1; height: 1; text-style: bold; }
        #people { height: 6; margin: 1 1 0 1; background: $panel; scrollbar-background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("f6", "room", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(Words("随到来访", "Walk-in"))
        self._room: int | None = None
        hint = say("姓名/首字母 家长 教师 电话；可以空着", "initials, parent, teacher, phone; may stay empty")
        self._line = KeptLine(self, self.heading, Kept("visit.walk_in"), placeholder=hint, id="line")
        self.keeper = self._line.keeper

    def body(self) -> Iterable[Widget]:
        """The line, what it means, whom it may mean."""
        yield from self._line.told()
        yield self._line
        yield Prose(id="told")
        yield Sheet(
            (Column("name", NOTHING, 26), Column("class", NOTHING, None, least=20)),
            lambda person: (self.app.shown_name(person.name), f"{person.class_shown}  {person.number}"),
            lambda person: person.id,
            header=False,
            marking=False,
            id="people",
        )
        yield Prose(classes="wrong")

    def keys(self) -> Sequence[Key]:
        """Enter begins."""
        begin = Key("Enter", Words("开始计时", "the clock runs"), "begin")
        return begin, where.KEY, Key("Esc", Words("取消", "cancel"), "leave")

    def on_mount(self) -> None:
        """Say what Enter would do."""
        self._read()

    @on(Input.Changed, "#line")
    def line_changed(self) -> None:
        """Read it anew."""
        self._read()

    @on(Input.Submitted, "#line")
    def line_submitted(self) -> None:
        """Enter begins."""
        self.action_begin()

    @on(Sheet.Chosen, "#people")
    def person_chosen(self) -> None:
        """A double click begins."""
        self.action_begin()

    def action_move(self, by: int) -> None:
        """Another student."""
        self.query_one("#people", Sheet).action_move(by)
        self._tell()

    def action_room(self) -> None:
        """Another room."""
        now, who = clock.now(), session.at_desk().staff_id
        if who is None:
            return
        plan, ends = visits.place_now(self._details().form).room, now + timedelta(minutes=1)
        self._room = where.after(self._room, plan, who, now, ends) or None
        self._tell()

    @work(exclusive=True)
    async def action_begin(self) -> None:
        """Begin the visit; what is in the way is told or asked about, and nothing typed is lost."""
        said = arrival(self._line.value)
        by = said.counsellor.id if said.counsellor else None
        if said.wrong:
            return
        try:
            self._begun(visits.walk_in(self._details(), counsellor=by))
        except DeskError as error:
            busy = isinstance(error, Refused) and error.rule == "visit.counsellor_busy"
            if busy and by in (None, session.at_desk().staff_id):
                await self._ask_busy(error)
            else:
                self._wrong(error)

    async def _ask_busy(self, error: DeskError) -> None:
        """The person at the desk has a visit already: it ends, or another receives this one, or one looks first."""
        mine = session.at_desk().staff_id
        running = next((each for each in register.running() if each.counsellor_id == mine), None)
        if running is None or running.starts.date() != clock.today():
            self._wrong(error)
            return
        about = told(self.app, [running])[0]
        busy = {each.counsellor_id for each in register.running()}
        options: list[tuple[int, Words, Words]] = [
            (0, Words("先不开始，去看进行中的来访", "Do not begin; go to the visit under way"), NOTHING),
            (mine or 0, Words("结束那一次，开始这一次", "End that one, begin this one"), NOTHING),
        ]
        options += [
            (each.id, Words("由{name}接待", "{name} receives them").saying(name=each.name), NOTHING)
            for each in staff.receiving()
            if each.id not in busy
        ]
        chosen = await choose(
            self.app, Words("您有一次来访还在进行", "You have a visit under way"), options, about=about
        )
        if chosen == 0:
            self.dismiss(running)
        elif chosen is not None:
            self._begin(chosen, running.id if chosen == mine else None)

    def _begin(self, counsellor: int, after: int | None) -> None:
        try:
            self._begun(visits.walk_in(self._details(), counsellor=counsellor, after=after))
        except DeskError as error:
            self._wrong(error)

    def _begun(self, visit: Visit) -> None:
        self.done()
        self.dismiss(visit)

    def _wrong(self, error: DeskError) -> None:
        self._say_wrong(error.words)

    def _say_wrong(self, words: Words | None) -> None:
        wrong = self.query_one(".wrong", Prose)
        wrong.text = error_line(words) if words else ""
        wrong.set_class(words is not None, "-shown")

    def _read(self) -> None:
        sheet = self.query_one("#people", Sheet)
        sheet.show(arrival(self._line.value).people)
        sheet.action_edge(0)
        self._tell()

    def _person(self) -> Person | None:
        person: Person | None = self.query_one("#people", Sheet).item
        return person

    def _details(self) -> Details:
        return arrival(self._line.value).details(self._person(), self._room)

    def _tell(self) -> None:
        told, person = arrival(self._line.value), self._person()
        name = self.app.shown_name(person.name) if person else told.name
        self.query_one("#told", Prose).text = say(
            "{time} 起  {who}  {where}",
            "from {time}  {who}  {where}",
            time=f"{clock.now():%H:%M}",
            who=told.words(name),
            where=self._where(self._details(), told.counsellor.id if told.counsellor else None),
        ).rstrip()
        self._say_wrong(told.wrong[0] if told.wrong else told.not_taken)

    def _where(self, told: Details, by: int | None) -> str:
        """The room, or that none is free."""
        if told.room is not None:
            return rooms.get(told.room).name
        there = visits.place_now(told.form, by) if by or session.at_desk().staff_id is not None else NOWHERE
        return there.name if there.told is None else f"{there.told}"


async def receive(app: DeskApp) -> None:
    """The errand of F3; a visit that was under way before is gone to."""
    running = {each.id for each in register.running()}
    begun = await app.push_screen_wait(WalkIn())
    if begun is None:
        return
    if begun.id in running:
        from screens.visits.visit_acts import act

        await act(app, begun.id)
    else:
        app.announce()
