"""The school's own rules of the risk board: a value and what it rests on; or the usual value again.

Districts differ, so levels, limits, steps and intervals may all be the school's own; whoever sets one says which
paper or meeting it rests on.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from model import rights
from model.care import rule_list, scheme
from model.care.own_values import Own
from model.care.rule_line import NO_TIME, RuleLine
from model.errors import Invalid, NotFound
from model.rights import Right
from model.store import journal
from model.store.tables import SettingRow
from model.words import Words

_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_Wrong = Iterator[tuple[str, Words]]


def lines() -> list[RuleLine]:
    """Every rule that can be changed here, with its value and its source."""
    rights.need(Right.SETTINGS)
    return rule_list.lines()


def get(key: str) -> RuleLine:
    """One rule. Raises ``NotFound``."""
    found = next((line for line in lines() if line.key == key), None)
    if found is None:
        raise NotFound(Words("没有这一条规定", "There is no such rule"))
    return found


def change(key: str, value: Any, source: str) -> RuleLine:
    """The school's own value, and what it rests on. Raises ``Invalid`` for one that cannot be, or without a source."""
    rights.need(Right.SETTINGS)
    line = get(key)
    wrong = dict(_CHECKS[line.kind](value, line.most))
    if not source.strip():
        wrong["source"] = Words("请写明依据哪份文件或哪次会议", "Say which paper or meeting it rests on")
    if wrong:
        raise Invalid(wrong)
    if (value, source.strip()) == (line.value, line.own):
        return line
    words = Words("改了关注规定：{what}", "Changed a rule of the risk board: {what}").saying(what=line.title)
    with journal.writing("care_rule.change", words):
        _keep(key, Own(value, source.strip()))
        return get(key)


def give_back(key: str) -> RuleLine:
    """The rule has again what it has without the school's own value."""
    rights.need(Right.SETTINGS)
    line = get(key)
    if not line.is_own:
        return line
    words = Words("关注规定恢复默认：{what}", "Gave a rule of the risk board back: {what}").saying(what=line.title)
    with journal.writing("care_rule.give_back", words):
        _keep(key, None)
        return get(key)


def _keep(key: str, own: Own | None) -> None:
    text = json.dumps(own._asdict() if own else None, ensure_ascii=False)
    if SettingRow.select().where(SettingRow.key == key).exists():
        SettingRow.update(value=text).where(SettingRow.key == key).execute()
    else:
        SettingRow.create(key=key, value=text)


def _number(name: str, value: Any, least: int, most: int) -> _Wrong:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        words = Words("应为 {least} 到 {most} 的整数", "A whole number from {least} to {most}")
        yield name, words.saying(least=least, most=most)


def _named(zh: Any, en: Any) -> _Wrong:
    for name, text in (("zh", zh), ("en", en)):
        if not isinstance(text, str) or not text.strip():
            yield name, Words("两种文字都要写", "Write it in both languages")


def _level(value: Any, most: int) -> _Wrong:
    yield from _named(*value[:2])
    yield from _number("number", value[2], 1, most)


def _step(value: Any, most: int) -> _Wrong:
    yield from _number("number", value[0], NO_TIME, most)
    if value[1] not in scheme.data()["roles"]:
        yield "role", Words("没有这个责任人", "There is no such person")
    yield from _named(*value[2:])


def _days(value: Any, most: int) -> _Wrong:
    if not value or any(not isinstance(n, int) or not 1 <= n <= most for n in value) or sorted(set(value)) != value:
        yield "days", Words("写成从小到大的天数，如 3、7、14", "Days in their order, such as 3, 7, 14")


def _span(value: Any, _most: int) -> _Wrong:
    for name, text in zip(("from", "to"), value, strict=True):
        if not isinstance(text, str) or not _DAY.fullmatch(text):
            yield name, Words("写成月-日，如 03-01", "Write month and day, such as 03-01")
    if value[0] >= value[1]:
        yield "to", Words("应晚于开始的日子", "Later than the first day")


_CHECKS: dict[str, Callable[[Any, int], _Wrong]] = {
    "level": _level,
    "step": _step,
    "number": lambda value, most: _number("number", value, 1, most),
    "days": _days,
    "span": _span,
}
