"""What each rule of a policy is called, which values it can have, and how a value is said."""

from collections.abc import Callable

from model.named import NamedTuple
from model.words import Words


class Hotline(NamedTuple):
    """A telephone line for help (A10)."""

    number: str
    """The number as it is dialled."""
    name: Words
    """Whose line it is."""


class Rule(NamedTuple):
    """One rule: its name, its values, its words."""

    title: Words
    """What it is called."""
    may_be: Words
    """Which values it can have, for whoever gave another."""
    kept: Callable[[object], object | None]
    """The value as the policy keeps it; ``None`` if it cannot be one."""
    said: Callable[[object], Words]
    """The value in words."""


NO_RULE = Words("未规定", "no such rule")
NOT_SET = Words("未设置", "not set")


def _number(title: Words, unit: Words, most: int, least: int = 0, none: Words = NO_RULE) -> Rule:
    """A whole number between two bounds; 0 means ``none``."""

    def kept(value: object) -> int | None:
        right = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return value if right and isinstance(value, int) else None

    def said(value: object) -> Words:
        return Words(f"{value} {unit.zh}", f"{value} {unit.en}") if value else none

    return Rule(
        title,
        Words("{least} 到 {most} 的整数", "a whole number from {least} to {most}").saying(least=least, most=most),
        kept,
        said,
    )


def _choice(title: Words, choices: dict[object, Words]) -> Rule:
    """One of a few values."""

    def kept(value: object) -> object | None:
        return next((choice for choice in choices if choice == value and type(choice) is type(value)), None)

    def said(value: object) -> Words:
        return choices[value]

    listed = ", ".join(str(choice) for choice in choices)
    return Rule(title, Words(listed, listed), kept, said)


def _text(title: Words) -> Rule:
    """A line of text in the school's own language."""

    def kept(value: object) -> str | None:
        return value.strip() if isinstance(value, str) else None

    def said(value: object) -> Words:
        return Words(str(value), str(value)) if value else NOT_SET

    return Rule(title, Words("文字", "text"), kept, said)


def _pair(value: object) -> Words | None:
    """Two languages, or one line that stands for both."""
    if isinstance(value, str):
        return Words(value, value)
    if isinstance(value, (list, tuple)) and len(value) == 2 and all(isinstance(part, str) for part in value):
        return Words(value[0], value[1])
    return None


def _words_said(value: object) -> Words:
    return value if isinstance(value, Words) else NOT_SET


def _lines(value: object) -> tuple[Hotline, ...] | None:
    """Hotlines, each as number, Chinese and English name."""
    if not isinstance(value, (list, tuple)):
        return None
    found = [_line(entry) for entry in value]
    return None if None in found else tuple(line for line in found if line is not None)


def _line(entry: object) -> Hotline | None:
    if isinstance(entry, Hotline):
        return entry
    if not isinstance(entry, (list, tuple)) or len(entry) != 3 or not all(isinstance(part, str) for part in entry):
        return None
    return Hotline(entry[0], Words(entry[1], entry[2]))


def _lines_said(value: object) -> Words:
    lines = [line for line in value if isinstance(line, Hotline)] if isinstance(value, tuple) else []
    zh = "、".join(f"{line.name.zh} {line.number}" for line in lines)
    return Words(zh, ", ".join(f"{line.name.en} {line.number}" for line in lines)) if lines else NOT_SET


_MINUTES = Words("分钟", "minutes")
_YES_NO: dict[object, Words] = {True: Words("是", "yes"), False: Words("否", "no")}
_SHORT_WEEK: dict[object, Words] = {
    "flag": Words("按每日规定×实际上课天数，并标注短周", "the daily rule for each school day, marked as a short week"),
    "scale": Words("每周规定按上课天数折算", "the weekly rule in proportion to the school days"),
}

RULES: dict[str, Rule] = {
    "min_open_minutes_per_day": _number(
        Words("每个上课日至少开放", "Open on every school day, at least"), _MINUTES, 1440
    ),
    "min_open_minutes_per_week": _number(Words("每周至少开放", "Open each week, at least"), _MINUTES, 10080),
    "count_only_out_of_class": _choice(Words("只计课外时间", "Only time outside lessons counts"), _YES_NO),
    "exclude_holidays": _choice(Words("非上课日不计", "Days without school do not count"), _YES_NO),
    "short_week": _choice(Words("短周的算法", "A short week"), _SHORT_WEEK),
    "full_week_days": _number(Words("整周上课天数", "School days of a full week"), Words("天", "days"), 7, least=1),
    "counselling_minutes_per_week": _number(
        Words("每位教师每周辅导至少", "Counselling of each counsellor a week, at least"), _MINUTES, 10080
    ),
    "write_up_hours": _number(Words("来访记录补全时限", "A visit is written up within"), Words("小时", "hours"), 720),
    "retention": Rule(
        Words("档案保存期限", "Files are kept"),
        Words("文字，或中英文各一", "text, or one in each language"),
        _pair,
        _words_said,
    ),
    "hotlines": Rule(
        Words("求助热线", "Hotlines"),
        Words("号码、中文名、英文名的列表", "a list of number, Chinese and English name"),
        _lines,
        _lines_said,
    ),
    "school_hotline": _text(Words("本校辅导室电话", "The room's own number")),
    "district_hotline": _text(Words("区县中心电话", "The district centre's number")),
    "class_hour_minutes": _number(
        Words("折算1课时的辅导分钟", "Minutes that make one class hour"), _MINUTES, 600, none=NOT_SET
    ),
    "class_hour_basis": _text(Words("折算课时核定依据", "Who approved the rate")),
}
"""Every rule, in the order in which they are printed; the keys are the fields of ``Policy``."""
