"""What is typed of a student, a teacher, a room or the settings, checked before any verb sees it.

The fields are those the verbs take: ``students.enrol(**draft.model_dump())``, and for a change or the
settings only what was typed, ``settings.change(**draft.model_dump(exclude_unset=True))``.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from model import clock, id_numbers
from model.drafts import Draft, Wrong, no_identity
from model.grades import Stage
from model.rules import RULES
from model.words import Words

_NOT_YET = Words("这一天还没到", "That day is still to come")


def _no_identity_in_number(text: str) -> str:
    if id_numbers.cut_out(text) != text:
        raise Wrong(RULES["student_no_identity_number"])
    return text


def _past_day(day: date) -> date:
    if day > clock.today():
        raise Wrong(_NOT_YET)
    return day


Name = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(no_identity)]
"""A name; it may not be empty."""
Line = Annotated[str, Field(max_length=200), AfterValidator(no_identity)]
"""A line of text without an identity number in it."""
Phone = Annotated[str, Field(max_length=40), AfterValidator(no_identity)]
"""A telephone number as it is dialled."""


class StudentDraft(Draft):
    """What is told of a student."""

    number: Annotated[str, Field(min_length=1, max_length=32), AfterValidator(_no_identity_in_number)]
    """The school's own number."""
    name: Name
    """The name."""
    sex: Literal["M", "F"] | None = None
    """M or F."""
    born: Annotated[date, AfterValidator(_past_day)] | None = None
    """Date of birth."""
    class_id: int | None = None
    """The class."""
    dormitory_id: int | None = None
    """The dormitory room."""
    boarding: bool | None = None
    """Whether they live at school."""
    counsellor_id: int | None = None
    """Their own counsellor."""
    left_behind: bool = False
    """留守儿童 (D4)."""
    migrant: bool = False
    """随迁子女 (D4)."""
    orphan: bool = False
    """孤儿 (D4)."""
    health: Line = ""
    """What the register says of their health."""
    guardian_phone: Phone = ""
    """The guardian's telephone number."""


class StaffDraft(Draft):
    """What is told of a member of staff."""

    name: Name
    """The name, as it is shown and signed."""
    kind: Literal["full_time", "part_time", "duty", "head_teacher", "mentor", "leader", "other"]
    """What they are."""
    role: Literal["counsellor", "duty", "leader", "administrator", "none"] = "none"
    """What they may do at the desk."""
    target_minutes: Annotated[int, Field(ge=0, le=6000)] | None = None
    """Counselling minutes they owe a week; None leaves it to the rule in force (A5)."""
    phone: Phone = ""
    """Their telephone number."""


class RoomDraft(Draft):
    """What is told of a room."""

    name: Name
    """What it is called."""
    kind: Literal["individual", "group", "sand_play", "relaxation", "reception", "assessment", "other"] = "individual"
    """What it is for."""
    capacity: Annotated[int, Field(ge=1, le=500)] = 2
    """How many people it holds."""


class SettingsDraft(Draft):
    """What is typed on the settings page; bounds are those of ``settings.change``, which names the field too."""

    school_name: Name | None = None
    """What the school is called."""
    school_number: str | None = None
    """Its official number."""
    stages: tuple[Stage, ...] | None = None
    """The stages it has."""
    lock_minutes: int | None = None
    """Idle minutes until the desk locks itself; None is never."""
    names_hidden: bool | None = None
    """Whether names are hidden from the start."""
    reply_days: int | None = None
    """Days within which a letter is answered."""
    backup_folder: str | None = None
    """A second place for backups."""
    backup_hours: int | None = None
    """Hours after which the desk backs up by itself; None is only on closing the room."""
    visit_minutes: int | None = None
    """Minutes of a visit."""
    grid: int | None = None
    """Minutes between offered starts."""
    buffer_before: int | None = None
    """Minutes kept free in front of a visit."""
    buffer_after: int | None = None
    """Minutes kept free behind a visit."""
    notice: int | None = None
    """Minutes of the shortest notice."""
    horizon: int | None = None
    """Days booked ahead at most; None is no limit."""
    late_cancel_hours: int | None = None
    """Hours before the start from which a cancellation is late."""
    daily_count: int | None = None
    """Appointments of one counsellor in a day; None is no limit."""
    daily_minutes: int | None = None
    """Minutes of one counsellor in a day; None is no limit."""
    weekly_count: int | None = None
    """Appointments of one counsellor in a week; None is no limit."""
    weekly_minutes: int | None = None
    """Minutes of one counsellor in a week; None is no limit."""
    policy: str | None = None
    """The policy profile."""
    min_open_minutes_per_day: int | None = None
    """Minutes the room is open on a school day (A2); None is the profile's."""
    min_open_minutes_per_week: int | None = None
    """Minutes the room is open in a full week (A3); None is the profile's."""
    counselling_minutes_per_week: int | None = None
    """Minutes each counsellor owes a week (A5); None is the profile's."""
    write_up_hours: int | None = None
    """Hours within which a visit is written up (B1); None is the profile's."""
    school_hotline: Phone | None = None
    """The room's own number (A10)."""
    district_hotline: Phone | None = None
    """The district centre's number (A10)."""
    class_hour_minutes: int | None = None
    """Counselling minutes of one class hour (A9)."""
    class_hour_basis: Line | None = None
    """Who approved that rate, and in which paper."""
