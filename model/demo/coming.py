"""What is booked at the demo school for the next two weeks, by the verbs a counsellor uses."""

from datetime import date, datetime, time, timedelta
from random import Random

from model import clock
from model.appointments import book, series, waiting
from model.appointments.book import Wish
from model.appointments.dates import Rule
from model.appointments.kept import get
from model.appointments.waiting import Preference
from model.calendar.year import calendar
from model.demo import tale
from model.demo.people import Cast
from model.demo.slots import LENGTH, Slot, Visitors, slots
from model.errors import Refused
from model.opening import absences, duty, hours
from model.visits import letters

AHEAD_DAYS = 14
"""How far ahead something is booked."""
LIKELY = 0.4
"""How many of the times to come are booked."""
SERIES = 6
"""How many times the weekly series is."""
MINUTES = int(LENGTH.total_seconds() // 60)
"""How long an appointment is."""


def arrange(chance: Random, cast: Cast, visitors: Visitors) -> None:
    """Plan, book, call off, put on the waiting list, receive letters: each is one entry of the journal."""
    tomorrow = clock.today() + timedelta(days=1)
    ahead = slots(hours.planned_between(tomorrow, tomorrow + timedelta(days=AHEAD_DAYS)))
    coming = [slot for slot in ahead if visitors.counsels(slot) and slot.room != cast.rooms[2]]
    _letters(cast)
    _absence(cast, tomorrow)
    _swap(cast, coming)
    _series(cast, visitors, coming)
    booked = _bookings(chance, visitors, coming)
    if booked:
        book.cancel(booked[len(booked) // 2], str(tale.choices("visits.cancelled")[1]))
        _together(booked[0], visitors)
    _waiting(cast, visitors)


def _letters(cast: Cast) -> None:
    today = clock.today()
    for letter in tale.letters():
        came = today - timedelta(days=letter.days_ago)
        received = letters.receive_letter(
            str(letter.gist), received_on=came, signed=str(letter.signed), counsellor=cast.posts[0]
        )
        if letter.answered is not None:
            letters.reply(received.id, today - timedelta(days=letter.answered))


def _absence(cast: Cast, tomorrow: date) -> None:
    days = calendar().school_days(tomorrow, tomorrow + timedelta(days=AHEAD_DAYS))
    if len(days) > 3:
        starts = datetime.combine(days[3].on, time(12))
        absences.be_absent(cast.posts[1], starts, starts + timedelta(hours=7), str(tale.said("absence")))


def _swap(cast: Cast, coming: list[Slot]) -> None:
    """A part-time counsellor's next duty but one is done by a duty teacher."""
    days = sorted({slot.starts.date() for slot in coming if slot.who == cast.posts[2]})
    if len(days) > 1:
        duty.swap_duty(days[1], cast.posts[2], cast.posts[4], str(tale.said("swap")))


def _series(cast: Cast, visitors: Visitors, coming: list[Slot]) -> None:
    for slot in coming:
        if slot.who != cast.posts[0]:
            continue
        wish = Wish(slot.starts, MINUTES, slot.who, student=visitors.one(slot).id, room=slot.room)
        planned = series.preview(wish, Rule("weekly", count=SERIES))
        possible = [each for each in planned if each.clash is None]
        if len(possible) > SERIES // 2:
            skip = [each.starts for each in planned if each.clash is not None]
            series.book_series(wish, Rule("weekly", count=SERIES), skip=skip)
            return


def _bookings(chance: Random, visitors: Visitors, coming: list[Slot]) -> list[int]:
    remarks = tale.choices("visits.remarks")
    booked = []
    for place, slot in enumerate(coming):
        if chance.random() > LIKELY:
            continue
        remark = str(remarks[place % len(remarks)]) if chance.random() < 0.3 else ""
        wish = Wish(slot.starts, MINUTES, slot.who, visitors.one(slot).id, room=slot.room, remark=remark)
        try:
            booked.append(book.book(wish).id)
        except Refused:  # the series, the absence or the swap was there first
            continue
    return booked


def _together(number: int, visitors: Visitors) -> None:
    """Somebody comes to a time that is taken, on purpose and with the reason."""
    first = get(number)
    slot = Slot(first.starts, first.ends, first.counsellor_id, first.room_id)
    book.book(Wish(first.starts, MINUTES, slot.who, visitors.one(slot).id, overlap_reason=str(tale.said("overlap"))))


def _waiting(cast: Cast, visitors: Visitors) -> None:
    now = clock.now()
    for days, hope in enumerate(tale.hopes(), start=1):
        who = cast.posts[hope.post if hope.post is not None else 0]
        pupil = visitors.one(Slot(now, now + LENGTH, who, None))
        counsellor = None if hope.post is None else who
        preference = Preference(counsellor, hope.weekdays, urgent=hope.urgent, remark=str(hope.remark))
        with clock.stopped_at(now - timedelta(days=days, hours=2)):
            waiting.wait(pupil.id, preference)
