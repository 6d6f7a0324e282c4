"""Rosters for tests: workbooks and text tables as schools send them, made on the spot."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlwt
from xlwt.CompoundDoc import XlsDoc

Rows = Sequence[Sequence[Any]]

ID_NUMBERS = ("11010520140910001X", "320102201407261231", "440301150909039")
"""Made-up national ID numbers of the new and the old kind, with sound check digits."""

NATIONAL_HEADS = (
    "序号 学籍辅号 姓名 性别 出生日期 民族 身份证件类型 身份证件号 年级 班级 班内学号 入学年月 就读方式 宿舍 健康状况 "
    "是否独生子女 是否留守儿童 是否进城务工人员随迁子女 是否孤儿 联系电话 现住址 成员1姓名 成员1关系 成员1是否监护人 "
    "成员1联系电话 成员2姓名 成员2关系 成员2是否监护人 成员2联系电话"
).split()
NATIONAL_ROW = {
    "序号": 1,
    "学籍辅号": "20260101",
    "姓名": "王静",
    "性别": "女",
    "出生日期": "20140910",
    "身份证件号": ID_NUMBERS[0],
    "年级": "初一",
    "班级": "2026级1班",
    "班内学号": 1,
    "入学年月": "202609",
    "就读方式": "走读",
    "健康状况": "健康或良好",
    "是否留守儿童": "非留守儿童",
    "是否进城务工人员随迁子女": "否",
    "是否孤儿": "否",
    "联系电话": "13900000000",
    "成员1姓名": "李慧",
    "成员1是否监护人": "是",
    "成员1联系电话": "13400002586",
    "成员2是否监护人": "否",
}


def national(*changes: dict[str, Any]) -> Rows:
    """A sheet in the national registry's layout under its title, a student for each set of changes."""
    students = [{**NATIONAL_ROW, "学籍辅号": f"2026{at:04}", **change} for at, change in enumerate(changes, start=1)]
    return [["学生基本信息表"], NATIONAL_HEADS, *[[s.get(head, "") for head in NATIONAL_HEADS] for s in students]]


def xlsx(path: Path, **sheets: Rows) -> Path:
    """Save a workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def merged(path: Path, rows: Rows, ranges: Sequence[tuple[int, int, int, int]]) -> Path:
    """Save one sheet in which cells are merged: first and last row, first and last column, from 0."""
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        book.active.title = "Sheet"
        for row in rows:
            book.active.append(list(row))
        for top, last, left, right in ranges:
            book.active.merge_cells(None, top + 1, left + 1, last + 1, right + 1)
        book.save(path)
        return path
    legacy = _legacy({"Sheet": rows})
    for place in ranges:
        legacy.get_sheet(0).merged_ranges.append(place)
    legacy.save(str(path))
    return path


def xls(path: Path, **sheets: Rows) -> Path:
    """Save a legacy workbook of these sheets."""
    _legacy(sheets).save(str(path))
    return path


def locked_xls(path: Path, **sheets: Rows) -> Path:
    """Save a legacy workbook that says, right after its beginning, that the rest is encrypted."""
    stream = _legacy(sheets).get_biff_data()
    locked = stream[:20] + b"\x2f\x00\x36\x00" + b"\x01\x00" * 2 + bytes(50) + stream[20:]
    XlsDoc().save(str(path), locked)
    return path


def locked_xlsx(path: Path, password: str, **sheets: Rows) -> Path:
    """Save a workbook under a password."""
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = io.BytesIO(xlsx(path, **sheets).read_bytes())
    with path.open("wb") as locked:
        OOXMLFile(plain).encrypt(password, locked)
    return path


def text_table(path: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Save a text table, as another program would write it."""
    lines = [delimiter.join(str(cell) for cell in row) for row in rows]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


def _legacy(sheets: dict[str, Rows]) -> xlwt.Workbook:
    book = xlwt.Workbook(encoding="utf-8")
    dated = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write(at, place, cell, dated if isinstance(cell, date) else xlwt.XFStyle())
    return book
