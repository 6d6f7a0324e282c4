"""The week's visits as a text table: UTF-8 with a mark that Excel knows it by, heads in both languages, no names."""

import csv
import io

from model.exchange.plain_text import defused
from model.exchange.visit_columns import Sayer, Told, columns
from model.totals.week import WeekTotals


def text_table(week: WeekTotals) -> bytes:
    """One line for each visit that counts; text that looks like a formula gets an apostrophe before it."""
    sayer = Sayer(week)
    told = columns(sayer)
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(f"{column.title.zh}({column.title.en})" for column in told)
    rows.writerows([_plain(column.tell(line, sayer)) for column in told] for line in week.lines)
    return text.getvalue().encode("utf-8-sig")


def _plain(told: Told) -> str:
    """Days as ``2026-11-16``, times of day as ``12:30``."""
    return defused(told) if isinstance(told, str) else f"{told:%H:%M}" if hasattr(told, "hour") else str(told)
