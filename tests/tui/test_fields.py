"""How people write days, times and lengths, and how the fields read them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import clock
from model.errors import DeskError, Unclear
from model.words import Words
from tui.fields.date import Date, read_date
from tui.fields.numbers import Minutes, Number, Time
from tui.fields.typed import Text

WEDNESDAY = date(2026, 11, 25)
LABEL = Words("项", "Field")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-25", (2026, 11, 25)), ("2026/1/5", (2026, 1, 5)), ("20261225", (2026, 12, 25)),
        ("2026年12月1日", (2026, 12, 1)),
        ("11-26", (2026, 11, 26)), ("12.1", (2026, 12, 1)), ("1-5", (2027, 1, 5)), ("6-1", (2026, 6, 1)), ("9月1日", (2026, 9, 1)),
        ("30", (2026, 11, 30)), ("+3", (2026, 11, 28)), ("-1", (2026, 11, 24)), ("今天", (2026, 11, 25)), ("明天", (2026, 11, 26)),
        ("后天", (2026, 11, 27)), ("yesterday", (2026, 11, 24)), ("周三", (2026, 11, 25)), ("周五", (2026, 11, 27)),
        ("周二", (2026, 12, 1)), ("下周三", (2026, 12, 2)), ("下星期一", (2026, 11, 30)), ("本周一", (2026, 11, 23)),
        ("礼拜天", (2026, 11, 29)), ("wed", (2026, 11, 25)), ("next wed", (2026, 12, 2)), ("Friday", (2026, 11, 27)),
        ("周5", (2026, 11, 27)),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_say_it_on_a_wednesday(typed: str, day: tuple[int, int, int]) -> None:
    assert read_date(typed, WEDNESDAY) == date(*day)


def test_a_weekday_may_mean_the_last_one() -> None:
    assert read_date("周五", WEDNESDAY, back=True) == date(2026, 11, 20)
    assert read_date("周三", WEDNESDAY, back=True) == WEDNESDAY


@pytest.mark.parametrize("typed", ["", "x", "13-1", "2026-02-30", "31", "32", "周八", "下", "next", "+", "11-25-26-27"])
def test_what_is_no_day_is_told_how_to_write_one(typed: str) -> None:
    with pytest.raises(Unclear, match="请输入日期"):
        read_date(typed, WEDNESDAY)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_day_is_read_back_as_it_is_spelt(day: date, today: date) -> None:
    assert read_date(Date("on", LABEL).spell(day), today) == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-180, 180))
def test_a_day_without_a_year_is_the_nearest_one(today: date, days: int) -> None:
    day = today + timedelta(days=days)
    if (day.month, day.day) != (2, 29):
        assert abs(read_date(f"{day.month}-{day.day}", today) - today) <= abs(day - today)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("12:30", (12, 30)), ("1230", (12, 30)), ("930", (9, 30)), ("9", (9, 0)), ("9.5", (9, 5)), ("12点", (12, 0)), ("12点半", (12, 30)),
        ("下午3点", (15, 0)), ("3pm", (15, 0)), ("pm3", (15, 0)), ("上午9:05", (9, 5)), ("0:00", (0, 0)), ("23:59", (23, 59)),
        ("24:00", None), ("12:60", None), ("x", None), ("12:30:00", None), (".", (16, 4)), ("现在", (16, 4)),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(typed: str, answer: tuple[int, int] | None) -> None:
    with clock.stopped_at(datetime(2026, 11, 25, 16, 4)):
        if answer:
            assert Time("starts", LABEL).read(typed) == time(*answer)
        else:
            with pytest.raises(Unclear, match="请输入时间"):
                Time("starts", LABEL).read(typed)


@given(st.times())
def test_every_time_is_read_back_as_it_is_spelt(moment: time) -> None:
    field = Time("starts", LABEL)
    assert field.read(field.spell(moment)) == moment.replace(second=0, microsecond=0)


@given(st.times(), st.sampled_from([1, -1, 10, -10]))
def test_a_step_of_time_stays_within_the_day(moment: time, by: int) -> None:
    moment = moment.replace(second=0, microsecond=0)
    stepped = Time("starts", LABEL).step(moment, by)
    assert (stepped >= moment) if by > 0 and moment <= time(23, 55) else (stepped <= moment)
    assert stepped.minute % 5 == 0 or abs(by) == 10


@pytest.mark.parametrize(
    ("typed", "minutes"), [("40", 40), ("40分", 40), ("40m", 40),
     ("1h", 60), ("1h20", 80), ("1:30", 90), ("1小时30分钟", 90), ("半小时", 30)]
)  # fmt: skip
def test_a_length_is_read_as_people_write_it(typed: str, minutes: int) -> None:
    assert Minutes("minutes", LABEL).read(typed) == minutes


@pytest.mark.parametrize("typed", ["", "x", "0", "601", "-5", "4x"])
def test_a_length_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(DeskError):
        Minutes("minutes", LABEL).read(typed)


def test_numbers_keep_within_their_bounds() -> None:
    field = Number("count", LABEL, least=1, most=12)
    assert field.read("12") == 12
    with pytest.raises(DeskError, match="1 到 12") as refused:
        field.read("13")
    assert refused.value.field == "count"
    assert [field.step(11, 10), field.step(1, -1), field.step(None, 1)] == [12, 1, 1]


def test_a_text_may_be_too_long() -> None:
    assert Text("name", LABEL, most=3).read("王小明") == "王小明"
    with pytest.raises(DeskError, match="最多 3 个字"):
        Text("name", LABEL, most=3).read("欧阳娜娜")
