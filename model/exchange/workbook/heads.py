"""What stands over every sheet, and the line to sign on under those that are signed."""

from model.exchange.workbook.sheet import Sheet
from model.totals.week import WeekTotals
from model.totals.weeks import words_of
from model.words import Words

_RUNNING = Words("本周尚未结束", "this week is not over")
SIGNED_BY = (Words("值班教师：", "On duty:"), Words("负责人：", "Head:"), Words("日期：", "Date:"))
"""Who signs."""


def head(sheet: Sheet, week: WeekTotals, what: Words) -> None:
    """Add the title of a sheet, with the school, the term and the week."""
    title = Words("{school}心理辅导室{what}", "{school}: {what}" if week.school else "{what}")
    sheet.spread(str(title.saying(school=week.school, what=what)), "title", 32)
    parts = [str(week.term.words())] if week.term else []
    parts.append(str(words_of(week.monday)))
    if not week.over:
        parts.append(str(_RUNNING))
    sheet.spread("    ".join(parts), "subtitle", 20)


def section(sheet: Sheet, what: Words) -> None:
    """Add the title of a part of a sheet."""
    sheet.gap()
    sheet.spread(str(what), "section", 21)


def signature(sheet: Sheet) -> None:
    """Add a line to sign on over the width of the sheet: each signs on the columns behind their name."""
    sheet.gap(18)
    wide = len(sheet.widths)
    each = wide // len(SIGNED_BY)
    values: list[str | None] = [None] * wide
    looks = ["sign"] * wide
    for place, who in enumerate(SIGNED_BY):
        first = place * each
        values[first] = str(who)
        for column in range(first + 1, first + max(2, each - 1)):
            looks[column] = "sign_line"
    sheet.add(values, looks, 26)
