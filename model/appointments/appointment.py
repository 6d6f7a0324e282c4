"""An appointment as the desk sees it, and the words for who comes and how it stands."""

from datetime import datetime

from model.clock import minutes_between
from model.values import dataclass
from model.words import Words

OPEN_STATES = ("held", "booked", "arrived", "in_session")
"""States in which an appointment is still before the desk."""
COMING_STATES = ("held", "booked")
"""States of an appointment nobody has come to yet."""

VISITOR_WORDS: dict[str, Words] = {
    "student": Words("学生", "student"),
    "parent": Words("家长", "parent"),
    "teacher": Words("教师", "teacher"),
    "group": Words("团体", "group"),
    "other": Words("其他", "other"),
}
"""Who comes, as the desk says it; a line of booking knows the first three."""
STATE_WORDS: dict[str, Words] = {
    "held": Words("待定", "held"),
    "booked": Words("已约", "booked"),
    "arrived": Words("到访", "arrived"),
    "in_session": Words("进行中", "in session"),
    "done": Words("完成", "done"),
    "no_show": Words("爽约", "no-show"),
    "late_cancel": Words("临时取消", "late cancel"),
    "cancelled": Words("取消", "cancelled"),
    "voided": Words("作废", "voided"),
}


@dataclass(frozen=True, slots=True)
class Appointment:
    """A time kept for a visitor, ``[starts, ends)`` in local wall time."""

    id: int
    """Its number in the store."""
    visitor: str
    """``student parent teacher group other``."""
    student_id: int | None
    """The student it is for or about."""
    student_name: str
    """That student's name; empty without one."""
    visitor_name: str
    """Who comes, where it is not the student; the title of a group."""
    counsellor_id: int
    """Who receives them."""
    counsellor_name: str
    """That counsellor's name."""
    room_id: int | None
    """Where."""
    room_name: str
    """That room's name; empty without one."""
    starts: datetime
    """First minute."""
    ends: datetime
    """The minute after the last."""
    state: str
    """One of ``STATE_WORDS``."""
    form: str
    """Contact form, a code of the word list (A8)."""
    series_id: int | None
    """The series it belongs to."""
    overlap_reason: str | None
    """Why it overlaps another on purpose; None if it does not."""
    after_the_fact: bool
    """Entered when it was past already (补录)."""
    ended_reason: str
    """Why it was cancelled or voided."""
    remark: str
    """A line for the desk; no content of the talk."""

    @property
    def minutes(self) -> int:
        """How long it is, in minutes."""
        return minutes_between(self.starts, self.ends)

    @property
    def who(self) -> str:
        """Who comes, as the desk says it."""
        if self.visitor == "student":
            return self.student_name or str(VISITOR_WORDS["student"])
        about = f"{self.visitor_name} {self.student_name}".strip()
        return f"{about}({VISITOR_WORDS[self.visitor]})" if about else str(VISITOR_WORDS[self.visitor])

    @property
    def names(self) -> tuple[str, ...]:
        """Who is named in ``who``, for a screen that hides names; the title of a group is nobody's."""
        visitor = "" if self.visitor == "group" else self.visitor_name
        return tuple(name for name in (visitor, self.student_name) if name)

    @property
    def is_open(self) -> bool:
        """Whether it is still before the desk."""
        return self.state in OPEN_STATES

    @property
    def is_awaited(self) -> bool:
        """Whether it has not become a visit yet, and still may; who comes may be waiting at the door."""
        return self.is_open and self.state != "in_session"
