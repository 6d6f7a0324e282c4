"""Forms of a level: open a file, assess, raise, reopen; lowering has its own (``lowering_forms``)."""

from typing import Any

from model import word_lists
from model.care import clocks, levels, plan, said, scheme
from model.care.cases import Case
from model.care.said import options
from model.people import index, students
from model.seen import Row
from model.words import Words
from tui.app import DeskApp
from tui.fields.choice import Choice
from tui.fields.choices import Choices
from tui.fields.date import Date
from tui.fields.field import Field, Values
from tui.fields.long import LongText
from tui.fields.person import Person
from tui.form import Form
from tui.keeping import Kept

NO_DANGER = ""


def find(text: str) -> list[tuple[int, str]]:
    """Students for a field that looks somebody up."""
    return [(each.id, f"{each.name}  {each.class_shown}") for each in index.find(text, 8)]


def dangers() -> list[tuple[str, Words]]:
    """The kinds of danger, none first."""
    return [(NO_DANGER, Words("无", "none")), *((word.code, word.words) for word in word_lists.words("danger"))]


def levels_listed() -> list[tuple[int, Words]]:
    """The levels of the school's scheme, the lightest first."""
    return [(level.rank, level.label) for level in scheme.levels()]


def _review() -> Date:
    return Date(
        "review_on",
        Words("下次评估", "Next review"),
        Words(
            "每一级都要有；默认间隔是本台自定的，可以改", "Every level needs one; the usual interval is this desk's own"
        ),
        required=True,
    )


def _fill(name: str, answers: Values) -> dict[str, Any]:
    """The usual interval of a level."""
    rank = answers.get("rank")
    return {"review_on": clocks.next_review(rank)} if name == "rank" and rank else {}


async def open_case(app: DeskApp, student_id: int | None = None) -> int | None:
    """Open a file; answers the student's number in the store."""
    who: tuple[Field, ...] = (
        () if student_id else (Person("student", Words("学生", "Student"), required=True, find=find),)
    )
    fields = (
        *who,
        Choice("rank", Words("等级", "Level"), options=levels_listed(), required=True),
        LongText(
            "reason", Words("事实与理由", "Facts, reason"), Words("只写看到听到的事实", "Only what was seen and heard")
        ),
        _review(),
        Choice("danger", Words("危险类型", "Danger"), options=dangers()),
        Choices(
            "reasons",
            Words("关注原因", "Reasons"),
            Words("可多选；几项同时存在，视为更重", "Several at once count as graver"),
            options=options(scheme.reasons()),
        ),
    )

    def save(told: dict[str, Any]) -> Case:
        return levels.take_up(
            student_id or told["student"],
            told["rank"] or 0,
            told["reason"] or "",
            told["review_on"],
            reasons=told["reasons"] or (),
            danger=told["danger"] or "",
        )

    initial = {"rank": 1, "review_on": clocks.next_review(1), "danger": NO_DANGER}
    title = Words("建立关注档案", "Open a care file")
    if student_id:
        title = Words("为{name}建立关注档案", "Open a care file for {name}").saying(name=_shown(app, student_id))
    case = await app.push_screen_wait(
        Form(title, fields, save, initial=initial, fill=_fill, kept=Kept("case.open", student_id or "", student_id))
    )
    if case is None:
        return None
    app.announce()
    return case.student_id


def level_of(case: Case) -> tuple[Row, ...]:
    """What a decision about a level rests on: the level, and when it is looked at again."""
    return (Row("care_case", case.id, apart=frozenset({"stage", "consent", "danger", "owner_id"})),)


async def assess(app: DeskApp, case: Case) -> None:
    """Assess a student: low, medium or high, on which facts, and when again."""
    fields = (
        Choice("risk", Words("评估结论", "Finding"), options=options(said.RISK_WORDS), required=True),
        LongText("facts", Words("依据的事实", "Facts")),
        Date("next_on", Words("下次评估", "Next review"), required=True),
    )
    title = Words("评估：{name}", "Assess {name}").saying(name=app.shown_name(case.student_name))
    made = await app.push_screen_wait(
        Form(
            title,
            fields,
            lambda told: plan.assess(case.id, told["risk"], told["facts"] or "", told["next_on"]),
            initial={"next_on": clocks.next_review(case.rank)},
            of=level_of(case),
            live=lambda _: str(_DECIDES_NOTHING),
            kept=Kept("case.assess", case.id, case.student_id),
        )
    )
    if made is not None:
        app.announce()


_DECIDES_NOTHING = Words("评估不会改变等级，等级由人决定。", "An assessment changes no level; people decide that.")


async def raise_level(app: DeskApp, case: Case) -> None:
    """Raise a level now."""
    higher = [(rank, label) for rank, label in levels_listed() if rank > case.rank]
    if not higher:
        app.notify(str(Words("已经是最高等级", "It is the highest level already")), markup=False)
        return
    fields = (
        Choice("rank", Words("提高到", "Raise to"), options=higher, required=True),
        LongText("reason", Words("理由", "Reason")),
        _review(),
    )
    title = Words("提高{name}的等级（现为{now}）", "Raise the level of {name} (now {now})")
    made = await app.push_screen_wait(
        Form(
            title.saying(name=app.shown_name(case.student_name), now=case.level.label),
            fields,
            lambda told: levels.raise_level(case.id, told["rank"], told["reason"] or "", told["review_on"]),
            initial={"rank": higher[0][0], "review_on": clocks.next_review(higher[0][0])},
            of=level_of(case),
            fill=_fill,
            kept=Kept("case.raise", case.id, case.student_id),
        )
    )
    if made is not None:
        app.announce()


async def reopen(app: DeskApp, case: Case) -> None:
    """Open a closed file again, with a reason."""
    fields = (
        Choice("rank", Words("等级", "Level"), options=levels_listed(), required=True),
        LongText("reason", Words("重开的理由", "Reason")),
        _review(),
    )
    title = Words("重开{name}的档案", "Reopen the file of {name}").saying(name=app.shown_name(case.student_name))
    made = await app.push_screen_wait(
        Form(
            title,
            fields,
            lambda told: levels.reopen(case.id, told["rank"], told["reason"] or "", told["review_on"]),
            initial={"rank": case.rank, "review_on": clocks.next_review(case.rank)},
            of=level_of(case),
            fill=_fill,
            kept=Kept("case.reopen", case.id, case.student_id),
        )
    )
    if made is not None:
        app.announce()


def _shown(app: DeskApp, student_id: int) -> str:
    return app.shown_name(students.get(student_id).name)
