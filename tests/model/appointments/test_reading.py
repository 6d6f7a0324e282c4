"""A line of booking as it is typed at the desk, on Monday 23 November 2026 unless a day is said."""

from datetime import date, datetime, time

import pytest

from model.appointments.dates import Rule
from model.appointments.reading import Reading, read, told
from model.words import speak, spoken

MONDAY = date(2026, 11, 23)
WEDNESDAY = date(2026, 11, 25)
NEXT_WEDNESDAY = date(2026, 12, 2)


@pytest.fixture
def english() -> object:
    """The desk speaks English for the length of a test."""
    before = spoken()
    speak("en")
    yield
    speak(before)


def test_a_line_in_chinese() -> None:
    assert read("张伟 下周三 12:30 40分 教师 电话", MONDAY) == Reading(
        on=MONDAY,
        who="张伟",
        day=NEXT_WEDNESDAY,
        time=time(12, 30),
        minutes=40,
        visitor="teacher",
        form="form.telephone",
    )


def test_a_line_in_english() -> None:
    assert read("zw wed 12:30 40m x4 weekly", MONDAY) == Reading(
        on=MONDAY, who="zw", day=WEDNESDAY, time=time(12, 30), minutes=40, rule=Rule("weekly", count=4)
    )


def test_a_line_typed_with_an_input_method_without_spaces() -> None:
    reading = read("张伟下周三１２：３０－１３：１０，家长，电话，每周×４，＃个别室1", MONDAY)
    assert told(reading) == "张伟 · 12月2日 周三 12:30 · 40分钟 · 家长 · 电话 · 每周 ×4 · #个别室1"
    assert reading.problems == ()


@pytest.mark.usefixtures("english")
def test_the_same_is_told_in_the_language_of_the_desk() -> None:
    reading = read("王老师 张伟 下周三 12:30 40分 家长 线上 隔周 到6月30日", MONDAY)
    assert told(reading) == (
        "张伟 · Wed 2 Dec 12:30 · 40 min · with 王 · parent · online · fortnightly until 30 Jun 2027"
    )


def test_nothing_typed_is_nothing_told() -> None:
    assert read("", MONDAY) == Reading(on=MONDAY)
    assert told(read("  ", MONDAY)) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", "2026-11-23"),
        ("today", "2026-11-23"),
        ("明天", "2026-11-24"),
        ("tomorrow", "2026-11-24"),
        ("后天", "2026-11-25"),
        ("the day after tomorrow", "2026-11-25"),
        ("大后天", "2026-11-26"),
        ("昨天", "2026-11-22"),
        ("周一", "2026-11-23"),
        ("星期三", "2026-11-25"),
        ("礼拜天", "2026-11-29"),
        ("周3", "2026-11-25"),
        ("wed", "2026-11-25"),
        ("on Thursday", "2026-11-26"),
        ("本周五", "2026-11-27"),
        ("this fri", "2026-11-27"),
        ("下周三", "2026-12-02"),
        ("下周周三", "2026-12-02"),
        ("下个星期三", "2026-12-02"),
        ("next wed", "2026-12-02"),
        ("wed next week", "2026-12-02"),
        ("下下周一", "2026-12-07"),
        ("上周五", "2026-11-20"),
        ("last fri", "2026-11-20"),
        ("next sun", "2026-12-06"),
        ("3月5日", "2027-03-05"),
        ("三月五号", "2027-03-05"),
        ("十二月二十五日", "2026-12-25"),
        ("12月5", "2026-12-05"),
        ("3/5", "2027-03-05"),
        ("11/23", "2026-11-23"),
        ("11/22", "2027-11-22"),
        ("2026-03-05", "2026-03-05"),
        ("2026/3/5", "2026-03-05"),
        ("2026年3月5日", "2026-03-05"),
        ("12.25", "2026-12-25"),
        ("6-30", "2027-06-30"),
        ("5号", "2026-12-05"),
        ("23日", "2026-11-23"),
        ("下月5号", "2026-12-05"),
        ("mar 5", "2027-03-05"),
        ("March 5th", "2027-03-05"),
        ("5 Mar 2028", "2028-03-05"),
        ("11月25日 周三", "2026-11-25"),
        ("周三 11.25", "2026-11-25"),
        ("on sun", "2026-11-29"),
        ("2028年2月29日", "2028-02-29"),
        ("31号", "2026-12-31"),
        ("22号", "2026-12-22"),
    ],
)
def test_which_day_is_meant(text: str, day: str) -> None:
    reading = read(f"{text} 张伟", MONDAY)
    assert (str(reading.day), reading.who, reading.problems) == (day, "张伟", ())


def test_a_weekday_is_today_until_its_time_has_passed() -> None:
    noon = datetime(2026, 11, 25, 12, 0)
    assert read("周三", noon).day == WEDNESDAY
    assert read("周三 12:00", noon).day == WEDNESDAY
    assert read("周三 12:30", noon).day == WEDNESDAY
    assert read("周三 11:30", noon).day == NEXT_WEDNESDAY
    assert read("今天 11:30", noon).day == WEDNESDAY
    assert read("周三 11:30", WEDNESDAY).day == WEDNESDAY


def test_a_month_that_lacks_the_day_is_passed_over() -> None:
    assert read("30号", date(2027, 1, 31)).day == date(2027, 3, 30)


def test_next_week_begins_on_monday() -> None:
    sunday = date(2026, 11, 29)
    assert read("下周三", sunday).day == NEXT_WEDNESDAY
    assert read("本周三", sunday).day == WEDNESDAY


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("12:30", "12:30"),
        ("12：30", "12:30"),
        ("12点半", "12:30"),
        ("十二点半", "12:30"),
        ("12点", "12:00"),
        ("12点40", "12:40"),
        ("十二点零五分", "12:05"),
        ("三点一刻", "15:15"),
        ("8点三刻", "08:45"),
        ("下午3点", "15:00"),
        ("下午 3:30", "15:30"),
        ("上午10点", "10:00"),
        ("中午12点", "12:00"),
        ("中午1点", "13:00"),
        ("中午11点半", "11:30"),
        ("晚上7点", "19:00"),
        ("15时30分", "15:30"),
        ("3pm", "15:00"),
        ("3:30 PM", "15:30"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("at noon", "12:00"),
        ("at 3", "15:00"),
        ("15:00", "15:00"),
        ("3:30", "15:30"),
        ("03:30", "03:30"),
        ("6:30", "06:30"),
    ],
)
def test_which_time_is_meant(text: str, starts: str) -> None:
    reading = read(f"{text} 张伟", MONDAY)
    assert (f"{reading.time:%H:%M}", reading.who, reading.problems) == (starts, "张伟", ())


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("40分", 40),
        ("40分钟", 40),
        ("四十分钟", 40),
        ("40m", 40),
        ("45min", 45),
        ("for 45 minutes", 45),
        ("1小时", 60),
        ("一个小时", 60),
        ("半小时", 30),
        ("半个小时", 30),
        ("一个半小时", 90),
        ("1.5小时", 90),
        ("1小时30分", 90),
        ("1h", 60),
        ("1h30", 90),
        ("2 hours", 120),
        ("half an hour", 30),
        ("an hour", 60),
        ("三刻钟", 45),
    ],
)
def test_how_long_is_meant(text: str, minutes: int) -> None:
    reading = read(f"张伟 {text}", MONDAY)
    assert (reading.minutes, reading.who, reading.time, reading.problems) == (minutes, "张伟", None, ())


@pytest.mark.parametrize(
    ("text", "starts", "minutes"),
    [
        ("12:30-13:10", "12:30", 40),
        ("12：30～13：10", "12:30", 40),
        ("12:30—1:10", "12:30", 40),
        ("下午3点到4点", "15:00", 60),
        ("晚上7点至8点半", "19:00", 90),
        ("8:00-8:40pm", "20:00", 40),
        ("11:30-12:10pm", "11:30", 40),
        ("3pm to 4pm", "15:00", 60),
        ("3-4pm", "15:00", 60),
        ("10-11点", "10:00", 60),
        ("12点40分钟", "12:00", 40),
        ("12:30-13:10 40分", "12:30", 40),
    ],
)
def test_a_range_of_times_says_how_long(text: str, starts: str, minutes: int) -> None:
    reading = read(f"{text} 张伟", MONDAY)
    assert (f"{reading.time:%H:%M}", reading.minutes, reading.who, reading.problems) == (starts, minutes, "张伟", ())


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("每周 x4", Rule("weekly", count=4)),
        ("每周一次 4次", Rule("weekly", count=4)),
        ("weekly ×4", Rule("weekly", count=4)),
        ("every week 4 times", Rule("weekly", count=4)),
        ("隔周 共四次", Rule("fortnightly", count=4)),
        ("每隔一周 x4", Rule("fortnightly", count=4)),
        ("每两周 4x", Rule("fortnightly", count=4)),
        ("fortnightly x4", Rule("fortnightly", count=4)),
        ("every other week x4", Rule("fortnightly", count=4)),
        ("每月 十次", Rule("monthly", count=10)),
        ("monthly X10", Rule("monthly", count=10)),
        ("每周 直到6月30日", Rule("weekly", until=date(2027, 6, 30))),
        ("每周 到12.25为止", Rule("weekly", until=date(2026, 12, 25))),
        ("weekly until 6-30", Rule("weekly", until=date(2027, 6, 30))),
        ("weekly until Dec 9", Rule("weekly", until=date(2026, 12, 9))),
        ("until 2026-12-31", Rule("weekly", until=date(2026, 12, 31))),
        ("4次", Rule("weekly", count=4)),
    ],
)
def test_how_it_comes_again(text: str, rule: Rule) -> None:
    reading = read(f"{text} 张伟", MONDAY)
    assert (reading.rule, reading.who, reading.day, reading.problems) == (rule, "张伟", None, ())


@pytest.mark.parametrize("text", ["每周三 x4", "every wed x4", "周三 每周 x4", "weekly on wed x4"])
def test_every_wednesday_is_a_day_and_a_series(text: str) -> None:
    reading = read(text, MONDAY)
    assert (reading.day, reading.rule, reading.problems) == (WEDNESDAY, Rule("weekly", count=4), ())


def test_a_series_may_end_on_the_day_it_begins() -> None:
    assert read("周三 每周 到周三", MONDAY).rule == Rule("weekly", until=WEDNESDAY)


def test_next_week_is_counted_from_today_even_where_it_ends_a_series() -> None:
    assert read("下周一 每周 到下周五", MONDAY).rule == Rule("weekly", until=date(2026, 12, 4))


def test_a_series_ends_on_the_first_such_day_after_it_begins() -> None:
    reading = read("2027-07-01 每周 到6月30日", MONDAY)
    assert reading.rule == Rule("weekly", until=date(2028, 6, 30))


@pytest.mark.parametrize(
    ("text", "counsellor", "visitor", "who"),
    [
        ("王老师 张伟", "王", None, "张伟"),
        ("@王 张伟", "王", None, "张伟"),
        ("@王老师 张伟", "王", None, "张伟"),
        ("Ms Wang zw", "Wang", None, "zw"),
        ("Wang老师 zw", "Wang", None, "zw"),
        ("和王老师 张伟", "王", None, "张伟"),
        ("我想预约张伟", None, None, "张伟"),
        ("帮张伟 约 王老师", "王", None, "张伟"),
        ("张伟 家长", None, "parent", "张伟"),
        ("王老师 教师 李娜", "王", "teacher", "李娜"),
        ("张伟的妈妈", None, "parent", "张伟"),
        ("李娜 老师", None, "teacher", "李娜"),
        ("李老师 教师", None, "teacher", "李"),  # a teacher comes, and nobody else is named
        ("@王 李老师", "王", "teacher", "李"),  # one receives, the other is received
        ("zw student", None, "student", "zw"),
        ("张伟 家长访谈", None, "parent", "张伟"),
    ],
)
def test_who_comes_and_to_whom(text: str, counsellor: str | None, visitor: str | None, who: str) -> None:
    reading = read(text, MONDAY)
    assert (reading.counsellor, reading.visitor, reading.who, reading.problems) == (counsellor, visitor, who, ())


@pytest.mark.parametrize(
    "who",
    [
        "张伟",
        "欧阳娜娜",
        "周三丰",  # not a Wednesday
        "周一鸣",
        "王明天",
        "约翰",
        "阿依古丽·买买提",
        "zw",
        "Zhang Wei",
        "Sun Wei",  # not a Sunday
        "Mary May",
        "O'Brien",
        "20240315",
        "G2024-03-012",
        "初三(3)班",
        "初三3班",
        "八年级三班",
        "高一(12)班 李娜",
        "2024级3班",
        "3班 张伟",
        "8.3 zw",
        "9-3 zw",
        "class 9-3",
        "Grade 8 Class 3 zw",
        "G8-3",
    ],
)
def test_a_name_a_class_and_a_number_are_left_for_the_search(who: str) -> None:
    reading = read(f"{who} 周五 12:30", MONDAY)
    assert (reading.who, reading.day, reading.problems) == (who, date(2026, 11, 27), ())


def test_signs_that_nobody_sees_do_not_part_a_name() -> None:
    assert read("张\u200b伟 周五", MONDAY).who == "张伟"


def test_a_name_is_whole_between_two_signs_left_over() -> None:
    assert read("周明天亮 周五", MONDAY).who == "周明天亮"


def test_two_short_numbers_are_a_class_where_a_day_is_said_besides() -> None:
    assert read("10.3 周五", MONDAY).who == "10.3"
    assert read("10.3", MONDAY).day == date(2027, 10, 3)
    assert read("8.3 周二", MONDAY).day == date(2026, 11, 24)  # though 3 August is a Tuesday


@pytest.mark.parametrize(
    ("text", "told_in_english", "unread"),
    [
        ("张伟 25:00", "'25:00' is no time", "25:00"),
        ("张伟 12:75", "'12:75' is no time", "12:75"),
        ("张伟 12:", "'12:' is no time", "12:"),
        ("张伟 上午13点", "'上午13点' is no time", "上午13点"),
        ("张伟 13pm", "'13pm' is no time", "13pm"),
        ("张伟 下午3:00am", "'下午3:00am' is no time", "下午3:00am"),
        ("张伟 3pm-4am", "'3pm-4am' is no range", "3pm-4am"),
        ("张伟 周三课间", "'课间' is no time", "课间"),
        ("张伟 13:30-12:30", "'13:30-12:30' is no range", "13:30-12:30"),
        ("张伟 8:30-8:30", "'8:30-8:30' is no range", "8:30-8:30"),
        ("张伟 2月30日", "no day '2月30日'", "2月30日"),
        ("张伟 13/45", "no day '13/45'", "13/45"),
        ("张伟 下周 12:30", "Say which day of '下周'", "下周"),
        ("张伟 0分钟", "a visit lasts 1 to", "0分钟"),
        ("张伟 30小时", "a visit lasts 1 to", "30小时"),
        ("张伟 x500", "a series has 1 to", "x500"),
        ("张伟 每周 直到2026-01-01", "before the first date", "直到2026-01-01"),
        ("张伟 每周", "Say how many times", None),
        ("张伟 x4 到6月30日", "not both", None),
        ("张伟 周三 周四", "The day is said twice, 周三 and 周四", None),
        ("张伟 11月25日 周四", "The day is said twice", None),
        ("张伟 12:30 13:30", "The time is said twice", None),
        ("张伟 12:30-13:10 30分", "The length is said twice", None),
        ("张伟 家长 教师", "Who comes is said twice", None),
        ("张伟 电话 面谈", "The form of contact is said twice", None),
        ("张伟 王老师 李老师", "The counsellor is said twice", None),
        ("张伟 #1 #2", "The room is said twice", None),
        ("张伟 每周 每月 x4", "The series is said twice", None),
    ],
)
def test_what_makes_no_sense_is_told_and_the_rest_is_read(text: str, told_in_english: str, unread: str | None) -> None:
    reading = read(text, MONDAY)
    assert any(told_in_english in problem.en for problem in reading.problems), reading.problems
    assert reading.unread == ((unread,) if unread else ())
    assert reading.who == "张伟"


def test_the_same_said_twice_is_said_once() -> None:
    assert read("周三 wed 电话 phone 40分 40m", MONDAY).problems == ()


def test_a_line_that_never_ends_is_read_to_a_point_and_says_so() -> None:
    reading = read("张伟 " + "12:30 " * 500, MONDAY)
    assert [problem.en for problem in reading.problems] == ["Only the first 200 characters are read; shorten the line"]
