"""开放: each day of the room planned, open, required and reached, the week's verdict, and the log behind it (A2-A4)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from model.appointments.days import weekday_words
from model.exchange.visit_columns import NO, YES
from model.exchange.workbook import heads
from model.exchange.workbook.looks import AMBER, TEAL
from model.exchange.workbook.sheet import Chart, Formula, Series, Sheet, Value
from model.exchange.workbook.summary_sheet import MISSED, NOT_JUDGED, PENDING, REACHED
from model.opening.log import Opening
from model.totals.open_days import OpenDay
from model.totals.week import WeekTotals
from model.words import Words

TITLE = Words("开放", "Opening")
_HEADS = (
    (Words("日期", "Date"), 13, "date"),
    (Words("星期", "Day"), 11, "center"),
    (Words("是否上课", "School"), 18, "long"),
    (Words("计划时段", "Planned"), 15, "long"),
    (Words("计划(分)", "Planned (min)"), 11, "number"),
    (Words("实际时段", "Open"), 15, "long"),
    (Words("实际(分)", "Open (min)"), 11, "number"),
    (Words("计入(分)", "Counts (min)"), 11, "number"),
    (Words("规定(分)", "Required (min)"), 11, "number"),
    (Words("差额(分)", "Short (min)"), 11, "blank_zero"),
    (Words("无人值班(分)", "Unstaffed (min)"), 12.5, "blank_zero"),
    (Words("达标", "Reached"), 11, "center"),
)
_LOG = (
    Words("日期", "Date"),
    Words("开放", "Opened"),
    Words("关闭", "Closed"),
    Words("值班教师", "On duty"),
    Words("分钟", "Minutes"),
    Words("开放人", "Opened by"),
    None,
    Words("关闭人", "Closed by"),
    None,
    Words("更正", "Corrected"),
)


def opening_sheet(week: WeekTotals) -> Sheet:
    """The sheet of the room's hours."""
    sheet = Sheet(str(TITLE), [width for _, width, _ in _HEADS], AMBER)
    heads.head(sheet, week, Words("开放与值班", "open hours and duty"))
    head = sheet.add([str(title) for title, _, _ in _HEADS], "head", 32)
    first = sheet.next
    for day in week.opening.days:
        sheet.add(_day(week, day, sheet.next), [look for _, _, look in _HEADS], 15 * max(1.2, _lines(day)))
    last = sheet.next - 1
    _week(sheet, week, first, last)
    sheet.warnings.append((f"L{first}:L{last + 1}", str(MISSED)))
    _log(sheet, week)
    sheet.gap()
    sheet.charts.append(_chart(sheet, first, last))
    for _ in range(13):
        sheet.gap(18)
    heads.signature(sheet)
    sheet.repeated, sheet.one_page = (head, head), len(sheet.rows) <= 48
    return sheet


def _day(week: WeekTotals, open_day: OpenDay, row: int) -> list[Value]:
    day, meter = open_day.day, open_day.meter
    pending = not meter.over and not meter.reached
    missed = str(PENDING if pending else MISSED)
    verdict = str(NOT_JUDGED) if not meter.required_minutes else str(REACHED) if meter.reached else missed
    return [
        day.on,
        str(weekday_words(day.on)),
        str(day.told()),
        _spans(open_day.planned),
        meter.planned_minutes,
        _spans((opening.starts, opening.ends) for opening in open_day.openings),
        meter.actual_minutes,
        meter.counted_minutes,
        meter.required_minutes or None,
        Formula(f"MAX(0,I{row}-H{row})", meter.missing_minutes),
        meter.unstaffed_minutes,
        Formula(f'IF(I{row}=0,"{NOT_JUDGED}",IF(H{row}>=I{row},"{REACHED}","{missed}"))', verdict),
    ]


def _lines(day: OpenDay) -> int:
    return max(1, len(day.planned), len(day.openings), -(-len(str(day.day.told())) // 9))


def _spans(spans: Iterable[tuple[datetime, datetime | None]]) -> str:
    """Times of day, one to a line; without an end the room is open still."""
    return "\n".join(f"{starts:%H:%M}-{ends:%H:%M}" if ends else f"{starts:%H:%M}-" for starts, ends in spans)


def _week(sheet: Sheet, week: WeekTotals, first: int, last: int) -> None:
    """The sums of the days, the week against its own rule, and the school days that reached theirs."""
    meter, row = week.opening.meter, last + 1
    missed = str(MISSED if meter.over else PENDING)
    verdict = str(NOT_JUDGED) if not meter.required_minutes else str(REACHED) if meter.reached else missed
    sums = {
        "E": meter.planned_minutes,
        "G": meter.actual_minutes,
        "H": meter.counted_minutes,
        "K": meter.unstaffed_minutes,
    }
    added = {letter: Formula(f"SUM({letter}{first}:{letter}{last})", many) for letter, many in sums.items()}
    sheet.add(
        [
            str(Words("本周合计", "The week")),
            None,
            Formula(f'COUNTIF(I{first}:I{last},">0")&"{_SCHOOL_DAYS}"', f"{_required(week)}{_SCHOOL_DAYS}"),
            None,
            added["E"],
            None,
            added["G"],
            added["H"],
            meter.required_minutes,
            Formula(f"MAX(0,I{row}-H{row})", meter.missing_minutes),
            added["K"],
            Formula(f'IF(I{row}=0,"{NOT_JUDGED}",IF(H{row}>=I{row},"{REACHED}","{missed}"))', verdict),
        ],
        ("total_name", *["total"] * 3, *["total_number" if letter in "EGHIJK" else "total" for letter in "EFGHIJKL"]),
        20,
    )
    sheet.merge(row, 0, 1)
    reached = sum(day.meter.reached and day.meter.required_minutes > 0 for day in week.opening.days)
    told = str(Words("达标的上课日：", "School days that reached the rule: "))
    sheet.add(
        [
            Formula(
                f'"{told}"&COUNTIF(L{first}:L{last},"{REACHED}")&" / "&COUNTIF(I{first}:I{last},">0")',
                f"{told}{reached} / {_required(week)}",
            ),
            *[None] * 11,
        ],
        "note",
    )
    sheet.merge(sheet.next - 1, 0, 11)
    if meter.note is not None:
        sheet.spread(str(meter.note), "note")


_SCHOOL_DAYS = Words(" 个上课日", " school days")


def _required(week: WeekTotals) -> int:
    return sum(day.meter.required_minutes > 0 for day in week.opening.days)


def _log(sheet: Sheet, week: WeekTotals) -> None:
    """When the room was opened and closed, by whom, and who was on duty."""
    heads.section(sheet, Words("开放记录", "The log of the room"))
    row = sheet.add([None if head is None else str(head) for head in _LOG], "head")
    for place in (5, 7):
        sheet.merge(row, place, place + 1)
    openings = [opening for day in week.opening.days for opening in day.openings]
    if not openings:
        row = sheet.add([str(Words("本周没有开放记录", "The room was not opened this week")), *[None] * 9], "text")
        sheet.merge(row, 0, len(_LOG) - 1)
    for opening in openings:
        row = sheet.add(_opening(opening, sheet.next), _LOG_LOOKS)
        for place in (5, 7):
            sheet.merge(row, place, place + 1)


_LOG_LOOKS = ("date", "time", "time", "text", "number", "text", "text", "text", "text", "center")


def _opening(opening: Opening, row: int) -> list[Value]:
    minutes = (opening.ends - opening.starts) // timedelta(minutes=1) if opening.ends else 0
    return [
        opening.starts.date(),
        opening.starts.time(),
        opening.ends.time() if opening.ends else None,
        str(Words("、", ", ")).join(dict.fromkeys(turn.staff_name for turn in opening.turns)),
        Formula(f'IF(C{row}="",0,ROUND((C{row}-B{row})*1440,0))', minutes),
        opening.opened_by,
        None,
        opening.closed_by,
        None,
        str(YES if opening.corrected else NO),
    ]


def _chart(sheet: Sheet, first: int, last: int) -> Chart:
    """Counted minutes of each day against the rule."""

    def column(letter: str) -> str:
        return f"'{sheet.title}'!${letter}${first}:${letter}${last}"

    return Chart(
        title=str(Words("每日计入的开放分钟与规定", "Counted open minutes and the rule")),
        names=column("B"),
        series=(
            Series(str(Words("计入分钟", "Minutes that count")), column("H"), TEAL),
            Series(str(Words("每日规定", "The daily rule")), column("I"), AMBER, line=True),
        ),
        anchor=f"A{sheet.next}",
        width=28,
        height=7.6,
    )
