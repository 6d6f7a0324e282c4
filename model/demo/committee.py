"""The demo school's peer committee over two terms: members, reports, concerns, trainings, meetings, the grid (C1-C8)."""

from datetime import timedelta
from random import Random
from typing import Any

from model import clock
from model.calendar.terms import Term
from model.calendar.year import calendar
from model.committee.weeks import ReportWeek, has_begun, term_for, weeks_of
from model.demo import answers, members, worries
from model.demo.people import Cast
from model.demo.told import Here, people, said, told
from model.grades import SchoolClass
from model.store import many
from model.store.query import tuples
from model.store.tables import GridPostRow, MeetingStudentRow, PeerMeetingRow, SchoolClassRow


def write(cast: Cast) -> None:
    """Write the committee's term so far and the term before, inside an open entry."""
    term = term_for(clock.today())
    if term is None:
        return
    chance = Random(clock.today().toordinal() + 5)
    here = people()
    weeks = [week for week in weeks_of(term) if week.wanted and has_begun(week)]
    sitting = members.seat(chance, term, here)
    reports = answers.answer(chance, weeks, here)
    worries.tell(chance, cast, reports, here)
    members.train(chance, cast, term, sitting)
    _meetings(chance, weeks, here)
    _grid(cast)
    answers.tell_days()
    _before(Random(term.starts.toordinal()), cast, term, len(reports))


def _before(chance: Random, cast: Cast, term: Term, answered: int) -> None:
    """The term before this one, told by the classes and dormitories there were."""
    before = [each for each in calendar().terms if each.ends < term.starts]
    if not before:
        return
    year = before[-1].school_year
    own = SchoolClassRow
    known = {row[0]: SchoolClass(*row[1:]) for row in tuples(own.select(own.id, own.stage, own.entry_year, own.number))}
    here = {
        (kind, key): pupils
        for (kind, key), pupils in people().items()
        if kind != "class" or known[key].grade_number(year) is not None
    }
    weeks = [week for week in weeks_of(before[-1]) if week.wanted]
    members.seated_before(chance, before[-1], here, 1 + 3 * len(people()))
    reports = answers.answered_before(chance, weeks, here, answered + 1)
    worries.told_before(chance, cast, reports, here, worries.MANY + 1)


def _meetings(chance: Random, weeks: list[ReportWeek], here: Here) -> None:
    heads = dict(tuples(SchoolClassRow.select(SchoolClassRow.id, SchoolClassRow.head_teacher)))
    rows: list[dict[str, Any]] = []
    talked = []
    for week in weeks:
        for kind, key in here:
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
                    "remark": said(told()["meeting"]) if held == "meeting" and chance.random() < 0.2 else "",
                }
            )
            if rows[-1]["remark"]:
                talked.append({"meeting": len(rows), "student": chance.choice(here["class", key])[0]})
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
