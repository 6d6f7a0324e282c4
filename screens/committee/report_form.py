"""The form of one class's weekly report: mood, talk, events, help, and students of concern with what was seen.

There is room for four more students than are named already; who needs more says so at the last one, and the form
comes again with what was saved and four more.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from model import clock, rights
from model.committee import concerns, reports
from model.committee.concerns import KIND_WORDS, Concern, Seen
from model.committee.places import Point
from model.committee.reports import MOOD_WORDS, TALK_WORDS, Answer, Report
from model.committee.weeks import ReportWeek
from model.named import NamedTuple
from model.people import index, students
from model.rights import Right
from model.seen import Row
from model.words import Words
from tui.app import DeskApp
from tui.fields.choice import Choice, Switch
from tui.fields.choices import Choices
from tui.fields.date import Date
from tui.fields.field import Field, Values
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

ROOM = 4
"""Students one form has room for besides those it names already."""
NOT_SAID = (None, Words("未填", "none"))


class _Saved(NamedTuple):
    """What came of the form."""

    report_id: int
    """The report's number."""
    more: bool
    """Whether there are more students than it had room for."""


async def fill_in(app: DeskApp, point: Point, week: ReportWeek) -> bool:
    """Ask and enter, once more as long as more students are to be named; answers whether it was saved."""
    saved = False
    while True:
        done = await app.push_screen_wait(_form(point, week))
        saved = saved or done is not None
        if done is not None:
            app.announce()
        if done is None or not done.more:
            return saved


def _form(point: Point, week: ReportWeek) -> Form[_Saved]:
    standing = reports.of(point.place, week.monday)
    before = reports.read(standing.id) if standing else None
    named = concerns.of_report(before.id) if before is not None and rights.may(Right.CONCERNS) else []
    slots = range(1, len(named) + ROOM + 1)
    title = Words("{place} 第{n}周周报", "{place}, report of week {n}").saying(place=point.words, n=week.number)
    return Form(
        title,
        _fields(point, slots),
        lambda answers: _Saved(_save(point, week, answers, before, slots), bool(answers["more"])),
        initial=_initial(before, named, slots),
        of=(Row("peer_report", before.id),) if before else (),
        live=lambda told: _live(told, slots),
        kept=Kept("report.enter", f"{point.place.kind} {point.place.key} {week.monday}"),
    )


def _fields(point: Point, slots: range) -> tuple[Field, ...]:
    moods = [*MOOD_WORDS.items(), NOT_SAID]
    fields: list[Field] = [
        Choice("mood", Words("班级心情", "Mood"), options=moods),
        Choices("talks", Words("热议话题", "Talk of"), options=list(TALK_WORDS.items())),
        Text("talk", Words("话题内容", "What is said"), most=200),
        Text("events", Words("重大事件", "Events"), most=200),
        Text("help_asked", Words("求助", "Help asked"), most=200),
    ]
    for slot in slots:
        fields += _slot(slot, point)
    fields.append(
        Switch(
            "more",
            Words("还有学生", "More of them"),
            Words("选“是”：保存后接着填", "Yes: after saving, the form comes again"),
            when=lambda told: told.get(f"who{slots[-1]}") is not None,
        )
    )
    fields.append(
        Date(
            "received",
            Words("收到日期", "Came on"),
            Words("纸质周报填实际收到的日期", "For a paper form: the day it came"),
            back=True,
        )
    )
    return tuple(fields)


def _slot(slot: int, point: Point) -> list[Field]:
    """Who, what kind, what was seen; asked once the one before is given."""

    def here(told: Values) -> bool:
        return slot == 1 or told.get(f"who{slot - 1}") is not None

    def given(told: Values) -> bool:
        return told.get(f"who{slot}") is not None

    return [
        Person(
            f"who{slot}",
            Words("关注学生", "Of concern"),
            Words("没有就留空", "Leave it empty if there is nobody"),
            when=here,
            find=lambda text: _find(text, point),
            named=lambda number: students.get(number).name,
        ),
        Choice(f"kind{slot}", Words("类型", "About"), options=list(KIND_WORDS.items()), when=given),
        Text(
            f"seen{slot}",
            Words("看到的事实", "What was seen"),
            Words("只写事实", "Facts only"),
            when=given,
            required=True,
            most=300,
        ),
        Switch(f"urgent{slot}", Words("紧急", "Urgent"), when=given),
    ]


def _find(text: str, point: Point) -> list[tuple[int, str]]:
    """Whoever is meant, those of this class first."""
    found = index.find(text, 24, here=True)
    own = str(point.words)
    found = sorted(found, key=lambda each: each.class_shown != own)[:8]
    return [(each.id, f"{each.name}  {each.class_shown}") for each in found]


def _initial(before: Report | None, named: Sequence[Concern], slots: range) -> dict[str, Any]:
    told: dict[str, Any] = {"received": clock.today(), "more": False}
    told |= {f"urgent{n}": False for n in slots} | {f"kind{n}": "other" for n in slots}
    if before is None:
        return told
    says = before.says
    told |= {
        "mood": says.mood,
        "talks": sorted(says.talks),
        "talk": says.talk,
        "events": says.events,
        "help_asked": says.help_asked,
        "received": before.received_at.date(),
    }
    for slot, concern in zip(slots, named, strict=False):
        told |= {
            f"who{slot}": concern.student_id,
            f"kind{slot}": concern.kind,
            f"seen{slot}": concern.seen,
            f"urgent{slot}": concern.urgent,
        }
    return told


def _live(told: Values, slots: range) -> str:
    named = sum(told.get(f"who{n}") is not None for n in slots)
    if not named:
        return ""
    words = Words("关注 {n} 人：将列入待办，不改变任何等级", "{n} of concern: a to-do each, no level changes")
    return str(words.saying(n=named))


def _save(point: Point, week: ReportWeek, answers: dict[str, Any], before: Report | None, slots: range) -> int:
    seen = tuple(
        Seen(answers[f"who{n}"], answers[f"seen{n}"], answers[f"kind{n}"] or "other", bool(answers[f"urgent{n}"]))
        for n in slots
        if answers[f"who{n}"] is not None
    )
    says = Answer(
        answers["mood"],
        frozenset(answers["talks"] or ()),
        answers["talk"] or "",
        answers["events"] or "",
        answers["help_asked"] or "",
        seen,
    )
    day = answers["received"] or clock.today()
    if before is None:
        now = clock.now()
        # The cut-off's day counts in time: nobody writes the minute on a paper form.
        at = now if day >= now.date() else datetime.combine(day, datetime.min.time())
        paper = "paper" if day < now.date() else "keys"
        return reports.receive(point.place, week.monday, says, received_at=at, came_by=paper)  # type: ignore[arg-type]
    return reports.receive(point.place, week.monday, says)
