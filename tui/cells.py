"""Text measured in terminal cells: a Chinese character takes two, so ``len`` never lays out a line.

Nothing here draws an ambiguous-width character: old Chinese consoles show those two cells wide,
and a line would not end where it was counted to end (REQUIREMENTS, looks; DESIGN §6).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from rich.cells import cell_len, split_graphemes

from model.values import dataclass
from model.words import Words, spoken

Align = Literal["left", "right"]

GAP = 2
"""Empty cells between two columns."""

CUT = "~"
"""Stands at the end of a text that was cut; one cell wide everywhere, unlike an ellipsis."""

_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")
_NEVER_FIRST = frozenset("，。；：！？、）》」』”’,.;:!?)]}%")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a drawn list."""

    key: str
    """Its name in code."""
    title: Words
    """Its heading; a column is never narrower than that."""
    width: int | tuple[int, int] | None = None
    """Cells, or (cells in Chinese, cells in English); ``None`` takes what the others leave."""
    least: int = 8
    """The fewest cells a column without a width may be squeezed to."""
    align: Align = "left"
    """On which side its texts stand."""
    priority: int = 1
    """1 is always there; when the list is too narrow the highest number goes first."""

    @property
    def needs(self) -> int:
        """The fewest cells it can be shown in, in the desk's language."""
        width = self.width if isinstance(self.width, int | None) else self.width[spoken() == "en"]
        return max(self.least if width is None else width, cell_len(str(self.title)))


def width(text: str) -> int:
    """How many cells a text takes on the screen."""
    return cell_len(text)


def one_line(text: str) -> str:
    """The text without line breaks, tabs and other control characters, which would break a drawn line."""
    return text if text.isprintable() else text.translate(_CONTROLS)


def clip(text: str, cells: int) -> str:
    """The text in at most so many cells, cut between characters, with ``~`` where something is missing."""
    text = one_line(text)
    if cell_len(text) <= cells:
        return text
    if cells < 1:
        return ""
    taken, end = 0, 0
    for _start, stop, size in split_graphemes(text)[0]:
        if taken + size > cells - 1:
            break
        taken, end = taken + size, stop
    return text[:end] + CUT


@lru_cache(8192)
def pad(text: str, cells: int, align: Align = "left") -> str:
    """The text in exactly so many cells: cut if too long, filled with spaces if too short."""
    return "".join(padded(text, cells, align))


@lru_cache(8192)
def padded(text: str, cells: int, align: Align = "left") -> tuple[str, str, str]:
    """The same in three parts: spaces before, the text, spaces after."""
    text = clip(text, cells)
    fill = " " * (cells - cell_len(text))
    return (fill, text, "") if align == "right" else ("", text, fill)


def wrap(text: str, cells: int) -> list[str]:
    """The text in lines of at most so many cells; no line starts with a closing mark, Latin words stay whole."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(one_line(paragraph)):
            if line and cell_len(line) + cell_len(piece.rstrip()) > cells:
                lines.append(line.rstrip())
                line = ""
            *full, rest = _cut(piece, cells)
            lines += full
            line += rest
        lines.append(line.rstrip())
    return lines


def _cut(piece: str, cells: int) -> list[str]:
    """A piece in parts that fit: it is one unless a single word is longer than a line."""
    parts = []
    while cell_len(piece.rstrip()) > cells:
        head = clip(piece, cells + 1)[:-1] or piece[:1]
        parts.append(head)
        piece = piece[len(head) :]
    return [*parts, piece]


def _pieces(text: str) -> list[str]:
    """The smallest parts a line may be broken between: words with their spaces, single wide characters."""
    pieces: list[str] = []
    for character in text:
        wide = cell_len(character) > 1
        glued = pieces and (
            character in _NEVER_FIRST
            or (character == " " and not pieces[-1].isspace())
            or not (wide or pieces[-1].endswith(" ") or cell_len(pieces[-1][-1]) > 1)
        )
        if glued:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def masked(name: str) -> str:
    """A name for eyes behind the chair: the first character, then stars that do not tell its length."""
    name = name.strip()
    return (name[:1] + ("**" if cell_len(name[:1]) > 1 else "*")) if name else ""


def lay_out(columns: Sequence[Column], cells: int) -> list[tuple[int, int]]:
    """Which columns fit into so many cells and how wide each is: (index, cells), in their order.

    Columns with a higher priority number are left out first, the rightmost of equals before the others.
    """
    kept = list(range(len(columns)))
    while len(kept) > 1 and sum(columns[i].needs + GAP for i in kept) - GAP > cells:
        last = max(kept, key=lambda i: (columns[i].priority, i))
        if columns[last].priority == 1:
            break
        kept.remove(last)
    free = max(0, cells - sum(columns[i].needs + GAP for i in kept) + GAP)
    flexible = [i for i in kept if columns[i].width is None]
    widths = {i: columns[i].needs for i in kept}
    for turn, i in enumerate(flexible):
        widths[i] += free // len(flexible) + (turn < free % len(flexible))
    return [(i, widths[i]) for i in kept]
