"""The book: what is done with one appointment, in the words of the desk.

The store has the last word on overlaps; here stands what may follow what, what is offered and
what needs saying. A rule of the house (hours, notice, limits) may be set aside on purpose with
``despite``; an overlap needs a typed reason.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import timedelta

from model import clock, id_numbers, rights, settings
from model.appointments import places
from model.appointments.days import clock_words, day_words
from model.appointments.kept import STATE_WORDS, VISITOR_WORDS, Appointment, get
from model.appointments.offered import need_offered, reason_kept
from model.appointments.places import NOWHERE, Place
from model.appointments.wish import Wish
from model.errors import Refused
from model.people import rooms
from model.rights import Right
from model.store import journal
from model.store.many import put
from model.store.tables import AppointmentRow
from model.words import Words

__all__ = ["FOLLOWS", "Wish"]

FOLLOWS: Mapping[str, frozenset[str]] = {
    "held": frozenset({"booked", "arrived", "cancelled", "voided"}),
    "booked": frozenset({"held", "arrived", "in_session", "done", "no_show", "late_cancel", "cancelled", "voided"}),
    "arrived": frozenset({"booked", "in_session", "late_cancel", "voided"}),
    "in_session": frozenset({"arrived", "done", "voided"}),
    "done": frozenset({"in_session", "voided"}),
    "no_show": frozenset({"booked", "arrived", "voided"}),
    "late_cancel": frozenset({"booked", "voided"}),
    "cancelled": frozenset({"booked", "voided"}),
    "voided": frozenset(),
}
"""Which state may follow which."""


def book(wish: Wish, *, series: int | None = None, despite: bool = False) -> Appointment:
    """Book it, as one of a series if it is. A start in the past is entered after the fact and marked so.

    Raises ``Refused`` where a rule of the house is in the way (unless ``despite``) or the store finds
    an overlap without a reason, ``NotFound`` for a student who is not there.
    """
    rights.need(Right.BOOK)
    with journal.writing("appointment.book", _booked_words(wish)):
        # Asked behind the store's lock: two windows cannot both take the last place under a limit.
        if not (despite or wish.overlap_reason):
            need_offered(wish)
        return get(insert(wish, series=series))


def insert(wish: Wish, *, series: int | None = None) -> int:
    """Write the row of a wish inside an open entry, in the room of the plan if it names none; answers its number.

    Raises ``Refused`` for a national identity number in it.
    """
    id_numbers.need_none(wish.visitor_name, "visitor_name")
    id_numbers.need_none(wish.remark, "remark")
    wish = roomed(wish)
    return put(
        AppointmentRow,
        visitor=wish.visitor,
        student=wish.student,
        visitor_name=wish.visitor_name.strip(),
        counsellor=wish.counsellor,
        room=wish.room,
        starts=wish.starts,
        ends=wish.ends,
        state="held" if wish.held else "booked",
        form=wish.form,
        series=series,
        overlap_reason=reason_kept(wish),
        after_the_fact=wish.starts < clock.now(),
        remark=wish.remark.strip(),
    )


def roomed(wish: Wish, *, but: Collection[int] = ()) -> Wish:
    """The wish with the room it will have."""
    if wish.room is not None or wish.nowhere:
        return wish
    found = place_of(wish, but=but)
    return wish if found.room is None else replace(wish, room=found.room)


def place_of(wish: Wish, *, but: Collection[int] = ()) -> Place:
    """Where it will be; nothing is said of a room that was chosen, nor where it is left open on purpose."""
    if wish.nowhere:
        return NOWHERE
    if wish.room is not None:
        return Place(wish.room, rooms.get(wish.room).name, None)
    return places.place(wish.counsellor, wish.starts, wish.ends, wish.form, but=but)


def _booked_words(wish: Wish) -> Words:
    words = (
        Words("补录了{who}的预约：{day} {time}", "Entered {who}'s past appointment: {day} {time}")
        if wish.starts < clock.now()
        else Words("预约了{who}：{day} {time}", "Booked {who}: {day} {time}")
    )
    return words.saying(who=wish.who, day=day_words(wish.starts.date()), time=clock_words(wish.starts))


def named(appointment: Appointment) -> dict[str, object]:
    """The values most sentences about an appointment need: ``who``, ``day``, ``time``."""
    return {
        "who": appointment.student_name or appointment.visitor_name or VISITOR_WORDS[appointment.visitor],
        "day": day_words(appointment.starts.date()),
        "time": clock_words(appointment.starts),
    }


def _turn(number: int, state: str, deed: str, words: Words, *, reason: str = "") -> Appointment:
    """Carry an appointment into another state, if that state may follow."""
    rights.need(Right.BOOK)
    with journal.writing(deed, words) as entry:
        before = get(number)
        if state not in FOLLOWS[before.state]:
            raise Refused(
                "appointment.state",
                Words("该预约{now}，不能改为{then}", "The appointment is {now}; it cannot become {then}").saying(
                    now=STATE_WORDS[before.state], then=STATE_WORDS[state]
                ),
            )
        entry.reword(**named(before))
        AppointmentRow.update(state=state, ended_reason=reason).where(AppointmentRow.id == number).execute()
        return get(number)


def confirm(number: int) -> Appointment:
    """A held time is booked."""
    return _turn(number, "booked", "appointment.confirm", Words("确认了{who}的预约", "Confirmed {who}'s appointment"))


def arrive(number: int) -> Appointment:
    """The visitor is at the door."""
    return _turn(number, "arrived", "appointment.arrive", Words("{who}到了", "{who} has arrived"))


def begin(number: int) -> Appointment:
    """The session begins; the visit that comes of it is written by ``visits``."""
    return _turn(number, "in_session", "appointment.begin", Words("{who}的辅导开始", "{who}'s session began"))


def finish(number: int) -> Appointment:
    """The session is over."""
    return _turn(number, "done", "appointment.finish", Words("{who}的预约完成", "{who}'s appointment is done"))


def miss(number: int) -> Appointment:
    """Nobody came."""
    rights.need(Right.BOOK)
    if get(number).starts > clock.now():
        raise Refused("appointment.not_yet", Words("预约时间还没到，不能记爽约", "It is not time yet; nobody is late"))
    return _turn(number, "no_show", "appointment.miss", Words("{who}没有来（爽约）", "{who} did not come"))


def cancel(number: int, reason: str = "") -> Appointment:
    """Called off; within the late hours of the booking rules, or by somebody who is here already, it is a late cancel."""
    rights.need(Right.BOOK)
    before = get(number)
    hours = settings.get().booking.late_cancel_hours
    late = before.state == "arrived" or before.starts - clock.now() < timedelta(hours=hours)
    state = "late_cancel" if late and before.state != "held" else "cancelled"
    words = Words("取消了{who}的预约：{day} {time}", "Cancelled {who}'s appointment: {day} {time}")
    return _turn(number, state, "appointment.cancel", words, reason=reason.strip())


def reinstate(number: int) -> Appointment:
    """A cancelled or missed appointment stands again, if its time is still free; in another room if its own is not."""
    rights.need(Right.BOOK)
    words = Words("恢复了{who}的预约", "Reinstated {who}'s appointment")
    with journal.writing("appointment.reinstate", words) as entry:
        before = get(number)
        entry.reword(**named(before))
        room = places.again(before)
        if room != before.room_id:
            AppointmentRow.update(room=room).where(AppointmentRow.id == number).execute()
        return _turn(number, "booked", "appointment.reinstate", words)


def void(number: int, reason: str) -> Appointment:
    """It should never have been written; it stays in the book, struck through, with the reason."""
    return _turn(
        number,
        "voided",
        "appointment.void",
        Words("作废了{who}的预约", "Voided {who}'s appointment"),
        reason=reason.strip(),
    )


def put_in(number: int, room: int | None) -> Appointment:
    """Another room at the same time, or none. Raises ``Refused`` for one that is taken then."""
    rights.need(Right.BOOK)
    words = Words("{who}的预约改在{room}：{day} {time}", "{who}'s appointment is in {room}: {day} {time}")
    with journal.writing("appointment.place", words) as entry:
        before = get(number)
        if not before.is_open:
            raise Refused(
                "appointment.closed",
                Words("这个预约已经结束，不能改场地", "That appointment is over; its room stays as it was"),
            )
        AppointmentRow.update(room=room).where(AppointmentRow.id == number).execute()
        after = get(number)
        entry.reword(**named(after), room=after.room_name or Words("未定的场地", "a room still to be named"))
        return after


def remark(number: int, text: str) -> Appointment:
    """Change the line for the desk."""
    rights.need(Right.BOOK)
    id_numbers.need_none(text, "remark")
    with journal.writing(
        "appointment.remark", Words("改了{who}的预约备注", "Changed the remark on {who}'s appointment")
    ) as entry:
        entry.reword(**named(get(number)))
        AppointmentRow.update(remark=text.strip()).where(AppointmentRow.id == number).execute()
        return get(number)
