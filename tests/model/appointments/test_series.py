"""Series: every date is seen before it is saved, changed at this one, this and later or all, and undone in one step."""

from dataclasses import replace
from datetime import date

import pytest

from model import session, settings
from model.appointments import book, kept, series
from model.appointments.book import Wish
from model.appointments.dates import Rule
from model.appointments.kept import Appointment
from model.appointments.series import Scope
from model.errors import NotAllowed, Refused, Unclear
from model.opening import absences
from model.store.database import desk
from model.store.tables import SeriesRow
from tests.founding import School
from tests.model.visits.desk_day import at, entries, everything, moment, redo, undo

FOUR = Rule("weekly", count=4)


def wish(school: School, hhmm: str = "12:30", days: int = 0, student: int = 0) -> Wish:
    """40 minutes with 赵老师, today at half past twelve, for 张伟, unless said otherwise."""
    return Wish(moment(hhmm, days), 40, school.zhao, school.students[student])


def four(school: School) -> list[Appointment]:
    """Four Wednesdays at half past twelve, today the first."""
    return series.book_series(wish(school), FOUR)


def days(appointments: list[Appointment]) -> list[str]:
    """Their dates, as 11-25."""
    return [f"{each.starts:%m-%d}" for each in appointments]


def states(made: list[Appointment]) -> list[str]:
    """In which state each is now."""
    return [kept.get(each.id).state for each in made]


def said() -> str:
    """The newest sentence of the journal."""
    return str(desk.execute_sql("SELECT zh FROM journal_entry ORDER BY id DESC LIMIT 1").fetchone()[0])


# --- before anything is saved ----------------------------------------------------------------


def test_every_date_is_shown_with_its_clash_and_nothing_is_written(planned: School) -> None:
    book.book(wish(planned, days=7, student=1))
    absences.be_absent(planned.zhao, moment("00:00", 14), moment("00:00", 15), "教研")
    before = everything()
    seen = series.preview(wish(planned), FOUR)
    assert [f"{each.starts:%m-%d %H:%M}" for each in seen] == [
        "11-25 12:30",
        "12-02 12:30",
        "12-09 12:30",
        "12-16 12:30",
    ]
    assert [each.clash is None for each in seen] == [True, False, False, True]
    assert "教师 12:30-13:10 已有安排" in (seen[1].clash or ("",))[0]
    assert "教师不在" in (seen[2].clash or ("",))[0]
    assert everything() == before


def test_dates_that_are_past_clash_with_nothing(planned: School) -> None:
    seen = series.preview(wish(planned, days=-7), Rule("weekly", until=moment("00:00").date()))
    assert [each.clash for each in seen] == [None, None]


def test_a_rule_that_makes_no_sense_is_told(planned: School) -> None:
    with pytest.raises(Unclear):
        series.preview(wish(planned), Rule("weekly", until=date(2026, 11, 1)))


# --- booking ---------------------------------------------------------------------------------


def test_all_dates_are_booked_in_one_entry_and_taken_back_in_one_step(planned: School) -> None:
    before, written = everything(), entries()
    made = four(planned)
    assert days(made) == ["11-25", "12-02", "12-09", "12-16"]
    assert {each.series_id for each in made} == {1}
    assert entries() == written + 1
    assert said() == "预约了张伟的系列：4 次"
    after = everything()
    undo()
    assert everything() == before
    redo()
    assert everything() == after


def test_the_rule_is_kept_with_what_was_skipped(planned: School) -> None:
    made = series.book_series(wish(planned), FOUR, skip=[moment("12:30", 7)])
    assert days(made) == ["11-25", "12-09", "12-16"]
    row = SeriesRow.get_by_id(made[0].series_id)
    assert (row.kind, row.count, row.until, row.skipped) == ("weekly", 4, None, "2026-12-02")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule("fortnightly", count=3), ["11-25", "12-09", "12-23"]),
        (Rule("monthly", count=3), ["11-25", "12-23", "01-27"]),
        (Rule("weekly", until=date(2026, 12, 9)), ["11-25", "12-02", "12-09"]),
        (Rule("weekly", count=3, skip=frozenset({date(2026, 12, 2)})), ["11-25", "12-09"]),
    ],
)
def test_the_ways_it_comes_again(planned: School, rule: Rule, expected: list[str]) -> None:
    assert days(series.book_series(wish(planned), rule, despite=True)) == expected


def test_one_date_that_overlaps_keeps_all_from_being_booked(planned: School) -> None:
    book.book(wish(planned, "12:50", days=14, student=1), despite=True)
    before = everything()
    with pytest.raises(Refused) as refused:
        series.book_series(wish(planned), FOUR, despite=True)
    assert refused.value.rule == "appointment.counsellor_busy"
    assert everything() == before


def test_one_date_outside_the_rules_of_the_house_keeps_all_from_being_booked(planned: School) -> None:
    settings.change(horizon=15)
    before = everything()
    with pytest.raises(Refused) as refused:
        four(planned)
    assert refused.value.rule == "appointment.not_offered"
    assert refused.value.words.zh.startswith("12月16日 12:30：目前只能约到")
    assert everything() == before
    assert len(series.book_series(wish(planned), FOUR, skip=[moment("12:30", 21)])) == 3
    undo()
    assert len(series.book_series(wish(planned), FOUR, despite=True)) == 4


def test_a_date_that_overlaps_is_told_apart_from_one_outside_the_hours(planned: School) -> None:
    book.book(wish(planned, days=7, student=1))
    absences.be_absent(planned.zhao, moment("00:00", 14), moment("00:00", 15), "教研")
    assert [each.overlaps for each in series.preview(wish(planned), FOUR)] == [False, True, False, False]


def test_a_past_date_that_overlaps_is_told_before_it_is_refused(planned: School) -> None:
    book.book(wish(planned, days=-7, student=1))
    seen = series.preview(wish(planned, days=-7), FOUR)
    assert [each.overlaps for each in seen] == [True, False, False, False]
    assert seen[0].clash is not None
    assert "重叠" in seen[0].clash.zh


def test_every_date_that_overlaps_is_named(planned: School) -> None:
    for week in (1, 3):
        book.book(wish(planned, "12:50", days=7 * week, student=1), despite=True)
    before = everything()
    with pytest.raises(Refused) as refused:
        series.book_series(wish(planned), FOUR, despite=True)
    assert [line[:12] for line in str(refused.value).splitlines()] == ["12月2日 12:30：", "12月16日 12:30"]
    assert everything() == before


def test_a_reason_is_for_the_dates_that_were_seen_to_overlap(planned: School) -> None:
    """What another window booked meanwhile is not overlapped for a reason that was typed for another date."""
    book.book(wish(planned, days=7, student=1))
    together = replace(wish(planned), overlap_reason="双胞胎")
    seen = [moment("12:30", 7)]
    later = book.book(wish(planned, days=14, student=2))
    before = everything()
    with pytest.raises(Refused, match="12月9日 12:30：") as refused:
        series.book_series(together, FOUR, overlaps=seen, despite=True)
    assert refused.value.rule == "appointment.counsellor_busy"
    assert everything() == before
    book.cancel(later.id)
    made = series.book_series(together, FOUR, overlaps=seen, despite=True)
    assert [each.overlap_reason for each in made] == [None, "双胞胎", None, None]


def test_a_reason_stands_only_where_something_is_overlapped(planned: School) -> None:
    book.book(wish(planned, days=7, student=1))
    together = Wish(moment("12:30"), 40, planned.zhao, planned.students[0], overlap_reason="双胞胎")
    made = series.book_series(together, FOUR)
    assert [each.overlap_reason for each in made] == [None, "双胞胎", None, None]


def test_dates_that_are_past_are_entered_after_the_fact(planned: School) -> None:
    made = series.book_series(wish(planned, days=-7), Rule("weekly", count=3))
    assert [each.after_the_fact for each in made] == [True, False, False]


def test_a_series_of_which_nothing_is_left_is_refused(planned: School) -> None:
    with pytest.raises(Refused) as refused:
        series.book_series(wish(planned), Rule("weekly", count=1), skip=[moment("12:30")])
    assert refused.value.rule == "series.empty"


# --- which ones ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scope", "expected"),
    [("this", ["12-09"]), ("later", ["12-09", "12-16"]), ("all", ["11-25", "12-02", "12-09", "12-16"])],
)
def test_which_ones_are_meant(planned: School, scope: Scope, expected: list[str]) -> None:
    made = four(planned)
    assert days(series.concerned(made[2].id, scope)) == expected


def test_what_is_past_or_over_is_not_meant(planned: School) -> None:
    made = four(planned)
    book.cancel(made[2].id)
    at("12:00", 7)
    assert days(series.concerned(made[1].id, "all")) == ["12-02", "12-16"]
    assert days(series.concerned(made[0].id, "all")) == ["11-25", "12-02", "12-16"]
    book.miss(made[0].id)
    assert days(series.concerned(made[0].id, "later")) == ["12-02", "12-16"]


def test_one_that_is_no_series_is_itself_whatever_is_asked(planned: School) -> None:
    single = book.book(wish(planned))
    assert series.concerned(single.id, "all") == [single]


# --- calling off -----------------------------------------------------------------------------


def test_the_near_ones_are_late_cancels_and_the_rest_are_not(planned: School) -> None:
    made = four(planned)
    written, before = entries(), everything()
    off = series.cancel(made[0].id, "all", "转学")
    assert [each.state for each in off] == ["late_cancel", "cancelled", "cancelled", "cancelled"]
    assert {each.ended_reason for each in off} == {"转学"}
    assert (entries(), said()) == (written + 1, "取消了张伟的系列预约：4 次")
    undo()
    assert everything() == before


@pytest.mark.parametrize(("scope", "left"), [("this", 3), ("later", 1), ("all", 0)])
def test_the_others_stay_as_they_are(planned: School, scope: Scope, left: int) -> None:
    made = four(planned)
    series.cancel(made[1].id, scope)
    assert states(made).count("booked") == left


def test_this_one_only_is_told_as_one(planned: School) -> None:
    made = four(planned)
    series.cancel(made[1].id, "this")
    assert said() == "取消了张伟的预约：12月2日 12:30"


def test_from_one_that_is_over_the_later_ones_can_be_called_off(planned: School) -> None:
    made = four(planned)
    at("13:10")
    book.finish(made[0].id)
    series.cancel(made[0].id, "later")
    assert states(made) == ["done", "cancelled", "cancelled", "cancelled"]
    with pytest.raises(Refused) as refused:
        series.cancel(made[0].id, "all")
    assert refused.value.rule == "series.over"


# --- another room --------------------------------------------------------------------------


def test_a_room_that_is_taken_on_one_date_is_given_to_none(planned: School) -> None:
    made = four(planned)
    book.book(
        replace(wish(planned, days=14, student=1), counsellor=planned.qian, room=planned.group_room), despite=True
    )
    before = everything()
    with pytest.raises(Refused, match="12月9日 12:30：") as refused:
        series.put_in(made[0].id, "all", planned.group_room)
    assert refused.value.rule == "appointment.room_busy"
    assert everything() == before
    moved = series.put_in(made[3].id, "later", planned.group_room)
    assert [f"{each.starts:%m-%d} {each.room_name}" for each in moved] == ["12-16 团体活动室"]


def test_only_who_may_book_changes_a_series(planned: School) -> None:
    made = four(planned)
    session.stand_up()
    for verb in (
        lambda: series.preview(wish(planned), FOUR),
        lambda: four(planned),
        lambda: series.cancel(made[0].id, "all"),
    ):
        with pytest.raises(NotAllowed):
            verb()
