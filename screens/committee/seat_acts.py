"""What is done with one seat: appoint, another term, replace, resign, evaluate, who sat there before."""

from collections.abc import Awaitable, Callable
from typing import Any

from model import clock
from model.committee import appointing, evaluation, seats, training
from model.committee.appointing import Wish
from model.committee.evaluation import VERDICT_WORDS, Evaluation
from model.committee.places import CHAIR_WORDS, Point
from model.committee.seats import CHOSEN_WORDS, ENDED_WORDS, Chair, Seat
from model.errors import DeskError
from model.people import index, students
from model.seen import Row
from model.words import Words, say
from tui.app import DeskApp
from tui.ask import choose, prompt, show_text
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

Act = Callable[[DeskApp, Chair], Awaitable[None]]
NOTHING = Words("", "")


async def act(app: DeskApp, chair: Chair) -> None:
    """Appoint where it is vacant, else choose what is done."""
    if chair.seat is None:
        await appoint(app, chair)
        return
    title = Words("{place}{chair} {who}", "{place}, {chair}: {who}").saying(
        place=chair.point.words, chair=CHAIR_WORDS[chair.chair], who=app.shown_name(chair.seat.name)
    )
    options: list[tuple[Act, Words, Words]] = [
        (another_term, Words("连任", "Another term"), NOTHING),
        (replace, Words("更换", "Replace"), Words("须写原因", "needs a reason")),
        (resign, Words("辞任", "Resigns"), Words("须写原因", "needs a reason")),
        (sign, Words("签收职责", "Signed for the duties"), NOTHING),
        (evaluate, Words("期末考核", "Evaluate"), Words("数据已填好", "the facts are filled in")),
        (trainings, Words("培训记录", "Trainings"), NOTHING),
        (history, Words("历任", "Who sat here before"), NOTHING),
    ]
    chosen = await choose(app, title, options, about=chair.said)
    if chosen is not None:
        await chosen(app, chair)


async def appoint(app: DeskApp, chair: Chair) -> None:
    """Ask who, and appoint."""
    await _ask_who(app, chair, Words("任命", "Appoint"), appointing.appoint)


async def replace(app: DeskApp, chair: Chair) -> None:
    """Ask who takes the seat, and why."""
    assert chair.seat is not None
    number = chair.seat.id
    reason = await prompt(
        app,
        Words("更换委员", "Replace the member"),
        Words("原因", "Why"),
        check=_reason,
        kept=Kept("seat.replace", number),
    )
    if reason is not None:
        await _ask_who(app, chair, Words("更换委员", "Replace"), lambda wish: appointing.replace(number, wish, reason))


async def another_term(app: DeskApp, chair: Chair) -> None:
    """The same for another term."""
    assert chair.seat is not None
    appointing.reappoint(chair.seat.id)
    app.announce()


async def resign(app: DeskApp, chair: Chair) -> None:
    """The office ends before its time."""
    assert chair.seat is not None
    number = chair.seat.id

    def check(text: str) -> Seat:
        return appointing.resign(number, _reason(text))

    if await prompt(app, Words("辞任", "Resigns"), Words("原因", "Why"), check=check, kept=Kept("seat.resign", number)):
        app.announce()


async def sign(app: DeskApp, chair: Chair) -> None:
    """They signed for their duties."""
    assert chair.seat is not None
    appointing.sign_duties([chair.seat.id])
    app.announce()


async def evaluate(app: DeskApp, chair: Chair) -> None:
    """The end-of-term evaluation, with the facts above it."""
    assert chair.seat is not None
    number = chair.seat.id
    told = str(evaluation.facts(number).words())
    before = evaluation.of_seat(number)
    fields = (
        Choice("verdict", Words("结果", "Verdict"), options=list(VERDICT_WORDS.items()), required=True),
        Text("words", Words("评语", "In words"), most=300),
    )
    form: Form[Evaluation] = Form(
        Words("考核 {who}", "Evaluate {who}").saying(who=app.shown_name(chair.seat.name)),
        fields,
        lambda answers: evaluation.evaluate(number, answers["verdict"], answers["words"] or ""),
        initial={"verdict": before.verdict, "words": before.words} if before else {},
        of=(Row("evaluation", number, "seat_id"),),
        live=lambda _: told,
        kept=Kept("seat.evaluate", number, chair.seat.student_id),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


async def trainings(app: DeskApp, chair: Chair) -> None:
    """The trainings of the term of office, and whether the member came."""
    assert chair.seat is not None
    seat = chair.seat
    held = training.between(seat.from_on, min(seat.last, clock.today()))
    came = say("到场", "came"), say("未到", "was not there")
    lines = [
        "  ".join(
            (f"{each.day}", came[seat.id not in each.present], say("{n}分钟", "{n} min", n=each.minutes), each.topic)
        )
        for each in held
    ]
    text = "\n".join(lines) or say("任期内没有培训", "There was no training in this term of office")
    await show_text(app, Words("培训记录 {who}", "Trainings of {who}").saying(who=app.shown_name(seat.name)), text)


async def history(app: DeskApp, chair: Chair) -> None:
    """Everybody who sat here."""
    lines = [_told(app, seat) for seat in seats.of_place(chair.point.place) if seat.chair == chair.chair]
    await show_text(app, Words("历任", "Who sat here"), "\n".join(lines))


async def _ask_who(app: DeskApp, chair: Chair, title: Words, verb: Callable[[Wish], Seat]) -> None:
    first = clock.today()
    fields = (
        Person(
            "student",
            Words("学生", "Student"),
            required=True,
            find=lambda text: _find(text, chair.point),
            named=lambda number: students.get(number).name,
        ),
        Choice("chosen", Words("产生方式", "Chosen by"), options=list(CHOSEN_WORDS.items())),
        Date("from_on", Words("任期自", "From"), required=True, back=True),
        Date("until_on", Words("任期至", "Until"), required=True),
    )

    def save(told: dict[str, Any]) -> Seat:
        """Appoint; another sex or class is refused under the field and never silently taken."""
        return verb(
            Wish(told["student"], chair.point.place, chair.chair, told["chosen"], told["from_on"], told["until_on"])
        )

    form: Form[Seat] = Form(
        Words("{title} {place} {chair}", "{title} {place}, {chair}").saying(
            title=title, place=chair.point.words, chair=CHAIR_WORDS[chair.chair]
        ),
        fields,
        save,
        initial={"chosen": "elected", "from_on": first, "until_on": appointing.office_until(first)},
        kept=Kept("seat.appoint", f"{chair.point.place.kind} {chair.point.place.key} {chair.chair}"),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


def _find(text: str, point: Point) -> list[tuple[int, str]]:
    """Whoever is meant, those of this class first."""
    found = index.find(text, 30, here=True)
    own = str(point.words)
    return [
        (each.id, f"{each.name}  {each.class_shown}") for each in sorted(found, key=lambda e: e.class_shown != own)
    ][:8]


def _told(app: DeskApp, seat: Seat) -> str:
    how = f"{ENDED_WORDS[seat.ended_how]} {seat.ended_reason}" if seat.ended_how else ""
    verdict = str(VERDICT_WORDS[seat.verdict]) if seat.verdict else ""
    parts = (f"{seat.from_on} - {seat.last}", app.shown_name(seat.name), str(CHOSEN_WORDS[seat.chosen]), how, verdict)
    return "  ".join(part for part in parts if part)


def _reason(text: str) -> str:
    if not text.strip():
        raise DeskError(Words("请写明原因", "Give the reason"))
    return text.strip()
