"""Whatever is typed is read without a fall, and whatever order and language the parts come in, the reading is one."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from model.appointments.dates import Rule
from model.appointments.reading import Reading, read, told
from model.appointments.reading_words import (
    FORMS,
    LENGTHS,
    MONTHS,
    NEAR_DAYS,
    NUMERALS,
    PARTS,
    PASSED_OVER,
    PLACES,
    VISITORS,
    WEEKDAYS,
)
from model.words import speak, spoken

MONDAY = date(2026, 11, 23)
some_day = st.dates(date(2000, 1, 1), date(2100, 1, 1))
some_moment = some_day | st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1))

vocabulary = [*FORMS, *LENGTHS, *MONTHS, *NEAR_DAYS, *NUMERALS, *PARTS, *sorted(PASSED_OVER), *VISITORS, *WEEKDAYS]
vocabulary += PLACES
signs = [
    *"0123456789",
    *"周每隔下上月日号点时分次班级年半十第共到至",
    *"x×*:：.-/～—#@()（），。 　'",
    "am",
    "PM",
    "until ",
    "end of term",
    "期末",
    "第",
    "个",
    "老师",
]
shards = st.lists(st.sampled_from(vocabulary + signs), max_size=14).map("".join)
"""Lines of nothing but what means something, in no order at all."""


@given(st.text(max_size=60), some_moment)
def test_any_text_is_read(text: str, today: date) -> None:
    assert isinstance(told(read(text, today)), str)


@given(shards, some_moment)
def test_any_heap_of_its_own_words_is_read(text: str, today: date) -> None:
    reading = read(text, today, lambda day: day)
    assert all(problem.zh and problem.en for problem in reading.problems)
    assert reading.minutes is None or 1 <= reading.minutes < 24 * 60
    assert all(len(piece) <= len(text) + 4 for piece in reading.unread)
    assert isinstance(told(reading), str)


@given(shards)
def test_full_width_reads_as_half_width(text: str) -> None:
    wide = text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000})
    assert read(wide, MONDAY) == read(text, MONDAY)


# --- a booking that is said in every way --------------------------------------------------------------

Part = tuple[dict[str, object], list[str], list[str]]
"""What it means, and how it is said in Chinese and in English."""

WHO: list[Part] = [
    ({"who": who}, [who], [who]) for who in ("张伟", "欧阳娜娜", "周三丰", "zw", "Sun Wei", "初三(3)班", "2024级3班")
]
DAYS: list[Part] = [
    ({"day": MONDAY}, ["今天", "11月23日"], ["today", "11/23"]),
    ({"day": date(2026, 11, 24)}, ["明天", "周二", "本周二"], ["tomorrow", "tue", "this Tuesday"]),
    ({"day": date(2026, 12, 2)}, ["下周三", "12月2号", "十二月二日"], ["next wed", "2 dec", "Dec 2nd"]),
    ({"day": date(2027, 3, 5)}, ["2027年3月5日", "3/5"], ["2027-03-05", "mar 5", "5th of march"]),
]
TIMES: list[Part] = [
    ({"time": time(12, 30)}, ["12:30", "十二点半", "中午12点30分"], ["12:30", "at 12:30 pm"]),
    ({"time": time(15)}, ["下午3点", "三点", "15时"], ["3pm", "15:00", "3:00 pm"]),
]
LONG: list[Part] = [
    ({"minutes": 40}, ["40分", "四十分钟"], ["40m", "for 40 min"]),
    ({"minutes": 90}, ["一个半小时", "90分钟"], ["1.5h", "1h30"]),
]
RANGES: list[Part] = [
    (
        {"time": time(12, 30), "minutes": 40},
        ["12:30-13:10", "十二点半到一点十分"],
        ["12:30-13:10", "12:30pm to 1:10pm"],
    ),
]
WITH: list[Part] = [
    ({"counsellor": "王"}, ["王老师", "@王"], ["@王"]),
    ({"counsellor": "Li"}, ["@Li"], ["Ms Li", "@Li"]),
]
VISITOR: list[Part] = [
    ({"visitor": "parent"}, ["家长", "妈妈"], ["parent", "mother"]),
    ({"visitor": "student"}, ["学生"], ["student"]),
]
FORM: list[Part] = [
    ({"form": "form.telephone"}, ["电话"], ["phone"]),
    ({"form": "form.online"}, ["线上", "视频"], ["online"]),
]
SERIES: list[Part] = [
    ({"rule": Rule("weekly", count=4)}, ["每周 x4", "每周 ×4", "4次 每周一次"], ["weekly x4", "4 times every week"]),
    ({"rule": Rule("fortnightly", until=date(2027, 6, 30))}, ["隔周 到6月30日"], ["until 6-30 fortnightly"]),
    ({"rule": Rule("monthly", count=3)}, ["每月 三次"], ["monthly x3"]),
]
ROOM: list[Part] = [({"room": "个别室1"}, ["#个别室1"], ["#个别室1"])]

timing = st.one_of(
    st.tuples(st.none() | st.sampled_from(TIMES), st.none() | st.sampled_from(LONG)).map(list),
    st.sampled_from(RANGES).map(lambda part: [part]),
)
others = st.tuples(*(st.none() | st.sampled_from(parts) for parts in (WHO, DAYS, WITH, VISITOR, FORM, SERIES, ROOM)))
bookings = st.tuples(timing, others).map(lambda both: [part for part in [*both[0], *both[1]] if part is not None])
pauses = st.sampled_from([" ", "  ", "，", ", ", "　", "、"])


def meaning(parts: list[Part]) -> Reading:
    """What the parts mean together."""
    reading = Reading(on=MONDAY)
    for meant, _, _ in parts:
        reading = replace(reading, **meant)
    return reading


@given(bookings, st.data())
def test_order_and_language_do_not_change_the_reading(parts: list[Part], data: st.DataObject) -> None:
    said = [data.draw(st.sampled_from(zh + en)) for _, zh, en in data.draw(st.permutations(parts))]
    line = "".join(part + data.draw(pauses) for part in said)
    assert read(line, MONDAY) == meaning(parts)


@given(bookings)
def test_what_is_told_is_read_as_the_same(parts: list[Part]) -> None:
    reading, before = meaning(parts), spoken()
    try:
        for language in ("zh", "en"):
            speak(language)
            line = told(reading).replace("·", " ").replace("with ", "@")
            assert read(line, MONDAY) == reading
    finally:
        speak(before)


@given(some_day, st.integers(0, 6), st.integers(0, 3))
def test_weeks_ahead_are_counted_from_monday(today: date, weekday: int, ahead: int) -> None:
    sign = "一二三四五六日"[weekday]
    day = read("本周" + sign if not ahead else "下" * ahead + "周" + sign, today).day
    monday = today - timedelta(days=today.weekday())
    assert day == monday + timedelta(weeks=ahead, days=weekday)
    alone = read("周" + sign, today).day
    assert alone is not None
    assert alone.weekday() == weekday
    assert timedelta(0) <= alone - today < timedelta(weeks=1)


@given(some_day, st.integers(1, 12), st.integers(1, 28))
def test_a_date_without_a_year_is_the_next_one(today: date, month: int, day: int) -> None:
    found = read(f"{month}月{day}日", today).day
    assert found is not None
    assert (found.month, found.day) == (month, day)
    assert timedelta(0) <= found - today <= timedelta(days=366)
