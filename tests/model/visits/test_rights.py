"""Who may do what with visits, groups, notes and letters: every verb and every query asks."""

from collections.abc import Callable
from datetime import date

import pytest

from model import rights
from model.errors import DeskError, NotAllowed
from model.rights import Role
from model.visits import groups, letters, notes, register, visits
from model.visits.visit import Details
from tests.conftest import WEDNESDAY
from tests.founding import School
from tests.model.visits.desk_day import entries, moment

DAY = WEDNESDAY.date()
RECEIVES: dict[str, Callable[[], object]] = {
    "walk_in": visits.walk_in,
    "receive": lambda: visits.receive(1),
    "add": lambda: visits.add(Details(), moment("08:00"), moment("09:00")),
    "identify": lambda: visits.identify(1, 1),
    "edit": lambda: visits.edit(1, Details()),
    "end": lambda: visits.end(1),
    "correct": lambda: visits.correct(1),
    "void": lambda: visits.void(1, "x"),
    "get": lambda: register.get(1),
    "numbered": lambda: register.numbered("2026-001"),
    "several": lambda: register.several([1]),
    "between": lambda: register.between(moment("00:00"), moment("23:00")),
    "of_student": lambda: register.of_student(1),
    "of_appointment": lambda: register.of_appointment(1),
    "unwritten": register.unwritten,
    "begin": lambda: groups.begin("x"),
    "set_members": lambda: groups.set_members(1, []),
    "mark": lambda: groups.mark(1, 1, present=True),
    "members": lambda: groups.members(1),
    "groups_of": lambda: groups.of_student(1),
}
SEES_TODAY: dict[str, Callable[[], object]] = {
    "running": register.running,
    "left_running": register.left_running,
    "of_day": lambda: register.of_day(DAY),
}
WRITES: dict[str, Callable[[], object]] = {
    "finish": lambda: notes.finish(1, "x"),
    "amend": lambda: notes.amend(1, "x"),
    "read": lambda: notes.read(1),
    "keep_draft": lambda: notes.keep_draft(1, "x"),
    "draft_of": lambda: notes.draft_of(1),
    "drafts_left": notes.drafts_left,
    "throw_away": lambda: notes.throw_away(1),
}
ANSWERS: dict[str, Callable[[], object]] = {
    "receive_letter": lambda: letters.receive_letter("x"),
    "edit": lambda: letters.edit(1, gist="x", student=None, signed="", reply_by=date(2026, 12, 1), counsellor=None),
    "reply": lambda: letters.reply(1),
    "void": lambda: letters.void(1, "x"),
    "get": lambda: letters.get(1),
    "due": lambda: letters.due(DAY),
    "unanswered": letters.unanswered,
    "between": lambda: letters.between(DAY, DAY),
    "of_student": lambda: letters.of_student(1),
}
TABLE = [
    (RECEIVES, {Role.COUNSELLOR, Role.DUTY}),
    (WRITES, {Role.COUNSELLOR, Role.DUTY}),
    (ANSWERS, {Role.COUNSELLOR, Role.DUTY}),
    (SEES_TODAY, {Role.COUNSELLOR, Role.DUTY, Role.LEADER, Role.ADMINISTRATOR}),
]


@pytest.mark.parametrize("role", list(Role))
def test_every_verb_and_query_asks_for_its_right(school: School, role: Role) -> None:
    for deeds, allowed in TABLE:
        for name, deed in deeds.items():
            rights.take(role)
            assert allows(deed) == (role in allowed), f"{role} {name}"


def allows(deed: Callable[[], object]) -> bool:
    """Whether a deed goes on past the question of rights, to whatever else may be wrong; refused, it writes nothing."""
    before = entries()
    try:
        deed()
    except NotAllowed:
        assert entries() == before
        return False
    except DeskError:
        return True
    return True
