"""A series is moved: some of it may stay, and one step takes all of it back."""

from datetime import timedelta

import pytest

from model import session
from model.appointments import book, kept, moving, series
from model.appointments.dates import Rule
from model.appointments.kept import Appointment
from model.errors import NotAllowed, Refused
from model.opening import absences
from model.store import file
from tests.founding import School
from tests.model.appointments.test_series import FOUR, days, four, said, wish
from tests.model.visits.desk_day import entries, everything, moment, redo, undo

WEEK = timedelta(days=7)


def away(school: School, day: int) -> None:
    """赵老师 is away that day, so many days from today."""
    absences.be_absent(school.zhao, moment("00:00", day), moment("00:00", day + 1), "教研")


# --- moving ----------------------------------------------------------------------------------


@pytest.mark.parametrize("shift", [timedelta(minutes=10), timedelta(days=1), WEEK, -timedelta(minutes=10)])
def test_all_are_moved_by_as_much_and_none_runs_into_its_neighbour(planned: School, shift: timedelta) -> None:
    made = series.book_series(wish(planned, days=7), FOUR)
    before, written = everything(), entries()
    moved = moving.move_series(made[0].id, "all", starts=made[0].starts + shift, despite=shift < timedelta(0))
    assert [each.starts for each in moved] == [each.starts + shift for each in made]
    assert [each.id for each in moved] == [each.id for each in made]
    assert entries() == written + 1
    undo()
    assert everything() == before
    redo()
    assert [kept.get(each.id).starts for each in made] == [each.starts for each in moved]


def test_a_week_earlier_they_follow_one_another(planned: School) -> None:
    made = series.book_series(wish(planned, days=14), FOUR)
    assert days(moving.move_series(made[0].id, "all", starts=moment("12:30", 7))) == [
        "12-02",
        "12-09",
        "12-16",
        "12-23",
    ]


def test_this_and_later_leaves_the_earlier_dates(planned: School) -> None:
    made = four(planned)
    moving.move_series(made[2].id, "later", starts=moment("16:30", 15), minutes=50, counsellor=planned.qian)
    told = [kept.get(each.id) for each in made]
    assert [f"{each.starts:%m-%d %H:%M}" for each in told] == [
        "11-25 12:30",
        "12-02 12:30",
        "12-10 16:30",
        "12-17 16:30",
    ]
    assert [each.minutes for each in told] == [40, 40, 50, 50]
    assert [each.counsellor_name for each in told] == ["赵老师", "赵老师", "钱老师", "钱老师"]


@pytest.mark.parametrize("despite", [False, True])
def test_where_one_date_clashes_none_is_moved(planned: School, despite: bool) -> None:
    made = four(planned)
    book.book(wish(planned, "16:30", days=14, student=1))
    before = everything()
    with pytest.raises(Refused) as refused:
        moving.move_series(made[0].id, "all", starts=moment("16:40"), despite=despite)
    assert refused.value.rule == ("appointment.counsellor_busy" if despite else "appointment.not_offered")
    assert everything() == before
    assert file.check() == []


def test_every_date_that_clashes_is_named_and_none_of_its_own(planned: School) -> None:
    """A week on, each date runs into its neighbour only until that one has gone on itself."""
    made = four(planned)
    book.book(wish(planned, "12:30", days=28, student=1))
    absences.be_absent(planned.zhao, moment("00:00", 7), moment("00:00", 8), "教研")
    before = everything()
    with pytest.raises(Refused) as refused:
        moving.move_series(made[0].id, "all", starts=moment("12:30", 7))
    lines = str(refused.value).splitlines()
    assert [line[:9] for line in lines] == ["12月2日 12:", "12月23日 12"]
    assert everything() == before


def test_of_many_dates_that_clash_the_first_are_told_and_how_many_more(planned: School) -> None:
    made = series.book_series(wish(planned), Rule("weekly", count=8))
    with pytest.raises(Refused, match="另有 4 次"):
        moving.move_series(made[0].id, "all", starts=moment("08:00", 1))


def test_with_a_reason_the_one_that_overlaps_may(planned: School) -> None:
    made = four(planned)
    book.book(wish(planned, "16:30", days=14, student=1))
    moved = moving.move_series(made[0].id, "all", starts=moment("16:40"), overlap_reason="双胞胎")
    assert [each.overlap_reason for each in moved] == [None, None, "双胞胎", None]


def test_one_that_was_moved_alone_goes_along_by_as_much(planned: School) -> None:
    made = four(planned)
    moving.move_series(made[1].id, "this", starts=moment("16:30", 7))
    assert said() == "张伟改期到12月2日 16:30"
    moved = moving.move_series(made[0].id, "all", starts=moment("12:40"))
    assert [f"{each.starts:%H:%M}" for each in moved] == ["12:40", "16:40", "12:40", "12:40"]


# --- some stay -------------------------------------------------------------------------------


def test_those_that_stay_are_left_where_they_are(planned: School) -> None:
    made = four(planned)
    away(planned, 14)
    written, before = entries(), everything()
    moved = moving.move_series(made[0].id, "all", starts=moment("16:30"), staying=[made[2].id])
    assert days(moved) == ["11-25", "12-02", "12-16"]
    assert kept.get(made[2].id) == made[2]
    assert (entries(), said()) == (written + 1, "改了张伟的系列预约：3 次")
    undo()
    assert everything() == before


def test_the_one_that_was_pointed_at_may_stay_itself(planned: School) -> None:
    made = four(planned)
    moved = moving.move_series(made[0].id, "all", starts=moment("16:30"), staying=[made[0].id])
    assert [f"{each.starts:%m-%d %H:%M}" for each in moved] == ["12-02 16:30", "12-09 16:30", "12-16 16:30"]


def test_with_none_left_to_move_nothing_is_done(planned: School) -> None:
    made = four(planned)
    before = everything()
    with pytest.raises(Refused) as refused:
        moving.move_series(made[0].id, "all", starts=moment("16:30"), staying=[each.id for each in made])
    assert refused.value.rule == "series.empty"
    assert everything() == before


def test_a_reason_is_for_those_that_were_seen_to_overlap(planned: School) -> None:
    made = four(planned)
    for week in (1, 2):
        book.book(wish(planned, "16:30", days=7 * week, student=week))
    before = everything()

    def move(*overlaps: Appointment) -> list[Appointment]:
        numbers = [each.id for each in overlaps]
        return moving.move_series(
            made[0].id, "all", starts=moment("16:40"), overlap_reason="双胞胎", overlaps=numbers, despite=True
        )

    with pytest.raises(Refused, match="12月9日 16:40：") as refused:
        move(made[1])
    assert refused.value.rule == "appointment.counsellor_busy"
    assert everything() == before
    assert [each.overlap_reason for each in move(made[1], made[2])] == [None, "双胞胎", "双胞胎", None]


def test_only_who_may_book_moves_a_series(planned: School) -> None:
    made = four(planned)
    session.stand_up()
    for verb in (
        lambda: moving.preview(made[0].id, "all", moment("16:30")),
        lambda: moving.move_series(made[0].id, "all", starts=moment("16:30")),
    ):
        with pytest.raises(NotAllowed):
            verb()
