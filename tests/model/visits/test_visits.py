"""A day at the door: who comes, comes in; details later; the minutes are right whatever happens."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import session
from model.clock import minutes_between
from model.errors import Invalid, NotAllowed, NotFound, Refused
from model.opening import hours
from model.store import journal
from model.store.database import connect, desk
from model.visits import register, times, visits
from model.visits.visit import Details
from tests.conftest import KEY, WEDNESDAY
from tests.founding import School
from tests.model.visits.desk_day import at, entries, moment, second_process, told


def test_somebody_comes_in_and_nothing_is_known_yet(school: School) -> None:
    visit = visits.walk_in()
    assert (visit.number, visit.state, visit.starts, visit.ends) == ("2026-001", "under_way", moment("12:00"), None)
    assert (visit.counsellor_id, visit.visitor, visit.student_id) == (school.zhao, "student", None)
    assert (visit.who.zh, visit.who.en) == ("匿名学生", "an unnamed student")
    assert visit.minutes is None
    assert visit.is_walk_in
    assert register.running() == [visit]


def test_the_details_follow(school: School) -> None:
    visit = visits.walk_in()
    at("12:25")
    visit = visits.identify(visit.id, school.students[0])
    told = Details(
        student=school.students[0],
        source="source.self",
        topics=("topic.study", "topic.mood"),
        dangers=("danger.self_harm",),
        room=school.room,
        remark="第二次来",
    )
    visit = visits.edit(visit.id, told)
    assert visit.who.zh == "张伟"
    assert (visit.topics, visit.dangers) == (("topic.mood", "topic.study"), ("danger.self_harm",))
    assert (visit.source, visit.room_name, visit.remark) == ("source.self", "个别辅导室", "第二次来")
    at("12:40")
    visit = visits.end(visit.id)
    assert (visit.minutes, visit.people, visit.state) == (40, 1, "ended")
    assert register.running() == []


def test_topics_and_dangers_come_and_go_on_their_own(school: School) -> None:
    visit = visits.walk_in(Details(topics=("topic.study",), dangers=("danger.ideation",)))
    visit = visits.edit(visit.id, Details(topics=("topic.relations",), dangers=("danger.ideation",)))
    assert (visit.topics, visit.dangers) == (("topic.relations",), ("danger.ideation",))
    visit = visits.edit(visit.id, Details(topics=("topic.relations",)))
    assert (visit.topics, visit.dangers) == (("topic.relations",), ())


def test_telling_the_same_again_writes_nothing(school: School) -> None:
    visit = visits.walk_in(Details(topics=("topic.study", "topic.mood"), remark="早退"))
    before = entries()
    assert (
        visits.edit(visit.id, Details(topics=("topic.mood", "topic.study"), room=visit.room_id, remark=" 早退 "))
        == visit
    )
    assert entries() == before


@pytest.mark.parametrize(
    ("details", "who"),
    [
        (Details(visitor="parent"), "家长"),
        (Details(visitor="parent", visitor_name="李女士"), "李女士"),
        (Details(visitor="teacher", visitor_name="周老师"), "周老师"),
        (Details(visitor="other"), "其他来访者"),
        (Details(visitor_name="小树"), "小树"),
    ],
)
def test_whoever_comes_has_a_name_on_the_screen(school: School, details: Details, who: str) -> None:
    assert visits.walk_in(details).who.zh == who


def test_a_parent_comes_about_a_student(school: School) -> None:
    visit = visits.walk_in(Details(visitor="parent", student=school.students[1]))
    assert (visit.who.zh, visit.who.en) == ("王芳的家长", "王芳's parent")
    visit = visits.edit(visit.id, Details(visitor="parent", student=school.students[1], visitor_name="李女士"))
    assert visit.who.zh == "李女士（王芳的家长）"
    assert visits.identify(visit.id, school.students[2]).who.zh == "李女士（李娜的家长）"


def test_a_teacher_is_not_a_student(school: School) -> None:
    with pytest.raises(Refused) as refused:
        visits.walk_in(Details(visitor="teacher", student=school.students[0]))
    assert refused.value.rule == "visit_who"


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (Details(form="form.smoke"), "form"),
        (Details(source="topic.study"), "source"),
        (Details(topics=("danger.ideation",)), "topics"),
        (Details(dangers=("danger.unheard_of",)), "dangers"),
    ],
)
def test_a_word_of_no_list_is_told_beside_its_field(school: School, details: Details, field: str) -> None:
    before = entries()
    with pytest.raises(Invalid) as refused:
        visits.walk_in(details)
    assert list(refused.value.problems) == [field]
    assert entries() == before


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (Details(visitor="other", visitor_name="奶奶 320706201409100011"), "visitor_name"),
        (Details(remark="320706 20140910 001X"), "remark"),
    ],
)
def test_an_id_number_is_refused_beside_its_field(school: School, details: Details, field: str) -> None:
    with pytest.raises(Refused) as told:
        visits.walk_in(details)
    assert (told.value.rule, told.value.field) == ("no_identity_number", field)
    assert not register.running()


def test_one_counsellor_has_one_visit_at_a_time(school: School) -> None:
    visits.walk_in()
    at("12:10")
    with pytest.raises(Refused) as refused:
        visits.walk_in()
    assert refused.value.rule == "visit.counsellor_busy"
    assert visits.walk_in(counsellor=school.qian).counsellor_name == "钱老师"


def test_the_next_may_come_in_the_minute_the_last_one_leaves(school: School) -> None:
    first = visits.walk_in()
    at("12:30")
    visits.end(first.id)
    assert visits.walk_in().starts == moment("12:30")


def test_a_visit_that_ends_in_its_first_minute_counts_one(school: School) -> None:
    visit = visits.end(visits.walk_in().id)
    assert (visit.starts, visit.ends, visit.minutes) == (moment("12:00"), moment("12:01"), 1)


def test_after_a_visit_of_one_minute_the_next_is_not_refused(school: School) -> None:
    for start in ("12:00", "12:01", "12:02"):
        visit = visits.walk_in()
        assert (visit.starts, visits.end(visit.id).minutes) == (moment(start), 1)
    at("12:30")
    assert visits.walk_in().starts == moment("12:30")


def test_a_minute_that_was_voided_is_free_again(school: School) -> None:
    visits.void(visits.end(visits.walk_in().id).id, "点错了")
    assert visits.walk_in().starts == moment("12:00")


def test_the_rounded_end_is_no_end_to_come(school: School) -> None:
    visit = visits.end(visits.walk_in().id)
    assert visits.correct(visit.id, starts=moment("11:50"), ends=visit.ends).minutes == 11


def test_in_the_last_minute_of_the_day_a_visit_stays_on_its_day(school: School) -> None:
    at("23:59")
    visit = visits.end(visits.walk_in().id)
    assert (visit.starts, visit.ends) == (moment("23:58"), moment("23:59"))


@given(st.integers(0, 24 * 60 - 1), st.integers(0, 24 * 60 - 1))
def test_a_visit_ended_on_its_day_has_a_minute_at_least_and_stays_on_it(one: int, other: int) -> None:
    midnight = moment("00:00")
    starts, now = (midnight + timedelta(minutes=each) for each in sorted((one, other)))
    begun, ended = times.ended_now(starts, now)
    assert minutes_between(begun, ended) == max(abs(one - other), 1)
    assert begun.date() == ended.date() == midnight.date()


def test_a_visit_left_running_past_midnight_wants_its_end(school: School) -> None:
    at("17:20")
    visit = visits.walk_in()
    assert register.left_running() == []
    at("08:05", days=1)
    assert [each.id for each in register.left_running()] == [visit.id]
    with pytest.raises(Refused) as refused:
        visits.end(visit.id)
    assert (refused.value.rule, refused.value.field) == ("visit.left_running", "ends")
    assert "11月25日" in refused.value.words.zh
    with pytest.raises(Refused, match="午夜"):
        visits.end(visit.id, moment("08:00", days=1))
    assert visits.end(visit.id, moment("18:00")).minutes == 40
    assert register.left_running() == []


def test_one_left_running_keeps_nobody_from_the_door_the_next_day(school: School) -> None:
    visits.walk_in()
    at("08:05", days=1)
    assert visits.walk_in().starts == moment("08:05", days=1)
    assert len(register.running()) == 2


def test_no_visit_ends_in_the_future_or_before_it_began(school: School) -> None:
    visit = visits.walk_in()
    at("12:30")
    for ends, rule in (("12:31", "visit.future"), ("12:00", "visit_order"), ("11:00", "visit_order")):
        with pytest.raises(Refused) as refused:
            visits.end(visit.id, moment(ends))
        assert refused.value.rule == rule
    assert visits.end(visit.id, moment("12:20")).minutes == 20
    with pytest.raises(Refused, match="已经结束"):
        visits.end(visit.id)


def test_a_visit_entered_afterwards_is_marked(school: School) -> None:
    visit = visits.add(Details(student=school.students[3]), moment("16:00", -2), moment("16:45", -2))
    assert (visit.after_the_fact, visit.minutes, visit.state) == (True, 45, "ended")
    assert visit.who.zh == "曾国藩"


@pytest.mark.parametrize(
    ("starts", "ends", "rule"),
    [
        (moment("11:50"), moment("12:01"), "visit.future"),
        (moment("11:00"), moment("11:00"), "visit_order"),
        (moment("23:30", -1), moment("00:10"), "visit_midnight"),
        (moment("09:10", -1), moment("09:20", -1), "visit.counsellor_busy"),
    ],
)
def test_what_no_visit_can_be_is_refused(school: School, starts: datetime, ends: datetime, rule: str) -> None:
    visits.add(Details(), moment("09:00", -1), moment("10:00", -1))
    with pytest.raises(Refused) as refused:
        visits.add(Details(), starts, ends)
    assert refused.value.rule == rule


def test_times_are_put_right(school: School) -> None:
    visit = visits.walk_in()
    at("12:20")
    assert visits.correct(visit.id, starts=moment("11:50")).starts == moment("11:50")
    with pytest.raises(Refused, match="还在进行"):
        visits.correct(visit.id, ends=moment("12:10"))
    visits.end(visit.id)
    visit = visits.correct(visit.id, starts=moment("11:55"), ends=moment("12:15"), counsellor=school.qian)
    assert (visit.minutes, visit.counsellor_name) == (20, "钱老师")
    with pytest.raises(Refused) as refused:
        visits.correct(visit.id, ends=moment("12:21"))
    assert (refused.value.rule, refused.value.field) == ("visit.future", "ends")


def test_inside_or_outside_the_hours(school: School) -> None:
    assert visits.end(visits.walk_in(in_hours=True).id).in_hours
    at("12:30")
    assert not visits.end(visits.walk_in().id).in_hours, "no hours are planned, so nobody came inside them"


def test_a_voided_visit_counts_nowhere_and_stays_with_its_reason(school: School) -> None:
    visit = visits.walk_in()
    with pytest.raises(Refused) as refused:
        visits.void(visit.id, "  ")
    assert refused.value.rule == "visit_void_words"
    assert visits.void(visit.id, "点错了").voided_reason == "点错了"
    assert register.of_day(moment("12:00").date()) == []
    assert [each.number for each in register.of_day(moment("12:00").date(), voided=True)] == ["2026-001"]
    for change in (lambda: visits.edit(visit.id, Details(remark="x")), lambda: visits.void(visit.id, "又")):
        with pytest.raises(Refused, match="已作废"):
            change()
    assert visits.walk_in().number == "2026-002"


def test_somebody_must_be_at_the_desk(empty_store: Path) -> None:
    with pytest.raises(NotAllowed):
        visits.walk_in()


def test_there_is_no_visit_of_that_number(school: School) -> None:
    with pytest.raises(NotFound):
        register.get(99)
    with pytest.raises(NotFound):
        register.numbered("2026-099")


def test_two_visits_at_once_are_refused_from_a_second_process(school: School, empty_store: Path) -> None:
    visits.walk_in()
    process = second_process(
        empty_store,
        school.zhao,
        "try: visits.walk_in(in_hours=True)",
        "except errors.Refused as refused: print(refused.rule)",
    )
    assert told(process) == ["visit.counsellor_busy"]


def test_two_visits_at_once_are_refused_by_the_file_itself(school: School, empty_store: Path) -> None:
    visits.walk_in()
    raw = connect(empty_store / "desk.db", KEY)
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(
        "INSERT INTO journal_entry (id, at, deed, zh, en, kind) SELECT max(id) + 1, '', '', '', '', 'change' FROM journal_entry"
    )
    with pytest.raises(Exception, match=r"visit\.counsellor_busy"):
        raw.execute(
            "INSERT INTO visit (number, visitor, visitor_name, counsellor_id, starts, form_id, in_hours, after_the_fact, "
            "state, remark) VALUES ('x', 'student', '', ?, '2026-11-25 13:00', 'form.in_person', 1, 0, 'under_way', '')",
            (school.zhao,),
        )
    raw.execute("ROLLBACK")
    raw.close()


def test_the_duty_teacher_receives_in_their_own_name(school: School) -> None:
    session.sit_down(school.sun)
    assert visits.walk_in().counsellor_name == "孙老师"


def test_a_day_leaves_sentences_in_the_journal(school: School) -> None:
    visit = visits.walk_in()
    visits.identify(visit.id, school.students[0])
    at("12:30")
    visits.end(visit.id)
    said = desk.execute_sql("SELECT zh, en FROM journal_entry ORDER BY id DESC LIMIT 3").fetchall()
    assert said == [
        ("结束了张伟的来访", "Ended 张伟's visit"),
        ("登记了张伟的来访信息", "Told more of 张伟's visit"),
        ("开始接待匿名学生", "Received an unnamed student"),
    ]
    assert journal.last_done() is not None


def test_the_plan_says_what_is_inside_the_hours(school: School) -> None:
    hours.add_window(WEDNESDAY.weekday(), time(12, 0), time(13, 0))
    assert visits.end(visits.walk_in().id).in_hours
    at("13:00")
    late = visits.walk_in()
    assert not late.in_hours, "whoever comes later is received all the same (A7)"
    assert visits.correct(late.id, starts=moment("12:59")).in_hours
    assert not visits.correct(late.id, starts=moment("12:58"), in_hours=False).in_hours
