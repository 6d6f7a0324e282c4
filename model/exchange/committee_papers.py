"""What the committee needs on paper: the roster for the wall, a term sheet for each member, the grid chart (C2, C7).

They hold names, so each that is made stands in the journal; they go to the wall or to the member, not to the district.
On the chart for the wall the students who need a mentor have their surname and stars; whole names are asked for.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Literal

from model import clock, rights, settings
from model.committee import evaluation, grid, seats, training
from model.committee.evaluation import VERDICT_WORDS
from model.committee.grid import Chart, GridClass
from model.committee.places import CHAIR_WORDS, SIDES
from model.committee.seats import CHOSEN_WORDS, Chair, Seat
from model.committee.weeks import term_for
from model.exchange.safely import write
from model.exchange.workbook.looks import TEAL
from model.exchange.workbook.package import packed
from model.exchange.workbook.sheet import Sheet, Value
from model.rights import Right
from model.store import journal
from model.words import Words, say

Paper = Literal["roster", "term_sheets", "grid_a4", "grid_a3", "grid_a4_names", "grid_a3_names"]
PAPER_WORDS: dict[Paper, Words] = {
    "roster": Words("心理委员名册", "Roster of the committee"),
    "term_sheets": Words("心理委员学期考核表", "Term sheets of the members"),
    "grid_a4": Words("心理工作网格图", "Grid chart"),
    "grid_a3": Words("心理工作网格图", "Grid chart"),
    "grid_a4_names": Words("心理工作网格图（内部）", "Grid chart, internal"),
    "grid_a3_names": Words("心理工作网格图（内部）", "Grid chart, internal"),
}
"""What each paper is called."""
A3, A4 = 8, 9
_NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))


def save(paper: Paper, path: Path) -> int:
    """Make a paper and write it to a file; answers how many people or classes are on it."""
    rights.need(Right.SEATS)
    sheets, many = _made(paper)
    school = settings.get().school_name
    title = f"{school} {PAPER_WORDS[paper]}".strip()
    content = packed(sheets, title, school, datetime.combine(clock.today(), time()))
    words = Words("导出了{paper}：{n} 项", "Exported {paper}: {n} {n:line|lines}").saying(
        paper=PAPER_WORDS[paper], n=many
    )
    details = {"paper": paper, "file": path.name, "rows": many, "names": True}
    with journal.writing("export.committee", words, kind="record", details=details):
        write(path, content)
    return many


def _made(paper: Paper) -> tuple[list[Sheet], int]:
    if paper == "roster":
        chairs = [chair for side in SIDES for chair in seats.committee(side)]
        return [_roster(chairs)], sum(chair.seat is not None for chair in chairs)
    if paper == "term_sheets":
        members = _of_this_term()
        return [_term_sheet(seat, f"{n}") for n, seat in enumerate(members, 1)] or [_none()], len(members)
    chart = grid.chart() if paper.endswith("names") else _with_stars(grid.chart())
    return [_chart(chart, paper)], sum(len(grade.classes) for grade in chart.grades)


def _none() -> Sheet:
    sheet = Sheet(str(PAPER_WORDS["term_sheets"]), (60,), TEAL)
    sheet.spread(say("本学期没有心理委员", "There were no members this term"), "title", 32)
    return sheet


def _head(sheet: Sheet, paper: Paper, under: str) -> None:
    words = Words("{school}{paper}", "{school} {paper}").saying(
        school=settings.get().school_name, paper=PAPER_WORDS[paper]
    )
    sheet.spread(str(words).strip(), "title", 34)
    sheet.spread(under, "subtitle", 20)


def _term_said() -> str:
    term = term_for(clock.today())
    return str(term.words()) if term else str(clock.today())


def _roster(chairs: Sequence[Chair]) -> Sheet:
    sheet = Sheet(str(PAPER_WORDS["roster"]), (16, 18, 12, 16, 14, 14), TEAL, portrait=True)
    _head(sheet, "roster", _term_said())
    heads = (
        Words("年级/楼栋", "Grade"),
        Words("班级/宿舍", "Class"),
        Words("席位", "Seat"),
        Words("姓名", "Name"),
        Words("任期至", "Until"),
        Words("班主任", "Head teacher"),
    )
    row = sheet.add([str(words) for words in heads], "head", 24)
    sheet.repeated, sheet.freeze = (row, row), f"A{row + 1}"
    for chair in chairs:
        point, seat = chair.point, chair.seat
        values: list[Value] = [str(point.group), str(point.words), str(CHAIR_WORDS[chair.chair])]
        values += [seat.name if seat else str(chair.said), seat.until_on if seat else None, point.head_teacher or None]
        sheet.add(values, ("text", "name", "center", "center" if seat else "note", "date", "center"), 20)
    return sheet


def _of_this_term() -> list[Seat]:
    """Everybody who held a seat for some of this term, in the order of the school."""
    term = term_for(clock.today())
    if term is None:
        return []
    order = {chair.point.place: n for n, chair in enumerate(c for side in SIDES for c in seats.committee(side))}
    held = seats.between(term.starts, min(term.ends, clock.today()))
    return sorted(held, key=lambda seat: (order.get(seat.place, len(order)), seat.chair, seat.from_on))


def _term_sheet(seat: Seat, number: str) -> Sheet:
    title = f"{number} {seat.name}".translate(_NOT_IN_A_TITLE)[:31]
    sheet = Sheet(title, (20, 18, 20, 18), TEAL, portrait=True, one_page=True)
    _head(sheet, "term_sheets", _term_said())
    facts, said = evaluation.facts(seat.id), evaluation.of_seat(seat.id)
    chair = CHAIR_WORDS[seat.chair]
    for one, value, other, second in (
        (Words("姓名", "Name"), seat.name, Words("学号", "Number"), seat.number),
        (Words("席位", "Seat"), str(chair), Words("产生方式", "Chosen by"), str(CHOSEN_WORDS[seat.chosen])),
        (Words("任期自", "From"), str(seat.from_on), Words("任期至", "Until"), str(seat.last)),
        (Words("应交周报", "Reports wanted"), facts.due, Words("按时", "On time"), facts.on_time),
        (Words("迟交", "Late"), facts.late, Words("缺交", "Missing"), facts.missing),
        (Words("参加培训", "Trainings"), facts.attended, Words("培训分钟", "Minutes"), facts.minutes),
        (Words("上报关注", "Concerns told"), facts.concerns, Words("零报告", "Nothing to report"), facts.nothing),
    ):
        sheet.add([str(one), value, str(other), second], ("head", "center", "head", "center"), 26)
    sheet.gap()
    for held in training.between(seat.from_on, min(seat.last, clock.today())):
        if seat.id in held.present:
            row = sheet.add([held.day, held.topic, None, held.minutes], ("date", "long", "long", "number"), 22)
            sheet.merge(row, 1, 2)
    sheet.gap()
    verdict = str(VERDICT_WORDS[said.verdict]) if said else ""
    row = sheet.add([say("考核结果", "Verdict"), verdict, None, None], ("head", "name", "name", "name"), 28)
    sheet.merge(row, 1, 3)
    row = sheet.add(
        [say("评语", "In words"), said.words if said else "", None, None], ("head", "long", "long", "long"), 70
    )
    sheet.merge(row, 1, 3)
    sheet.gap(18)
    sheet.add(
        [say("心理教师：", "Counsellor:"), None, say("日期：", "Date:"), None],
        ("sign", "sign_line", "sign", "sign_line"),
        28,
    )
    return sheet


def _with_stars(chart: Chart) -> Chart:
    """The chart with the surnames of its students alone."""

    def starred(each: GridClass) -> GridClass:
        hidden = [replace(one, name=one.name[:1] + "*" * max(1, len(one.name) - 1)) for one in each.students]
        return replace(each, students=tuple(hidden))

    return replace(
        chart, grades=tuple(replace(grade, classes=tuple(map(starred, grade.classes))) for grade in chart.grades)
    )


def _chart(chart: Chart, paper: Paper) -> Sheet:
    """Leader, grade, class, mentor, student, one line a class; every empty point below."""
    size = A3 if "a3" in paper else A4
    sheet = Sheet(str(PAPER_WORDS[paper]), (16, 16, 16, 16, 22, 44), TEAL, one_page=True, paper=size)
    _head(sheet, paper, say("学校负责人：{who}", "The school: {who}", who=chart.lead or _NOBODY))
    heads = (
        Words("年级", "Grade"),
        Words("年级负责人", "Answers for it"),
        Words("班级", "Class"),
        Words("班主任", "Head teacher"),
        Words("心理委员", "Members"),
        Words("育人导师 - 学生", "Mentor - student"),
    )
    row = sheet.add([str(words) for words in heads], "head", 26)
    sheet.repeated = (row, row)
    for grade in chart.grades:
        first = sheet.next
        for each in grade.classes:
            pairs = "  ".join(f"{one.mentor or _NOBODY} - {one.name}" for one in each.students)
            members = "  ".join(name or str(_VACANT) for name in each.members)
            values = [str(grade.words), grade.lead or str(_NOBODY), str(each.point.words)]
            sheet.add(
                [*values, each.point.head_teacher or str(_NOBODY), members, pairs], ("center",) * 4 + ("text", "long")
            )
        for column in (0, 1):
            sheet.merge(first, column, column, rows=sheet.next - first)
    empties = chart.empty_points()
    sheet.gap()
    words = Words("空缺点（{n} 处）", "Empty points ({n})").saying(n=len(empties))
    sheet.spread(str(words), "section", 22)
    said = "；".join(str(each.words) for each in empties) or say("没有空缺", "None")
    sheet.spread(said, "note", 16 * max(1, len(said) // 90 + 1))
    return sheet


_NOBODY = Words("（缺）", "(nobody)")
_VACANT = Words("空缺", "vacant")
