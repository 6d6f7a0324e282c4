"""A week's visits at the test school, put straight into the store, so that a test says only what matters to it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import count

from model import settings
from model.opening import hours, log
from model.store import journal
from model.store.tables import AppointmentRow, AttendanceRow, NoteRow, VisitRow, VisitWordRow
from model.words import Words
from tests.founding import School

MONDAY = date(2026, 11, 16)
"""The week of most tests: 2026-W47, the twelfth of the term, over when the clock stands."""
_numbers = count(1)


def on(day: int, clock: str) -> datetime:
    """A moment of the week: day 0 is Monday."""
    return datetime.combine(MONDAY + timedelta(days=day), time.fromisoformat(clock))


def came(
    counsellor: int,
    starts: datetime,
    minutes: int,
    student: int | None = None,
    *,
    visitor: str = "student",
    name: str = "",
    form: str = "form.in_person",
    source: str | None = None,
    marks: Iterable[str] = (),
    members: Iterable[int] = (),
    absent: Iterable[int] = (),
    written: bool = True,
    booked: bool = False,
    in_hours: bool = True,
    after_the_fact: bool = False,
    state: str = "ended",
) -> str:
    """Somebody came; answers the number of the visit."""
    number = f"{starts.year}-{next(_numbers):03d}"
    ends = starts + timedelta(minutes=minutes)
    with journal.writing("visit.add", Words("补录来访", "Entered a visit")):
        kept = {"counsellor": counsellor, "starts": starts, "ends": ends, "visitor": visitor, "student": student}
        appointment = AppointmentRow.create(**kept, state="done").id if booked else None
        row = VisitRow.create(
            **{**kept, "ends": None if state == "under_way" else ends},
            number=number,
            visitor_name=name,
            form=form,
            source=source,
            appointment=appointment,
            in_hours=in_hours,
            after_the_fact=after_the_fact,
            state=state,
            voided_reason="测试" if state == "voided" else None,
        )
        for mark in marks:
            VisitWordRow.create(visit=row.id, word=mark)
        for present, those in ((True, members), (False, absent)):
            for member in those:
                AttendanceRow.create(visit=row.id, student=member, present=present)
        if written:
            NoteRow.create(visit=row.id, body="谈话内容", finished=ends)
    return number


def room_hours(school: School) -> None:
    """The room is meant to be open at noon and after lessons, and was, but for a Wednesday noon and a long Friday."""
    settings.change(school_name="测试中学")
    for weekday in range(5):
        hours.add_window(weekday, time(12, 0), time(13, 0), staff=school.zhao)
        hours.add_window(weekday, time(17, 0), time(18, 0), staff=school.qian)
    for day in range(5):
        if day != 2:
            log.record_past(on(day, "12:00"), on(day, "13:05"), school.zhao)
        log.record_past(on(day, "17:00"), on(day, "19:00" if day == 4 else "18:00"), school.qian)


def busy_week(school: School) -> dict[str, str]:
    """Every kind of visit there is, by a name for each; answers their numbers."""
    zhang, wang, li, zeng, ouyang, liu = school.students
    zhao, qian, sun = school.zhao, school.qian, school.sun
    study, mood = "topic.study", "topic.mood"
    return {
        "zhang": came(zhao, on(0, "12:00"), 40, zhang, marks=[study, mood], source="source.self", booked=True),
        "zhang again": came(zhao, on(2, "12:10"), 35, zhang, marks=[mood, "danger.self_harm"], written=False),
        "zhang elsewhere": came(qian, on(3, "17:00"), 30, zhang, marks=["topic.relations"], in_hours=False),
        "wang": came(zhao, on(1, "12:00"), 45, wang, marks=[study], source="source.head_teacher", booked=True),
        "anonymous": came(zhao, on(1, "17:00"), 20, form="form.telephone", marks=[mood]),
        "alias": came(zhao, on(1, "17:30"), 20, name="小 雨", form="form.telephone"),
        "alias again": came(zhao, on(4, "17:30"), 15, name="小雨", form="form.telephone", after_the_fact=True),
        "parent": came(qian, on(1, "13:00"), 25, zhang, visitor="parent", name="张妈妈", marks=["topic.relations"]),
        "other parent": came(qian, on(4, "13:00"), 25, zhang, visitor="parent", name="张爸爸"),
        "teacher": came(qian, on(2, "13:00"), 30, visitor="teacher", name="周老师"),
        "group": came(
            zhao, on(3, "16:00"), 60, visitor="group", name="减压小组", form="form.group", marks=[study],
            members=[wang, li, ouyang], absent=[liu],
        ),
        "empty group": came(qian, on(3, "15:00"), 40, visitor="group", name="讲座", form="form.group"),
        "duty": came(sun, on(4, "12:30"), 15, liu, marks=[study, "danger.ideation"], booked=True),
        "voided": came(zhao, on(0, "15:00"), 50, zeng, state="voided", written=False),
        "under way": came(qian, on(4, "18:00"), 50, zeng, state="under_way", written=False),
        "week before": came(zhao, on(-1, "23:00"), 59, li),
        "week after": came(zhao, on(7, "00:00"), 30, li),
    }  # fmt: skip
