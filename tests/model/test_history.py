"""What the journal tells: what was done lately, everything about one student, every field from and to, what is new."""

from datetime import datetime, timedelta

import pytest

from model import clock, desk, history, reading_log, session, settings
from model.appointments import book, moving, series
from model.appointments.book import Wish
from model.appointments.dates import Rule
from model.errors import NotAllowed
from model.people import students
from model.store import journal
from model.visits import notes, visits
from model.visits.visit import Details
from model.words import Words, speak, spoken
from tests.founding import School
from tests.model.visits.desk_day import at, moment


def wish(school: School, hhmm: str = "12:30", student: int = 0) -> Wish:
    """40 minutes with 赵老师 today."""
    return Wish(moment(hhmm), 40, school.zhao, school.students[student])


def booked(school: School, hhmm: str = "12:30", student: int = 0) -> int:
    """An appointment, inside the hours or not."""
    return book.book(wish(school, hhmm, student), despite=True).id


# --- lately ----------------------------------------------------------------------------------


def test_what_was_done_is_told_with_when_and_by_whom_the_newest_first(school: School) -> None:
    number = booked(school)
    at("12:30")
    book.arrive(number)
    arrived, made, founded = history.lately()
    assert (arrived.words, arrived.who, arrived.deed) == (
        Words("张伟到了", "张伟 has arrived"),
        "赵老师",
        "appointment.arrive",
    )
    assert (made.at, arrived.at) == (moment("12:00"), moment("12:30"))
    assert (made.kind, made.changes, made.taken_back) == ("change", 1, False)
    assert founded.who == ""


def test_what_was_taken_back_says_so_until_it_is_done_again(school: School) -> None:
    booked(school)
    desk.undo()
    undone, made, _ = history.lately()
    assert (made.taken_back, undone.kind, undone.words.zh) == (True, "undo", "撤销：预约了张伟：11月25日 12:30")
    desk.redo()
    again, _, made, _ = history.lately()
    assert (made.taken_back, again.kind) == (False, "redo")


def test_so_many_and_the_ones_before_them(school: School) -> None:
    for hhmm in ("13:00", "14:00", "15:00", "16:00"):
        booked(school, hhmm)
    newest = history.lately(2)
    assert [each.words.zh[-5:] for each in newest] == ["16:00", "15:00"]
    assert [each.words.zh[-5:] for each in history.lately(2, before=newest[-1].number)] == ["14:00", "13:00"]
    assert history.lately(2, before=1) == []


def test_an_instant_is_told_as_the_clock_on_the_wall_shows_it(school: School) -> None:
    at("18:45")
    booked(school, "19:00")
    assert history.lately(1)[0].at == datetime(2026, 11, 25, 18, 45)


# --- one student -----------------------------------------------------------------------------


def test_everything_about_one_student_and_nothing_about_another(school: School) -> None:
    number = booked(school)
    booked(school, "14:00", student=1)
    at("12:30")
    visit = visits.receive(number)
    at("13:10")
    visits.end(visit.id)
    notes.finish(visit.id, "谈了学习")
    students.edit(school.students[0], guardian_phone="13900000000")
    told = [each.deed for each in history.of_student(school.students[0])]
    assert told == ["student.edit", "note.finish", "visit.end", "visit.receive", "appointment.book", "school.found"]
    assert [each.deed for each in history.of_student(school.students[1])] == ["appointment.book", "school.found"]


def test_who_came_and_was_named_only_later_is_in_the_chronology(school: School) -> None:
    visit = visits.walk_in()
    assert len(history.of_student(school.students[2])) == 1
    visits.identify(visit.id, school.students[2])
    assert [each.deed for each in history.of_student(school.students[2])] == ["visit.edit", "school.found"]


def test_a_topic_and_an_undo_are_in_the_chronology_too(school: School) -> None:
    visit = visits.walk_in(Details(student=school.students[0]))
    visits.edit(visit.id, Details(student=school.students[0], topics=("topic.study",)))
    desk.undo()
    told = [(each.deed, each.kind, each.taken_back) for each in history.of_student(school.students[0])]
    assert told[:2] == [("visit.edit.undone", "undo", False), ("visit.edit", "change", True)]


def test_an_entry_with_many_rows_is_one_line_and_takes_no_others_place(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "CHRONOLOGY_MOST", 3)
    booked(school, "09:00")
    series.book_series(wish(school), Rule("weekly", count=8), despite=True)
    assert [each.deed for each in history.of_student(school.students[0])] == [
        "series.book",
        "appointment.book",
        "school.found",
    ]


def test_of_a_long_chronology_the_newest_are_told(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "CHRONOLOGY_MOST", 2)
    number = booked(school)
    for text in ("一", "二", "三"):
        book.remark(number, text)
    assert [each.deed for each in history.of_student(school.students[0])] == ["appointment.remark"] * 2


# --- every field -----------------------------------------------------------------------------


def test_every_field_from_and_to(school: School) -> None:
    number = booked(school)
    moving.move(number, starts=moment("14:00"), counsellor=school.qian, despite=True)
    changed = {each.name: (each.before, each.after) for each in history.fields(history.newest())}
    assert changed == {
        "starts": ("2026-11-25 12:30", "2026-11-25 14:00"),
        "ends": ("2026-11-25 13:10", "2026-11-25 14:40"),
        "counsellor_id": (school.zhao, school.qian),
    }


def test_a_new_row_comes_from_nothing_and_a_row_taken_back_goes_there(school: School) -> None:
    number = booked(school)
    made = {each.name: each for each in history.fields(history.newest())}
    assert (made["starts"].before, made["starts"].after) == (None, "2026-11-25 12:30")
    assert (made["starts"].noun, made["starts"].row) == ("appointment", number)
    desk.undo()
    gone = {each.name: each for each in history.fields(history.newest())}
    assert (gone["starts"].before, gone["starts"].after) == ("2026-11-25 12:30", None)


def test_what_was_written_is_read_in_its_own_place_only(school: School) -> None:
    visit = visits.walk_in(Details(student=school.students[0]))
    at("12:40")
    visits.end(visit.id)
    notes.finish(visit.id, "谈了学习")
    (body,) = [each for each in history.fields(history.newest()) if each.name == "body"]
    assert "谈了学习" not in (str(body.before), str(body.after))


@pytest.mark.parametrize(
    ("column", "value", "zh", "en"),
    [
        ("counsellor_id", 2, "钱老师", "钱老师"),
        ("student_id", 1, "张伟", "张伟"),
        ("room_id", 1, "个别辅导室", "个别辅导室"),
        ("form_id", "form.telephone", "电话", "Telephone"),
        ("source_id", "source.self", "主动求助", "Own wish"),
        ("word_id", "topic.study", "学习压力", "Study"),
        ("counsellor_id", 999, "999", "999"),
        ("counsellor_id", None, "", ""),
        ("starts", "2026-11-25 12:30", "2026-11-25 12:30", "2026-11-25 12:30"),
    ],
)
def test_a_number_is_told_as_who_or_what_it_stands_for(
    school: School, column: str, value: object, zh: str, en: str
) -> None:
    before = spoken()
    try:
        for language, told in (("zh", zh), ("en", en)):
            speak(language)  # type: ignore[arg-type]
            assert history.name_of(column, value) == told
    finally:
        speak(before)


def test_the_students_an_entry_is_about_are_named(school: School) -> None:
    one, other = booked(school), booked(school, "14:00", student=1)
    newest = history.newest()
    assert history.names_in([newest - 1, newest]) == {newest - 1: ["张伟"], newest: ["王芳"]}
    assert history.names_in([]) == {}
    assert one != other


def test_whoever_was_renamed_is_named_as_before_too(school: School) -> None:
    zhang = school.students[0]
    students.edit(zhang, name="张大伟")
    renamed = history.newest()
    assert "改了张伟的姓名" in str(history.lately(1)[0].words)
    assert set(history.names_in([renamed])[renamed]) == {"张伟", "张大伟"}
    students.edit(zhang, name="张小伟")
    assert set(history.called(zhang)) == {"张伟", "张大伟", "张小伟"}


def test_a_visitor_on_no_roster_is_a_name_and_a_group_is_none(school: School) -> None:
    zhao, zhang = school.zhao, school.students[0]
    book.book(Wish(moment("12:30"), 40, zhao, zhang, visitor="parent", visitor_name="张建国"), despite=True)
    parent = history.newest()
    book.book(Wish(moment("14:00"), 40, zhao, visitor="group", visitor_name="考前放松"), despite=True)
    assert set(history.names_in([parent, parent + 1])[parent]) == {"张伟", "张建国"}
    assert history.names_in([parent + 1]) == {}
    assert set(history.called(zhang)) == {"张伟", "张建国"}


# --- news ------------------------------------------------------------------------------------


def test_what_is_new_since_an_entry(school: School) -> None:
    seen = history.newest()
    assert history.news(seen, school.zhao) == history.News(seen, frozenset(), None)
    number = booked(school)
    settings.change(grid=15)
    news = history.news(seen, school.zhao)
    assert (news.newest, news.nouns) == (seen + 2, frozenset({"appointment", "setting"}))
    assert news.words is not None
    assert news.words.zh.startswith("改了设置")
    assert history.news(news.newest, school.zhao).nouns == frozenset()
    book.arrive(number)
    assert history.news(news.newest, school.qian) == history.News(seen + 3, frozenset({"appointment"}), None)


def test_an_entry_without_rows_is_news_without_tables(school: School) -> None:
    seen = history.newest()
    with journal.writing("export.week", Words("导出", "Exported"), kind="record"):
        pass
    assert history.news(seen, school.zhao) == history.News(seen + 1, frozenset(), Words("导出", "Exported"))


# --- who may ---------------------------------------------------------------------------------


def test_the_journal_is_read_by_whoever_may(school: School) -> None:
    session.sit_down(school.sun)
    for asked in (history.lately, lambda: history.fields(1), lambda: history.names_in([1])):
        with pytest.raises(NotAllowed):
            asked()
    assert history.of_student(school.students[0])
    session.stand_up()
    with pytest.raises(NotAllowed):
        history.of_student(school.students[0])


def test_a_clock_that_was_set_back_is_noticed(school: School) -> None:
    booked(school)
    assert not history.clock_is_back()
    clock.set_stopped(moment("12:00") - timedelta(days=2))
    assert history.clock_is_back()


def test_a_look_at_the_school_itself_is_no_look_at_anybody(school: School) -> None:
    settings.change(grid=15)
    history.fields(history.newest())
    assert reading_log.latest() == []
