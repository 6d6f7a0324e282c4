"""agenda, slots, book."""

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date

from model import clock, first_steps, settings, today
from model.appointments import free, places, quick
from model.appointments.kept import STATE_WORDS, Appointment
from model.appointments.reading import read
from model.calendar.year import calendar
from model.errors import Unclear
from model.people import staff
from model.today import Line
from model.words import Words, say
from tui.shell.run import opened


def day_in(text: str | None) -> date:
    """A day as it is typed: today, 2026-11-25, 周三, wed. Raises ``Unclear``."""
    if not text:
        return clock.today()
    found = read(text, clock.now()).day
    if found is None:
        raise Unclear(
            Words(
                "看不懂这个日期：{text}；可写 2026-11-25、周三、明天",
                "Not a day: {text}; write 2026-11-25, wed, tomorrow",
            ).saying(text=text)
        )
    return found


def agenda(asked: argparse.Namespace) -> int:
    """What a day holds, in order of time."""
    with opened(asked):
        day = day_in(asked.day)
        lines = today.timeline(day)
        _warn(day for line in lines if line.kind == "window")
        if asked.json:
            print(json.dumps([_line_json(line) for line in lines], ensure_ascii=False))
            return 0
        for line in lines:
            print(
                f"{line.starts:%H:%M}-{line.ends:%H:%M}" if line.ends else f"{line.starts:%H:%M}-     ",
                _line_words(line),
            )
        if not lines:
            told = calendar().day(day).told()
            print(say("这一天没有安排：{day}", "Nothing that day: {day}", day=told))
    return 0


def _line_words(line: Line) -> str:
    if line.appointment:
        booked = line.appointment
        return f"{STATE_WORDS[booked.state]} {booked.who} {booked.counsellor_name} {booked.room_name}".rstrip()
    if line.visit:
        return f"{say('来访', 'visit')} {line.visit.number} {line.visit.who} {line.visit.counsellor_name}"
    return f"{say('开放', 'open hours')} {line.duty} {line.room}".rstrip()


def _line_json(line: Line) -> dict[str, object]:
    """An opening window has whoever is on duty in it; a visit has the number by which ``visit end`` knows it."""
    seen = line.appointment or line.visit
    return {
        "kind": line.kind,
        "starts": line.starts.isoformat(),
        "ends": line.ends.isoformat() if line.ends else None,
        "number": line.visit.number if line.visit else line.number or None,
        "state": seen.state if seen else None,
        "who": str(seen.who) if seen else None,
        "counsellor": (seen.counsellor_name if seen else line.duty) or None,
        "room": (seen.room_name if seen else line.room) or None,
    }


def slots(asked: argparse.Namespace) -> int:
    """The free starts of a counsellor."""
    with opened(asked):
        who = staff.by_name(asked.counselor)
        first = day_in(asked.first)
        last = day_in(asked.last) if asked.last else first
        minutes = settings.get().booking.visit_minutes if asked.minutes is None else asked.minutes
        if last < first:
            raise Unclear(Words("--to 早于 --from，请改正", "--to is before --from; correct one of them"))
        if minutes < 1:
            raise Unclear(Words("--minutes 至少为 1", "--minutes is 1 or more"))
        found = free.starts_free(who.id, first, last, minutes)
        _warn(each.date() for each in found)
        if asked.json:
            print(json.dumps([each.isoformat() for each in found]))
            return 0
        for each in found:
            print(f"{each:%Y-%m-%d %H:%M}")
        if not found:
            print(_none_free())
    return 0


def _warn(days: Iterable[date]) -> None:
    """Say on stderr what the calendar does not know from the first to the last of these days."""
    between = sorted(days)
    for words in calendar().warnings(between[0], between[-1]) if between else ():
        print(f"dutydesk: {words}", file=sys.stderr)


def _none_free() -> str:
    if first_steps.has_hours():
        return say("没有空闲时间", "No time is free")
    return say("没有空闲时间：还没有安排开放时段", "No time is free: no opening hours are planned yet")


def book(asked: argparse.Namespace) -> int:
    """Book what a line says."""
    with opened(asked):
        made = quick.book_text(" ".join(asked.text))
        _warn(each.starts.date() for each in made if not each.after_the_fact)
        if asked.json:
            print(json.dumps([_booked_json(each) for each in made], ensure_ascii=False))
            return 0
        for each in made:
            print(
                say("已预约", "Booked"),
                f"{each.starts:%Y-%m-%d %H:%M}-{each.ends:%H:%M}",
                each.who,
                each.counsellor_name,
                each.room_name or _no_room(each),
                *((say("补录：时间已过", "entered afterwards: that time is past"),) if each.after_the_fact else ()),
            )
    return 0


def _no_room(booked: Appointment) -> str:
    """That none is free, where one is needed."""
    there = places.place(booked.counsellor_id, booked.starts, booked.ends, booked.form, but=(booked.id,))
    return str(there.told or "")


def _booked_json(booked: Appointment) -> dict[str, object]:
    return {
        "number": booked.id,
        "starts": booked.starts.isoformat(),
        "ends": booked.ends.isoformat(),
        "who": booked.who,
        "counsellor": booked.counsellor_name,
        "room": booked.room_name or None,
        "state": booked.state,
    }
