"""按联系方式: visits and minutes of each counsellor by form of contact (A8), the forms there were this week."""

from model.exchange.sheets import column_letter
from model.exchange.visit_columns import Sayer
from model.exchange.workbook import heads
from model.exchange.workbook.sheet import Formula, Sheet, Value, cell
from model.exchange.workbook.visits_sheet import Visits
from model.totals.counsellors import CounsellorTotal
from model.totals.sums import Sums
from model.totals.week import WeekTotals
from model.words import Words

_UNITS = (Words("人次", "Visits"), Words("分钟", "Minutes"))


def forms_table(sheet: Sheet, week: WeekTotals, say: Sayer, visits: Visits) -> None:
    """Add the table of forms; none in a week without visits."""
    if not week.forms:
        return
    heads.section(sheet, Words("按联系方式", "By form of contact"))
    above, wide = _two_heads(sheet, week, say)
    first = sheet.next
    for total in week.each:
        sheet.add(_counsellor(week, total, say, visits, above, sheet.next), ["name", *["number"] * (wide - 1)])
    last = sheet.next - 1
    values: list[Value] = [str(Words("合计", "Together"))]
    for place, came_to in enumerate(_numbers(week, week.all), start=1):
        letter = column_letter(place)
        values.append(Formula(f"SUM({letter}{first}:{letter}{last})", came_to))
    sheet.add(values, ["total_name", *["total_number"] * (wide - 1)])


def _two_heads(sheet: Sheet, week: WeekTotals, say: Sayer) -> tuple[int, int]:
    """The heads; answers the row of the forms and how many columns there are."""
    above: list[Value] = [str(Words("教师", "Counsellor"))]
    for form in week.forms:
        above += [say.word(form), None]
    row = sheet.add([*above, str(Words("合计", "Together")), None], "head")
    wide = len(above) + 2
    sheet.merge(row, 0, 0, rows=2)
    for place in range(1, wide, 2):
        sheet.merge(row, place, place + 1)
    sheet.add([None, *[str(unit) for unit in _UNITS] * (len(week.forms) + 1)], "head")
    return row, wide


def _counsellor(
    week: WeekTotals, total: CounsellorTotal, say: Sayer, visits: Visits, above: int, row: int
) -> list[Value]:
    values: list[Value] = [say.staff(total.staff_id)]
    for place, form in enumerate(week.forms):
        form_head = f"${column_letter(1 + 2 * place)}${above}"
        mine = f"({visits.columns['counsellor']}=$A{row})*({visits.columns['form']}={form_head})"
        of_form = total.forms.get(form, Sums())
        values.append(Formula(f"SUMPRODUCT({mine}*{visits.columns['visits']})", of_form.visits))
        values.append(Formula(f"SUMPRODUCT({mine}*{visits.columns['minutes']})", of_form.minutes))
    for unit, came_to in enumerate((total.week.visits, total.week.minutes)):
        each = "+".join(cell(1 + 2 * place + unit, row) for place in range(len(week.forms)))
        values.append(Formula(each, came_to))
    return values


def _numbers(week: WeekTotals, total: CounsellorTotal) -> list[int]:
    """Visits and minutes of each form, then of all."""
    found = [total.forms.get(form, Sums()) for form in week.forms] + [total.week]
    return [number for each in found for number in (each.visits, each.minutes)]
