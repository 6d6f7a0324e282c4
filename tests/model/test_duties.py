"""The rules in force with their texts: which the school changed, and how those stand that are counted."""

from model import clock, duties, session, settings
from model.care import own_rules
from model.committee_rules import COMMITTEE
from model.opening import log
from model.policy_rules import RULES
from model.visits import visits
from model.visits.visit import Details
from tests.founding import School
from tests.model.visits.desk_day import at, moment


def one(name: str) -> duties.Duty:
    """The rule of that name."""
    return next(each for each in duties.in_force() if each.name == name)


def test_every_rule_of_the_policy_is_there_with_its_text_in_the_order_of_the_requirements(school: School) -> None:
    found = duties.in_force()
    assert {each.name for each in found} >= set(RULES)
    groups = [each.group for each in found]
    assert groups == sorted(groups)
    assert all(each.source.zh and each.source.en and each.demands.zh for each in found)
    others = {each.name for each in found} - set(RULES)
    assert {name for name in others if not name.startswith("care.")} <= {
        *COMMITTEE,
        "care_scheme",
        "care_two_low",
        "care_shorten",
    }
    assert duties.own(found) == 0


def test_a_number_of_the_schools_own_stands_beside_the_one_it_replaces(school: School) -> None:
    settings.change(min_open_minutes_per_day=90, meeting_weeks=3)
    day, meeting = one("min_open_minutes_per_day"), one("meeting_weeks")
    assert (day.demands.zh, day.evidence, str(day.instead_of)) == ("90 分钟", "school", "120 分钟")
    assert (meeting.demands.zh, meeting.evidence, str(meeting.instead_of)) == ("3 周", "school", "2 周")
    assert duties.own(duties.in_force()) == 2


def test_a_number_of_the_risk_board_is_told_with_what_it_rests_on(school: School) -> None:
    talk = one("care.around.talk_days")
    assert (talk.requirement, str(talk.demands), talk.evidence) == ("C8", "31 天", "A")
    proxy = one("care.around.proxy_talk_days")
    assert (proxy.requirement, str(proxy.source)) == ("C10", "学生心理危机干预方案（篇2、3、5）")
    own_rules.change("care.written.serious", 12, "区教体局2026年12号文")
    written = one("care.written.serious")
    assert (str(written.demands), written.evidence, str(written.instead_of)) == ("12 小时", "school", "24 小时")
    assert str(written.source).endswith("；本校依据：区教体局2026年12号文")


def test_what_is_counted_says_how_it_stands(school: School) -> None:
    log.open_room()
    visits.add(Details(), moment("10:00"), moment("10:30"))
    with clock.stopped_at(at("14:10")):
        day = one("min_open_minutes_per_day")
        assert (day.stands and day.stands.zh, day.state) == ("今天 130/120 分钟", "met")
        assert one("min_open_minutes_per_week").state == "short"
        assert one("write_up_hours").state == "met"
        assert str(one("counselling_minutes_per_week").stands) == "本周 0/2 人达到"
    with clock.stopped_at(at("14:10", 1)):
        assert (str(one("write_up_hours").stands), one("write_up_hours").state) == ("逾期 1 次", "short")


def test_who_may_not_see_totals_is_told_none(school: School) -> None:
    session.sit_down(school.sun)
    assert one("counselling_minutes_per_week").stands is None
