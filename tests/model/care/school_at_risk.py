"""What the tests of the risk board share: a case that is open, days to look again, who sits at the desk."""

from datetime import date, datetime, timedelta

from model import clock, session
from model.care import cases, plan
from model.care.cases import Case
from model.handover import in_house
from tests.conftest import WEDNESDAY
from tests.founding import School

DAY = WEDNESDAY.date()


def days(n: int) -> date:
    """So many days after the Wednesday of the tests."""
    return DAY + timedelta(days=n)


def at(n: int, hour: int = 12, minute: int = 0) -> datetime:
    """Move the clock so many days on, to a time of the day."""
    moment = datetime(DAY.year, DAY.month, DAY.day, hour, minute) + timedelta(days=n)
    clock.set_stopped(moment)
    return moment


def opened(school: School, student: int = 0, rank: int = 2) -> Case:
    """A case of one of the school's students, in the charge of whoever sits at the desk."""
    return cases.open_case(
        school.students[student], rank, "班主任反映近两周情绪低落", days(14), reasons=("life_event",), danger=""
    )


def two_low(case: Case) -> None:
    """Two low assessments in a row, a week apart; the clock is at the second."""
    for n in (7, 14):
        at(n)
        plan.assess(case.id, "low", "睡眠恢复，按时到校", days(n + 14))


def sits(who: int) -> None:
    """Somebody else takes the desk."""
    session.sit_down(who)


def handed(case: Case, to: int) -> None:
    """Whoever keeps the file hands the student to another counsellor, who accepts; then they sit there again."""
    [asked] = in_house.ask([case.student_id], to, "产假")
    session.sit_down(to)
    in_house.accept(asked.id)
    session.sit_down(case.owner_id)
