"""A term of the risk board from end to end, as issue 5 wants it: screening, five files, an incident, a protocol against
the clock, a referral out and back, one level lowered and one refused, the month's summary."""

from datetime import datetime
from pathlib import Path

import pytest

from model import due
from model.care import (
    board,
    cases,
    incident_log,
    incidents,
    interviews,
    leaves,
    level_history,
    levels,
    plan,
    referrals,
    screening,
    summary,
)
from model.care.cases import Case
from model.care.screening import Result
from model.errors import Refused
from model.exchange import care_papers
from tests.founding import School
from tests.model.care.school_at_risk import DAY, at, days, sits
from tests.model.care.test_papers import texts
from tests.model.care.test_screening import book, reading_of, whole_school


def test_a_term(school: School, tmp_path: Path) -> None:
    flagged, five = screened(school, tmp_path)
    told_and_late(five[0])
    against_the_clock(five[1])
    referred_and_back(five[1])
    lowered_after_one_refusal(school, five[1])
    month = summary.of_month(datetime(2026, 11, 30).date())
    assert (month.count("等级变动", "建档"), month.count("事件", "书面报告迟交")) == (5, 1)
    care_papers.print_summary(month, tmp_path / "month.xlsx")
    assert not any(result.student_name in texts(tmp_path / "month.xlsx") for result in flagged)


def screened(school: School, tmp_path: Path) -> tuple[list[Result], list[Case]]:
    """1,260 results come in, a score makes a to-do and nothing else; five interviews end in a file a person opens."""
    reading = reading_of(book(tmp_path / "scl.xlsx", whole_school(school, 1260)))
    batch = screening.take_in("2026秋", "MSSMHS", DAY, reading.lines)
    flagged = screening.flagged(batch.id)
    assert (len(flagged), board.cards()) == (21, [])
    for n, result in enumerate(flagged):
        interviews.settle(result.id, "case" if n < 5 else "watch" if n < 9 else "nothing", "面谈所见")
    five = [
        cases.open_case(result.student_id, 1 + n % 2, "访谈中反映情绪低落", days(14), reasons=("screened",))
        for n, result in enumerate(flagged[:5])
    ]
    assert screening.unsettled() == []
    assert [len(column.cards) for column in board.columns(board.cards())] == [0, 2, 3]
    return flagged, five


def told_and_late(case: Case) -> None:
    """A serious one is told by telephone; its written report is late."""
    at(0, 13)
    told = incidents.report("serious", "blow", "家中火灾", "班主任", student=case.student_id)
    at(1, 13, 1)
    assert [each.late for each in due.to_do() if each.due == "care_written"] == [True]
    assert incidents.written_report_came(told.id).written_late
    for step in incident_log.steps(told.id):
        if step.state == "open":
            incidents.tick(step.id)
    incidents.close(told.id, "亲属安顿，回班上课")


def against_the_clock(case: Case) -> None:
    """Suicidal intent: the level at once, then step by step; the last but one comes late and is not done."""
    begun = at(2, 10)
    danger = incidents.report(
        "ordinary", "relations", "写了告别信", "同桌", student=case.student_id, danger="danger.ideation"
    )
    levels.raise_level(case.id, 3, "写了告别信", days(5))
    for minute in (2, 3, 12, 28, 100, 200, 280):
        at(2, 10 + minute // 60, minute % 60)
        step = present(danger.id)
        assert not step.late or step.due == begun
        incidents.tick(step.id)
    assert present(danger.id).key == "handed"
    at(2, 16, 1)
    assert present(danger.id).late
    incidents.leave_undone(present(danger.id).id, "由学校陪同送医，家长在医院签字")
    incidents.tick(present(danger.id).id)
    incidents.close(danger.id, "住院治疗")


def present(incident_id: int) -> incident_log.Step:
    """What is to be done now."""
    step = incident_log.present_step(incident_id)
    assert step is not None
    return step


def referred_and_back(case: Case) -> None:
    """Referred with consent, away, back with every paper."""
    known = referrals.apply(case.student_id, "hospital", "市四院", "写了告别信")
    referrals.approve(known.id, "领导小组会议")
    referrals.consent(known.id, "signed", "signed")
    referrals.send(known.id, days(9))
    away = leaves.leave(case.student_id, "住院", days(2))
    at(30)
    referrals.hear(known.id, "“病情稳定，可返校”")
    referrals.come_back(known.id)
    leaves.certificate_came(away.id, "市四院", days(29))
    leaves.room_assessed(away.id, "可返校")
    leaves.leaders_assessed(away.id)
    leaves.agreement(away.id, "signed")
    leaves.come_back(away.id)


def lowered_after_one_refusal(school: School, case: Case) -> None:
    """Refused once by the desk's own safeguard, then lowered by a second person."""
    with pytest.raises(Refused) as refused:
        levels.propose(case.id, 2, "病情稳定")
    assert refused.value.rule == "lowering.two_low"
    for n in (33, 40):
        at(n)
        plan.assess(case.id, "low", "按时到校，睡眠好", days(n + 10))
    asked = levels.propose(case.id, 2, "两次评估为低风险")
    sits(school.qian)
    assert levels.decide(asked.id, agree=True, review_on=days(60)).rank == 2
    sits(school.zhao)
    assert [change.kind for change in level_history.history(case.id)] == ["open", "raise", "lower"]
