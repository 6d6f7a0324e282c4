"""The sections that list settings: the school, the policy, booking, the committee."""

from dataclasses import fields
from typing import Any, ClassVar

from model import policy, school, settings
from model.calendar import year
from model.calendar.terms import Term
from model.committee_rules import COMMITTEE, CommitteeRules
from model.rights import Right
from model.setting_rules import BOOKING
from model.settings import BookingRules
from model.words import Words, say
from screens.settings.settings_section import Cell, Column, Heading, Items, Section
from screens.settings.settings_values import Value, edit, rule, setting
from tui.app import DeskApp
from tui.ask import choose
from tui.commands import load

VALUES = (
    Column("title", Words("项目", "Setting"), None, least=18),
    Column("value", Words("现值", "Now"), (18, 20)),
    Column("own", Words("来源", "From"), (10, 10), priority=1),
)


class Values(Section):
    """Settings, one a line; Enter changes one."""

    columns = VALUES
    right = Right.SETTINGS

    def values(self) -> list[Value]:
        """The settings as they are."""
        return []

    def items(self) -> Items:
        """One line for each."""
        return self.values()

    def key(self, item: Value) -> str:
        """The setting's name."""
        return item.name

    def cells(self, item: Value, app: DeskApp) -> tuple[str | Cell, ...]:
        """Title, value, and whether it is the school's own."""
        whose = Cell(say("本校", "ours"), "accent") if item.own else Cell(self.usual(), "muted")
        return str(item.title), Cell(str(item.said), "bold" if item.own else ""), whose

    def usual(self) -> str:
        """What stands where the school has set nothing itself."""
        return say("默认", "default")

    def detail(self, item: Value, app: DeskApp) -> str:
        """Everything in full."""
        return f"{item.title}: {item.said}\n{item.source}"

    async def act(self, app: DeskApp, item: Value) -> None:
        """Change it."""
        await edit(app, item.name)


class SchoolSection(Values):
    """The school itself and its terms."""

    id = "school"
    title = Words("学校", "School")
    NAMES: ClassVar[tuple[str, ...]] = ("school_name", "school_number", "stages", "reply_days")

    def about(self) -> Words | str:
        """Whether somebody has confirmed the dates of the terms."""
        if settings.get().terms_assumed:
            return Words(
                "学期日期是常用值，还没有人核对；请逐个核对后按 Enter 确认。",
                "The terms have the usual dates, which nobody has confirmed yet; look at each, then confirm.",
            )
        return Words(
            "学校名称和学期。开放时间、作息、调休在 4 开放。",
            "The school and its terms. Hours, bells and holidays: page 4.",
        )

    def items(self) -> Items:
        """Settings, then the terms."""
        now = settings.get()
        found: list[Any] = [_plain(name, now) for name in self.NAMES]
        found.append(Heading(Words("学期", "Terms")))
        found += sorted(year.terms(), key=lambda term: term.starts, reverse=True)
        if now.terms_assumed:
            found.append(_plain("terms_assumed", now))
        return found

    def key(self, item: Value | Term) -> str:
        """The setting's name, or the term's first day."""
        return f"{item.starts}" if isinstance(item, Term) else item.name

    def cells(self, item: Value | Term, app: DeskApp) -> tuple[str | Cell, ...]:
        """A term shows its dates."""
        if isinstance(item, Term):
            return str(item.words()), f"{item.starts:%Y-%m-%d} - {item.ends:%m-%d}", ""
        return super().cells(item, app)

    def detail(self, item: Value | Term, app: DeskApp) -> str:
        """A term in full."""
        if isinstance(item, Term):
            return say(
                "{term}: {first} - {last}，共 {n} 周",
                "{term}: {first} - {last}, {n} {n:week|weeks}",
                term=item.words(),
                first=item.starts,
                last=item.ends,
                n=item.weeks(),
            )
        return super().detail(item, app)

    async def act(self, app: DeskApp, item: Value | Term) -> None:
        """Change a setting or a term's dates, or confirm them."""
        if isinstance(item, Term):
            await load("screens.calendar.calendar_acts:set_term")(app, item)
        elif item.name == "terms_assumed":
            await load("screens.calendar.calendar_acts:confirm_terms")(app.screen)
        else:
            await edit(app, item.name)

    adds = Words("新学期", "New term")

    async def add(self, app: DeskApp) -> None:
        """Enter the next term."""
        await load("screens.calendar.calendar_acts:set_term")(app, None)


class PolicySection(Values):
    """The rules in force, each with the text it comes from; districts differ, so each is a setting."""

    id = "policy"
    title = Words("政策口径", "Policy")

    def about(self) -> Words:
        """Which profile it is, and whether anybody has said that it holds here."""
        told = Words(
            "口径：{name}。各地规定不同，可逐项改为本校的数。",
            "Profile: {name}. Districts differ; each number may be the school's own.",
        )
        if settings.get().policy_assumed:
            told = Words(
                "口径：{name}是默认值，还没有人确认：在第一行按 Enter 选定本地区的。",
                "Profile: {name} is a default nobody has confirmed: Enter on the first line chooses your district's.",
            )
        return told.saying(name=settings.get().policy.name)

    def items(self) -> Items:
        """The profile, then every rule."""
        now = settings.get().policy
        profile = Value(
            "policy", Words("政策口径", "Policy profile"), now.name, Words("回车换一份", "Enter chooses another"), False
        )
        return [profile, *(rule(each.key, each) for each in now.rules())]

    def cells(self, item: Value, app: DeskApp) -> tuple[str | Cell, ...]:
        """A profile nobody has confirmed says so."""
        cells = super().cells(item, app)
        if item.name == "policy" and settings.get().policy_assumed:
            return (*cells[:2], Cell(say("待确认", "confirm"), "late"))
        return cells

    def usual(self) -> str:
        """The profile's own value."""
        return say("口径", "profile")

    async def act(self, app: DeskApp, item: Value) -> None:
        """Change a rule, or take another profile."""
        if item.name != "policy":
            await edit(app, item.name)
            return
        options = [(key, name, Words("", "")) for key, name in policy.profiles().items()]
        chosen = await choose(app, Words("政策口径", "Policy profile"), options, at=settings.get().policy.key)
        if chosen is not None:
            school.choose_policy(chosen)
            app.announce()


class _Dataclass(Values):
    """The fields of one dataclass of settings."""

    names: ClassVar[tuple[str, ...]] = ()
    shipped: ClassVar[Any] = None

    def now(self) -> Any:
        """The settings of this kind."""
        raise NotImplementedError

    def values(self) -> list[Value]:
        """All of them."""
        now = self.now()
        return [setting(name, getattr(now, name), getattr(self.shipped, name)) for name in self.names]


class BookingSection(_Dataclass):
    """What bounds a new appointment."""

    id = "booking"
    title = Words("预约规则", "Booking")
    names = tuple(BOOKING)
    shipped = BookingRules()

    def about(self) -> Words:
        """Where they hold."""
        return Words(
            "只约束新预约；有意越界时可逐次说明。",
            "They bound new appointments; one beyond them can be booked on purpose.",
        )

    def now(self) -> BookingRules:
        """Now."""
        return settings.get().booking


class CommitteeSection(_Dataclass):
    """Seats, weekly reports, moods."""

    id = "committee"
    title = Words("心理委员", "Committee")
    names = tuple(COMMITTEE)
    shipped = CommitteeRules()

    def now(self) -> CommitteeRules:
        """Now."""
        return settings.get().committee


def _plain(name: str, now: settings.Settings) -> Value:
    shipped = next(each.default for each in fields(settings.Settings) if each.name == name)
    return setting(name, getattr(now, name), shipped)
