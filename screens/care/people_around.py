"""Who stands round a student: guardians, mentor, proxy parent, and what there is to watch in the family (D4, C8, C10)."""

from typing import Any

from model.care import around, guardians, lists, said
from model.care.file import File
from model.care.guardians import RELATION_WORDS, Guardian
from model.care.said import options
from model.committee import grid
from model.people import staff
from model.seen import Row
from model.words import Words
from tui.app import DeskApp
from tui.ask import choose
from tui.choosing import Option
from tui.fields.choice import Choice, Switch
from tui.fields.choices import Choices
from tui.fields.field import Field
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

NOBODY = 0
"""Chosen instead of a member of staff."""


async def people(app: DeskApp, file: File) -> None:
    """Ask whom it is about; change that."""
    known = {f"guardian {each.id}": each for each in file.guardians}
    offered: list[Option[str]] = [
        *((key, _named(app, each), _reached(app, each)) for key, each in known.items()),
        ("add", Words("加一名监护人", "Add a guardian"), ""),
        ("mentor", Words("育人导师", "Mentor"), file.mentor),
        ("proxy", Words("代理家长（留守儿童）", "Proxy parent (left-behind children)"), file.proxy),
        ("family", Words("家庭情况", "Family"), " ".join(str(said.FLAG_WORDS[flag]) for flag in file.flags)),
    ]
    chosen = await choose(app, Words("身边的人", "People around"), offered)
    student_id = file.student.id
    if chosen in known:
        await _guardian(app, student_id, known[chosen])
    elif chosen == "add":
        await _guardian(app, student_id, None)
    elif chosen == "family":
        await _family(app, file)
    elif chosen is not None:
        who = await somebody(
            app, Words("育人导师", "Mentor") if chosen == "mentor" else Words("代理家长", "Proxy parent")
        )
        if who is not None:
            name = grid.give_mentor if chosen == "mentor" else around.name_proxy
            name(student_id, who or None)
            app.announce()


def _named(app: DeskApp, each: Guardian) -> str:
    return f"{RELATION_WORDS[each.relation]} {app.shown_name(each.name)}"


def _reached(app: DeskApp, each: Guardian) -> str:
    return "***" if app.names_hidden and each.phone else each.phone


async def _guardian(app: DeskApp, student_id: int, known: Guardian | None) -> None:
    fields: tuple[Field, ...] = (
        Choice("relation", Words("关系", "Relation"), options=options(RELATION_WORDS)),
        Text("name", Words("姓名", "Name"), most=60),
        Text("phone", Words("电话", "Telephone"), most=40),
        Switch("lives_with", Words("同住", "Lives with them")),
        *((Switch("ended", Words("不再是监护人", "No longer a guardian")),) if known else ()),
    )

    def save(told: dict[str, Any]) -> bool:
        values = (told["relation"], told["name"] or "", told["phone"] or "")
        if known is None:
            guardians.add(student_id, *values, lives_with=bool(told["lives_with"]))
        elif told["ended"]:
            guardians.end(known.id)
        else:
            guardians.change(known.id, *values, lives_with=bool(told["lives_with"]))
        return True

    initial: dict[str, Any] = {"relation": "mother", "lives_with": True}
    if known is not None:
        initial = {name: getattr(known, name) for name in ("relation", "name", "phone", "lives_with")}
    of = (Row("guardian", known.id),) if known else ()
    if await app.push_screen_wait(
        Form(
            Words("监护人", "Guardian"),
            fields,
            save,
            initial=initial,
            of=of,
            kept=Kept("guardian.write", known.id if known else f"of {student_id}", student_id),
        )
    ):
        app.announce()


async def _family(app: DeskApp, file: File) -> None:
    fields = (Choices("flags", Words("家庭情况", "Family"), options=options(said.FLAG_WORDS)),)
    about = Words(
        "留守、流动、孤儿在学生信息里登记。",
        "Left-behind, migrant and orphan children are marked on the student's page.",
    )

    def save(told: dict[str, Any]) -> bool:
        lists.set_flags(file.student.id, told["flags"] or ())
        return True

    made = Form(
        Words("家庭情况", "Family"),
        fields,
        save,
        initial={"flags": list(file.flags)},
        live=lambda _: str(about),
        kept=Kept("family.flags", file.student.id, file.student.id),
    )
    if await app.push_screen_wait(made):
        app.announce()


async def somebody(app: DeskApp, title: Words) -> int | None:
    """Ask for a member of staff, or nobody (0); None where it was left."""
    nothing = Words("", "")
    listed = [(each.id, Words(each.name, each.name), staff.KIND_WORDS[each.kind]) for each in staff.here()]
    return await choose(app, title, [*listed, (NOBODY, Words("不指定", "Nobody"), nothing)])
