"""A day and a time of day as the desk says them."""

from datetime import date, datetime

from model.words import Words

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = (
    Words("周一", "Mon"),
    Words("周二", "Tue"),
    Words("周三", "Wed"),
    Words("周四", "Thu"),
    Words("周五", "Fri"),
    Words("周六", "Sat"),
    Words("周日", "Sun"),
)


def day_words(day: date, year: bool = False) -> Words:
    """``11月25日`` or ``25 Nov``, with the year if asked."""
    month = Words(str(day.month), MONTHS[day.month - 1])
    words = Words("{month}月{d}日", "{d} {month}").saying(month=month, d=day.day)
    return Words("{y}年{words}", "{words} {y}").saying(y=day.year, words=words) if year else words


def weekday_words(day: date) -> Words:
    """``周三`` or ``Wed``."""
    return WEEKDAYS[day.weekday()]


def clock_words(moment: datetime) -> str:
    """``12:30``, the same in both languages."""
    return f"{moment:%H:%M}"
