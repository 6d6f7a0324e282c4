"""The sections of the Reports page: for each, its columns and its rows, made from one week's totals."""

from collections.abc import Callable, Sequence

from model.appointments.kept import VISITOR_WORDS
from model.calendar.terms import WEEKDAYS
from model.grades import grade_words
from model.totals.basis import basis
from model.totals.counsellors import CounsellorTotal
from model.totals.open_days import OpenDay
from model.totals.passing_codes import FEW
from model.totals.week import WeekTotals
from model.values import dataclass
from model.words import Words, say
from screens.reports import reports_committee
from tui.cells import Column
from tui.sheet import Cell

Row = tuple[str | Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section: a table."""

    key: str
    """Its name in code."""
    title: Words
    """What the list of sections calls it."""
    columns: tuple[Column, ...]
    """Its columns."""
    rows: Callable[[WeekTotals], Sequence[Row]]
    """Its rows."""


def _counsellors(totals: WeekTotals) -> list[Row]:
    return [_counsellor(each) for each in totals.each] + [_counsellor(totals.all, say("合计", "All"))]


def _counsellor(each: CounsellorTotal, name: str = "") -> Row:
    reached = each.reached
    verdict: str | Cell = ""
    if reached is not None:
        verdict = Cell(say("达标", "reached"), "free") if reached else Cell(say("未达", "short"), "late")
    return (
        name or each.name,
        str(each.people),
        str(each.week.visits),
        str(each.week.minutes),
        "" if each.target is None else str(each.target),
        verdict,
        f"{each.week.hours:.2f}",
        f"{each.term.hours:.2f}",
    )


def _opening(totals: WeekTotals) -> list[Row]:
    rows = [_open_day(each) for each in totals.opening.days]
    week = totals.opening.meter
    note = f" {week.note}" if week.note else ""
    verdict = Cell(say("达标", "reached") if week.reached else say("未达", "short"), "free" if week.reached else "late")
    rows.append(
        (
            say("本周", "Week") + note,
            str(week.planned_minutes),
            str(week.actual_minutes),
            str(week.counted_minutes),
            str(week.required_minutes),
            verdict,
            str(week.unstaffed_minutes or ""),
        )
    )
    return rows


def _open_day(each: OpenDay) -> Row:
    meter = each.meter
    verdict: str | Cell = ""
    if meter.left_open:
        verdict = Cell(say("未关闭!", "not shut!"), "late")
    elif meter.required_minutes and meter.reached:
        verdict = Cell(say("达标", "reached"), "free")
    elif meter.required_minutes:
        verdict = Cell(say("差{n}", "{n} short", n=meter.missing_minutes), "late" if meter.over else "due")
    kind = "" if each.day.kind == "school" and each.day.certain else f" {each.day.told()}"
    return (
        f"{meter.on:%m-%d} {WEEKDAYS[meter.on.weekday()]}{kind}",
        str(meter.planned_minutes),
        str(meter.actual_minutes),
        str(meter.counted_minutes),
        str(meter.required_minutes),
        verdict,
        str(meter.unstaffed_minutes or ""),
    )


def _topics(totals: WeekTotals) -> list[Row]:
    rows: list[Row] = []
    for each in (*totals.topics, totals.every_topic):
        name = str(totals.said(each.code)) if each is not totals.every_topic else say("全部来访", "All visits")
        between = say("、", ", ")
        known = sorted(each.students.items(), key=lambda one: (one[0][0] or 99, one[0][1] or "~"))
        groups = between.join(f"{_group(group)}{n}" for group, n in known)
        if not totals.codes_stay and each is not totals.every_topic:
            groups = between.join(_visitors("student", n) for _, n in known)
        others = between.join(_visitors(kind, n) for kind, n in each.others.items() if n)
        rows.append((name, str(each.total), groups, others))
    return [*rows, ("", "", _withheld(), "")] if totals.withheld else rows


def _withheld() -> str:
    """Why topics and signs of danger are not told; the workbook says it at length."""
    return say("一周结束、满{n}人次才给", "told of a week that is over and has {n} visits", n=FEW)


def _visitors(kind: str, n: int) -> str:
    return say("{kind}{n}", "{kind} {n}", kind=VISITOR_WORDS[kind], n=n)


def _group(group: tuple[int | None, str | None]) -> str:
    grade, sex = group
    named = str(grade_words(grade)) if grade else say("未知", "?")
    return named + {"M": say("男", " M "), "F": say("女", " F ")}.get(sex or "", " ")


def _dangers(totals: WeekTotals) -> list[Row]:
    if totals.withheld:
        return [(_withheld(), "", "")]
    return [(str(totals.said(each.code)), str(each.sessions), str(each.people)) for each in totals.dangers]


def _lines(totals: WeekTotals) -> list[Row]:
    return [
        (
            line.number,
            f"{line.starts:%m-%d %H:%M}" if totals.codes_stay else "",
            str(line.minutes),
            line.counsellor,
            str(totals.said(line.form)),
            str(VISITOR_WORDS[line.visitor]),
            line.code,
            " ".join(str(totals.said(topic)) for topic in line.topics),
        )
        for line in totals.lines
    ]


def _basis(totals: WeekTotals) -> list[Row]:
    return [(str(each.title), str(each.says), str(each.source)) for each in basis(totals)]


def _number(key: str, title: Words, cells: int = 6, priority: int = 1) -> Column:
    return Column(key, title, cells, align="right", priority=priority)


SECTIONS: tuple[Section, ...] = (
    Section(
        "summary",
        Words("汇总", "Summary"),
        (
            Column("name", Words("教师", "Counsellor"), None, least=10),
            _number("people", Words("人数", "People")),
            _number("visits", Words("人次", "Visits")),
            _number("minutes", Words("分钟", "Min")),
            _number("target", Words("目标分钟", "Target min"), 8),
            Column("reached", Words("结果", "Result"), (6, 7)),
            _number("hours", Words("小时", "Hours")),
            _number("term", Words("学期小时", "Term h"), 9, 2),
        ),
        _counsellors,
    ),
    Section(
        "opening",
        Words("开放", "Open hours"),
        (
            Column("day", Words("日期（均为分钟）", "Day (all in minutes)"), None, least=14),
            _number("planned", Words("应开", "Plan")),
            _number("actual", Words("实开", "Open")),
            _number("counted", Words("计入", "Count")),
            _number("required", Words("要求", "Rule")),
            Column("reached", Words("结果", "Result"), 10),
            _number("unstaffed", Words("无人", "Empty"), 6, 2),
        ),
        _opening,
    ),
    Section(
        "topics",
        Words("分类", "Topics"),
        (
            Column("topic", Words("主题", "Topic"), 20),
            _number("total", Words("次", "N"), 4),
            Column("students", Words("学生（年级 性别）", "Students (grade, sex)"), None, least=20),
            Column("others", Words("其他来访", "Others"), 16, priority=2),
        ),
        _topics,
    ),
    Section(
        "dangers",
        Words("危险信号", "Dangers"),
        (
            Column("danger", Words("危险信号（不含姓名）", "Danger (no names)"), None, least=20),
            _number("sessions", Words("次", "Times")),
            _number("people", Words("人数", "People")),
        ),
        _dangers,
    ),
    Section(
        "committee",
        Words("心理委员", "Committee"),
        (
            Column("group", Words("年级/楼栋", "Grade"), None, least=10),
            _number("wanted", Words("应交", "Due")),
            _number("came", Words("已交", "In")),
            _number("nothing", Words("零报", "Zero")),
            _number("missing", Words("未交", "Miss")),
            _number("late", Words("迟交", "Late")),
            _number("seats", Words("席位", "Seats"), 8),
        ),
        reports_committee.rows,
    ),
    Section(
        "lines",
        Words("明细", "Visits"),
        (
            Column("number", Words("编号", "Number"), 9),
            Column("at", Words("时间", "Time"), 11),
            _number("minutes", Words("分钟", "Min"), 4),
            Column("with", Words("教师", "With"), 10, priority=1),
            Column("form", Words("形式", "Form"), (8, 12), priority=2),
            Column("visitor", Words("对象", "Visitor"), (6, 8), priority=2),
            Column("code", Words("代码", "Code"), 8),
            Column("topics", Words("主题", "Topics"), None, least=8, priority=3),
        ),
        _lines,
    ),
    Section(
        "basis",
        Words("口径", "Basis"),
        (
            Column("title", Words("项目", "What"), 24),
            Column("says", Words("口径", "How"), None, least=20),
            Column("source", Words("依据", "Source"), 30, priority=3),
        ),
        _basis,
    ),
)
"""In the order of the workbook's sheets."""
