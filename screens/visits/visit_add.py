"""Entering a visit afterwards (补录): who, when, and how they came."""

from datetime import datetime
from typing import Any

from model import clock, session, word_lists
from model.people import index, rooms, staff
from model.visits import groups, visits
from model.visits.visit import Visit
from model.words import Words, say
from tui.app import DeskApp
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.field import Values
from tui.fields.numbers import Time
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

VISITORS = (
    ("student", Words("学生", "Student")),
    ("parent", Words("家长", "Parent")),
    ("teacher", Words("教师", "Teacher")),
    ("other", Words("其他", "Other")),
    ("group", Words("团体", "Group")),
)


async def add(page: Any) -> None:
    """Ask and enter."""
    app: DeskApp = page.app
    initial = {
        "day": clock.today(),
        "visitor": "student",
        "form": "form.in_person",
        "counsellor": session.at_desk().staff_id,
    }
    form = Form(
        Words("补录来访", "Enter a visit afterwards"),
        _fields(),
        _save,
        initial=initial,
        live=_live,
        kept=Kept("visit.add"),
    )
    added = await app.push_screen_wait(form)
    if added is None:
        return
    app.announce()
    if added.visitor == "group":
        from screens.visits.group import Attendance

        await app.push_screen_wait(Attendance(app, added))


def _fields() -> tuple[Any, ...]:
    people = [(each.id, each.name) for each in staff.on_desk()]
    return (
        Date("day", Words("日期", "Date"), required=True),
        Time("starts", Words("开始", "From"), required=True),
        Time("ends", Words("结束", "To"), required=True),
        Choice("visitor", Words("来访对象", "Visitor"), options=VISITORS),
        Person(
            "student",
            Words("学生", "Student"),
            Words("匿名就留空", "Leave it empty for an unnamed visitor"),
            when=lambda told: told.get("visitor") in ("student", "parent"),
            find=_find,
        ),
        Text(
            "visitor_name",
            Words("称呼", "Called"),
            Words("团体填名称或主题", "Of a group, its title"),
            when=lambda told: told.get("visitor") != "student",
        ),
        Choice(
            "form",
            Words("联系方式", "Form"),
            options=[(word.code, word.words) for word in word_lists.words("form")],
            when=lambda told: told.get("visitor") != "group",
        ),
        Choice("counsellor", Words("教师", "With"), options=people),
        Choice("room", Words("场地", "Room"), options=[(None, Words("未填", "not said")), *_rooms()]),
    )


def _rooms() -> list[tuple[int, Words]]:
    return [(each.id, Words(each.name, each.name)) for each in rooms.here()]


def _live(told: Values) -> str:
    starts, ends = told.get("starts"), told.get("ends")
    if starts is None or ends is None or ends <= starts:
        return ""
    day = clock.today()
    minutes = clock.minutes_between(datetime.combine(day, starts), datetime.combine(day, ends))
    return say("共 {n} 分钟", "{n} {n:minute|minutes}", n=minutes)


def _save(answers: dict[str, Any]) -> Visit:
    from model.drafts import check
    from model.drafts.visits import SpanDraft, VisitDraft

    span = check(
        SpanDraft,
        {name: datetime.combine(answers["day"], answers[name]) for name in ("starts", "ends")},
    )
    if answers["visitor"] == "group":
        from screens.visits.group import titled

        title = titled(answers["visitor_name"] or "")
        return groups.add(title, span.starts, span.ends, counsellor=answers["counsellor"], room=answers["room"])
    with_student = answers["visitor"] in ("student", "parent")
    told = check(
        VisitDraft,
        {
            "visitor": answers["visitor"],
            "student": answers["student"] if with_student else None,
            "visitor_name": answers["visitor_name"] or "",
            "form": answers["form"],
            "room": answers["room"],
        },
    )
    return visits.add(told, span.starts, span.ends, counsellor=answers["counsellor"])


def _find(text: str) -> list[tuple[int, str]]:
    return [(each.id, f"{each.name}  {each.class_shown}") for each in index.find(text, 8)]
