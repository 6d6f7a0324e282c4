"""The board: who is where, what is due, found as one types; and what others see of it."""

from datetime import date, timedelta

import pytest

from model import due, reading_log, rights
from model.calendar import year
from model.care import around, board, cases, clocks, contacts, incident_log, incidents, lists, month, periods, plan
from model.errors import NotAllowed
from model.people import students
from tests.founding import School
from tests.model.care.school_at_risk import DAY, at, days, opened, sits


def test_columns_stand_by_level_and_cards_by_next_date(school: School) -> None:
    for student, rank, ahead in ((0, 1, 9), (1, 3, 5), (2, 1, 4)):
        cases.open_case(school.students[student], rank, "情绪低落", days(ahead))
    columns = board.columns(board.cards())
    assert [(c.level.label.zh, [card.name for card in c.cards]) for c in columns] == [
        ("重大", ["王芳"]),
        ("较大", []),
        ("一般", ["李娜", "张伟"]),
    ]


def test_overdue_is_counted_in_school_days(school: School) -> None:
    friday, monday = days(2), days(5)
    assert clocks.school_days_late(friday, days(4)) == 0
    assert clocks.school_days_late(friday, monday) == 1
    assert clocks.school_days_after(friday, 1) == monday
    case = cases.open_case(school.students[0], 1, "情绪低落", friday)
    plan.add_measure(case.id, "每周面谈", "赵老师", friday)
    at(4)
    assert [(card.late, card.overdue) for card in board.cards()] == [(False, 0)]
    at(5)
    [card] = board.cards()
    assert (card.late, card.overdue, card.days) == (True, 1, 5)


def test_a_step_of_a_protocol_is_overdue_by_the_clock(school: School) -> None:
    opened(school)
    incidents.report("major", "harm", "自伤", "孙老师", student=school.students[0])
    at(0, 12, 1)
    assert board.cards()[0].overdue == 2


def test_the_danger_of_an_incident_under_way_stands_on_the_card(school: School) -> None:
    case = opened(school)
    told = incidents.report("major", "harm", "自伤", "孙老师", student=case.student_id, danger="danger.self_harm")
    assert [card.danger for card in board.cards()] == ["自伤"]
    for step in incident_log.steps(told.id):
        incidents.tick(step.id)
    incidents.close(told.id, "由家长带回监护")
    assert [card.danger for card in board.cards()] == [""]


def test_filters_keep_what_has_every_word(school: School) -> None:
    first = cases.open_case(school.students[0], 1, "x", days(9), danger="danger.ideation")
    second = cases.open_case(school.students[4], 2, "x", days(1))
    lists.set_flags(second.student_id, ("single_parent",))
    at(6)
    cards = board.cards()

    def found(text: str) -> list[int]:
        return [card.case_id for card in board.narrowed(cards, text)]

    for text in ("zw", "初三", "自杀", "张伟 初三"):
        assert found(text) == [first.id], text
    for text in ("单亲", "逾期", "oyxm 初二"):
        assert found(text) == [second.id], text
    assert found("") == [first.id, second.id]
    assert found("张伟 单亲") == []


def test_filters_know_the_key_period_of_the_review_and_what_the_roster_says_of_a_family(school: School) -> None:
    year.decide_day(days(12), "exam", note="月考")
    first = cases.open_case(school.students[0], 1, "x", days(9))
    second = cases.open_case(school.students[1], 1, "x", days(40))
    students.edit(school.students[1], left_behind=True)
    cards = board.cards()
    for text, case in (("考试季", first), ("examinations", first), ("留守", second), ("left", second)):
        assert [card.case_id for card in board.narrowed(cards, text)] == [case.id], text


def test_the_board_and_a_search_are_in_the_read_log(school: School) -> None:
    opened(school)
    board.open_board()
    board.searched("张伟")
    assert [look.what for look in reading_log.latest()[:2]] == ["board 张伟", "board"]


def test_the_month_shows_everything_that_is_due_on_its_day(school: School) -> None:
    case = opened(school)
    contacts.plan(case.student_id, "home_visit", days(3))
    plan.add_measure(case.id, "每周面谈", "赵老师", days(-5))
    around.name_proxy(school.students[1], school.sun)
    told = month.due_between(DAY.replace(day=1), days(20))
    assert [(each.day, each.kind, each.late) for each in told] == [
        (days(-5), "measure", True),
        (days(3), "home_visit", False),
        (days(7), "owed proxy_talk", False),
        (days(14), "review", False),
    ]
    assert [each.words.zh for each in told] == ["方案措施", "家访", "代理家长周谈", "等级评估"]
    later = month.due_between(days(21), days(60))
    assert [(each.kind, each.day) for each in later] == [
        ("owed proxy_parent", days(31)),
        ("owed talk", days(31)),
        ("owed home_visit", date(2027, 1, 22)),
    ]


def test_a_student_who_left_stays_on_the_board_and_is_marked_until_the_file_is_settled(school: School) -> None:
    opened(school)
    students.leave(school.students[0])
    [card] = board.cards()
    assert card.class_shown == "初三(1)班 已离校"
    assert board.narrowed([card], "已离校") == [card]


def test_leaders_see_numbers_and_nobody_else_sees_anything(school: School) -> None:
    opened(school)
    opened(school, 1, rank=3)
    rights.take(rights.Role.LEADER)
    assert board.counts() == {2: 1, 3: 1}
    for role in (rights.Role.LEADER, rights.Role.DUTY, rights.Role.ADMINISTRATOR, rights.Role.NONE):
        rights.take(role)
        for look in (board.cards, board.open_board, lambda: month.due_between(DAY, DAY), lambda: board.searched("x")):
            with pytest.raises(NotAllowed):
                look()
    with pytest.raises(NotAllowed):
        board.counts()


def test_a_review_that_is_soon_is_on_the_to_do_list_and_gone_when_it_is_done(school: School) -> None:
    case = opened(school)
    assert [each for each in due.to_do() if each.due == "care_review"] == []
    at(10)
    [todo] = [each for each in due.to_do() if each.due == "care_review"]
    assert (todo.number, todo.late) == (case.student_id, False)
    plan.assess(case.id, "medium", "仍有失眠", days(30))
    assert [each for each in due.to_do() if each.due == "care_review"] == []
    sits(school.sun)
    assert [each for each in due.to_do() if each.due.startswith("care_")] == []


def test_key_periods_shorten_the_interval(school: School) -> None:
    ordinary = days(0)
    assert periods.on(ordinary) is None
    start_of_term = ordinary.replace(month=9, day=7)
    assert periods.on(start_of_term) == ("开学季", "Start of term")
    usual = clocks.next_review(2, ordinary)
    assert usual == clocks.school_days_after(ordinary, 10)
    assert clocks.next_review(2, start_of_term) == clocks.school_days_after(start_of_term, 5)
    assert usual - ordinary == timedelta(days=14)
