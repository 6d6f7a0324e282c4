"""Forms of lowering a level or closing a file: somebody proposes, a second person or a meeting decides."""

from model import session
from model.care import clocks, closing, levels, said
from model.care.cases import Case
from model.care.level_history import Lowering, proposal
from model.care.said import options
from model.seen import Row
from model.words import Words, say
from screens.care.care_level_forms import level_of, levels_listed
from tui.app import DeskApp
from tui.fields.choice import Choice, Switch
from tui.fields.date import Date
from tui.fields.field import Values
from tui.fields.long import LongText
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

CLOSE = 0
"""Chosen instead of a lower level: close the case."""


async def propose(app: DeskApp, case: Case) -> None:
    """Propose a lower level, or to close; decide, where a proposal waits already."""
    waiting = proposal(case.id)
    if waiting is not None:
        await decide(app, case, waiting)
        return
    lower = [(rank, label) for rank, label in levels_listed() if rank < case.rank]
    fields = (
        Choice(
            "rank", Words("提议", "Propose"), options=[*lower, (CLOSE, Words("结案", "close the file"))], required=True
        ),
        Choice(
            "ending",
            Words("怎样结案", "It ends"),
            Words("恢复，或写明为什么不再关注", "recovered, or why it is no longer watched"),
            options=options(said.ENDING_WORDS),
            required=True,
            when=lambda told: told.get("rank") == CLOSE,
        ),
        LongText("grounds", Words("依据", "Grounds")),
    )
    title = Words("提议降低{name}的等级（现为{now}）", "Propose to lower {name} (now {now})")
    made = await app.push_screen_wait(
        Form(
            title.saying(name=app.shown_name(case.student_name), now=case.level.label),
            fields,
            lambda told: levels.propose(
                case.id, told["rank"] or None, told["grounds"] or "", ending=told.get("ending") or ""
            ),
            initial={"rank": lower[-1][0] if lower else CLOSE, "ending": closing.usual(case)},
            of=level_of(case),
            live=lambda _: str(_OTHERS_DECIDE),
            kept=Kept("case.propose", case.id, case.student_id),
        )
    )
    if made is not None:
        app.announce()


_OTHERS_DECIDE = Words(
    "由第二位老师或会议决定；自提自批会被注明。", "A second person or a meeting decides; deciding it oneself is shown."
)


async def decide(app: DeskApp, case: Case, asked: Lowering) -> None:
    """Agree to a proposal or not."""
    fields = (
        Switch("agree", Words("同意", "Agree")),
        Text(
            "meeting",
            Words("哪次会议", "In which meeting"),
            Words("没有会议就由您决定", "Without one, you decide"),
            when=_agreed,
        ),
        LongText("remark", Words("理由", "Reason"), Words("不同意须写明理由", "A refusal needs its reason")),
        *((_review_when_agreed(),) if asked.rank else ()),
    )
    title = Words("{name}：{who} 提议改为{to}", "{name}: {who} proposes {to}")
    made = await app.push_screen_wait(
        Form(
            title.saying(name=app.shown_name(case.student_name), who=asked.proposer, to=asked.to()),
            fields,
            lambda told: levels.decide(
                asked.id,
                bool(told["agree"]),
                meeting=told.get("meeting") or "",
                remark=told["remark"] or "",
                review_on=told.get("review_on"),
            ),
            initial={"agree": True} | ({"review_on": clocks.next_review(asked.rank)} if asked.rank else {}),
            of=(*level_of(case), Row("lowering", asked.id)),
            live=lambda told: _told_of(asked, told),
            kept=Kept("case.decide", asked.id, case.student_id),
        )
    )
    if made is not None:
        app.announce()


def _told_of(asked: Lowering, told: Values) -> str:
    """The grounds; and to whoever proposed it that deciding it alone will be shown."""
    alone = (
        asked.proposer_id == session.at_desk().staff_id and _agreed(told) and not (told.get("meeting") or "").strip()
    )
    own = say(
        "  这是您自己的提议：不写会议，将注明“自提自批”。",
        "  Your own proposal: without a meeting it is shown as decided by yourself.",
    )
    return asked.grounds + own if alone else asked.grounds


def _agreed(told: Values) -> bool:
    return bool(told.get("agree"))


def _review_when_agreed() -> Date:
    return Date("review_on", Words("下次评估", "Next review"), required=True, when=_agreed)
