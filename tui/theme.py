"""How the desk looks: colours by what they mean, in a night, a day and a colour-blind-safe dress.

Nothing else in the house names a colour. Stylesheets say ``$free`` or ``$level-3``; what is drawn by
hand asks its ``tui.ink.Ink`` for ``"free"``. A colour never stands alone: the same thing is always said
by a letter or a word as well.
"""

from typing import Final

from textual.theme import Theme

NIGHT: Final = "desk-night"
DAY: Final = "desk-day"
SAFE: Final = "desk-safe"

GROUNDS: Final[dict[str, tuple[str, str, str]]] = {
    "background": ("#14181d", "#fbfbf8", "#101418"),
    "surface": ("#1b2027", "#f0f0ec", "#181d22"),
    "panel": ("#242b34", "#e4e6e3", "#222932"),
    "foreground": ("#d8dee6", "#1c2126", "#e6e6e6"),
    "primary": ("#6ab0f3", "#0b57a4", "#56b4e9"),
}
"""What everything stands on, by night, by day and colour-blind-safe. ``panel`` is under the frame's lines and dialogs."""

ROLES: Final[dict[str, tuple[str, str, str]]] = {
    "free": ("#7fd18b", "#1a6630", "#56b4e9"),
    "busy": ("#8fb8e8", "#1f4f8f", "#b9bec4"),
    "held": ("#c3a6f0", "#6a3a9c", "#d79ac0"),
    "late": ("#ff8a80", "#a81b1b", "#ff9a4d"),
    "due": ("#f2c76e", "#7a4b00", "#f0e442"),
    "open": ("#7fd18b", "#1a6630", "#56b4e9"),
    "closed": ("#a3adb9", "#4f565e", "#a3adb9"),
    "done": ("#a3adb9", "#4f565e", "#a3adb9"),
    "level-1": ("#8fc7e8", "#155e87", "#56b4e9"),
    "level-2": ("#f2c76e", "#7a4b00", "#f0e442"),
    "level-3": ("#ff8a80", "#a81b1b", "#ff9a4d"),
    "muted": ("#a3adb9", "#4f565e", "#a3adb9"),
    "accent": ("#6ab0f3", "#0b57a4", "#56b4e9"),
    "warning": ("#f2c76e", "#7a4b00", "#f0e442"),
    "error": ("#ff8a80", "#a81b1b", "#ff9a4d"),
}
"""Every meaning that has a colour; ``level-3`` is the gravest rank (sources number levels both ways).

The safe column is blue, yellow, orange and grey: told apart with any of the common colour weaknesses,
and by lightness alone.
"""


def _dress(name: str, column: int, *, dark: bool) -> Theme:
    ground = {key: colours[column] for key, colours in GROUNDS.items()}
    role = {key: colours[column] for key, colours in ROLES.items()}
    return Theme(
        name=name,
        dark=dark,
        primary=ground["primary"],
        secondary=ground["primary"],
        accent=role["accent"],
        warning=role["warning"],
        error=role["error"],
        success=role["open"],
        foreground=ground["foreground"],
        background=ground["background"],
        surface=ground["surface"],
        panel=ground["panel"],
        variables=role | {f"text-{key}": colour for key, colour in role.items()},
    )


DRESSES: Final = {
    NIGHT: _dress(NIGHT, 0, dark=True),
    DAY: _dress(DAY, 1, dark=False),
    SAFE: _dress(SAFE, 2, dark=True),
}
"""The themes by name, in the order one key goes round through them."""


def next_after(name: str) -> str:
    """The theme that follows ``name``, round and round."""
    names = list(DRESSES)
    return names[(names.index(name) + 1) % len(names)] if name in DRESSES else NIGHT
