"""The demo school's peer committee: members, the reports of the term so far, concerns and what became of them.

This week's reports are still to come, so that whoever looks can take them in; last week two classes are missing.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import fixtures
from model import clock
from model.calendar.terms import Term
from model.committee.weeks import ReportWeek, has_begun, is_over, term_for, weeks_of
from model.demo.people import Cast
from model.store import many
from model.store.query import tuples
from model.store.tables import (
    ConcernRow,
    ConcernStepRow,
    GridPostRow,
    MeetingStudentRow,
    MentorRow,
    PeerMeetingRow,
    PeerReportRow,
    SchoolClassRow,
    SeatRow,
    StudentRow,
    TrainingPresenceRow,
    TrainingRow,
)
from model.words import Words

VACANT, OVER, MOVED, REPLACED = 5, 9, 20, 14
"""Classes with a vacant seat, a term of office that is over, a member who moved, one who was replaced."""
LOW, CALM = 7, 16
"""Classes whose mood is low, and always the very same."""
MISSING = {3, 27}
"""Classes that did not answer last week."""
ANSWERS = {"nothing": 62, "report": 36, "none": 2}
"""What became of a hundred reports."""
MOODS = {2: 6, 3: 40, 4: 40, 5: 14}
"""The mood of a hundred reports."""


@cache
def _told() -> dict[str, Any]:
    import tomllib

    with fixtures.path("demo_committee.toml").open("rb") as file:
        return tomllib.load(file)


def _said(pair: Iterable[str]) -> str:
    zh, en = list(pair)[:2]
    return str(Words(zh, en))


def write(cast: Cast) -> None:
    """Write the committee's term so far, inside an open entry."""
    today = clock.today()
    term = term_for(today)
    if term is None:
        return
    chance = Random(today.toordinal() + 5)
    people = _people()
    seats = list(_seats(chance, term, people))
    many.insert(SeatRow, seats)
    weeks = [week for week in weeks_of(term) if week.wanted and has_begun(week)]
    reports = list(_reports(chance, weeks, people))
    many.insert(PeerReportRow, reports)
    _concerns(chance, cast, reports, people)
    _trainings(chance, cast, term, [seat["id"] for seat in seats if seat["ended_on"] is None])
    _meetings(chance, weeks, people)
    _grid(cast)


def _people() -> dict[tuple[str, int], list[tuple[int, str]]]:
    """Who is at school by class and by room: numbers and sexes."""
    own = StudentRow
    found: dict[tuple[str, int], list[tuple[int, str]]] = {}
    rows = own.select(own.id, own.sex, own.school_class, own.dormitory).where(own.left_on.is_null()).order_by(own.id)
    for number, sex, school_class, room in tuples(rows):
        found.setdefault(("class", school_class), []).append((number, sex))
        if room is not None:
            found.setdefault(("room", room), []).append((number, sex))
    return found


def _seats(
    chance: Random, term: Term, people: dict[tuple[str, int], list[tuple[int, str]]]
) -> Iterator[dict[str, Any]]:
    number = 0
    for (kind, key), here in people.items():
        chairs = (("boy", "M"), ("girl", "F")) if kind == "class" else (("any", ""),)
        for chair, sex in chairs:
            if (kind, key, chair) == ("class", VACANT, "girl"):
                continue
            source = people["class", key + 1] if (kind, key, chair) == ("class", MOVED, "boy") else here
            fitting = [student for student, own in source if own == sex or not sex]
            if len(fitting) < 4:
                continue
            place = 3 if source is not here else 1
            if (kind, key, chair) == ("class", REPLACED, "girl"):
                number += 1
                yield _seat(number, fitting[2], kind, key, chair, term, chance, ended=term.starts + timedelta(days=20))
            number += 1
            over = (kind, key, chair) == ("class", OVER, "boy")
            yield _seat(number, fitting[place], kind, key, chair, term, chance, over=over)


def _seat(
    number: int,
    student: int,
    kind: str,
    key: int,
    chair: str,
    term: Term,
    chance: Random,
    *,
    ended: date | None = None,
    over: bool = False,
) -> dict[str, Any]:
    first = term.starts + timedelta(days=4)
    if over:
        first = term.starts - timedelta(days=160)
    until = term.starts - timedelta(days=40) if over else term.ends
    return {
        "id": number,
        "student": student,
        "school_class": key if kind == "class" else None,
        "dormitory": key if kind == "room" else None,
        "building": None,
        "chair": chair,
        "chosen": chance.choices(("self", "elected", "named"), (3, 6, 1))[0],
        "from_on": first,
        "until_on": until,
        "duties_signed_on": first + timedelta(days=3) if chance.random() < 0.9 else None,
        "ended_on": ended,
        "ended_how": "replaced" if ended else None,
        "ended_reason": _said(_told()["replaced"]) if ended else "",
    }


def _reports(
    chance: Random, weeks: list[ReportWeek], people: dict[tuple[str, int], list[tuple[int, str]]]
) -> Iterator[dict[str, Any]]:
    over = [week for week in weeks if is_over(week)]
    number = 0
    for week in over:
        for kind, key in people:
            last = week == over[-1]
            answer = chance.choices(list(ANSWERS), list(ANSWERS.values()))[0]
            if kind == "class" and key in (LOW, CALM):
                answer = "report"
            if answer == "none" or (last and kind == "class" and key in MISSING):
                continue
            number += 1
            yield _report(
                chance, number, week, kind, key, "nothing" if kind == "room" and chance.random() < 0.6 else answer
            )


def _report(chance: Random, number: int, week: ReportWeek, kind: str, key: int, answer: str) -> dict[str, Any]:
    assert week.due_at is not None
    late = chance.random() < 0.05
    hours = chance.randrange(4, 30)
    at = week.due_at + timedelta(hours=hours) if late else week.due_at - timedelta(hours=hours % 8, minutes=hours)
    told = answer == "report"
    mood = chance.choices(list(MOODS), list(MOODS.values()))[0]
    if kind == "class" and key in (LOW, CALM):
        mood = 3 if key == CALM else 1 + number % 2
    return {
        "id": number,
        "school_class": key if kind == "class" else None,
        "dormitory": key if kind == "room" else None,
        "building": None,
        "monday": week.monday,
        "answer": answer,
        "mood": mood if told else None,
        **{name: told and chance.random() < 0.35 for name in ("study", "life", "relations", "feelings")},
        "talk": _maybe(chance, "talk", 0.4) if told else "",
        "events": _maybe(chance, "events", 0.1) if told else "",
        "help_asked": _maybe(chance, "help_asked", 0.08) if told else "",
        "received_at": min(at, clock.now()),
        "came_by": chance.choices(("keys", "paper", "workbook"), (6, 3, 1))[0],
        "entered_by": None,
    }


def _maybe(chance: Random, what: str, share: float) -> str:
    return _said(chance.choice(_told()[what])) if chance.random() < share else ""


def _concerns(
    chance: Random, cast: Cast, reports: list[dict[str, Any]], people: dict[tuple[str, int], list[tuple[int, str]]]
) -> None:
    """A dozen concerns of the term; the newest three nobody has looked at."""
    told = [each for each in reports if each["answer"] == "report" and each["school_class"]]
    chosen = sorted(chance.sample(told, min(12, len(told))), key=lambda each: each["received_at"])
    rows, steps = [], []
    for number, report in enumerate(chosen, 1):
        seen = chance.choice(_told()["seen"])
        student = chance.choice(people["class", report["school_class"]])[0]
        state = "new" if number > len(chosen) - 3 else ("watch", "ask", "nothing", "case")[number % 4]
        acted = (
            None
            if state == "new"
            else min(clock.now(), report["received_at"] + timedelta(hours=chance.randrange(1, 50)))
        )
        again = clock.today() + timedelta(days=number - 4) if state in ("watch", "ask") else None
        rows.append(
            {
                "id": number,
                "student": student,
                "report": report["id"],
                "kind": seen["kind"],
                "seen": _said(seen["seen"]),
                "urgent": number == len(chosen),
                "raised_at": report["received_at"],
                "state": state,
                "acted_at": acted,
                "again_on": again,
            }
        )
        if acted is not None:
            words = _said(_told()[state]) if state in _told() else ""
            steps.append({"concern": number, "at": acted, "what": state, "words": words, "who": cast.posts[0]})
    many.insert(ConcernRow, rows)
    many.insert(ConcernStepRow, steps)
    mentors = [row["student"] for row in rows if row["state"] == "case"]
    many.insert(
        MentorRow,
        [{"student": s, "staff": cast.posts[2], "from_on": clock.today()} for s in dict.fromkeys(mentors[:1])],
    )


def _trainings(chance: Random, cast: Cast, term: Term, seats: list[int]) -> None:
    for number, (zh, en, minutes) in enumerate(_told()["trainings"], 1):
        day = term.starts + timedelta(days=10 + 21 * number)
        if day > clock.today():
            return
        topic = _said((zh, en))
        many.insert(
            TrainingRow, [{"id": number, "day": day, "topic": topic, "minutes": minutes, "led_by": cast.posts[0]}]
        )
        came = [{"training": number, "seat": seat} for seat in seats if chance.random() < 0.92]
        many.insert(TrainingPresenceRow, came)


def _meetings(chance: Random, weeks: list[ReportWeek], people: dict[tuple[str, int], list[tuple[int, str]]]) -> None:
    heads = dict(tuples(SchoolClassRow.select(SchoolClassRow.id, SchoolClassRow.head_teacher)))
    rows: list[dict[str, Any]] = []
    talked = []
    for week in weeks:
        for kind, key in people:
            held = "meeting" if week.number % 2 == key % 2 else "listening"
            day = week.monday + timedelta(days=key % 4)
            if kind != "class" or day > clock.today() or chance.random() < 0.06:
                continue
            rows.append(
                {
                    "id": len(rows) + 1,
                    "kind": held,
                    "school_class": key,
                    "day": day,
                    "minutes": 40 if held == "meeting" else 15,
                    "led_by": heads.get(key) if held == "meeting" else None,
                    "remark": _said(_told()["meeting"]) if held == "meeting" and chance.random() < 0.2 else "",
                }
            )
            if rows[-1]["remark"]:
                talked.append({"meeting": len(rows), "student": chance.choice(people["class", key])[0]})
    many.insert(PeerMeetingRow, rows)
    many.insert(MeetingStudentRow, talked)


def _grid(cast: Cast) -> None:
    """Who answers for the school and for two of the three grades."""
    leader, today = cast.posts[6], clock.today()
    years = sorted({row[0] for row in tuples(SchoolClassRow.select(SchoolClassRow.entry_year))})
    rows = [{"level": "school", "stage": None, "entry_year": None, "staff": leader, "from_on": today}]
    rows += [
        {"level": "grade", "stage": "junior", "entry_year": year, "staff": cast.posts[4 + n], "from_on": today}
        for n, year in enumerate(years[:2])
    ]
    many.insert(GridPostRow, rows)
