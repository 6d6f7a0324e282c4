"""The board reads only what is open: twenty years of closed files cost it nothing."""

from datetime import date, timedelta

from model.care import board
from model.store import journal, many
from model.store.database import desk
from model.store.tables import CareCaseRow, LevelChangeRow, StudentRow
from model.words import Words
from tests.founding import School

OPEN, CLOSED = 500, 4000


def test_the_board_of_500_out_of_20_years_reads_by_its_index(school: School) -> None:
    with journal.writing("demo.years", Words("二十年", "Twenty years")):
        many.insert(StudentRow, [{"number": f"20{n:06d}", "name": f"学生{n}"} for n in range(OPEN + CLOSED)])
        first = StudentRow.get(StudentRow.number == "20000000").id
        rows = []
        for n in range(OPEN + CLOSED):
            day = date(2006, 9, 1) + timedelta(days=n)
            rows.append(
                {
                    "student": first + n,
                    "rank": 1 + n % 3,
                    "owner": school.zhao,
                    "opened_on": day,
                    "rank_since": day,
                    "state": "open" if n < OPEN else "closed",
                    "review_on": date(2026, 12, 1) if n < OPEN else None,
                    "closed_on": None if n < OPEN else day,
                }
            )
        many.insert(CareCaseRow, rows)
    statements: list[str] = []
    desk.connection().set_trace_callback(statements.append)
    cards = board.cards()
    desk.connection().set_trace_callback(None)
    assert len(cards) == OPEN
    assert len([text for text in statements if text.startswith("SELECT")]) < 25
    plans = desk.execute_sql("EXPLAIN QUERY PLAN SELECT id FROM care_case WHERE state = 'open'").fetchall()
    assert any("care_case_" in row[3] for row in plans)
    assert LevelChangeRow.select().count() == 0
