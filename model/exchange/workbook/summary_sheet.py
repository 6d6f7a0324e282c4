"""汇总: what each counsellor's week came to, against the target, by form of contact, and the term to date."""

from model.appointments.kept import VISITOR_WORDS
from model.exchange.visit_columns import BOOKED, NO, UNWRITTEN, WALK_IN, YES, Sayer
from model.exchange.workbook import heads
from model.exchange.workbook.forms_table import forms_table
from model.exchange.workbook.looks import GREY, TEAL
from model.exchange.workbook.people_sheet import People
from model.exchange.workbook.sheet import Chart, Formula, Series, Sheet, Value, cell
from model.exchange.workbook.term_table import term_table
from model.exchange.workbook.visits_sheet import Visits
from model.totals.counsellors import CounsellorTotal
from model.totals.sums import hundredths
from model.totals.week import WeekTotals
from model.words import Words

TITLE = Words("汇总", "Summary")
REACHED = Words("达标", "reached")
MISSED = Words("未达", "missed")
NOT_JUDGED = Words("不考核", "not judged")
PENDING = Words("进行中", "running")
_HEADS = (
    Words("教师", "Counsellor"),
    Words("人数", "People"),
    Words("人次", "Visits"),
    Words("次数", "Sessions"),
    Words("分钟", "Minutes"),
    Words("小时", "Hours"),
    Words("目标(分钟)", "Target (minutes)"),
    Words("完成率", "Done"),
    Words("达标", "Reached"),
    Words("折算课时", "Class hours"),
)
_LOOKS = ("name", "number", "number", "number", "number", "hours", "number", "percent", "center", "hours")
"""One for each head."""


def summary_sheet(week: WeekTotals, say: Sayer, visits: Visits, people: People) -> Sheet:
    """The sheet that is signed."""
    wide = max(12, 3 + 2 * len(week.forms))
    sheet = Sheet(str(TITLE), [16, *[12] * (wide - 1)], TEAL)
    heads.head(sheet, week, Words("辅导工作周汇总", "the week's counselling"))
    first = _week_table(sheet, week, say, visits, people)
    term_table(sheet, week, say, visits, first)
    forms_table(sheet, week, say, visits)
    _who_came(sheet, week, visits, people, chart=_chart(sheet, week, first))
    heads.signature(sheet)
    sheet.one_page = len(sheet.rows) <= 56
    return sheet


def _week_table(sheet: Sheet, week: WeekTotals, say: Sayer, visits: Visits, people: People) -> int:
    """The week's table; answers the row of its first counsellor."""
    heads.section(sheet, Words("本周", "The week"))
    wide = len(_HEADS) if week.class_hour_minutes else len(_HEADS) - 1
    sheet.add([str(head) for head in _HEADS[:wide]], "head", 32)
    first = sheet.next
    for total in week.each:
        sheet.add(_counsellor(week, total, say, visits, people, sheet.next)[:wide], _LOOKS[:wide])
    last = sheet.next - 1
    sheet.add(_everybody(week, people, first, last)[:wide], _TOTAL_LOOKS[:wide])
    sheet.warnings.append((f"I{first}:I{last}", str(MISSED)))
    return first


_TOTAL_LOOKS = (
    "total_name",
    *["total_number"] * 4,
    "total_hours",
    "total_number",
    "total_percent",
    "total",
    "total_hours",
)


def _counsellor(
    week: WeekTotals, total: CounsellorTotal, say: Sayer, visits: Visits, people: People, row: int
) -> list[Value]:
    mine, there = f"({visits.columns['counsellor']}=$A{row})", f"({people.columns['counsellor']}=$A{row})"
    missed = str(MISSED if week.over else PENDING)
    done = total.week.minutes / total.target if total.target else ""
    verdict = str(NOT_JUDGED) if total.reached is None else str(REACHED) if total.reached else missed
    return [
        say.staff(total.staff_id),
        Formula(f"SUMPRODUCT({there}*{people.columns['first_here']})", total.people),
        Formula(f"SUMPRODUCT({mine}*{visits.columns['visits']})", total.week.visits),
        Formula(f"SUMPRODUCT(1*{mine})", total.week.sessions),
        Formula(f"SUMPRODUCT({mine}*{visits.columns['minutes']})", total.week.minutes),
        Formula(f"ROUND(E{row}/60,2)", total.week.hours),
        total.target,
        Formula(f'IF(ISNUMBER(G{row}),E{row}/G{row},"")', done),
        Formula(f'IF(ISNUMBER(G{row}),IF(E{row}>=G{row},"{REACHED}","{missed}"),"{NOT_JUDGED}")', verdict),
        _class_hours(week, f"E{row}", total.week.minutes),
    ]


def _everybody(week: WeekTotals, people: People, first: int, last: int) -> list[Value]:
    """The totals under the counsellors; a person seen by two of them counts once."""
    row, total = last + 1, week.all.week
    owing = [each for each in week.each if each.target is not None]
    reached = sum(bool(each.reached) for each in owing)
    return [
        str(Words("合计", "Together")),
        Formula(f"SUM({people.columns['first']})", week.all.people),
        Formula(f"SUM(C{first}:C{last})", total.visits),
        Formula(f"SUM(D{first}:D{last})", total.sessions),
        Formula(f"SUM(E{first}:E{last})", total.minutes),
        Formula(f"ROUND(E{row}/60,2)", total.hours),
        None,
        None,
        Formula(f'COUNTIF(I{first}:I{last},"{REACHED}")&" / "&COUNT(G{first}:G{last})', f"{reached} / {len(owing)}"),
        _class_hours(week, f"E{row}", total.minutes),
    ]


def _class_hours(week: WeekTotals, minutes_cell: str, minutes: int) -> Value:
    rate = week.class_hour_minutes
    return Formula(f"ROUND({minutes_cell}/{rate},2)", hundredths(minutes, rate)) if rate else None


def _who_came(sheet: Sheet, week: WeekTotals, visits: Visits, people: People, chart: Chart) -> None:
    """Who came and how, in two short tables, with the chart beside them."""
    heads.section(sheet, Words("来访对象与方式", "Who came, and how"))
    top = sheet.next
    sheet.charts.append(chart._replace(anchor=cell(4, top)))
    sheet.add([str(_WHO), str(_HEADS[1]), str(_HEADS[2])], "head")
    kinds, first_visits, first = people.columns["kind"], sheet.next, people.columns["first"]
    for total in week.kinds:
        row = sheet.next
        of_kind = f"({kinds}=$A{row})"
        sheet.add(
            [
                str(VISITOR_WORDS[total.kind]),
                Formula(f"SUMPRODUCT({of_kind}*{first})", total.people),
                Formula(f"SUMPRODUCT(1*{of_kind})", total.visits),
            ],
            ("name", "number", "number"),
        )
    last = sheet.next - 1
    sheet.add(
        [
            str(Words("合计", "Together")),
            Formula(f"SUM(B{first_visits}:B{last})", week.all.people),
            Formula(f"SUM(C{first_visits}:C{last})", week.all.week.visits),
        ],
        ("total_name", "total_number", "total_number"),
    )
    sheet.gap()
    sheet.add([str(_HOW), None, str(_HEADS[3])], "head")
    sheet.merge(sheet.next - 1, 0, 1)
    for what, column, word, many in _ways(week):
        sheet.add(
            [str(what), None, Formula(f'COUNTIF({visits.columns[column]},"{word}")', many)], ("name", "name", "number")
        )
        sheet.merge(sheet.next - 1, 0, 1)


_WHO = Words("来访对象", "Visitors")
_HOW = Words("来访方式", "How")


def _ways(week: WeekTotals) -> tuple[tuple[Words, str, Words, int], ...]:
    """How they came: what it is called, the column of the visits, the word in it, how many sessions."""
    return (
        (Words("预约来访", "By appointment"), "booked", BOOKED, week.booked),
        (Words("随到来访", "Walk-in"), "booked", WALK_IN, len(week.lines) - week.booked),
        (Words("开放时段外", "Outside the open hours"), "in_hours", NO, week.outside_hours),
        (Words("事后补录", "Entered afterwards"), "after", YES, week.after_the_fact),
        (Words("尚未写记录", "Not written up yet"), "written", UNWRITTEN, week.unwritten),
    )


def _chart(sheet: Sheet, week: WeekTotals, first: int) -> Chart:
    """Minutes of each counsellor beside the target."""
    last = first + max(1, len(week.each)) - 1
    return Chart(
        title=str(Words("本周辅导分钟与目标", "Minutes of the week and target")),
        names=f"'{sheet.title}'!$A${first}:$A${last}",
        series=(
            Series(str(Words("本周分钟", "Minutes")), f"'{sheet.title}'!$E${first}:$E${last}", TEAL),
            Series(str(Words("目标", "Target")), f"'{sheet.title}'!$G${first}:$G${last}", GREY),
        ),
        anchor="",
        width=18.5,
        height=7.2,
    )
