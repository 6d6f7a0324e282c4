"""本学期至今: what was carried forward, the week, and both together, for each counsellor."""

from model.exchange.visit_columns import Sayer
from model.exchange.workbook import heads
from model.exchange.workbook.sheet import Formula, Sheet, Value
from model.exchange.workbook.visits_sheet import Visits
from model.totals.counsellors import CounsellorTotal
from model.totals.sums import hundredths
from model.totals.week import WeekTotals
from model.words import Words

_PARTS = (Words("截至上周日(结转)", "Carried forward"), Words("本周", "This week"), Words("本学期至今", "Term to date"))
_UNITS = (Words("人次", "Visits"), Words("次数", "Sessions"), Words("分钟", "Minutes"))


def term_table(sheet: Sheet, week: WeekTotals, say: Sayer, visits: Visits, first_week_row: int) -> None:
    """Add the term's table; none in the holidays, when there is no term to add to."""
    if week.term is None:
        return
    heads.section(sheet, Words("本学期至今", "The term to date"))
    _two_heads(sheet, week)
    first = sheet.next
    for number, total in enumerate(week.each):
        sheet.add(*_counsellor(week, total, say, visits, first_week_row + number, sheet.next))
    _together(sheet, week, first)


def _two_heads(sheet: Sheet, week: WeekTotals) -> None:
    rate = week.class_hour_minutes is not None
    last = 12 if rate else 11
    above: list[Value] = [str(Words("教师", "Counsellor"))]
    for part in _PARTS:
        above += [str(part), None, None]
    row = sheet.add([*above, *[None] * (last - 10)], "head")
    sheet.merge(row, 0, 0, rows=2)
    for place in range(2):
        sheet.merge(row, 1 + 3 * place, 3 + 3 * place)
    sheet.merge(row, 7, last - 1)
    hours = [str(Words("小时", "Hours"))] + ([str(Words("折算课时", "Class hours"))] if rate else [])
    sheet.add([None, *[str(unit) for unit in _UNITS] * 3, *hours], "head")


def _counsellor(
    week: WeekTotals, total: CounsellorTotal, say: Sayer, visits: Visits, week_row: int, row: int
) -> tuple[list[Value], list[str]]:
    within = _within_the_term(week, visits)
    this_week = total.term.visits - total.before.visits, total.term.sessions - total.before.sessions
    minutes = total.term.minutes - total.before.minutes
    if within:
        mine = f"({visits.columns['counsellor']}=$A{row})*{within}"
        added = [f"SUMPRODUCT({mine}*{visits.columns['visits']})", f"SUMPRODUCT({mine})"]
        added.append(f"SUMPRODUCT({mine}*{visits.columns['minutes']})")
    else:
        added = [f"{letter}{week_row}" for letter in "CDE"]
    values: list[Value] = [say.staff(total.staff_id), total.before.visits, total.before.sessions, total.before.minutes]
    values += [Formula(text, came_to) for text, came_to in zip(added, (*this_week, minutes), strict=True)]
    values += [
        Formula(f"B{row}+E{row}", total.term.visits),
        Formula(f"C{row}+F{row}", total.term.sessions),
        Formula(f"D{row}+G{row}", total.term.minutes),
        *_converted(week, total.term.minutes, row),
    ]
    return values, ["name", *["number"] * 9, *["hours"] * (len(values) - 10)]


def _within_the_term(week: WeekTotals, visits: Visits) -> str:
    """What asks of a visit to lie in the term; nothing where the whole week does."""
    assert week.term is not None
    if week.term.starts <= week.monday and week.term.ends >= week.sunday:
        return ""
    on, starts, ends = visits.columns["on"], week.term.starts, week.term.ends
    return f"({on}>=DATE({starts.year},{starts.month},{starts.day}))*({on}<=DATE({ends.year},{ends.month},{ends.day}))"


def _converted(week: WeekTotals, minutes: int, row: int) -> list[Value]:
    rate = week.class_hour_minutes
    hours: list[Value] = [Formula(f"ROUND(J{row}/60,2)", hundredths(minutes, 60))]
    return hours + ([Formula(f"ROUND(J{row}/{rate},2)", hundredths(minutes, rate))] if rate else [])


def _together(sheet: Sheet, week: WeekTotals, first: int) -> None:
    row, last = sheet.next, sheet.next - 1
    before, term = week.all.before, week.all.term
    came_to = (
        before.visits,
        before.sessions,
        before.minutes,
        term.visits - before.visits,
        term.sessions - before.sessions,
        term.minutes - before.minutes,
        term.visits,
        term.sessions,
        term.minutes,
    )
    values: list[Value] = [str(Words("合计", "Together"))]
    values += [Formula(f"SUM({c}{first}:{c}{last})", many) for c, many in zip("BCDEFGHIJ", came_to, strict=True)]
    values += _converted(week, term.minutes, row)
    sheet.add(values, ["total_name", *["total_number"] * 9, *["total_hours"] * (len(values) - 10)])
