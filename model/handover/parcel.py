"""An opened package, held against what is here: who its students are, and what of them is new.

A student is known again by number and name, or by name and class; who is doubtful is asked.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from model import clock, rights
from model.errors import DeskError, NotFound, StoreTrouble
from model.grades import SchoolClass
from model.handover import lines, sealed
from model.handover.give import FORMAT
from model.handover.lines import Line
from model.people import students
from model.people.student import Student
from model.rights import Right
from model.store import whole
from model.store.query import tuples
from model.store.tables import CareCaseRow, StudentRow, TakenRecordRow
from model.values import dataclass
from model.words import Words

NEW = 0
"""The answer for a student who is none of those here."""


@dataclass(frozen=True, slots=True)
class Match:
    """A student of the package, and who that is here."""

    told: Mapping[str, Any]
    """What the package says."""
    student: Student | None
    """Who it is here; None is nobody yet, or nobody knows."""
    may_be: tuple[Student, ...]
    """Whom it may be: to be asked. Empty where it is sure."""
    lines: tuple[Line, ...]
    """Their history that is not here yet."""
    case: bool
    """Whether a care file would be opened."""

    @property
    def name(self) -> str:
        """The student's name."""
        return str(self.told["name"])

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody has to say who it is."""
        return bool(self.may_be)

    def said(self) -> Words:
        """Who it is here, and how much of them is new."""
        if self.is_doubtful:
            numbers = ", ".join(each.number for each in self.may_be)
            return Words("待确认：可能是 {who}", "to be asked: may be {who}").saying(who=numbers)
        if self.student is None:
            return Words("新学生，记录 {n} 条", "new, {n} {n:record|records}").saying(n=len(self.lines))
        return Words("在册，新记录 {n} 条", "known, {n} new {n:record|records}").saying(n=len(self.lines))


@dataclass(frozen=True, slots=True)
class Parcel:
    """An opened package."""

    file: str
    """The name of its file."""
    origin: str
    """Which desk sealed it."""
    school: str
    """The school of that desk."""
    by: str
    """Who handed over."""
    at: str
    """When, UTC."""
    to: str
    """To whom, as they wrote."""
    purpose: str
    """Why, as they wrote."""
    matches: tuple[Match, ...]
    """The students in it."""

    @property
    def is_own(self) -> bool:
        """Whether this very desk sealed it."""
        return self.origin == lines.this_desk()

    def said(self) -> Words:
        """What is in it, and what would be new, in words."""
        new = sum(each.student is None and not each.is_doubtful for each in self.matches)
        words = Words(
            "{school}（{by}，{day}）移交 {n} 名学生：新 {new}，待确认 {doubtful}；新记录 {rows} 条，关注档案 {cases} 份。原因：{why}",
            "{school} ({by}, {day}) hands over {n} {n:student|students}: {new} new, {doubtful} to be asked about; "
            "{rows} new {rows:record|records}, {cases} care {cases:file|files}. Why: {why}",
        )
        return words.saying(
            school=self.school,
            by=self.by,
            day=f"{clock.local(self.at):%Y-%m-%d}",
            n=len(self.matches),
            new=new,
            doubtful=sum(each.is_doubtful for each in self.matches),
            rows=sum(len(each.lines) for each in self.matches),
            cases=sum(each.case for each in self.matches),
            why=self.purpose,
        )


def open_package(path: Path, password: str) -> dict[str, Any]:
    """What a package holds, as it was packed; about half a second, and no database is asked.

    Raises ``NotFound``, ``WrongPassword``, ``Damaged``, and ``StoreTrouble`` for what no desk of this version wrote.
    """
    try:
        package = path.read_bytes()
    except OSError as error:
        words = Words("读不了移交包：{path}（{why}）", "The package cannot be read: {path} ({why})")
        raise NotFound(words.saying(path=path, why=whole.why(error)), "path") from error
    content = json.loads(sealed.unseal(package, password, path.name))
    if content.get("format") != FORMAT:
        words = Words("移交包由更新的版本写成，请升级本软件", "A newer version wrote the package; update the desk")
        raise StoreTrouble(words, "path")
    return dict(content)


def look_into(content: Mapping[str, Any], file: str = "") -> Parcel:
    """Hold an opened package against what is here; nothing is changed."""
    rights.need(Right.CARE)
    rights.need(Right.PEOPLE)
    matches = tuple(_match(told, content["origin"]) for told in content["students"])
    told = {name: str(content[name]) for name in ("origin", "school", "by", "at", "to", "purpose")}
    return Parcel(file=file, matches=matches, **told)


def settled(match: Match, chosen: Mapping[int, int], origin: str) -> Match:
    """The match after somebody said who it is. Raises ``DeskError`` while nobody has."""
    if not match.is_doubtful:
        return match
    number = int(match.told["id"])
    if number not in chosen:
        words = Words("请先确认“{name}”是哪一名学生", "Say first which student “{name}” is")
        raise DeskError(words.saying(name=match.name), f"who{number}")
    student = students.get(chosen[number]) if chosen[number] != NEW else None
    own = origin == lines.this_desk()
    return Match(match.told, student, (), _new_lines(match.told, own), _wants_case(match.told, student))


def _match(told: Mapping[str, Any], origin: str) -> Match:
    own = origin == lines.this_desk()
    found, may_be = (students.get(told["id"]), ()) if own and _is_here(told["id"]) else _who(told)
    return Match(told, found, may_be, _new_lines(told, own), _wants_case(told, found))


def _who(told: Mapping[str, Any]) -> tuple[Student | None, tuple[Student, ...]]:
    """Who it is here, or whom it may be."""
    by_number = students.by_number(str(told["number"]))
    if by_number is not None and by_number.name == told["name"]:
        return by_number, ()
    rows = tuples(StudentRow.select(StudentRow.id).where(StudentRow.name == told["name"]))
    named = students.these([number for (number,) in rows])
    known_as = class_of(told)
    same = [each for each in named if known_as is not None and each.known_as == known_as]
    if len(same) == 1 and by_number is None:
        return same[0], ()
    return None, tuple({each.id: each for each in (*([by_number] if by_number else ()), *named)}.values())


def _new_lines(told: Mapping[str, Any], own: bool) -> tuple[Line, ...]:
    """The lines that are not here yet: neither taken over before nor written here in the first place."""
    here = lines.this_desk()
    found = [Line(*row) for row in told["lines"]]
    own_row = TakenRecordRow
    wanted = sorted({line.digest for line in found})
    there: set[str] = set()
    for at in range(0, len(wanted), 500):
        query = own_row.select(own_row.digest).where(own_row.digest.in_(wanted[at : at + 500]))
        there |= {digest for (digest,) in tuples(query)}
    return tuple(line for line in found if line.origin != here and line.digest not in there)


def _wants_case(told: Mapping[str, Any], student: Student | None) -> bool:
    if not told["case"]:
        return False
    if student is None:
        return True
    return not CareCaseRow.select().where(CareCaseRow.student == student.id).exists()


def class_of(told: Mapping[str, Any]) -> SchoolClass | None:
    """The class a student was in there; None where nobody said."""
    return SchoolClass(*told["class"]) if told["class"] else None


def _is_here(number: int) -> bool:
    return bool(StudentRow.select().where(StudentRow.id == number).exists())
