"""A school with one of everything, each the first of its kind, and everybody who may sit at its desk."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from model import rights, session
from model.appointments import book, series, waiting
from model.appointments.dates import Rule
from model.appointments.waiting import Preference
from model.appointments.wish import Wish
from model.care import cases, contacts, guardians, incidents, leaves, lists, plan, referrals, screening
from model.committee import appointing, meetings, reports, training
from model.committee.appointing import Wish as Member
from model.committee.concerns import Seen
from model.committee.places import Place
from model.committee.reports import Answer
from model.opening import absences, duty, hours, log
from model.people import dormitories, staff
from model.rights import Role
from model.visits import groups, letters, notes, visits
from model.visits.visit import Details
from tests.founding import School
from tests.model.visits.desk_day import at, moment

PEOPLE = "OCDLA"
"""Whose things they are; another counsellor; the duty teacher, who is also whoever adds without reading; a leader; an
administrator."""
NOBODY = "N"
"""Nobody sits at the desk."""
DAY = date(2026, 11, 25)


@dataclass(frozen=True, slots=True)
class World:
    """The school, and who is who in it."""

    school: School
    """Its numbers."""
    keeper: int
    """Who received its visitors, and keeps its files if they may."""
    seats: dict[str, int]
    """The staff by the letters of ``PEOPLE``."""

    def sits(self, who: str) -> None:
        """One of ``PEOPLE`` takes the desk, or nobody."""
        if who == NOBODY:
            session.stand_up()
            rights.take(Role.NONE)
        else:
            session.sit_down(self.seats[who])


def one_of_everything(school: School, keeper: str) -> World:
    """The school with one of everything, received and kept by one of ``OCD``; a duty teacher keeps no file."""
    seats = {
        "O": school.zhao,
        "C": school.qian,
        "D": school.sun,
        "L": staff.hire("周校长", "other", "leader").id,
        "A": staff.hire("吴管理员", "other", "administrator").id,
    }
    own = seats[keeper]
    counsellor = own if keeper != "D" else school.zhao
    _room(school)
    _book(school, counsellor)
    session.sit_down(own)
    _visitors(school)
    session.sit_down(counsellor)
    _committee(school)
    _files(school, counsellor)
    return World(school, own, seats)


def _room(school: School) -> None:
    for weekday in range(5):
        hours.add_window(weekday, time(8), time(18), staff=school.zhao if weekday == 3 else None)
    dormitories.add("一号楼", "101")
    absences.be_absent(school.qian, moment("08:00", 30), moment("09:00", 30))
    duty.swap_duty(DAY + timedelta(days=1), school.zhao, school.qian, "外出")
    log.open_room()


def _book(school: School, counsellor: int) -> None:
    book.book(Wish(moment("15:00"), 40, counsellor, school.students[0]), despite=True)
    series.book_series(
        Wish(moment("16:00", 7), 40, counsellor, school.students[0]), Rule("weekly", count=2), despite=True
    )
    waiting.wait(school.students[0], Preference())


def _visitors(school: School) -> None:
    at("12:01")
    visit = visits.walk_in(Details(student=school.students[0], topics=("topic.mood",), remark="急"))
    at("12:31")
    visits.end(visit.id)
    notes.finish(visit.id, "谈到了考试")
    groups.begin("新生适应", school.students[:2])
    letters.receive_letter("想和父母说话", student=school.students[0])
    says = Answer(mood=2, seen=(Seen(school.students[0], "一直哭"),))
    reports.receive(Place("class", 1), DAY - timedelta(days=2), says)


def _committee(school: School) -> None:
    appointing.appoint(Member(school.students[0], Place("class", 1), "boy"))
    meetings.hold("meeting", 1)
    training.hold("倾听", 45, [1])


def _files(school: School, owner: int) -> None:
    student, soon = school.students[0], DAY + timedelta(days=14)
    case = cases.open_case(student, 2, "两周情绪低落", soon, reasons=("life_event",), owner=owner)
    guardians.add(student, "mother", "张母", "13800000000")
    contacts.record(student, "talk", moment("12:00"), "谈了二十分钟", minutes=20)
    contacts.plan(student, "talk", soon)
    plan.assess(case.id, "low", "睡眠恢复", soon)
    plan.write_parts(case.id, {"goals": "按时到校"})
    plan.add_measure(case.id, "每周一谈", "赵老师", soon)
    incidents.report("ordinary", "relations", "传纸条", "班主任", student=student)
    referrals.apply(student, "hospital", "市四院", "两周失眠")
    leaves.leave(student, "住院", DAY)
    lists.put_on(student, "psychological", "抑郁情绪")
    lists.hand_in_finding(student, "市四院", "建议门诊随访", DAY, "家长")
    screening.take_in("2026秋", "MSSMHS", DAY, [screening.Line(student, "200", {}, "预警", True)])
