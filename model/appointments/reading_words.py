"""The words a line of booking is written in, both languages, and what each one means; data, nothing is said from here."""

from typing import TypeVar

Meaning = TypeVar("Meaning", int, str)


def _each(table: dict[Meaning, str]) -> dict[str, Meaning]:
    """Meaning by word, from words (with commas between) by meaning."""
    return {word: meaning for meaning, words in table.items() for word in words.split(", ")}


NUMERALS = _each({0: "零, 〇", 1: "一", 2: "二, 两", 3: "三", 4: "四", 5: "五", 6: "六", 7: "七", 8: "八", 9: "九"})
"""Digits written out; ten is ``TEN``."""
TEN = "十"
"""Ten, and the sign between tens and ones."""

WEEKDAYS = _each(
    {
        0: "一, 1, mon, monday",
        1: "二, 2, tue, tues, tuesday",
        2: "三, 3, wed, weds, wednesday",
        3: "四, 4, thu, thur, thurs, thursday",
        4: "五, 5, fri, friday",
        5: "六, 6, sat, saturday",
        6: "日, 天, 7, sun, sunday",
    }
)
"""Monday is 0."""
NAME_AND_WEEKDAY = "sun"
"""A weekday only behind ``on``, ``next`` and the like; alone it is the surname 孙."""

FIFTH = 5
"""The one place that not every month has."""
PLACES = _each(
    {
        0: "一, 1, first, 1st",
        1: "二, 两, 2, second, 2nd",
        2: "三, 3, third, 3rd",
        3: "四, 4, fourth, 4th",
        4: "最后, last",
        FIFTH: "五, 5, fifth, 5th",
    }
)
"""Which of a month's Wednesdays: 0 is the first, 4 the last (``dates.LAST``)."""

NEAR_DAYS = _each(
    {
        -2: "前天",
        -1: "昨天, 昨日, yesterday",
        0: "今天, 今日, today",
        1: "明天, 明日, tomorrow, tmr, tmrw",
        2: "后天, day after tomorrow, the day after tomorrow",
        3: "大后天",
    }
)
"""Days from today."""

WEEKS_AHEAD = _each({1: "下, next", -1: "上, last"})
"""Calendar weeks from this one, for each time it is said in front of a weekday."""

MONTHS = _each(
    {
        1: "jan, january",
        2: "feb, february",
        3: "mar, march",
        4: "apr, april",
        5: "may",
        6: "jun, june",
        7: "jul, july",
        8: "aug, august",
        9: "sep, sept, september",
        10: "oct, october",
        11: "nov, november",
        12: "dec, december",
    }
)
"""Months by their English names; Chinese ones are numbers."""
MONTHS_AHEAD = _each({0: "本月, 这月, 这个月", 1: "下月, 下个月"})
"""Months from this one, in front of a day of the month."""

PARTS = _each(
    {
        "am": "凌晨, 清晨, 早上, 早晨, 上午",
        "noon": "中午, 午间",
        "pm": "下午, 午后, 傍晚",
        "night": "晚上, 夜里",
    }
)
"""Parts of the day, as the time behind them is reckoned."""
DAY_PARTS = {word: part for word, part in PARTS.items() if word != "凌晨"} | _each(
    {
        "am": "morning",
        "noon": "午休, lunch, lunchtime, lunch time, lunch break, lunch hour",
        "pm": "afternoon",
        "night": "傍晚, 晚间, evening",
    }
)
"""Parts of the day where no time stands behind them; 凌晨 alone is a name."""
TOGETHER = {"今早": "今天早上", "今晚": "今天晚上", "明早": "明天早上", "明晚": "明天晚上"}
"""A day and a part of it in one word, and how it is read."""

HOURS = _each(
    {
        1: "one",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        11: "eleven",
        12: "twelve",
    }
)
"""Hours written out, in half past three and three o'clock."""
ORDINALS = _each(
    {
        1: "first, 1st",
        2: "second, 2nd",
        3: "third, 3rd",
        4: "fourth, 4th",
        5: "fifth, 5th",
        6: "sixth, 6th",
        7: "seventh, 7th",
        8: "eighth, 8th",
        9: "ninth, 9th",
        10: "tenth, 10th",
    }
)
"""Which lesson of the day."""
SHARES = _each({15: "一刻", 30: "半", 45: "三刻"})
"""Minutes past the hour."""
LENGTHS = _each(
    {
        15: "一刻钟, quarter of an hour",
        30: "半小时, 半个小时, 半个钟头, half an hour, half hour, half-hour",
        45: "三刻钟",
        60: "an hour",
    }
)
"""Minutes of a length that has no number."""

VISITORS = _each(
    {
        "student": "学生, student, pupil",
        "parent": "家长, 父母, 妈妈, 爸爸, 母亲, 父亲, parent, parents, mother, father, mum, mom, dad",
        "teacher": "教师, 老师, 班主任, teacher",
    }
)
"""Who comes, as the store writes it."""
TEACHER = "老师"
"""Behind a name it is the counsellor; alone it is who comes."""

FORMS = _each(
    {
        "form.in_person": "面谈, 面询, 当面, 个别, in person, in-person, face to face, f2f",
        "form.telephone": "电话, 通话, phone, telephone, tel, call",
        "form.letter": "书信, 来信, 信件, 信箱, letter, mail",
        "form.online": "线上, 网络, 视频, 网上, 在线, online, video",
        "form.group": "团体, 团辅, 小组, group",
        "form.family": "家长访谈, parent interview",
        "form.teacher_talk": "教师咨询, teacher consultation",
    }
)
"""Forms of contact (A8), as the word list codes them."""
COMES_TO = {"form.family": "parent", "form.teacher_talk": "teacher"}
"""Who comes, where the form says it."""

PASSED_OVER = {*"和跟与找约在的来要想到至从给见为让", "起", "开始", "book", "appointment", "from", "with"}
"""Words between the others that mean nothing here, when they stand alone."""
BEFORE_A_NAME = "和跟与找约想要给预在让由我"
"""Signs that may stick to the front of a counsellor's name."""
BEFORE_A_VISITOR = ("我想", "我要", "帮我", "帮", "给", "预约")
"""Words that may stick to the front of a visitor's name, in this order."""
BEHIND_WHOM = ("预约", "约")
"""Words that may stick to the end of a visitor's name where one of those stands in front: 帮张伟约."""
BEHIND_A_NAME = "的"
"""Signs that may stick to the end of a visitor's name."""

BRACKETS = dict.fromkeys("[{〔【〈《「", "(") | dict.fromkeys("]}〕】〉》」", ")")
"""All kinds of brackets, as the one kind that is read."""
DASHES = "‐‑‒–—―−"
"""Read as a hyphen."""
PAUSES = ',;、。!?|"“”„'
"""Read as a space."""
