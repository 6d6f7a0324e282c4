"""The guardians of a student: who they are to the child, how they are reached, whether they live together."""

from datetime import date

from model import clock, rights
from model.care import access
from model.errors import NotFound
from model.people import students
from model.rights import Right
from model.store import journal
from model.store.query import Expression, tuples
from model.store.tables import GuardianRow
from model.values import dataclass
from model.words import Words

RELATION_WORDS: dict[str, Words] = {
    "mother": Words("母亲", "mother"),
    "father": Words("父亲", "father"),
    "grandparent": Words("祖辈", "grandparent"),
    "step_parent": Words("继父母", "step-parent"),
    "relative": Words("其他亲属", "relative"),
    "sibling": Words("兄姐", "sibling"),
    "institution": Words("福利机构", "institution"),
    "other": Words("其他", "other"),
}
"""What a guardian is to the student."""


@dataclass(frozen=True, slots=True)
class Guardian:
    """Somebody who answers for a student at home."""

    id: int
    """Their number."""
    student_id: int
    """For whom."""
    name: str
    """Their name."""
    relation: str
    """One of ``RELATION_WORDS``."""
    phone: str
    """How they are reached; empty where nobody said."""
    lives_with: bool
    """Whether the student lives with them."""
    ended_on: date | None
    """Since when they no longer are."""


def add(student_id: int, relation: str, name: str, phone: str = "", *, lives_with: bool = True) -> Guardian:
    """Add a guardian. Raises ``Refused`` without a name."""
    access.need(student_id)
    with journal.writing("guardian.add", Words("登记了一名监护人", "Entered a guardian")):
        row = GuardianRow.create(
            student=students.get(student_id).id,
            relation=relation,
            name=name.strip(),
            phone=phone.strip(),
            lives_with=lives_with,
        )
        return get(row.id)


def change(guardian_id: int, relation: str, name: str, phone: str, *, lives_with: bool) -> Guardian:
    """Put right what is told of a guardian; the same writes nothing."""
    before = get(guardian_id)
    told = {"relation": relation, "name": name.strip(), "phone": phone.strip(), "lives_with": lives_with}
    if all(getattr(before, name) == value for name, value in told.items()):
        return before
    with journal.writing("guardian.change", Words("改了一名监护人", "Changed a guardian")):
        GuardianRow.update(told).where(GuardianRow.id == guardian_id).execute()
        return get(guardian_id)


def end(guardian_id: int) -> None:
    """They answer for the student no more; what was told of them stays in the store."""
    get(guardian_id)
    with journal.writing("guardian.end", Words("移出了一名监护人", "Took a guardian off")):
        GuardianRow.update(ended_on=clock.today()).where(GuardianRow.id == guardian_id).execute()


def get(guardian_id: int) -> Guardian:
    """One guardian. Raises ``NotFound``."""
    rights.need(Right.CARE)
    found = _where(GuardianRow.id == guardian_id)
    if not found:
        raise NotFound(Words("没有这名监护人", "There is no such guardian"))
    access.need(found[0].student_id)
    return found[0]


def of_student(student_id: int) -> list[Guardian]:
    """Who answers for a student now: whoever lives with them first."""
    access.need(student_id)
    found = _where(GuardianRow.student == student_id, GuardianRow.ended_on.is_null())
    return sorted(found, key=lambda each: (not each.lives_with, each.id))


def _where(*conditions: Expression) -> list[Guardian]:
    own = GuardianRow
    columns = (own.id, own.student, own.name, own.relation, own.phone, own.lives_with, own.ended_on)
    return [Guardian(*row) for row in tuples(own.select(*columns).where(*conditions).order_by(own.id))]
