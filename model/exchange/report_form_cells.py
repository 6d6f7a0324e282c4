"""One filled form of the weekly report: found by its labels, read cell by cell; what is wrong is kept with its place."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from model import clock
from model.committee import reports
from model.committee.concerns import Seen
from model.committee.places import Point
from model.committee.reports import TALK_WORDS, Answer
from model.committee.weeks import ReportWeek
from model.exchange import report_form_labels as labels
from model.exchange.sheets import Cell, Sheet, cell_text, column_letter
from model.named import NamedTuple
from model.people import students
from model.words import Words


class Filled(NamedTuple):
    """One form that can be taken in."""

    sheet: str
    """The name of its sheet."""
    point: Point
    """Of which class or dormitory."""
    week: ReportWeek
    """For which week."""
    answer: str
    """``nothing`` or ``report``."""
    says: Answer
    """What it says."""
    came: datetime
    """When it was handed in."""
    replaces: bool
    """Whether that class answered already."""


class BadCell(NamedTuple):
    """A cell that cannot be read."""

    sheet: str
    """The name of its sheet."""
    cell: str
    """Its place, ``B4``; empty where it is the whole sheet."""
    words: Words
    """What is wrong with it."""

    def said(self) -> Words:
        """Where and what, in one line."""
        where = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return Words(f"{where}：{self.words.zh}", f"{where}: {self.words.en}")


class Form:
    """One sheet, by its labels."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.bad: list[BadCell] = []
        self._rows: dict[str, int] = {}
        for at, row in enumerate(sheet.rows):
            if row and (said := cell_text(row[0]).strip()):
                self._rows.setdefault(said.casefold(), at)

    def cell(self, label: Words) -> tuple[int, Cell] | None:
        """The row of a label and what stands beside it."""
        at = self._rows.get(label.zh.casefold(), self._rows.get(label.en.casefold()))
        return None if at is None else (at, self._at(at, 1))

    def text(self, label: Words) -> str:
        """What stands beside a label, as text."""
        found = self.cell(label)
        return cell_text(found[1]).strip() if found else ""

    def wrong(self, label: Words, words: Words) -> None:
        """The cell beside a label is bad."""
        found = self.cell(label)
        self.bad.append(BadCell(self._sheet.name, f"B{found[0] + 1}" if found else "", words))

    def is_blank(self) -> bool:
        """Whether nobody filled it in."""
        told = [
            labels.ANSWER,
            labels.MOOD,
            labels.TALK,
            labels.EVENTS,
            labels.HELP,
            *map(labels.talk_label, TALK_WORDS),
        ]
        return not any(self.text(label) for label in told) and not any(True for _ in self._students())

    def read(self, point: Point, week: ReportWeek) -> Filled | None:
        """What it says; None where a cell is bad."""
        answer, mood = self._one_of(labels.ANSWER, labels.ANSWERS), self._one_of(labels.MOOD, labels.MOODS)
        talks = frozenset(name for name in TALK_WORDS if self._yes(labels.talk_label(name)))
        seen = tuple(self._seen(point))
        texts = talk, events, help_asked = tuple(map(self.text, (labels.TALK, labels.EVENTS, labels.HELP)))
        came = self._came(week)
        if answer is None and not self.text(labels.ANSWER):
            answer = "report" if (talks or seen or any(texts)) else None
            if answer is None:
                self.wrong(labels.ANSWER, Words("请选零报告或有情况", "Choose nothing to report, or report"))
        if answer == "nothing" and (talks or seen or any(texts)):
            self.wrong(
                labels.ANSWER,
                Words("选了零报告，但下面写了内容", "It says nothing to report, yet something stands below"),
            )
        if self.bad or answer is None or came is None:
            return None
        says = Answer(int(mood) if mood else None, talks, talk, events, help_asked, seen)
        there = reports.of(point.place, week.monday) is not None
        return Filled(self._sheet.name, point, week, answer, says, came, there)

    def _one_of(self, label: Words, words: Mapping[str, Words]) -> str | None:
        text = self.text(label)
        found = labels.meant(text, dict(words)) if text else None
        if text and found is None:
            self.wrong(label, Words("“{text}”不在选项中", "{text} is none of the choices").saying(text=text))
        return found

    def _yes(self, label: Words) -> bool:
        text = self.text(label).casefold()
        if not text or text in _NO:
            return False
        if text not in _YES:
            self.wrong(label, Words("请填“是”或留空", "Write yes, or leave it empty"))
        return True

    def _came(self, week: ReportWeek) -> datetime | None:
        found = self.cell(labels.CAME)
        value: Any = found[1] if found else ""
        day = value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
        if day is None and (text := cell_text(value).strip()):
            try:
                day = date.fromisoformat(text.replace("/", "-").replace(".", "-"))
            except ValueError:
                self.wrong(labels.CAME, Words("日期请写成 2026-11-25", "Write the date as 2026-11-25"))
                return None
        day = day or clock.today()
        if not week.monday <= day <= clock.today():
            self.wrong(labels.CAME, Words("日期应在本周一至今天之间", "The date lies between that Monday and today"))
            return None
        return clock.now() if day == clock.today() else datetime.combine(day, time())

    def _students(self) -> Iterator[tuple[int, list[str]]]:
        head = self._rows.get(labels.STUDENT.zh.casefold(), self._rows.get(labels.STUDENT.en.casefold()))
        if head is None:
            return
        for at in range(head + 1, min(head + 1 + labels.STUDENTS, len(self._sheet.rows))):
            cells = [cell_text(self._at(at, column)).strip() for column in range(4)]
            if any(cells):
                yield at, cells

    def _seen(self, point: Point) -> Iterator[Seen]:
        for at, (name, kind, seen, urgent) in self._students():
            student = self._student(at, name, point)
            about = labels.meant(kind, labels.KINDS) if kind else "other"
            if about is None:
                self._bad(at, 1, Words("“{text}”不在选项中", "{text} is none of the choices").saying(text=kind))
            if not seen:
                self._bad(at, 2, Words("请写明看到的事实", "Write what was seen"))
            if urgent and urgent.casefold() not in _YES | _NO:
                self._bad(at, 3, Words("请填“是”或留空", "Write yes, or leave it empty"))
            if student is not None and about is not None and seen:
                yield Seen(student, seen, about, urgent.casefold() in _YES)

    def _student(self, at: int, name: str, point: Point) -> int | None:
        if not name:
            self._bad(at, 0, Words("缺学生姓名", "The student's name is missing"))
            return None
        here = students.of_class(int(point.place.key)) if point.place.kind == "class" else students.all_here()
        found = [each.id for each in here if name in (each.name, each.number)]
        if len(found) == 1:
            return found[0]
        wrong = (
            Words("有同名学生，请写学号", "Two students have that name; write the number")
            if found
            else Words("本班没有“{name}”", "There is no {name} in this class").saying(name=name)
        )
        self._bad(at, 0, wrong)
        return None

    def _bad(self, row: int, column: int, words: Words) -> None:
        self.bad.append(BadCell(self._sheet.name, f"{column_letter(column)}{row + 1}", words))

    def _at(self, row: int, column: int) -> Cell:
        cells = self._sheet.rows[row]
        return cells[column] if column < len(cells) else ""


_YES = frozenset({"是", "yes", "y", "√", "1"})  # not said: read from forms
_NO = frozenset({"否", "no", "n", "0"})  # not said: read from forms
