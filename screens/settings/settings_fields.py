"""The field in which a setting is typed or chosen, made from what the setting can be."""

from typing import Any

from model import policy, settings
from model.errors import Invalid
from model.grades import STAGE_WORDS
from model.policy_rules import RULES
from model.setting_rules import Setting
from model.words import Words
from tui.fields.choice import Choice, Switch
from tui.fields.choices import Choices
from tui.fields.field import Field
from tui.fields.long import LongText
from tui.fields.numbers import Number
from tui.fields.typed import Text

MOST = 99_999
"""Above any bound of a number; the model says which it is."""
AS_PROFILE = Words("按口径", "as the profile")
_RULE_UNITS = {
    "full_week_days": Words("天", "days"),
    "write_up_hours": Words("小时", "hours"),
}
_MINUTES = Words("分钟", "minutes")


def setting_field(name: str, rules: Setting, now: Any) -> Field:
    """The field of a setting that is no rule of the policy."""
    may_be = Words("应为{what}", "It may be {what}").saying(what=rules.may_be)
    if rules.words is not None:
        return Choice(name, rules.title, options=list(rules.words.items()))
    if isinstance(now, bool):
        return Switch(name, rules.title)
    if isinstance(now, tuple):
        return Choices(name, rules.title, may_be, options=list(STAGE_WORDS.items()))
    if rules.unit.zh:
        return Number(name, rules.title, may_be, least=0, most=MOST, unit=rules.unit)
    return Text(name, rules.title, may_be)


def rule_field(name: str) -> Field:
    """The field of a rule of the policy; an empty answer gives it back to the profile."""
    profile = policy.load(settings.get().policy.key).sourced(name)
    back = Words("留空则按口径：{value}", "Left empty it is the profile's: {value}").saying(value=profile.said())
    title = RULES[name].title
    if isinstance(profile.value, bool):
        yes_no = [(True, Words("是", "yes")), (False, Words("否", "no"))]
        return Choice(name, title, back, options=[(None, AS_PROFILE), *yes_no])
    if name == "short_week":
        words = [(key, RULES[name].said(key)) for key in ("flag", "scale")]
        return Choice(name, title, back, options=[(None, AS_PROFILE), *words])
    if isinstance(profile.value, int):
        return Number(name, title, back, least=0, most=MOST, unit=_RULE_UNITS.get(name, _MINUTES))
    if name == "hotlines":
        each_line = Words(
            "每行一条：号码 中文名 / 英文名；全部删去则按口径",
            "One a line: number, Chinese name / English name; none is the profile's",
        )
        return LongText(name, title, each_line, lines=4)
    return Text(name, title, back if profile.value else None)


def hotlines_of(text: str) -> list[tuple[str, str, str]]:
    """Hotlines as they were typed, a line each. Raises ``Invalid``."""
    found = []
    for line in filter(str.strip, text.splitlines()):
        number, _, names = line.strip().partition(" ")
        zh, _, en = names.partition("/")
        if not zh.strip():
            words = Words("每行写成：号码 中文名 / 英文名", "Write each line as: number, Chinese name / English name")
            raise Invalid({"hotlines": words})
        found.append((number, zh.strip(), en.strip() or zh.strip()))
    return found
