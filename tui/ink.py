"""Names of colour roles turned into styles, for everything that is drawn and not composed.

A drawn line says ``"late"`` or ``"muted strike"``; what that looks like is the theme's affair.
"""

from functools import cache

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

_ATTRIBUTES = frozenset({"bold", "dim", "italic", "underline", "strike", "reverse"})


@cache
def without_colours(names: str) -> str:
    """The attributes among some names: what is left of a style on the bright ground of the cursor."""
    return " ".join(name for name in names.split() if name in _ATTRIBUTES)


class Ink:
    """The styles of one drawn widget, each worked out once until the theme or the focus changes."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._known: dict[tuple[str, str], Style] = {}

    def forget(self) -> None:
        """The theme or the widget's state changed: work everything out anew."""
        self._known.clear()

    def __call__(self, names: str = "", on: str = "") -> Style:
        """The style of some names (roles of the theme, ``bold``, ``strike`` …) on a component class's ground.

        Raises KeyError for a role the theme does not have: that is a bug, not a matter of taste.
        """
        style = self._known.get((names, on))
        if style is None:
            style = self._known[names, on] = self._mixed(names, on)
        return style

    def _mixed(self, names: str, on: str) -> Style:
        style = self._widget.get_component_rich_style(on) if on else self._widget.rich_style
        for name in names.split():
            style += Style.parse(name) if name in _ATTRIBUTES else self._colour(name, style)
        return style

    def _colour(self, role: str, under: Style) -> Style:
        app = self._widget.app
        own, every = app.current_theme.variables, app.theme_variables
        value = own.get(role) or every.get(f"text-{role}") or every[role]
        ground = Color.from_rich_color(under.bgcolor) if under.bgcolor else self._widget.background_colors[1]
        if value.startswith("auto"):
            share = value.removeprefix("auto").strip().rstrip("%") or "100"
            colour = ground.get_contrast_text(float(share) / 100)
        else:
            colour = Color.parse(value)
        return Style(color=(ground + colour).rich_color)
