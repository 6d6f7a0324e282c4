"""What can be done with a line of a file, and what else there is to do with a student."""

from datetime import date
from typing import Any

from model import clock
from model.care import contacts, leaves, lists, said
from model.care.file import File
from model.care.leaves import SchoolLeave
from model.care.said import options
from model.words import Words
from screens.care.case_lines import Line
from screens.care.incident_step import needed
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.commands import load
from tui.fields.choice import Choice, Switch
from tui.fields.date import Date
from tui.fields.long import LongText
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

NOTHING = Words("", "")
DOES = {
    "measure": "screens.care.plan_forms:settle_measure",
    "incident": "screens.care.incident:act",
    "referral": "screens.care.referral_acts:act",
}
"""What Enter does with lines that know their own number."""


async def act(app: DeskApp, file: File, line: Line) -> None:
    """Do the next thing with a line of the plan."""
    case, away = file.case, file.away()
    if line.acts in DOES:
        await load(DOES[line.acts])(app, line.number)
    elif line.acts == "task":
        await _task(app, file, line.number)
    elif line.acts == "leave" and away is not None:
        await paper(app, away)
    elif line.acts == "entry":
        await _take_off(app, line.number)
    elif line.acts == "proposal" and case and file.proposal:
        await load("screens.care.lowering_forms:decide")(app, case, file.proposal)
    elif case:
        await load("screens.care.plan_forms:write_plan")(app, case, line.acts)


async def _take_off(app: DeskApp, number: int) -> None:
    reason = await prompt(
        app,
        Words("移出名单", "Take off the list"),
        Words("原因", "The reason"),
        check=needed,
        kept=Kept("entry.take_off", number),
    )
    if reason is not None:
        lists.take_off(number, reason)
        app.announce()


async def _task(app: DeskApp, file: File, number: int) -> None:
    task = next(each for each in file.tasks if each.id == number)
    done = await choose(
        app,
        said.CONTACT_WORDS[task.kind],
        [
            ("done", Words("做了，写联系记录", "It was done: write it down"), NOTHING),
            ("drop", Words("取消", "Drop it"), Words("须写明原因", "for a reason")),
        ],
    )
    if done == "done":
        await load("screens.care.care_forms:contact")(app, file.student.id, task.kind)
    elif done == "drop":
        reason = await prompt(
            app,
            Words("取消计划", "Drop it"),
            Words("原因", "The reason"),
            check=needed,
            kept=Kept("contact.drop", number, file.student.id),
        )
        if reason is not None:
            contacts.drop(number, reason)
            app.announce()


async def more(app: DeskApp, file: File) -> None:
    """What else there is to do with a student."""
    open_case = file.case is not None and file.case.state == "open"
    offered = [
        ("plan", Words("排一项联系计划", "Plan a contact"), NOTHING, True),
        (
            "people",
            Words("身边的人", "People around"),
            Words("监护人、导师、代理家长、家庭", "guardians, mentor, proxy parent, family"),
            True,
        ),
        ("list", Words("列入名单", "Put on a list"), NOTHING, True),
        ("finding", Words("登记医院材料", "Enter a hospital's paper"), Words("家长提供", "from the parents"), True),
        ("away", Words("离校休养", "Goes home or to hospital"), NOTHING, file.away() is None),
        ("disclose", Words("记录保密例外", "Record an exception"), NOTHING, True),
        ("summary", Words("写结案总结", "Write the closing summary"), NOTHING, open_case),
        ("report", Words("写复盘报告", "Write the report"), Words("四部分", "in four parts"), file.case is not None),
    ]
    listed = [(key, words, hint) for key, words, hint, may in offered if may]
    chosen = await choose(app, Words("还要做什么", "What else"), listed)
    student_id = file.student.id
    if chosen == "plan":
        await load("screens.care.care_forms:plan_contact")(app, student_id)
    elif chosen in ("finding", "disclose"):
        await load(f"screens.care.case_forms:{chosen}")(app, student_id)
    elif chosen in ("summary", "report"):
        await load("screens.care.plan_forms:write_plan")(app, file.case, chosen)
    elif chosen == "people":
        await load("screens.care.people_around:people")(app, file)
    elif chosen == "list":
        await put_on_list(app, student_id)
    elif chosen == "away":
        await go_away(app, student_id)


async def put_on_list(app: DeskApp, student_id: int, ledger: str = "psychological") -> None:
    """Put a student on one of the three lists."""
    fields = (
        Choice("ledger", Words("名单", "List"), options=options(said.LEDGER_WORDS)),
        Text("what", Words("情况", "What"), Words("只写事实，不写诊断", "Facts, no diagnosis")),
        Switch("absent", Words("应在校不在校", "Enrolled, absent"), when=lambda told: told.get("ledger") == "truancy"),
    )
    made = await app.push_screen_wait(
        Form(
            Words("列入名单", "Put on a list"),
            fields,
            lambda told: lists.put_on(student_id, told["ledger"], told["what"] or "", absent=bool(told.get("absent"))),
            initial={"ledger": ledger},
            kept=Kept("entry.put_on", student_id, student_id),
        )
    )
    if made is not None:
        app.announce()


async def go_away(app: DeskApp, student_id: int) -> None:
    """A student goes home or to hospital."""
    fields = (
        Date("from_on", Words("从哪天起", "From"), required=True, back=True),
        LongText("reason", Words("原因", "Reason"), lines=2),
        Switch(
            "attempt", Words("有过自杀未遂", "After an attempt"), Words("复学后从严跟进", "watched closely afterwards")
        ),
    )
    made = await app.push_screen_wait(
        Form(
            Words("离校休养", "Leave from school"),
            fields,
            lambda told: leaves.leave(student_id, told["reason"] or "", told["from_on"], attempt=bool(told["attempt"])),
            initial={"from_on": clock.today()},
            kept=Kept("leave.go", student_id, student_id),
        )
    )
    if made is not None:
        app.announce()


async def paper(app: DeskApp, away: SchoolLeave) -> None:
    """Check off a paper of the return, or let the student come back."""
    offered = [
        ("certificate", Words("病历证明已交", "The certificate is here"), NOTHING, away.certificate_on is None),
        ("room", Words("辅导室已评估", "The room has assessed"), NOTHING, away.room_on is None),
        ("leaders", Words("领导小组已评估", "The leading group has assessed"), NOTHING, away.leaders_on is None),
        ("signed", Words("协议已签", "The agreement is signed"), NOTHING, away.agreement == "unsigned"),
        ("not_needed", Words("不需要协议", "No agreement is needed"), NOTHING, away.agreement == "unsigned"),
        ("back", Words("复学，排复学访谈", "Back at school; plan the interviews"), NOTHING, not away.missing()),
    ]
    listed = [(key, words, hint) for key, words, hint, may in offered if may]
    chosen = await choose(app, Words("离校与复学", "Leave and return"), listed, about=away.reason)
    if chosen is None:
        return
    if chosen == "certificate":
        if not await _certificate(app, away.id):
            return
    elif chosen == "room":
        words = await prompt(
            app,
            Words("辅导室评估", "Assessment"),
            Words("结论", "What it found"),
            check=needed,
            kept=Kept("leave.assess", away.id),
        )
        if words is None:
            return
        leaves.room_assessed(away.id, words)
    elif chosen == "leaders":
        leaves.leaders_assessed(away.id)
    elif chosen == "back":
        leaves.come_back(away.id)
    else:
        leaves.agreement(away.id, chosen)
    app.announce()


async def _certificate(app: DeskApp, leave_id: int) -> bool:
    fields = (
        Text("institution", Words("医疗机构", "Institution"), required=True),
        Date("dated", Words("日期", "Dated"), required=True, back=True),
    )

    def save(told: dict[str, Any]) -> SchoolLeave:
        dated: date = told["dated"]
        return leaves.certificate_came(leave_id, told["institution"], dated)

    made = await app.push_screen_wait(
        Form(Words("病历证明", "The certificate"), fields, save, kept=Kept("leave.certificate", leave_id))
    )
    return made is not None
