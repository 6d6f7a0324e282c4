"""Each cell of a roster is read as schools write it, and no ID number comes through any of them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.exchange import roster_cells as cells
from model.exchange.roster_words import LEFT_BEHIND, MIGRANT, ORPHAN
from model.exchange.sheets import Cell
from tests.model.exchange.rosters import ID_NUMBERS

BORN = date(2014, 9, 10)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("王静", "王静"),
        (" 陈\u3000萍 ", "陈萍"),
        ("\u200b王\u00a0静\ufeff", "王静"),
        ("买买提•艾力", "买买提·艾力"),
        ("买买提 ・ 艾力", "买买提·艾力"),
        ("买买提．艾力", "买买提·艾力"),
        ("Ａｎｎａ  Ｌｅｅ", "Anna Lee"),
        ("J. Smith", "J. Smith"),
        ("张伟1", "张伟1"),
        ("䶮", "䶮"),
    ],
)
def test_names_lose_their_spaces_and_keep_their_dot(cell: str, name: str) -> None:
    assert cells.name(cell) == (name, None)


@pytest.mark.parametrize("cell", ["", "\u3000", "123", "--", "长" * 61, "=HYPERLINK(1)", "@a", "+b"])
def test_what_is_no_name_says_so(cell: str) -> None:
    taken = cells.name(cell)
    assert taken.value is None
    assert taken.remark is not None


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("00012", "00012"),
        (20240101.0, "20240101"),
        (20240101, "20240101"),
        ("２０２４０１０１", "20240101"),
        ("20240101.0", "20240101"),
        (" 2024 0101 ", "20240101"),
        ("'20240101", "20240101"),
        ('="00012"', "00012"),
        ("g2024-01", "G2024-01"),
        ("2024初01", "2024初01"),
        ("L320102000012024001", "L320102000012024001"),
        ("320102000120240123", "320102000120240123"),
    ],
)
def test_student_numbers_stay_text(cell: Cell, number: str) -> None:
    assert cells.number(cell) == (number, None)


@pytest.mark.parametrize("cell", ["", "无", "2.02601E+07", "2026E+12", 2024.5, 1.2345678901234567e17, "1" * 33])
def test_what_is_no_student_number_says_what_to_do(cell: Cell) -> None:
    taken = cells.number(cell)
    assert taken.value is None
    assert taken.remark is not None
    assert taken.remark is not cells.IS_ID


@pytest.mark.parametrize(
    "cell",
    [
        ID_NUMBERS[0],
        ID_NUMBERS[0].lower(),
        f"G{ID_NUMBERS[0]}",
        f"L{ID_NUMBERS[1]}",
        f"{ID_NUMBERS[1]}01",
        f"3201{ID_NUMBERS[1]}",
        "110105 20140910 001X",
        "１１０１０５２０１４０９１０００１Ｘ",
        float(ID_NUMBERS[1]),
        ID_NUMBERS[2],
        "110105201409101234",  # a slip in the check digit
        "G110105201413991234",  # a slip in the day
    ],
)
def test_a_student_number_that_holds_an_id_number_is_not_read(cell: Cell) -> None:
    assert cells.number(cell) == (None, cells.IS_ID)


@pytest.mark.parametrize(
    "written",
    ["320706-20140910-001X", "3207062014-0910-0011", "3 2 0 7 0 6 2 0 1 4 0 9 1 0 0 0 1 1", "440301.150909.039"],
)
def test_an_id_number_is_one_whatever_stands_between_its_digits(written: str) -> None:
    assert cells.number(written).remark is cells.IS_ID
    assert cells.free_text(f"证件 {written} 号").value == "证件 号"
    assert cells.quoted(f"{written}班") == "***班"
    assert cells.name(f"张伟{written}").value == "张伟"


def test_telephones_side_by_side_and_a_long_number_of_the_schools_own_stay() -> None:
    assert cells.telephone("13400002586 13400002587").value == "13400002586 13400002587"
    assert cells.telephone("0518-8552-1234-8001").value == "0518-8552-1234-8001"
    assert cells.number("2026-0001-0003-0017").value == "2026-0001-0003-0017"


@pytest.mark.parametrize("secret", ID_NUMBERS)
@pytest.mark.parametrize("around", ["{}", "甲{}乙", "电话13900000000 证{}", "证件({})"])
def test_free_text_loses_its_id_numbers(secret: str, around: str) -> None:
    for read in (cells.free_text, cells.telephone, cells.name):
        value, remark = read(around.format(secret))
        assert secret not in (value or "")
        assert remark is not None


@given(st.sampled_from(ID_NUMBERS[:2]), st.text(max_size=12), st.text(max_size=12))
def test_no_reader_lets_an_id_number_through(secret: str, before: str, behind: str) -> None:
    cell = f"{before}{secret}{behind}"
    readers = (cells.name, cells.number, cells.telephone, cells.free_text, cells.sex, cells.boards)
    said = [*(str(read(cell)) for read in readers), str(cells.born(cell, 2026)), cells.quoted(cell)]
    assert not any(secret in text.upper() for text in said)


def test_a_telephone_is_kept_as_written_unless_it_was_rounded() -> None:
    assert cells.telephone(13900000000.0) == ("13900000000", None)
    assert cells.telephone("021-5555 0000 / 13900000000") == ("021-5555 0000 / 13900000000", None)
    assert cells.telephone("1.39E+10").value == ""
    assert cells.telephone("1.39E+10").remark is not None


@pytest.mark.parametrize(
    "cell",
    [
        BORN,
        datetime(2014, 9, 10, 0, 0),
        "20140910",
        20140910.0,
        "2014-09-10",
        "2014-9-10",
        "2014.9.10",
        "2014/09/10",
        "2014年9月10日",
        "2014年09月10",
        "２０１４－０９－１０",
        "2014-09-10 00:00:00",
        " 2014 . 9 . 10 ",
        41892.0,
        "41892",
    ],
)
def test_dates_are_read_in_every_way_they_are_written(cell: Cell) -> None:
    assert cells.born(cell, 2026) == (BORN, None)


@pytest.mark.parametrize("cell", ["20141310", "2014-02-30", "九月", "2104-09-10", "1962-01-01", date(2031, 1, 1), True])
def test_what_is_no_date_of_birth_says_so(cell: Cell) -> None:
    taken = cells.born(cell, 2026)
    assert taken.value is None
    assert taken.remark is not None


@pytest.mark.parametrize("cell", ["201409", "2014-09", "2014年9月", "2014.9"])
def test_a_month_alone_is_no_date_and_no_day_is_made_up(cell: str) -> None:
    assert cells.born(cell, 2026) == (None, cells.MONTH_ONLY)


@pytest.mark.parametrize("cell", ["", "  "])
def test_an_empty_cell_says_nothing_and_is_no_fault(cell: str) -> None:
    assert cells.born(cell, 2026) == (None, None)
    assert cells.sex(cell) == (None, None)
    assert cells.boards(cell) == (None, None)
    assert cells.flag(cell, ORPHAN) == (None, None)


def test_sexes_in_words_and_in_code() -> None:
    assert [cells.sex(cell).value for cell in ("男", "男性", "M", "male", 1.0, "1")] == ["M"] * 6
    assert [cells.sex(cell).value for cell in ("女", "女 ", "f", "Female", 2.0)] == ["F"] * 5
    assert cells.sex("？").remark is not None


def test_ways_of_attending() -> None:
    assert [cells.boards(cell).value for cell in ("住校", "寄宿", "是", "Y", True, 1.0)] == [True] * 6
    assert [cells.boards(cell).value for cell in ("走读", "否", "借宿", "N", False, 0.0)] == [False] * 6
    assert cells.boards("其他") == (None, None)
    assert cells.boards("有时").remark is not None


def test_family_flags_as_the_registry_writes_them() -> None:
    assert [cells.flag(cell, LEFT_BEHIND).value for cell in ("单亲留守儿童", "双亲留守儿童", "留守", "是")] == [
        True
    ] * 4
    assert [cells.flag(cell, LEFT_BEHIND).value for cell in ("非留守儿童", "否", "无", "N", 0)] == [False] * 5
    assert [cells.flag(cell, MIGRANT).value for cell in ("是", "外省迁入", "本省外县迁入")] == [True] * 3
    assert cells.flag("不详", ORPHAN) == (None, cells.flag("不详", ORPHAN).remark)
    assert cells.flag("不详", ORPHAN).remark is not None


def test_heads_and_words_are_compared_without_ornament() -> None:
    assert cells.bare(" *姓 名(必填)： ") == "姓名"
    assert cells.bare("出生日期\n（YYYYMMDD）") == "出生日期"
    assert cells.bare("Student No") == "studentno"


def test_a_message_shows_little_of_a_long_cell() -> None:
    assert len(cells.quoted("很" * 100)) == 32
