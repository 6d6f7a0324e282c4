"""Who looked, when, and at what: in words of both languages, with no number of a row among them (issue 3 §3)."""

import re

import pytest

from model import history, reading_log, reading_words
from model.care import access, board, cases, chronology, incident_log, incidents, lists, screening, summary
from model.care import file as files
from model.care.screening import Line
from model.committee import concerns, outcomes
from model.committee.concerns import Seen
from model.visits import notes, visits
from model.visits.visit import Details
from model.words import Words
from tests.founding import School
from tests.model.care.school_at_risk import DAY, days, opened
from tests.model.visits.desk_day import at, moment


def looks() -> list[Words]:
    """What was looked at, the newest first."""
    return [look.words for look in reading_log.latest()]


def test_a_note_is_that_of_a_day_and_a_file_is_the_file(school: School) -> None:
    case = opened(school)
    visit = visits.walk_in(Details(student=case.student_id))
    at("12:40")
    visits.end(visit.id)
    notes.finish(visit.id, "谈到了考试")
    notes.read(visit.id)
    files.read(case.student_id)
    assert [each.zh for each in looks()] == ["关注档案", "11月25日来访的记录"]
    assert [each.en for each in looks()] == ["the file", "the note on the visit of 25 Nov"]


def test_a_search_says_what_was_looked_for_and_whom_it_showed(school: School) -> None:
    first, second = opened(school), opened(school, 1)
    board.open_board()
    board.searched("张", board.narrowed(board.cards(), "张"))
    board.searched("  ", board.cards())
    assert [each.zh for each in looks()] == ["关注看板的搜索结果", "在关注看板搜索“张”", "关注看板"]
    assert reading_log.looks_at(first.student_id)[0].words.en == "the result of a search of the board"
    assert reading_log.looks_at(second.student_id) == []


def test_a_search_that_keeps_a_whole_school_has_found_nobody(school: School) -> None:
    opened(school)
    board.searched("初", board.cards() * (board.FOUND_MOST + 1))
    assert [each.zh for each in looks()] == ["在关注看板搜索“初”"]


def everything_looked_at(school: School) -> None:
    """One look of every kind."""
    case = opened(school)
    told = incidents.report("ordinary", "relations", "传纸条", "班主任", student=case.student_id)
    incident_log.get(told.id)
    access.is_known(case.student_id)
    screening.flagged(screening.take_in("2026秋", "MSSMHS", DAY, [Line(case.student_id, "9", {}, "预警", True)]).id)
    lists.on_list("psychological")
    summary.of_month(DAY)
    concerns.tell_urgent(Seen(case.student_id, "一直哭"), moment("11:00"))
    outcomes.look(1)
    history.fields(history.newest())
    board.open_board()
    files.read(case.student_id)


def test_every_kind_of_look_has_its_own_words(school: School) -> None:
    everything_looked_at(school)
    said = {look.what.partition(" ")[0]: look.words for look in reading_log.latest()}
    assert said["incident"].zh == "11月25日上报的事件"
    assert said["screening"].zh == "测评“2026秋”的结果"
    assert said["list"].en == "the list of the psychological"
    assert said["summary"].zh == "2026-11 起的关注工作汇总"
    assert set(said) >= {"file", "incident", "known", "screening", "list", "summary", "concern", "board"}
    assert not [
        words for words in said.values() if re.search(r"\b(file|case|incident|note) \d+", f"{words.zh} {words.en}")
    ]


def test_the_file_tells_who_looked_in_the_same_words(school: School) -> None:
    case = opened(school)
    file = files.read(case.student_id)
    looked = [event for event in chronology.chronology(file) if event.kind == "looked"]
    assert [(event.about.zh, event.about.en, event.who) for event in looked] == [("关注档案", "the file", "赵老师")]


@pytest.mark.parametrize("what", ["note 1999-001", "incident 99", "nothing known 3", ""])
def test_what_is_not_there_any_more_is_told_without_its_number(school: School, what: str) -> None:
    words = reading_words.told([what])[what]
    assert words.zh
    assert words.en
    assert not re.search(r"\d", words.zh + words.en)


def test_a_review_in_another_year_says_the_year(school: School) -> None:
    opened(school)
    case = cases.of_student(school.students[0])
    assert case is not None
    told = incidents.report("ordinary", "relations", "传纸条", "班主任", student=case.student_id)
    incident_log.get(told.id)
    at("12:00", 60)
    assert looks()[0].zh == "2026年11月25日上报的事件"
    assert days(60).year == 2027
