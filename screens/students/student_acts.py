"""What can be done with students, from the list of all and from the page of one."""

from collections.abc import Sequence

from model import rights
from model.appointments import gone
from model.people import staff, students
from model.rights import Right
from model.words import Words
from screens.students.student_form import form
from tui.app import DeskApp
from tui.ask import choose, confirm

NOBODY = 0
"""The answer for no counsellor of their own."""


async def enrol(app: DeskApp) -> int | None:
    """Ask who is new; answers the student's number in the store."""
    student = await app.push_screen_wait(form())
    if student is None:
        return None
    app.announce()
    return student.id


async def edit(app: DeskApp, student_id: int) -> None:
    """Change what is told of a student."""
    if await app.push_screen_wait(form(students.get(student_id))) is not None:
        app.announce()


async def book(app: DeskApp, student_id: int) -> None:
    """The booking line, with this student chosen already."""
    from screens.appointments import booking

    await booking.book(app, student=student_id)


async def assign(app: DeskApp, student_ids: Sequence[int]) -> bool:
    """Give these students their own counsellor, all in one change; answers whether somebody was chosen."""
    chosen = await choose(
        app,
        Words("心理教师：{who}", "Counsellor of {who}").saying(who=_called(app, student_ids)),
        [
            *((each.id, each.name, staff.KIND_WORDS[each.kind]) for each in staff.counsellors()),
            (NOBODY, Words("不指定", "Nobody of their own"), Words("", "")),
        ],
        at=students.these(student_ids)[0].counsellor_id or NOBODY,
    )
    if chosen is None:
        return False
    if students.assign_counsellor(student_ids, chosen or None):
        app.announce()
    else:
        app.notify(str(Words("没有变化", "Nothing is different")), markup=False)
    return True


async def leave(app: DeskApp, student_ids: Sequence[int]) -> bool:
    """Mark these students as left, when that is what is meant."""
    question = Words("{who}离校？", "Mark {who} as left?").saying(who=_called(app, student_ids))
    detail = Words(
        "档案保留；离校学生不再出现在名单里。可撤销，也可按 Ctrl+R 返校。",
        "Their files stay; they are no longer listed. It can be undone, and Ctrl+R brings them back.",
    )
    booked = gone.still_booked(student_ids) if rights.may(Right.BOOK) else 0
    if booked:
        more = Words(
            "{detail}\n还有 {n} 个预约，请取消或改期。",
            "{detail}\n{n} {n:appointment is|appointments are} still booked.",
        )
        detail = more.saying(detail=detail, n=booked)
    if not await confirm(app, question, detail, danger=True, yes=Words("离校", "mark as left")):
        return False
    if len(student_ids) == 1:
        students.leave(student_ids[0])
    else:
        students.leave_together(student_ids)
    app.announce()
    return True


def come_back(app: DeskApp, student_ids: Sequence[int]) -> None:
    """These students are at school again."""
    if len(student_ids) == 1:
        students.return_to_school(student_ids[0])
    else:
        students.return_together(student_ids)
    app.announce()


def _called(app: DeskApp, student_ids: Sequence[int]) -> Words:
    """One by name, several by how many they are."""
    if len(student_ids) > 1:
        return Words("{n} 名学生", "{n} {n:student|students}").saying(n=len(student_ids))
    (one,) = students.these(student_ids)
    name = app.shown_name(one.name)
    return Words(name, name)
