"""Forms of a contact: what was said and done, and a contact that is planned."""

from datetime import date, datetime
from typing import Any

from model import clock, session
from model.care import contacts, said
from model.care.said import options
from model.people import staff, students
from model.words import Words
from tui.app import DeskApp
from tui.fields.choice import Choice, Switch
from tui.fields.date import Date
from tui.fields.field import Field
from tui.fields.long import LongText
from tui.fields.numbers import Minutes, Time
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept


def _called(app: DeskApp, student_id: int) -> str:
    return app.shown_name(students.get(student_id).name)


async def contact(app: DeskApp, student_id: int, kind: str = "contact") -> None:
    """Write down a contact: facts, who spoke, which way, what came of it."""
    people = [(each.id, each.name) for each in staff.here()]
    now = clock.now()
    fields: tuple[Field, ...] = (
        Choice("kind", Words("类别", "Kind"), options=options(said.CONTACT_WORDS)),
        Date("day", Words("日期", "Date"), required=True, back=True),
        Time("at", Words("时间", "Time"), required=True),
        Minutes("minutes", Words("时长", "Minutes"), Words("月谈至少15分钟才算", "A mentor's talk counts from 15 on")),
        Choice("way", Words("方式", "Way"), options=options(said.WAY_WORDS)),
        Choice("spoke_with", Words("对象", "With"), options=options(said.WITH_WORDS)),
        Choice("speaker", Words("谈话人", "Who spoke"), options=people),
        LongText("facts", Words("事实", "Facts"), Words("谈话的事实、成长记录", "What was said, how they grow")),
        Text("result", Words("结果", "Result")),
        Switch(
            "restricted",
            Words("限制阅读", "Restricted"),
            Words("只有写的人和负责人能读", "Only its writer and whoever is in charge read it"),
        ),
    )

    def save(told: dict[str, Any]) -> contacts.Contact:
        return contacts.record(
            student_id,
            told["kind"],
            datetime.combine(told["day"], told["at"]),
            told["facts"] or "",
            way=told["way"],
            spoke_with=told["spoke_with"],
            speaker=told["speaker"],
            result=told["result"] or "",
            minutes=told["minutes"],
            restricted=bool(told["restricted"]),
        )

    initial = {
        "kind": kind,
        "day": now.date(),
        "at": now.time(),
        "way": "in_person",
        "spoke_with": "student",
        "speaker": session.at_desk().staff_id,
    }
    title = Words("联系：{name}", "Contact about {name}").saying(name=_called(app, student_id))
    if (
        await app.push_screen_wait(
            Form(title, fields, save, initial=initial, kept=Kept("contact.write", student_id, student_id))
        )
        is not None
    ):
        app.announce()


async def plan_contact(app: DeskApp, student_id: int, due_on: date | None = None) -> None:
    """Plan a contact by a day."""
    people = [(0, Words("未定", "nobody yet")), *((each.id, Words(each.name, each.name)) for each in staff.here())]
    fields = (
        Choice("kind", Words("类别", "Kind"), options=options(said.CONTACT_WORDS)),
        Date("due_on", Words("最迟", "By"), required=True),
        Choice("who", Words("谁", "Who"), options=people),
    )
    title = Words("排计划：{name}", "Plan for {name}").saying(name=_called(app, student_id))
    made = await app.push_screen_wait(
        Form(
            title,
            fields,
            lambda told: contacts.plan(student_id, told["kind"], told["due_on"], told["who"] or None),
            initial={"kind": "contact", "who": session.at_desk().staff_id or 0, "due_on": due_on},
            kept=Kept("contact.plan", student_id, student_id),
        )
    )
    if made is not None:
        app.announce()
