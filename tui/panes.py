"""Going round the panes of a screen: what is marked with the class ``pane``, else field by field."""

from typing import Any

from textual.app import App
from textual.widget import Widget


def next_pane(app: App[Any]) -> None:
    """Give the focus to the pane after the one that has it: to the first part of it that can take it."""
    panes = [pane for pane in app.screen.query(".pane") if _first(pane)]
    if len(panes) < 2:
        app.screen.focus_next()
        return
    inside = app.focused.ancestors_with_self if app.focused else []
    here = next((place for place, pane in enumerate(panes) if pane in inside), -1)
    if first := _first(panes[(here + 1) % len(panes)]):
        first.focus()


def _first(pane: Widget) -> Widget | None:
    parts = [pane, *pane.walk_children(Widget)]
    return next((part for part in parts if part.focusable), None)
