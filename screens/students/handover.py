"""Handing students over: to another counsellor here, who accepts, or as a sealed package."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from model import rights, session
from model.errors import DeskError
from model.handover import give as giving
from model.handover import in_house
from model.handover.in_child import order
from model.people import staff, students
from model.rights import Right
from model.words import Words
from screens.students.taking_over import take_over
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.fields.typed import Text
from tui.files import typed
from tui.form import Form
from tui.keeping import Kept
from tui.progress import work_on

NOTHING = Words("", "")


async def hand_over(app: DeskApp, student_ids: Sequence[int]) -> None:
    """Choose the way: to a counsellor of this school, or sealed for another desk."""
    rights.need(Right.CARE)
    waiting = in_house.asked_of(student_ids[0]) if len(student_ids) == 1 else None
    mine = waiting is not None and waiting.giver_id == session.at_desk().staff_id
    ways = [
        ("house", Words("给本校另一位心理教师", "To another counsellor here"), Words("须对方接收", "who must accept")),
        ("package", Words("加密移交包", "A sealed package"), Words("给另一台值班台", "for another desk")),
        *([("withdraw", Words("收回移交", "Withdraw"), Words("对方尚未接收", "not accepted yet"))] if mine else []),
    ]
    chosen = await choose(app, Words("移交：{who}", "Hand over: {who}").saying(who=_called(app, student_ids)), ways)
    if chosen == "house":
        await to_colleague(app, student_ids)
    elif chosen == "package":
        await seal(app, student_ids)
    elif chosen == "withdraw" and waiting is not None:
        in_house.withdraw(waiting.id)
        app.announce()


async def errand(app: DeskApp, student_ids: Sequence[int]) -> None:
    """What the list of students offers: those marked, a whole caseload, or a package that came."""
    rights.need(Right.CARE)
    chosen = await choose(
        app,
        Words("移交", "Handing over"),
        [
            *(
                [("these", Words("移交：{who}", "Hand over: {who}").saying(who=_called(app, student_ids)), NOTHING)]
                if student_ids
                else []
            ),
            ("all", Words("移交一位教师的全部个案", "Hand over a whole caseload"), NOTHING),
            ("take", Words("接收移交包", "Take a package over"), Words("先预览", "a preview comes first")),
        ],
    )
    if chosen == "these":
        await hand_over(app, student_ids)
    elif chosen == "all":
        await caseload(app)
    elif chosen == "take":
        await take_over(app)


async def to_colleague(app: DeskApp, student_ids: Sequence[int]) -> None:
    """Ask another counsellor to take them over."""
    me = session.at_desk().staff_id
    people = [(each.id, each.name, NOTHING) for each in staff.counsellors() if each.id != me]
    if not people:
        app.notify(str(Words("没有另一位心理教师", "There is no other counsellor")), markup=False)
        return
    taker = await choose(app, Words("由谁接收？", "Who takes over?"), people)
    if taker is None:
        return

    def check(text: str) -> str:
        in_house.ask(student_ids, taker, text)
        return text

    if (
        await prompt(
            app,
            Words("移交", "Hand over"),
            Words("移交的原因", "Why"),
            check=check,
            kept=Kept("handing.ask", " ".join(map(str, student_ids))),
        )
        is not None
    ):
        app.announce()


async def answer(app: DeskApp, handing_id: int) -> None:
    """Accept a student, or give them back for a reason."""
    handing = in_house.get(handing_id)
    name = app.shown_name(handing.student_name)
    title = Words("{who} 移交 {name}：{why}", "{who} hands {name} over: {why}")
    chosen = await choose(
        app,
        title.saying(who=handing.giver, name=name, why=handing.words),
        [
            ("accept", Words("接收", "Accept"), Words("档案由您负责", "the file is in your charge")),
            ("decline", Words("退回", "Decline"), Words("须写明理由", "for a reason")),
        ],
    )
    if chosen == "accept":
        in_house.accept(handing_id)
    elif chosen == "decline":
        why = await prompt(
            app,
            Words("退回", "Decline"),
            Words("理由", "The reason"),
            check=lambda text: in_house.decline(handing_id, text),
            kept=Kept("handing.decline", handing_id),
        )
        if why is None:
            return
    else:
        return
    app.announce()


async def caseload(app: DeskApp) -> None:
    """Seal all of a counsellor's students whom one may hand over."""
    people = [(each.id, each.name, NOTHING) for each in staff.counsellors()]
    who = await choose(app, Words("哪位教师的个案？", "Whose caseload?"), people, at=session.at_desk().staff_id)
    if who is None:
        return
    found = giving.caseload(who)
    if not found:
        app.notify(str(Words("名下没有学生", "There is nobody in it")), markup=False)
        return
    await seal(app, found)


async def seal(app: DeskApp, student_ids: Sequence[int]) -> None:
    """Ask to whom, why and under which password; seal in a child process."""
    told: dict[str, Any] | None = await app.push_screen_wait(
        Form(
            Words("加密移交：{who}", "Seal: {who}").saying(who=_called(app, student_ids)),
            (
                Text("to", Words("移交给谁", "To whom"), Words("学校和接收人", "School and person"), required=True),
                Text("purpose", Words("原因", "Why"), Words("记入操作记录", "It is logged"), required=True),
                Text("path", Words("文件", "File"), required=True),
                Text(
                    "password",
                    Words("口令", "Password"),
                    Words("至少 8 个字符，当面告知", "8 characters or more; tell it in person"),
                    secret=True,
                    required=True,
                ),
                Text("again", Words("再输一次", "Once more"), secret=True, required=True),
            ),
            lambda answers: _order(student_ids, answers),
            initial={"path": str(_folder() / giving.suggested(student_ids))},
            kept=Kept("handing.seal", " ".join(map(str, student_ids))),
        )
    )
    if told is None:
        return
    done = await work_on(app, Words("正在移交", "Handing over"), "model.handover.in_child:run", told)
    if done is not None:
        app.announce(Words(*done["said"]))


def _order(student_ids: Sequence[int], answers: dict[str, Any]) -> dict[str, Any]:
    if answers["password"] != answers["again"]:
        raise DeskError(Words("两次输入的口令不一样", "The two passwords differ"), "again")
    path = typed(answers["path"])
    if not path.parent.is_dir():
        words = Words("没有这个文件夹：{folder}", "There is no such folder: {folder}")
        raise DeskError(words.saying(folder=path.parent), "path")
    from model.exchange.under_password import need_password

    need_password(answers["password"])
    return order(student_ids, path, answers["password"], to=answers["to"], purpose=answers["purpose"])


def _folder() -> Path:
    """Where a person would look for it."""
    for folder in (Path.home() / "Documents", Path.home() / "文档", Path.home()):  # not said: a folder's name
        if folder.is_dir():
            return folder
    return Path()


def _called(app: DeskApp, student_ids: Sequence[int]) -> Words:
    if len(student_ids) != 1:
        return Words("{n} 名学生", "{n} {n:student|students}").saying(n=len(student_ids))
    name = app.shown_name(students.get(student_ids[0]).name)
    return Words(name, name)
