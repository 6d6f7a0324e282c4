"""明细: one line for each visit that counts, and the columns the totals are added from."""

from model.exchange.sheets import column_letter
from model.exchange.visit_columns import Column as Told
from model.exchange.visit_columns import Sayer, columns
from model.exchange.workbook import heads
from model.exchange.workbook.sheet import Column, Formula, Row, Sheet, Value
from model.named import NamedTuple
from model.totals.lines import Line
from model.totals.week import WeekTotals
from model.words import Words

TITLE = Words("明细", "Visits")
_NOTHING = Words("本周没有计入的来访", "No visit of this week counts")


class Visits(NamedTuple):
    """The sheet of visits, and its columns by their keys."""

    sheet: Sheet
    """The sheet."""
    columns: dict[str, Column]
    """Its columns, ``minutes`` and so on, as formulas refer to them."""


def visits_sheet(week: WeekTotals, say: Sayer) -> Visits:
    """The sheet of visits."""
    told = columns(say)
    sheet = Sheet(str(TITLE), [column.width for column in told], "5B6B73")
    heads.head(sheet, week, Words("来访明细", "visits of the week"))
    head = sheet.add([str(column.title) for column in told], "head", 32)
    looks = tuple(column.look for column in told)
    sheet.rows += [Row(_line(line, told, say, head + n), looks, None) for n, line in enumerate(week.lines, 1)]
    last = head + max(1, len(week.lines))
    if not week.lines:
        sheet.add([str(_NOTHING), *[None] * (len(told) - 1)], ["text", *looks[1:]])
    sheet.repeated, sheet.freeze = (head, head), f"B{head + 1}"
    sheet.filtered = f"A{head}:{column_letter(len(told) - 1)}{last}"
    return Visits(
        sheet,
        {column.key: Column(sheet.title, column_letter(place), head + 1, last) for place, column in enumerate(told)},
    )


def _line(line: Line, told: tuple[Told, ...], say: Sayer, row: int) -> list[Value]:
    """One visit; its minutes are worked out from start and end, so that a corrected time corrects every total.

    A bare line has neither, and its minutes are a number.
    """
    values: list[Value] = [column.tell(line, say) for column in told]
    place = {column.key: number for number, column in enumerate(told)}
    if "starts" not in place:
        return values
    starts, ends = column_letter(place["starts"]), column_letter(place["ends"])
    values[place["minutes"]] = Formula(f"ROUND(({ends}{row}-{starts}{row})*1440,0)", line.minutes)
    return values
