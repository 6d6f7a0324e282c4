"""The form that puts somebody on the waiting list: who, with whom, which days, how long, until when."""

from typing import Any

from model import settings
from model.appointments import waiting
from model.appointments.days import WEEKDAYS
from model.appointments.waiting import Preference, Waiting
from model.people import index, staff, students
from model.words import Words
from tui.app import DeskApp
from tui.fields.choice import Choice, Switch
from tui.fields.choices import Choices
from tui.fields.date import Date
from tui.fields.numbers import Minutes
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

ANYBODY = 0
"""The answer for no counsellor in particular."""


def form(student: int | None = None, counsellor: int | None = None, minutes: int | None = None) -> Form[Waiting]:
    """The form, with what is known already."""
    people = [(each.id, Words(each.name, each.name)) for each in staff.on_desk()]
    return Form(
        Words("加入候补", "Put on the waiting list"),
        (
            Person(
                "student",
                Words("学生", "Student"),
                required=True,
                find=_find,
                named=lambda number: students.get(number).name,
            ),
            Choice("counsellor", Words("教师", "With"), options=[(ANYBODY, Words("不限", "Anybody")), *people]),
            Choices(
                "weekdays",
                Words("星期", "Weekdays"),
                Words("不选就是都可以", "None chosen is any"),
                options=list(enumerate(WEEKDAYS[:5])),
            ),
            Minutes("minutes", Words("时长", "Length")),
            Date("until", Words("最晚到", "Until")),
            Switch("urgent", Words("紧急", "Urgent")),
            Text("remark", Words("备注", "Remark")),
        ),
        _save,
        initial={
            "student": student,
            "counsellor": counsellor or ANYBODY,
            "minutes": minutes or settings.get().booking.visit_minutes,
            "urgent": False,
        },
        kept=Kept("waiting.wait", student or "", student),
    )


async def wish(app: DeskApp, student: int, counsellor: int | None, minutes: int) -> bool:
    """No time is free: put this student on the list; whether that was done."""
    return await app.push_screen_wait(form(student, counsellor, minutes)) is not None


def _find(text: str) -> list[tuple[int, str]]:
    return [(each.id, f"{each.name}  {each.class_shown}") for each in index.find(text, 8)]


def _save(answers: dict[str, Any]) -> Waiting:
    return waiting.wait(
        answers["student"],
        Preference(
            counsellor=answers["counsellor"] or None,
            weekdays=frozenset(answers["weekdays"] or ()),
            minutes=answers["minutes"] or settings.get().booking.visit_minutes,
            until=answers["until"],
            urgent=bool(answers["urgent"]),
            remark=answers["remark"] or "",
        ),
    )
