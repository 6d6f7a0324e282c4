"""参加: one line for each person in each visit, so that distinct people and topics can be counted by formula."""

from model.appointments.kept import VISITOR_WORDS
from model.exchange.sheets import column_letter
from model.exchange.visit_columns import Sayer, grade_said, sex_said
from model.exchange.workbook import heads
from model.exchange.workbook.sheet import Column, Formula, Sheet, Value
from model.named import NamedTuple
from model.totals.lines import Line, Person
from model.totals.names import NOBODY
from model.totals.week import WeekTotals
from model.words import Words

TITLE = Words("参加", "People")
_HEADS: dict[str, tuple[Words, float, str]] = {
    "number": (Words("编号", "Number"), 10.5, "center"),
    "counsellor": (Words("教师", "Counsellor"), 10, "text"),
    "code": (Words("人员编号", "Person"), 12, "center"),
    "name": (Words("姓名", "Name"), 12, "text"),
    "class": (Words("班级", "Class"), 11, "text"),
    "kind": (Words("对象", "Kind"), 8, "center"),
    "grade": (Words("年级", "Grade"), 8, "center"),
    "sex": (Words("性别", "Sex"), 6, "center"),
    "first_here": (Words("教师首次", "First with counsellor"), 9, "mark"),
    "first": (Words("本室首次", "First in the room"), 9, "mark"),
}
_NAMED = ("name", "class")
_CONTENT = ("number", "grade", "sex")
"""What a bare week does not tell of a person: neither which visit, nor what the sums of students are made from."""


class People(NamedTuple):
    """The sheet of people, and its columns as formulas refer to them."""

    sheet: Sheet
    """The sheet."""
    columns: dict[str, Column]
    """Its columns by their keys."""
    topics: dict[str | None, Column]
    """The column of each topic, which holds 1 where a visit was about it; none in a bare week."""


def people_sheet(week: WeekTotals, say: Sayer) -> People:
    """The sheet of people."""
    keys = [key for key in _HEADS if say.names or key not in _NAMED]
    topics = [total.code for total in week.topics]
    if not week.codes_stay:
        keys, topics = [key for key in keys if key not in _CONTENT], []
    widths = [_HEADS[key][1] for key in keys] + [8.5] * len(topics)
    sheet = Sheet(str(TITLE), widths, "B9C6C9")
    heads.head(sheet, week, Words("参加人员", "people of the week"))
    head = sheet.add([*(str(_HEADS[key][0]) for key in keys), *map(say.word, topics)], "head", 44)
    looks = [*(_HEADS[key][2] for key in keys), *["mark"] * len(topics)]
    place = {key: column_letter(number) for number, key in enumerate(keys)}
    seen: set[tuple[int | None, str]] = set()
    for line in week.lines:
        for person in line.people:
            told = _told(line, person, say, head + 1, sheet.next, place, seen)
            sheet.add([*(told[key] for key in keys), *(_mark(line, topic) for topic in topics)], looks)
    last = max(head + 1, len(sheet.rows))
    if last > len(sheet.rows):
        sheet.add([None] * len(widths), looks)
    sheet.repeated, sheet.freeze = (head, head), f"B{head + 1}"
    return People(
        sheet,
        {key: Column(sheet.title, letter, head + 1, last) for key, letter in place.items()},
        {
            topic: Column(sheet.title, column_letter(len(keys) + number), head + 1, last)
            for number, topic in enumerate(topics)
        },
    )


def _told(
    line: Line,
    person: Person,
    say: Sayer,
    first: int,
    row: int,
    place: dict[str, str],
    seen: set[tuple[int | None, str]],
) -> dict[str, Value]:
    """One person in one visit; whether it is their first one is a formula over the lines above."""
    who, code = place["counsellor"], place["code"]
    here, anywhere = (line.counsellor_id, person.code), (None, person.code)
    new_here, new = here not in seen, anywhere not in seen
    seen |= {here, anywhere}
    named = say.names.students.get(person.code) or say.names.visits.get(line.number, NOBODY)
    student = person.kind == "student"
    met = f"(${code}${first}:${code}{row}=${code}{row})"
    return {
        "number": line.number,
        "counsellor": say.staff(line.counsellor_id),
        "code": person.code,
        "name": named.name,
        "class": str(named.class_words),
        "kind": str(VISITOR_WORDS[person.kind]),
        "grade": grade_said(person.grade) if student else "",
        "sex": sex_said(person.sex) if student else "",
        "first_here": Formula(f"IF(SUMPRODUCT((${who}${first}:${who}{row}=${who}{row})*{met})=1,1,0)", int(new_here)),
        "first": Formula(f"IF(SUMPRODUCT(1*{met})=1,1,0)", int(new)),
    }


def _mark(line: Line, topic: str | None) -> int | None:
    about = topic in line.topics if topic else not line.topics
    return 1 if about else None
