"""Notes: a draft survives everything, a finished note stands, and every look is written down."""

from pathlib import Path

import pytest

from model import clock, reading_log, rights, session, unfinished
from model.errors import NotAllowed, NotFound, Refused
from model.rights import Role
from model.store import file, journal
from model.store.database import desk
from model.store.tables import StudentRow
from model.visits import notes, register, visits
from model.visits.visit import Details, Visit
from model.words import Words
from tests.conftest import KEY
from tests.founding import School
from tests.model.visits.desk_day import at, entries, moment, second_process, told, undo


@pytest.fixture
def visit(school: School) -> Visit:
    """张伟 was with 赵老师 from 12:00 to 12:40."""
    visit = visits.walk_in(Details(student=school.students[0]))
    at("12:40")
    return visits.end(visit.id)


def test_a_note_is_finished_and_then_only_amended(school: School, visit: Visit) -> None:
    note = notes.finish(visit.id, " 谈了考试。\n")
    assert (note.body, note.author_name, note.finished) == ("谈了考试。", "赵老师", moment("12:40"))
    assert register.get(visit.id).written
    at("16:00")
    notes.amend(visit.id, "补充：家长已知情。")
    note = notes.amend(visit.id, "班主任也知情。")
    assert [(each.body, each.written) for each in note.amendments] == [
        ("补充：家长已知情。", moment("16:00")),
        ("班主任也知情。", moment("16:00")),
    ]
    assert note.body == "谈了考试。"


def test_a_finished_note_is_not_taken_back(school: School, visit: Visit) -> None:
    notes.finish(visit.id, "谈了考试。")
    with pytest.raises(Refused, match="补正"):
        undo()
    notes.amend(visit.id, "补充。")
    with pytest.raises(Refused, match="补正"):
        undo()


def test_there_is_one_note_and_it_is_not_empty(school: School, visit: Visit) -> None:
    for body, rule in (("  ", "note_written"), ("好", None), ("又", "note.visit_id")):
        if rule is None:
            notes.finish(visit.id, body)
            continue
        with pytest.raises(Refused) as refused:
            notes.finish(visit.id, body)
        assert refused.value.rule == rule
    with pytest.raises(Refused) as refused:
        notes.amend(visit.id, " ")
    assert refused.value.rule == "amendment_written"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE note SET body = '没有的事'",
        "UPDATE amendment SET body = '没有的事'",
        "UPDATE note SET author_id = NULL",
        "UPDATE visit SET state = 'under_way', ends = NULL",
        "DELETE FROM amendment",
    ],
)
def test_the_file_itself_refuses_to_change_what_is_finished(school: School, visit: Visit, sql: str) -> None:
    notes.finish(visit.id, "谈了考试。")
    notes.amend(visit.id, "补充。")
    with pytest.raises(Refused) as refused, journal.writing("note.forge", Words("改", "Forge")):
        desk.execute_sql(sql)
    assert refused.value.rule in ("note.finished", "visit.written_up", "journal.nothing_is_deleted")
    assert notes.read(visit.id) is not None


def test_the_visit_of_a_finished_note_cannot_be_reopened_by_undo(school: School, visit: Visit) -> None:
    ended = journal.last_done()
    assert ended is not None
    notes.finish(visit.id, "谈了考试。")
    with pytest.raises(Refused) as refused:
        journal.take_back(ended)
    assert refused.value.rule == "visit.written_up"


def test_a_note_waits_until_the_visit_is_over(school: School) -> None:
    visit = visits.walk_in()
    with pytest.raises(Refused, match="还在进行"):
        notes.finish(visit.id, "太早了")
    with pytest.raises(NotFound):
        notes.amend(visit.id, "还没有")


def test_a_voided_visit_gets_no_note_but_keeps_the_one_it_has(school: School, visit: Visit) -> None:
    notes.finish(visit.id, "谈了考试。")
    visits.void(visit.id, "重复")
    note = notes.read(visit.id)
    assert note is not None
    at("13:00")
    other = visits.walk_in()
    visits.void(other.id, "点错了")
    with pytest.raises(Refused, match="已作废"):
        notes.finish(other.id, "没有来")


# --- drafts --------------------------------------------------------------------------------------


def test_a_draft_survives_the_desk(school: School, empty_store: Path, visit: Visit) -> None:
    before = entries()
    for body in ("谈", "谈了", "谈了考"):
        notes.keep_draft(visit.id, body)
    assert entries() == before, "typing is no change of a record"
    file.close()
    file.open_store(empty_store, KEY)
    session.sit_down(school.zhao)
    (left,) = notes.drafts_left()
    assert (left.visit_id, left.body, left.about.zh, left.kept_at) == (visit.id, "谈了考", "张伟", moment("12:40"))


def test_a_draft_survives_a_desk_that_dies(school: School, empty_store: Path, visit: Visit) -> None:
    lines = (f"notes.keep_draft({visit.id}, 'unsaved')", "print('typed', flush=True)", "import os; os._exit(0)")
    assert told(second_process(empty_store, school.zhao, *lines)) == ["typed"]
    draft = notes.draft_of(visit.id)
    assert draft is not None
    assert draft.body == "unsaved"


def test_a_draft_is_its_writers_own(school: School, visit: Visit) -> None:
    notes.keep_draft(visit.id, "谈了考")
    session.sit_down(school.qian)
    assert (notes.drafts_left(), notes.draft_of(visit.id)) == ([], None)
    notes.keep_draft(visit.id, "我的")
    session.sit_down(school.zhao)
    assert [draft.body for draft in notes.drafts_left()] == ["谈了考"]


def test_a_draft_goes_when_the_note_is_finished_or_given_up(school: School, visit: Visit) -> None:
    notes.keep_draft(visit.id, "谈了考试")
    notes.finish(visit.id, "谈了考试。")
    assert notes.drafts_left() == []
    notes.keep_draft(visit.id, "再")
    notes.throw_away(visit.id)
    notes.keep_draft(visit.id, "再")
    notes.keep_draft(visit.id, " ")
    assert notes.drafts_left() == []


def test_a_note_that_is_refused_leaves_the_draft(school: School) -> None:
    visit = visits.walk_in()
    notes.keep_draft(visit.id, "边谈边记")
    with pytest.raises(Refused):
        notes.finish(visit.id, "边谈边记")
    assert [draft.body for draft in notes.drafts_left()] == ["边谈边记"]


def test_a_draft_of_a_visit_that_is_gone_is_offered_to_nobody(school: School) -> None:
    notes.keep_draft(visits.walk_in().id, "记")
    undo()
    assert notes.drafts_left() == []


def test_old_drafts_expire(school: School, visit: Visit) -> None:
    notes.keep_draft(visit.id, "旧")
    at("12:39", days=30)
    assert unfinished.expire(30) == 0
    at("12:41", days=30)
    assert unfinished.expire(30) == 1
    assert notes.drafts_left() == []


# --- who may read --------------------------------------------------------------------------------


def own_student(school: School, counsellor: int) -> None:
    """张伟 gets a counsellor of his own."""
    with journal.writing("student.edit", Words("改", "Changed")):
        StudentRow.update(counsellor=counsellor).where(StudentRow.id == school.students[0]).execute()


def may_read(visit: Visit) -> bool:
    """Whether the person at the desk gets to see the note; what ``notes`` says and what it does agree."""
    try:
        notes.read(visit.id)
    except NotAllowed:
        assert not notes.may_read(visit)
        return False
    assert notes.may_read(visit)
    return True


def test_a_note_is_read_by_its_writer_and_the_students_own_counsellor(school: School, visit: Visit) -> None:
    notes.finish(visit.id, "谈了考试。")
    assert may_read(visit)
    session.sit_down(school.qian)
    assert not may_read(visit), "another counsellor's student"
    own_student(school, school.qian)
    assert may_read(visit)
    own_student(school, school.sun)
    session.sit_down(school.sun)
    assert not may_read(visit), "a duty teacher reads their own notes only"


def test_a_duty_teacher_reads_their_own_notes_only(school: School, visit: Visit) -> None:
    session.sit_down(school.sun)
    own = visits.end(visits.walk_in().id)
    notes.finish(own.id, "值班时来的。")
    assert may_read(own)
    assert not may_read(visit)
    with pytest.raises(NotAllowed):
        notes.finish(visit.id, "不是我的")


def test_the_writer_still_reads_it_when_the_visit_is_put_in_anothers_name(school: School, visit: Visit) -> None:
    notes.finish(visit.id, "谈了考试。")
    visits.correct(visit.id, counsellor=school.qian)
    assert may_read(register.get(visit.id))
    assert len(notes.amend(visit.id, "补充。").amendments) == 1


@pytest.mark.parametrize("role", [Role.LEADER, Role.ADMINISTRATOR, Role.NONE])
def test_who_writes_no_notes_reads_none(school: School, visit: Visit, role: Role) -> None:
    notes.finish(visit.id, "谈了考试。")
    rights.take(role)
    assert not notes.may_read(visit)
    for look in (
        lambda: notes.read(visit.id),
        lambda: notes.draft_of(visit.id),
        notes.drafts_left,
        lambda: notes.amend(visit.id, "我"),
        lambda: notes.finish(visit.id, "我"),
        lambda: notes.keep_draft(visit.id, "我"),
    ):
        with pytest.raises(NotAllowed):
            look()


# --- who looked ----------------------------------------------------------------------------------


def test_every_look_is_written_down(school: School, visit: Visit) -> None:
    assert notes.read(visit.id) is None
    assert reading_log.latest() == [], "there was nothing to look at"
    notes.finish(visit.id, "谈了考试。")
    notes.read(visit.id)
    at("15:00")
    session.sit_down(school.qian)
    with pytest.raises(NotAllowed):
        notes.read(visit.id)
    own_student(school, school.qian)
    notes.read(visit.id)
    looks = reading_log.looks_at(school.students[0])
    assert [(look.who_name, look.what, clock.local(look.at)) for look in looks] == [
        ("钱老师", "note 2026-001", moment("15:00")),
        ("赵老师", "note 2026-001", moment("12:40")),
    ]
    assert reading_log.latest(limit=1) == looks[:1]
    assert reading_log.looks_at(school.students[1]) == []


@pytest.mark.parametrize("sql", ["UPDATE reading SET who = 2", "DELETE FROM reading"])
def test_nobody_takes_a_look_back(school: School, visit: Visit, sql: str) -> None:
    reading_log.looked("note 2026-001", school.students[0])
    with pytest.raises(Exception, match=r"reading\.stays"):
        desk.execute_sql(sql)
    assert len(reading_log.latest()) == 1


def test_who_may_read_the_journal_may_read_who_looked(school: School) -> None:
    session.sit_down(school.sun)
    with pytest.raises(NotAllowed):
        reading_log.latest()
