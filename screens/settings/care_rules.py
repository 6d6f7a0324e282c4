"""The section of the risk board: its settings, then its rules, each of which may be the school's own, with its source."""

from typing import Any

from model import settings
from model.care import own_rules, scheme
from model.care.rule_line import NO_TIME, RuleLine
from model.care_settings import CARE, CareSettings
from model.errors import Invalid
from model.seen import Row
from model.words import Words, say
from screens.settings.settings_lists import Values
from screens.settings.settings_section import Cell, Heading, Items
from screens.settings.settings_values import Value, setting
from tui.app import DeskApp
from tui.ask import confirm
from tui.fields.choice import Choice
from tui.fields.field import Field
from tui.fields.numbers import Number
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

MOST = 99_999
"""Above any bound of a number; the model says which it is."""
_SOURCE = Text(
    "source",
    Words("依据", "Rests on"),
    Words("哪份文件、哪次会议，如：区教体局2026年12号文", "Which paper or meeting, as: district notice 2026/12"),
    required=True,
    most=120,
)
_ZH = Text("zh", Words("中文", "Chinese"), required=True, most=60)
_EN = Text("en", Words("英文", "English"), required=True, most=90)


class CareSection(Values):
    """Levels and reviews, and every rule of the risk board that districts differ on."""

    id = "care"
    title = Words("关注", "Risk board")
    drops = Words("恢复默认", "Give back")
    shipped = CareSettings()

    def about(self) -> Words | str:
        """What can be done here, and what cannot; or why the school's own file is left aside."""
        return scheme.trouble() or Words(
            "等级、时限、步骤、间隔可改为本校的，须写依据；Delete 恢复。",
            "Levels, limits, steps, intervals may be the school's own, with a source; Delete gives one back.",
        )

    def values(self) -> list[Value]:
        """The settings."""
        now = settings.get().care
        return [setting(name, getattr(now, name), getattr(self.shipped, name)) for name in CARE]

    def items(self) -> Items:
        """The settings, then the rules group by group."""
        found: list[Value | RuleLine | Heading] = list(self.values())
        group = None
        for line in own_rules.lines():
            if line.group != group:
                group = line.group
                found.append(Heading(group))
            found.append(line)
        return found

    def key(self, item: Value | RuleLine) -> str:
        """Its key."""
        return item.key if isinstance(item, RuleLine) else super().key(item)

    def cells(self, item: Value | RuleLine, app: DeskApp) -> tuple[str | Cell, ...]:
        """Title, value, and whether it is the school's own."""
        if isinstance(item, Value):
            return super().cells(item, app)
        whose = Cell(say("本校", "ours"), "accent") if item.is_own else Cell(say("默认", "default"), "muted")
        return str(item.title), Cell(str(item.said()), "bold" if item.is_own else ""), whose

    def detail(self, item: Value | RuleLine, app: DeskApp) -> str:
        """The value, who is responsible, and what it rests on."""
        if isinstance(item, Value):
            return super().detail(item, app)
        who = f"  {scheme.role_words(item.value[1])}" if item.kind == "step" else ""
        if item.is_own:
            words = Words(
                "本校设定，依据：{own}；原为{usual}（{text}）", "set by the school: {own}; it was {usual} ({text})"
            )
            source = words.saying(own=item.own, usual=item.usual_said(), text=item.text)
        else:
            source = item.text
        return f"{item.title}: {item.said()}{who}\n{source}"

    async def act(self, app: DeskApp, item: Value | RuleLine) -> None:
        """Change a setting, or set the school's own value."""
        if isinstance(item, Value):
            await super().act(app, item)
            return
        await edit_rule(app, item.key)

    async def drop(self, app: DeskApp, item: Value | RuleLine) -> None:
        """The usual value again."""
        if isinstance(item, Value) or not item.is_own:
            app.notify(say("这一条不是本校改的规定", "That is no rule the school has set itself"), markup=False)
            return
        question = Words("“{what}”恢复为 {usual}？", "Give {what} back: {usual}?")
        if await confirm(app, question.saying(what=item.title, usual=item.usual_said()), item.text):
            own_rules.give_back(item.key)
            app.announce()


async def edit_rule(app: DeskApp, key: str) -> None:
    """Ask for the school's own value of a rule, and what it rests on."""
    line = own_rules.get(key)
    form = Form(
        line.title,
        (*_fields(line), _SOURCE),
        lambda told: own_rules.change(key, _value(line, told), told["source"] or ""),
        initial=lambda: _initial(own_rules.get(key)),
        of=(Row("setting", key, "key"),),
        kept=Kept("rule.change", key),
    )
    if await app.push_screen_wait(form) is not None:
        app.announce()


def _fields(line: RuleLine) -> tuple[Field, ...]:
    if line.kind == "level":
        return _ZH, _EN, _number(line, Words("评估间隔", "Review after"))
    if line.kind == "step":
        roles = [(key, scheme.role_words(key)) for key in scheme.data()["roles"]]
        limit = Words(
            "上报后多少分钟内；0 为立即，留空不限时", "Minutes from the report; 0 is at once, empty has no time"
        )
        minutes = Number("number", Words("时限", "Within"), limit, least=0, most=MOST, unit=line.unit)
        return minutes, Choice("role", Words("责任人", "By"), options=roles), _ZH, _EN
    if line.kind == "days":
        return (Text("days", line.unit, Words("如 3、7、14", "such as 3, 7, 14"), required=True),)
    if line.kind == "span":
        how = Words("月-日，如 03-01", "month and day, as 03-01")
        return (
            Text("from", Words("从", "From"), how, required=True),
            Text("to", Words("到", "To"), how, required=True),
        )
    return (_number(line, Words("数值", "Value")),)


def _number(line: RuleLine, title: Words) -> Number:
    return Number("number", title, least=0, most=MOST, unit=line.unit, required=True)


def _initial(line: RuleLine) -> dict[str, Any]:
    value, source = line.value, {"source": line.own}
    if line.kind == "level":
        return source | {"zh": value[0], "en": value[1], "number": value[2]}
    if line.kind == "step":
        number = None if value[0] == NO_TIME else value[0]
        return source | {"number": number, "role": value[1], "zh": value[2], "en": value[3]}
    if line.kind == "days":
        return source | {"days": ", ".join(map(str, value))}
    if line.kind == "span":
        return source | {"from": value[0], "to": value[1]}
    return source | {"number": value}


def _value(line: RuleLine, told: dict[str, Any]) -> Any:
    if line.kind == "level":
        return [told["zh"].strip(), told["en"].strip(), told["number"]]
    if line.kind == "step":
        number = NO_TIME if told["number"] is None else told["number"]
        return [number, told["role"], told["zh"].strip(), told["en"].strip()]
    if line.kind == "days":
        return _days(told["days"])
    if line.kind == "span":
        return [told["from"].strip(), told["to"].strip()]
    return told["number"]


def _days(text: str) -> list[int]:
    try:
        return [int(part) for part in text.replace("、", " ").replace("，", " ").replace(",", " ").split()]  # not said
    except ValueError as error:
        raise Invalid({"days": Words("写成天数，如 3、7、14", "Write days, such as 3, 7, 14")}) from error
