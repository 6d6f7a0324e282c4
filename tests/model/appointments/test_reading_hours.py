"""Parts of the day and lessons in a line of booking, and the times they leave to choose from."""

from datetime import date, datetime, time, timedelta

import pytest

from model import school as schools
from model.appointments import quick
from model.appointments.reading import Reading, read, told
from model.appointments.reading_hours import Part
from model.calendar.bells import bell_on, shipped_bells
from tests.founding import School

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


def line(text: str, today: date = MONDAY) -> Reading:
    """The line as it is read in a school that has winter and summer hours."""

    def lessons(day: date) -> tuple[time, ...]:
        return tuple(starts for starts, _ in bells.lessons) if (bells := bell_on(day, shipped_bells())) else ()

    return read(text, today, lessons=lessons)


# --- a part of the day ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day", "part"),
    [
        ("今天下午", MONDAY, "pm"),
        ("今晚", MONDAY, "night"),
        ("明早", TUESDAY, "am"),
        ("周三下午", WEDNESDAY, "pm"),
        ("周三 中午", WEDNESDAY, "noon"),
        ("周三午休", WEDNESDAY, "noon"),
        ("上午", None, "am"),
        ("this afternoon", MONDAY, "pm"),
        ("tonight", MONDAY, "night"),
        ("this evening", MONDAY, "night"),
        ("tomorrow morning", TUESDAY, "am"),
        ("wed in the afternoon", WEDNESDAY, "pm"),
        ("wed lunch break", WEDNESDAY, "noon"),
    ],
)
def test_a_part_of_the_day_is_read_as_one(text: str, day: date | None, part: Part) -> None:
    for typed in (f"zw {text}", f"{text} zw 40m"):
        reading = line(typed)
        assert (reading.who, reading.day, reading.time, reading.part, reading.problems) == ("zw", day, None, part, ())


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("this afternoon 3pm", "15:00"),
        ("12:45 this afternoon", "12:45"),
        ("tonight at 7", "19:00"),
        ("tonight 7:30", "19:30"),
        ("晚上 张伟 7点半", "19:30"),
        ("wed morning 9:30", "09:30"),
        ("上午 周三 10:10", "10:10"),
    ],
)
def test_beside_a_time_it_says_which_half_of_the_day(text: str, starts: str) -> None:
    reading = line(text)
    assert (f"{reading.time:%H:%M}", reading.part, reading.problems) == (starts, None, ())


def test_a_time_of_another_part_of_the_day_is_told() -> None:
    assert [each.zh for each in line("上午 张伟 15:00").problems] == ["时间说了两个：15:00、上午，请留一个"]
    assert [each.en for each in line("zw wed morning in the afternoon").problems] == [
        "The part of the day is said twice, morning and in the afternoon; keep one"
    ]


def test_a_weekday_whose_part_is_over_is_the_next_one() -> None:
    assert line("周一上午", datetime(2026, 11, 23, 12, 30)).day == MONDAY + timedelta(weeks=1)
    assert line("周一下午", datetime(2026, 11, 23, 12, 30)).day == MONDAY


def test_it_is_told_back_and_no_name_is_taken_for_it() -> None:
    assert told(line("张伟 周三下午")) == "张伟 · 11月25日 周三 下午"
    assert line("凌晨 周三").who == "凌晨"


# --- a lesson ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("第二节", "08:55"),
        ("第2节", "08:55"),
        ("第2节课", "08:55"),
        ("period 2", "08:55"),
        ("lesson two", "08:55"),
        ("in the 2nd period", "08:55"),
        ("下午第一节", "14:30"),
        ("下午第五节", "14:30"),
        ("第五节", "14:30"),
    ],
)
def test_a_lesson_is_the_time_at_which_it_begins(text: str, starts: str) -> None:
    for typed in (f"zw 周三{text}" if not text.isascii() else f"zw wed {text}", f"{text} 周三 zw"):
        reading = line(typed)
        assert (reading.who, reading.day, reading.problems) == ("zw", WEDNESDAY, ()), typed
        assert f"{reading.time:%H:%M}" == starts, typed


def test_it_goes_by_the_bells_of_its_day() -> None:
    september = date(2026, 9, 29)
    assert line("zw 周三 第五节", september).time == time(15)
    assert line("zw 周四 第五节", september).time == time(14, 30)
    # The first Wednesday of a month, and the day a week on where this one's time has passed, have bells of their own.
    assert line("zw 每月第一个周三 第五节 x2", september).time == time(14, 30)
    assert line("zw 周三 第五节", datetime(2026, 9, 30, 16)).time == time(14, 30)


def test_a_lesson_that_day_does_not_have_is_told() -> None:
    reading = line("张伟 周三 第9节")
    assert (reading.who, reading.time, reading.unread) == ("张伟", None, ("第9节",))
    assert [each.zh for each in reading.problems] == [
        "没有“第9节”：这一天共 7 节课，最后一节 16:20 开始；请改写，或写 12:30"
    ]
    assert [each.en for each in read("zw wed period 2", MONDAY).problems] == [
        "No bells are entered, so 'period 2' has no time; write 12:30"
    ]


# --- what is offered --------------------------------------------------------------------------


def test_a_part_of_the_day_narrows_the_times_offered(planned: School) -> None:
    assert [str(quick.propose(f"zw {part}").words()).split("  ")[3] for part in ("中午", "下午", "tonight")] == [
        "12:30",
        "16:30",
        "17:00",
    ]


def test_no_time_free_in_it_is_told_with_what_to_write(planned: School) -> None:
    assert [each.zh for each in quick.propose("zw 明天上午").wrong] == ["这一天上午没有空闲时间，请换时段或写明时间"]
    assert [each.en for each in quick.propose("zw in the morning").wrong] == [
        "No morning is free within four weeks; say another part of the day, or a time"
    ]


def test_a_lesson_is_booked_by_the_bells_of_the_school(planned: School) -> None:
    schools.lay_bells()
    proposal = quick.propose("zw 周四 第五节")
    assert (proposal.starts, proposal.wrong) == (datetime(2026, 11, 26, 14, 30), ())
