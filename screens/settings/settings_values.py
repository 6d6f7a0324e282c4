"""One setting on the page: what it is called, what it is, where it comes from, and the form that changes it."""

from typing import Any

from model import policy, settings
from model.care_settings import CARE
from model.committee_rules import COMMITTEE
from model.named import NamedTuple
from model.policy import EVIDENCE_WORDS, Sourced
from model.policy_rules import RULES, Hotline
from model.seen import Row
from model.setting_rules import BOOKING, SETTINGS, Setting
from model.words import Words
from screens.settings.settings_fields import hotlines_of, rule_field, setting_field
from tui.app import DeskApp
from tui.form import Form
from tui.keeping import Kept

TOGETHER = {
    "class_hour_minutes": ("class_hour_minutes", "class_hour_basis"),
    "class_hour_basis": ("class_hour_minutes", "class_hour_basis"),
}
"""Settings that are asked for together, because neither stands without the other."""


class Value(NamedTuple):
    """A setting as it is now."""

    name: str
    """Its name in the model."""
    title: Words
    """What it is called."""
    said: Words
    """Its value in words."""
    source: Words
    """Where the value comes from."""
    own: bool
    """Whether the school set it itself."""


def rule(name: str, sourced: Sourced) -> Value:
    """A rule of the policy."""
    own = sourced.evidence == "school"
    source = Words("{place}（{how}）", "{place} ({how})").saying(
        place=sourced.source, how=EVIDENCE_WORDS[sourced.evidence]
    )
    if own:
        profile = policy.load(settings.get().policy.key).sourced(name)
        source = Words(
            "本校设定；口径为{value}：{place}", "set by the school; the profile has {value}: {place}"
        ).saying(value=profile.said(), place=profile.source)
    return Value(name, sourced.title, sourced.said(), source, own)


def setting(name: str, now: Any, default: Any) -> Value:
    """A setting of the school, of booking, of the committee or of the risk board, beside what the desk is shipped with."""
    rules = setting_of(name)
    if now == default:
        source = Words("本台默认", "this desk's default")
    else:
        source = Words("本校设定；默认{value}", "set by the school; the default is {value}").saying(
            value=rules.said(default)
        )
    return Value(name, rules.title, rules.said(now), source, now != default)


def setting_of(name: str) -> Setting:
    """The rules of a setting that is no rule of the policy."""
    return next(each[name] for each in (SETTINGS, BOOKING, COMMITTEE, CARE) if name in each)


def current(name: str) -> Any:
    """What a setting is now, as its field shows it."""
    now = settings.get()
    if name in RULES:
        return now.policy.sourced(name).value
    return next(getattr(part, name) for part in (now, now.booking, now.committee, now.care) if hasattr(part, name))


async def edit(app: DeskApp, name: str) -> None:
    """Ask for a value, and set it; what the school has no value of its own for is the profile's again."""
    names = TOGETHER.get(name, (name,))
    fields = [
        rule_field(each) if each in RULES else setting_field(each, setting_of(each), current(each)) for each in names
    ]
    form = Form(
        settings.title_of(name),
        fields,
        lambda answers: settings.change(**{each: _kept(each, answers[each]) for each in names}),
        initial=lambda: {each: _shown(each) for each in names},
        of=tuple(Row("setting", each, "key") for each in names),
        kept=Kept("setting.change", name),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


def _shown(name: str) -> Any:
    value = current(name)
    if name == "hotlines":
        return "\n".join(
            f"{line.number} {line.name.zh} / {line.name.en}" for line in value if isinstance(line, Hotline)
        )
    if name == "retention":
        return str(value.zh if isinstance(value, Words) else value)
    if (
        name in RULES
        and name not in settings.get().policy_changes
        and isinstance(value, bool | str)
        and name not in _TEXTS
    ):
        return None
    return list(value) if isinstance(value, tuple) else value


def _kept(name: str, answer: Any) -> Any:
    if name == "hotlines":
        return hotlines_of(answer) if answer else None
    if name == "retention":
        return answer or None
    return answer


_TEXTS = frozenset({"school_hotline", "district_hotline", "class_hour_basis"})
