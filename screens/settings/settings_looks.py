"""How the desk looks: colours, hidden names, language."""

from collections.abc import Sequence

from model import rights
from model.rights import Right
from model.words import Words, say, spoken
from screens.settings.settings_access import Deed
from screens.settings.settings_lists import VALUES
from screens.settings.settings_section import Cell, Section
from screens.settings.settings_values import Value, current, edit, setting
from tui import theme
from tui.app import DeskApp

DRESSES = {
    theme.NIGHT: Words("夜间", "night"),
    theme.DAY: Words("日间", "day"),
    theme.SAFE: Words("色弱", "colour-blind-safe"),
}
"""What each dress is called."""


class LooksOfDesk(Section):
    """What everybody may change for themselves, and whether names are hidden from the start."""

    id = "looks_of_desk"
    title = Words("外观", "Looks")
    columns = VALUES[:2]

    def items(self) -> Sequence[Deed | Value]:
        """Colours, names, language."""
        shown: list[Deed | Value] = [
            Deed(Words("配色", "Colours"), Words("Ctrl+T 轮换", "Ctrl+T, one after the other"), _next_dress),
            Deed(Words("隐去姓名", "Hide names"), Words("Ctrl+N 切换", "Ctrl+N, on and off"), _hide),
        ]
        if rights.may(Right.SETTINGS):
            shown.append(setting("names_hidden", current("names_hidden"), False))
        shown.append(Deed(Words("语言", "Language"), Words("用 --lang 选", "chosen with --lang"), _nothing))
        return shown

    def key(self, item: Deed | Value) -> str:
        """What it is."""
        return item.title.en

    def cells(self, item: Deed | Value, app: DeskApp) -> tuple[str | Cell, ...]:
        """As it is now."""
        if isinstance(item, Value):
            return str(item.title), str(item.said)
        now = {
            "Colours": DRESSES[app.theme],
            "Hide names": Words("隐去", "hidden") if app.names_hidden else Words("显示", "shown"),
            "Language": Words("中文", "Chinese") if spoken() == "zh" else Words("英文", "English"),
        }
        return str(item.title), str(now[item.title.en])

    def detail(self, item: Deed | Value, app: DeskApp) -> str:
        """How."""
        if isinstance(item, Deed) and item.act is _nothing:
            return say("启动时：dutydesk --lang zh 或 --lang en", "When it starts: dutydesk --lang zh, or --lang en")
        return str(item.hint if isinstance(item, Deed) else item.source)

    async def act(self, app: DeskApp, item: Deed | Value) -> None:
        """Change it."""
        if isinstance(item, Value):
            await edit(app, item.name)
        else:
            await item.act(app)


async def _next_dress(app: DeskApp) -> None:
    app.action_change_colours()
    app.publish({"setting"})


async def _hide(app: DeskApp) -> None:
    app.action_hide_names()


async def _nothing(app: DeskApp) -> None:
    """Only when it starts."""
