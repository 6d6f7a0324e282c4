"""Before a series is moved: every date is seen with its clash, and what is seen is what will be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from model import settings
from model.appointments import book, moving, series
from model.appointments.dates import Rule
from model.appointments.moving import Moving
from model.errors import Refused
from model.opening import absences
from tests.founding import School
from tests.model.appointments.test_series import four, wish
from tests.model.visits.desk_day import at, everything, moment, undo

WEEK = timedelta(days=7)


def told(seen: list[Moving]) -> list[str]:
    """Each date as 11-25 to 12-02, with an x where it clashes and a dash where it stays."""
    marks = [("x" if each.clash else "") + ("-" if each.stays else "") for each in seen]
    return [f"{each.was.starts:%m-%d} {each.starts:%m-%d}{mark}" for each, mark in zip(seen, marks, strict=True)]


def away(school: School, day: int) -> None:
    """赵老师 is away that day, so many days from today."""
    absences.be_absent(school.zhao, moment("00:00", day), moment("00:00", day + 1), "教研")


def test_every_new_date_is_seen_with_its_clash_and_nothing_is_written(planned: School) -> None:
    made = four(planned)
    book.book(wish(planned, "16:30", days=7, student=1))
    away(planned, 14)
    before = everything()
    seen = moving.preview(made[0].id, "all", moment("16:40"))
    assert [f"{each.was.starts:%m-%d %H:%M} {each.starts:%m-%d %H:%M}" for each in seen] == [
        "11-25 12:30 11-25 16:40",
        "12-02 12:30 12-02 16:40",
        "12-09 12:30 12-09 16:40",
        "12-16 12:30 12-16 16:40",
    ]
    assert [each.stays for each in seen] == [False, True, True, False]
    assert [each.overlaps for each in seen] == [False, True, False, False]
    assert "教师 16:30-17:10 已有安排" in str(seen[1].clash)
    assert "教师不在" in str(seen[2].clash)
    assert [each.place.name for each in seen] == ["个别辅导室"] * 4
    assert everything() == before


def test_a_date_is_not_in_the_way_of_its_neighbours_that_go_on_too(planned: School) -> None:
    made = four(planned)
    assert told(moving.preview(made[0].id, "all", made[0].starts + WEEK)) == [
        "11-25 12-02",
        "12-02 12-09",
        "12-09 12-16",
        "12-16 12-23",
    ]


def test_one_that_stays_is_in_the_way_of_its_neighbour_which_stays_too(planned: School) -> None:
    made = four(planned)
    away(planned, 14)
    seen = moving.preview(made[0].id, "all", made[0].starts + WEEK)
    assert told(seen) == ["11-25 12-02x-", "12-02 12-09x-", "12-09 12-16", "12-16 12-23"]
    assert [each.overlaps for each in seen] == [True, False, False, False]


def test_with_those_that_stay_chosen_the_others_are_seen_as_they_would_be(planned: School) -> None:
    made = four(planned)
    seen = moving.preview(made[0].id, "all", made[0].starts + WEEK, staying=[made[3].id])
    assert told(seen) == ["11-25 12-02", "12-02 12-09", "12-09 12-16x", "12-16 12-23-"]


def test_only_those_concerned_are_seen_and_the_others_are_in_the_way(planned: School) -> None:
    made = four(planned)
    assert told(moving.preview(made[2].id, "later", made[2].starts - WEEK)) == ["12-09 12-02x-", "12-16 12-09x-"]
    at("12:00", 7)
    assert told(moving.preview(made[1].id, "all", made[1].starts + timedelta(days=1))) == [
        "12-02 12-03",
        "12-09 12-10",
        "12-16 12-17",
    ]


def test_what_is_seen_is_what_is_moved(planned: School) -> None:
    made = four(planned)
    book.book(replace(wish(planned, "16:30", days=8, student=1), counsellor=planned.qian, room=planned.room))
    seen = moving.preview(made[0].id, "all", moment("16:30", 1))
    moved = moving.move_series(made[0].id, "all", starts=moment("16:30", 1), despite=True)
    assert [(each.starts, each.place.room) for each in seen] == [(each.starts, each.room_id) for each in moved]
    assert seen[1].place.room != planned.room


def test_a_room_that_was_chosen_goes_along(planned: School) -> None:
    made = four(planned)
    series.put_in(made[0].id, "all", planned.group_room)
    seen = moving.preview(made[0].id, "all", moment("16:30", 1))
    assert {each.place.name for each in seen} == {"团体活动室"}


def test_a_series_that_is_over_has_nothing_to_move(planned: School) -> None:
    made = four(planned)
    at("18:00", 21)
    book.miss(made[3].id)
    with pytest.raises(Refused) as refused:
        moving.preview(made[3].id, "all", moment("16:30", 22))
    assert refused.value.rule == "series.over"


@pytest.mark.parametrize("limits", [{}, {"weekly_count": 2}, {"daily_minutes": 80}, {"buffer_after": 10}])
def test_what_the_preview_offers_by_itself_needs_no_excuse(planned: School, limits: dict[str, int]) -> None:
    """Whatever the shift and whatever is in the way: those that do not stay are moved, just there, and no rule is set aside."""
    settings.change(**limits)
    made = series.book_series(wish(planned, days=7), Rule("weekly", count=5))
    book.book(wish(planned, "16:30", days=8, student=1))
    book.book(wish(planned, "12:30", days=16, student=2))
    book.book(replace(wish(planned, "12:30", days=20, student=0), counsellor=planned.qian), despite=True)
    away(planned, 21)
    before, moves = everything(), 0
    for shift in [timedelta(days=day, minutes=by) for day in (-7, -1, 0, 1, 2, 6, 7) for by in (-30, 10, 240)]:
        starts = made[0].starts + shift
        seen = moving.preview(made[0].id, "all", starts)
        staying = [each.was.id for each in seen if each.stays]
        if len(staying) < len(made):
            moved = moving.move_series(made[0].id, "all", starts=starts, staying=staying)
            offered = [(each.was.id, each.starts, each.place.room) for each in seen if not each.stays]
            assert [(each.id, each.starts, each.room_id) for each in moved] == offered
            moves += 1
            undo()
        assert everything() == before
    assert moves > 5
