"""What is done with one concern: look at it beside the student's own history, then lead it to outcomes."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from model import clock, concern_cases, rights, settings
from model.appointments.waiting import Preference
from model.care import clocks, scheme
from model.care.cases import Case
from model.committee import concerns, outcomes
from model.committee.concerns import KIND_WORDS, Concern, Seen
from model.errors import DeskError
from model.people import index, students
from model.rights import Right
from model.seen import Row
from model.words import Words
from screens.committee.concern_told import about
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.field import Values
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

Act = Callable[[DeskApp, Concern], Awaitable[None]]
NOTHING = Words("", "")


async def act(app: DeskApp, concern_id: int) -> None:
    """Look at a concern, and choose what is done about it."""
    concern = outcomes.look(concern_id)
    app.publish({"concern", "concern_step"})
    title = Words("{who} {cls} {kind}", "{who}, {cls}: {kind}").saying(
        who=app.shown_name(concern.student_name), cls=concern.class_words, kind=KIND_WORDS[concern.kind]
    )
    chosen = await choose(app, title, _acts(concern), about=about(app, concern))
    if chosen is not None:
        await chosen(app, concerns.get(concern_id))


def _acts(concern: Concern) -> list[tuple[Act, Words, Words]]:
    acts: list[tuple[Act, Words, Words]] = [
        (invite, Words("约谈：预约时间", "Invite: book a time"), NOTHING),
        (let_wait, Words("约谈：进候补名单", "Invite: put on the waiting list"), NOTHING),
        (watch, Words("观察", "Watch"), Words("两周后再看", "looked at again in two weeks")),
        (ask_head, Words("问班主任", "Ask the head teacher"), Words("三天后看答复", "their answer in three days")),
        (leave_be, Words("不处理", "Nothing"), Words("须写理由", "needs a reason")),
        (open_file, Words("打开学生页", "Open the student's page"), NOTHING),
    ]
    if rights.may(Right.CARE):
        told = Words("等级由人评定，不会自动改变", "levels are decided by people")
        acts.insert(4, (into_case, Words("建立或补充个案", "Open or feed a case"), told))
    return acts


async def invite(app: DeskApp, concern: Concern) -> None:
    """Book a time; the appointment and the concern know each other, and one undo takes both back."""
    from screens.appointments.booking import Booking

    through = partial(outcomes.invite_by, concern.id)
    if await app.push_screen_wait(Booking(student=concern.student_id, through=through)):
        app.announce()


async def let_wait(app: DeskApp, concern: Concern) -> None:
    """Put the student on the waiting list."""
    minutes = settings.get().booking.visit_minutes
    outcomes.let_wait(concern.id, Preference(minutes=minutes, urgent=concern.urgent))
    app.announce()


async def watch(app: DeskApp, concern: Concern) -> None:
    """Watch, with a day to look again."""
    await _with_day(app, concern, Words("观察", "Watch"), outcomes.watch, outcomes.WATCH_DAYS)


async def ask_head(app: DeskApp, concern: Concern) -> None:
    """Ask the head teacher, with a day for the answer."""
    await _with_day(
        app, concern, Words("问班主任", "Ask the head teacher"), outcomes.ask_head_teacher, outcomes.ASK_DAYS
    )


async def into_case(app: DeskApp, concern: Concern) -> None:
    """Feed the student's open case; without one open it: a person chooses the level and says when to look again."""
    fed: Case | None
    if concern_cases.open_case_of(concern.student_id) is not None:
        label = Words("写入个案的话", "What goes into the case")
        fed = await prompt(
            app,
            Words("补充到个案", "Feed the case"),
            label,
            check=lambda text: concern_cases.feed(concern.id, text),
            kept=Kept("concern.feed", concern.id, concern.student_id),
        )
    else:
        fed = await app.push_screen_wait(_case_form(concern))
    if fed is not None:
        app.announce()


def _case_form(concern: Concern) -> Form[Case]:
    levels = [(level.rank, level.label) for level in scheme.levels()]
    fields = (
        Choice("rank", Words("等级", "Level"), Words("由人评定", "decided by a person"), options=levels, required=True),
        Text("reason", Words("理由", "Why"), required=True, most=300),
        Date("review_on", Words("下次评估", "Next review"), required=True),
    )

    def fill(name: str, told: Values) -> dict[str, Any]:
        """The usual interval of the level, as on the board (D6)."""
        rank = told.get("rank")
        return {"review_on": clocks.next_review(rank)} if name == "rank" and rank else {}

    return Form(
        Words("建立个案", "Open a case"),
        fields,
        lambda told: concern_cases.open_from(concern.id, told["rank"], told["reason"], told["review_on"]),
        initial={"reason": concern.seen, "review_on": clocks.next_review(1)},
        fill=fill,
        kept=Kept("concern.case", concern.id, concern.student_id),
    )


async def leave_be(app: DeskApp, concern: Concern) -> None:
    """Nothing is done, for a reason."""

    def check(text: str) -> Concern:
        if not text.strip():
            raise DeskError(Words("不处理须写明理由", "Doing nothing needs a reason"))
        return outcomes.nothing(concern.id, text)

    if await prompt(
        app,
        Words("不处理", "Nothing is done"),
        Words("理由", "The reason"),
        check=check,
        kept=Kept("concern.nothing", concern.id, concern.student_id),
    ):
        app.announce()


async def open_file(app: DeskApp, concern: Concern) -> None:
    """The student's whole page."""
    from screens.students.student import show

    await show(app, concern.student_id)


async def _with_day(
    app: DeskApp, concern: Concern, title: Words, verb: Callable[[int, str, date | None], Concern], days: int
) -> None:
    fields = (
        Text("words", Words("备注", "Remark"), most=200),
        Date("again", Words("再看日期", "Look again on"), required=True),
    )
    form: Form[Concern] = Form(
        title,
        fields,
        lambda told: verb(concern.id, told["words"] or "", told["again"]),
        initial={"again": clock.today() + timedelta(days=days)},
        of=(Row("concern", concern.id),),
        kept=Kept(f"concern.{verb.__name__}", concern.id, concern.student_id),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


async def tell_urgent(page: Any) -> None:
    """Somebody tells an urgent concern: who, and what was seen."""
    app: DeskApp = page.app
    fields = (
        Person("student", Words("学生", "Student"), required=True, find=_find, named=lambda n: students.get(n).name),
        Choice("kind", Words("类型", "About"), options=list(KIND_WORDS.items())),
        Text("seen", Words("看到的事实", "What was seen"), Words("只写事实", "Facts only"), required=True, most=300),
    )
    form: Form[int] = Form(
        Words("紧急上报（越级）", "An urgent concern"),
        fields,
        lambda told: concerns.tell_urgent(Seen(told["student"], told["seen"], told["kind"], True)),
        initial={"kind": "safety"},
        kept=Kept("concern.tell"),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


def _find(text: str) -> list[tuple[int, str]]:
    return [(each.id, f"{each.name}  {each.class_shown}") for each in index.find(text, 8, here=True)]
