"""Two desks for tests: a school that hands over, and another one, in a folder and under a key of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

from model import clock, session, settings
from model.appointments import book
from model.appointments.book import Wish
from model.care import cases, contacts, plan
from model.people import students
from model.store import file, vault
from model.visits import letters, notes, visits
from model.visits.visit import Details
from tests.conftest import KEY
from tests.founding import School, found

PASSWORD = "移交 口令 2026"
THERE_KEY = bytes(range(1, 33))


def lead_a_life(school: School, who: int | None = None) -> int:
    """Give 张伟, or whoever it is, a history of everything; answers their number."""
    wei = who or school.students[0]
    settings.change(school_name="第一中学")
    students.edit(
        wei, born=date(2012, 3, 4), guardian_phone="13912345678", health="花粉过敏", counsellor_id=school.zhao
    )
    monday = datetime(2026, 11, 23, 12, 30)
    visit = visits.add(
        Details(student=wei, topics=("topic.mood",), dangers=("danger.ideation",)),
        monday,
        monday + timedelta(minutes=40),
    )
    notes.finish(visit.id, "他说夜里睡不着")
    notes.amend(visit.id, "是两周以来")
    book.book(Wish(datetime(2026, 11, 27, 12, 30), 40, school.zhao, wei, remark="带作业本"), despite=True)
    letters.receive_letter("信里写了心事", student=wei)
    case = cases.open_case(wei, 2, "多次提到不想活", date(2026, 12, 2), danger="danger.ideation")
    plan.assess(case.id, "medium", "有想法无计划", date(2026, 12, 1))
    plan.write(case.id, "signals", "独自在天台")
    plan.add_measure(case.id, "每日问候", "班主任", date(2026, 12, 20))
    contacts.record(wei, "contact", clock.now(), "与母亲通话", way="telephone", spoke_with="parent")
    return wei


@contextmanager
def other_desk(folder: Path, school_name: str = "第二中学") -> Iterator[School]:
    """A desk in another folder, its counsellor there; the desk that was open is open again afterwards."""
    before, here = Path(str(file.desk.database)).parent, session.at_desk()
    file.close()
    try:
        if (folder / file.STORE_FILE).exists():
            file.open_store(folder, THERE_KEY)
            school = School(1, 2, 3, 1, 2, (1, 2, 3, 4, 5, 6))
        else:
            file.create(folder, THERE_KEY)
            vault.lay_open(folder, THERE_KEY, None)
            session.found_school()
            school = found()
        session.sit_down(school.zhao)
        if settings.get().school_name != school_name:
            settings.change(school_name=school_name)
        yield school
    finally:
        file.close()
        file.open_store(before, KEY)
        session.resume(here)
