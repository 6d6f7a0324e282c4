"""What is done with a training: it is entered, put right, voided."""

from typing import Any

from model import clock
from model.committee import training
from model.committee.training import Training
from model.errors import DeskError
from model.people import staff
from model.seen import Row
from model.words import Words
from tui.app import DeskApp
from tui.ask import prompt
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.field import Field
from tui.fields.numbers import Minutes
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept


async def hold(page: Any) -> None:
    """Enter a training; who is marked came."""
    app: DeskApp = page.app
    came = page.taken_seats()
    form: Form[Training] = Form(
        Words("登记培训：标记的 {n} 名委员到场", "A training: {n} marked {n:member|members} came").saying(n=len(came)),
        _fields(),
        lambda told: training.hold(told["topic"], told["minutes"], came, day=told["day"], led_by=told["led_by"]),
        initial={"day": clock.today(), "minutes": 40},
        kept=Kept("training.hold"),
    )
    if await app.push_screen_wait(form) is not None:
        page.sheet.clear_marks()
        app.announce()


async def edit(app: DeskApp, held: Training) -> None:
    """Put right the topic, the length, the day, who led it."""

    def save(told: dict[str, Any]) -> Training:
        return training.edit(held.id, told["topic"], told["minutes"], day=told["day"], led_by=told["led_by"])

    form: Form[Training] = Form(
        Words("更正培训", "Put a training right"),
        _fields(held),
        save,
        initial={"topic": held.topic, "minutes": held.minutes, "day": held.day, "led_by": held.led_by_id},
        of=(Row("training", held.id),),
        kept=Kept("training.edit", held.id),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


async def void(app: DeskApp, held: Training) -> None:
    """It was not held after all."""

    def check(text: str) -> Training:
        if not text.strip():
            raise DeskError(Words("请写明原因", "Give the reason"))
        return training.void(held.id, text)

    title = Words("作废培训“{topic}”", "Void the training on {topic}").saying(topic=held.topic)
    if await prompt(app, title, Words("原因", "Why"), check=check, kept=Kept("training.void", held.id)):
        app.announce()


def _fields(held: Training | None = None) -> tuple[Field, ...]:
    people = [(each.id, Words(each.name, each.name)) for each in staff.on_desk()]
    if held is not None and held.led_by_id is not None and held.led_by_id not in dict(people):
        people.append((held.led_by_id, Words(held.led_by, held.led_by)))
    return (
        Text("topic", Words("主题", "Topic"), required=True, most=100),
        Minutes("minutes", Words("时长", "Length"), required=True),
        Date("day", Words("日期", "Date"), required=True, back=True),
        Choice("led_by", Words("主讲", "Led by"), options=[(None, Words("未填", "not said")), *people]),
    )
