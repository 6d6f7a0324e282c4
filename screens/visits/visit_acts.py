"""What can be done with one visit: end it, say who it is, write it up, put its times right, void it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from model import clock, word_lists
from model.errors import DeskError
from model.people import index, rooms, students
from model.seen import Row
from model.visits import notes, register, visits
from model.visits.visit import Visit
from model.words import Words
from screens.visits.notes import rows_of, title_of, write_up
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.fields.choice import Choice
from tui.fields.numbers import Time
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

Act = Callable[[DeskApp, Visit], Awaitable[None]]
NOTHING = Words("", "")
VISITORS = (
    ("student", Words("学生", "Student")),
    ("parent", Words("家长", "Parent")),
    ("teacher", Words("教师", "Teacher")),
    ("other", Words("其他", "Other")),
)


async def act(app: DeskApp, visit_id: int) -> None:
    """Choose what to do with a visit, and do it."""
    visit = register.get(visit_id)
    offered = [(each, words, hint) for each, words, hint, may in _acts(visit) if may]
    if not offered:
        void = Words("这次来访已作废：{why}", "That visit is void: {why}").saying(why=visit.voided_reason)
        app.notify(str(void), markup=False)
        return
    chosen = await choose(app, title_of(app, visit), offered, about=visit.remark)
    if chosen is not None:
        await chosen(app, visit)


def _acts(visit: Visit) -> tuple[tuple[Act, Words, Words, bool], ...]:
    running, standing = visit.state == "under_way", visit.state != "voided"
    group = visit.visitor == "group"
    known = bool(visit.student_id or visit.visitor_name)
    return (
        (end, Words("结束来访", "End the visit"), Words("时间到此为止", "the clock stops now"), running),
        (identify, Words("登记来访者", "Say who it is"), NOTHING, standing and not group and not known),
        (attend, Words("出席名单", "Who was there"), NOTHING, standing and group),
        (
            write,
            Words("来源、主题、危险信号", "Source, topics, dangers"),
            Words("记录在结束后写", "the note follows when it is over"),
            running and notes.may_read(visit),
        ),
        (
            write,
            Words("写记录", "Write it up"),
            NOTHING,
            standing and not running and not visit.written and notes.may_read(visit),
        ),
        (write, Words("记录与补正", "Note and amendments"), NOTHING, bool(visit.written) and notes.may_read(visit)),
        (
            identify,
            Words("改来访者、方式、场地", "Who, in which form, where"),
            NOTHING,
            standing and not group and known,
        ),
        (retitle, Words("改名称", "Change its title"), NOTHING, standing and group),
        (correct, Words("更正时间", "Put the times right"), NOTHING, visit.state == "ended"),
        (void, Words("作废", "Void"), Words("录错时用，保留痕迹", "entered by mistake; it stays on record"), standing),
    )


async def end(app: DeskApp, visit: Visit) -> None:
    """The visitor leaves; one left running on another day wants its time."""
    if visit.starts.date() == clock.today():
        visits.end(visit.id)
        app.announce()
        return
    ended = await prompt(
        app,
        title_of(app, visit),
        Words("{day} 没有结束：实际几点结束？", "Never ended on {day}: when did it end?").saying(
            day=visit.starts.date()
        ),
        check=lambda text: visits.end(visit.id, _moment(visit, text)),
        kept=None,
    )
    if ended is not None:
        app.announce()


async def identify(app: DeskApp, visit: Visit) -> None:
    """Who came, in which form, sent by whom, where."""
    fields = (
        Choice("visitor", Words("来访对象", "Visitor"), options=VISITORS),
        Person(
            "student",
            Words("学生", "Student"),
            Words("匿名就留空", "Leave it empty for an unnamed visitor"),
            when=lambda told: told.get("visitor") in ("student", "parent"),
            find=_find,
            named=lambda number: students.get(number).name,
        ),
        Text("visitor_name", Words("称呼", "Called"), when=lambda told: told.get("visitor") != "student"),
        Choice("form", Words("联系方式", "Form"), options=_options("form")),
        Choice("source", Words("来源", "Sent by"), options=[(None, Words("未填", "not said")), *_options("source")]),
        Choice("room", Words("场地", "Room"), options=[(None, Words("未填", "not said")), *_rooms()]),
        Text("remark", Words("备注", "Remark"), Words("不写谈话内容", "Nothing of what was talked about")),
    )
    asked = ("visitor", "student", "visitor_name", "form", "source", "room", "remark")

    def initial() -> dict[str, Any]:
        told = register.get(visit.id).details()
        return {name: getattr(told, name) for name in asked}

    saved = await app.push_screen_wait(
        Form(
            title_of(app, visit),
            fields,
            lambda answers: _identified(visit.id, answers),
            initial=initial,
            of=rows_of(visit),
            kept=Kept("visit.identify", visit.id, visit.student_id),
        )
    )
    if saved is not None:
        app.announce()


def _identified(visit_id: int, answers: dict[str, Any]) -> Visit:
    from model.drafts import check
    from model.drafts.visits import VisitDraft

    told = register.get(visit_id).details()
    with_student = answers["visitor"] in ("student", "parent")
    draft = check(
        VisitDraft,
        {
            **answers,
            "student": answers["student"] if with_student else None,
            "visitor_name": answers["visitor_name"] or "",
            "topics": told.topics,
            "dangers": told.dangers,
        },
    )
    return visits.edit(visit_id, draft)


async def retitle(app: DeskApp, visit: Visit) -> None:
    """Another title for a group session."""
    from screens.visits.group import titled

    title = await prompt(
        app,
        title_of(app, visit),
        Words("名称或主题", "Its title"),
        visit.visitor_name,
        check=titled,
        kept=Kept("visit.retitle", visit.id),
    )
    if title is not None:
        visits.edit(visit.id, replace(register.get(visit.id).details(), visitor_name=title))
        app.announce()


async def attend(app: DeskApp, visit: Visit) -> None:
    """Mark who of a group was there."""
    from screens.visits.group import Attendance

    await app.push_screen_wait(Attendance(app, visit))


async def write(app: DeskApp, visit: Visit) -> None:
    """Write it up, or read and amend."""
    await write_up(app, visit.id)


async def correct(app: DeskApp, visit: Visit) -> None:
    """Put start and end right."""
    assert visit.ends is not None
    day = visit.starts.date()
    saved = await app.push_screen_wait(
        Form(
            title_of(app, visit),
            (Time("starts", Words("开始", "From"), required=True), Time("ends", Words("结束", "To"), required=True)),
            lambda answers: visits.correct(
                visit.id,
                starts=datetime.combine(day, answers["starts"]),
                ends=datetime.combine(day, answers["ends"]),
            ),
            initial={"starts": visit.starts.time(), "ends": visit.ends.time()},
            of=(Row("visit", visit.id),),
            kept=Kept("visit.correct", visit.id, visit.student_id),
        )
    )
    if saved is not None:
        app.announce()


async def void(app: DeskApp, visit: Visit) -> None:
    """It should never have been entered."""
    reason = await prompt(
        app,
        title_of(app, visit),
        Words("作废原因", "Why it is void"),
        check=_needed,
        kept=Kept("visit.void", visit.id, visit.student_id),
    )
    if reason is not None:
        visits.void(visit.id, reason)
        app.announce()


def _moment(visit: Visit, text: str) -> datetime:
    try:
        return datetime.combine(visit.starts.date(), datetime.strptime(text.strip(), "%H:%M").time())
    except ValueError as error:
        raise DeskError(Words("时间应写成 17:30", "Write the time as 17:30")) from error


def _needed(text: str) -> str:
    if not text.strip():
        raise DeskError(Words("请写明原因", "Type the reason"))
    return text.strip()


def _find(text: str) -> list[tuple[int, str]]:
    return [(each.id, f"{each.name}  {each.class_shown}") for each in index.find(text, 8)]


def _options(name: str) -> list[tuple[str, Words]]:
    return [(word.code, word.words) for word in word_lists.words(name)]


def _rooms() -> list[tuple[int, str]]:
    return [(room.id, room.name) for room in rooms.here()]
