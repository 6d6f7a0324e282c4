"""handover give, handover take."""

import argparse
import json
import sys
from pathlib import Path

from model.errors import NotFound, Unclear
from model.handover import give as giving
from model.handover import take as taking
from model.handover.parcel import NEW, Parcel, look_into, open_package
from model.people import staff, students
from model.people.student import Student
from model.words import Words, say
from tui.asked import secret_in
from tui.shell.run import opened, progress


def handover(asked: argparse.Namespace) -> int:
    """Seal a package, or take one over; ``--dry-run`` says what would happen."""
    with opened(asked):
        return _give(asked) if asked.verb == "give" else _take(asked)


def _give(asked: argparse.Namespace) -> int:
    whom = _caseload(asked.caseload) if asked.caseload else [_student(each).id for each in asked.students]
    if asked.dry_run:
        for each in giving.outline(whom):
            watched = say("有关注档案", "care file") if each.watched else ""
            mine = "" if each.mine else say("由其他老师负责，不能移交", "another counsellor's, cannot go")
            print(f"{each.student.number}  {each.student.name}  {watched}  {mine}".rstrip())
        print(say("共 {n} 名；没有写出文件", "{n} in all; no file was written", n=len(whom)), file=sys.stderr)
        return 0
    path = Path(asked.output or giving.suggested(whom or [0]))
    secret = secret_in(asked.file_password) if asked.file_password else ""
    given = giving.give(whom, path, secret, to=asked.to, purpose=asked.purpose, progress=progress)
    print(given.said())
    return 0


def _take(asked: argparse.Namespace) -> int:
    path = Path(asked.file)
    parcel = look_into(open_package(path, secret_in(asked.file_password)), path.name)
    if asked.dry_run:
        _tell(parcel, asked.json)
        print(say("没有改动", "Nothing was changed"), file=sys.stderr)
        return 0
    took = taking.take(parcel, _chosen(parcel, asked.who))
    if asked.json:
        told = {"students": took.students, "records": took.rows, "cases": took.cases}
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(took.said())
    return 0


def _tell(parcel: Parcel, as_json: bool) -> None:
    if as_json:
        told = [
            {
                "number": each.told["number"],
                "name": each.name,
                "here": each.student.number if each.student else None,
                "may_be": [student.number for student in each.may_be],
                "records": len(each.lines),
                "case": each.case,
            }
            for each in parcel.matches
        ]
        print(json.dumps({"school": parcel.school, "students": told}, ensure_ascii=False))
        return
    print(parcel.said())
    for each in parcel.matches:
        print(f"{each.told['number']}  {each.name}  {each.said()}")


def _chosen(parcel: Parcel, answers: list[str]) -> dict[int, int]:
    """``2024001=2023007`` or ``2024001=new`` for each who is doubtful. Raises ``Unclear``."""
    numbers = {str(each.told["number"]): int(each.told["id"]) for each in parcel.matches}
    chosen = {}
    for answer in answers:
        there, _, here = answer.partition("=")
        if there not in numbers or not here:
            words = Words(
                "请写成 包中学号=本校学号，或 包中学号=new：{told}", "Write NUMBER=NUMBER, or NUMBER=new: {told}"
            )
            raise Unclear(words.saying(told=answer))
        chosen[numbers[there]] = NEW if here == "new" else _student(here).id
    return chosen


def _caseload(name: str) -> list[int]:
    found = [each for each in staff.every() if each.name == name]
    if not found:
        raise NotFound(Words("教师名单中没有“{name}”", "Nobody on the staff is called {name}").saying(name=name))
    return giving.caseload(found[0].id)


def _student(number: str) -> Student:
    found = students.by_number(number)
    if found is None:
        raise NotFound(Words("没有学号为 {number} 的学生", "No student has the number {number}").saying(number=number))
    return found
