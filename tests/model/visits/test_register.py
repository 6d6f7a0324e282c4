"""What the register answers: today, a week, a student, what is not written up."""

from datetime import timedelta

import pytest

from model import rights, session
from model.errors import NotAllowed
from model.rights import Role
from model.store.database import desk
from model.visits import notes, register, visits
from model.visits.visit import Details, Visit
from tests.founding import School
from tests.model.visits.desk_day import at, moment


def add(start: str, days: int, student: int | None = None, counsellor: int | None = None) -> Visit:
    """Half an hour on another day."""
    starts = moment(start, days)
    told = Details(student=student, topics=("topic.study",), dangers=("danger.ideation",), remark="x")
    return visits.add(told, starts, starts + timedelta(minutes=30), counsellor=counsellor, in_hours=True)


def test_a_day_and_a_week_are_bounded_at_both_ends(school: School) -> None:
    mine = [add("09:00", -3), add("23:00", -2), add("00:00", -1), add("11:00", 0)]
    assert register.of_day(moment("00:00", -1).date()) == [mine[2]]
    assert register.between(moment("23:00", -2), moment("11:00")) == mine[1:3]
    assert register.between(moment("00:00", -30), moment("00:00", 30), counsellor=school.qian) == []


def test_a_student_has_their_visits_the_newest_first(school: School) -> None:
    zhang, wang = school.students[:2]
    first, _other, last = add("09:00", -3, zhang), add("10:00", -3, wang), add("09:00", -1, zhang, school.qian)
    assert register.of_student(zhang) == [last, first]
    assert register.of_student(zhang, limit=1) == [last]


def test_what_is_not_written_up_stays_on_the_list(school: School) -> None:
    old, young = add("11:00", -1), add("11:00", 0, counsellor=school.qian)
    visits.walk_in()
    assert register.unwritten() == [old, young]
    assert register.unwritten(hours=24) == [old]
    assert register.unwritten(counsellor=school.qian) == [young]
    at("11:29", days=1)
    assert register.unwritten(hours=24) == [old]
    at("11:30", days=1)
    assert register.unwritten(hours=24) == [old, young]
    notes.finish(old.id, "谈了学习")
    visits.void(young.id, "录错")
    assert register.unwritten() == []


def test_whoever_may_only_see_today_sees_neither_whose_it_is_nor_what_it_is_about(school: School) -> None:
    visit = add("11:00", 0, school.students[0])
    rights.take(Role.LEADER)
    (seen,) = register.of_day(moment("00:00").date())
    assert (seen.id, seen.student_id, seen.student_name, seen.minutes) == (visit.id, None, "", 30)
    assert "张伟" not in str(seen.who)
    assert (seen.topics, seen.dangers, seen.source, seen.remark) == ((), (), None, "")
    with pytest.raises(NotAllowed):
        register.between(moment("00:00"), moment("23:00"))
    session.sit_down(school.zhao)
    assert register.get(visit.id) == visit


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (register.running, "visit_running"),
        (register.left_running, "visit_running"),
        (register.unwritten, "visit_unwritten"),
    ],
)
def test_the_to_do_list_does_not_walk_through_the_years(
    school: School, ask: object, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, object]] = []
    run = desk.execute_sql

    def listen(sql: str, params: object = None) -> object:
        asked.append((sql, params))
        return run(sql, params)

    monkeypatch.setattr(desk, "execute_sql", listen)
    assert callable(ask)
    ask()
    sql, params = asked[-1]
    plan = " ".join(str(step[3]) for step in run("EXPLAIN QUERY PLAN " + sql, params).fetchall())
    assert f"USING INDEX {index}" in plan, plan
