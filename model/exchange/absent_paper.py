"""The return of those who are enrolled and not at school, with what was done to bring them back (D7, by the 25th)."""

from pathlib import Path

from model.care import lists, persuasions, said
from model.care.persuasions import Persuasion
from model.exchange.care_sheet import head, save, sheet, signatures, table
from model.people import students
from model.words import Words, say

_HEADS = (
    Words("班级", "Class"),
    Words("姓名", "Name"),
    Words("情况与劝返经过", "What it is, what was done"),
    Words("劝返次数", "How often"),
)


def print_absent(path: Path, purpose: str, password: str | None) -> int:
    """This month's return; nobody absent is a return as well. Answers how many are on it."""
    entries = lists.absent()
    numbers = [entry.student_id for entry in entries]
    known, done = {one.id: one for one in students.these(numbers)}, persuasions.of_students(numbers)
    paper = sheet(Words("不在校就读情况", "Absent"))
    head(paper, Words("应在校不在校就读学生情况表", "Students enrolled and not at school"))
    month = say("{month}  共 {n} 人", "{month}  {n} {n:student|students}", month=lists.this_month(), n=len(entries))
    paper.spread(month, "subtitle", 20)
    rows = []
    for entry in entries:
        since = say("{day} 起：{what}", "since {day}: {what}", day=entry.from_on, what=entry.what)
        log = done.get(entry.student_id, [])
        text = "\n".join((since, *map(_told, log)))
        rows.append([known[entry.student_id].class_shown(), entry.student_name, text, str(len(log))])
    table(paper, Words("名单与劝返记录", "Who, and what was done"), _HEADS, rows)
    signatures(paper, Words("填表人", "Filled in by"), Words("校长", "Principal"))
    told = Words("应在校不在校情况表", "the return of the absent")
    save([paper], told, path, len(entries), purpose, password)
    return len(entries)


def _told(each: Persuasion) -> str:
    words = Words("{day} {way} {who}（{speaker}）{result}", "{day} {way}, {who} ({speaker}) {result}")
    told = words.saying(
        day=f"{each.at:%m-%d}",
        way=said.WAY_WORDS[each.way],
        who=said.WITH_WORDS[each.spoke_with],
        speaker=each.speaker,
        result=each.result,
    )
    return str(told).strip()
