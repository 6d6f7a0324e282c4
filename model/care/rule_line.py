"""One rule of the risk board as the settings page shows it: what it is, what it counts, where it comes from."""

from typing import Any

from model.named import NamedTuple
from model.words import Words

NO_TIME = -1
"""Minutes of a step that has no time of its own."""


class RuleLine(NamedTuple):
    """One rule of the risk board."""

    key: str
    """Its key among the settings."""
    kind: str
    """``level step number days span``: what its value is."""
    group: Words
    """What it is listed under."""
    title: Words
    """What it is called."""
    value: Any
    """``[zh, en, days]``, ``[minutes, role, zh, en]``, a number, a list of days, ``["03-01", "05-31"]``."""
    usual: Any
    """The value without the school's own."""
    unit: Words
    """What a number counts."""
    most: int
    """The greatest number there may be."""
    text: Words
    """Where the usual value comes from."""
    own: str
    """What the school's own value rests on; empty where it has none."""

    @property
    def is_own(self) -> bool:
        """Whether the school set it itself."""
        return bool(self.own)

    def said(self) -> Words:
        """Its value in words."""
        return self._said(self.value)

    def usual_said(self) -> Words:
        """The usual value in words."""
        return self._said(self.usual)

    def _said(self, given: Any) -> Words:
        if self.kind == "level":
            words = Words("{label}  {n}个上课日", "{label}  {n} school {n:day|days}")
            return words.saying(label=Words(given[0], given[1]), n=given[2])
        if self.kind == "step":
            return _timed(given[0])
        if self.kind == "days":
            return Words("、".join(map(str, given)), ", ".join(map(str, given)))
        if self.kind == "span":
            return Words("{a} 至 {b}", "{a} to {b}").saying(a=given[0], b=given[1])
        return Words(f"{given} {self.unit.zh}", f"{given} {self.unit.en}")


def _timed(minutes: int) -> Words:
    if minutes == NO_TIME:
        return Words("不限时", "no time")
    if minutes == 0:
        return Words("立即", "at once")
    return Words(f"{minutes} 分钟内", f"within {minutes} min")
