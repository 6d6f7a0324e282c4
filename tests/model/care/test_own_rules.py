"""The school's own rules of the risk board: set with their source, refused when they cannot be, taken back with one undo."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from model import clock, rights, settings
from model.care import clocks, incident_log, incidents, own_rules, periods, scheme
from model.errors import Invalid, NotAllowed, NotFound
from model.store import journal
from model.store.database import desk
from tests.founding import School
from tests.model.care.school_at_risk import DAY, days

NOTICE = "区教体局2026年12号文"


def _undo() -> None:
    journal.take_back(journal.last_done() or 0)


def test_a_limit_a_step_a_level_and_an_interval_are_the_schools_own(school: School) -> None:
    own_rules.change("care.written.serious", 12, NOTICE)
    own_rules.change("care.step.report.look", [60, "leader", "先见学生", "See the student first"], NOTICE)
    own_rules.change("care.level.three.2", ["橙色", "Orange", 5], NOTICE)
    own_rules.change("care.around.talk_days", 14, NOTICE)
    told = incidents.report("serious", "blow", "父亲车祸", "孙老师", student=school.students[0])
    assert told.written_due == clock.now() + timedelta(hours=12)
    look = next(step for step in incident_log.steps(told.id) if step.key == "look")
    assert (str(look.words), look.due) == ("先见学生", clock.now() + timedelta(minutes=60))
    assert scheme.level(2).label.zh == "橙色"
    assert clocks.next_review(2) < days(20)
    assert scheme.data()["around"]["talk_days"] == 14
    assert scheme.below()["around"]["talk_days"] == 31


def test_a_change_says_what_it_rests_on_and_is_taken_back(school: School) -> None:
    before = own_rules.get("care.written.serious")
    assert (before.value, before.is_own, str(before.text)) == (24, False, "学生心理危机干预方案（篇2、3、5）")
    after = own_rules.change("care.written.serious", 12, NOTICE)
    assert (after.value, after.usual, after.own, str(after.said())) == (12, 24, NOTICE, "12 小时")
    last = journal.last_done()
    assert own_rules.change("care.written.serious", 12, f" {NOTICE} ") == after
    assert journal.last_done() == last
    assert own_rules.give_back("care.written.serious") == before
    _undo()
    assert own_rules.get("care.written.serious") == after
    _undo()
    assert own_rules.get("care.written.serious") == before
    assert scheme.grade("serious").written_hours == 24


@pytest.mark.parametrize(
    ("key", "value", "field"),
    [
        ("written.serious", 0, "number"),
        ("written.serious", 200, "number"),
        ("written.serious", "12", "number"),
        ("level.three.1", [" ", "Light", 20], "zh"),
        ("level.three.1", ["轻", "Light", 0], "number"),
        ("step.report.look", [60, "nobody", "见", "See"], "role"),
        ("step.report.look", [-2, "leader", "见", "See"], "number"),
        ("return.days", [7, 3], "days"),
        ("return.days", [], "days"),
        ("span.spring", ["13-01", "05-31"], "from"),
        ("span.spring", ["06-01", "05-31"], "to"),
        ("period.exams.around_exams", 61, "number"),
    ],
)
def test_what_cannot_be_is_refused_under_its_field(school: School, key: str, value: Any, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        own_rules.change(f"care.{key}", value, NOTICE)
    assert field in refused.value.problems
    with pytest.raises(Invalid) as refused:
        own_rules.change(f"care.{key}", value, "  ")
    assert "source" in refused.value.problems


def test_they_lie_over_the_schools_file_and_give_way_where_it_took_the_line_away(school: School) -> None:
    own = Path(desk.database).parent / "care.toml"
    own.write_text("[grades.serious]\nwritten_hours = 6\n", encoding="utf-8")
    assert own_rules.get("care.written.serious").value == 6
    own_rules.change("care.written.serious", 12, NOTICE)
    own_rules.change("care.span.spring", ["03-15", "06-10"], NOTICE)
    assert scheme.grade("serious").written_hours == 12
    spring = DAY.replace(year=2027, month=6, day=5)
    assert periods.on(spring) is not None
    own.write_text("[periods]\nspring = false\n", encoding="utf-8")
    assert "care.span.spring" not in {line.key for line in own_rules.lines()}
    with pytest.raises(NotFound):
        own_rules.get("care.span.spring")
    assert scheme.trouble() is None


def test_another_scheme_has_its_own_lines(school: School) -> None:
    own_rules.change("care.level.three.2", ["橙色", "Orange", 5], NOTICE)
    settings.change(care_scheme="two")
    assert [line.value for line in own_rules.lines() if line.kind == "level"] == [
        ["一般", "Ordinary", 20],
        ["重大", "Major", 3],
    ]
    settings.change(care_scheme="three")
    assert scheme.level(2).label.zh == "橙色"


def test_every_rule_says_where_it_comes_from_in_both_languages(school: School) -> None:
    told = own_rules.lines()
    assert len(told) > 40
    for line in told:
        assert line.text.zh
        assert line.text.en
        assert line.title.zh
        assert str(line.said())
        assert own_rules.change(line.key, line.value, "照旧").value == line.value


def test_who_has_no_right_to_settings_changes_nothing(school: School) -> None:
    rights.take(rights.Role.DUTY)
    for act in (own_rules.lines, lambda: own_rules.change("care.written.serious", 12, NOTICE)):
        with pytest.raises(NotAllowed):
            act()
    assert scheme.grade("serious").written_hours == 24
