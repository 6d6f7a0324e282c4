"""Filled forms of the weekly report, read back: what they say, and every bad cell by its sheet and place."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from model import clock, rights
from model.committee import places, reports
from model.committee.places import Place, Point
from model.committee.weeks import ReportWeek, week_on
from model.exchange import report_form_labels as labels
from model.exchange.report_form_cells import BadCell, Filled, Form
from model.exchange.sheets import Sheet, cell_text, read_book
from model.rights import Right
from model.store import journal
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class FormsPlan:
    """What a workbook of forms would bring."""

    filled: tuple[Filled, ...]
    """The forms that can be taken in."""
    bad: tuple[BadCell, ...]
    """What cannot be read; a form with one such cell stays out."""
    blank: tuple[str, ...]
    """The sheets nobody filled in: those classes stay missing."""


def read_forms(path: Path) -> FormsPlan:
    """Read a workbook of forms and lay it beside the board. Raises as ``sheets.read_book``."""
    rights.need(Right.TAKE_REPORTS)
    return read_sheets([sheet for sheet in read_book(path) if not sheet.hidden])


def read_sheets(sheets: Sequence[Sheet]) -> FormsPlan:
    """The same of sheets that are read already."""
    reader = _Reader()
    for sheet in sheets:
        reader.sheet(sheet)
    return FormsPlan(tuple(reader.filled), tuple(reader.bad), tuple(reader.blank))


def take_in(plan: FormsPlan, file: str) -> int:
    """Take the forms in as one change that one undo takes back; answers how many."""
    rights.need(Right.TAKE_REPORTS)
    words = Words("读入{n}份周报（{file}）", "Took {n} {n:report|reports} in ({file})").saying(
        n=len(plan.filled), file=file
    )
    with journal.writing("peer_report.take_in", words, details={"file": file}):
        for form in plan.filled:
            place, monday = form.point.place, form.week.monday
            if form.answer == "nothing":
                reports.nothing(place, monday, mood=form.says.mood, received_at=form.came, came_by="workbook")
            else:
                reports.receive(place, monday, form.says, received_at=form.came, came_by="workbook")
    return len(plan.filled)


class _Reader:
    """Reads sheet after sheet."""

    def __init__(self) -> None:
        self.filled: list[Filled] = []
        self.bad: list[BadCell] = []
        self.blank: list[str] = []
        self._points: dict[date, dict[Place, Point]] = {}
        self._seen: set[tuple[Place, date]] = set()

    def sheet(self, sheet: Sheet) -> None:
        """Read one form."""
        form = Form(sheet)
        if form.cell(labels.CODE) is None:
            if any(cell_text(cell).strip() for row in sheet.rows for cell in row):
                self.bad.append(BadCell(sheet.name, "", Words("不是周报表：没有表号", "No form: it has no code")))
            return
        found = self._whose(form)
        if found is None:
            self.bad += form.bad
            return
        point, week = found
        if form.is_blank():
            self.blank.append(sheet.name)
            return
        read = form.read(point, week)
        if form.bad or read is None:
            self.bad += form.bad
            return
        if (point.place, week.monday) in self._seen:
            self.bad.append(BadCell(sheet.name, "", Words("同一班级有两张表", "Two forms for one class")))
            return
        self._seen.add((point.place, week.monday))
        self.filled.append(read)

    def _whose(self, form: Form) -> tuple[Point, ReportWeek] | None:
        text = form.text(labels.CODE)
        kind, _, rest = text.partition("-")
        key, _, day = rest.rpartition(" ")
        try:
            monday = date.fromisoformat(day)
        except ValueError:
            form.wrong(labels.CODE, Words("表号读不出", "The code cannot be read"))
            return None
        week = week_on(monday)
        if monday not in self._points:
            self._points[monday] = {point.place: point for point in places.all_points(monday)}
        place = next((each for each in self._points[monday] if (each.kind, str(each.key)) == (kind, key)), None)
        if place is None or week is None or week.monday != monday:
            form.wrong(labels.CODE, Words("没有这个班级或这一周", "There is no such class or week"))
            return None
        if not week.wanted or monday > clock.today():
            form.wrong(
                labels.CODE,
                Words("这一周不需要上报，或还没到", "No report is wanted for that week, or it is still to come"),
            )
            return None
        return self._points[monday][place], week


__all__ = ["BadCell", "Filled", "FormsPlan", "read_forms", "read_sheets", "take_in"]
