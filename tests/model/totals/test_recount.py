"""Whatever came in, the totals are what somebody gets who goes through the rows with a pencil."""

from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.store.tables import AttendanceRow, VisitRow, VisitWordRow
from model.totals.week import WeekTotals, week
from tests.founding import School
from tests.model.totals.week_at_school import came

FIRST = date(2026, 9, 7)
_weeks = count()

VISITS = st.fixed_dictionaries(
    {
        "minutes": st.integers(1, 59),
        "counsellor": st.integers(0, 2),
        "student": st.none() | st.integers(0, 5),
        "visitor": st.sampled_from(["student", "student", "parent", "teacher", "other", "group"]),
        "name": st.sampled_from(["", "小雨", "小 雨", "=1+1"]),
        "form": st.sampled_from(["form.in_person", "form.telephone", "form.group"]),
        "marks": st.sets(st.sampled_from(["topic.study", "topic.mood", "danger.ideation"])),
        "members": st.sets(st.integers(0, 5)),
        "state": st.sampled_from(["ended", "ended", "ended", "voided"]),
    }
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.dictionaries(st.integers(0, 7 * 24 - 1), VISITS, max_size=12))
def test_the_totals_are_the_rows_counted_with_a_pencil(school: School, told: dict[int, dict[str, Any]]) -> None:
    monday = FIRST + timedelta(weeks=next(_weeks))
    for hour, visit in told.items():
        put(school, datetime.combine(monday, time()) + timedelta(hours=hour), **visit)
    totals = week(monday)
    rows = [row for row in VisitRow.select() if monday <= row.starts.date() < monday + timedelta(days=7)]
    by_hand(totals, [row for row in rows if row.state == "ended"])
    if totals.term:
        before = [r for r in VisitRow.select() if totals.term.holds(r.starts.date()) and r.starts.date() < monday]
        counted = [r for r in before if r.state == "ended"]
        assert sum(each.before.minutes for each in totals.each) == sum(map(minutes, counted))
        assert totals.all.before.visits == sum(len(people(row)) for row in counted)


def put(
    school: School, starts: datetime, *, counsellor: int, student: int | None, members: set[int], **told: Any
) -> None:
    """One visit as drawn, made to keep the store's rules."""
    who = None if student is None or told["visitor"] not in {"student", "parent"} else school.students[student]
    there = [school.students[n] for n in members] if told["visitor"] == "group" else ()
    came((school.zhao, school.qian, school.sun)[counsellor], starts, student=who, members=there, **told)


def minutes(row: VisitRow) -> int:
    """How long a visit was."""
    return int((row.ends - row.starts).total_seconds() / 60)


def people(row: VisitRow) -> list[tuple[Any, ...]]:
    """Who was in a visit, told apart by all that is known of them."""
    if row.visitor == "group":
        there = AttendanceRow.select().where(AttendanceRow.visit == row.id, AttendanceRow.present == 1)
        return [("student", each.student_id) for each in there]
    if row.student_id:
        return [(row.visitor, row.student_id)]
    name = row.visitor_name.replace(" ", "")
    return [(row.visitor, name or ("nameless", row.id))]


def by_hand(totals: WeekTotals, rows: list[VisitRow]) -> None:
    """The week's sums, over the rows themselves."""
    assert totals.all.week.minutes == sum(map(minutes, rows))
    assert totals.all.week.sessions == len(rows)
    assert totals.all.week.visits == sum(len(people(row)) for row in rows)
    assert totals.all.people == len({person for row in rows for person in people(row)})
    for each in totals.each:
        theirs = [row for row in rows if row.counsellor_id == each.staff_id]
        assert each.week.minutes == sum(map(minutes, theirs))
        assert each.people == len({person for row in theirs for person in people(row)})
    for kind in totals.kinds:
        assert kind.visits == sum(person[0] == kind.kind for row in rows for person in people(row))
    marked = {(mark.visit_id, mark.word_id) for mark in VisitWordRow.select()}
    for topic in totals.topics:
        about = [row for row in rows if (row.id, topic.code) in marked]
        if topic.code:
            assert topic.total == sum(len(people(row)) for row in about)
    for danger in totals.dangers:
        assert danger.sessions == sum((row.id, danger.code) in marked for row in rows)
