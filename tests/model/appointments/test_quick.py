"""One line becomes a booking: whom it means, with whom, when, and what keeps it from being booked."""

from datetime import time

import pytest

from model import session
from model.appointments import book, kept, meant, quick, reading_parts
from model.appointments.book import Wish
from model.appointments.kept import Appointment
from model.appointments.pattern_words import PATTERNS
from model.appointments.reading import read
from model.errors import DeskError, NotAllowed, NotFound, Refused, Unclear
from model.opening import absences
from model.people import staff, students
from model.people.index import Person
from tests.founding import School
from tests.model.visits.desk_day import at, everything, moment


def enrolled(number: str, name: str, class_id: int | None = None) -> int:
    """One more student."""
    return students.enrol(number, name, class_id=class_id).id


def wrong(text: str, **how: int) -> str:
    """What keeps a line from being booked, in one sentence."""
    return "；".join(words.zh for words in quick.propose(text, **how).wrong)


def booked(text: str) -> tuple[str, str, str]:
    """Book a line at once: who, when, with whom."""
    (made,) = quick.book_text(text)
    return made.who, f"{made.starts:%m-%d %H:%M}-{made.ends:%H:%M}", made.counsellor_name


# --- what is filled in -----------------------------------------------------------------------


def test_initials_are_enough_for_the_next_free_time_with_whoever_sits_here(planned: School) -> None:
    proposal = quick.propose("zw")
    assert (proposal.is_ready, proposal.offered, proposal.clash) == (True, True, None)
    assert proposal.person is not None
    assert proposal.person.name == "张伟"
    assert str(proposal.words()) == "张伟  11月25日  周三  12:30  40分钟  赵老师  个别辅导室"
    assert proposal.words().en == "张伟  25 Nov  Wed  12:30  40 min  赵老师  个别辅导室"
    assert proposal.wish() == Wish(moment("12:30"), 40, planned.zhao, planned.students[0])


def test_the_students_own_counsellor_comes_before_whoever_sits_here(planned: School) -> None:
    students.assign_counsellor([planned.students[0]], planned.qian)
    assert booked("zw") == ("张伟", "11-25 16:30-17:10", "钱老师")


def test_an_own_counsellor_who_has_left_is_not_proposed(planned: School) -> None:
    students.assign_counsellor([planned.students[0]], planned.qian)
    staff.leave(planned.qian)
    assert booked("zw")[2] == "赵老师"


def test_an_administrator_at_the_desk_is_not_booked_with(planned: School) -> None:
    zhou = staff.hire("周主任", "leader", "leader").id
    assert "周主任" not in [each.name for each in staff.receiving()]
    assert wrong("zw @周") == "没有叫“周”的值班教师"
    assert wrong("周老师 明天 12:30").startswith("没有叫“周”的值班教师；是教师来访，请写“周 教师”；")
    assert wrong("周 教师 明天 12:30") == ""
    assert zhou not in [each.id for each in staff.receiving()]
    session.sit_down(planned.sun)
    assert booked("zw")[2] == "孙老师"


def test_a_part_time_counsellor_who_never_sits_at_the_desk_is_booked_with(planned: School) -> None:
    staff.hire("吴医生", "part_time")
    assert booked("zw @吴医生 16:30")[2] == "吴医生"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("zw 今天", "11-25 12:30-13:10"),
        ("zw 周四", "11-26 12:30-13:10"),
        ("zw 周四 16:30", "11-26 16:30-17:10"),
        ("zw 16:30", "11-25 16:30-17:10"),
        ("zw 60分", "11-25 12:30-13:30"),
        ("zw 90分", "11-25 16:30-18:00"),
        ("zw 16:30-17:00", "11-25 16:30-17:00"),
        ("zw 昨天 12:30", "11-24 12:30-13:10"),
        ("zw 今天 9:00", "11-25 09:00-09:40"),
    ],
)
def test_what_was_not_said_is_filled_in(planned: School, text: str, when: str) -> None:
    assert booked(text)[1] == when


def test_a_time_without_a_day_is_the_next_day_on_which_it_is_free(planned: School) -> None:
    book.book(Wish(moment("12:30"), 40, planned.zhao, planned.students[1]))
    absences.be_absent(planned.zhao, moment("00:00", 1), moment("00:00", 2), "教研")
    assert booked("zw 12:30")[1] == "11-27 12:30-13:10"
    at("14:00", 2)
    proposal = quick.propose("wf 12:50")
    assert (proposal.starts, proposal.offered) == (moment("12:50", 5), False)


def test_a_time_that_is_never_free_is_the_next_such_time_with_its_clash(planned: School) -> None:
    proposal = quick.propose("zw 8:00")
    assert proposal.starts == moment("08:00", 1)
    assert proposal.clash is not None
    assert "不在开放时段内" in proposal.clash.zh
    assert proposal.is_ready
    at("07:00")
    assert quick.propose("zw 8:00").starts == moment("08:00")


def test_a_day_without_a_free_time_says_so(planned: School) -> None:
    assert wrong("zw 周六") == "这一天没有空闲时间"
    assert wrong("zw 100分") == "四周内没有空闲时间，请指定时间或换教师"
    assert not quick.propose("zw 周六").is_ready
    with pytest.raises(Unclear, match="这一天没有空闲时间"):
        quick.propose("zw 周六").wish()


def test_the_clash_of_a_time_that_was_said_is_told_and_the_past_has_none(planned: School) -> None:
    book.book(Wish(moment("12:30", 1), 40, planned.zhao, planned.students[1]))
    proposal = quick.propose("zw 周四 12:40")
    assert proposal.clash is not None
    assert "教师 12:30-13:10 已有安排" in proposal.clash.zh
    assert quick.propose("zw 昨天 3:00").clash is None


def test_the_students_own_appointments_are_kept_clear_of(planned: School) -> None:
    book.book(Wish(moment("16:30"), 40, planned.zhao, planned.students[0]))
    assert booked("zw 今天 @钱") == ("张伟", "11-25 17:10-17:50", "钱老师")


# --- whom the words mean ---------------------------------------------------------------------


def test_nobody_typed_and_nobody_found_are_told_apart(planned: School) -> None:
    assert wrong("") == wrong("周三 12:30") == "请输入学生"
    assert wrong("qqq").startswith("没有这个学生：qqq；")
    assert wrong("zw 沙盘室").startswith("没有这个学生：zw 沙盘室；")
    assert wrong("zw 沙盘室").endswith("教师前加 @，场地前加 #")
    assert "@" in wrong("zw 沙盘室")


def test_a_student_who_was_picked_is_meant(planned: School) -> None:
    other = enrolled("2025007", "张薇")
    proposal = quick.propose("zw", chosen=other)
    assert [each.name for each in proposal.people] == ["张伟", "张薇"]
    assert proposal.wish().student == other


def test_a_student_who_was_known_before_needs_no_name(planned: School) -> None:
    proposal = quick.propose("周四 12:30", chosen=planned.students[2])
    assert proposal.person is not None
    assert (proposal.person.name, proposal.wish().student) == ("李娜", planned.students[2])


def test_a_parent_comes_about_the_student(planned: School) -> None:
    (made,) = quick.book_text("张伟 家长 电话 12:30")
    assert (made.visitor, made.student_name, made.form) == ("parent", "张伟", "form.telephone")
    assert "家长" in str(quick.propose("王芳 家长").words())


@pytest.mark.parametrize(
    ("text", "name"), [("周明 教师 12:30", "周明"), ("教师 12:30", ""), ("张伟 教师 12:30", "张伟")]
)
def test_a_teacher_comes_with_a_name_and_no_student(planned: School, text: str, name: str) -> None:
    proposal = quick.propose(text)
    assert (proposal.people, proposal.person, proposal.wrong) == ((), None, ())
    (made,) = quick.book_text(text)
    assert (made.visitor, made.student_id, made.visitor_name) == ("teacher", None, name)
    assert str(proposal.words()).startswith(f"{name}  教师  11月25日" if name else "教师  11月25日")


def test_a_teacher_at_a_students_page_is_not_the_student(planned: School) -> None:
    assert quick.propose("教师 12:30", chosen=planned.students[0]).wish().student is None


# --- with whom, and where --------------------------------------------------------------------


@pytest.mark.parametrize("text", ["zw 钱老师", "zw @钱老师", "zw @qls", "zw @钱", "zw 跟钱老师"])
def test_a_counsellor_is_named_by_name_or_initials(planned: School, text: str) -> None:
    assert booked(text)[2] == "钱老师"


def test_a_counsellor_nobody_knows_is_told(planned: School) -> None:
    assert wrong("zw @李老师") == "没有叫“李”的值班教师"


def test_two_counsellors_of_one_surname_are_told_apart(planned: School) -> None:
    staff.hire("王强", "part_time")
    staff.hire("王丽", "part_time")
    assert wrong("zw 王老师") == "“王”不止一位：王强, 王丽；请写全名"
    assert booked("zw @王强 16:30")[2] == "王强"


def test_a_whole_name_comes_before_a_part_of_another(planned: School) -> None:
    staff.hire("小钱", "part_time")
    assert booked("zw 钱老师 16:30")[2] == "钱老师"


def test_a_room_is_named(planned: School) -> None:
    (made,) = quick.book_text("zw #个别")
    assert made.room_name == "个别辅导室"
    assert wrong("zw #天台") == "没有叫“天台”的场地"


def test_a_named_room_is_kept_clear_of(planned: School) -> None:
    book.book(Wish(moment("16:30"), 40, planned.qian, planned.students[1], room=planned.room))
    assert booked("zw 今天 #个别 60分")[1] == "11-25 12:30-13:30"


def test_without_any_counsellor_it_says_what_to_do(planned: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staff, "receiving", list)
    proposal = quick.propose("zw")
    assert (proposal.counsellor, proposal.starts, proposal.is_ready) == (None, None, False)
    assert wrong("zw") == "还没有心理教师，请先在设置中添加"


# --- booking it ------------------------------------------------------------------------------


def test_a_clash_is_refused_and_booked_on_purpose(planned: School) -> None:
    proposal = quick.propose("zw 周四 14:00")
    with pytest.raises(Refused):
        quick.book_line(proposal)
    assert quick.book_line(proposal, despite=True)[0].starts == moment("14:00", 1)


def test_an_overlap_wants_its_reason(planned: School) -> None:
    book.book(Wish(moment("12:30", 1), 40, planned.zhao, planned.students[1]))
    proposal = quick.propose("zw 周四 12:30")
    with pytest.raises(Refused) as refused:
        quick.book_line(proposal, despite=True)
    assert refused.value.rule == "appointment.counsellor_busy"
    assert quick.book_line(proposal, overlap_reason="双胞胎")[0].overlap_reason == "双胞胎"


def test_a_series_is_booked_whole_or_not_at_all(planned: School) -> None:
    assert len(quick.book_text("zw 周四 12:30 每周 x4")) == 4
    book.book(Wish(moment("16:30", 15), 40, planned.zhao, planned.students[2]))
    before = everything()
    with pytest.raises(Refused) as refused:
        quick.book_text("wf 周四 16:30 每周 x4")
    assert refused.value.words.zh.startswith("12月10日 16:30：教师")
    assert everything() == before


def test_a_series_may_end_with_the_term_and_is_told_by_its_last_day(planned: School) -> None:
    proposal = quick.propose("zw 周四 12:30 每周 到期末")
    assert proposal.words().zh.endswith("每周 到2027年1月22日")
    made = quick.book_line(proposal)
    assert [f"{made[0].starts:%Y-%m-%d}", f"{made[-1].starts:%Y-%m-%d}"] == ["2026-11-26", "2027-01-21"]
    assert len(made) == 9
    assert "2月3日 不在学期内" in wrong("wf 2027-02-03 每周 到期末")


def test_a_series_may_keep_to_its_place_in_the_month(planned: School) -> None:
    made = quick.book_text("zw 每月最后一个周四 12:30 x2")
    assert [f"{each.starts:%m-%d}" for each in made] == ["11-26", "12-31"]


def test_a_script_is_refused_what_is_not_offered(planned: School) -> None:
    for text in ("zw 周六 12:30", "zw 周四 23:00", "zw 8:00"):
        with pytest.raises(Refused):
            quick.book_text(text)


@pytest.mark.parametrize(("text", "error"), [("zw", Unclear), ("zw 周四", Unclear), ("zw 周四 12:30", Refused)])
def test_a_script_is_told_that_no_hours_are_planned(school: School, text: str, error: type[DeskError]) -> None:
    with pytest.raises(error) as told:
        quick.book_text(text)
    assert told.value.words.en == "No opening hours are planned: open the desk, and on page 4 Ctrl+W plans them"


def test_a_script_is_refused_a_line_that_is_not_clear(planned: School) -> None:
    before = everything()
    for text in ("zw 每周", "zw 25:00", "周三 12:30", "zw 12:30 13:30"):
        with pytest.raises(Unclear):
            quick.book_text(text)
    with pytest.raises(NotFound):
        quick.book_text("qqq 12:30")
    assert everything() == before


@pytest.mark.parametrize("text", ["张", "zw", "zhangwei", "zhang wei", "2024"])
def test_a_script_is_refused_a_name_that_fits_several(planned: School, text: str) -> None:
    enrolled("2024101", "张玮")
    enrolled("2024102", "张为国")
    with pytest.raises(Unclear) as unclear:
        quick.book_text(text)
    assert "张伟" in unclear.value.words.zh
    assert "请加班级或学号" in unclear.value.words.zh


@pytest.mark.parametrize(
    ("text", "number"), [("张伟", "2024001"), ("张伟 2024103", "2024103"), ("2024001", "2024001"), ("zwg", "2024102")]
)
def test_a_whole_name_or_number_means_one(planned: School, text: str, number: str) -> None:
    enrolled("2024102", "张为国")
    if "2024103" in text:
        enrolled("2024103", "张伟")
    (made,) = quick.book_text(text)
    assert students.get(made.student_id or 0).number == number


def test_two_of_one_name_are_told_apart_by_class(planned: School) -> None:
    twin = enrolled("2025103", "张伟", students.get(planned.students[4]).class_id)
    with pytest.raises(Unclear, match="不止一人：张伟 初三"):
        quick.book_text("张伟")
    (made,) = quick.book_text("张伟 8.1")
    assert made.student_id == twin


def test_best_of_nobody_is_nobody() -> None:
    one, other = Person(1, "张伟", "zw", "zhangwei", "1", "", True), Person(2, "张玮", "zw", "zhangwei", "2", "", True)
    assert meant.best([], "zw") == ()
    assert meant.best([one, other], "zw") == (one, other)
    assert meant.best([one, other], "张玮") == (other,)
    assert meant.best([one, other], "张") == (one, other)
    assert meant.best([one, other], "Zhang Wei") == (one, other)
    assert meant.best([one, other], "1") == (one,)


def test_only_who_may_book_is_proposed_anything(planned: School) -> None:
    session.stand_up()
    with pytest.raises(NotAllowed):
        quick.propose("zw")


def test_what_the_first_line_waits_for_is_made_ready_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_parts, "_ready", [])
    steps = sum(1 for _ in quick.warming())
    assert steps == len(PATTERNS)
    quick.warm()
    assert list(quick.warming()) == []
    assert [kind for kind, _ in reading_parts._ready] == [kind for kind, _ in PATTERNS]


def test_a_line_read_while_it_is_being_made_ready_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_parts, "_ready", [])
    steps = quick.warming()
    next(steps)
    next(steps)
    assert read("zw 周三 12:30", moment("12:00")).time == time(12, 30)
    assert list(steps) == []
    assert len(reading_parts._ready) == len(PATTERNS)


def test_nothing_is_written_by_proposing(planned: School) -> None:
    before = everything()
    for text in ("zw", "zw 周六", "张伟 教师", "qqq", "zw 每周 x4"):
        quick.propose(text)
    assert everything() == before
    assert kept.of_day(moment("00:00").date()) == []
    assert isinstance(quick.book_line(quick.propose("zw"))[0], Appointment)
