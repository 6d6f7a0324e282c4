"""The journal: nothing is written without it, and what it kept can be taken back."""

import pytest

from model.errors import ChangedSince, Refused
from model.store import file, journal, many
from model.store.database import desk
from model.store.tables import RoomRow, StudentRow
from model.words import Words
from tests.founding import School

SAID = Words("改名", "Renamed")


def test_a_write_outside_an_entry_is_refused_by_the_database(school: School) -> None:
    for sql in (
        "INSERT INTO room (name, kind, capacity) VALUES ('x', 'group', 2)",
        "UPDATE student SET name = 'x'",
        "DELETE FROM room",
    ):
        with pytest.raises(Exception, match=r"journal\.no_entry"):
            desk.connection().execute(sql)


def test_an_unsealed_entry_cannot_be_committed(school: School) -> None:
    raw = desk.connection()
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(
        "INSERT INTO journal_entry (id, at, deed, zh, en, kind) "
        "SELECT max(id) + 1, 'now', 'x', 'x', 'x', 'change' FROM journal_entry"
    )
    with pytest.raises(Exception, match="FOREIGN KEY"):
        raw.execute("COMMIT")
    raw.execute("ROLLBACK")


def test_undo_and_redo_walk_back_and_forth(school: School) -> None:
    for name in ("一号室", "二号室"):
        with journal.writing("room.rename", SAID):
            RoomRow.update(name=name).where(RoomRow.id == school.room).execute()
    journal.take_back(journal.last_done() or 0)
    assert _named(school) == "一号室"
    journal.take_back(journal.last_done() or 0)
    assert _named(school) == "个别辅导室"
    journal.do_again(journal.last_undone() or 0)
    journal.do_again(journal.last_undone() or 0)
    assert _named(school) == "二号室"
    assert journal.last_undone() is None
    assert file.check() == []


def _named(school: School) -> str:
    return str(RoomRow.get_by_id(school.room).name)


def test_undo_is_refused_when_the_row_changed_since(school: School) -> None:
    with journal.writing("room.rename", SAID):
        RoomRow.update(name="一号室").where(RoomRow.id == school.room).execute()
    mine = journal.last_done() or 0
    journal.who = school.qian
    with journal.writing("room.rename", SAID):
        RoomRow.update(name="二号室").where(RoomRow.id == school.room).execute()
    journal.who = school.zhao
    with pytest.raises(ChangedSince):
        journal.take_back(mine)
    assert RoomRow.get_by_id(school.room).name == "二号室"


def test_a_new_row_taken_back_is_gone_and_comes_again_with_its_number(school: School) -> None:
    with journal.writing("student.enrol", SAID):
        enrolled = StudentRow.create(number="9", name="新生").id
    journal.take_back(journal.last_done() or 0)
    assert StudentRow.get_or_none(StudentRow.id == enrolled) is None
    journal.do_again(journal.last_undone() or 0)
    assert StudentRow.get_by_id(enrolled).name == "新生"


def test_an_entry_that_stands_is_not_taken_back(school: School) -> None:
    with journal.writing("room.rename", SAID, stands=Words("已完成", "It stands")):
        RoomRow.update(name="一号室").where(RoomRow.id == school.room).execute()
    with pytest.raises(Refused, match="已完成"):
        journal.take_back(journal.last_done() or 0)


def test_nothing_is_deleted(school: School) -> None:
    with pytest.raises(Refused) as refused, journal.writing("room.burn", SAID):
        RoomRow.delete().where(RoomRow.id == school.group_room).execute()
    assert refused.value.rule == "journal.nothing_is_deleted"


def test_a_failed_change_leaves_no_entry(school: School) -> None:
    before = journal.last_done()
    with pytest.raises(Refused), journal.writing("student.enrol", SAID):
        StudentRow.create(number="2024001", name="同号")
    assert journal.last_done() == before


def test_check_finds_an_entry_that_was_tampered_with(school: School) -> None:
    raw = desk.connection()
    raw.execute("DROP TRIGGER journal_entry_stays")
    raw.execute("UPDATE journal_entry SET zh = '没有发生' WHERE id = 1")
    told = [words.en for words in file.check()]
    assert "A rule is missing: journal_entry_stays" in told
    assert "Journal entry 1 does not match its seal" in told


def test_what_a_verb_inside_another_is_refused_leaves_nothing_and_the_outer_one_goes_on(school: School) -> None:
    with journal.writing("room.arrange", SAID):
        RoomRow.update(name="一号室").where(RoomRow.id == school.room).execute()
        with pytest.raises(Refused) as refused:
            _furnish_and_enrol(school)
    assert refused.value.rule == "student.number"
    assert [row.name for row in RoomRow.select().order_by(RoomRow.id)] == ["一号室", "团体活动室"]
    journal.take_back(journal.last_done() or 0)
    assert RoomRow.get_by_id(school.room).name == "个别辅导室"
    assert file.check() == []


def _furnish_and_enrol(school: School) -> None:
    with journal.writing("student.enrol", SAID):
        RoomRow.update(name="二号室").where(RoomRow.id == school.group_room).execute()
        StudentRow.create(number="2024001", name="同号")


def test_an_entry_stands_if_a_verb_inside_it_does(school: School) -> None:
    with journal.writing("room.arrange", SAID):
        RoomRow.update(name="一号室").where(RoomRow.id == school.room).execute()
        with journal.writing("note.finish", SAID, stands=Words("已完成", "It stands")):
            RoomRow.update(name="二号室").where(RoomRow.id == school.group_room).execute()
    with pytest.raises(Refused, match="已完成"):
        journal.take_back(journal.last_done() or 0)
    assert file.check() == []


def test_what_an_entry_learns_inside_is_sealed_with_it(school: School) -> None:
    with journal.writing("room.rename", Words("改名：{n}", "Renamed: {n}"), details={"rows": 0}) as entry:
        RoomRow.update(name="一号室").where(RoomRow.id == school.room).execute()
        entry.reword(n=1)
        assert entry.details is not None
        entry.details["rows"] = 1
    kept = desk.execute_sql("SELECT zh, en, details FROM journal_entry WHERE id = ?", (entry.number,)).fetchone()
    assert kept == ("改名：1", "Renamed: 1", '{"rows": 1}')
    assert file.check() == []


def test_undo_and_redo_pass_over_an_entry_that_changed_nothing(school: School) -> None:
    with journal.writing("room.rename", SAID):
        RoomRow.update(name="一号室").where(RoomRow.id == school.room).execute()
    with journal.writing("room.rename", SAID):
        RoomRow.update(name="一号室").where(RoomRow.id == school.room).execute()
    journal.take_back(journal.last_done() or 0)
    assert RoomRow.get_by_id(school.room).name == "个别辅导室"
    with journal.writing("room.rename", SAID):
        RoomRow.update(name="个别辅导室").where(RoomRow.id == school.room).execute()
    journal.do_again(journal.last_undone() or 0)
    assert RoomRow.get_by_id(school.room).name == "一号室"


def test_what_is_taken_back_can_be_redone_only_until_something_new_is_done(school: School) -> None:
    for name in ("一号室", "二号室"):
        with journal.writing("room.rename", SAID):
            RoomRow.update(name=name).where(RoomRow.id == school.room).execute()
    journal.take_back(journal.last_done() or 0)
    with journal.writing("room.rename", SAID):
        RoomRow.update(name="三号室").where(RoomRow.id == school.room).execute()
    assert journal.last_undone() is None
    journal.take_back(journal.last_done() or 0)
    journal.take_back(journal.last_done() or 0)
    assert RoomRow.get_by_id(school.room).name == "个别辅导室"
    assert journal.last_done() is None


def test_each_undoes_their_own_changes_only(school: School) -> None:
    with journal.writing("room.rename", SAID):
        RoomRow.update(name="一号室").where(RoomRow.id == school.room).execute()
    journal.who = school.qian
    assert journal.last_done() is None
    with journal.writing("room.rename", SAID):
        RoomRow.update(name="二号室").where(RoomRow.id == school.group_room).execute()
    journal.take_back(journal.last_done() or 0)
    assert journal.last_undone() is not None
    journal.who = school.zhao
    assert journal.last_undone() is None
    journal.take_back(journal.last_done() or 0)
    assert [row.name for row in RoomRow.select().order_by(RoomRow.id)] == ["个别辅导室", "团体活动室"]


def test_an_entry_of_a_thousand_rows_is_taken_back_in_a_handful_of_statements(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.writing("roster.import", Words("导入", "Import")):
        rows = [{"number": f"n{at}", "name": f"学生{at}", "school_class": 1} for at in range(1260)]
        many.insert(StudentRow, rows)
        StudentRow.update(health="好").where(StudentRow.number == "n7").execute()
    before = desk.execute_sql("SELECT * FROM student ORDER BY id").fetchall()
    sent: list[str] = []
    real = desk.execute_sql
    monkeypatch.setattr(desk, "execute_sql", lambda sql, *values: (sent.append(sql), real(sql, *values))[1])
    number = journal.last_done()
    assert number is not None
    journal.take_back(number)
    monkeypatch.undo()
    assert len(sent) < 40
    assert StudentRow.select().count() == 6
    journal.do_again(number)
    assert desk.execute_sql("SELECT * FROM student ORDER BY id").fetchall() == before
    assert file.check() == []


def test_one_row_that_changed_since_refuses_all_of_them(school: School) -> None:
    with journal.writing("roster.import", Words("导入", "Import")):
        many.insert(StudentRow, [{"number": f"n{at}", "name": f"学生{at}"} for at in range(900)])
    number = journal.last_done()
    assert number is not None
    with journal.writing("student.edit", Words("改", "Edit")):
        StudentRow.update(health="好").where(StudentRow.number == "n880").execute()
    with pytest.raises(ChangedSince):
        journal.take_back(number)
    assert StudentRow.select().count() == 906
