"""The rules in force at this school: numbers from a policy profile, each with the text it comes from.

Districts disagree, so a rule is a setting and never a constant (A2-A10). A profile is a small
file under ``fixtures/policy``; the school's own settings go over it key by key.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, get_args

import fixtures
from model.errors import DeskError, NotFound
from model.named import NamedTuple
from model.policy_rules import RULES, Hotline
from model.words import Words

DEFAULT = "haizhou_2024"
"""The profile of a new desk: of all texts the one closest to it."""
Evidence = Literal["A", "B", "C", "ours", "school"]
EVIDENCE_WORDS: dict[Evidence, Words] = {
    "A": Words("原文", "read in the text"),
    "B": Words("转引", "second hand"),
    "C": Words("范本", "a template"),
    "ours": Words("本台默认", "this desk's default"),
    "school": Words("本校设定", "set by the school"),
}
"""How well each kind of source is known."""


class Sourced(NamedTuple):
    """One rule in force and where it comes from, as the workbook prints it."""

    key: str
    """The rule's name, a field of ``Policy``."""
    value: object
    """The value in force."""
    source: Words
    """The text and the place in it; for the school's own value the text that it replaces."""
    requirement: str
    """The id of the requirement, ``A2``."""
    evidence: Evidence
    """How well the source is known; ``school`` where the school set the value itself."""

    @property
    def title(self) -> Words:
        """What the rule is called."""
        return RULES[self.key].title

    def said(self) -> Words:
        """The value in words, with its unit; says so where there is no such rule."""
        return RULES[self.key].said(self.value)


class Policy(NamedTuple):
    """Every rule in force, as plain values; ``rules`` gives the same with their sources."""

    key: str
    """The profile it was made from."""
    name: Words
    """What the profile is called."""
    min_open_minutes_per_day: int
    """Minutes the room must be open on every school day (A2); 0 without such a rule."""
    min_open_minutes_per_week: int
    """Minutes the room must be open in a full week (A3); 0 without such a rule."""
    count_only_out_of_class: bool
    """Whether open minutes inside lessons do not count (domain 1.3)."""
    exclude_holidays: bool
    """Whether minutes on days that are no school days do not count (domain 1.3)."""
    short_week: Literal["flag", "scale"]
    """A week with fewer school days: judge by the daily rule and say so, or scale the weekly rule (domain 6)."""
    full_week_days: int
    """School days in a full week; fewer make it a short one."""
    counselling_minutes_per_week: int
    """Minutes of individual or group counselling each counsellor owes a week (A5); another meter than open hours."""
    write_up_hours: int
    """Hours after a visit within which it is to be written up (B1)."""
    retention: Words
    """How long the files are kept, in words (B5)."""
    hotlines: tuple[Hotline, ...]
    """The nationwide lines always on the screen (A10)."""
    school_hotline: str
    """The room's own number; empty until the school sets it (A10)."""
    district_hotline: str
    """The district centre's number; empty until the school sets it (A10)."""
    class_hour_minutes: int
    """Counselling minutes that make one class hour of the workload (A9); 0 until the school sets a rate."""
    class_hour_basis: str
    """Who approved that rate, and in which paper; empty without one."""
    sources: Mapping[str, Sourced]
    """Each rule by its key."""

    def sourced(self, key: str) -> Sourced:
        """One rule with its source."""
        return self.sources[key]

    def rules(self) -> tuple[Sourced, ...]:
        """All rules with their sources, in the order they are printed in."""
        return tuple(self.sources.values())

    def shown_hotlines(self) -> tuple[Hotline, ...]:
        """The numbers to show, the nearest first; those not set are left out (A10)."""
        own = (Hotline(self.school_hotline, _SCHOOL_LINE), Hotline(self.district_hotline, _DISTRICT_LINE))
        return tuple(line for line in own if line.number) + self.hotlines


_SCHOOL_LINE = Words("本校辅导室", "Counselling room")
_DISTRICT_LINE = Words("区县中心", "District centre")


def profiles() -> dict[str, Words]:
    """The shipped profiles by key, with their names; the default comes first."""
    keys = sorted(file.stem for file in fixtures.path("policy").glob("*.toml"))
    keys.sort(key=DEFAULT.__ne__)
    return {key: _profile(key).name for key in keys}


def load(key: str = DEFAULT, overrides: Mapping[str, object] | None = None) -> Policy:
    """The profile's rules with the school's own values over them.

    Raises ``NotFound`` for an unknown profile and ``DeskError`` for an override that is no rule or
    has a value the rule cannot have; its ``field`` is the wrong key.
    """
    profile = _profile(key)
    sources = dict(profile.rules)
    for rule, value in (overrides or {}).items():
        sources[rule] = _overridden(sources.get(rule), rule, value)
    values: dict[str, Any] = {rule: given.value for rule, given in sources.items()}
    return Policy(key=key, name=profile.name, sources=sources, **values)


class _Profile(NamedTuple):
    """A profile as read from its file, what it is like included."""

    name: Words
    sources: Mapping[str, Words]
    rules: Mapping[str, Sourced]


@cache
def _profile(key: str) -> _Profile:
    """Read a profile once; its rules stand in the order of ``RULES``."""
    if not key.isidentifier() or not fixtures.path(f"policy/{key}.json").is_file():
        raise NotFound(_NO_PROFILE.saying(key=key), "policy")
    told = fixtures.told(f"policy/{key}")
    like = _profile(told["like"]) if "like" in told else _Profile(Words("", ""), {}, {})
    sources = {**like.sources, **{name: Words(**text) for name, text in told.get("sources", {}).items()}}
    rules = {**like.rules, **{rule: _told(rule, table, sources) for rule, table in told["rules"].items()}}
    return _Profile(Words(told["zh"], told["en"]), sources, {rule: rules[rule] for rule in RULES})


def _told(rule: str, table: Mapping[str, Any], sources: Mapping[str, Words]) -> Sourced:
    """One rule of a file."""
    source, place = sources[table["source"]], Words(*table.get("place", ("", "")))
    evidence: Evidence = table["evidence"]
    if evidence not in get_args(Evidence):
        raise _wrong(rule)
    where = Words(f"{source.zh} {place.zh}".rstrip(), f"{source.en} {place.en}".rstrip())
    return Sourced(rule, _value(rule, table["value"]), where, table["requirement"], evidence)


def _overridden(rule: Sourced | None, key: str, value: object) -> Sourced:
    """A rule with the school's own value."""
    if rule is None:
        raise DeskError(_NO_RULE.saying(key=key), key)
    own = _value(key, value)
    return rule if own == rule.value else Sourced(key, own, rule.source, rule.requirement, "school")


def _value(key: str, value: object) -> object:
    """The value as the rule keeps it; raises ``DeskError`` that names the rule."""
    if key not in RULES:
        raise DeskError(_NO_RULE.saying(key=key), key)
    kept = RULES[key].kept(value)
    if kept is None:
        raise _wrong(key)
    return kept


def _wrong(key: str) -> DeskError:
    return DeskError(_WRONG_VALUE.saying(key=key, title=RULES[key].title, may_be=RULES[key].may_be), key)


_NO_PROFILE = Words(
    "没有政策口径“{key}”：请在设置中另选一个", "There is no policy profile {key}: choose another under Settings"
)
_NO_RULE = Words(
    "政策口径里没有“{key}”这一项：请检查拼写或删去", "No rule is called {key}: check the spelling or remove it"
)
_WRONG_VALUE = Words(
    "{title}（{key}）的值不对：应为{may_be}", "{title} ({key}) cannot have this value: it must be {may_be}"
)
