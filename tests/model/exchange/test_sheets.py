"""A school's file is read whatever program wrote it, and one that cannot be read says why and what to do."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from model.errors import DeskError, NotFound, Unclear
from model.exchange.sheets import LARGEST, Cell, cell_text, column_letter, read_book
from tests.model.exchange import rosters

ROWS = [["姓名", "学号"], ["王静", "00012"], ["李明，小", "20240102"]]


def test_rows_and_columns_stand_where_the_workbook_shows_them(tmp_path: Path) -> None:
    """Calamine would drop the empty rows and columns before the first cell."""
    book = openpyxl.Workbook()
    book.active["C4"] = "姓名"
    book.active["D5"] = 20240101
    book.save(tmp_path / "school.xlsx")
    (sheet,) = read_book(tmp_path / "school.xlsx")
    assert sheet.rows[3][2] == "姓名"
    assert cell_text(sheet.rows[4][3]) == "20240101"


def test_a_legacy_workbook_reads_like_a_new_one(tmp_path: Path) -> None:
    rows = [["名单"], [], ["姓名", "学号", "出生日期"], ["王静", 20240101, date(2014, 9, 10)]]
    (old,) = read_book(rosters.xls(tmp_path / "school.xls", 初一=rows))
    (new,) = read_book(rosters.xlsx(tmp_path / "school.xlsx", 初一=rows))
    assert old.name == new.name == "初一"
    assert old.rows[3][:3] == new.rows[3][:3] == ("王静", 20240101, date(2014, 9, 10))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_text_table_reads_in_any_encoding_with_any_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = rosters.text_table(tmp_path / "初一.csv", ROWS, encoding, delimiter)
    (sheet,) = read_book(path)
    assert sheet.name == "初一"
    assert [list(row) for row in sheet.rows] == ROWS


def test_quotes_in_a_text_table_keep_commas_and_lines_together(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('姓名,备注\n王静,"一,二\n三"\n', encoding="utf-8", newline="\n")
    assert read_book(path)[0].rows[1] == ("王静", "一,二\n三")


def test_a_workbook_called_csv_is_still_read_as_the_workbook_it_is(tmp_path: Path) -> None:
    path = rosters.xlsx(tmp_path / "a.xlsx", 一=ROWS).rename(tmp_path / "a.csv")
    assert read_book(path)[0].rows[0] == ("姓名", "学号")


def test_hidden_sheets_are_marked_and_charts_left_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名"])
    book.create_sheet("代码").append(["男"])
    book["代码"].sheet_state = "hidden"
    book.create_chartsheet("图")
    book.save(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.hidden) for sheet in read_book(tmp_path / "a.xlsx")] == [
        ("Sheet", False),
        ("代码", True),
    ]


def trouble(path: Path) -> DeskError:
    """What reading this file says."""
    with pytest.raises(DeskError) as caught:
        read_book(path)
    assert caught.value.field == "file"
    assert path.name in caught.value.words.zh
    assert path.name in caught.value.words.en
    return caught.value


def test_no_such_file_or_a_folder(tmp_path: Path) -> None:
    assert isinstance(trouble(tmp_path / "none.xlsx"), NotFound)
    (tmp_path / "folder.csv").mkdir()
    assert isinstance(trouble(tmp_path / "folder.csv"), NotFound)


def test_a_locked_workbook_says_so(tmp_path: Path) -> None:
    assert "password" in trouble(rosters.locked_xlsx(tmp_path / "a.xlsx", "secret", 一=ROWS)).words.en
    assert "密码" in trouble(rosters.locked_xls(tmp_path / "b.xls", 一=ROWS)).words.zh


@pytest.mark.parametrize(
    "content", [b"<html>", b"PK\x03\x04 nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600]
)
@pytest.mark.parametrize("ending", [".xlsx", ".xls"])
def test_what_is_no_workbook_says_how_to_make_one(tmp_path: Path, content: bytes, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(content)
    assert ".xlsx" in trouble(path).words.en


def test_a_cut_off_workbook_is_told_as_damaged(tmp_path: Path) -> None:
    path = rosters.xlsx(tmp_path / "a.xlsx", 一=ROWS)
    path.write_bytes(path.read_bytes()[:2000])
    assert isinstance(trouble(path), Unclear)


@pytest.mark.parametrize("content", [b"", b" \r\n", b"\xef\xbb\xbf", b",,\n,,\n"])
def test_an_empty_file_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert isinstance(trouble(path), Unclear)


def test_a_stray_cell_in_the_last_row_is_told_before_it_costs_a_gigabyte(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名", "学号", "班级"])
    book.active["AC1048576"] = " "
    book.save(tmp_path / "a.xlsx")
    told = trouble(tmp_path / "a.xlsx")
    assert isinstance(told, Unclear)
    assert "AC1048576" in told.words.zh


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xff\x00\x80\x81,\xff\n")
    assert "UTF-8" in trouble(path).words.en


def test_other_endings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    assert ".xls" in trouble(path).words.en


def test_a_file_too_large_for_a_roster_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "too large" in trouble(path).words.en


def test_cells_stay_out_of_what_is_logged(tmp_path: Path) -> None:
    (sheet,) = read_book(rosters.xlsx(tmp_path / "a.xlsx", 一=[["身份证号"], [rosters.ID_NUMBERS[0]]]))
    assert rosters.ID_NUMBERS[0] not in repr(sheet)


@pytest.mark.parametrize(("cell", "text"), [("007", "007"), (20240101.0, "20240101"), (8.1, "8.1"), (7, "7"), ("", "")])
def test_whole_numbers_are_text_without_a_point(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (28, "AC"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_the_workbook_names_them(place: int, letter: str) -> None:
    assert column_letter(place) == letter
