"""Open minutes of a week and of a term, from their days, against the rules in force (A3).

A short week is judged by the policy's rule for it and always says so.
"""

from collections.abc import Sequence

from model.named import NamedTuple
from model.opening.meter import DayMeter
from model.policy import Policy
from model.words import Words


class WeekMeter(NamedTuple):
    """The open minutes of a week."""

    days: tuple[DayMeter, ...]
    """Its days, from Monday."""
    planned_minutes: int
    """Minutes the plan says."""
    actual_minutes: int
    """Minutes the room was open."""
    counted_minutes: int
    """Those that count."""
    unstaffed_minutes: int
    """Minutes open with nobody on duty."""
    weekly_rule_minutes: int
    """What the rules ask for in a full week (A3), shown also in a short one."""
    required_minutes: int
    """What is asked for in this week."""
    reached: bool
    """Whether enough minutes count for the week; the days are judged one by one."""
    school_days: int
    """Its school days."""
    days_reached: int
    """School days on which enough minutes counted (A2)."""
    short_week: bool
    """Whether it has some, but fewer school days than a full week."""
    certain: bool
    """Whether the calendar knows all its days."""
    left_open: bool
    """Whether an opening of these days is still to be put right."""
    over: bool
    """Whether its last day has passed."""
    note: Words | None
    """How a short week was judged; ``None`` for a full one."""

    @property
    def missing_minutes(self) -> int:
        """Minutes still lacking."""
        return max(0, self.required_minutes - self.counted_minutes)


class TermMeter(NamedTuple):
    """The open minutes of a term, or of any run of weeks."""

    weeks: tuple[WeekMeter, ...]
    """Its weeks in order."""
    planned_minutes: int
    """Minutes the plan says for all of them."""
    actual_minutes: int
    """Minutes the room was open."""
    counted_minutes: int
    """Those that count."""
    unstaffed_minutes: int
    """Minutes open with nobody on duty."""
    required_minutes: int
    """What was asked for in the weeks that are over."""
    school_days: int
    """School days in all its weeks."""
    days_judged: int
    """School days that are over."""
    days_reached: int
    """Those of them on which enough minutes counted."""
    weeks_judged: int
    """Weeks with school that are over."""
    weeks_reached: int
    """Those of them in which enough minutes counted."""
    short_weeks: int
    """Short weeks among all of them."""


def measure_week(days: Sequence[DayMeter], policy: Policy) -> WeekMeter:
    """Measure a week from its days."""
    at_school = [day for day in days if day.is_school_day]
    required, note = required_in_week(len(at_school), policy)
    counted = sum(day.counted_minutes for day in days)
    return WeekMeter(
        days=tuple(days),
        planned_minutes=sum(day.planned_minutes for day in days),
        actual_minutes=sum(day.actual_minutes for day in days),
        counted_minutes=counted,
        unstaffed_minutes=sum(day.unstaffed_minutes for day in days),
        weekly_rule_minutes=policy.min_open_minutes_per_week,
        required_minutes=required,
        reached=counted >= required,
        school_days=len(at_school),
        days_reached=sum(day.reached for day in at_school),
        short_week=is_short(len(at_school), policy),
        certain=all(day.certain for day in days),
        left_open=any(day.left_open for day in days),
        over=all(day.over for day in days),
        note=note,
    )


def measure_term(weeks: Sequence[WeekMeter]) -> TermMeter:
    """Measure a term from its weeks; only what is over is judged."""
    judged_days = [day for week in weeks for day in week.days if day.is_school_day and day.over]
    judged_weeks = [week for week in weeks if week.over and week.school_days]
    return TermMeter(
        weeks=tuple(weeks),
        planned_minutes=sum(week.planned_minutes for week in weeks),
        actual_minutes=sum(week.actual_minutes for week in weeks),
        counted_minutes=sum(week.counted_minutes for week in weeks),
        unstaffed_minutes=sum(week.unstaffed_minutes for week in weeks),
        required_minutes=sum(week.required_minutes for week in judged_weeks),
        school_days=sum(week.school_days for week in weeks),
        days_judged=len(judged_days),
        days_reached=sum(day.reached for day in judged_days),
        weeks_judged=len(judged_weeks),
        weeks_reached=sum(week.reached for week in judged_weeks),
        short_weeks=sum(week.short_week for week in weeks),
    )


def is_short(school_days: int, policy: Policy) -> bool:
    """Whether a week of so many school days is a short one; one without any is no school week at all."""
    return 0 < school_days < policy.full_week_days


def required_in_week(school_days: int, policy: Policy) -> tuple[int, Words | None]:
    """Minutes asked for in a week of so many school days (A3), and how a short week was judged.

    No source says what a short week owes (domain 6). By default it owes the daily rule for each
    school day, never more than the weekly rule; without a daily rule the weekly one stands.
    """
    weekly, daily = policy.min_open_minutes_per_week, policy.min_open_minutes_per_day
    if not school_days:
        return 0, _NO_SCHOOL
    if not is_short(school_days, policy) or not weekly:
        return weekly, None
    said = {"days": school_days, "weekly": weekly, "daily": daily}
    if policy.short_week == "scale":
        scaled = -(-weekly * school_days // policy.full_week_days)
        return scaled, _SCALED.saying(required=scaled, full=policy.full_week_days, **said)
    if not daily:
        return weekly, _NO_DAILY_RULE.saying(**said)
    required = min(weekly, daily * school_days)
    return required, _BY_THE_DAY.saying(required=required, **said)


_NO_SCHOOL = Words("本周无上课日", "No school this week")
_BY_THE_DAY = Words(
    "短周：上课 {days} 天，按每日 {daily} 分钟计 {required} 分钟；每周 {weekly} 分钟仅供对照",
    "Short week: {days} school {days:day|days} at {daily} minutes make {required}; the weekly {weekly} is shown for comparison",
)
_NO_DAILY_RULE = Words(
    "短周：上课 {days} 天；没有每日规定，仍按每周 {weekly} 分钟计",
    "Short week: {days} school {days:day|days}; without a daily rule the weekly {weekly} minutes stand",
)
_SCALED = Words(
    "短周：上课 {days} 天，每周 {weekly} 分钟按 {days}/{full} 折算为 {required} 分钟",
    "Short week: {days} school {days:day|days}, so the weekly {weekly} minutes become {required} ({days}/{full})",
)
