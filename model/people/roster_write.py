"""Writes what a roster's plan says, in batches, inside the entry that is open."""

from collections.abc import Callable, Sequence
from typing import Any

from model import clock
from model.grades import SchoolClass
from model.people import classes, dormitories
from model.people.dormitories import Place, place_of
from model.people.roster_lines import Line
from model.people.roster_plan import Change, RosterPlan
from model.people.student import Student, columns
from model.store.tables import DormitoryRow, SchoolClassRow, StudentRow
from model.words import Words

Progress = Callable[[int, int, Words], None]
"""Told how many of how many are done, and what is being done; whatever it raises takes the whole import back."""

_BATCH = 250
"""So many students are written at once."""
_WRITING = Words("写入学生", "Writing students")


def write(plan: RosterPlan, missing: Sequence[Student], on_progress: Progress) -> None:
    """Open the classes, add the dormitories, enrol the new, change the known, mark the missing as left."""
    places = _Places(plan)
    known = (*plan.changed, *plan.returning)
    total, done = len(plan.new) + len(known) + len(missing), 0
    on_progress(done, total, _WRITING)
    for at in range(0, len(plan.new), _BATCH):
        batch = plan.new[at : at + _BATCH]
        StudentRow.insert_many([places.row_of(line) for line in batch]).execute()
        done += len(batch)
        on_progress(done, total, _WRITING)
    for change in known:
        _change(change, places)
        done += 1
        if not done % _BATCH:
            on_progress(done, total, _WRITING)
    for at in range(0, len(missing), _BATCH):
        gone = [student.id for student in missing[at : at + _BATCH]]
        StudentRow.update(left_on=clock.today()).where(StudentRow.id.in_(gone)).execute()
    for known_as, staff_id in plan.head_teachers:
        SchoolClassRow.update(head_teacher=staff_id).where(SchoolClassRow.id == places.classes[known_as]).execute()
    on_progress(total, total, _WRITING)


class _Places:
    """The numbers in the store of every class and dormitory room, those of the plan newly made."""

    def __init__(self, plan: RosterPlan) -> None:
        for known_as in plan.new_classes:
            SchoolClassRow.create(stage=known_as.stage, entry_year=known_as.entry_year, number=known_as.number)
        sexes = _sexes(plan)
        for building, room in plan.new_dormitories:
            DormitoryRow.create(building=building, room=room, sex=sexes.get((building, room)))
        self.classes: dict[SchoolClass, int] = {each.known_as: each.id for each in classes.every()}
        self.dormitories: dict[Place, int] = {(each.building, each.room): each.id for each in dormitories.every()}

    def row_of(self, line: Line) -> dict[str, Any]:
        """A new student's row."""
        place = place_of(line.dormitory)
        return columns(
            {
                "number": line.number,
                "name": line.name,
                "sex": line.sex,
                "born": line.born,
                "class_id": self.classes[line.school_class],
                "dormitory_id": self.dormitories[place] if place else None,
                "boarding": line.boarding,
                "left_behind": bool(line.left_behind),
                "migrant": bool(line.migrant),
                "orphan": bool(line.orphan),
                "health": line.health,
                "guardian_phone": line.guardian_phone,
            }
        )

    def number_of(self, fact: str, value: Any) -> Any:
        """A class or a dormitory by its number; any other value as it is."""
        if fact == "class_id":
            return self.classes[value]
        if fact == "dormitory_id":
            return self.dormitories[value] if value else None
        return value


def _change(change: Change, places: _Places) -> None:
    facts = {each.fact: places.number_of(each.fact, each.value) for each in change.facts}
    if change.student.left_on is not None:
        facts["left_on"] = None
    StudentRow.update(columns(facts)).where(StudentRow.id == change.student.id).execute()


def _sexes(plan: RosterPlan) -> dict[Place, str | None]:
    """Whose each dormitory room is, where all who live in it are of one sex."""
    living: dict[Place, set[str | None]] = {}
    for line in plan.reading.lines:
        if place := place_of(line.dormitory):
            living.setdefault(place, set()).add(line.sex)
    return {place: next(iter(sexes)) for place, sexes in living.items() if len(sexes) == 1}
