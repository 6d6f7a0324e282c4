"""The three dresses: every meaning can be read on every ground, and colours are never needed to tell levels apart."""

from itertools import pairwise

import pytest
from textual.color import Color

from tui.theme import DRESSES, GROUNDS, NIGHT, ROLES, SAFE, next_after

COLUMNS = range(3)


def lightness(colour: str | Color) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(colour).normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str | Color, other: str | Color) -> float:
    """1 to 21."""
    light, dark = sorted((lightness(one), lightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", ["background", "surface", "panel"])
@pytest.mark.parametrize("column", COLUMNS)
def test_every_meaning_can_be_read_on_every_ground(column: int, ground: str) -> None:
    """At least 4.5 to 1, for letters of ordinary size."""
    on = GROUNDS[ground][column]
    faint = {role: round(contrast(colours[column], on), 1) for role, colours in ROLES.items()}
    assert {role: ratio for role, ratio in faint.items() if ratio < 4.5} == {}
    assert contrast(GROUNDS["foreground"][column], on) >= 7


def test_safe_levels_differ_in_lightness_too() -> None:
    """For an eye that sees no colour at all; and a letter says the level besides."""
    column = list(DRESSES).index(SAFE)
    lights = sorted(lightness(ROLES[f"level-{rank}"][column]) for rank in (1, 2, 3))
    assert all(later / earlier > 1.1 for earlier, later in pairwise(lights))


def test_every_role_is_a_variable_of_every_theme() -> None:
    """So that a stylesheet can say ``$level-3`` whatever is worn."""
    for dress in DRESSES.values():
        assert set(ROLES) <= set(dress.variables)


def test_going_round_ends_where_it_began() -> None:
    """And an unknown theme leads home."""
    name, seen = NIGHT, []
    for _ in DRESSES:
        name = next_after(name)
        seen.append(name)
    assert sorted(seen) == sorted(DRESSES)
    assert next_after("dracula") == NIGHT
