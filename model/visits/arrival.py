"""Who is at the door, as one line says it: a student by name or initials, 家长, 王老师, 电话, @ and who receives them."""

from dataclasses import replace

from model import clock, rights
from model.appointments import meant
from model.appointments.kept import VISITOR_WORDS
from model.appointments.reading import Reading, read
from model.appointments.reading_words import TEACHER
from model.appointments.said import besides, told
from model.calendar import year
from model.people import index
from model.people.index import Person
from model.people.staff import Staff
from model.rights import Right
from model.values import dataclass
from model.visits.visit import UNKNOWN, Details
from model.words import Words

_NOT_TAKEN = Words(
    "不取“{what}”：随到来访现在开始，没有时长", "Not taken: {what}; a walk-in begins now and has no length"
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a line says of somebody who comes now."""

    said: Reading
    """All that was read; a day, a time and a length mean nothing here (``not_taken``)."""
    people: tuple[Person, ...]
    """Whom the words may mean, the likeliest first; nobody where a teacher comes."""
    visitor: str
    """Who comes: ``student parent teacher``."""
    name: str
    """What they are called who is not on the roster."""
    counsellor: Staff | None
    """Who receives them, if that was said; None is whoever sits here."""
    wrong: tuple[Words, ...]
    """What makes no sense in it, and what to do."""

    def details(self, person: Person | None, room: int | None) -> Details:
        """The same as what is told of a visit; ``person`` is the one chosen among ``people``."""
        return Details(
            visitor=self.visitor,
            student=person.id if person else None,
            visitor_name="" if person else self.name,
            form=self.said.form or "form.in_person",
            room=meant.room(self.said, []) or room,
        )

    @property
    def not_taken(self) -> Words | None:
        """What was said that a visit beginning now has no place for: a day, a time, a length, a series; None if nothing."""
        only = replace(self.said, who="", counsellor=None, visitor=None, form=None, room=None)
        parts = [part for part in (told(only).replace("×", "x"), *self.said.unread) if part]
        return _NOT_TAKEN.saying(what=Words("、".join(parts), ", ".join(parts))) if parts else None

    def words(self, name: str) -> str:
        """Who comes and how, with the name as it may be shown."""
        who = name or str(UNKNOWN[self.visitor])
        kind = str(VISITOR_WORDS[self.visitor]) if name and self.visitor != "student" else ""
        how = besides(replace(self.said, rule=None), None)
        by = "" if self.counsellor is None else f"@{self.counsellor.name}"
        return "  ".join(filter(None, (who, kind, *how, by)))


def arrival(line: str) -> Arrival:
    """What a line says of somebody who comes now: a teacher whom no counsellor is called after is the visitor."""
    rights.need(Right.RECEIVE)
    said = read(line, clock.now(), lessons=year.calendar().lessons_begin)
    visitor, name, wrong = said.visitor or "student", said.who, list[Words]()
    receiver = meant.counsellor(said, None, wrong) if said.counsellor else None
    if said.counsellor and receiver is None and said.visitor in (None, "teacher") and not name and "@" not in line:
        visitor, name, wrong = "teacher", said.counsellor, []
    if visitor == "teacher" and len(name) == 1 and not name.isascii():
        name += TEACHER  # a surname alone is no name to find a visit by
    people = tuple(index.find(name, meant.CANDIDATES)) if name and visitor != "teacher" else ()
    return Arrival(said, people, visitor, name, receiver, tuple(wrong))
