"""Reads any workbook or text table a school sends into plain sheets of cells.

``.xlsx`` and legacy ``.xls`` through calamine, ``.csv`` in UTF-8, UTF-16 or GBK with commas, semicolons
or tabs. Rows and columns stand where the workbook program shows them: ``rows[0][0]`` is A1.
"""

import codecs
import csv
import io
from dataclasses import field
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import DeskError, NotFound, Unclear
from model.exchange.extents import furthest
from model.store import whole
from model.values import dataclass
from model.words import Words

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Cell = str | float | bool | date | datetime | time | timedelta
"""What a cell may hold; an empty cell, an error and an uncalculated formula are ``""``."""

ENDINGS = (".xlsx", ".xls", ".csv")
"""The endings of files that are read."""
LARGEST = 64 * 1024 * 1024
"""Bytes; no roster is larger, so whatever is larger was chosen by mistake."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = Words(
    "请在 Excel 或 WPS 中打开，另存为 .xlsx 再试", "Open it in Excel or WPS, save it as .xlsx and try again"
)
_UNLOCK = Words(
    "请在 Excel 或 WPS 中打开，去掉密码另存后再试", "Open it in Excel or WPS, save it without a password and try again"
)
_TOO_FAR = Words("「{file}」有一个工作表一直到 {cell}", "A sheet of “{file}” reaches as far as {cell}")
_CLEAR = Words(
    "请删去名册以下和右边的空行空列，或把名册复制到新的工作簿，再试",
    "Delete the empty rows and columns after the roster, or copy it into a new workbook, and try again",
)
_CHOOSE = Words("请选择另一个文件", "Choose another file")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it is; its cells stay out of ``repr`` because they may hold what must not be logged."""

    name: str
    """The name on the sheet's tab; for a text table the file's name without its ending."""
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)
    """Row by row from A1; rows may differ in length."""
    hidden: bool = False
    """Whether the sheet is hidden in the workbook."""
    merged: tuple[tuple[int, int, int], ...] = ()
    """Cells of one column that are merged: first row, last row, column, from 0; the text stands in the first."""


def read_book(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a workbook or text table, in their order.

    Raises ``NotFound`` if there is no such file and ``Unclear`` if it is encrypted, empty, too large,
    of another kind or damaged; each says what to do.
    """
    content = _bytes_of(path)
    if not content.strip():
        raise _unreadable(Words("「{file}」是空文件", "“{file}” is empty"), path, _CHOOSE)
    if content.startswith((_ZIP, _OLE)):
        sheets = _workbook(content, path)
    elif path.suffix.lower() == ".csv":
        sheets = (Sheet(path.stem, _text_table(content, path)),)
    else:
        raise _unreadable(Words("「{file}」不是 Excel 工作簿", "“{file}” is not a workbook"), path)
    if not any(cell != "" for sheet in sheets for row in sheet.rows for cell in row):
        raise _unreadable(Words("「{file}」里没有内容", "There is nothing in “{file}”"), path, _CHOOSE)
    return sheets


def cell_text(cell: Cell) -> str:
    """The cell as text: whole numbers without ``.0``, so that 20240101 stays a student number."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def column_letter(place: int) -> str:
    """The letter over the column at ``place``, counted from 0: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _bytes_of(path: Path) -> bytes:
    if path.suffix.lower() not in ENDINGS:
        raise _unreadable(
            Words("「{file}」不是名册文件：只读取 .xlsx、.xls 和 .csv", "“{file}” is not .xlsx, .xls or .csv"), path
        )
    if not path.is_file():
        raise NotFound(
            Words("找不到文件「{file}」，请检查路径", "There is no file “{file}”; check its path").saying(file=path),
            "file",
        )
    try:
        if path.stat().st_size > LARGEST:
            raise _unreadable(Words("「{file}」太大，不像名册", "“{file}” is too large for a roster"), path, _CHOOSE)
        return path.read_bytes()
    except OSError as error:
        raise DeskError(
            Words(
                "打不开「{file}」({why})；若正在别的程序中打开，请先关闭",
                "“{file}” cannot be opened ({why}); if another program has it open, close it there first",
            ).saying(file=path.name, why=whole.why(error)),
            "file",
        ) from error


def _workbook(content: bytes, path: Path) -> tuple[Sheet, ...]:
    from python_calamine import CalamineError, PasswordError

    if content.startswith(_OLE) and _LOCKED in content:
        raise _locked(path)
    if cell := content.startswith(_ZIP) and furthest(content):
        raise _unreadable(_TOO_FAR, path, _CLEAR, cell=cell)
    try:
        return _sheets(_opened(content, path))
    except PasswordError as error:
        raise _locked(path) from error
    except CalamineError as error:
        raise _unreadable(
            Words("「{file}」不是完整的 Excel 工作簿", "“{file}” is not a sound workbook"), path
        ) from error


def _opened(content: bytes, path: Path) -> "CalamineWorkbook":
    """The workbook, of the kind its ending says or, if that fails, of whatever kind it is."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise
    except CalamineError:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))


def _sheets(book: "CalamineWorkbook") -> tuple[Sheet, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    found = []
    for about in book.sheets_metadata:
        if about.typ is SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(about.name)
            # Asked otherwise, calamine drops leading empty rows and columns, and no message could say where a cell is.
            rows = tuple(map(tuple, sheet.to_python(skip_empty_area=False)))
            ranges = sheet.merged_cell_ranges or ()
            merged = tuple((top, last, left) for (top, left), (last, right) in ranges if left == right)
            found.append(Sheet(about.name, rows, about.visible is not SheetVisibleEnum.Visible, merged))
    return tuple(found)


def _text_table(content: bytes, path: Path) -> tuple[tuple[Cell, ...], ...]:
    text = _decoded(content, path)
    first_lines = "\n".join(islice(text.splitlines(), 30))
    delimiter = max(",;\t", key=first_lines.count)
    try:
        return tuple(map(tuple, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)))
    except csv.Error as error:
        raise _unreadable(Words("「{file}」不是文本表格", "“{file}” is not a text table"), path) from error


def _decoded(content: bytes, path: Path) -> str:
    """The text; UTF-8 first, because GBK takes almost any bytes for Chinese."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _unreadable(
        Words("「{file}」的文字编码既不是 UTF-8 也不是 GBK", "“{file}” is neither UTF-8 nor GBK text"), path
    )


def _unreadable(wrong: Words, path: Path, remedy: Words = _SAVE_AS, **values: str) -> Unclear:
    """The error for a file that cannot be read, with what to do about it."""
    return Unclear(
        Words("{wrong}。{remedy}。", "{wrong}. {remedy}.").saying(
            wrong=wrong.saying(file=path.name, **values), remedy=remedy
        ),
        "file",
    )


def _locked(path: Path) -> Unclear:
    return _unreadable(Words("「{file}」设有密码", "“{file}” is locked with a password"), path, _UNLOCK)
