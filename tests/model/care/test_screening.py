"""A screening of a whole school: taken in, worked through, and never a level by itself."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from model import due, reading_log, rights
from model.appointments.book import book as book_one
from model.appointments.book import cancel
from model.appointments.kept import Appointment
from model.appointments.wish import Wish
from model.care import board, cases, interviews, mapping, screening
from model.errors import DeskError, NotAllowed, Refused
from model.exchange import screening_file, screening_work
from model.store import journal
from model.store.tables import StudentRow
from model.words import Words
from tests.founding import School
from tests.model.care.school_at_risk import DAY, at, days

HEADS = ["序号", "学号", "姓名", "班级", "强迫", "抑郁", "总分", "预警等级"]


def book(path: Path, rows: list[list[object]], heads: list[str] | None = None) -> Path:
    """The platform's workbook: a title, the heads, the rows."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["2026年秋季心理测评结果"])
    sheet.append(heads or HEADS)
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path


def reading_of(path: Path) -> screening_file.Reading:
    """The workbook as the child process tells it, and whose its rows are."""
    return screening_file.read(screening_work.read(path=str(path), tell=lambda *_how_far: None))


def whole_school(school: School, n: int) -> list[list[object]]:
    """So many students beside the six, and a row for each."""
    first = StudentRow.get_by_id(school.students[0]).school_class_id
    with journal.writing("demo.students", Words("加学生", "Added students")):
        StudentRow.insert_many(
            [
                {
                    "number": f"26{i:05d}",
                    "name": f"学生{i}",
                    "initials": "xs",
                    "syllables": "xuesheng",
                    "school_class": first,
                }
                for i in range(n)
            ]
        ).execute()
    return [
        [i, f"26{i:05d}", f"学生{i}", "", 1.2, 1.4, 150 + i, "二级预警" if i % 60 == 0 else "正常"] for i in range(n)
    ]


def test_1260_results_come_in_as_one_change_and_list_who_is_to_be_talked_to(school: School, tmp_path: Path) -> None:
    path = book(tmp_path / "scl.xlsx", whole_school(school, 1260))
    reading = reading_of(path)
    assert (len(reading.lines), reading.doubts) == (1260, [])
    assert reading.roles["抑郁"] == "factor"
    batch = screening.take_in("2026秋", "MSSMHS", DAY, reading.lines, path.name)
    assert (batch.results, batch.flagged, batch.settled) == (1260, 21, 0)
    assert board.cards() == []
    flagged = screening.flagged(batch.id)
    assert dict(flagged[0].factors) == {"强迫": "1.2", "抑郁": "1.4"}
    journal.take_back(journal.last_done() or 0)
    assert screening.batches() == []


def test_the_same_screening_is_taken_in_once(school: School) -> None:
    lines = [screening.Line(n, "200", {"抑郁": "2.1"}, "一级", True) for n in school.students[:2]]
    screening.take_in("2026秋", "MSSMHS", DAY, lines, "scl.xlsx")
    for again in (lines, lines[:1]):
        with pytest.raises(Refused) as twice:
            screening.take_in("另一个名字", " MSSMHS ", DAY, again, "scl(1).xlsx")
        assert twice.value.rule == "screening.twice"
    with pytest.raises(Refused) as empty:
        screening.take_in("2026秋", "MSSMHS", DAY, [])
    assert empty.value.rule == "screening.empty"
    more = [lines[0], screening.Line(school.students[2], "150", {}, "正常", False)]
    assert screening.known("MSSMHS", DAY, more) == 1
    assert screening.take_in("补测", "MSSMHS", DAY, more).results == 2
    assert screening.take_in("另一量表", "PHQ", DAY, lines).results == 2
    journal.take_back(journal.last_done() or 0)
    assert screening.take_in("另一量表", "PHQ", DAY, lines).results == 2


def test_doubtful_students_are_asked_about(school: School, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [1, "2024001", "张伟", "初三1班", 1, 1, 160, "正常"],
        [2, "", "王芳", "9.1", 1, 1, 200, "一级"],
        [3, "", "李娜", "初三9班", 1, 1, 201, "一级"],
        [4, "2024004", "曾国番", "", 1, 1, 150, "正常"],
        [5, "", "查无此人", "", 1, 1, 150, "正常"],
        [6, "2024001", "张伟", "", 1, 1, 999, "一级"],
    ]
    reading = reading_of(book(tmp_path / "a.xlsx", rows))
    assert [line.student_id for line in reading.lines] == [school.students[0], school.students[1]]
    assert reading.lines[0].score == "160"
    assert [row.score for row in reading.repeated] == ["999"]
    assert [(doubt.row.name, [each.name for each in doubt.people]) for doubt in reading.doubts] == [
        ("李娜", ["李娜"]),
        ("曾国番", ["曾国藩"]),
        ("查无此人", []),
    ]


def test_columns_are_named_once_and_remembered(school: School, tmp_path: Path) -> None:
    heads = ["编码", "学生", "得分情况", "备注"]
    rows: list[list[object]] = [["2024001", "张伟", 180, "建议约谈"]]
    path = book(tmp_path / "a.xlsx", rows, heads)
    with pytest.raises(DeskError):
        reading_of(path)
    roles = {"编码": "number", "学生": "name", "得分情况": "score", "备注": "flag"}
    mapping.remember(roles)
    assert mapping.remembered() == roles
    [line] = reading_of(path).lines
    assert (line.score, line.flag, line.flagged) == ("180", "建议约谈", True)


def test_an_interview_ends_in_nothing_watch_or_a_file_that_a_person_opens(school: School) -> None:
    lines = [screening.Line(student, "200", {}, "一级", True) for student in school.students[:3]]
    batch = screening.take_in("2026秋", "MSSMHS", DAY, lines)
    results = screening.flagged(batch.id)
    with pytest.raises(Refused) as refused:
        interviews.settle(results[0].id, "nothing", "  ")
    assert refused.value.rule == "screening_result_facts"
    for result, outcome in zip(results, ("nothing", "watch", "case"), strict=True):
        interviews.settle(result.id, outcome, "面谈中情绪平稳")
        assert cases.of_student(result.student_id) is None
    with pytest.raises(Refused):
        interviews.settle(results[0].id, "case", "改主意")
    assert screening.get(batch.id).settled == 3


def test_an_interview_is_booked_once_and_entered_as_it_was_held(school: School) -> None:
    students = school.students[:2]
    batch = screening.take_in("2026秋", "MSSMHS", DAY, [screening.Line(n, "200", {}, "一级", True) for n in students])
    first, second = sorted(screening.flagged(batch.id), key=lambda each: each.student_id)
    starts = datetime(2026, 11, 25, 12, 30)

    def booking() -> list[Appointment]:
        return [book_one(Wish(starts, 40, school.qian, first.student_id), despite=True)]

    [booked] = interviews.book(first.id, booking)
    with pytest.raises(Refused) as twice:
        interviews.book(first.id, booking)
    assert twice.value.rule == "screening_talk.booked"
    assert interviews.of_results([first.id, second.id])[first.id].counsellor == "钱老师"
    assert interviews.to_enter() == []
    cancel(booked.id)
    assert interviews.of_results([first.id]) == {}
    starts = datetime(2026, 11, 25, 13, 10)
    interviews.book(first.id, booking)
    with pytest.raises(Refused) as early:
        interviews.settle(first.id, "nothing", "平稳", datetime(2026, 11, 25, 13, 10))
    assert early.value.rule == "screening_result.future"
    at(0, 14)
    assert [each.result_id for each in interviews.to_enter()] == [first.id]
    settled = interviews.settle(first.id, "nothing", "平稳")
    assert (settled.talked_at, settled.talker) == (starts, "钱老师")
    with pytest.raises(Refused):
        interviews.book(first.id, booking)
    assert interviews.settle(second.id, "watch", "紧张", talker=school.sun).talker == "孙老师"
    assert interviews.to_enter() == []


def test_an_interview_is_not_held_before_the_screening(school: School) -> None:
    batch = screening.take_in("秋季", "MSSMHS", DAY, [screening.Line(school.students[0], "190", {}, "一级", True)])
    [result] = screening.flagged(batch.id)
    with pytest.raises(Refused) as refused:
        interviews.settle(result.id, "nothing", "按时到校", at(-1))
    assert refused.value.rule == "screening_result.before"


def test_whoever_looks_at_one_result_is_written_down(school: School) -> None:
    batch = screening.take_in("2026秋", "x", DAY, [screening.Line(school.students[0], "200", {}, "一级", True)])
    interviews.look_at(screening.flagged(batch.id)[0].id)
    assert reading_log.looks_at(school.students[0])[0].what == f"screening {batch.id}"


def test_progress_and_the_limit_are_on_the_to_do_list(school: School) -> None:
    at(-80)
    batch = screening.take_in("2026秋", "MSSMHS", days(-80), [screening.Line(school.students[0], "", {}, "一级", True)])
    assert batch.limit_on == screening.limit_for(days(-80))
    assert (batch.limit_on - days(-80)).days < 31
    [todo] = [each for each in due.to_do() if each.due == "care_screening"]
    assert ("0/1" in todo.about.zh, todo.late) == (True, False)
    at(0)
    [todo] = [each for each in due.to_do() if each.due == "care_screening"]
    assert todo.late
    interviews.settle(screening.flagged(batch.id)[0].id, "nothing", "误填")
    assert [each for each in due.to_do() if each.due == "care_screening"] == []


def test_only_a_counsellor_takes_results_in_or_reads_them(school: School, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [[1, "2024001", "张伟", "", 1, 1, 1, "一级"]])
    for role in (rights.Role.DUTY, rights.Role.LEADER, rights.Role.ADMINISTRATOR):
        rights.take(role)
        for act in (
            lambda: reading_of(path),
            lambda: screening.take_in("a", "b", DAY, []),
            screening.batches,
            lambda: screening.flagged(1),
            lambda: interviews.of_results([1]),
            lambda: interviews.settle(1, "nothing", "x"),
            lambda: interviews.book(1, list),
            lambda: interviews.look_at(1),
            interviews.to_enter,
        ):
            with pytest.raises(NotAllowed):
                act()
