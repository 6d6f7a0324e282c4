"""Forms of a file: a contact, a measure, the plan in its parts, who and why, papers, an exception to confidentiality."""

from datetime import datetime
from typing import Any

from model import clock, session
from model.care import access, contacts, facts, lists, plan, said, scheme, stages
from model.care.cases import Case
from model.care.said import options
from model.people import staff, students
from model.words import Words
from screens.care_level_forms import dangers
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.fields.choice import Choice, Switch
from tui.fields.choices import Choices
from tui.fields.date import Date
from tui.fields.field import Field
from tui.fields.long import LongText
from tui.fields.numbers import Minutes, Time
from tui.fields.typed import Text
from tui.form import Form


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
    if await app.push_screen_wait(Form(title, fields, save, initial=initial)) is not None:
        app.announce()


async def correct_contact(app: DeskApp, contact_id: int) -> None:
    """Add a correction to a contact."""
    words = await prompt(
        app, Words("更正联系记录", "Correct a contact"), Words("原文保留", "What was written stays"), check=str.strip
    )
    if words:
        contacts.correct(contact_id, words)
        app.announce()


async def plan_contact(app: DeskApp, student_id: int) -> None:
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
            initial={"kind": "contact", "who": session.at_desk().staff_id or 0},
        )
    )
    if made is not None:
        app.announce()


async def measure(app: DeskApp, case: Case) -> None:
    """Add a measure: what, who, until when."""
    fields = (
        Text("what", Words("措施", "Measure")),
        Text("who", Words("负责人", "Who")),
        Date("until", Words("到何时", "Until"), required=True),
    )
    title = Words("加一项措施：{name}", "A measure for {name}").saying(name=app.shown_name(case.student_name))
    made = await app.push_screen_wait(
        Form(
            title,
            fields,
            lambda told: plan.add_measure(case.id, told["what"] or "", told["who"] or "", told["until"]),
            initial={"who": session.at_desk().name},
        )
    )
    if made is not None:
        app.announce()


async def settle_measure(app: DeskApp, measure_id: int) -> None:
    """Done, or dropped for a reason."""
    done = await choose(
        app,
        Words("这项措施", "This measure"),
        [
            ("done", Words("完成了", "is done"), Words("", "")),
            ("dropped", Words("取消", "is dropped"), Words("须写明原因", "for a reason")),
        ],
    )
    if done is None:
        return
    remark = ""
    if done == "dropped":
        said_why = await prompt(app, Words("取消措施", "Drop it"), Words("原因", "The reason"), check=str.strip)
        if said_why is None:
            return
        remark = said_why
    plan.settle_measure(measure_id, done, remark)
    app.announce()


async def write_plan(app: DeskApp, case: Case, part: str) -> None:
    """Write the plan, the safety plan in five parts, the closing summary or the report, each in its own form."""
    kinds = {"plan": said.PLAN, "safety": said.SAFETY, "summary": ("summary",), "report": said.REPORT}[part]
    there = plan.texts(case.id)
    fields = [LongText(kind, said.TEXT_WORDS[kind], lines=3) for kind in kinds]
    title = Words("{what}：{name}", "{what}: {name}")
    title = title.saying(what=PARTS[part], name=app.shown_name(case.student_name))
    made = await app.push_screen_wait(
        Form(
            title,
            fields,
            lambda told: plan.write_parts(case.id, {kind: told[kind] or "" for kind in kinds}),
            initial={kind: there[kind].body for kind in kinds if kind in there},
        )
    )
    if made:
        app.announce()


PARTS: dict[str, Words] = {
    "plan": Words("个别方案（一生一策）", "Plan"),
    "safety": Words("安全计划", "Safety plan"),
    "summary": Words("结案总结", "Closing summary"),
    "report": Words("复盘报告（四部分）", "Report in four parts"),
}
"""What is written in one form."""


async def edit_facts(app: DeskApp, case: Case) -> None:
    """Who is in charge, stage, consent, danger, reasons, family."""
    people = [(each.id, each.name) for each in staff.counsellors()]

    def out_of_order(stage: str) -> bool:
        return stage != case.stage and not stages.in_order(case.stage, stage)

    fields: tuple[Field, ...] = (
        Choice("owner", Words("负责人", "In charge"), options=people),
        Choice("stage", Words("阶段", "Stage"), options=options(said.STAGE_WORDS)),
        Text(
            "stage_reason",
            Words("阶段原因", "Why"),
            Words("跳过或退回阶段的原因", "Why a stage is skipped or taken back"),
            when=lambda told: bool(told.get("stage")) and out_of_order(told["stage"]),
        ),
        Choice("consent", Words("知情同意", "Consent"), options=options(said.CONSENT_WORDS)),
        Choice("danger", Words("危险类型", "Danger"), options=dangers()),
        Choices("reasons", Words("关注原因", "Reasons"), options=options(scheme.reasons())),
        Choices("flags", Words("家庭情况", "Family"), options=options(said.FLAG_WORDS)),
    )

    def save(told: dict[str, Any]) -> Case:
        return facts.change(
            case.id,
            owner=told["owner"],
            stage=told["stage"],
            stage_reason=told.get("stage_reason") or "",
            consent=told["consent"],
            danger=told["danger"],
            reasons=told["reasons"] or (),
            flags=told["flags"] or (),
        )

    initial = {
        "owner": case.owner_id,
        "stage": case.stage,
        "consent": case.consent,
        "danger": case.danger,
        "reasons": list(case.reasons),
        "flags": list(lists.flags_of(case.student_id)),
    }
    title = Words("基本情况：{name}", "Facts about {name}").saying(name=app.shown_name(case.student_name))
    if await app.push_screen_wait(Form(title, fields, save, initial=initial)) is not None:
        app.announce()


async def finding(app: DeskApp, student_id: int) -> None:
    """Enter what a hospital found, as the parents handed it in."""
    fields = (
        Text("institution", Words("医疗机构", "Institution")),
        LongText(
            "said", Words("原话照抄", "Word for word"), Words("学校不作诊断，只照抄", "The school diagnoses nothing")
        ),
        Date("dated", Words("材料日期", "Dated"), required=True, back=True),
        Text("given_by", Words("由谁提供", "Handed in by")),
    )
    title = Words("医疗机构诊断（家长提供）：{name}", "A hospital's paper (from the parents): {name}")

    def save(told: dict[str, Any]) -> bool:
        lists.hand_in_finding(
            student_id, told["institution"] or "", told["said"] or "", told["dated"], told["given_by"] or ""
        )
        return True

    if await app.push_screen_wait(Form(title.saying(name=_called(app, student_id)), fields, save)):
        app.announce()


async def disclose(app: DeskApp, student_id: int) -> None:
    """Record an exception to confidentiality."""
    listed = {key: words for key, words in said.DISCLOSURE_WORDS.items() if key != "other_counsellor"}
    fields = (
        Choice("why", Words("属于哪种例外", "Which exception"), options=options(listed), required=True),
        Text("to_whom", Words("告知了谁", "Who was told")),
        LongText("told", Words("告知的内容", "What was told")),
    )
    title = Words("保密例外：{name}", "An exception to confidentiality: {name}")

    def save(told: dict[str, Any]) -> bool:
        access.disclose(student_id, told["why"], told["to_whom"] or "", told["told"] or "")
        return True

    if await app.push_screen_wait(Form(title.saying(name=_called(app, student_id)), fields, save)):
        app.announce()
