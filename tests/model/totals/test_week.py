"""The week's totals are what anybody would count who goes through the visits one by one."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from model import clock, session, settings
from model.calendar import year
from model.errors import NotAllowed
from model.people import staff, students
from model.store import journal
from model.store.database import desk
from model.store.tables import TermRow
from model.totals.basis import basis, class_hours, rules
from model.totals.codes import student_code
from model.totals.names import names_of
from model.totals.sums import Sums, hundredths
from model.totals.week import WeekTotals, week
from model.words import Words, speak
from tests.founding import School
from tests.model.totals.week_at_school import MONDAY, busy_week, came, on, room_hours


def line_of(totals: WeekTotals, number: str) -> int:
    return [line.number for line in totals.lines].index(number)


def test_only_visits_of_the_week_that_ended_count(school: School) -> None:
    numbers = busy_week(school)
    totals = week(MONDAY)
    left_out = {"voided", "under way", "week before", "week after"}
    assert {line.number for line in totals.lines} == {n for name, n in numbers.items() if name not in left_out}
    assert (totals.under_way, totals.voided) == (1, 1)
    assert totals.over


def test_people_visits_sessions_and_minutes_are_four_things(school: School) -> None:
    busy_week(school)
    totals = week(MONDAY)
    zhao, qian, sun = totals.each
    assert [each.name for each in totals.each] == ["赵老师", "钱老师", "孙老师"]
    # 赵: 张伟 twice, 王芳 alone and in the group, 李娜 and 欧阳小明 in it, somebody unnamed, 小雨 twice.
    assert (zhao.people, zhao.week) == (6, Sums(visits=9, sessions=7, minutes=235))
    # 钱: 张伟, both his parents as one, a teacher; the group without a list counts its time and nobody.
    assert (qian.people, qian.week) == (3, Sums(visits=4, sessions=5, minutes=150))
    assert (sun.people, sun.week) == (1, Sums(visits=1, sessions=1, minutes=15))
    # 张伟 saw two counsellors and is one person.
    assert (totals.all.people, totals.all.week) == (9, Sums(visits=14, sessions=13, minutes=400))


def test_every_counsellor_has_a_target_and_a_duty_teacher_has_none(school: School) -> None:
    busy_week(school)
    zhao, qian, sun = week(MONDAY).each
    assert (zhao.target, zhao.reached) == (360, False)
    assert (qian.target, qian.reached) == (120, True)
    assert (sun.target, sun.reached) == (None, None)


def test_without_a_target_of_their_own_the_rule_in_force_holds(school: School) -> None:
    staff.retarget(school.qian, None)
    assert week(MONDAY).each[1].target == 360
    settings.change(counselling_minutes_per_week=240)
    assert week(MONDAY).each[1].target == 240
    settings.change(counselling_minutes_per_week=0)
    assert week(MONDAY).each[1].target is None


def test_without_school_nobody_owes_anything(school: School) -> None:
    assert {each.target for each in week(date(2027, 2, 1)).each} == {None}


def test_who_left_is_told_where_they_had_visits(school: School) -> None:
    came(school.qian, on(0, "12:00"), 30)
    staff.leave(school.qian, MONDAY)
    assert [each.name for each in week(MONDAY).each] == ["赵老师", "钱老师"]
    assert [each.name for each in week(MONDAY - timedelta(days=7)).each] == ["赵老师", "钱老师"]
    assert [each.name for each in week(date(2027, 3, 1)).each] == ["赵老师"]


def test_forms_of_contact_are_told_apart(school: School) -> None:
    busy_week(school)
    totals = week(MONDAY)
    assert totals.forms == ("form.in_person", "form.telephone", "form.group")
    assert totals.each[0].forms == {
        "form.in_person": Sums(3, 3, 120),
        "form.telephone": Sums(3, 3, 55),
        "form.group": Sums(3, 1, 60),
    }
    assert totals.all.forms["form.group"] == Sums(3, 2, 100)


def test_the_term_to_date_is_what_came_before_and_the_week(school: School) -> None:
    came(school.zhao, datetime(2026, 8, 31, 9, 0), 500, school.students[0])
    came(school.zhao, datetime(2026, 9, 1, 9, 0), 50, school.students[0])
    came(school.qian, datetime(2026, 10, 12, 9, 0), 90, visitor="group", members=school.students[:4])
    came(school.qian, datetime(2026, 10, 13, 9, 0), 90, state="voided")
    busy_week(school)
    zhao, qian, _ = week(MONDAY).each
    # The Sunday night before the week belongs to the term too.
    assert (zhao.before, zhao.term) == (Sums(2, 2, 109), Sums(11, 9, 344))
    assert (qian.before, qian.term) == (Sums(4, 1, 90), Sums(8, 6, 240))
    assert week(MONDAY).all.term == Sums(20, 16, 599)


def test_a_week_across_the_beginning_of_a_term_counts_only_its_days(school: School) -> None:
    came(school.zhao, datetime(2026, 8, 31, 9, 0), 30, school.students[0])
    came(school.zhao, datetime(2026, 9, 2, 9, 0), 40, school.students[0])
    zhao = week(date(2026, 8, 31)).each[0]
    assert (zhao.week, zhao.before, zhao.term) == (Sums(2, 2, 70), Sums(), Sums(1, 1, 40))


def test_a_week_across_the_end_of_a_term_counts_only_its_days(school: School) -> None:
    came(school.zhao, datetime(2027, 1, 15, 9, 0), 10)
    came(school.zhao, datetime(2027, 1, 22, 9, 0), 30)
    came(school.zhao, datetime(2027, 1, 23, 9, 0), 40)
    zhao = week(date(2027, 1, 18)).each[0]
    assert (zhao.week, zhao.before, zhao.term) == (Sums(2, 2, 70), Sums(1, 1, 10), Sums(2, 2, 40))


def test_in_the_holidays_there_is_no_term_to_add_to(school: School) -> None:
    came(school.zhao, datetime(2027, 2, 2, 9, 0), 30, school.students[0])
    totals = week(date(2027, 2, 1))
    assert (totals.term, totals.week_of_term) == (None, None)
    assert (totals.all.week, totals.all.term) == (Sums(1, 1, 30), Sums())


def test_topics_stand_by_grade_and_sex_and_by_who_came(school: School) -> None:
    busy_week(school)
    totals = week(MONDAY)
    assert [total.code for total in totals.topics] == ["topic.study", "topic.relations", "topic.mood", None]
    study, relations, mood, none = totals.topics
    # 初三 (entered 2024): 张伟, 王芳 twice, 李娜; 初二: 欧阳小明, 刘洋.
    assert study.students == {(9, "M"): 1, (9, "F"): 3, (8, "M"): 2}
    assert (relations.students, relations.others) == ({(9, "M"): 1}, {"parent": 1, "teacher": 0, "other": 0})
    assert mood.students == {(9, "M"): 2, (None, None): 1}
    assert (none.students, none.others) == ({(None, None): 2}, {"parent": 1, "teacher": 1, "other": 0})
    assert (totals.every_topic.total, sum(total.total for total in totals.topics)) == (14, 15)


def test_students_are_told_apart_by_the_grades_the_school_has_and_those_there_were(school: School) -> None:
    assert week(MONDAY).groups == ((7, "M"), (7, "F"), (8, "M"), (8, "F"), (9, "M"), (9, "F"))
    settings.change(stages=["senior"])
    busy_week(school)
    seen = ((8, "M"), (9, "M"), (9, "F"), *((grade, sex) for grade in (10, 11, 12) for sex in "MF"), (None, None))
    assert week(MONDAY).groups == seen


def test_a_grade_is_that_of_the_day(school: School) -> None:
    came(school.zhao, datetime(2024, 9, 3, 9, 0), 30, school.students[0])
    assert week(date(2024, 9, 2)).lines[0].grade == 7


def test_students_parents_and_teachers_are_told_apart(school: School) -> None:
    busy_week(school)
    kinds = {total.kind: (total.people, total.visits) for total in week(MONDAY).kinds}
    assert kinds == {"student": (7, 11), "parent": (1, 2), "teacher": (1, 1), "other": (0, 0)}


def test_dangers_are_counted_and_name_nobody(school: School) -> None:
    busy_week(school)
    came(school.zhao, on(0, "10:00"), 30, school.students[0], marks=["danger.self_harm"])
    came(school.zhao, on(0, "11:00"), 30, visitor="group", members=school.students, marks=["danger.self_harm"])
    dangers = [(total.code, total.sessions, total.people) for total in week(MONDAY).dangers]
    assert dangers == [("danger.self_harm", 3, 1), ("danger.ideation", 1, 1)]


def test_a_line_tells_everything_but_the_name(school: School) -> None:
    numbers = busy_week(school)
    totals = week(MONDAY)
    line = totals.lines[line_of(totals, numbers["zhang"])]
    assert (line.code, line.grade, line.sex) == ("S00001", 9, "M")
    assert (line.on, line.minutes, line.visits) == (MONDAY, 40, 1)
    assert (line.form, line.source, line.topics) == ("form.in_person", "source.self", ("topic.study", "topic.mood"))
    assert (line.booked, line.in_hours, line.after_the_fact, line.written) == (True, True, False, True)
    parent = totals.lines[line_of(totals, numbers["parent"])]
    assert (parent.code, parent.people[0].code, parent.people[0].grade) == ("S00001", "P00001", None)
    assert [person.code for person in totals.lines[line_of(totals, numbers["group"])].people] == [
        "S00002", "S00003", "S00005",
    ]  # fmt: skip
    assert "张伟" not in repr(totals)
    assert "妈妈" not in repr(totals)
    assert (totals.booked, totals.outside_hours, totals.after_the_fact, totals.unwritten) == (3, 1, 1, 1)


def test_the_code_is_the_one_the_desk_shows(school: School) -> None:
    assert student_code(school.students[3]) == students.get(school.students[3]).code


def test_somebody_who_gave_a_name_is_known_again_and_somebody_who_did_not_is_not(school: School) -> None:
    numbers = busy_week(school)
    totals = week(MONDAY)
    codes = {line.number: line.people[0].code for line in totals.lines if line.people}
    assert codes[numbers["alias"]] == codes[numbers["alias again"]] == "S-01"
    assert codes[numbers["anonymous"]] == f"S-{numbers['anonymous']}"
    assert codes[numbers["teacher"]] == "T-01"


def test_sources_are_told_with_the_most_frequent_first(school: School) -> None:
    busy_week(school)
    assert list(week(MONDAY).sources.items()) == [(None, 11), ("source.head_teacher", 1), ("source.self", 1)]


def test_the_room_is_measured_day_by_day(school: School) -> None:
    room_hours(school)
    opening = week(MONDAY).opening
    assert [each.meter.counted_minutes for each in opening.days] == [125, 125, 60, 125, 185, 0, 0]
    assert [each.meter.reached for each in opening.days[:5]] == [True, True, False, True, True]
    assert (opening.meter.counted_minutes, opening.meter.required_minutes, opening.meter.days_reached) == (620, 480, 4)
    assert [f"{a:%H:%M}-{b:%H:%M}" for a, b in opening.days[0].planned] == ["12:00-13:00", "17:00-18:00"]
    assert [turn.staff_name for each in opening.days[2].openings for turn in each.turns] == ["钱老师"]


def test_an_empty_week_comes_to_nothing(school: School) -> None:
    totals = week(MONDAY)
    assert totals.lines == ()
    assert (totals.all.people, totals.all.week, totals.topics, totals.dangers) == (0, Sums(), (), ())
    assert [each.name for each in totals.each] == ["赵老师", "钱老师"]


def test_a_week_that_runs_is_not_over(school: School) -> None:
    assert not week(clock.monday(clock.today())).over


@pytest.mark.parametrize(
    ("minutes", "unit", "comes_to"), [(0, 60, 0.0), (41, 40, 1.03), (100, 45, 2.22), (50, 60, 0.83), (7, 40, 0.18)]
)
def test_minutes_are_converted_once_and_halves_go_up(minutes: int, unit: int, comes_to: float) -> None:
    assert hundredths(minutes, unit) == comes_to


def test_how_it_was_counted_is_told_with_the_rules_and_their_source(school: School) -> None:
    busy_week(school)
    told = {each.title.en: each for each in basis(week(MONDAY))}
    assert "2026-11-16" in told["What counts"].says.en
    assert "left out: 1 under way, 1 voided" in told["What counts"].says.en
    assert "(this week: 1)" in told["People, visits, sessions"].says.en
    assert told["Open on every school day, at least"].says.zh == "120 分钟"
    assert told["Open on every school day, at least"].source.zh == "海州区教育局 海教发〔2024〕17号 第8条（A2，原文）"
    assert "Class hours" not in told
    settings.change(min_open_minutes_per_day=90)
    source = {each.title.en: each for each in basis(week(MONDAY))}["Open on every school day, at least"].source
    assert source.en == "set by the school (A2; instead of: Haizhou Education Bureau, notice [2024] no. 17 item 8)"


def test_rules_that_nobody_has_confirmed_say_so_before_all_others(school: School) -> None:
    assert rules(week(MONDAY))[0].title.zh == "每个上课日至少开放"
    settings.change(policy_assumed=True)
    first, *others = rules(week(MONDAY))
    assert first.title.zh == "政策口径待确认"
    assert "海州区 2024" in first.says.zh
    assert "Haizhou district 2024" in first.says.en
    assert others[0].title.zh == "每个上课日至少开放"


def test_days_that_nobody_is_sure_of_are_told_before_the_counting(school: School) -> None:
    first, *_ = basis(week(MONDAY))
    assert (first.title.zh, first.says) == ("校历待核", week(MONDAY).opening.warnings[0])
    year.take_in_year(2026)
    assert week(MONDAY).opening.warnings == ()
    assert basis(week(MONDAY))[0].title.zh == "统计范围"
    assert {each.day.told().zh for each in week(MONDAY).opening.days} == {"上课日", "周末"}


def test_class_hours_are_told_only_where_the_school_set_a_rate_and_who_approved_it(school: School) -> None:
    assert class_hours(week(MONDAY)) == ()
    settings.change(class_hour_minutes=40, class_hour_basis="校务会 2026-09-01")
    (told,) = class_hours(week(MONDAY))
    assert "÷ 40" in told.says.zh
    assert "校务会 2026-09-01" in told.says.en


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_line_of_the_basis_is_filled_in(school: School, language: str) -> None:
    busy_week(school)
    speak(language)  # type: ignore[arg-type]
    try:
        for each in basis(week(MONDAY)):
            assert str(each.title)
            assert "{" not in str(each.says) + str(each.source)
    finally:
        speak("zh")


def test_no_query_walks_more_than_the_week_and_the_term(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twentieth year costs what the first did: what grows with the years is searched, never walked."""
    room_hours(school)
    busy_week(school)
    asked: list[tuple[str, str]] = []
    ask = desk.execute_sql

    def planned(sql: str, *values: Any) -> Any:
        if sql.startswith("SELECT"):
            tables = {alias: table for table, alias in re.findall(r'"(\w+)" AS "(t\d+)"', sql)}
            for _, _, _, step in ask(f"EXPLAIN QUERY PLAN {sql}", *values).fetchall():
                how, _, rest = step.partition(" ")
                asked.append((how, tables.get(rest.split(" ")[0], rest)))
        return ask(sql, *values)

    monkeypatch.setattr(desk, "execute_sql", planned)
    names_of(week(MONDAY))
    grow = {"visit", "visit_word", "attendance", "note", "opening", "duty_turn", "student", "journal_change"}
    assert {("SEARCH", table) for table in grow} <= set(asked)
    assert {table for how, table in asked if how == "SCAN"} & grow == set()


def test_who_sits_at_the_desk_on_duty_does_not_see_totals(school: School) -> None:
    session.sit_down(school.sun)
    with pytest.raises(NotAllowed):
        week(MONDAY)


def test_two_terms_in_one_week_are_the_later_one(school: School) -> None:
    with journal.writing("term.set", Words("测试", "Test")):
        TermRow.create(school_year=2026, number=3, starts=date(2027, 7, 4), ends=date(2027, 8, 1))
    came(school.zhao, datetime.combine(date(2027, 7, 1), time(9)), 30)
    came(school.zhao, datetime.combine(date(2027, 7, 4), time(9)), 40)
    totals = week(date(2027, 6, 28))
    assert (totals.week_of_term, totals.all.week.minutes, totals.all.term.minutes) == (1, 70, 40)
