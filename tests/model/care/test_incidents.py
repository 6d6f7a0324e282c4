"""An incident and its clocks: told now, in writing within 24 hours, step by step with a time and a name."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from model import due, rights
from model.care import incident_log, incidents, periods, scheme
from model.errors import DeskError, NotAllowed, Refused
from model.store import journal
from model.store.database import desk
from tests.founding import School
from tests.model.care.school_at_risk import at, sits

NOON = datetime(2026, 11, 25, 12, 0)


def kinds() -> list[str]:
    """What the risk board has on the to-do list."""
    return [each.due for each in due.to_do() if each.due.startswith("care_")]


def test_a_serious_incident_wants_its_written_report_within_24_hours(school: School) -> None:
    told = incidents.report("serious", "blow", "父亲车祸，学生反应强烈", "孙老师", student=school.students[0])
    assert (told.label, told.written_due, told.leaders_now) == ("较大", NOON + timedelta(hours=24), False)
    assert "care_written" in kinds()
    at(1, 12, 1)
    [late] = [each for each in due.to_do() if each.due == "care_written"]
    assert late.late
    incidents.written_report_came(told.id)
    known = incident_log.get(told.id)
    assert known.written_late
    assert "care_written" not in kinds()


def test_a_report_on_time_is_on_time(school: School) -> None:
    told = incidents.report("ordinary", "peer", "受同学事件影响", "孙老师", student=school.students[0])
    at(0, 20)
    assert not incidents.written_report_came(told.id).written_late
    with pytest.raises(Refused):
        incidents.written_report_came(told.id, datetime(2026, 11, 25, 23, 0))


def test_a_major_one_or_any_danger_wants_the_leading_group_now(school: School) -> None:
    major = incidents.report("major", "suicide", "从二楼跳下", "孙老师", student=school.students[0])
    danger = incidents.report(
        "ordinary", "relations", "说不想活了", "孙老师", student=school.students[1], danger="danger.ideation"
    )
    for told, protocol in ((major, "attempt"), (danger, "ideation")):
        assert (told.written_due, told.leaders_now, told.protocol) == (None, True, protocol)
    assert kinds().count("care_leaders") == 2
    incidents.leaders_told(major.id)
    step = incident_log.present_step(danger.id)
    assert step is not None
    incidents.tick(step.id)
    incidents.tick(incident_log.steps(danger.id)[1].id)
    assert incident_log.get(danger.id).leaders_at == NOON
    assert "care_leaders" not in kinds()


def test_the_protocol_of_suicidal_intent_against_the_clock(school: School) -> None:
    told = incidents.report(
        "ordinary", "relations", "写下告别的话", "同桌告诉班主任", student=school.students[0], danger="danger.ideation"
    )
    steps = incident_log.steps(told.id)
    assert [step.key for step in steps[:3]] == ["safe", "leaders", "guard"]
    assert steps[0].due == NOON
    assert steps[3].due == NOON + timedelta(minutes=30)
    assert "不得留在宿舍" in scheme.protocol("ideation").never[0].zh
    at(0, 12, 4)
    done = incidents.tick(steps[0].id)
    assert (done.state, done.at, done.who) == ("done", datetime(2026, 11, 25, 12, 4), "赵老师")
    incidents.tick(steps[1].id)
    at(0, 12, 20)
    guard = incident_log.present_step(told.id)
    assert guard is not None
    assert (guard.key, guard.late) == ("guard", True)
    incidents.tick(guard.id, who=school.sun)
    assert incident_log.steps(told.id)[2].who == "孙老师"


def test_what_was_not_done_needs_a_reason_and_nothing_is_ticked_twice(school: School) -> None:
    told = incidents.report("major", "harm", "与同学互殴，已受伤", "孙老师", student=school.students[0])
    step = incident_log.steps(told.id)[2]
    with pytest.raises(Refused) as refused:
        incidents.leave_undone(step.id, "  ")
    assert refused.value.rule == "incident_step_reason"
    incidents.leave_undone(step.id, "没有可保护的现场")
    with pytest.raises(Refused) as again:
        incidents.tick(step.id)
    assert again.value.rule == "incident_step.ticked"
    journal.take_back(journal.last_done() or 0)
    assert incident_log.steps(told.id)[2].state == "open"


def test_it_is_closed_when_every_step_is_settled_and_the_outcome_written(school: School) -> None:
    told = incidents.report("ordinary", "study", "考试后情绪崩溃", "孙老师", student=school.students[0])
    with pytest.raises(Refused) as refused:
        incidents.close(told.id, "平稳")
    assert refused.value.rule == "incident.steps_open"
    first, *others = incident_log.steps(told.id)
    assert (first.state, first.at, first.who, first.remark) == ("done", NOON, "赵老师", "孙老师")
    for step in others:
        incidents.tick(step.id)
    with pytest.raises(Refused):
        incidents.close(told.id, "")
    assert incidents.close(told.id, "情绪平稳，回班上课").state == "closed"
    assert incident_log.running() == []


def test_what_two_places_say_is_said_once(school: School) -> None:
    serious = incidents.report("serious", "blow", "父亲车祸", "孙老师", student=school.students[0])
    at(0, 15)
    incidents.written_report_came(serious.id, datetime(2026, 11, 25, 14, 30))
    written = next(step for step in incident_log.steps(serious.id) if step.key == "written")
    assert (written.state, written.at) == ("done", datetime(2026, 11, 25, 14, 30))
    other = incidents.report("serious", "blow", "母亲病危", "孙老师", student=school.students[1])
    incidents.tick(next(step.id for step in incident_log.steps(other.id) if step.key == "written"))
    assert incident_log.get(other.id).written_at == datetime(2026, 11, 25, 15, 0)


def test_a_step_was_done_by_somebody_between_the_report_and_now(school: School) -> None:
    told = incidents.report("major", "harm", "撞墙", "孙老师", student=school.students[0])
    at(0, 12, 30)
    [first, second, *_] = incident_log.steps(told.id)
    for wrong in (datetime(2026, 11, 25, 11, 59), datetime(2026, 11, 25, 12, 31)):
        with pytest.raises(Refused) as refused:
            incidents.tick(first.id, at=wrong)
        assert (refused.value.rule, refused.value.field) == ("incident_step.time", "at")
    done = incidents.tick(first.id, "送区医院", who=school.sun, at=datetime(2026, 11, 25, 12, 6))
    assert (done.who, done.at, done.remark) == ("孙老师", datetime(2026, 11, 25, 12, 6), "送区医院")
    assert incidents.tick(second.id).at == datetime(2026, 11, 25, 12, 30)


def test_the_criterion_is_one_of_the_listed(school: School) -> None:
    with pytest.raises(Refused):
        incidents.report("serious", "peer", "x", "孙老师")
    with pytest.raises(DeskError):
        incidents.report("worst", "peer", "x", "孙老师")


def test_a_serious_disorder_opens_its_own_protocol(school: School) -> None:
    told = incidents.report("serious", "illness", "医院诊断证明已交", "家长", student=school.students[0])
    assert told.protocol == "disorder"
    assert told.written_due is not None
    assert "边学边治" in incident_log.steps(told.id)[2].words.zh


def test_a_duty_teacher_may_report_and_not_read(school: School) -> None:
    sits(school.sun)
    told = incidents.report("ordinary", "peer", "在走廊哭了一节课", "孙老师", student=school.students[0])
    assert told.owner_id == school.zhao
    for look in (
        lambda: incident_log.get(told.id),
        lambda: incident_log.steps(told.id),
        incident_log.running,
        lambda: incidents.tick(1),
        lambda: incidents.close(told.id, "x"),
    ):
        with pytest.raises(NotAllowed):
            look()
    assert kinds() == []
    for role in (rights.Role.LEADER, rights.Role.ADMINISTRATOR, rights.Role.NONE):
        rights.take(role)
        with pytest.raises(NotAllowed):
            incidents.report("ordinary", "peer", "x", "x")


def test_a_protocol_in_force_stays_readable_when_the_school_changes_it(school: School) -> None:
    told = incidents.report("ordinary", "peer", "受影响", "孙老师", student=school.students[0])
    own = Path(desk.database).parent / "care.toml"
    own.write_text(
        '[protocols.report]\nzh = "本校流程"\nen = "Ours"\nsource = "school"\nnever = []\n'
        'steps = [["call", 5, "counsellor", "先给心理老师打电话", "Call the counsellor first", "school"]]\n',
        encoding="utf-8",
    )
    new = incidents.report("ordinary", "peer", "受影响", "孙老师", student=school.students[1])
    assert [step.key for step in incident_log.steps(new.id)] == ["call"]
    assert scheme.source(incident_log.steps(new.id)[0].source).zh == "本校规定"
    assert len(incident_log.steps(told.id)) == 5
    own.unlink()
    assert len(scheme.protocol("report").steps) == 5


def own_rules(text: str) -> None:
    """The school's own file beside its store."""
    (Path(desk.database).parent / "care.toml").write_text(text, encoding="utf-8")


def test_a_school_changes_one_limit_one_step_one_criterion_and_one_period(school: School) -> None:
    own_rules(
        "[grades.serious]\nwritten_hours = 12\n"
        'criteria = [["blow", "本校：突发打击", "A blow"], ["quarrel", "师生冲突", "A quarrel", "harm_others"]]\n'
        '[periods]\nspring = false\n[roles]\ncounsellor = ["专职心理教师", "Full-time counsellor"]\n'
    )
    told = incidents.report("serious", "quarrel", "课堂冲突", "孙老师", student=school.students[0])
    assert (told.written_due, told.protocol) == (NOON + timedelta(hours=12), "harm_others")
    assert scheme.grade("ordinary").written_hours == 24
    assert scheme.role_words("counsellor").zh == "专职心理教师"
    assert periods.on(date(2027, 4, 14)) is None
    own_rules("[around]\ntalk_days = 14\n")
    assert (scheme.data()["around"]["talk_days"], scheme.data()["around"]["talk_minutes"]) == (14, 15)
    assert periods.on(date(2027, 4, 14)) is not None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[protocols.report]\nsteps = 3\n", "protocols.report 写法不对"),
        ("[grades.own]\nrank = 2\n", "grades.own 缺 zh"),
        ("[grades.serious]\nprotocol = 'mine'\n", "protocols.mine 缺 mine"),
        ("[around]\ntalk_days = 'often'\n", "around.talk_days 写法不对"),
        ("[periods.new]\nzh = '新'\n", "periods.new 缺 around_holidays"),
        ("[nothing]\n", "没有表 nothing"),
        ("[broken", "care.toml"),
    ],
)
def test_a_file_that_cannot_be_used_stops_nothing_and_is_told(school: School, text: str, why: str) -> None:
    own_rules(text)
    wrong = scheme.trouble()
    assert wrong is not None
    assert why in wrong.zh
    told = incidents.report("serious", "blow", "父亲车祸", "孙老师", student=school.students[0])
    assert told.written_due == NOON + timedelta(hours=24)
    assert "care_rules" in kinds()
    (Path(desk.database).parent / "care.toml").unlink()
    assert "care_rules" not in kinds()
