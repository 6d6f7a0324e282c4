"""How people name days and times, in Chinese and in English: what the fields read and never say."""

RELATIVE = {
    "今": 0, "今天": 0, "今日": 0, "today": 0, ".": 0,
    "明": 1, "明天": 1, "明日": 1, "tomorrow": 1, "tom": 1,
    "后天": 2, "大后天": 3,
    "昨": -1, "昨天": -1, "昨日": -1, "yesterday": -1,
    "前天": -2, "大前天": -3,
}  # fmt: skip
"""Days counted from today."""

NEXT = ("下个", "下", "next")
"""What stands before a weekday of the next week."""

THIS = ("本", "这个", "这", "this")
"""What stands before a weekday of this week."""

_CHINESE = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_ENGLISH = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

WEEKDAYS = {
    **{week + day: number for week in ("周", "星期", "礼拜") for day, number in _CHINESE.items()},
    **{f"{week}{number + 1}": number for week in ("周", "星期", "礼拜") for number in range(7)},
    **{name: number for number, name in enumerate(_ENGLISH)},
    **{name[:3]: number for number, name in enumerate(_ENGLISH)},
    "tues": 1, "thur": 3, "thurs": 3,
}  # fmt: skip
"""Monday is 0."""

NOW = frozenset({".", "现在", "now"})
"""This minute."""

HALF_HOUR = frozenset({"半小时", "半个小时"})
"""Thirty minutes."""

HALF = "半"
"""Thirty minutes past, after an hour."""

MORNING = ("上午", "早上", "早晨", "am")
"""What may stand before an hour and changes nothing."""

AFTERNOON = ("下午", "晚上", "傍晚", "中午", "pm")
"""What stands before an hour and adds twelve to it, if it is below twelve."""
