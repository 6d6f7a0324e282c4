"""Forms of a file: who and why, what a hospital found, an exception to confidentiality."""

from typing import Any

from model.care import access, cases, consents, facts, lists, said, scheme, stages
from model.care.cases import Case
from model.care.said import options
from model.people import staff, students
from model.seen import Row
from model.words import Words
from screens.care.care_level_forms import dangers
from tui.app import DeskApp
from tui.fields.choice import Choice
from tui.fields.choices import Choices
from tui.fields.date import Date
from tui.fields.field import Field, Values
from tui.fields.long import LongText
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept


def _called(app: DeskApp, student_id: int) -> str:
    return app.shown_name(students.get(student_id).name)


def _fields(case: Case) -> tuple[Field, ...]:
    here = [(each.id, each.name) for each in staff.counsellors()]
    # Who is here hands a file over (in_house); the form gives away one whose keeper is gone.
    people = [each for each in here if each[0] == case.owner_id] or here

    def out_of_order(stage: str) -> bool:
        return stage != case.stage and not stages.in_order(case.stage, stage)

    return (
        Choice("owner", Words("负责人", "In charge"), options=people),
        Choice("stage", Words("阶段", "Stage"), options=options(said.STAGE_WORDS)),
        Text(
            "stage_reason",
            Words("阶段原因", "Why"),
            Words("跳过或退回阶段的原因", "Why a stage is skipped or taken back"),
            when=lambda told: bool(told.get("stage")) and out_of_order(told["stage"]),
        ),
        Choice("consent", Words("知情同意", "Consent"), options=options(said.CONSENT_WORDS)),
        Date("consent_on", Words("签署日期", "Signed on"), when=_answered, required=True, back=True),
        Text(
            "consent_by",
            Words("签署人", "By whom"),
            Words("谁签署或拒签，如：母亲 王梅", "Who signed or refused, as: mother, Wang Mei"),
            when=_answered,
        ),
        Choice("danger", Words("危险类型", "Danger"), options=dangers()),
        Choices("reasons", Words("关注原因", "Reasons"), options=options(scheme.reasons())),
        Choices("flags", Words("家庭情况", "Family"), options=options(said.FLAG_WORDS)),
    )


def _standing(case_id: int) -> dict[str, Any]:
    """The facts as they are now."""
    case, last = cases.get(case_id), consents.latest(case_id)
    return {
        "owner": case.owner_id,
        "stage": case.stage,
        "consent": case.consent,
        "consent_on": last.signed_on if last else None,
        "consent_by": last.by_whom if last else "",
        "danger": case.danger,
        "reasons": list(case.reasons),
        "flags": list(lists.flags_of(case.student_id)),
    }


def _rows_of(case: Case) -> tuple[Row, ...]:
    """What the form of the facts changes; the level has forms of its own."""
    return (
        Row("care_case", case.id, apart=frozenset({"rank", "rank_since", "review_on"})),
        Row("case_reason", case.id, "case_id"),
        Row("family_flag", case.student_id, "student_id"),
    )


async def edit_facts(app: DeskApp, case: Case) -> None:
    """Who is in charge, stage, consent, danger, reasons, family."""
    fields = _fields(case)

    def save(told: dict[str, Any]) -> Case:
        return facts.change(
            case.id,
            owner=told["owner"],
            stage=told["stage"],
            stage_reason=told.get("stage_reason") or "",
            consent=told["consent"],
            consent_on=told.get("consent_on"),
            consent_by=told.get("consent_by") or "",
            danger=told["danger"],
            reasons=told["reasons"] or (),
            flags=told["flags"] or (),
        )

    title = Words("基本情况：{name}", "Facts about {name}").saying(name=app.shown_name(case.student_name))
    form = Form(
        title,
        fields,
        save,
        initial=lambda: _standing(case.id),
        of=_rows_of(case),
        kept=Kept("case.facts", case.id, case.student_id),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


def _answered(told: Values) -> bool:
    return told.get("consent") in consents.ANSWERED


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

    if await app.push_screen_wait(
        Form(
            title.saying(name=_called(app, student_id)),
            fields,
            save,
            kept=Kept("finding.hand_in", student_id, student_id),
        )
    ):
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

    if await app.push_screen_wait(
        Form(
            title.saying(name=_called(app, student_id)),
            fields,
            save,
            kept=Kept("case.disclose", student_id, student_id),
        )
    ):
        app.announce()
