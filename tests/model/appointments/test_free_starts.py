"""When a counsellor is free: a noon at the desk, and every noon that Hypothesis can think of."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.appointments.limits import Taker
from model.appointments.slots import Busy, Limits, Span, free_starts, overlaps, why_not
from model.clock import monday
from model.errors import Unclear

WEDNESDAY = date(2026, 11, 25)
MORNING = datetime(2026, 11, 25, 8)


def at(clock: str, day: date = WEDNESDAY) -> datetime:
    """A time of that Wednesday, or of another day."""
    return datetime.combine(day, time.fromisoformat(clock))


def span(starts: str, ends: str, day: date = WEDNESDAY) -> Span:
    """A stretch of one day."""
    return Span(at(starts, day), at(ends, day))


def clocks(starts: list[datetime]) -> list[str]:
    """The starts as a person reads them."""
    return [f"{start:%H:%M}" for start in starts]


def offered(
    windows: list[Span],
    busy: list[Busy] | None = None,
    minutes: int = 30,
    limits: Limits | None = None,
) -> list[str]:
    """What is offered that day to somebody who asks in the morning."""
    return clocks(free_starts(windows, [], busy or [], minutes=minutes, limits=limits or Limits(), now=MORNING))


def test_a_noon_hour_offers_starts_on_the_grid_as_long_as_the_visit_fits() -> None:
    assert offered([span("12:30", "13:30")], minutes=40) == ["12:30", "12:40", "12:50"]


def test_a_booking_takes_its_time_and_does_not_shift_the_grid() -> None:
    booked = Busy(span("12:35", "12:55"))
    assert offered([span("12:30", "13:30")], [booked], minutes=20) == ["13:00", "13:10"]


def test_an_opening_off_the_grid_is_offered_itself() -> None:
    assert offered([span("12:35", "13:15")], minutes=30) == ["12:35", "12:40"]


def test_a_moment_when_a_visit_ends_off_the_grid_is_not() -> None:
    assert offered([span("12:00", "13:00")], [Busy(span("12:00", "12:25"))], minutes=20) == ["12:30", "12:40"]


def test_touching_windows_are_one() -> None:
    assert offered([span("12:00", "12:20"), span("12:20", "12:40")], minutes=40) == ["12:00"]


def test_buffers_of_neighbours_add_up() -> None:
    before = Busy(span("12:00", "12:30"), buffer_after=5)
    behind = Busy(span("13:40", "14:00"), buffer_before=5)
    limits = Limits(grid=5, buffer_before=10, buffer_after=5)
    assert offered([span("12:00", "14:00")], [before, behind], minutes=30, limits=limits)[0] == "12:45"
    assert offered([span("12:00", "14:00")], [before, behind], minutes=30, limits=limits)[-1] == "13:00"


def test_a_buffer_keeps_visits_apart_and_not_the_visit_from_the_opening() -> None:
    assert offered([span("12:30", "13:00")], minutes=30, limits=Limits(buffer_before=15, buffer_after=15)) == ["12:30"]


def test_the_room_and_the_student_need_no_buffer() -> None:
    limits = Limits(buffer_before=15, buffer_after=15)
    room = Busy(span("12:30", "13:00"), of="room")
    assert offered([span("12:00", "13:30")], [room], minutes=30, limits=limits) == ["12:00", "13:00"]


def test_a_visit_of_no_length_takes_nothing() -> None:
    empty = Busy(span("12:20", "12:20"), buffer_before=10, buffer_after=10)
    assert offered([span("12:00", "13:00")], [empty], minutes=60, limits=Limits(daily_count=1)) == ["12:00"]


def test_the_past_and_the_notice_are_not_offered() -> None:
    windows = [span("12:00", "13:00")]
    assert clocks(free_starts(windows, [], [], minutes=20, limits=Limits(), now=at("12:30"))) == ["12:30", "12:40"]
    late = free_starts(windows, [], [], minutes=20, limits=Limits(notice=5), now=at("12:30"))
    assert clocks(late) == ["12:40"]


def test_nothing_is_offered_past_the_horizon() -> None:
    tomorrow = WEDNESDAY + timedelta(days=1)
    windows = [span("12:00", "12:30"), span("12:00", "12:30", tomorrow)]
    starts = free_starts(windows, [], [], minutes=30, limits=Limits(horizon=0), now=MORNING)
    assert starts == [at("12:00")]


def test_an_all_day_absence_closes_the_day() -> None:
    day = Span(at("00:00"), at("00:00") + timedelta(days=1))
    assert free_starts([span("12:00", "13:00")], [day], [], minutes=20, limits=Limits(), now=MORNING) == []


@pytest.mark.parametrize(
    ("limits", "free"),
    [
        (Limits(daily_count=1), False),
        (Limits(daily_count=2), True),
        (Limits(daily_minutes=59), False),
        (Limits(daily_minutes=60), True),
        (Limits(weekly_count=2), False),
        (Limits(weekly_count=3), True),
        (Limits(weekly_minutes=89), False),
        (Limits(weekly_minutes=90), True),
    ],
)
def test_a_day_or_a_week_holds_only_so_much(limits: Limits, free: bool) -> None:
    monday_visit = Busy(span("12:00", "12:30", date(2026, 11, 23)))
    last_week = Busy(span("12:00", "12:30", date(2026, 11, 20)))
    busy = [monday_visit, last_week, Busy(span("12:00", "12:30")), Busy(span("12:00", "12:30"), of="room")]
    assert bool(offered([span("12:00", "14:00")], busy, limits=limits)) is free


def test_a_meeting_takes_time_and_counts_for_nothing() -> None:
    meeting = Busy(span("12:00", "12:30"), counts=False)
    assert offered([span("12:00", "13:00")], [meeting], limits=Limits(daily_count=1))[0] == "12:30"


def test_no_visit_crosses_midnight() -> None:
    night = Span(at("23:00"), at("01:00", WEDNESDAY + timedelta(days=1)))
    assert offered([night], minutes=30) == ["23:00", "23:10", "23:20", "00:00", "00:10", "00:20", "00:30"]
    told = why_not(at("23:30"), [night], [], [], minutes=30, limits=Limits(), now=MORNING)
    assert told is not None
    assert "midnight" in told.en


def test_only_the_first_few_when_only_those_are_wanted() -> None:
    starts = free_starts([span("12:00", "14:00")], [], [], minutes=30, limits=Limits(), now=MORNING, most=1)
    assert starts == [at("12:00")]


@pytest.mark.parametrize("minutes", [0, -5, 1440])
def test_a_visit_lasts_a_minute_to_a_day(minutes: int) -> None:
    with pytest.raises(Unclear) as refused:
        free_starts([], [], [], minutes=minutes, limits=Limits(), now=MORNING)
    assert refused.value.field == "minutes"


@pytest.mark.parametrize("wrong", [{"grid": 0}, {"grid": 7}, {"notice": -1}, {"horizon": 99999}, {"daily_count": -1}])
def test_limits_that_make_no_sense_are_refused_by_name(wrong: dict[str, int]) -> None:
    with pytest.raises(Unclear) as refused:
        Limits(**wrong)
    assert refused.value.field == next(iter(wrong))


# --- against a clerk who tries every minute -------------------------------------------------------

ORIGIN = datetime(2026, 11, 24, 20)  # a Tuesday evening: the two days ahead cross midnight twice
HOURS = 30


def minute(number: int) -> datetime:
    """So many minutes after the origin."""
    return ORIGIN + timedelta(minutes=number)


spans = st.builds(
    lambda starts, length: Span(minute(starts), minute(starts + length)),
    st.integers(0, HOURS * 60),
    st.integers(-5, 400),
)
buffers = st.sampled_from([0, 0, 5, 10])
limit = st.none() | st.integers(0, 3)
busies = st.builds(
    Busy, spans, st.sampled_from(["counsellor", "counsellor", "room", "student"]), buffers, buffers, st.booleans()
)
rules = st.builds(
    Limits,
    buffer_before=buffers,
    buffer_after=buffers,
    notice=st.sampled_from([0, 0, 45]),
    horizon=st.none() | st.integers(0, 1),
    grid=st.sampled_from([5, 10, 15, 30]),
    daily_count=limit,
    daily_minutes=st.none() | st.integers(0, 300),
    weekly_count=limit,
    weekly_minutes=st.none() | st.integers(0, 600),
)


class Desk(NamedTuple):
    """One situation at a desk."""

    windows: list[Span]
    absences: list[Span]
    busy: list[Busy]
    minutes: int
    limits: Limits
    now: datetime

    def free(self) -> list[datetime]:
        """What the engine offers."""
        inputs = (self.windows, self.absences, self.busy)
        return free_starts(*inputs, minutes=self.minutes, limits=self.limits, now=self.now)


desks = st.builds(
    Desk,
    st.lists(spans, max_size=4),
    st.lists(spans, max_size=2),
    st.lists(busies, max_size=5),
    st.integers(1, 90),
    rules,
    st.integers(-60, 600).map(minute),
)


def may_start(desk: Desk, start: datetime) -> bool:
    """What a clerk finds who checks a start minute by minute, knowing nothing of intervals."""
    rules, day = desk.limits, start.date()
    moments = [start + timedelta(minutes=n) for n in range(desk.minutes)]
    last = desk.now.date() + timedelta(days=9999 if rules.horizon is None else rules.horizon)
    end = start + timedelta(minutes=desk.minutes)
    if start < desk.now + timedelta(minutes=rules.notice) or day > last or end.date() != day:
        return False
    if not all(any(w.starts <= m < w.ends for w in desk.windows) for m in moments):
        return False
    if any(a.starts <= m < a.ends for a in desk.absences for m in moments):
        return False
    return not any(clash(desk, each, start, end) for each in desk.busy) and has_room(desk, day)


def clash(desk: Desk, busy: Busy, start: datetime, end: datetime) -> bool:
    """Whether a visit is nearer to another than their two buffers together."""
    (starts, ends), own = busy.span, busy.of == "counsellor"
    if starts >= ends:
        return False
    behind = busy.buffer_after + (desk.limits.buffer_before if own else 0)
    ahead = busy.buffer_before + (desk.limits.buffer_after if own else 0)
    return not (start >= ends + timedelta(minutes=behind) or end + timedelta(minutes=ahead) <= starts)


def has_room(desk: Desk, day: date) -> bool:
    """Whether day and week may hold one more."""
    rules = desk.limits
    held = [b.span for b in desk.busy if b.counts and b.of == "counsellor" and b.span.starts < b.span.ends]
    for most, most_minutes, those in (
        (rules.daily_count, rules.daily_minutes, [s for s in held if s.starts.date() == day]),
        (rules.weekly_count, rules.weekly_minutes, [s for s in held if monday(s.starts.date()) == monday(day)]),
    ):
        used = sum((s.ends - s.starts) // timedelta(minutes=1) for s in those)
        if (most is not None and len(those) >= most) or (
            most_minutes is not None and used + desk.minutes > most_minutes
        ):
            return False
    return True


def opens_at(desk: Desk, moment: datetime) -> bool:
    """Whether the room opens at this moment: open now and shut a minute ago."""
    before = moment - timedelta(minutes=1)
    opened = any(w.starts <= moment < w.ends for w in desk.windows)
    return opened and not any(w.starts <= before < w.ends for w in desk.windows)


@given(desks)
def test_exactly_the_starts_a_patient_clerk_would_find(desk: Desk) -> None:
    every_minute = [minute(n) for n in range(-60, HOURS * 60 + 500)]
    asked = [m for m in every_minute if m.minute % desk.limits.grid == 0 or opens_at(desk, m)]
    assert desk.free() == [start for start in asked if may_start(desk, start)]


@given(desks, st.integers(-60, HOURS * 60))
def test_a_reason_is_given_exactly_where_a_visit_cannot_start(desk: Desk, number: int) -> None:
    start = minute(number)
    told = why_not(
        start, desk.windows, desk.absences, desk.busy, minutes=desk.minutes, limits=desk.limits, now=desk.now
    )
    assert (told is None) is may_start(desk, start)
    assert told is None or (told.zh and told.en and "{" not in told.zh + told.en)


@given(desks, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(desk: Desk, chance: object) -> None:
    shuffled = [list(facts) for facts in desk[:3]]
    for facts in shuffled:
        chance.shuffle(facts)  # type: ignore[attr-defined]
    assert Desk(*shuffled, *desk[3:]).free() == desk.free()


@given(desks, busies)
def test_one_more_visit_never_adds_a_start(desk: Desk, another: Busy) -> None:
    assert set(desk._replace(busy=[*desk.busy, another]).free()) <= set(desk.free())


@given(desks)
def test_a_visit_booked_where_one_was_offered_overlaps_nothing(desk: Desk) -> None:
    for start in desk.free():
        visit = Span(start, start + timedelta(minutes=desk.minutes))
        assert not any(overlaps(visit, each.span) for each in desk.busy)


# --- what is told ---------------------------------------------------------------------------------


def told(
    start: str, busy: list[Busy] | None = None, *, limits: Limits | None = None, absent: list[Span] | None = None
) -> str:
    """Why half an hour cannot start then, in English; empty if it can."""
    windows = [span("12:30", "13:30"), span("17:00", "18:00")]
    now = at("12:00")
    words = why_not(at(start), windows, absent or [], busy or [], minutes=30, limits=limits or Limits(), now=now)
    return words.en if words else ""


def test_why_a_time_is_not_free_is_told_with_its_times() -> None:
    assert told("12:37") == ""
    assert told("11:50").startswith("That time is past")
    assert "12:45" in told("12:40", limits=Limits(notice=45))
    assert told("12:45", limits=Limits(notice=45)) == ""
    assert "12:30-13:30, 17:00-18:00" in told("14:00")
    assert told("13:10").startswith("Past the opening hours")
    assert "busy 12:30-13:10" in told("13:00", [Busy(span("12:30", "13:10"))])
    assert told("12:50", [Busy(span("13:00", "13:20"), of="room")]).startswith("The room")
    assert "away (12:00-13:00)" in told("12:30", absent=[span("12:00", "13:00")])
    assert "leave 10 minutes" in told("13:00", [Busy(span("12:30", "12:55"))], limits=Limits(buffer_before=10))
    assert "its 1 appointment;" in told("17:00", [Busy(span("12:30", "12:55"))], limits=Limits(daily_count=1))


def test_a_day_without_windows_and_a_day_too_far_are_told_apart() -> None:
    tomorrow = at("12:30", WEDNESDAY + timedelta(days=1))
    windows = [span("12:30", "13:30")]
    shut = why_not(tomorrow, windows, [], [], minutes=30, limits=Limits(), now=MORNING)
    far = why_not(tomorrow, windows, [], [], minutes=30, limits=Limits(horizon=0), now=MORNING)
    assert shut is not None
    assert shut.zh == "这一天没有开放时段，请换一天"
    assert far is not None
    assert far.zh == "目前只能约到 11月25日，请选更早的一天"


TAKERS: tuple[Taker, ...] = ("counsellor", "room", "student")


@pytest.mark.parametrize("of", TAKERS)
def test_all_day_busy_leaves_nothing(of: Taker) -> None:
    day = Busy(Span(at("00:00"), at("00:00") + timedelta(days=1)), of)
    assert offered([span("12:30", "13:30")], [day]) == []
