"""The demo school's members: who sits for each class and dormitory, who sat there last term, how they served."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from model import clock
from model.calendar.terms import Term
from model.demo.people import Cast
from model.demo.told import Here, said, told
from model.store import many
from model.store.tables import EvaluationRow, SeatRow, TrainingPresenceRow, TrainingRow

VACANT, OVER, MOVED, REPLACED = 5, 9, 20, 14
"""Classes with a vacant seat, a term of office that is over, a member who moved, one who was replaced."""
VERDICTS = {"outstanding": 2, "good": 5, "fair": 3}
"""What was said of ten members of last term."""


def seat(chance: Random, term: Term, here: Here) -> list[int]:
    """Fill the seats of this term; answers those that are held."""
    rows = list(_seats(chance, term, here))
    many.insert(SeatRow, rows)
    return [row["id"] for row in rows if row["ended_on"] is None]


def seated_before(chance: Random, term: Term, here: Here, first: int) -> None:
    """The members of the term before, who served their term and were evaluated; ``first`` is the number of the first."""
    rows: list[dict[str, Any]] = []
    for (kind, key), pupils in here.items():
        for chair, sex in (("boy", "M"), ("girl", "F")) if kind == "class" else (("any", ""),):
            fitting = [student for student, own in pupils if own == sex or not sex]
            # Whose term of office is over and who was not replaced sits there still.
            if len(fitting) < 4 or (kind, key, chair) == ("class", OVER, "boy"):
                continue
            row = _seat(first + len(rows), fitting[chance.choice((1, 3))], kind, key, chair, term, chance)
            rows.append(row | {"ended_on": term.ends, "ended_how": "served"})
    many.insert(SeatRow, rows)
    spoken = chance.choices(list(VERDICTS), list(VERDICTS.values()), k=len(rows))
    many.insert(
        EvaluationRow,
        [{"seat": row["id"], "verdict": verdict, "day": term.ends} for row, verdict in zip(rows, spoken, strict=True)],
    )


def _seats(chance: Random, term: Term, people: Here) -> Iterator[dict[str, Any]]:
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
        "ended_reason": said(told()["replaced"]) if ended else "",
    }


def train(chance: Random, cast: Cast, term: Term, seats: list[int]) -> None:
    """Trainings of the term so far, and who came."""
    for number, (zh, en, minutes) in enumerate(told()["trainings"], 1):
        day = term.starts + timedelta(days=10 + 21 * number)
        if day > clock.today():
            return
        topic = said((zh, en))
        many.insert(
            TrainingRow, [{"id": number, "day": day, "topic": topic, "minutes": minutes, "led_by": cast.posts[0]}]
        )
        came = [{"training": number, "seat": seat} for seat in seats if chance.random() < 0.92]
        many.insert(TrainingPresenceRow, came)
