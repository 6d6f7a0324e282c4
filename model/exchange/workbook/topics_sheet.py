"""分类: visits by topic, grade and sex, with parents, teachers and others apart; dangers and sources by themselves."""

from itertools import groupby

from model.appointments.kept import VISITOR_WORDS
from model.exchange.sheets import column_letter
from model.exchange.visit_columns import Sayer, grade_said, sex_said
from model.exchange.workbook import heads
from model.exchange.workbook.looks import TEAL
from model.exchange.workbook.people_sheet import People
from model.exchange.workbook.sheet import Formula, Sheet, Value, cell
from model.exchange.workbook.visits_sheet import Visits
from model.totals.passing_codes import FEW_SAID
from model.totals.topics import OTHERS, TopicTotal
from model.totals.week import WeekTotals
from model.words import Words

TITLE = Words("分类", "Topics")
_TOGETHER = Words("合计", "Together")


def topics_sheet(week: WeekTotals, say: Sayer, visits: Visits, people: People) -> Sheet:
    """The sheet of topics."""
    groups = len(week.groups)
    narrow = [max(6.2 if groups <= 12 else 5, 1.3 * len(sex_said(sex))) for _, sex in week.groups]
    sheet = Sheet(str(TITLE), [20, *narrow, *[9.5] * (len(OTHERS) + 3)], TEAL)
    heads.head(sheet, week, Words("来访分类", "what the visits were about"))
    heads.section(sheet, _TITLE if week.codes_stay else _TITLE_APART)
    above = _two_heads(sheet, week)
    for total in week.topics:
        sheet.add(
            _topic(week, total, say, people, above, sheet.next), ["name", *["blank_zero"] * (groups + 5), "percent"]
        )
    row = sheet.next
    values = _topic(week, week.every_topic, say, people, above, row, every=True)
    sheet.add(values, ["total_name", *["total_number"] * (groups + 5), "total_percent"])
    note = FEW_SAID if week.withheld else _MANY_TOPICS if week.codes_stay else _TOLD_APART
    sheet.spread(str(note), "note")
    if not week.withheld:
        _sources(sheet, week, say, visits)
        _dangers(sheet, week, say)
    sheet.repeated, sheet.one_page = (above, above + 1), len(sheet.rows) <= 48
    return sheet


_TITLE = Words("主题 × 年级 × 性别（人次）", "Topic by grade and sex (visits)")
_TITLE_APART = Words("主题；年级、性别（人次）", "Topics; grades and sexes (visits)")
_TOLD_APART = Words(
    "各主题只给合计，年级和性别只在末行合计，以免指向个人；一次来访可有多个主题，各主题分别计人次",
    "Topics are told as sums, grades and sexes in the last line only, so that they point at nobody; a visit with several "
    "topics counts under each",
)
_MANY_TOPICS = Words(
    "一次来访可有多个主题，各主题分别计人次，相加可大于合计；合计中每人每次只计一次",
    "A visit with several topics counts under each, so they may come to more than the last line, where it counts once",
)


def _two_heads(sheet: Sheet, week: WeekTotals) -> int:
    """Grades over sexes, then the others; answers the upper row."""
    upper: list[Value] = [str(Words("主题", "Topic")), *(grade_said(grade) for grade, _ in week.groups)]
    tail = [Words("学生合计", "Students"), *(VISITOR_WORDS[kind] for kind in OTHERS), _TOGETHER, Words("占比", "Share")]
    row = sheet.add([*upper, *map(str, tail)], "head", 22)
    sheet.add([None, *(sex_said(sex) for _, sex in week.groups), *[None] * len(tail)], "head")
    sheet.merge(row, 0, 0, rows=2)
    place = 1
    for _, same in groupby(week.groups, key=lambda group: group[0]):
        many = len(list(same))
        sheet.merge(row, place, place + many - 1)
        place += many
    for n in range(len(tail)):
        sheet.merge(row, place + n, place + n, rows=2)
    return row


def _topic(
    week: WeekTotals, total: TopicTotal, say: Sayer, people: People, above: int, row: int, *, every: bool = False
) -> list[Value]:
    """One topic; formulas count the marks in its column of the people."""
    if not week.codes_stay:
        return _apart(week, total, say, row, every=every)
    about = "1" if every else str(people.topics[total.code])
    grades, sexes, kinds = (people.columns[key] for key in ("grade", "sex", "kind"))
    student = f'({kinds}="{VISITOR_WORDS["student"]}")'
    values: list[Value] = [str(_TOGETHER) if every else say.word(total.code)]
    for place, (grade, sex) in enumerate(week.groups, start=1):
        # The head of a grade is one cell over its sexes, so only the first of them holds its name.
        letter, named = column_letter(place), column_letter(1 + _first_of(week, grade))
        text = f"SUMPRODUCT({about}*{student}*({grades}={named}${above})*({sexes}={letter}${above + 1}))"
        values.append(Formula(text, total.students.get((grade, sex), 0)))
    last, students = column_letter(len(week.groups)), len(week.groups) + 1
    values.append(Formula(f"SUM(B{row}:{last}{row})", sum(total.students.values())))
    for kind in OTHERS:
        values.append(Formula(f'SUMPRODUCT({about}*({kinds}="{VISITOR_WORDS[kind]}"))', total.others[kind]))
    first_other, last_other = cell(students, row), cell(students + len(OTHERS), row)
    values.append(Formula(f"SUM({first_other}:{last_other})", total.total))
    together, everybody = cell(students + len(OTHERS) + 1, row), f'SUMPRODUCT(1*({kinds}<>""))'
    share = total.total / week.every_topic.total if week.every_topic.total else ""
    values.append(Formula(f'IF({everybody}=0,"",{together}/{everybody})', share))
    return values


def _apart(week: WeekTotals, total: TopicTotal, say: Sayer, row: int, *, every: bool) -> list[Value]:
    """The same from plain numbers: a formula would need lines that tell topic, grade and sex together."""
    groups = [total.students.get(group, 0) if every else None for group in week.groups]
    students, last = len(week.groups) + 1, column_letter(len(week.groups))
    several = sum(total.students.values())
    values: list[Value] = [str(_TOGETHER) if every else say.word(total.code), *groups]
    values.append(Formula(f"SUM(B{row}:{last}{row})", several) if every else several)
    values += [total.others[kind] for kind in OTHERS]
    together = cell(students + len(OTHERS) + 1, row)
    values.append(Formula(f"SUM({cell(students, row)}:{cell(students + len(OTHERS), row)})", total.total))
    below = cell(students + len(OTHERS) + 1, row if every else row + len(week.topics) - week.topics.index(total))
    share = total.total / week.every_topic.total if week.every_topic.total else ""
    values.append(Formula(f'IF({below}=0,"",{together}/{below})', share))
    return values


def _first_of(week: WeekTotals, grade: int | None) -> int:
    return [known for known, _ in week.groups].index(grade)


def _sources(sheet: Sheet, week: WeekTotals, say: Sayer, visits: Visits) -> None:
    """Who sent them, by sessions."""
    heads.section(sheet, Words("来源（次数）", "Who sent them (sessions)"))
    sheet.add([str(Words("来源", "Source")), str(Words("次数", "Sessions")), None], "head", 20)
    sheet.merge(sheet.next - 1, 1, 2)
    first = sheet.next
    for source, many in week.sources.items():
        text = f"SUMPRODUCT(1*({visits.columns.get('source')}=$A{sheet.next}))"
        told: Value = Formula(text, many) if week.codes_stay else many
        sheet.add([say.word(source), told, None], ("name", "number", "number"))
        sheet.merge(sheet.next - 1, 1, 2)
    last = max(first, sheet.next - 1)
    together = Formula(f"SUM(B{first}:B{last})", len(week.lines)) if week.sources else 0
    sheet.add([str(_TOGETHER), together, None], ("total_name", "total_number", "total_number"))
    sheet.merge(sheet.next - 1, 1, 2)


def _dangers(sheet: Sheet, week: WeekTotals, say: Sayer) -> None:
    """Signs of danger as plain numbers: a formula would need lines that point at somebody."""
    heads.section(sheet, Words("危险类型（只给合计，不列个人）", "Signs of danger (totals only, nobody is listed)"))
    if not week.dangers:
        sheet.spread(str(Words("本周没有标注危险类型", "No sign of danger was marked this week")), "note")
        return
    sheet.add(
        [str(Words("危险类型", "Sign")), str(Words("次数", "Sessions")), None, str(Words("人数", "People")), None],
        "head",
        20,
    )
    for place in (1, 3):
        sheet.merge(sheet.next - 1, place, place + 1)
    for total in week.dangers:
        row = sheet.add([say.word(total.code), total.sessions, None, total.people, None], ("name", *["number"] * 4))
        for place in (1, 3):
            sheet.merge(row, place, place + 1)
