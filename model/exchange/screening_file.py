"""Results of a screening as the testing platform's workbook has them: columns named once and remembered (D1).

The columns are guessed by their heads; what a person chose instead is kept in the school's own words and used again.
A student is matched by number, then by name and class; whoever fits in more than one way is asked about. The file
itself is read by ``screening_work``, in a process of its own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal

from model import rights
from model.care import mapping
from model.care.screening import Line
from model.errors import DeskError
from model.named import NamedTuple
from model.people import index
from model.people.index import Person
from model.rights import Right
from model.values import dataclass
from model.words import Words

Role = Literal["number", "name", "class", "score", "flag", "factor", "ignore"]
ROLE_WORDS: dict[Role, Words] = {
    "number": Words("学号", "Number"),
    "name": Words("姓名", "Name"),
    "class": Words("班级", "Class"),
    "score": Words("总分", "Total"),
    "flag": Words("预警/结论", "Flag"),
    "factor": Words("因子分", "Factor score"),
    "ignore": Words("不用", "not used"),
}
"""What a column may be."""
_HEADS: tuple[tuple[Role, str], ...] = (  # not said: heads that are recognised
    ("number", "学号|学籍|考号|编号|student ?(no|number|id)"),
    ("name", "姓名|^名字|^name"),
    ("class", "班级|行政班|class"),
    ("flag", "预警|结论|结果|等级|建议|提示|flag|result|level"),
    ("score", "总分|总均分|总得分|total"),
    ("ignore", "序号|性别|年龄|年级|日期|时间|学校|手机|电话|身份证|sex|age|date|time|grade|phone"),
)
_NOT_FLAGGED = frozenset(  # not said: what a platform writes of a result that asks for nothing
    "正常 无 否 良好 健康 无异常 未见异常 一般 阴性 0 no none normal ok - / 不预警 无预警 绿色".split()
)
_FURTHEST = 12
"""Rows within which the heads are looked for."""
_LONGEST_HEAD = 40
"""Characters of a head by which it is remembered."""


Sheets = Sequence[tuple[str, Sequence[Sequence[str]]]]
"""A workbook as ``screening_work.read`` tells it: each sheet its name and its rows of texts."""


class Row(NamedTuple):
    """One row that could be read."""

    where: str
    """Where it stands, as ``Sheet1!A12``."""
    number: str
    """The student number; empty without one."""
    name: str
    """The name; empty without one."""
    class_shown: str
    """The class as it was written."""
    score: str
    """The total."""
    flag: str
    """The platform's own remark."""
    flagged: bool
    """Whether that remark asks for anything."""
    factors: Mapping[str, str]
    """The scores of the factors."""


class Doubt(NamedTuple):
    """A row whose student a person has to choose."""

    row: Row
    """The row."""
    people: tuple[Person, ...]
    """Who it may be; empty for nobody known."""


@dataclass(slots=True)
class Reading:
    """A workbook read: what its columns are, whose its rows are."""

    heads: tuple[str, ...]
    """The heads, as they are written."""
    roles: dict[str, Role]
    """What each head is taken for."""
    rows: tuple[Row, ...]
    """Every row with a student in it."""
    lines: list[Line] = field(default_factory=list)
    """The rows that were matched."""
    doubts: list[Doubt] = field(default_factory=list)
    """The rows to ask about."""
    repeated: list[Row] = field(default_factory=list)
    """Further rows of a student who has one already; the first one counts."""


def read(sheets: Sheets, roles: Mapping[str, Role] | None = None) -> Reading:
    """Read a workbook's texts with these columns, or with the remembered or guessed ones.

    Raises ``DeskError`` if no sheet has a number or a name.
    """
    rights.need(Right.CARE)
    for name, rows in sheets:
        for at, head in enumerate(rows[:_FURTHEST]):
            texts = tuple(cell[:_LONGEST_HEAD] for cell in head)
            taken = _roles(texts, roles)
            if any(role in ("number", "name") for role in taken.values()):
                found = _rows(name, at, texts, taken, rows[at + 1 :])
                return _matched(Reading(tuple(text for text in texts if text), taken, tuple(found)))
    raise DeskError(
        Words(
            "没有找到“学号”或“姓名”一列；请把表头放在前 {n} 行",
            "No column of numbers or names was found; put the heads into the first {n} rows",
        ).saying(n=_FURTHEST)
    )


def _roles(heads: Sequence[str], given: Mapping[str, Role] | None) -> dict[str, Role]:
    kept = mapping.remembered()
    found: dict[str, Role] = {}
    for head in heads:
        if not head:
            continue
        if given is not None and head in given:
            found[head] = given[head]
        elif head in kept:
            found[head] = kept[head]  # type: ignore[assignment]
        else:
            found[head] = _guessed(head)
    for once in ("number", "name", "class", "score", "flag"):
        same = [head for head, role in found.items() if role == once]
        rest: Role = "factor" if once in ("score", "flag") else "ignore"
        for head in same[1:]:
            found[head] = rest
    return found


def _guessed(head: str) -> Role:
    return next((role for role, like in _HEADS if re.search(like, head, re.IGNORECASE)), "factor")


def _rows(
    sheet: str, at: int, heads: Sequence[str], roles: Mapping[str, Role], rows: Sequence[Sequence[str]]
) -> list[Row]:
    found = []
    for n, cells in enumerate(rows, at + 2):
        told: dict[str, str] = {}
        factors: dict[str, str] = {}
        for head, cell in zip(heads, cells, strict=False):
            role = roles.get(head, "ignore")
            if role == "factor" and cell:
                factors[head] = cell
            elif role not in ("factor", "ignore"):
                told[role] = cell
        if told.get("number") or told.get("name"):
            flag = told.get("flag", "")
            found.append(
                Row(
                    f"{sheet}!{n}",
                    told.get("number", ""),
                    told.get("name", ""),
                    told.get("class", ""),
                    told.get("score", ""),
                    flag,
                    bool(flag) and flag.lower() not in _NOT_FLAGGED,
                    factors,
                )
            )
    return found


def _matched(reading: Reading) -> Reading:
    """Match by number, then by name and class; the first row of a student counts."""
    people = [person for person in index.index().find("", len(index.index())) if person.here]
    by_number = {person.number: person for person in people}
    by_name: dict[str, list[Person]] = {}
    for person in people:
        by_name.setdefault(person.name, []).append(person)
    there: set[int] = set()
    for row in reading.rows:
        numbered, same = by_number.get(row.number), by_name.get(row.name, [])
        if numbered is not None and row.name in ("", numbered.name):
            sure = [numbered]
        else:
            sure = [each for each in same if row.class_shown and _same_class(each, row.class_shown)]
        if len(sure) != 1:
            maybe = [numbered, *same] if numbered is not None else same
            reading.doubts.append(Doubt(row, tuple(dict.fromkeys(maybe))))
        elif sure[0].id not in there:
            there.add(sure[0].id)
            reading.lines.append(line_of(row, sure[0].id))
        else:
            reading.repeated.append(row)
    return reading


def line_of(row: Row, student_id: int) -> Line:
    """A row as the result of a student."""
    return Line(student_id, row.score, row.factors, row.flag, row.flagged)


def _same_class(person: Person, written: str) -> bool:
    bare = re.sub(r"[()（）\s]", "", written.lower())  # not said: brackets left out
    known = [
        re.sub(r"[()（）\s]", "", each.lower()) for each in (person.class_shown, *person.class_codes.split())
    ]  # not said: likewise
    return bare in known
