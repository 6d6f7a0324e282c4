"""What each setting of the school is called and which values it can have."""

from collections.abc import Callable, Mapping

from model.grades import STAGE_WORDS, STAGES
from model.named import NamedTuple
from model.policy_rules import NOT_SET
from model.words import Words

_MINUTES, _HOURS, _DAYS = Words("分钟", "minutes"), Words("小时", "hours"), Words("天", "days")
YES, NO = Words("是", "yes"), Words("否", "no")


class Setting(NamedTuple):
    """One setting: its name, its values."""

    title: Words
    """What it is called."""
    may_be: Words
    """Which values it can have, for whoever gave another."""
    kept: Callable[[object], object]
    """The value as the store keeps it, and once more the same; raises ``ValueError`` if it cannot be one."""
    unit: Words = Words("", "")
    """What a number counts; empty for what is no number."""
    none: Words | None = None
    """What nothing at all means; ``None`` where there must be a value."""
    words: Mapping[str, Words] | None = None
    """The words of each code, where the value is one of a few."""

    def said(self, value: object) -> Words:
        """A value in words."""
        if value is None:
            return self.none or NOT_SET
        if isinstance(value, bool):
            return YES if value else NO
        if self.words is not None:
            return self.words[str(value)]
        if isinstance(value, tuple):
            stages = [STAGE_WORDS[stage] for stage in value]
            return Words("、".join(each.zh for each in stages), ", ".join(each.en for each in stages))
        if value == "":
            return NOT_SET
        return Words(f"{value} {self.unit.zh}".strip(), f"{value} {self.unit.en}".strip())


def _whole(title: Words, least: int, most: int, unit: Words, none: Words | None = None) -> Setting:
    """A whole number between two bounds; where ``none`` says what it means, nothing at all as well."""

    def kept(value: object) -> int | None:
        if value is None and none:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError
        return value

    may_be = Words("{least} 到 {most} 的整数（{unit}）", "a whole number from {least} to {most} ({unit})")
    if none:
        may_be = Words(may_be.zh + "，不填为{none}", may_be.en + ", or nothing for {none}").saying(
            none=none, least=least, most=most, unit=unit
        )
    return Setting(title, may_be.saying(least=least, most=most, unit=unit), kept, unit, none)


def _divides_the_hour(title: Words) -> Setting:
    """A grid of starts, the same in every hour."""

    def kept(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1 or 60 % value:
            raise ValueError
        return value

    return Setting(
        title,
        Words("能整除 60 的分钟数，如 5、10、15、30", "minutes that divide 60, such as 5, 10, 15, 30"),
        kept,
        _MINUTES,
    )


def _text(title: Words, most: int = 200, least: int = 0) -> Setting:
    """A line of text in the school's own language."""

    def kept(value: object) -> str:
        if not isinstance(value, str) or not least <= len(value.strip()) <= most or "\n" in value:
            raise ValueError
        return value.strip()

    return Setting(title, Words("文字，最多 {most} 字", "text of at most {most} characters").saying(most=most), kept)


def _yes_no(title: Words) -> Setting:
    """On or off."""

    def kept(value: object) -> bool:
        if not isinstance(value, bool):
            raise ValueError
        return value

    return Setting(title, Words("是或否", "yes or no"), kept)


def one_word(title: Words, words: dict[str, Words]) -> Setting:
    """One code of a few, each with its words."""

    def kept(value: object) -> str:
        if value not in words:
            raise ValueError
        return str(value)

    listed = Words("、".join(each.zh for each in words.values()), ", ".join(each.en for each in words.values()))
    return Setting(title, Words("以下之一：{listed}", "one of: {listed}").saying(listed=listed), kept, words=words)


whole_setting, text_setting, yes_no_setting = _whole, _text, _yes_no
"""The same kinds of setting for other rooms that have settings of their own."""


def _stages(value: object) -> tuple[str, ...]:
    """The stages in their own order, each once."""
    if not isinstance(value, (list, tuple)) or not value or not set(value) <= set(STAGES):
        raise ValueError
    return tuple(stage for stage in STAGES if stage in value)


_TIMES = Words("次", "appointments")
_NO_LIMIT, _NEVER = Words("不限", "no limit"), Words("不锁定", "never")
_ON_CLOSING = Words("仅关闭辅导室时", "only on closing the room")

SETTINGS: dict[str, Setting] = {
    "school_name": _text(Words("学校名称", "Name of the school"), most=60, least=1),
    "school_number": _text(Words("学校标识码", "Official number of the school"), most=30),
    "stages": Setting(
        Words("学段", "Stages"), Words("小学、初中、高中中至少一项", "at least one of primary, junior, senior"), _stages
    ),
    "terms_assumed": _yes_no(Words("学期日期待确认", "The terms are to be confirmed")),
    "policy_assumed": _yes_no(Words("政策口径待确认", "The policy profile is to be confirmed")),
    "lock_minutes": _whole(Words("无操作自动锁定", "Locks itself when idle for"), 1, 240, _MINUTES, _NEVER),
    "names_hidden": _yes_no(Words("默认隐去姓名", "Names are hidden from the start")),
    "reply_days": _whole(Words("来信回复期限", "A letter is answered within"), 1, 60, _DAYS),
    "draft_days": _whole(Words("未写完的内容保留", "What was not finished is kept for"), 1, 90, _DAYS),
    "backup_folder": _text(Words("第二处备份文件夹", "Second folder of the backups"), most=400),
    "backup_hours": _whole(Words("自动备份间隔", "Backs up by itself every"), 1, 168, _HOURS, _ON_CLOSING),
}
"""The settings of the school, in the order of the settings page; the keys are fields of ``Settings``."""

BOOKING: dict[str, Setting] = {
    "visit_minutes": _whole(Words("一次辅导时长", "Length of a visit"), 5, 480, _MINUTES),
    "grid": _divides_the_hour(Words("起点间隔", "Step between offered starts")),
    "buffer_before": _whole(Words("辅导前留空", "Kept free before a visit"), 0, 240, _MINUTES),
    "buffer_after": _whole(Words("辅导后留空", "Kept free after a visit"), 0, 240, _MINUTES),
    "notice": _whole(Words("至少提前", "Shortest notice"), 0, 40320, _MINUTES),
    "horizon": _whole(Words("最多提前", "Booked ahead at most"), 0, 3660, _DAYS, _NO_LIMIT),
    "late_cancel_hours": _whole(Words("临时取消界限", "A cancellation is late within"), 0, 168, _HOURS),
    "daily_count": _whole(Words("每位教师每天最多", "Most of one counsellor in a day"), 0, 1000, _TIMES, _NO_LIMIT),
    "daily_minutes": _whole(
        Words("每位教师每天最多时长", "Longest day of one counsellor"), 0, 1440, _MINUTES, _NO_LIMIT
    ),
    "weekly_count": _whole(Words("每位教师每周最多", "Most of one counsellor in a week"), 0, 7000, _TIMES, _NO_LIMIT),
    "weekly_minutes": _whole(
        Words("每位教师每周最多时长", "Longest week of one counsellor"), 0, 10080, _MINUTES, _NO_LIMIT
    ),
}
"""The rules of booking, in the same way; the keys are fields of ``BookingRules``."""
