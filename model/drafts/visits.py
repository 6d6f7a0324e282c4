"""What is typed of a visit, a note, a letter or a group, checked before any verb sees it.

A ``VisitDraft`` is ``Told``: it goes to ``visits.walk_in``, ``add`` and ``edit`` as it is.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from model import clock
from model.drafts import Draft, Wrong, no_identity
from model.words import Words

Visitor = Literal["student", "parent", "teacher", "group", "other"]
_BEFORE = Words("应晚于开始时间，至少 1 分钟", "This should be at least a minute after the start")
_MIDNIGHT = Words("来访不能跨过午夜", "A visit does not cross midnight")
_FUTURE = Words("这个时间还没到", "That time is still to come")
_TOO_SOON = Words("回信期限不能早于收到日期", "The reply is due on or after the day it came")
_NO_STUDENT = Words("教师、团体或其他来访不关联学生", "Only a student's or a parent's visit names a student")


def _to_the_minute(moment: datetime) -> datetime:
    if moment.tzinfo is not None:
        raise Wrong(Words("请填本地时间，不带时区", "Give a local time without a zone"))
    return moment.replace(second=0, microsecond=0)


def _past(moment: datetime) -> datetime:
    if moment > clock.now():
        raise Wrong(_FUTURE)
    return moment


def _past_day(day: date) -> date:
    if day > clock.today():
        raise Wrong(_FUTURE)
    return day


PastMoment = Annotated[datetime, AfterValidator(_to_the_minute), AfterValidator(_past)]
"""A local time to the minute that has come."""
PastDay = Annotated[date, AfterValidator(_past_day)]
"""A day up to today."""
Line = Annotated[str, Field(max_length=200), AfterValidator(no_identity)]
"""A line of text without an identity number in it."""


class VisitDraft(Draft):
    """What is told of a visit besides its time."""

    visitor: Visitor = "student"
    """Who comes."""
    student: int | None = None
    """The student who comes, or whom the parent comes about; None is not known or not named."""
    visitor_name: Line = ""
    """What somebody not on the roster calls themselves; the title of a group."""
    form: str = "form.in_person"
    """Contact form (A8)."""
    source: str | None = None
    """Who sent them."""
    topics: tuple[str, ...] = ()
    """What it was about."""
    dangers: tuple[str, ...] = ()
    """Signs of danger."""
    room: int | None = None
    """Where."""
    remark: Line = ""
    """A line for the desk."""

    @field_validator("student")
    @classmethod
    def _is_who_may_come(cls, student: int | None, told: ValidationInfo) -> int | None:
        if student is not None and told.data.get("visitor") in ("teacher", "group", "other"):
            raise Wrong(_NO_STUDENT)
        return student


class SpanDraft(Draft):
    """From when to when a past visit was."""

    starts: PastMoment
    """First minute, local."""
    ends: PastMoment
    """The minute after the last, on the same day."""

    @field_validator("ends")
    @classmethod
    def _is_later_on_the_same_day(cls, ends: datetime, told: ValidationInfo) -> datetime:
        starts = told.data.get("starts")
        if starts is not None and ends <= starts:
            raise Wrong(_BEFORE)
        if starts is not None and ends.date() != starts.date():
            raise Wrong(_MIDNIGHT)
        return ends


class NoteDraft(Draft):
    """A note or an amendment."""

    body: Annotated[str, Field(min_length=1, max_length=100_000)]
    """What was written: facts only, no diagnosis (domain 8.3)."""


class ReasonDraft(Draft):
    """Why something is voided."""

    reason: Annotated[str, Field(min_length=1, max_length=200)]
    """The reason, in a line."""


class LetterDraft(Draft):
    """A letter that came."""

    gist: Annotated[str, Field(max_length=500)]
    """What it is about."""
    received_on: PastDay = Field(default_factory=clock.today)
    """The day it was found."""
    student: int | None = None
    """The student who wrote it, if that is known."""
    signed: Line = ""
    """How it is signed."""
    reply_by: date | None = None
    """The last day for the answer; None lets the desk reckon it."""
    counsellor: int | None = None
    """Who answers it."""

    @field_validator("reply_by")
    @classmethod
    def _is_no_earlier_than_the_letter(cls, reply_by: date | None, told: ValidationInfo) -> date | None:
        came = told.data.get("received_on")
        if reply_by is not None and came is not None and reply_by < came:
            raise Wrong(_TOO_SOON)
        return reply_by


class ReplyDraft(Draft):
    """The answer to a letter."""

    on: PastDay = Field(default_factory=clock.today)
    """The day it was answered."""


class AttendanceDraft(Draft):
    """Whether a member of a group was there."""

    present: bool = True
    """Whether they were."""
    reason: Line = ""
    """Why not."""
