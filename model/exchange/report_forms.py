"""A workbook of blank forms for one week's reports: a sheet for each class and dormitory, with drop-downs (C3)."""

from collections.abc import Sequence
from datetime import datetime, time

from model import rights, settings
from model.committee import board
from model.committee.places import Point
from model.committee.reports import TALK_WORDS
from model.committee.weeks import ReportWeek
from model.exchange import report_form_labels as labels
from model.exchange.workbook.looks import TEAL
from model.exchange.workbook.package import packed
from model.exchange.workbook.sheet import Sheet, Value
from model.rights import Right
from model.words import Words, say

_WIDTHS = (22, 14, 40, 10)
_NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))


def code_of(point: Point, week: ReportWeek) -> str:
    """What says in the form whose it is: ``class-12 2026-11-23``."""
    return f"{point.place.kind}-{point.place.key} {week.monday}"


def forms(week: ReportWeek, points: Sequence[Point] | None = None) -> bytes:
    """The workbook of blank forms of a week; of everybody whose answer is wanted unless ``points`` are given."""
    rights.need(Right.TAKE_REPORTS)
    wanted = [each.point for each in board.missing(week)] if points is None else list(points)
    names = _titles(wanted)
    sheets = [_sheet(point, week, name) for point, name in zip(wanted, names, strict=True)]
    if not sheets:
        sheets = [_nobody(week)]
    title = say("心理周报 第{n}周", "Weekly report, week {n}", n=week.number)
    return packed(sheets, title, settings.get().school_name, datetime.combine(week.monday, time()))


def _titles(points: Sequence[Point]) -> list[str]:
    """A tab of its own for each, as a workbook allows it: 31 characters, some signs not among them."""
    found: list[str] = []
    for point in points:
        plain = str(point.words).translate(_NOT_IN_A_TITLE)[:28]
        name, n = plain, 2
        while name.casefold() in {each.casefold() for each in found}:
            name, n = f"{plain}-{n}", n + 1
        found.append(name)
    return found


def _nobody(week: ReportWeek) -> Sheet:
    sheet = Sheet(say("周报", "Report"), _WIDTHS, TEAL)
    sheet.spread(say("第{n}周没有要交的周报", "No report is wanted for week {n}", n=week.number), "title", 32)
    return sheet


def _sheet(point: Point, week: ReportWeek, title: str) -> Sheet:
    sheet = Sheet(title, _WIDTHS, TEAL, portrait=True, one_page=True)
    head = Words("{place} 第{n}周心理周报", "{place}: report of week {n}").saying(place=point.words, n=week.number)
    sheet.spread(str(head), "title", 30)
    sheet.spread(f"{week.monday} - {week.last}", "subtitle", 18)
    _line(sheet, labels.CODE, code_of(point, week))
    _choice(sheet, labels.ANSWER, [str(words) for words in labels.ANSWERS.values()])
    _choice(sheet, labels.MOOD, [str(words) for words in labels.MOODS.values()])
    for name in TALK_WORDS:
        _choice(sheet, labels.talk_label(name), [str(labels.YES)])
    for label in (labels.TALK, labels.EVENTS, labels.HELP):
        _line(sheet, label, None, height=42)
    _line(sheet, labels.CAME, None)
    sheet.gap()
    sheet.add([str(words) for words in (labels.STUDENT, labels.KIND, labels.SEEN, labels.URGENT)], "head", 22)
    first = sheet.next
    for _ in range(labels.STUDENTS):
        sheet.add([None, None, None, None], ("text", "text", "long", "center"), 34)
    last = sheet.next - 1
    sheet.choices.append((f"B{first}:B{last}", tuple(str(words) for words in labels.KINDS.values())))
    sheet.choices.append((f"D{first}:D{last}", (str(labels.YES),)))
    sheet.spread(str(_HINT), "note", 30)
    return sheet


_HINT = Words(
    "没有情况也要报：本周情况选“零报告”。只写看到的事实，不作判断；紧急的事请立即告诉老师，不等周报。",
    "Nothing to report is an answer too: choose it above. Write facts only; what is urgent is told to a teacher at once.",
)


def _line(sheet: Sheet, label: Words, value: Value, height: float = 22) -> int:
    row = sheet.add([str(label), value, None, None], ("name", "long", "long", "long"), height)
    sheet.merge(row, 1, 3)
    return row


def _choice(sheet: Sheet, label: Words, texts: Sequence[str]) -> None:
    row = _line(sheet, label, None)
    sheet.choices.append((f"B{row}", tuple(texts)))
