"""Odd and even weeks in a line of booking: every second week, as the school's term counts them."""

from datetime import date

import pytest

from model.appointments.dates import Kind, Rule
from model.appointments.reading import Reading, read, told

MONDAY = date(2026, 11, 23)
WEDNESDAY = date(2026, 11, 25)
LAST_DAY = date(2027, 1, 22)
TERM_BEGAN = date(2026, 8, 31)
"""The Monday of week 1: 23 November lies in week 13, an odd one."""


def in_weeks(text: str) -> Reading:
    """The line as it is read in that term, whose weeks are counted."""

    def is_odd(day: date) -> bool | None:
        return (day - TERM_BEGAN).days // 7 % 2 == 0 if TERM_BEGAN <= day <= LAST_DAY else None

    return read(text, MONDAY, lambda day: LAST_DAY if day <= LAST_DAY else None, is_odd=is_odd)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("单周周三", WEDNESDAY),
        ("单周三", WEDNESDAY),
        ("单周 星期三", WEDNESDAY),
        ("周三 单周", WEDNESDAY),
        ("每逢单周的周三", WEDNESDAY),
        ("每单周 周三 隔周", WEDNESDAY),
        ("odd weeks wed", WEDNESDAY),
        ("双周周三", date(2026, 12, 2)),
        ("双周三", date(2026, 12, 2)),
        ("每周三 双周", date(2026, 12, 2)),
        ("下周三 双周", date(2026, 12, 2)),
        ("wed even weeks", date(2026, 12, 2)),
        ("every even week wed", date(2026, 12, 2)),
    ],
)
def test_odd_and_even_weeks_are_every_second_week_as_the_term_counts_them(text: str, first: date) -> None:
    for line in (f"张伟 {text} 12:30 x4", f"x4 12:30 {text} 张伟"):
        reading = in_weeks(line)
        assert (reading.who, reading.day, reading.rule) == ("张伟", first, Rule("fortnightly", count=4)), line
        assert reading.problems == ()
        assert ("单周" if first == WEDNESDAY else "双周") in told(reading)


def test_without_spaces_too_and_no_name_is_taken_for_weeks() -> None:
    reading = in_weeks("张伟单周周三中午12:30到期末")
    assert (reading.who, reading.day, reading.rule) == ("张伟", WEDNESDAY, Rule("fortnightly", until=LAST_DAY))
    assert in_weeks("单周明 周三 12:30").who == "单周明"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("双周 11月25日 12:30 x4", "11月25日在单周，不在“双周”，请改日期"),
        ("双周 12:30 x4", "“双周”还要写明星期几，如“单周周三”"),
        ("双周 周三 12:30 x20", "“双周”只到本学期末（1月22日），下学期重新算周次：请写“到期末”，或减少次数"),
        ("双周 单周 周三 12:30 x4", "单双周说了两个：双周、单周，请留一个"),
        ("单周 周三 12:30", "重复预约还要说几次（x4）或到哪天为止"),
        ("单周 每月第二个周三 12:30 x4", "重复说了两个：单周、每月第二个周三，请留一个"),
    ],
)
def test_what_makes_no_sense_in_odd_and_even_weeks_is_said_once(text: str, problem: str) -> None:
    assert [str(each) for each in in_weeks(f"张伟 {text}").problems] == [problem]


def test_without_a_term_it_says_what_to_write_instead() -> None:
    [problem] = read("张伟 单周周三 12:30 x4", MONDAY).problems
    assert "11月25日 不在学期内" in str(problem)
    assert "请改写“隔周”" in str(problem)


def test_a_count_may_stand_apart_from_its_sign() -> None:
    assert in_weeks("张伟 周三 12:30 每周 x 4").rule == Rule("weekly", count=4)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("on Wednesdays", "weekly"),
        ("wednesdays", "weekly"),
        ("each wed", "weekly"),
        ("every wednesday", "weekly"),
        ("每周三 开始", "weekly"),
        ("alternate wednesdays", "fortnightly"),
        ("every other wed", "fortnightly"),
    ],
)
def test_each_such_day_is_a_series(text: str, kind: Kind) -> None:
    reading = in_weeks(f"张伟 {text} 12:30 x4")
    assert (reading.who, reading.day, reading.rule) == ("张伟", WEDNESDAY, Rule(kind, count=4))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("帮张伟约下周三12:30", "张伟"),
        ("给张伟预约明天下午3点半", "张伟"),
        ("张小约 明天 12:30", "张小约"),
        ("帮李约 明天 12:30", "李约"),
    ],
)
def test_the_name_is_found_between_the_words_around_it(text: str, who: str) -> None:
    assert in_weeks(text).who == who


# --- days that are left out -------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "每周 x4 除12月9日",
        "x4 除了12月9日以外 每周",
        "每周 4次 跳过12-9",
        "weekly x4 except 9 dec",
        "x4 weekly skip dec 9",
    ],
)
def test_a_day_is_left_out_of_a_series(text: str) -> None:
    reading = in_weeks(f"张伟 周三 12:30 {text}")
    assert (reading.who, reading.day, reading.problems) == ("张伟", WEDNESDAY, ())
    assert reading.rule == Rule("weekly", count=4, skip=frozenset({date(2026, 12, 9)}))
    assert "每周 ×4，除12月9日" in told(reading)


def test_several_days_are_left_out_and_the_year_turns() -> None:
    reading = in_weeks("张伟 周三 12:30 每周 到期末 除12月30日 除1月6日")
    assert reading.rule is not None
    assert reading.rule.skip == {date(2026, 12, 30), date(2027, 1, 6)}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("每周 x4 除12月10日", "“除12月10日”不是这个系列的日子，请改日期"),
        ("除12月9日", "“除12月9日”：只有重复预约才能除去某天，请写每周几次"),
        ("每周 x4 除2月30日", "没有“除2月30日”这一天，请改日期"),
    ],
)
def test_what_cannot_be_left_out_is_told(text: str, problem: str) -> None:
    assert [str(each) for each in in_weeks(f"张伟 周三 12:30 {text}").problems] == [problem]


# --- so many weeks on end ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "连续6周",
        "连续六周",
        "连着6个星期",
        "一连六周",
        "连续六次",
        "连续6次 每周",
        "for 6 weeks",
        "for the next six weeks",
        "6 weeks in a row",
        "six consecutive weeks",
    ],
)
def test_so_many_weeks_on_end_are_a_weekly_series(text: str) -> None:
    for line in (f"张伟 {text} 周三 12:30", f"周三 12:30 {text} 张伟"):
        reading = in_weeks(line)
        assert (reading.who, reading.day, reading.problems) == ("张伟", WEDNESDAY, ()), line
        assert reading.rule == Rule("weekly", count=6), line


def test_weeks_on_end_without_spaces_too() -> None:
    reading = in_weeks("张伟连续六周的周三12:30")
    assert (reading.who, reading.day, reading.rule) == ("张伟", WEDNESDAY, Rule("weekly", count=6))


def test_weeks_on_end_are_not_every_second_week() -> None:
    (problem,) = in_weeks("张伟 周三 12:30 隔周 连续6周").problems
    assert problem.zh == "重复说了两个：隔周、连续6周，请留一个"
    assert "单周、连续6周" in in_weeks("张伟 单周 周三 连续6周").problems[0].zh
