"""The waiting list: who waits, what would suit, and whom a time that came free is offered to.

The list never books by itself: the person on duty decides.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from model import clock, rights, session
from model.appointments import free, kept, waiting
from model.appointments.book import Wish
from model.appointments.days import WEEKDAYS, clock_words, day_words, weekday_words
from model.appointments.kept import Appointment
from model.appointments.waiting import Preference, Waiting
from model.committee import concerns
from model.people import staff, students
from model.rights import Right
from model.words import Words, say
from screens.appointments.waiting_form import form
from tui.app import DeskApp
from tui.ask import choose
from tui.cells import Column
from tui.dialog import Dialog, Key
from tui.sheet import Cell, Sheet

AHEAD = timedelta(days=21)
"""How far ahead a time is looked for."""
OFFERED = 9
"""Times offered at once."""
NOTHING = Words("", "")


class WaitingList(Dialog[int | None]):
    """Who waits; answers with the line to find a time for, or None."""

    app: DeskApp
    AUTO_FOCUS = "#waiting"
    DEFAULT_CSS = """
    WaitingList { #waiting { height: 12; margin: 1 1 0 1; background: $panel; scrollbar-background: $panel; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("insert,a", "add", show=False),
        Binding("delete", "withdraw", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(Words("候补名单", "Waiting list"))

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield Sheet(
            (
                Column("who", Words("学生", "Student"), 14),
                Column("with", Words("教师", "With"), 10),
                Column("when", Words("希望", "Wishes"), None, least=16),
                Column("since", Words("候补自", "Since"), 11, priority=2),
            ),
            self._cells,
            lambda line: line.id,
            empty=Words("没有人候补。按 Insert 添加。", "Nobody waits. Insert adds somebody."),
            marking=False,
            id="waiting",
        )

    def keys(self) -> Sequence[Key]:
        """Find a time, add, take off."""
        return (
            Key("Enter", Words("安排时间", "find a time"), "take"),
            Key("Insert", Words("添加", "add"), "add"),
            Key("Delete", Words("退出候补", "take off"), "withdraw"),
            Key("Esc", Words("关闭", "close"), "leave"),
        )

    def on_mount(self) -> None:
        """Read the list."""
        self._show()

    @on(Sheet.Chosen)
    def action_take(self) -> None:
        """Answer with this line."""
        line = self.query_one(Sheet).item
        if line is not None:
            self.dismiss(line.id)

    def action_add(self) -> None:
        """Put somebody on the list."""
        self.app.push_screen(form(), self._added)

    def action_withdraw(self) -> None:
        """They wait no longer; undo brings them back."""
        line = self.query_one(Sheet).item
        if line is not None:
            waiting.withdraw(line.id)
            self.app.announce()
            self._show()

    def _added(self, added: Waiting | None) -> None:
        if added is not None:
            self.app.announce()
            self._show()

    def _show(self) -> None:
        self.query_one(Sheet).show(waiting.waiting())

    def _cells(self, line: Waiting) -> tuple[str | Cell, ...]:
        urgent = say("急 ", "urgent ") if line.preference.urgent else ""
        name = self.app.shown_name(line.student_name)
        return (
            Cell(urgent + name, "late" if urgent else ""),
            line.counsellor_name,
            wishes(line.preference),
            f"{line.since:%m-%d %H:%M}",
        )


def wishes(preference: Preference) -> str:
    """What somebody would like, in a few words."""
    days = " ".join(str(WEEKDAYS[day]) for day in sorted(preference.weekdays))
    earliest = f"{preference.earliest:%H:%M}" if preference.earliest else ""
    latest = f"{preference.latest:%H:%M}" if preference.latest else ""
    hours = f"{earliest}-{latest}" if earliest or latest else ""
    length = say("{n}分钟", "{n} min", n=preference.minutes)
    return "  ".join(part for part in (days, hours, length, preference.remark) if part)


async def open_list(page: Any) -> None:
    """Show who waits; Enter finds a time for one of them."""
    app: DeskApp = page.app
    number = await app.push_screen_wait(WaitingList())
    if number is not None:
        await offer(app, number)


async def offer(app: DeskApp, number: int) -> None:
    """Offer somebody who waits the next times that would suit, and book the one chosen."""
    line = waiting.get(number)
    counsellor = _counsellor(line)
    found = free.starts_free(
        counsellor, clock.today(), clock.today() + AHEAD, line.preference.minutes, student=line.student_id, most=600
    )
    length = timedelta(minutes=line.preference.minutes)
    fitting = [each for each in found if waiting.suits(line, each, each + length, counsellor)][:OFFERED]
    if not fitting:
        app.notify(say("三周内没有合适的时间", "No time within three weeks would suit"), markup=False)
        return
    options = [
        (
            each,
            Words("{d} {w} {t}", "{d} {w} {t}").saying(
                d=day_words(each.date()), w=weekday_words(each.date()), t=clock_words(each)
            ),
            NOTHING,
        )
        for each in fitting
    ]
    title = Words("给{who}安排时间", "A time for {who}").saying(who=app.shown_name(line.student_name))
    about = f"{staff.get(counsellor).name}  {wishes(line.preference)}{_because(number)}"
    chosen = await choose(app, title, options, about=about)
    if chosen is not None:
        waiting.give(number, Wish(chosen, line.preference.minutes, counsellor, line.student_id))
        app.announce()


def _because(number: int) -> str:
    """Of which concern the line came, for whoever may know of concerns."""
    found = concerns.of_waiting(number) if rights.may(Right.CONCERNS) else []
    said = Words("  来自 {day} 的关注事项：{seen}", "  came of a concern of {day}: {seen}")
    return "".join(str(said.saying(day=f"{each.raised_at:%m-%d}", seen=each.seen)) for each in found)


async def offer_freed(app: DeskApp, freed: Iterable[Appointment]) -> None:
    """Times came free: offer each that is free now and suits somebody, until nobody is chosen for one."""
    for was in freed:
        span, who = (was.starts, was.ends), was.counsellor_id
        if waiting.offers(*span, who) and not kept.is_taken(*span, who) and not await offer_time(app, *span, who):
            return


async def offer_time(app: DeskApp, starts: datetime, ends: datetime, counsellor: int) -> bool:
    """A time came free: say whom it would suit, and book what is left of it for whoever is chosen, if anybody is."""
    starts = max(starts, clock.now())
    lines = waiting.offers(starts, ends, counsellor)
    options = [
        (
            each.id,
            Words(name := app.shown_name(each.student_name), name),
            Words(wishes(each.preference), wishes(each.preference)),
        )
        for each in lines
    ]
    title = Words("空出 {day} {time}，给谁？", "{day} {time} came free. For whom?")
    chosen = await choose(app, title.saying(day=day_words(starts.date()), time=clock_words(starts)), options)
    if chosen is not None:
        line = waiting.get(chosen)
        waiting.give(chosen, Wish(starts, line.preference.minutes, counsellor, line.student_id))
        app.announce()
    return chosen is not None


def _counsellor(line: Waiting) -> int:
    """Whom they wait for; else their own counsellor, whoever sits here, or the first there is."""
    here = [each.id for each in staff.on_desk()]
    wished = (line.preference.counsellor, students.get(line.student_id).counsellor_id, session.at_desk().staff_id)
    return next((each for each in wished if each in here), here[0])
