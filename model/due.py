"""What is due at the desk, gravest first.

A to-do is derived, never stored: it is there while the fact behind it is, and gone when it is done.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal

from model import backup, clock, health, losses, rights, settings, unfinished
from model.appointments import kept, waiting
from model.care import due as care
from model.care.due import CARE_DUE_WORDS
from model.committee import to_do as committee
from model.handover import in_house
from model.opening import log
from model.rights import Right
from model.today import ARRIVING_MINUTES
from model.unfinished import Unfinished
from model.values import dataclass
from model.visits import letters, notes, register
from model.words import Words

Due = Literal[
    "left_open",
    "left_running",
    "draft",
    "unfinished",
    "no_show",
    "arrival",
    "write_up",
    "letter",
    "waiting",
    "concern",
    "mood",
    "reports",
    "meeting",
    "listening",
    "backup",
    "damaged",
    "lost",
    "handing",
    "care_rules",
    "care_leaders",
    "care_step",
    "care_written",
    "care_review",
    "care_proposal",
    "care_measure",
    "care_task",
    "care_owed",
    "care_homework",
    "care_interview",
    "care_screening",
    "care_referral",
    "care_absent",
]
DUE_WORDS: dict[Due, Words] = {
    "left_open": Words("补关闭时间", "When it closed"),
    "left_running": Words("补结束时间", "When it ended"),
    "draft": Words("未完成的草稿", "Unfinished draft"),
    "unfinished": Words("没写完的内容", "Half typed"),
    "no_show": Words("确认是否爽约", "Did they come?"),
    "arrival": Words("即将到访", "Due to arrive"),
    "write_up": Words("待写记录", "To write up"),
    "letter": Words("待回信", "Letter to answer"),
    "waiting": Words("候补", "Waiting"),
    "concern": Words("关注事项", "A concern"),
    "mood": Words("班级情绪", "Mood of a class"),
    "reports": Words("周报未交", "Reports missing"),
    "meeting": Words("心理例会应开", "Meeting due"),
    "listening": Words("同伴倾听应开", "Listening due"),
    "backup": Words("备份", "Backup"),
    "damaged": Words("数据损坏", "Damaged"),
    "lost": Words("改动丢失", "Lost"),
    "handing": Words("移交待接收", "Handed over"),
    **{kind: words for kind, words in CARE_DUE_WORDS.items()},  # noqa: C416  # a wider kind of key
}
BACK_DAYS = 14
"""How many days back the to-do list looks for what was not settled."""
AT_ONCE = frozenset({"care_leaders", "care_step"})
"""What an incident under way asks for: nothing stands above it, however long something else is overdue (E3, E4)."""
BACKUP_DAYS = 1
"""After how many days without a good backup it warns."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing that is due."""

    due: Due
    """What kind of thing."""
    number: int
    """The number of the appointment, visit, letter … it is about; 0 for the desk itself."""
    at: datetime | None
    """The local moment it is or was due; None without one."""
    about: Words
    """Who or what it is about."""
    late: bool
    """Whether it is overdue."""
    names: tuple[str, ...]
    """Who is named in ``about``, for a screen that hides names: it hides these and nothing else."""


def to_do() -> list[ToDo]:
    """Everything that is due now: a running incident before all else, then overdue things, then by time."""
    rights.need(Right.SEE_TODAY)
    found = [*_room(), *_visitors(), *_writing(), *_typed(), *_post(), *_committee(), *_care(), *_handed(), *_copies()]
    return sorted(found, key=lambda each: (each.due not in AT_ONCE, not each.late, each.at or datetime.max))


def _room() -> Iterator[ToDo]:
    standing = log.now_open()
    if standing is not None and standing.starts.date() < clock.today():
        words = Words("{day} 辅导室没有关闭", "The room was left open on {day}").saying(day=standing.starts.date())
        yield ToDo("left_open", standing.id, standing.starts, words, True, ())
    for visit in register.left_running():
        yield ToDo("left_running", visit.id, visit.starts, visit.who, True, visit.names)


def _visitors() -> Iterator[ToDo]:
    now = clock.now()
    since = now - timedelta(days=BACK_DAYS)
    for booked in kept.between(since, now + timedelta(minutes=ARRIVING_MINUTES + 1)):
        if booked.state not in ("held", "booked", "arrived"):
            continue
        about = Words(booked.who, booked.who)
        if booked.starts > now or booked.state == "arrived" or booked.ends > now:
            yield ToDo("arrival", booked.id, booked.starts, about, booked.starts.date() < now.date(), booked.names)
        else:
            yield ToDo("no_show", booked.id, booked.starts, about, True, booked.names)
    for line in waiting.waiting() if rights.may(Right.BOOK) else ():
        name = line.student_name
        yield ToDo("waiting", line.id, line.since, Words(name, name), line.preference.urgent, (name,))


def _writing() -> Iterator[ToDo]:
    if not rights.may(Right.WRITE_NOTE):
        return
    allowed = timedelta(hours=settings.get().policy.write_up_hours)
    now = clock.now()
    for visit in register.unwritten():
        assert visit.ends is not None
        yield ToDo("write_up", visit.id, visit.ends + allowed, visit.who, visit.ends + allowed < now, visit.names)
    for draft in notes.drafts_left():
        yield ToDo("draft", draft.visit_id, draft.kept_at, draft.about, False, draft.names)


def _typed() -> Iterator[ToDo]:
    """One line for all the other forms that were begun: how many, and when the last was."""
    if left := half_typed():
        yield ToDo("unfinished", 0, left[0].kept_at, Words("{n} 份", "{n}").saying(n=len(left)), False, ())


def half_typed() -> list[Unfinished]:
    """The forms the person at the desk began, the newest first; a note is a to-do of its own while its visit is there."""
    rights.need(Right.SEE_TODAY)
    listed = {str(each.visit_id) for each in notes.drafts_left()} if rights.may(Right.WRITE_NOTE) else set()
    return [each for each in unfinished.waiting() if each.form != notes.DRAFT or each.about not in listed]


def _post() -> Iterator[ToDo]:
    if not rights.may(Right.LETTERS):
        return
    today = clock.today()
    for letter in letters.unanswered():
        at = datetime.combine(letter.reply_by, datetime.min.time())
        names = tuple(name for name in (letter.student_name, letter.signed) if name)
        yield ToDo("letter", letter.id, at, letter.about, letter.reply_by < today, names)


def _committee() -> Iterator[ToDo]:
    return (ToDo(*each) for each in committee.to_do())


def _copies() -> Iterator[ToDo]:
    if found := health.wrong():
        yield ToDo("damaged", 0, None, found[0], True, ())
    for loss in losses.unsettled():
        yield ToDo("lost", loss.entry, None, loss.short, True, ())
    if not rights.may(Right.BACKUP):
        return
    last = backup.last_good()
    if last is None or clock.now() - last > timedelta(days=BACKUP_DAYS):
        words = (
            Words("还没有备份", "There is no backup yet")
            if last is None
            else Words("上次备份在 {day}", "The last backup is of {day}").saying(day=f"{last:%Y-%m-%d}")
        )
        yield ToDo("backup", 0, last, words, True, ())


def _handed() -> Iterator[ToDo]:
    for each in in_house.to_answer():
        name = each.student_name
        yield ToDo("handing", each.id, each.asked_at, Words(name, name), False, (name,))


def _care() -> Iterator[ToDo]:
    return (ToDo(*each) for each in care.to_do())
