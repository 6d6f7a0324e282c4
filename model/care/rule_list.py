"""Every rule of the risk board that the school may set on the screen, group by group, of the scheme in force."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from model.care import own_values, scheme
from model.care.own_values import PREFIX
from model.care.rule_line import RuleLine
from model.named import NamedTuple
from model.words import Words

DAYS, SCHOOL_DAYS = Words("天", "days"), Words("个上课日", "school days")
HOURS, MINUTES = Words("小时", "hours"), Words("分钟", "minutes")
_AROUND: dict[str, tuple[Words, Words, int]] = {
    "talk_days": (Words("导师谈话：间隔", "A mentor's talk: every"), DAYS, 200),
    "talk_minutes": (Words("导师谈话：至少", "A mentor's talk: at least"), MINUTES, 240),
    "proxy_homework_days": (Words("代理家长辅导作业：间隔", "Proxy parent, homework: every"), SCHOOL_DAYS, 100),
    "proxy_talk_days": (Words("代理家长谈心：间隔", "Proxy parent, a talk: every"), DAYS, 200),
    "proxy_parent_days": (Words("代理家长联系家长：间隔", "Proxy parent, the parents: every"), DAYS, 200),
    "proxy_visit_days": (Words("代理家长家访：间隔", "Proxy parent, a home visit: every"), DAYS, 400),
}
_RETURN = {
    "days": Words("复学后第几天访谈", "Interviews after a return, on day"),
    "days_after_attempt": Words("有过未遂的，第几天访谈", "After an attempt, on day"),
}
_PERIOD = {
    "first_days": Words("{name}：开学后", "{name}: the first"),
    "around_exams": Words("{name}：考试前后", "{name}: around examinations"),
    "around_holidays": Words("{name}：前后", "{name}: before and after"),
    "long": Words("{name}：至少连放", "{name}: a holiday of at least"),
}


class _Place(NamedTuple):
    """Where a rule stands, before its values are read."""

    key: str
    kind: str
    group: Words
    title: Words
    unit: Words
    most: int
    text: Words


def lines() -> list[RuleLine]:
    """Every rule with its value, its usual value and their sources; to add or take one away is ``care.toml``'s."""
    now, usual, own = scheme.data(), scheme.below(), own_values.stored()
    found = []
    for place in (*_levels(usual), *_limits(usual), *_steps(), *_people(usual), *_periods(usual)):
        key = PREFIX + place.key
        source = own[key].source if key in own else ""
        with suppress(KeyError):  # the school's own file took the line away
            value, before = own_values.at(now, key), own_values.at(usual, key)
            found.append(RuleLine(key, *place[1:4], value, before, *place[4:], source))
    return found


def _levels(usual: dict[str, Any]) -> Iterator[_Place]:
    using, group = scheme.scheme_in_force(), Words("等级与评估间隔", "Levels and reviews")
    for n in range(1, len(usual["schemes"][using]["levels"]) + 1):
        title = Words("第{n}级", "Level {n}").saying(n=n)
        yield _Place(f"level.{using}.{n}", "level", group, title, SCHOOL_DAYS, 200, scheme.source("DESK"))


def _limits(usual: dict[str, Any]) -> Iterator[_Place]:
    group = Words("上报时限", "Reporting")
    for grade in scheme.grades():
        if grade.written_hours is not None:
            title = Words("{grade}事件：书面报告", "{grade} incident: written report").saying(grade=grade.label)
            text = scheme.source(usual["grades"][grade.key]["source"])
            yield _Place(f"written.{grade.key}", "number", group, title, HOURS, 168, text)


def _steps() -> Iterator[_Place]:
    for protocol in scheme.protocols():
        for n, step in enumerate(protocol.steps, start=1):
            title = Words("{n} {words}", "{n} {words}").saying(n=n, words=step.words)
            text = scheme.source(step.source)
            yield _Place(f"step.{protocol.key}.{step.key}", "step", protocol.name, title, MINUTES, 20160, text)


def _people(usual: dict[str, Any]) -> Iterator[_Place]:
    group, around = Words("导师与代理家长", "Mentors and proxy parents"), usual["around"]
    for key, (title, unit, most) in _AROUND.items():
        text = scheme.source(around.get("proxy_source" if key.startswith("proxy") else "source", "DESK"))
        yield _Place(f"around.{key}", "number", group, title, unit, most, text)
    text, group = scheme.source(usual["return"]["source"]), Words("复学", "Back at school")
    for key, title in _RETURN.items():
        yield _Place(f"return.{key}", "days", group, title, DAYS, 400, text)


def _periods(usual: dict[str, Any]) -> Iterator[_Place]:
    group, text = Words("重点时段", "Key periods"), scheme.source("DESK")
    for name, rule in usual["periods"].items():
        if not isinstance(rule, dict):
            continue
        named = Words(rule["zh"], rule["en"])
        for key in (each for each in _PERIOD if each in rule):
            yield _Place(f"period.{name}.{key}", "number", group, _PERIOD[key].saying(name=named), DAYS, 60, text)
        if "from" in rule:
            yield _Place(f"span.{name}", "span", group, named, DAYS, 0, text)
