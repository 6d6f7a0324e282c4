"""Training of members (C2): when, on what, how long, who came."""

from collections.abc import Collection
from datetime import date

from model import clock, rights
from model.errors import NotFound, Refused
from model.rights import Right
from model.store import journal
from model.store.query import JOIN, Expression, fn, tuples
from model.store.tables import StaffRow, TrainingPresenceRow, TrainingRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Training:
    """One training."""

    id: int
    """Its number in the store."""
    day: date
    """When."""
    topic: str
    """On what."""
    minutes: int
    """How long."""
    led_by_id: int | None
    """Who led it."""
    led_by: str
    """Their name."""
    voided_reason: str | None
    """Why it was voided."""
    present: frozenset[int]
    """The seats whose members came."""


def hold(
    topic: str, minutes: int, present: Collection[int], *, day: date | None = None, led_by: int | None = None
) -> Training:
    """A training was held; ``present`` are the seats whose members came. Raises ``Refused``."""
    rights.need(Right.SEATS)
    on = day or clock.today()
    _need_past(on)
    words = Words("登记培训“{topic}”，{n}人参加", "A training on {topic}: {n} came").saying(topic=topic, n=len(present))
    with journal.writing("training.hold", words):
        row = TrainingRow.create(day=on, topic=topic.strip(), minutes=minutes, led_by=led_by)
        for seat in sorted(set(present)):
            TrainingPresenceRow.create(training=row.id, seat=seat)
        return get(row.id)


def edit(training_id: int, topic: str, minutes: int, *, day: date, led_by: int | None = None) -> Training:
    """Put right what was entered of it; who came stays. Raises ``Refused`` for a voided one, or a day to come."""
    rights.need(Right.SEATS)
    before = _standing(training_id)
    _need_past(day)
    facts = {"topic": topic.strip(), "minutes": minutes, "day": day, "led_by": led_by}
    if facts == {"topic": before.topic, "minutes": before.minutes, "day": before.day, "led_by": before.led_by_id}:
        return before
    with journal.writing("training.edit", Words("更正培训“{topic}”", "Put right: {topic}").saying(topic=before.topic)):
        TrainingRow.update(facts).where(TrainingRow.id == training_id).execute()
        return get(training_id)


def correct(training_id: int, present: Collection[int]) -> Training:
    """Say anew who came. Raises ``Refused`` for a voided one."""
    rights.need(Right.SEATS)
    before = _standing(training_id)
    if before.present == set(present):
        return before
    words = Words("更正培训“{topic}”的到场名单", "Put right who came to {topic}").saying(topic=before.topic)
    with journal.writing("training.correct", words):
        own = TrainingPresenceRow
        for seat in before.present - set(present):
            own.delete().where((own.training == training_id) & (own.seat == seat)).execute()
        for seat in set(present) - before.present:
            own.create(training=training_id, seat=seat)
        return get(training_id)


def void(training_id: int, reason: str) -> Training:
    """It was not held after all, for a reason. Raises ``Refused`` for one that was voided already."""
    rights.need(Right.SEATS)
    words = Words("作废培训“{topic}”", "Voided the training on {topic}").saying(topic=_standing(training_id).topic)
    with journal.writing("training.void", words):
        TrainingRow.update(voided_reason=reason.strip()).where(TrainingRow.id == training_id).execute()
        return get(training_id)


def get(training_id: int) -> Training:
    """One training. Raises ``NotFound``."""
    found = _where(TrainingRow.id == training_id)
    if not found:
        raise NotFound(Words("没有这次培训", "There is no such training"))
    return found[0]


def between(first: date, last: date) -> list[Training]:
    """The trainings from one day to another, both inclusive, without voided ones."""
    return _where(TrainingRow.day >= first, TrainingRow.day <= last, TrainingRow.voided_reason.is_null())


def every(first: date, last: date) -> list[Training]:
    """The same with those that were voided, the newest first: for the page on which they are put right."""
    return _where(TrainingRow.day >= first, TrainingRow.day <= last)[::-1]


def _need_past(day: date) -> None:
    if day > clock.today():
        raise Refused("training.future", Words("这一天还没到", "That day is still to come"), "day")


def _standing(training_id: int) -> Training:
    found = get(training_id)
    if found.voided_reason is not None:
        raise Refused("training.voided", Words("这次培训已作废", "That training was voided"))
    return found


def _where(*conditions: Expression) -> list[Training]:
    rights.need(Right.COMMITTEE)
    own = TrainingRow
    rows = tuples(
        own.select(
            own.id, own.day, own.topic, own.minutes, own.led_by, fn.COALESCE(StaffRow.name, ""), own.voided_reason
        )
        .join(StaffRow, JOIN.LEFT_OUTER)
        .where(*conditions)
        .order_by(own.day, own.id)
    )
    there = TrainingPresenceRow
    came: dict[int, set[int]] = {}
    for training, seat in tuples(
        there.select(there.training, there.seat).where(there.training.in_([r[0] for r in rows]))
    ):
        came.setdefault(training, set()).add(seat)
    return [Training(*(*row, frozenset(came.get(row[0], ())))) for row in rows]
