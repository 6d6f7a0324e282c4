"""The number of a visit: one running number a year, never twice."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from model.store import journal
from model.store.database import desk
from model.store.tables import VisitRow
from model.visits import visits
from model.visits.numbers import numbered
from model.visits.visit import Details
from model.words import Words
from tests.founding import School
from tests.model.visits.desk_day import at, moment, redo, second_process, told, undo


@given(st.integers(2000, 2199), st.integers(1, 20000), st.integers(1, 20000))
def test_numbers_are_as_different_as_the_visits(year: int, one: int, other: int) -> None:
    assert (numbered(year, one) == numbered(year, other)) == (one == other)
    assert numbered(year, one).startswith(f"{year}-")


def add(day: date) -> str:
    """A visit of that day, and the number it got."""
    starts = moment("09:00", (day - moment("00:00").date()).days)
    taken = desk.execute_sql(
        "SELECT count(*) FROM visit WHERE substr(starts, 1, 10) = ?", (day.isoformat(),)
    ).fetchone()
    starts += timedelta(minutes=10 * taken[0])
    return visits.add(Details(), starts, starts + timedelta(minutes=10), in_hours=True).number


def test_a_year_is_numbered_by_itself(school: School) -> None:
    at("12:00", days=60)
    days = [date(2026, 11, 20), date(2027, 1, 4), date(2026, 12, 1), date(2027, 1, 4)]
    assert [add(day) for day in days] == ["2026-001", "2027-001", "2026-002", "2027-002"]


def test_the_thousandth_is_followed_by_the_thousand_and_first(school: School) -> None:
    add(date(2026, 11, 20))
    renumber("2026-999")
    assert [add(date(2026, 11, 20)) for _ in range(3)] == ["2026-1000", "2026-1001", "2026-1002"]


def renumber(number: str) -> None:
    """Give the only visit another number, as if the year were long."""
    with journal.writing("visit.renumber", Words("改号", "Renumbered")):
        VisitRow.update(number=number).execute()


def test_a_visit_keeps_its_number_wherever_it_is_moved(school: School) -> None:
    at("12:00", days=60)
    visit = visits.add(Details(), moment("09:00"), moment("09:30"))
    moved = visits.correct(visit.id, starts=moment("09:00", 45), ends=moment("09:30", 45))
    assert (moved.number, moved.starts.year) == ("2026-001", 2027)


def test_a_visit_taken_back_gives_its_number_back(school: School) -> None:
    visits.walk_in()
    undo()
    redo()
    undo()
    assert visits.walk_in().number == "2026-001"


def test_two_processes_never_give_the_same_number(school: School, empty_store: Path) -> None:
    each = 12
    lines = (
        "from datetime import timedelta",
        f"for n in range({each}):",
        "    starts = datetime(2026, 11, 20, 8, 0) + timedelta(minutes=10 * n)",
        "    print(visits.add(Details(), starts, starts + timedelta(minutes=10), in_hours=True).number)",
    )
    processes = [second_process(empty_store, seat, *lines) for seat in (school.zhao, school.qian)]
    given_out = [number for process in processes for number in told(process)]
    assert sorted(given_out) == [numbered(2026, n) for n in range(1, 2 * each + 1)]
