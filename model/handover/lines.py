"""What is told of one student in a package: every line of their history that the giver may read, in words.

Visits and appointments of one room are no visits of another, so nothing travels as a row: the desk that takes it in
keeps each line as what it is, something another desk wrote.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from model import clock, word_lists
from model.appointments import kept
from model.care import chronology, file, guardians, said, taken
from model.care.file import File
from model.named import NamedTuple
from model.store import entries
from model.visits import groups, letters, notes, register
from model.visits.visit import Visit
from model.words import Words

_AGES = timedelta(days=20 * 366)


class Line(NamedTuple):
    """One line of a student's history."""

    origin: str
    """Which desk wrote it first."""
    school: str
    """The school of that desk."""
    kind: str
    """What it is."""
    number: int
    """Its number there."""
    at: str
    """When, ``YYYY-MM-DD HH:MM`` local."""
    zh: str
    """What it says in Chinese."""
    en: str
    """The same in English."""
    who: str
    """Who did or wrote it."""
    digest: str
    """What tells it from any other line."""


def this_desk() -> str:
    """What tells this desk from every other: drawn when it first handed somebody over; empty before that."""
    given = entries.of_deeds("handover.give")
    return str(json.loads(given[0][-1])["desk"]) if given else ""


def of_student(student_id: int, origin: str, school: str) -> list[Line]:
    """Every line of a student that may be read by whoever hands over, as this desk's; each look is written down.

    Raises ``NotAllowed`` for another counsellor's file.
    """
    found = []
    for kind, number, at, words, who in _told(file.read(student_id)):
        # A guardian has no moment of their own: told another day they are still the same.
        digest = _digest(student_id, kind, number, "" if kind == "guardian" else _spelt(at), words, who)
        found.append(Line(origin, school, kind, number, _spelt(at), words.zh, words.en, who, digest))
    for each in taken.whole(student_id):
        told = each.origin, each.school, each.kind, each.number, _spelt(each.at)
        found.append(Line(*told, each.words.zh, each.words.en, each.who, each.digest))
    return list({line.digest: line for line in found}.values())


def _spelt(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _digest(*told: object) -> str:
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:24]


_Told = tuple[str, int, datetime, Words, str]


def _told(known: File) -> Iterator[_Told]:
    """Kind, number, when, words and who; visits and appointments in more words than a chronology has."""
    left_out = ("looked", "visit", "appointment", "taken")
    for event in chronology.chronology(known):
        if event.kind not in left_out:
            yield event.kind, event.number, event.at, event.about, event.who
    yield from _of_plan(known)
    yield from _of_family(known)
    yield from _of_desk(known.student.id)


def _of_plan(known: File) -> Iterator[_Told]:
    for written in known.texts.values():
        words = Words("{part}：{body}", "{part}: {body}").saying(part=said.TEXT_WORDS[written.kind], body=written.body)
        yield "plan", 0, written.at, words, written.author
    for measure in known.measures:
        words = Words("{what}（到 {until}，{state}）{remark}", "{what} (until {until}, {state}) {remark}").saying(
            what=measure.what, until=measure.until, state=_STATES[measure.state], remark=measure.remark
        )
        yield "measure", measure.id, _morning(measure.until), words, measure.who


_STATES = {"open": Words("进行中", "open"), "done": Words("完成", "done"), "dropped": Words("取消", "dropped")}


def _of_family(known: File) -> Iterator[_Told]:
    for who in guardians.of_student(known.student.id):
        relation = guardians.RELATION_WORDS[who.relation]
        words = Words(f"{relation.zh} {who.name} {who.phone}", f"{relation.en} {who.name} {who.phone}")
        yield "guardian", who.id, _morning(clock.today()), words, ""


def _of_desk(student_id: int) -> Iterator[_Told]:
    now = clock.now()
    for booked in kept.of_student(student_id, now - _AGES, now + _AGES):
        if booked.state != "voided":
            why = booked.ended_reason or booked.remark
            state = kept.STATE_WORDS[booked.state]
            words = Words(f"{state.zh} {booked.minutes}分钟 {why}", f"{state.en} {booked.minutes} min {why}")
            yield "appointment", booked.id, booked.starts, words, booked.counsellor_name
    sayings = word_lists.sayings()
    for visit in (*register.of_student(student_id), *groups.of_student(student_id)):
        if visit.state != "voided":
            marks = [sayings.get(code, Words(code, code)) for code in (visit.form, *visit.dangers, *visit.topics)]
            zh, en = "、".join(words.zh for words in marks), ", ".join(words.en for words in marks)
            length = visit.minutes or 0
            words = Words(f"{visit.number} {length}分钟 {zh}", f"{visit.number} {length} min {en}")
            yield "visit", visit.id, visit.starts, words, visit.counsellor_name
            yield from _note(visit)
    for letter in letters.of_student(student_id):
        yield "letter", letter.id, _morning(letter.received_on), Words(letter.gist, letter.gist), letter.counsellor_name


def _note(visit: Visit) -> Iterator[_Told]:
    """What was written of a visit, where the giver may read it."""
    if not visit.written or not notes.may_read(visit):
        return
    note = notes.read(visit.id)
    if note is None:
        return
    body = Words(f"{visit.number}\n{note.body}", f"{visit.number}\n{note.body}")
    yield "note", note.id, note.finished, body, note.author_name
    for number, added in enumerate(note.amendments, start=1):
        words = Words(f"{visit.number} 补正{number}\n{added.body}", f"{visit.number} amendment {number}\n{added.body}")
        yield "note", note.id, added.written, words, added.author_name


def _morning(day: date) -> datetime:
    return datetime.combine(day, time())
