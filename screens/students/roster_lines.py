"""What the preview of a roster lists, group by group: what is wrong first, then what would change."""

from collections.abc import Iterator

from model.exchange.roster_lines import RosterReading
from model.named import NamedTuple
from model.people.dormitories import named
from model.people.roster_lines import Line, Problem
from model.people.roster_plan import Change, FactChange, RosterPlan
from model.words import Words, say
from tui.app import DeskApp
from tui.sheet import Cell, Heading


class Row(NamedTuple):
    """One line of the preview."""

    key: tuple[str, int]
    """The group and the place in it."""
    where: str
    """The place in the file, or the class."""
    who: str
    """The student, as they may be shown."""
    what: Cell
    """What is wrong, or what is different."""
    told: str
    """All of it, for below the list."""


def rows_of(app: DeskApp, plan: RosterPlan) -> list[Row | Heading]:
    """The whole preview; names as they may be shown."""
    groups = (
        (Words("问题：这些行不导入", "Problems: these rows stay out"), list(_problems(app, plan, severe=True))),
        (Words("提醒：行会导入", "Remarks: the rows go in"), list(_problems(app, plan, severe=False))),
        (Words("更新", "Changed"), list(_changes(app, "changed", plan.changed))),
        (Words("返校", "Back at school"), list(_changes(app, "returning", plan.returning))),
        (Words("名册中没有", "Not in the roster"), list(_missing(app, plan))),
        (Words("新建班级和宿舍", "New classes and dormitory rooms"), list(_places(plan))),
        (Words("新增", "New"), list(_new(app, plan))),
        (Words("工作表", "Sheets"), list(_sheets(plan))),
    )
    shown: list[Row | Heading] = []
    for title, rows in groups:
        if rows:
            shown += [_heading(title, rows), *rows]
    return shown


def _heading(title: Words, rows: list[Row]) -> Heading:
    """A group's title and how many rows it has; not where each row tells its own number."""
    told = Words("{title}", "{title}") if rows[0].key[0] in ("classes", "dormitories") else _COUNTED
    return Heading(told.saying(title=title, n=len(rows)))


_COUNTED = Words("{title} {n}", "{title} {n}")


def _problems(app: DeskApp, plan: RosterPlan, *, severe: bool) -> Iterator[Row]:
    lines = {(line.sheet, line.row): line for line in plan.reading.lines}
    for place, problem in enumerate(each for each in plan.problems if each.severe is severe):
        line = lines.get((problem.sheet, problem.row))
        what, told = (_hidden(app, words, line) for words in (problem.words, problem.told()))
        who = app.shown_name(line.name) if line else ""
        yield Row(
            ("severe" if severe else "slight", place),
            _where(problem),
            who,
            Cell(what, "late" if severe else "due"),
            told,
        )


def _where(problem: Problem) -> str:
    return f"{problem.sheet}!{problem.column}{problem.row}"


def _hidden(app: DeskApp, words: Words, line: Line | None) -> str:
    return str(words).replace(line.name, app.shown_name(line.name)) if line else str(words)


def _sheets(plan: RosterPlan) -> Iterator[Row]:
    """How each sheet was understood, and which were not read."""
    reading = plan.reading
    if not isinstance(reading, RosterReading):
        return
    for place, sheet in enumerate(reading.sheets):
        told = say("第 {row} 行是列名，读到 {n} 人", "heads in row {row}, {n} read", row=sheet.heads_row, n=sheet.lines)
        if sheet.unknown:
            columns = say("、", ", ").join(sheet.unknown)
            told += say("；不读的列：{columns}", "; columns not read: {columns}", columns=columns)
        yield Row(("sheet", place), sheet.name, "", Cell(told), f"{sheet.name}  {told}")
    for place, ignored in enumerate(reading.ignored):
        yield Row(("ignored", place), ignored.name, "", Cell(str(ignored.why), "due"), f"{ignored.name}  {ignored.why}")


def _changes(app: DeskApp, group: str, changes: tuple[Change, ...]) -> Iterator[Row]:
    for place, change in enumerate(changes):
        who, class_shown = app.shown_name(change.student.name), change.student.class_shown()
        facts = say("；", "; ").join(str(_from_to(fact)) for fact in change.facts)
        what = _masked(app, change, facts)
        told = f"{who}  {class_shown}  {change.student.number}  {what}"
        yield Row((group, place), class_shown, who, Cell(what), told)


def _from_to(fact: FactChange) -> Words:
    """What a fact was and shall be; only one of the two where the other is nothing."""
    if not str(fact.before):
        words = Words("{fact}：{after}", "{fact}: {after}")
    elif not str(fact.after):
        words = Words("{fact}：去掉 {before}", "{fact}: no longer {before}")
    else:
        words = Words("{fact}：{before} 改为 {after}", "{fact}: {before} to {after}")
    return words.saying(fact=fact.title, before=fact.before, after=fact.after)


def _masked(app: DeskApp, change: Change, told: str) -> str:
    for name in (change.student.name, change.line.name):
        told = told.replace(name, app.shown_name(name))
    return told


def _missing(app: DeskApp, plan: RosterPlan) -> Iterator[Row]:
    for place, student in enumerate(plan.missing):
        who, class_shown = app.shown_name(student.name), student.class_shown()
        yield Row(("missing", place), class_shown, who, Cell(student.number), f"{who}  {class_shown}  {student.number}")


def _places(plan: RosterPlan) -> Iterator[Row]:
    from model.people.classes import this_school_year

    year = this_school_year()
    if plan.new_classes:
        told = "  ".join(known_as.shown(year) for known_as in plan.new_classes)
        n = say("{n} 个班级", "{n} {n:class|classes}", n=len(plan.new_classes))
        yield Row(("classes", 0), n, "", Cell(told), told)
    if plan.new_dormitories:
        told = "  ".join(named(*place) for place in plan.new_dormitories)
        n = say("{n} 间宿舍", "{n} {n:room|rooms}", n=len(plan.new_dormitories))
        yield Row(("dormitories", 0), n, "", Cell(told), told)


def _new(app: DeskApp, plan: RosterPlan) -> Iterator[Row]:
    from model.people.classes import this_school_year

    year = this_school_year()
    for place, line in enumerate(plan.new):
        who, class_shown = app.shown_name(line.name), line.school_class.shown(year)
        yield Row(("new", place), class_shown, who, Cell(line.number), f"{who}  {class_shown}  {line.number}")
