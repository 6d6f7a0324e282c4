"""What is to be booked, and whom it is for, in words."""

from datetime import datetime, timedelta

from model.appointments.kept import VISITOR_WORDS
from model.errors import NotFound
from model.store.query import Asked
from model.store.tables import StudentRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be booked."""

    starts: datetime
    """First minute, local."""
    minutes: int
    """How long."""
    counsellor: int
    """With whom."""
    student: int | None = None
    """For or about which student."""
    visitor: str = "student"
    """Who comes: ``student parent teacher group other``."""
    visitor_name: str = ""
    """Their name, or the title of a group."""
    room: int | None = None
    """Where; None takes the room of the plan, or another that is free (``places``)."""
    nowhere: bool = False
    """Where is left open on purpose."""
    form: str = "form.in_person"
    """Contact form (A8)."""
    remark: str = ""
    """A line for the desk."""
    overlap_reason: str | None = None
    """Why it may overlap another."""
    held: bool = False
    """Only held, to be confirmed."""

    @property
    def ends(self) -> datetime:
        """The minute after the last."""
        return self.starts + timedelta(minutes=self.minutes)

    @property
    def who(self) -> str | Words:
        """Who it is for. Raises ``NotFound`` for a student who is not there."""
        if self.student is not None:
            return student_name(self.student)
        return self.visitor_name.strip() or VISITOR_WORDS[self.visitor]


def student_name(student: int) -> str:
    """A student's name. Raises ``NotFound``."""
    found = _name(student)
    if not found:
        raise NotFound(Words("没有这个学生", "There is no such student"), "student")
    return str(found[0][0])


_name = Asked(lambda number: StudentRow.select(StudentRow.name).where(StudentRow.id == number), 1)
