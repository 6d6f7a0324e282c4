"""Where a visitor is received when nobody says where: the room of the plan, another free one, or none."""

from datetime import time

import pytest

from model import clock
from model.appointments import book, kept, moving, places, quick, series
from model.appointments.book import Wish
from model.appointments.dates import Rule
from model.errors import Refused
from model.opening import hours
from model.people import rooms
from model.visits import register, visits
from model.visits.visit import Details
from tests.founding import School
from tests.model.visits.desk_day import at, moment


@pytest.fixture
def roomed(school: School) -> School:
    """On Wednesdays 赵老师 sits in the sand-play room and 钱老师 in the room beside it, 12:30 to 14:00."""
    sand = rooms.add("沙盘室", "sand_play").id
    hours.add_window(2, time(12, 30), time(14, 0), staff=school.zhao, room=sand)
    hours.add_window(2, time(12, 30), time(14, 0), staff=school.qian, room=school.room)
    hours.add_window(3, time(12, 30), time(14, 0), staff=school.zhao, room=school.room)
    return school


def wish(school: School, hhmm: str = "12:30", days: int = 0, who: int | None = None, **other: object) -> Wish:
    """40 minutes with 赵老师, or another, for 张伟."""
    facts: dict[str, object] = {"student": school.students[0], **other}
    return Wish(moment(hhmm, days), 40, who or school.zhao, **facts)  # type: ignore[arg-type]


def test_a_booking_takes_the_room_of_its_window(roomed: School) -> None:
    assert book.book(wish(roomed)).room_name == "沙盘室"
    assert book.book(wish(roomed, who=roomed.qian, student=roomed.students[1])).room_name == "个别辅导室"


def test_two_at_once_in_one_room_are_parted(school: School) -> None:
    for who in (school.zhao, school.qian):
        hours.add_window(2, time(12, 30), time(13, 30), staff=who, room=school.room)
    first = book.book(wish(school))
    second = book.book(wish(school, who=school.qian, student=school.students[1]))
    assert (first.room_name, second.room_id) == ("个别辅导室", None)
    there = places.place(school.qian, moment("12:30"), moment("13:10"), "form.in_person")
    assert str(there.told) == "没有空闲的场地，地点待定"
    beside = rooms.add("谈心室").id
    book.cancel(second.id)
    third = book.book(wish(school, who=school.qian, student=school.students[1]))
    assert third.room_id == beside
    with pytest.raises(Refused) as refused:
        book.put_in(third.id, school.room)
    assert refused.value.rule == "appointment.room_busy"


def test_another_room_is_told_why(school: School) -> None:
    for who in (school.zhao, school.qian):
        hours.add_window(2, time(12, 30), time(13, 30), staff=who, room=school.room)
    rooms.add("谈心室")
    book.book(wish(school))
    there = places.place(school.qian, moment("12:30"), moment("13:10"), "form.in_person")
    assert (there.name, str(there.told)) == ("谈心室", "个别辅导室已有人，改用谈心室")


def test_the_room_that_the_plan_gives_another_is_left_to_them(roomed: School) -> None:
    """孙老师 has no window and no room of her own then: the one of 钱老师 is not taken from him."""
    booked = book.book(wish(roomed, who=roomed.sun), despite=True)
    assert booked.room_id is None


def test_on_the_telephone_nobody_needs_a_room(roomed: School) -> None:
    assert book.book(wish(roomed, form="form.telephone")).room_id is None


def test_a_group_is_given_a_group_room(roomed: School) -> None:
    told = wish(roomed, student=None, visitor="group", visitor_name="减压", form="form.group")
    assert book.book(told).room_name == "团体活动室"


def test_each_date_of_a_series_has_the_room_of_its_day(roomed: School) -> None:
    rule = Rule("weekly", count=2)
    other = wish(roomed, who=roomed.sun, student=roomed.students[1], room=rooms.here()[0].id, days=7)
    book.book(other, despite=True)
    planned = series.preview(wish(roomed, who=roomed.qian), rule)
    assert [each.place.name for each in planned] == ["个别辅导室", ""]
    made = series.book_series(wish(roomed, who=roomed.qian), rule)
    assert [each.room_name for each in made] == ["个别辅导室", ""]


def test_a_line_says_the_room_before_enter_and_keeps_one_that_is_named(roomed: School) -> None:
    proposal = quick.propose("zw 周三 12:30")
    assert (proposal.place.name, "沙盘室" in str(proposal.words())) == ("沙盘室", True)
    named = quick.propose("zw 周三 12:30 #团体")
    assert quick.book_line(named)[0].room_name == "团体活动室"


def test_a_move_takes_the_room_of_the_new_day(roomed: School) -> None:
    booked = book.book(wish(roomed))
    assert moving.move(booked.id, starts=moment("12:30", 1)).room_name == "个别辅导室"
    assert moving.move(booked.id, starts=moment("12:40")).room_name == "沙盘室"


def test_a_room_that_was_chosen_goes_along(roomed: School) -> None:
    booked = book.book(wish(roomed, room=roomed.group_room))
    assert moving.move(booked.id, starts=moment("12:30", 1)).room_name == "团体活动室"


def test_what_is_reinstated_gets_another_room_if_its_own_is_given_away(school: School) -> None:
    booked = book.book(wish(school, "09:00", 1), despite=True)
    book.cancel(booked.id)
    book.book(wish(school, "09:00", 1, who=school.qian, student=school.students[1]), despite=True)
    assert book.reinstate(booked.id).room_id is None


def test_the_room_of_an_appointment_is_changed_and_given_up(roomed: School) -> None:
    booked = book.book(wish(roomed))
    assert book.put_in(booked.id, roomed.group_room).room_name == "团体活动室"
    assert book.put_in(booked.id, None).room_id is None
    free = places.free_rooms(roomed.zhao, booked.starts, booked.ends)
    assert [name for _, name in free] == ["个别辅导室", "团体活动室", "沙盘室"]


def test_a_walk_in_is_received_in_the_room_of_the_plan(roomed: School) -> None:
    with clock.stopped_at(at("12:40")):
        assert visits.walk_in().room_name == "沙盘室"
        assert visits.walk_in(counsellor=roomed.qian).room_name == "个别辅导室"


def test_a_walk_in_is_not_sent_into_a_room_with_somebody_in_it(school: School) -> None:
    visits.walk_in(counsellor=school.qian)
    second = visits.walk_in()
    assert (register.running()[0].room_name, second.room_id) == ("个别辅导室", None)
    assert visits.walk_in(Details(form="form.telephone"), counsellor=school.sun).room_id is None


def test_who_was_booked_without_a_room_gets_one_on_coming(school: School) -> None:
    booked = book.book(wish(school, "12:00", nowhere=True), despite=True)
    assert visits.receive(booked.id).room_name == "个别辅导室"
    assert kept.get(booked.id).room_id is None
