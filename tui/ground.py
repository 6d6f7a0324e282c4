"""Ground: what lies under the parts of a page and is hardly seen. All of it is one line, drawn once.

Textual draws every line of a container and cuts it at the edges of what lies over it; of a page that is a third of
all the lines that are drawn, and nothing of them is shown.
"""

from rich.style import Style
from textual.containers import Container
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Ground(Container):
    """A container without a border, with nothing of its own but its colour."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its colour, so many times the same line."""
        return bare(self, crop)


def bare(widget: Widget, crop: Region) -> list[Strip]:
    """The lines of a widget that has nothing to show but its colour."""
    colour = widget.background_colors[1]
    line = Strip.blank(crop.width, Style.from_color(bgcolor=colour.rich_color))
    for each in widget.get_line_filters():
        line = line.apply_filter(each, colour)
    return [line] * crop.height
