"""How the papers of the risk board are laid out: upright on A4, a head, pairs, tables, lines to sign on."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from pathlib import Path
from unicodedata import east_asian_width

from model import clock, rights, settings
from model.errors import DeskError
from model.exchange.safely import write
from model.exchange.under_password import locked, need_password
from model.exchange.workbook.looks import TEAL
from model.exchange.workbook.package import packed
from model.exchange.workbook.sheet import Sheet
from model.rights import Right
from model.store import journal
from model.words import Words, say

WIDTHS = (16, 15, 46, 15)
"""Digits of the four columns: about as wide as A4 upright."""
ALONG = 50
"""Halves of a Chinese character to a line of the widest column."""
SECRET = Words("保密材料，专人保管，不得传阅", "Confidential: kept by one person, not passed on")
BLANK = 84.0
"""Points of a cell that is filled in by hand."""


def sheet(title: Words, widths: Sequence[float] = WIDTHS) -> Sheet:
    """An empty paper."""
    return Sheet(str(title), widths, TEAL, portrait=True)


def head(paper: Sheet, what: Words, *, confidential: bool = True) -> None:
    """The school and what the paper is; whether it is confidential."""
    paper.spread(f"{settings.get().school_name} {what}".strip(), "title", 32)
    if confidential:
        paper.spread(str(SECRET), "note", 18)


def pairs(paper: Sheet, told: Iterable[tuple[Words, str]]) -> None:
    """Names on the left, what there is to say of them on the right."""
    for words, text in told:
        row = paper.add([str(words), text, None, None], ["long_name", "long", "long", "long"], _height(text, 1.6))
        paper.merge(row, 1, 3)


def blanks(paper: Sheet, names: Iterable[Words], height: float) -> None:
    """Names on the left, room to write by hand on the right."""
    for words in names:
        row = paper.add([str(words), None, None, None], ["long_name", "long", "long", "long"], height)
        paper.merge(row, 1, 3)


def table(paper: Sheet, title: Words, heads: Sequence[Words], rows: Iterable[Sequence[str]]) -> None:
    """A table of four columns under its heads; where there is nothing it says so."""
    paper.spread(str(title), "section", 24)
    paper.add([str(words) for words in heads], "head", 20)
    there = [list(row) for row in rows]
    for row in there or [["", "", say("无", "none"), ""]]:
        paper.add(row, ["text", "text", "long", "long"], max(_height(row[2]), _height(row[3], 1 / 3)))


def signatures(paper: Sheet, *names: Words) -> None:
    """Lines to sign on, two beside each other, and the date."""
    every = [str(words) for words in (*names, Words("日期", "Date"))]
    paper.gap(14)
    for left, right in zip(every[::2], [*every[1::2], ""], strict=False):
        looks = ["sign", "sign_line", "sign", "sign_line" if right else "sign"]
        paper.add([left, None, right or None, None], looks, 34)


def save(papers: list[Sheet], what: Words, path: Path, rows: int, purpose: str, password: str | None) -> None:
    """Write what names somebody: with a purpose and under a password, and said so in the journal.

    Raises ``DeskError`` without a purpose or a good password.
    """
    rights.need(Right.EXPORT_NAMES)
    if not purpose.strip():
        raise DeskError(Words("导出姓名须写明用途", "Say what the names are for"), "purpose")
    _write(papers, what, path, need_password(password), {"rows": rows, "names": True, "purpose": purpose.strip()})


def save_numbers(papers: list[Sheet], what: Words, path: Path, rows: int) -> None:
    """Write what names nobody; the journal says so all the same."""
    _write(papers, what, path, None, {"rows": rows, "names": False, "purpose": ""})


def _write(papers: list[Sheet], what: Words, path: Path, password: str | None, told: dict[str, object]) -> None:
    content = packed(papers, str(what), settings.get().school_name, datetime.combine(clock.today(), time()))
    words = Words("打印了{what}", "Printed {what}").saying(what=what)
    with journal.writing("export.care", words, kind="record", details={"file": path.name, **told}):
        write(path, locked(content, password) if password else content)


def _height(text: str, share: float = 1.0) -> float:
    """Points for a text that runs on below, in a cell so many times as wide as the widest column."""
    lines = sum(1 + int(_half_cells(line) / (ALONG * share)) for line in text.split("\n"))
    return float(max(18, 15 * lines + 3))


def _half_cells(text: str) -> int:
    """How long a text is in halves of a Chinese character."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)
