"""What the school has set for its desk: one row a setting, as JSON, each change in the journal.

What was never set has the value the desk is shipped with. The rules of the policy profile
(opening minima, hotlines, hours to write up, the rate of a class hour) are settings as well: ``change`` takes
them by their own names and lays them over the profile.
"""

import json
from collections.abc import Mapping
from typing import Any

from model import policy, rights
from model.care_settings import CARE, CareSettings
from model.committee_rules import COMMITTEE, CommitteeRules
from model.errors import DeskError, Invalid
from model.grades import Stage
from model.policy import Policy
from model.policy_rules import RULES, Hotline
from model.rights import Right
from model.setting_rules import BOOKING, SETTINGS, Setting
from model.store import journal
from model.store.query import tuples
from model.store.remembered import Remembered
from model.store.tables import SettingRow
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class BookingRules:
    """What bounds a new appointment; each limit is one counsellor's and ``None`` is no limit.

    The fields from ``grid`` to ``weekly_minutes`` without ``late_cancel_hours`` are those of
    ``appointments.limits.Limits`` by the same names and in the same units.
    """

    visit_minutes: int = 40
    """Minutes of a visit where nothing else is said."""
    grid: int = 10
    """Minutes between offered starts, counted from the full hour; divides 60."""
    buffer_before: int = 0
    """Minutes kept free in front of a visit (0 to 240)."""
    buffer_after: int = 0
    """Minutes kept free behind a visit (0 to 240)."""
    notice: int = 0
    """Minutes from now before which nothing is offered (0 to 40320)."""
    horizon: int | None = 180
    """Days from today after which nothing is offered."""
    late_cancel_hours: int = 3
    """Hours before the start from which a cancellation is a late one."""
    daily_count: int | None = None
    """Appointments in one day."""
    daily_minutes: int | None = None
    """Minutes in one day."""
    weekly_count: int | None = None
    """Appointments in one week, Monday to Sunday."""
    weekly_minutes: int | None = None
    """Minutes in one week, Monday to Sunday."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set, as it is now."""

    policy: Policy
    """The rules in force, the school's own values over those of its profile."""
    policy_changes: Mapping[str, object]
    """The school's own values of those rules."""
    booking: BookingRules
    """What bounds a new appointment."""
    committee: CommitteeRules
    """What is settled for the peer committee (C1-C6)."""
    care: CareSettings
    """What is settled for the risk board."""
    school_name: str = ""
    """What the school is called."""
    school_number: str = ""
    """Its official number (学校标识码), for the heads of reports."""
    stages: tuple[Stage, ...] = ("junior",)
    """The stages it has, in their own order."""
    terms_assumed: bool = False
    """Whether the terms are the usual dates a new desk begins with, and nobody has confirmed them."""
    policy_assumed: bool = False
    """Whether the policy profile is the one a new desk begins with, and nobody has said that it holds here."""
    lock_minutes: int | None = 10
    """Minutes without a key after which the desk locks itself; ``None`` is never."""
    names_hidden: bool = False
    """Whether names are hidden until a key shows them."""
    reply_days: int = 7
    """Days within which a letter is answered (A8: promptly; the number is this desk's)."""
    draft_days: int = 14
    """Days for which a form that was not finished is kept: a draft holds what a file would and stands in none, so it
    is not to outlast a week off and the one after (the number is this desk's)."""
    backup_folder: str = ""
    """A second place for backups (a stick, another machine), used whenever it is there; empty is none."""
    backup_hours: int | None = 4
    """Hours after which the desk makes a backup by itself; ``None`` is only on closing the room."""

    @property
    def profile(self) -> Words:
        """What the policy profile is called; while nobody has confirmed it, that too."""
        told = Words("{name}（待确认）", "{name} (to be confirmed)")
        return told.saying(name=self.policy.name) if self.policy_assumed else self.policy.name

    @property
    def class_hour_minutes(self) -> int | None:
        """Counselling minutes of one class hour (折算课时); ``None`` until the school set a rate and who approved it."""
        return self.policy.class_hour_minutes or None


def get() -> Settings:
    """The settings as they are now; kept until one of them changes. Needs no right: the frame shows them."""
    return _kept()


def forget() -> None:
    """Read the store again the next time."""
    _kept.forget()


def change(**values: object) -> Settings:
    """Set the settings named; the others stay. What is set to what it is already writes nothing.

    ``None`` gives a rule of the policy back to its profile. Raises ``Invalid`` with a sentence for
    each wrong one, ``DeskError`` naming the field where two do not agree.
    """
    rights.need(Right.SETTINGS)
    stored = _stored()
    then = {**stored, **_checked(values)}
    _agree(_made(then))
    changed = {key: value for key, value in then.items() if key not in stored or stored[key] != value}
    if changed:
        titles = [title_of(key) for key in changed]
        said = Words("、".join(title.zh for title in titles), ", ".join(title.en for title in titles))
        with journal.writing("setting.change", Words("改了设置：{what}", "Changed settings: {what}").saying(what=said)):
            for key, value in changed.items():
                text = json.dumps(value, ensure_ascii=False)
                if key in stored:
                    SettingRow.update(value=text).where(SettingRow.key == key).execute()
                else:
                    SettingRow.create(key=key, value=text)
    return get()


def title_of(name: str) -> Words:
    """What a setting, a rule of booking or a rule of the policy is called."""
    if name == "policy":
        return Words("政策口径", "Policy profile")
    return RULES[name].title if name in RULES else _rule(name).title


def _rule(name: str) -> Setting:
    return next(rules[name] for rules in (BOOKING, COMMITTEE, CARE, SETTINGS) if name in rules)


def _checked(values: Mapping[str, object]) -> dict[str, Any]:
    """The values as JSON gives them back. Raises ``Invalid``."""
    kept: dict[str, Any] = {}
    problems: dict[str, Words] = {}
    for name, value in values.items():
        try:
            kept[name] = json.loads(json.dumps(_checked_one(name, value), ensure_ascii=False))
        except DeskError as error:
            problems[name] = error.words
        except ValueError:
            wrong = Words("{title}应为{may_be}", "{title}: it must be {may_be}")
            problems[name] = wrong.saying(title=title_of(name), may_be=_rule(name).may_be)
    if problems:
        raise Invalid(problems)
    return kept


def _checked_one(name: str, value: object) -> object:
    if name == "policy":
        return policy.load(str(value)).key
    if name in RULES:
        # None is the profile's own value.
        return None if value is None else _plain(policy.load(overrides={name: value}).sourced(name).value)
    if any(name in rules for rules in (SETTINGS, BOOKING, COMMITTEE, CARE)):
        return _rule(name).kept(value)
    raise DeskError(Words("没有“{name}”这项设置", "There is no setting called {name}").saying(name=name), name)


def _plain(value: object) -> object:
    """A rule's value as the file of a profile would have it."""
    if isinstance(value, tuple) and not isinstance(value, Words):
        return [[line.number, *line.name] for line in value if isinstance(line, Hotline)]
    return value


def _agree(made: Settings) -> None:
    """What the settings must be to each other."""
    rules = made.policy
    if rules.class_hour_minutes and not rules.class_hour_basis:
        raise DeskError(
            Words("设了折算课时，请写明核定依据", "A rate for class hours needs who approved it, and in which paper"),
            "class_hour_basis",
        )


def _stored() -> dict[str, Any]:
    return {key: json.loads(value) for key, value in tuples(SettingRow.select(SettingRow.key, SettingRow.value))}


def _made(stored: Mapping[str, Any]) -> Settings:
    """The settings out of what is stored."""
    own = {rule: stored[rule] for rule in RULES if stored.get(rule) is not None}
    plain: dict[str, Any] = {name: SETTINGS[name].kept(stored[name]) for name in SETTINGS if name in stored}
    booking = {name: stored[name] for name in BOOKING if name in stored}
    committee = {name: stored[name] for name in COMMITTEE if name in stored}
    care = {name: stored[name] for name in CARE if name in stored}
    loaded = policy.load(stored.get("policy", policy.DEFAULT), own)
    return Settings(
        policy=loaded,
        policy_changes=own,
        booking=BookingRules(**booking),
        committee=CommitteeRules(**committee),
        care=CareSettings(**care),
        **plain,
    )


def _read() -> Settings:
    return _made(_stored())


_kept = Remembered(_read, SettingRow)
