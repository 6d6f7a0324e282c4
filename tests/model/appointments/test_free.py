"""When a counsellor of this school is free: hours, absences, appointments, visits and rules as the store has them."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from model import settings
from model.appointments import book, free
from model.appointments.book import Wish
from model.calendar import year
from model.opening import absences, duty, hours
from model.opening.windows import OwnHours
from model.store.database import desk
from model.visits import visits
from tests.founding import School
from tests.model.visits.desk_day import at, moment

TODAY = moment("00:00").date()
FRIDAY = TODAY + timedelta(days=2)
MONDAY = TODAY + timedelta(days=5)


def starts(counsellor: int, day: date = TODAY, minutes: int = 40, **whose: Any) -> list[str]:
    """The free starts of a day, as 12:30."""
    return [f"{each:%H:%M}" for each in free.starts_free(counsellor, day, day, minutes, **whose)]


def taken(school: School, hhmm: str, days: int = 0, minutes: int = 40, **other: int) -> int:
    """An appointment with 赵老师, inside the hours or not."""
    facts: dict[str, int] = {"counsellor": school.zhao, "student": school.students[5], **other}
    return book.book(Wish(moment(hhmm, days), minutes, **facts), despite=True).id  # type: ignore[arg-type]


EVENING = ["16:30", "16:40", "16:50", "17:00", "17:10", "17:20"]


def test_a_counsellor_is_offered_in_their_own_windows_and_in_nobodys(planned: School) -> None:
    assert starts(planned.zhao) == ["12:30", "12:40", "12:50", *EVENING]
    assert starts(planned.qian) == EVENING


def test_nothing_is_offered_that_has_begun(planned: School) -> None:
    at("12:41")
    assert starts(planned.zhao) == ["12:50", *EVENING]
    assert free.starts_free(planned.zhao, TODAY - timedelta(days=1), TODAY - timedelta(days=1), 40) == []


def test_nothing_is_offered_on_a_weekend_or_a_day_that_the_school_closed(planned: School) -> None:
    year.decide_day(FRIDAY, "closed")
    assert starts(planned.zhao, FRIDAY) == []
    assert starts(planned.zhao, FRIDAY + timedelta(days=1)) == []
    assert starts(planned.zhao, MONDAY) != []


def test_while_no_hours_are_planned_it_says_how_to_plan_them_not_to_choose_another_day(school: School) -> None:
    for days in (1, 3):  # a school day, and a Saturday
        told = free.why_not(school.zhao, moment("12:30", days), 40)
        assert told is not None
        assert told.zh == "还没有安排开放时段：打开值班台，在“开放”页（4）按 Ctrl+W 安排"
        assert told.en == "No opening hours are planned: open the desk, and on page 4 Ctrl+W plans them"
    hours.add_window(3, time(12, 30), time(13, 30), staff=school.qian)
    closed = free.why_not(school.qian, moment("12:30", 3), 40)
    assert closed is not None
    assert closed.zh == "这一天没有开放时段，请换一天"


def test_a_day_that_is_all_somebody_elses_is_not_told_as_closed(school: School) -> None:
    hours.add_window(3, time(12, 30), time(13, 30), staff=school.qian)
    told = free.why_not(school.zhao, moment("12:30", 1), 40)
    assert told is not None
    assert told.zh == "该教师这一天不值班，请换一天或换教师"


def test_who_is_away_is_not_offered(planned: School) -> None:
    absences.be_absent(planned.zhao, moment("12:00"), moment("17:00"), "教研")
    assert starts(planned.zhao) == ["17:00", "17:10", "17:20"]
    told = free.why_not(planned.zhao, moment("12:30"), 40)
    assert told is not None
    assert "教师不在" in told.zh
    assert free.why_not(planned.qian, moment("16:30"), 40) is None


def test_a_swap_of_duty_carries_the_window_along(planned: School) -> None:
    duty.swap_duty(TODAY, planned.zhao, planned.qian, "教研")
    assert starts(planned.zhao) == EVENING
    assert starts(planned.qian)[:3] == ["12:30", "12:40", "12:50"]


def test_a_day_of_its_own_replaces_the_pattern(planned: School) -> None:
    hours.plan_day(FRIDAY, [OwnHours(time(8), time(9), planned.qian)], "考试")
    assert starts(planned.zhao, FRIDAY) == []
    assert starts(planned.qian, FRIDAY) == ["08:00", "08:10", "08:20"]


def test_what_is_booked_takes_the_counsellor_the_student_and_the_room(planned: School) -> None:
    taken(planned, "16:30", room=planned.room, minutes=50)
    assert starts(planned.zhao) == ["12:30", "12:40", "12:50", "17:20"]
    assert starts(planned.qian) == EVENING
    assert starts(planned.qian, student=planned.students[5]) == ["17:20"]
    assert starts(planned.qian, room=planned.room) == ["17:20"]
    for whose, told in (({"student": planned.students[5]}, "来访者"), ({"room": planned.room}, "场地")):
        words = free.why_not(planned.qian, moment("16:40"), 40, **whose)
        assert words is not None
        assert words.zh.startswith(told)


@pytest.mark.parametrize("verb", ["cancel", "void", "miss"])
def test_what_was_called_off_is_free_again(planned: School, verb: str) -> None:
    number = taken(planned, "12:30")
    assert starts(planned.zhao) == EVENING
    at("12:30")
    if verb == "void":
        book.void(number, "错")
    else:
        getattr(book, verb)(number)
    assert starts(planned.zhao)[0] == "12:30"


def test_an_appointment_is_not_in_its_own_way(planned: School) -> None:
    number = taken(planned, "12:30")
    assert free.why_not(planned.zhao, moment("12:40"), 40) is not None
    assert free.why_not(planned.zhao, moment("12:40"), 40, but=[number]) is None
    assert starts(planned.zhao, but=[number])[:3] == ["12:30", "12:40", "12:50"]


def test_buffers_are_the_counsellors_time_not_the_rooms_or_the_students(planned: School) -> None:
    settings.change(buffer_before=5, buffer_after=15)
    taken(planned, "16:30", room=planned.room, minutes=40)
    assert free.why_not(planned.zhao, moment("17:20"), 20) is not None
    assert starts(planned.zhao, minutes=20)[-1] == "17:40"
    assert starts(planned.qian, minutes=20, room=planned.room)[0] == "17:10"
    assert starts(planned.qian, minutes=20, student=planned.students[5])[0] == "17:10"


def test_notice_horizon_and_grid_are_the_schools(planned: School) -> None:
    settings.change(notice=60, horizon=1, grid=30)
    assert starts(planned.zhao) == ["16:30", "17:00"]
    assert starts(planned.zhao, TODAY + timedelta(days=1)) == ["12:30", "16:30", "17:00"]
    assert starts(planned.zhao, FRIDAY) == []


def test_a_weeks_limit_counts_the_whole_week(planned: School) -> None:
    settings.change(weekly_count=2)
    taken(planned, "09:00", -2)
    taken(planned, "12:30")
    told = free.why_not(planned.zhao, moment("12:30", 2), 40)
    assert told is not None
    assert "这一周已满 2 次" in told.zh
    assert starts(planned.zhao, MONDAY) != []
    assert starts(planned.qian) != []


def test_a_visit_under_way_keeps_its_counsellor_booked_or_not(planned: School) -> None:
    at("12:30")
    visits.walk_in(counsellor=planned.zhao)
    assert starts(planned.zhao)[0] == "12:40"
    at("12:40")
    assert starts(planned.zhao)[0] == "12:50"


def test_an_appointment_that_runs_over_its_time_keeps_its_counsellor(planned: School) -> None:
    number = taken(planned, "12:30", minutes=10)
    at("12:30")
    visits.receive(number)
    at("12:45")
    assert free.why_not(planned.zhao, moment("12:45"), 40) is not None
    assert starts(planned.zhao)[0] == "12:50"


def test_a_visit_left_running_yesterday_keeps_nobody_today(planned: School) -> None:
    at("17:00", -1)
    visits.walk_in(counsellor=planned.zhao)
    at("12:30")
    assert starts(planned.zhao)[0] == "12:30"


def test_the_next_free_time_is_the_first_within_four_weeks(planned: School) -> None:
    assert free.next_free(planned.zhao, 40) == moment("12:30")
    assert free.next_free(planned.zhao, 60, from_day=FRIDAY) == datetime.combine(FRIDAY, time(12, 30))
    assert free.next_free(planned.zhao, 91) is None
    taken(planned, "12:30")
    assert free.next_free(planned.zhao, 40) == moment("16:30")
    assert free.next_free(planned.qian, 40, student=planned.students[5]) == moment("16:30")


def test_the_next_free_time_may_be_weeks_away(planned: School) -> None:
    absences.be_absent(planned.zhao, moment("00:00"), moment("00:00", 22), "进修")
    found = free.next_free(planned.zhao, 40)
    assert found == moment("12:30", 22)
    absences.be_absent(planned.zhao, moment("00:00", 22), moment("00:00", 40), "进修")
    assert free.next_free(planned.zhao, 40) is None


def test_so_many_and_no_more(planned: School) -> None:
    assert free.starts_free(planned.zhao, TODAY, FRIDAY, 40, most=2) == [moment("12:30"), moment("12:40")]


def test_the_visits_under_way_are_found_without_looking_through_all_of_them(planned: School) -> None:
    free.starts_free(planned.zhao, TODAY, TODAY, 40)
    plan = " ".join(row[3] for row in desk.execute_sql(f"EXPLAIN QUERY PLAN {free._under_way._text}").fetchall())
    assert "USING INDEX visit_running" in plan
