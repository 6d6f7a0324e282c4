"""What is done with one seat and with one concern, each by its key: terms, replacing, leaving, evaluating; watch, ask, nothing."""

import pytest

from model import clock, concern_cases
from model.care import around
from model.committee import appointing, concerns, evaluation, grid, seats, steps
from model.committee.appointing import Wish
from model.committee.concerns import Seen
from model.committee.places import Place
from model.committee.seats import Seat
from model.people import students
from tests.driver import Desk
from tests.founding import School

ONE = Place("class", 1)


@pytest.fixture
def seat(planned: School) -> Seat:
    """张伟 is the boy of 初三(1)班, the third line of the grid."""
    students.enrol("2024009", "孙刚", sex="M", class_id=1)
    return appointing.appoint(Wish(planned.students[0], ONE, "boy"))


async def _choose(desk: Desk, number: str) -> Desk:
    await desk.press("5", "ctrl+e", "down", "down", "enter", number)
    return desk


async def test_another_term_begins_when_this_one_is_over(desk: Desk, seat: Seat) -> None:
    await _choose(desk, "1")
    old, new = sorted(seats.of_student(seat.student_id), key=lambda each: each.id)
    assert (old.ended_how, new.chair, new.from_on > old.until_on) == ("served", "boy", True)
    desk.shows("连任")


async def test_somebody_else_takes_the_seat_for_a_reason(desk: Desk, seat: Seat) -> None:
    await _choose(desk, "2")
    await desk.press("enter")
    desk.shows("请写明原因")
    await desk.type("转入其他社团")
    await desk.press("enter")
    await desk.type("sg")
    await desk.press("enter", "ctrl+s")
    assert [each.name for each in seats.sitting(ONE)] == ["孙刚"]
    assert seats.get(seat.id).ended_reason == "转入其他社团"
    await desk.press("ctrl+z")
    assert [each.name for each in seats.sitting(ONE)] == ["张伟"]


async def test_a_member_leaves_signs_and_is_told_of(desk: Desk, seat: Seat) -> None:
    await _choose(desk, "4")
    assert seats.get(seat.id).duties_signed_on == clock.today()
    await desk.press("enter", "6")
    desk.shows("任期内没有培训")
    await desk.press("escape", "enter", "3")
    await desk.type("学习压力大")
    await desk.press("enter")
    assert seats.sitting(ONE) == []
    await desk.press("ctrl+z", "enter", "7")
    desk.shows("历任", "张伟")


async def test_a_member_is_evaluated_with_the_facts_above(desk: Desk, seat: Seat) -> None:
    await _choose(desk, "5")
    desk.shows("考核 张伟", "培训")
    await desk.press("2", "tab")
    await desk.type("按时上报")
    await desk.press("ctrl+s")
    told = evaluation.of_seat(seat.id)
    assert told is not None
    assert (told.verdict, told.words) == ("good", "按时上报")


@pytest.fixture
def concern(planned: School) -> int:
    """Somebody told of 张伟."""
    return concerns.tell_urgent(Seen(planned.students[0], "三天没吃午饭", "life"))


@pytest.mark.parametrize(("key", "state"), [("3", "watch"), ("4", "ask")])
async def test_a_concern_is_watched_or_the_head_teacher_asked(desk: Desk, concern: int, key: str, state: str) -> None:
    await desk.press("5", "ctrl+o", "enter", key)
    await desk.type("先看一周")
    await desk.press("ctrl+s")
    told = concerns.get(concern)
    assert (told.state, told.again_on is not None) == (state, True)
    assert steps.of(concern)[-1].words == "先看一周"
    await desk.press("ctrl+z")
    assert concerns.get(concern).is_waiting


async def test_nothing_wants_its_reason_and_the_waiting_list_needs_no_form(desk: Desk, concern: int) -> None:
    await desk.press("5", "ctrl+o", "enter", "6", "enter")
    desk.shows("不处理须写明理由")
    await desk.type("已由家长带去就医")
    await desk.press("enter")
    assert concerns.get(concern).state == "nothing"
    await desk.press("ctrl+z", "home", "enter", "2")
    assert str(steps.outcome(concerns.get(concern))) == "约谈：候补中"
    await desk.press("home", "enter", "7")
    desk.shows("张伟", "2024001")


async def test_a_second_concern_feeds_the_file_that_is_open(desk: Desk, concern: int, planned: School) -> None:
    await desk.press("5", "ctrl+o", "enter", "5", "1", "tab", "tab", "ctrl+s")
    other = concerns.tell_urgent(Seen(planned.students[0], "又哭了", "feelings"))
    desk.app.publish({"concern"})
    await desk.rest()
    await desk.press("home", "enter", "5")
    desk.shows("写入个案的话")
    await desk.type("同一原因")
    await desk.press("enter")
    assert concerns.get(other).state == "case"
    case = concern_cases.open_case_of(planned.students[0])
    assert case is not None
    assert len(concern_cases.fed_by(case.id)) == 2


async def test_who_answers_for_the_school_the_grade_and_a_student(desk: Desk, concern: int, planned: School) -> None:
    await desk.press("5", "ctrl+k", "ctrl+e", "1", "1")
    assert grid.chart().lead == "赵老师"
    await desk.press("ctrl+e", "2", "2", "ctrl+e", "3")
    await desk.type("zw")
    await desk.press("enter", "ctrl+s", "3")
    assert around.mentor_of(planned.students[0]) == "孙老师"
