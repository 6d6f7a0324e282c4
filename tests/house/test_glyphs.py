"""Nothing on the screen is of ambiguous width.

Unicode calls some characters 'ambiguous' (``unicodedata.east_asian_width`` is ``A``): a western terminal draws them
one cell wide, an old Chinese console two, and every column to their right slips. Lines, blocks, arrows, bullets,
stars and the middle dot are among them. So no literal of ``screens`` and ``tui``, and no pair of words of
``model``, holds one.

Chinese and English prose cannot do without some punctuation (PROSE). It passes in a sentence, where nothing stands in
a column to the right: a literal wider than CELL cells. A shorter literal is a label or a table cell.
"""

import unicodedata

import pytest

from tests.house.rooms import Source, name_of_call, sources

PROSE = set("“”‘’…—–×÷±≥≤·")
CELL = 10


@pytest.mark.parametrize("source", sources("screens", "tui", "model"), ids=lambda source: source.path.as_posix())
def test_every_glyph_has_one_width(source: Source) -> None:
    """No shown literal holds a character that some consoles draw two cells wide."""
    in_sight = not source.module.startswith("model")
    shown = [lit for lit in source.literals() if in_sight or {"say", "Words"} & set(map(name_of_call, lit.path))]
    assert [f"{lit.where}: {wavering}" for lit in shown if (wavering := unsure(lit.text))] == []


def unsure(text: str) -> str:
    """The characters of ambiguous width that a text may not hold."""
    allowed = PROSE if cells(text) > CELL else set[str]()
    return "".join(sorted({c for c in text if unicodedata.east_asian_width(c) == "A"} - allowed))


def cells(text: str) -> int:
    """How wide a text is where ambiguous characters are narrow."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)
