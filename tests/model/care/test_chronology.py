"""The chronology of a file: every kind of thing that happens to a student stands in it once, the newest first."""

from collections import Counter
from datetime import datetime, time
from pathlib import Path

from model.appointments import book
from model.appointments.book import Wish
from model.care import (
    access,
    cases,
    chronology,
    consents,
    contacts,
    incident_log,
    incidents,
    leaves,
    levels,
    lists,
    plan,
    referrals,
    screening,
    stages,
)
from model.care import file as files
from model.care.chronology import KIND_WORDS, Event
from model.committee import concerns, meetings
from model.committee.concerns import Seen
from model.exchange import care_papers
from model.opening import hours
from model.visits import groups, visits
from model.visits.visit import Details
from tests.founding import School
from tests.model.care.school_at_risk import at, days, sits
from tests.model.care.test_papers import texts


def told(student: int) -> list[Event]:
    """The chronology as the page shows it."""
    return chronology.chronology(files.again(student))


def a_term(school: School) -> int:
    """Everything there is, a day after the other."""
    student, zhao = school.students[0], school.zhao
    for weekday in range(5):
        hours.add_window(weekday, time(12, 0), time(18, 0), staff=zhao)
    screening.take_in("秋季", "MSSMHS", days(0), [screening.Line(student, "190", {}, "一级", True)])
    concerns.tell_urgent(Seen(student, "上课趴着", "life"))
    at(1)
    case = cases.open_case(student, 1, "访谈中反映常失眠", days(20))
    at(2)
    visit = visits.walk_in(Details(student=student))
    at(2, 12, 40)
    visits.end(visit.id)
    group = groups.begin("人际小组", [student])
    at(2, 13, 30)
    visits.end(group.id)
    consents.record(case.id, "signed", days(2), "母亲")
    at(5)
    levels.raise_level(case.id, 2, "向同学告别", days(15))
    incidents.report("serious", "blow", "父亲车祸，反应强烈", "孙老师", student=student)
    stages.move(case.id, "confirmed")
    plan.assess(case.id, "medium", "仍有失眠", days(12))
    at(6)
    for n, (kind, whom) in enumerate((("contact", "parent"), ("talk", "student"), ("home_visit", "parent"))):
        moment = at(6, 12, n)
        contacts.record(student, kind, moment, f"第{n}次", spoke_with=whom)
    meetings.hold("meeting", 1, students=[student], remark="近来沉默")
    lists.hand_in_finding(student, "市四院", "焦虑状态", days(4), "母亲")
    lists.put_on(student, "psychological", "评估中")
    known = referrals.apply(student, "hospital", "市四院", "两周失眠")
    referrals.approve(known.id, "12月会议")
    leaves.leave(student, "住院", days(6))
    access.disclose(student, "danger_self", "班主任", "需陪护")
    book.book(Wish(datetime.combine(days(7), time(12, 0)), 40, zhao, student))
    files.read(student)
    return student


def test_every_kind_of_thing_stands_in_it(school: School) -> None:
    student = a_term(school)
    counted = Counter(event.kind for event in told(student))
    assert counted == {
        "level": 2,
        "stage": 1,
        "review": 1,
        "contact": 3,
        "incident": 1,
        "step": 1,
        "referral": 2,
        "leave": 1,
        "consent": 1,
        "screening": 1,
        "visit": 2,
        "appointment": 1,
        "concern": 1,
        "meeting": 1,
        "list": 1,
        "finding": 1,
        "disclosure": 1,
        "looked": 1,
    }
    assert counted.keys() == KIND_WORDS.keys() - {"taken"}, "what another desk handed over is tried in handover"


def test_the_newest_stands_first_and_nothing_stands_twice(school: School) -> None:
    events = told(a_term(school))
    assert [event.at for event in events] == sorted((event.at for event in events), reverse=True)
    assert len({(event.at, event.kind, event.about.zh) for event in events}) == len(events)
    assert events[0].kind == "appointment"


def test_talks_home_visits_and_parents_are_told_apart(school: School) -> None:
    said = [event.about.zh for event in told(a_term(school)) if event.kind == "contact"]
    assert [line.split()[0] for line in said] == ["家访", "导师谈话", "面谈"]
    assert ["家长" in line for line in said] == [True, False, True]


def test_every_step_of_an_incident_stands_in_it_with_its_time_and_the_report_tells_them(
    school: School, tmp_path: Path
) -> None:
    student = school.students[0]
    cases.open_case(student, 1, "访谈中反映常失眠", days(20))
    known = incidents.report("serious", "blow", "父亲车祸", "孙老师", student=student)
    _told, look, written, *_ = incident_log.steps(known.id)
    at(0, 18)
    incidents.tick(look.id)
    incidents.leave_undone(written.id, "班主任请假")
    said = [(event.at.hour, event.about.zh, event.who) for event in told(student) if event.kind == "step"]
    assert said[0] == (18, "24小时内交书面报告：没做  班主任请假", "赵老师")
    assert said[1][1].startswith("见学生，作初步评估：已做（超时）")
    assert len(said) == 3
    path = tmp_path / "report.xlsx"
    care_papers.print_report(student, path, "区里汇总", "paper under lock")
    assert "没做  班主任请假" in texts(path, "paper under lock")


def test_a_list_is_told_when_it_begins_and_when_it_ends(school: School) -> None:
    student = school.students[0]
    entry = lists.put_on(student, "psychological", "评估中")
    at(3)
    lists.take_off(entry.id, "评估后移出")
    assert [event.about.zh for event in told(student) if event.kind == "list"] == [
        "移出心理异常名单",
        "列入心理异常名单：评估中",
    ]


def test_an_appointment_that_was_kept_is_told_as_the_visit_it_became(school: School) -> None:
    student = a_term(school)
    [booked] = [event for event in told(student) if event.kind == "appointment"]
    at(7)
    visit = visits.receive(booked.number)
    at(7, 12, 30)
    visits.end(visit.id)
    after = Counter(event.kind for event in told(student))
    assert (after["appointment"], after["visit"]) == (0, 3)


def test_a_restricted_contact_is_told_to_others_without_its_facts(school: School) -> None:
    student = a_term(school)
    contacts.record(student, "contact", at(6, 13), "母亲说起离婚", spoke_with="parent", restricted=True)
    sits(school.qian)
    access.look_into(student, "会商")
    newest = next(event for event in told(student) if event.kind == "contact")
    assert "限制阅读" in newest.about.zh
    assert "离婚" not in newest.about.zh


def test_looks_of_one_day_are_one_line_that_says_how_often(school: School) -> None:
    student = a_term(school)
    for _ in range(3):
        files.read(student)
    [mine] = [event for event in told(student) if event.kind == "looked"]
    assert "4 次" in mine.about.zh
    sits(school.qian)
    access.look_into(student, "会商")
    files.read(student)
    assert Counter(event.who for event in told(student) if event.kind == "looked") == {"赵老师": 1, "钱老师": 1}
