"""Times of day in a line of booking, as they are said in English."""

from datetime import date

import pytest

from model.appointments.reading import read

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("half past 3", "15:30"),
        ("at half past nine", "09:30"),
        ("quarter past three", "15:15"),
        ("quarter to 1", "12:45"),
        ("Quarter To One pm", "12:45"),
        ("3 o'clock", "15:00"),
        ("ten oclock", "10:00"),
        ("3.30pm", "15:30"),
    ],
)
def test_a_time_said_in_words_is_one(text: str, starts: str) -> None:
    reading = read(f"{text} 张伟", MONDAY)
    assert (f"{reading.time:%H:%M}", reading.who, reading.problems) == (starts, "张伟", ())
