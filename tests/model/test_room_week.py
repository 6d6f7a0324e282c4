"""The room's week with every line of its log."""

from datetime import date, time, timedelta

from model import room_week, standing
from model.calendar import year
from model.opening import duty, hours, log
from model.opening.windows import OwnHours
from tests.conftest import WEDNESDAY
from tests.founding import School
from tests.model.visits.desk_day import at, moment

DAY = WEDNESDAY.date()


def lines(week: room_week.WeekOfRoom, day: date) -> list[str]:
    """The kinds of lines under a day."""
    return [line.kind for each in week.days if each.day.on == day for line in each.lines]


def test_each_day_has_its_plan_its_openings_and_its_lines(school: School) -> None:
    hours.add_windows([1, 2], time(12), time(13), staff=school.zhao)
    log.open_room()
    at("12:30")
    log.hand_over(school.qian)
    at("13:00")
    log.close_room("早退一人")
    log.void(log.record_past(moment("08:00"), moment("09:00"), school.sun).id, "记错")
    duty.swap_duty(DAY, school.zhao, school.sun, "教研")
    hours.plan_day(DAY - timedelta(days=1), [OwnHours(time(9), time(10))], "月考")
    week = room_week.week_of(DAY)
    assert lines(week, DAY) == ["swap", "opening", "turn", "opening", "turn", "turn", "handover"]
    assert lines(week, DAY - timedelta(days=1)) == ["own"]
    wednesday = week.days[2]
    assert wednesday.duty == ("赵老师", "钱老师"), "the voided entry is nobody's duty"
    assert [window.staff_id for window in wednesday.windows] == [school.sun]
    assert len({line.key for day in week.days for line in day.lines}) == 8
    assert week.meter == standing.week_of(DAY)
    assert [day.meter for day in week.days] == list(week.meter.days)


def test_whoever_opens_and_stays_needs_no_second_line(school: School) -> None:
    log.open_room()
    assert lines(room_week.week_of(DAY), DAY) == ["opening"]
    at("13:00")
    log.close_room()
    log.record_past(moment("08:00"), moment("09:00"), school.qian)
    assert lines(room_week.week_of(DAY), DAY) == ["opening", "turn", "opening"]


def test_the_week_knows_its_term_and_what_is_not_known(school: School) -> None:
    week = room_week.week_of(DAY)
    assert week.term is not None
    assert week.so_far == standing.term_to(DAY)
    assert any("2026" in words.zh for words in week.warnings)
    year.take_in_year(2026)
    assert room_week.week_of(DAY).warnings == ()
    summer = room_week.week_of(date(2026, 8, 5))
    assert (summer.term, summer.so_far) == (None, None)


def test_no_log_line_is_told_of_another_week(school: School) -> None:
    log.record_past(moment("12:00", -7), moment("13:00", -7), school.zhao)
    log.record_past(moment("12:00", -3), moment("13:00", -3), school.zhao)
    week = room_week.week_of(DAY)
    assert all(not day.lines for day in week.days)
