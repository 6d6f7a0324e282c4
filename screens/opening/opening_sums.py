"""The sums above the room's week: the week against the rules, and the term to date."""

from datetime import timedelta

from model.calendar.terms import parity_words, week_words
from model.opening.weeks import WeekMeter
from model.room_week import WeekOfRoom
from model.words import Words, say


def week_said(week: WeekOfRoom) -> str:
    """Which week, what was planned, what counted, what was asked for, whether it was reached."""
    meter, first = week.meter, week.days[0].day
    last = first.on + timedelta(days=6)
    parts = [f"{first.on:%Y-%m-%d} - {last:%m-%d}"]
    named = next((each.day for each in reversed(week.days) if each.day.week), None)
    if named is not None and named.week is not None:
        parts.insert(0, f"{week_words(named.week)} {parity_words(bool(named.odd))}")
    parts += [
        say("应开 {n}", "plan {n}", n=meter.planned_minutes),
        say("实开 {n}", "open {n}", n=meter.actual_minutes),
        say("计 {n}/{due} 分", "{n}/{due} min", n=meter.counted_minutes, due=meter.required_minutes),
        str(verdict(meter)),
    ]
    return " " + "  ".join(parts)


def marks_of(week: WeekOfRoom) -> list[str]:
    """What does not go without saying: a short week and how it was judged, minutes with nobody on duty (A4)."""
    meter, found = week.meter, []
    if meter.short_week and meter.note:
        found.append(f" ! {meter.note}")
    if meter.unstaffed_minutes:
        found.append(" ! " + say("无人值班 {n} 分", "{n} min with nobody on duty", n=meter.unstaffed_minutes))
    return [*found, *(f" ! {warning}" for warning in week.warnings)]


def verdict(meter: WeekMeter) -> Words:
    """Whether a week reached what the rules ask for (A3)."""
    if not meter.required_minutes:
        return Words("不要求", "nothing due")
    if meter.reached:
        return Words("达标", "met")
    words = Words("差 {n}!", "{n} short!") if meter.over else Words("还差 {n}", "{n} to go")
    return words.saying(n=meter.missing_minutes)


def term_said(week: WeekOfRoom) -> str:
    """The term up to and with this week; only what is over is judged."""
    term = week.so_far
    if term is None:
        return ""
    return " " + say(
        "学期至今 应开 {plan} 实开 {open} 计 {n} 分  周达标 {w}/{weeks} 日达标 {d}/{days} 短周 {short}",
        "Term: plan {plan} open {open} counted {n}  weeks {w}/{weeks} days {d}/{days} met  short {short}",
        plan=term.planned_minutes,
        open=term.actual_minutes,
        n=term.counted_minutes,
        weeks=term.weeks_judged,
        w=term.weeks_reached,
        days=term.days_judged,
        d=term.days_reached,
        short=term.short_weeks,
    )
