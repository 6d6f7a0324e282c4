"""What the school is bound to (制度事项): each rule the desk keeps, the text it comes from, and how it stands now.

Only rules that this desk knows and applies are here: those of the policy in force, of the committee and of the risk
board. A number the school set itself says so, beside the number of the text it replaces.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

from model import clock, policy, rights, settings, standing
from model.care import rule_list, scheme
from model.care.own_values import PREFIX
from model.care_settings import CARE, CareSettings
from model.committee_rules import COMMITTEE, CommitteeRules
from model.named import NamedTuple
from model.policy import EVIDENCE_WORDS, Evidence
from model.rights import Right
from model.visits import register
from model.words import Words

State = Literal["met", "short", ""]
GROUPS: dict[str, Words] = {
    "A": Words("开放、值班与辅导", "The room, its hours and counselling"),
    "B": Words("记录与档案", "Records"),
    "C": Words("心理委员", "The peer committee"),
    "D": Words("关注与危机", "Key students and crisis"),
}
"""What the duties of each letter of the requirements are about."""


class Duty(NamedTuple):
    """One rule in force."""

    name: str
    """Its name among the settings."""
    requirement: str
    """The id of the requirement it comes from, ``A2``."""
    title: Words
    """What it is called."""
    demands: Words
    """What it demands, with its unit."""
    source: Words
    """The text and the place in it."""
    evidence: Evidence
    """How well that text is known; ``school`` where the school set the value itself."""
    instead_of: Words | None
    """The value of the profile, where the school set another."""
    stands: Words | None = None
    """How it stands now; ``None`` where that is no matter of a number."""
    state: State = ""
    """Whether that is as it should be."""

    @property
    def group(self) -> str:
        """The letter it is listed under; what concerns key students and crisis stands together."""
        return "D" if self.requirement[0] in "DE" else self.requirement[0]

    @property
    def known(self) -> Words:
        """How well its source is known, in words."""
        return EVIDENCE_WORDS[self.evidence]


_HZ9 = Words("海州区教育局 海教发〔2024〕17号 第9条", "Haizhou Education Bureau, notice [2024] no. 17, item 9")
_HZ52 = Words("海州区教育局 海教发〔2024〕17号 附件5.2", "Haizhou Education Bureau, notice [2024] no. 17, annex 5.2")
_DISTRICTS = Words("各地等级划分不一，由学校选定", "Districts grade differently; the school chooses")
_DESK = Words("本台默认，无文件规定", "This desk's default; no text says it")
_APPLIED: tuple[tuple[str, str, Words, Evidence], ...] = (
    ("seats_primary", "C1", _HZ9, "A"),
    ("seats_junior", "C1", _HZ9, "A"),
    ("seats_senior", "C1", _HZ9, "A"),
    ("dormitory_seats", "C1", _HZ9, "A"),
    ("report_every", "C3", _HZ9, "A"),
    ("cut_off_weekday", "C3", _DESK, "ours"),
    ("cut_off_time", "C3", _DESK, "ours"),
    ("meeting_weeks", "C4", _HZ9, "A"),
    ("listening_weeks", "C6", _HZ52, "A"),
    ("listening_minutes", "C6", _HZ52, "A"),
    ("care_scheme", "E2", _DISTRICTS, "ours"),
    ("care_two_low", "D2", _DESK, "ours"),
    ("care_shorten", "D6", _DESK, "ours"),
)
"""The rules that stand outside the policy profile: name, requirement, text, how well it is known."""


_UNCOUNTED: tuple[Words | None, State] = (None, "")


def in_force() -> list[Duty]:
    """Every rule in force, in the order of the requirements."""
    rights.need(Right.SEE_TODAY)
    found = [*_of_policy(), *_applied(), *_of_care()]
    order = list(GROUPS)
    return sorted(found, key=lambda each: order.index(each.group))


def own(duties: list[Duty]) -> int:
    """How many of these the school set itself."""
    return sum(each.evidence == "school" for each in duties)


def _of_policy() -> list[Duty]:
    now = settings.get().policy
    profile = policy.load(now.key)
    stands = _standings()
    found = []
    for rule in now.rules():
        is_own = rule.evidence == "school"
        told, state = stands.get(rule.key, _UNCOUNTED)
        before = profile.sourced(rule.key).said() if is_own else None
        found.append(
            Duty(rule.key, rule.requirement, rule.title, rule.said(), rule.source, rule.evidence, before, told, state)
        )
    return found


def _applied() -> list[Duty]:
    now = settings.get()
    found = []
    for name, requirement, source, evidence in _APPLIED:
        if name.startswith("seats_") and name.removeprefix("seats_") not in now.stages:
            continue
        kept, rules, shipped = (
            (now.committee, COMMITTEE, CommitteeRules()) if name in COMMITTEE else (now.care, CARE, CareSettings())
        )
        value, default = getattr(kept, name), getattr(shipped, name)
        is_own = value != default
        before = rules[name].said(default) if is_own else None
        said = rules[name].said(value)
        found.append(Duty(name, requirement, rules[name].title, said, source, "school" if is_own else evidence, before))
    return found


def _of_care() -> Iterator[Duty]:
    """The numbers of the risk board: they are set there, with what they rest on."""
    desk_own = scheme.source("DESK")
    for line in rule_list.lines():
        kind, _, where = line.key.removeprefix(PREFIX).partition(".")
        requirement = {"written": "E3", "around": "C10" if where.startswith("proxy") else "C8"}.get(kind)
        if requirement is not None:
            source = _RESTS.saying(text=line.text, own=line.own) if line.is_own else line.text
            known: Evidence = "school" if line.is_own else "ours" if line.text == desk_own else "A"
            before = line.usual_said() if line.is_own else None
            yield Duty(line.key, requirement, line.title, line.said(), source, known, before)


_RESTS = Words("{text}；本校依据：{own}", "{text}; the school's own rests on: {own}")


def _standings() -> dict[str, tuple[Words, State]]:
    """How those stand that are counted while the day runs."""
    room = standing.now()
    day, week = room.today, room.week
    found: dict[str, tuple[Words, State]] = {
        "min_open_minutes_per_week": (
            Words("本周 {n}/{of} 分钟", "week {n} of {of} min").saying(
                n=week.counted_minutes, of=week.required_minutes
            ),
            "met" if week.reached else "short",
        )
    }
    if day.required_minutes:
        words = Words("今天 {n}/{of} 分钟", "today {n} of {of} min")
        told = words.saying(n=day.counted_minutes, of=day.required_minutes)
        found["min_open_minutes_per_day"] = told, "met" if day.reached else "short"
    if rights.may(Right.WRITE_NOTE):
        found["write_up_hours"] = _written()
    if rights.may(Right.TOTALS):
        found["counselling_minutes_per_week"] = _counselled()
    for key in ("school_hotline", "district_hotline"):
        if not getattr(settings.get().policy, key):
            found[key] = Words("还没有填", "not set yet"), "short"
    return found


def _written() -> tuple[Words, State]:
    allowed, now = timedelta(hours=settings.get().policy.write_up_hours), clock.now()
    late = sum(each.ends is not None and each.ends + allowed < now for each in register.unwritten())
    return Words("逾期 {n} 次", "{n} overdue").saying(n=late), "short" if late else "met"


def _counselled() -> tuple[Words, State]:
    from model.totals import week as weeks

    judged = [each.reached for each in weeks.week(clock.monday(clock.today())).each if each.reached is not None]
    words = Words("本周 {n}/{of} 人达到", "week {n} of {of} people").saying(n=sum(judged), of=len(judged))
    return words, "met" if all(judged) else "short"
