"""Every verb is one entry, and undo and redo carry the whole store there and back."""

from collections.abc import Callable
from datetime import date

import pytest

from model import word_lists
from model.appointments import book
from model.appointments.book import Wish
from model.visits import groups, letters, visits
from model.visits.visit import Details
from tests.founding import School
from tests.model.visits.desk_day import at, entries, everything, moment, redo, undo

FULL = Details(source="source.self", topics=("topic.study",), dangers=("danger.ideation",), remark="x")

VERBS: dict[str, Callable[[School, dict[str, int]], object]] = {
    "walk_in": lambda school, there: visits.walk_in(FULL, counsellor=school.qian),
    "receive": lambda school, there: visits.receive(there["appointment"], counsellor=school.qian),
    "add": lambda school, there: visits.add(FULL, moment("08:00", -1), moment("08:40", -1)),
    "add_booked": lambda school, there: visits.add(
        FULL, moment("08:00"), moment("08:40"), appointment_id=there["appointment"]
    ),
    "identify": lambda school, there: visits.identify(there["running"], school.students[2]),
    "edit": lambda school, there: visits.edit(there["running"], FULL),
    "end": lambda school, there: visits.end(there["running"]),
    "correct": lambda school, there: visits.correct(there["running"], starts=moment("11:40"), counsellor=school.qian),
    "void": lambda school, there: visits.void(there["running"], "点错了"),
    "void_booked": lambda school, there: visits.void(there["came"], "叫错了人"),
    "set_members": lambda school, there: groups.set_members(there["group"], school.students[1:5]),
    "mark": lambda school, there: groups.mark(there["group"], school.students[0], present=False, reason="病假"),
    "receive_letter": lambda school, there: letters.receive_letter("信"),
    "edit_letter": lambda school, there: letters.edit(
        there["letter"], gist="长", student=None, signed="树", reply_by=date(2026, 12, 1), counsellor=school.sun
    ),
    "reply": lambda school, there: letters.reply(there["letter"]),
    "void_letter": lambda school, there: letters.void(there["letter"], "广告"),
    "ship": lambda school, there: word_lists.ship(),
    "add_word": lambda school, there: word_lists.add("topic", "追星", "Fandom"),
    "rename_word": lambda school, there: word_lists.rename("topic.study", "学业", "School work"),
    "retire_word": lambda school, there: word_lists.retire("topic.study"),
    "restore_word": lambda school, there: word_lists.restore("topic.mood"),
}


@pytest.fixture
def there(school: School) -> dict[str, int]:
    """A morning's records: something for every verb."""
    morning = Wish(moment("09:00"), 30, school.zhao, student=school.students[1])
    came = book.book(morning, despite=True).id
    noon = Wish(moment("12:30"), 30, school.zhao, student=school.students[0])
    appointment = book.book(noon, despite=True).id
    at("09:00")
    came_visit = visits.end(visits.receive(came).id).id
    at("10:00")
    group = visits.end(groups.begin("小组", school.students[:3]).id).id
    word_lists.retire("topic.mood")
    letter = letters.receive_letter("信").id
    at("12:00")
    running = visits.walk_in().id
    at("12:30")
    return {"came": came_visit, "appointment": appointment, "group": group, "letter": letter, "running": running}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_there_and_back(school: School, there: dict[str, int], verb: str) -> None:
    before, written = everything(), entries()
    VERBS[verb](school, there)
    after = everything()
    assert entries() == written + 1
    assert after != before
    undo()
    assert everything() == before
    redo()
    assert everything() == after
