"""Sheer: what is drawn line by line goes to the screen as it was drawn.

Textual puts a border, a padding, a tint and an opacity round every line of a widget, and makes a new line of it; what
draws its own lines over its whole width wants none of that, and its empty lines can all be one.
"""

from typing import Any

from textual._styles_cache import StylesCache
from textual.css.styles import StylesBase
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget


def go_sheer(widget: Widget) -> None:
    """Let the lines of this widget pass as they are; to be said once, when it is made."""
    widget._styles_cache = Sheer()


class Sheer(StylesCache):
    """Textual's memory of a widget's lines, which leaves a line alone that has nothing round it."""

    def render_line(self, styles: StylesBase, y: int, size: Size, content_size: Size, *rest: Any) -> Strip:
        """One line; with something round it as Textual does it."""
        _, base_background, background, render_content_line, _, _, opacity, *_ = rest
        if content_size != size or opacity != 1.0:
            return super().render_line(styles, y, size, content_size, *rest)
        inside, _ = self.get_inner_outer(base_background, background)
        line: Strip = render_content_line(y)
        return line.adjust_cell_length(size.width, inside.rich_style)
