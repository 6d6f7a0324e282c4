"""Reading a screening's workbook in a child process: its sheets as texts, nothing more; whose they are the desk knows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from model.exchange.sheets import cell_text, read_book
from model.words import Words

OFTEN = 200
"""After so many rows it says how far it is, and hears whether it is to stop."""
LONGEST = 200
"""Characters of a cell that are kept: a score, a name, a remark of the platform."""


def read(*, path: str, tell: Callable[[int, int, Words], None]) -> list[Any]:
    """The sheets of a workbook, each a name and its rows of texts. Raises as ``read_book``."""
    tell(0, 0, Words("打开文件", "Opening the file"))
    sheets = read_book(Path(path))
    total, done, told = sum(len(sheet.rows) for sheet in sheets), 0, []
    for sheet in sheets:
        rows: list[list[str]] = []
        for row in sheet.rows:
            if done % OFTEN == 0:
                tell(done, total, Words("读取结果", "Reading the results"))
            rows.append([cell_text(cell).strip()[:LONGEST] for cell in row])
            done += 1
        told.append([sheet.name, rows])
    tell(total, total, Words("读取结果", "Reading the results"))
    return told
