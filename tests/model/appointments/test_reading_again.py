"""How an appointment comes again, as a line says it: to the end of term, or on a weekday in its place in the month."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.appointments.dates import LAST, Rule, dates, of_month
from model.appointments.reading import Reading, read, told
from model.words import speak, spoken

MONDAY = date(2026, 11, 23)
WEDNESDAY = date(2026, 11, 25)
LAST_DAY = date(2027, 1, 22)


def line(text: str, today: date = MONDAY) -> Reading:
    """The line as it is read in a term that ends on 22 January."""
    return read(text, today, lambda day: LAST_DAY if day <= LAST_DAY else None)


@pytest.fixture
def english() -> Iterator[None]:
    """The desk speaks English for the length of a test."""
    before = spoken()
    speak("en")
    yield
    speak(before)


# --- to the end of term -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "until",
    [
        "到期末",
        "到学期末",
        "到本学期末",
        "到这学期期末为止",
        "直到本学期结束",
        "至学期结束",
        "截止到这个学期的期末",
        "until end of term",
        "until the end of the term",
        "till the end of this semester",
        "until term end",
        "through the end of semester",
    ],
)
def test_every_wednesday_to_the_end_of_term(until: str) -> None:
    for text in (f"张伟 周三 12:30 每周 {until}", f"张伟 {until} weekly wed 12:30"):
        reading = line(text)
        assert (reading.who, reading.day, reading.problems) == ("张伟", WEDNESDAY, ())
        assert reading.rule == Rule("weekly", until=LAST_DAY)


def test_without_spaces_the_end_of_term_is_no_end_of_the_hour() -> None:
    reading = line("张伟每周三12:30到期末")
    assert (reading.who, f"{reading.time:%H:%M}", reading.minutes) == ("张伟", "12:30", None)
    assert reading.rule == Rule("weekly", until=LAST_DAY)


def test_the_end_of_term_is_told_as_the_day_it_is() -> None:
    assert told(line("张伟 周三 隔周 到期末")) == "张伟 · 11月25日 周三 · 隔周 到2027年1月22日"


@pytest.mark.parametrize("text", ["张伟 到期末考试 周三", "张伟 期末 周三"])
def test_an_examination_is_no_end_of_term(text: str) -> None:
    reading = line(text)
    assert reading.rule is None
    assert reading.who != "张伟"


def test_it_is_the_term_in_which_the_series_begins() -> None:
    asked: list[date] = []

    def term_end(day: date) -> date | None:
        asked.append(day)
        return None

    read("张伟 3月10日 每周 到期末", MONDAY, term_end)
    read("张伟 每周 到期末", MONDAY, term_end)
    assert asked == [date(2027, 3, 10), MONDAY]


def test_no_calendar_is_asked_while_no_end_of_term_is_said() -> None:
    def term_end(day: date) -> date | None:
        raise AssertionError(day)

    assert read("张伟 每月第二个周三 12:30 到6月30日 期末", MONDAY, term_end).problems == ()


def test_a_day_in_no_term_is_told_with_what_to_do() -> None:
    reading = line("张伟 2月3日 每周 到期末")
    assert (reading.rule, reading.unread) == (None, ("到期末",))
    (problem,) = reading.problems
    assert "2027年2月3日 不在学期内" in problem.zh
    assert "3 Feb 2027 is in no term" in problem.en
    assert "Ctrl+K" in problem.en


def test_an_end_of_term_that_has_passed_is_before_the_first_date() -> None:
    reading = read("张伟 周三 每周 到期末", MONDAY, lambda day: date(2026, 11, 20))
    assert [problem.en for problem in reading.problems] == ["'到期末' is before the first date; choose a later one"]


def test_an_end_is_said_once() -> None:
    assert ["not both" in problem.en for problem in line("张伟 周三 x4 到期末").problems] == [True]
    twice = line("张伟 周三 每周 到期末 到12月9日").problems
    assert ["The last day is said twice" in problem.en for problem in twice] == [True]
    assert line("张伟 周三 每周 到期末 until 2027-01-22").problems == ()


# --- a weekday in its place in the month ------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day", "is_last"),
    [
        ("每月第二个周三", "2026-12-09", False),
        ("每个月的第2个星期三", "2026-12-09", False),
        ("每月 第一个礼拜一", "2026-12-07", False),
        ("第三个周四 每月", "2026-12-17", False),
        ("每月最后一个周五", "2026-11-27", True),
        ("每月最后一个星期天", "2026-11-29", True),
        ("monthly second wed", "2026-12-09", False),
        ("second Wednesday of every month", "2026-12-09", False),
        ("2nd wed of each month", "2026-12-09", False),
        ("every month on the 2nd wed", "2026-12-09", False),
        ("third thu monthly", "2026-12-17", False),
        ("monthly on the first sun", "2026-12-06", False),
        ("monthly last Friday", "2026-11-27", True),
        ("the last friday of the month", "2026-11-27", True),
        ("every last fri", "2026-11-27", True),
        ("every first mon", "2026-12-07", False),
    ],
)
def test_monthly_on_a_weekday_begins_on_the_next_such_day(text: str, day: str, is_last: bool) -> None:
    reading = line(f"{text} 12:30 x3 张伟")
    assert (str(reading.day), reading.who, reading.problems) == (day, "张伟", ())
    assert reading.rule == Rule("monthly", count=3, last=is_last)


def test_monthly_on_a_weekday_may_end_with_the_term() -> None:
    assert line("张伟 每月第二个周三 到期末").rule == Rule("monthly", until=LAST_DAY)
    assert line("zw monthly last fri until end of term").rule == Rule("monthly", until=LAST_DAY, last=True)


def test_the_last_friday_stays_the_last_where_a_month_has_five() -> None:
    reading = line("张伟 每月最后一个周五 12:30 x4")
    assert reading.day is not None
    assert reading.rule is not None
    found = dates(datetime.combine(reading.day, datetime.min.time()), reading.rule)
    assert [f"{each:%m-%d}" for each in found] == ["11-27", "12-25", "01-29", "02-26"]


def test_every_second_wednesday_is_still_every_other_week() -> None:
    reading = line("zw every second wed x4")
    assert (reading.day, reading.rule) == (WEDNESDAY, Rule("fortnightly", count=4))


def test_last_friday_alone_is_still_the_friday_of_last_week() -> None:
    assert line("zw last friday").day == date(2026, 11, 20)


def test_today_is_the_next_such_day_until_its_time_has_passed() -> None:
    noon = datetime(2026, 11, 25, 12)
    assert line("每月第四个周三 12:30 x3", noon).day == WEDNESDAY
    assert line("每月第四个周三 x3", noon).day == WEDNESDAY
    assert line("每月第四个周三 11:30 x3", noon).day == date(2026, 12, 23)


@pytest.mark.parametrize("day", ["12月9日", "2027-01-13", "周三", "wed"])
def test_a_day_that_agrees_may_be_said_besides(day: str) -> None:
    reading = line(f"张伟 每月第二个周三 {day} x3")
    assert reading.problems == ()
    assert str(reading.day) == ("2027-01-13" if "13" in day else "2026-12-09")


@pytest.mark.parametrize(
    ("text", "told_in_english"),
    [
        ("张伟 每月第二个周三 12月2日 x4", "The day is said twice, 每月第二个周三 and 12月2日"),
        ("张伟 每月第二个周三 周四 x4", "The day is said twice, 每月第二个周三 and 周四"),
        ("张伟 每月第二个周三 第三个周四 x4", "The day is said twice"),
        ("张伟 每月第五个周五 x3", "not there in every month; write 'monthly last'"),
        ("张伟 monthly fifth fri x3", "not there in every month; write 'monthly last'"),
        ("张伟 第三个周四 x3", "Write 'monthly' before '第三个周四'"),
        ("张伟 second wed", "Write 'monthly' before 'second wed'"),
        ("张伟 每周 第三个周四 x3", "Write 'monthly' before '第三个周四'"),
        ("张伟 每月第二个周三", "Say how many times"),
        ("张伟 每周 每月第二个周三 x3", "The series is said twice"),
    ],
)
def test_what_makes_no_sense_is_told(text: str, told_in_english: str) -> None:
    reading = line(text)
    assert any(told_in_english in problem.en for problem in reading.problems), reading.problems
    assert reading.who == "张伟"


@pytest.mark.parametrize("who", ["最后", "第一", "first", "Monty Last"])
def test_a_place_without_its_weekday_is_left_for_the_search(who: str) -> None:
    assert line(f"{who} 周五").who == who


def test_the_place_is_told_of_the_day_it_begins_on() -> None:
    assert told(line("张伟 每月第二个周三 12:30 x3")) == "张伟 · 12月9日 周三 12:30 · 每月第二个周三 ×3"
    assert told(line("张伟 11月25日 每月 x3")) == "张伟 · 11月25日 周三 · 每月第四个周三 ×3"
    assert told(line("张伟 每月最后一个周三 x3")) == "张伟 · 11月25日 周三 · 每月最后一个周三 ×3"


@pytest.mark.usefixtures("english")
def test_the_same_is_told_in_english() -> None:
    assert told(line("zw monthly last wed until end of term")) == "zw · Wed 25 Nov · monthly last Wed until 22 Jan 2027"


weekdays = st.integers(0, 6)
places = st.integers(0, LAST)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), weekdays, places)
def test_every_date_lies_in_its_place_and_both_languages_agree(today: date, weekday: int, place: int) -> None:
    zh = f"每月{('第一个', '第二个', '第三个', '第四个', '最后一个')[place]}周{'一二三四五六日'[weekday]} x12"
    day_name = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[weekday]
    en = f"monthly {('first', '2nd', 'third', 'fourth', 'last')[place]} {day_name} x12"
    reading = read(zh, today)
    assert reading == read(en, today)
    assert reading.day is not None
    assert reading.rule is not None
    assert today <= reading.day
    assert (reading.day - today).days < 42
    found = dates(datetime.combine(reading.day, datetime.min.time()), reading.rule)
    months = {(each.year, each.month) for each in found}
    assert len(months) == 12
    assert all(each.date() == of_month(each, weekday, place) for each in found)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 5), places)
def test_what_is_told_of_a_place_is_read_as_the_same(today: date, weekday: int, place: int) -> None:
    # Without Sundays: Sun by itself is the surname.
    text = f"每月{('第一个', '第二个', '第三个', '第四个', '最后一个')[place]}周{'一二三四五六'[weekday]} x12"
    reading, before = read(text, today), spoken()
    try:
        for language in ("zh", "en"):
            speak(language)
            again = read(told(reading).replace("·", " "), today)
            assert again == reading
    finally:
        speak(before)
