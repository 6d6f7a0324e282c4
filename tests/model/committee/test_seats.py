"""Seats: one boy and one girl a class, through terms, moves, graduation and undo (C1, C2)."""

from datetime import date, datetime

import pytest

from model import clock, settings
from model.committee import appointing, evaluation, lists, reports, seats, training
from model.committee.appointing import Wish
from model.committee.places import Place
from model.committee.seats import Chair
from model.errors import Refused
from model.people import dormitories, students
from model.store import journal
from tests.founding import School


def _class(number: int) -> Place:
    return Place("class", number)


def _chair(place: Place, chair: str) -> Chair:
    return next(each for each in seats.committee("class") if each.point.place == place and each.chair == chair)


def _undo() -> None:
    journal.take_back(journal.last_done() or 0)


def test_every_class_has_a_boys_and_a_girls_chair_and_vacant_ones_say_so(school: School) -> None:
    chairs = seats.committee("class")
    assert [(each.chair, each.faults) for each in chairs] == [("boy", ("vacant",)), ("girl", ("vacant",))] * 3
    assert str(chairs[0].said) == "空缺"


@pytest.mark.parametrize(("rule", "chairs"), [("any", ["any"] * 3), ("none", [])])
def test_the_rule_is_the_schools(school: School, rule: str, chairs: list[str]) -> None:
    settings.change(seats_junior=rule)
    assert [each.chair for each in seats.committee("class")] == chairs


def test_a_member_is_appointed_until_the_term_ends_and_undo_takes_it_back(school: School) -> None:
    seat = appointing.appoint(Wish(school.students[0], _class(1), "boy", "self"))
    assert (seat.from_on, seat.until_on, seat.chosen) == (date(2026, 11, 25), date(2027, 1, 22), "self")
    assert _chair(_class(1), "boy").faults == ()
    _undo()
    assert _chair(_class(1), "boy").faults == ("vacant",)


def test_a_chair_is_taken_once_and_a_student_sits_once(school: School) -> None:
    appointing.appoint(Wish(school.students[0], _class(1), "boy"))
    with pytest.raises(Refused) as refused:
        appointing.appoint(Wish(school.students[3], _class(1), "boy", despite=True))
    assert refused.value.rule == "seat_chair_taken"
    with pytest.raises(Refused) as refused:
        appointing.appoint(Wish(school.students[0], _class(2), "boy", despite=True))
    assert refused.value.rule == "seat_one_each"


@pytest.mark.parametrize(("student", "chair", "rule"), [(1, "boy", "seat.wrong_sex"), (3, "boy", "seat.moved")])
def test_who_does_not_fit_is_refused_and_not_silently_taken(
    school: School, student: int, chair: str, rule: str
) -> None:
    with pytest.raises(Refused) as refused:
        appointing.appoint(Wish(school.students[student], _class(1), chair))
    assert refused.value.rule == rule
    appointing.appoint(Wish(school.students[student], _class(1), chair, despite=True))
    assert _chair(_class(1), chair).faults == (rule.partition(".")[2],)


def test_a_class_move_a_leaving_and_a_term_that_is_over_are_told_in_words(school: School) -> None:
    appointing.appoint(Wish(school.students[0], _class(1), "boy"))
    students.edit(school.students[0], class_id=2)
    assert str(_chair(_class(1), "boy").said) == "已换班"
    _undo()
    students.leave(school.students[0])
    assert _chair(_class(1), "boy").faults == ("left",)
    _undo()
    clock.set_stopped(datetime(2027, 3, 1, 12, 0))
    assert str(_chair(_class(1), "boy").said) == "任期已过"


def test_replacing_and_resigning_need_a_reason_and_leave_the_history(school: School) -> None:
    first = appointing.appoint(Wish(school.students[2], _class(2), "girl"))
    with pytest.raises(Refused) as refused:
        appointing.resign(first.id, "  ")
    assert refused.value.rule == "seat_ended_reason"
    other = students.enrol("2024009", "陈静", sex="F", class_id=2).id
    second = appointing.replace(first.id, Wish(other, _class(2), "girl"), "转为学习委员")
    assert [(each.name, each.ended_how) for each in seats.of_place(_class(2))] == [("陈静", None), ("李娜", "replaced")]
    appointing.resign(second.id, "学业原因")
    assert seats.sitting(_class(2)) == []
    _undo()
    _undo()
    assert [each.name for each in seats.sitting(_class(2))] == ["李娜"]


def test_another_term_follows_the_first_and_both_stay(school: School) -> None:
    first = appointing.appoint(Wish(school.students[0], _class(1), "boy"))
    second = appointing.reappoint(first.id)
    assert (second.from_on, second.until_on) == (date(2027, 1, 23), date(2027, 7, 2))
    assert seats.get(first.id).ended_how == "served"
    assert len(seats.of_student(school.students[0])) == 2


def test_after_graduation_a_student_may_sit_for_a_class_of_the_next_stage(school: School) -> None:
    settings.change(stages=["junior", "senior"])
    appointing.appoint(Wish(school.students[0], _class(1), "boy", until_on=date(2027, 1, 22)))
    clock.set_stopped(datetime(2027, 9, 6, 8, 0))
    assert all(each.point.place != _class(1) for each in seats.committee("class"))
    from model.people import classes

    senior = classes.open_class("senior", 2027, 1).id
    students.edit(school.students[0], class_id=senior)
    seat = appointing.appoint(Wish(school.students[0], _class(senior), "boy", until_on=date(2028, 1, 20)))
    assert seat.ended_on is None
    assert [each.ended_how for each in seats.of_student(school.students[0])] == [None, "served"]


def test_a_dormitory_has_a_seat_where_the_school_wants_one(school: School) -> None:
    room = dormitories.add("2", "203", "F").id
    dormitories.add("3", "101", "M")
    assert seats.committee("dormitory") == []
    settings.change(dormitory_seats="room", dormitory_without="3")
    students.edit(school.students[1], dormitory_id=room)
    appointing.appoint(Wish(school.students[1], Place("room", room), "any"))
    [chair] = seats.committee("dormitory")
    assert (str(chair.point.words), chair.faults) == ("2-203", ())
    students.edit(school.students[1], dormitory_id=None)
    assert seats.committee("dormitory")[0].faults == ("moved_room",)
    settings.change(dormitory_seats="building")
    assert seats.committee("dormitory")[0].faults == ("vacant",)


def test_the_facts_of_an_evaluation_are_filled_in(school: School) -> None:
    seat = appointing.appoint(Wish(school.students[0], _class(1), "boy", from_on=date(2026, 11, 2)))
    training.hold("倾听的方法", 40, [seat.id], day=date(2026, 11, 10))
    training.hold("保密与上报", 30, [], day=date(2026, 11, 17))
    for day, at in ((2, 6), (9, 16)):
        reports.nothing(_class(1), date(2026, 11, day), received_at=datetime(2026, 11, at, 9, 0))
    facts = evaluation.facts(seat.id)
    assert (facts.due, facts.on_time, facts.late, facts.missing, facts.nothing) == (3, 1, 1, 1, 2)
    assert (facts.trainings, facts.attended, facts.minutes) == (2, 1, 40)
    evaluation.evaluate(seat.id, "good", "按时上报")
    evaluation.evaluate(seat.id, "outstanding")
    assert seats.get(seat.id).verdict == "outstanding"
    with pytest.raises(Refused) as refused:
        evaluation.evaluate(seat.id, "wonderful")
    assert refused.value.rule == "evaluation_verdict"


def test_who_came_to_a_training_may_be_put_right_and_taken_back(school: School) -> None:
    seat = appointing.appoint(Wish(school.students[0], _class(1), "boy"))
    held = training.hold("倾听", 40, [])
    assert training.correct(held.id, [seat.id]).present == {seat.id}
    before = journal.last_done()
    training.correct(held.id, [seat.id])
    training.edit(held.id, "倾听", 40, day=held.day)
    assert journal.last_done() == before
    _undo()
    assert training.get(held.id).present == frozenset()


def test_a_pasted_list_is_read_in_any_order_and_every_bad_line_is_told(school: School) -> None:
    plan = lists.read_text(
        "班级 姓名\n初三(1)班 男 张伟 自荐\n王芳 903\n九年级1班 张伟\n初三(2)班 李娜、曾国藩\n初三(2)班 张伟\n初二(1)班 没有人\n某班 刘洋"
    )
    assert [(line.name, line.wish.chair, line.wish.chosen) for line in plan.lines] == [
        ("张伟", "boy", "self"),
        ("李娜", "girl", "elected"),
        ("曾国藩", "boy", "elected"),
    ]
    told = {(each.where, each.text): str(each.words) for each in plan.problems}
    assert told["4", "张伟"] == "同一席位写了两人"
    assert "不在初三(2)班，在初三(1)班" in told["6", "张伟"]
    assert told["7", "没有人"] == "名册中没有此人"
    assert set(told) == {("3", "王芳 903"), ("4", "张伟"), ("6", "张伟"), ("7", "没有人"), ("8", "某班 刘洋")}


def test_a_whole_list_is_appointed_at_once_and_taken_back_at_once(school: School) -> None:
    appointing.appoint(Wish(school.students[3], _class(2), "boy"))
    other = students.enrol("2024010", "孙刚", sex="M", class_id=2).id
    plan = lists.read_cells(
        [("名单", [["班级", "男委员", "女委员"], ["初三(1)班", "张伟", "王芳"], ["初三(2)班", "孙刚", "李娜"]])]
    )
    assert [line.replaces for line in plan.lines] == ["", "", "曾国藩", ""]
    assert appointing.appoint_many(plan.wishes) == 4
    assert {seat.student_id for seat in seats.sitting(_class(2))} == {other, school.students[2]}
    assert lists.read_text("初三(1)班 张伟 王芳").already == 2
    _undo()
    assert [seat.name for seat in seats.sitting(_class(2))] == ["曾国藩"]
    assert seats.sitting(_class(1)) == []
