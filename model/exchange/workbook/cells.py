"""Writes the rows of a sheet as a workbook file holds them.

openpyxl writes a cell in 20 microseconds, keeps no value beside a formula, and puts every sheet into a file under
the system's temporary folder; here a cell takes one, a formula keeps what it comes to, and no name leaves memory.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from model.exchange.plain_text import looks_like_a_formula
from model.exchange.sheets import column_letter
from model.exchange.workbook.sheet import Formula, Row, Value

Styles = Mapping[tuple[str, bool], int]
"""The number of each look in the file, for text that looks like a formula and for everything else."""

LONGEST = 32767
"""Characters a cell can hold."""
_DAY_ZERO = date(1899, 12, 30).toordinal()
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def sheet_data(rows: Sequence[Row], styles: Styles, *, with_values: bool = True) -> str:
    """The rows as XML; ``with_values=False`` leaves out what formulas come to, so that a reader must calculate."""
    return f"<sheetData>{''.join(_row(number, row, styles, with_values) for number, row in enumerate(rows, 1))}</sheetData>"


def _row(number: int, row: Row, styles: Styles, with_values: bool) -> str:
    height = "" if row.height is None else f' ht="{row.height:g}" customHeight="1"'
    cells = zip(_letters(len(row.values)), row.values, row.looks, strict=True)
    written = "".join(_cell(f"{letter}{number}", value, look, styles, with_values) for letter, value, look in cells)
    return f'<row r="{number}"{height}>{written}</row>'


_LETTERS: list[str] = []


def _letters(many: int) -> Iterable[str]:
    while len(_LETTERS) < many:
        _LETTERS.append(column_letter(len(_LETTERS)))
    return _LETTERS[:many]


def _cell(at: str, value: Value, look: str, styles: Styles, with_values: bool) -> str:
    if isinstance(value, str):
        style = styles[look, looks_like_a_formula(value)]
        if not value:
            return f'<c r="{at}" s="{style}"/>'
        return f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'
    style = styles[look, False]
    if value is None:
        return f'<c r="{at}" s="{style}"/>'
    if isinstance(value, Formula):
        kind = ' t="str"' if isinstance(value.value, str) else ""
        kept = f"<v>{_text(str(value.value))}</v>" if with_values else ""
        return f'<c r="{at}" s="{style}"{kind}><f>{_text(value.text)}</f>{kept}</c>'
    return f'<c r="{at}" s="{style}"><v>{_number(value)}</v></c>'


def _number(value: float | date | time) -> str:
    """A number as the file holds it: a day as days since 1899-12-30, a time of day as a part of one."""
    if isinstance(value, date):
        return str(value.toordinal() - _DAY_ZERO)
    if isinstance(value, time):
        return repr((value.hour * 60 + value.minute) / 1440)
    return repr(value)


def _text(text: str) -> str:
    """Text as XML can hold it: no control characters, and no sign that a workbook would read as one."""
    plain = _NOT_XML.sub(" ", text[:LONGEST]).replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPE.sub("_x005F_", plain).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
