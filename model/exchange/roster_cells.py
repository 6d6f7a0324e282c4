"""Reads one cell of a roster: a name, a number, a date, a yes or no; and lets no ID number through.

What an ID number is, and why none is kept in any form, stands in ``id_numbers``.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Generic, Literal, NamedTuple, TypeVar

from model import id_numbers
from model.exchange.roster_words import BOARDING, DATE, MIDDLE_DOTS, NO, SEXES, YEAR_AND_MONTH, YES
from model.exchange.sheets import Cell, cell_text
from model.words import Words

Value_co = TypeVar("Value_co", covariant=True)


class Taken(NamedTuple, Generic[Value_co]):
    """What was read from a cell."""

    value: Value_co
    """The value; ``None`` or ``""`` where the cell says nothing."""
    remark: Words | None = None
    """What is wrong with the cell and what to do, if anything is."""


MONTH_ONLY = Words(
    "只有年月，没有日，出生日期留空；可写 2014-09-10",
    "This has no day, so the date of birth stays empty; it may be written 2014-09-10",
)
"""Said once for a column, not for every row of it."""
_HAD_ID = Words("这一格含有身份证件号，已去掉，不保存", "This cell held an ID number; it was cut out and is not kept")
_NO_NUMBER = Words("没有学号，请补上", "There is no student number; add it")
IS_ID = Words(
    "这里是身份证件号，不读取；请改填学籍辅号或校内学号",
    "This is an ID number and is not read; give the school's own number",
)
_ROUNDED = Words(
    "这个号码被表格程序改成了近似数；请把该列设为文本再填",
    "The spreadsheet has rounded this number; make the column text and type it again",
)
_NOT_A_NUMBER = Words("「{text}」不像学号，请改正", "“{text}” is no student number; correct it")
_NO_NAME = Words("没有姓名，请补上", "There is no name; add it")
_NOT_A_NAME = Words("「{text}」不像姓名，请改正", "“{text}” is no name; correct it")
_NOT_A_DATE = Words("看不懂日期「{text}」，可写 2014-09-10", "“{text}” is no date; it may be written 2014-09-10")
_NOT_A_STUDENT = Words("「{text}」不像学生的出生日期，请核对", "“{text}” is not when a student was born; check it")
_NOT_A_SEX = Words("看不懂性别「{text}」，可写 男 或 女", "“{text}” is no sex; it may be M or F")
_NOT_A_FLAG = Words("看不懂「{text}」，可写 是 或 否", "“{text}” is not understood; it may be Y or N")

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_REMARK_IN_HEAD = re.compile(r"\(.*?\)|[\s*:'\"]")
_POWER = re.compile(r"\d(?:\.\d+)?e\d+|\d+(?:\.\d+)?e\+\d+", re.IGNORECASE)
_FORMULA_TEXT = re.compile(r'="(.*)"')
_SERIAL_ZERO = date(1899, 12, 30)


def tidy(cell: Cell) -> str:
    """The cell's text in half width, with single spaces and nothing invisible."""
    text = cell_text(cell)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return " ".join(text.split())


def bare(cell: Cell) -> str:
    """A head or a word as it is compared: tidy, lower case, without spaces, stars and what is in brackets."""
    return _REMARK_IN_HEAD.sub("", tidy(cell).lower())


def quoted(cell: Cell) -> str:
    """A cell as a message may show it: short, and with asterisks for any ID number."""
    text = id_numbers.cut_out(tidy(cell), "***")
    return text if len(text) <= 32 else f"{text[:31]}…"


def free_text(cell: Cell) -> Taken[str]:
    """Text that is kept as it is, ID numbers cut out."""
    text = tidy(cell)
    without = id_numbers.cut_out(text)
    return Taken(text) if without == text else Taken(" ".join(without.split()), _HAD_ID)


def name(cell: Cell) -> Taken[str | None]:
    """A person's name: no spaces between Chinese characters, and one kind of dot between its parts."""
    text, remark = free_text(cell)
    if not text:
        return Taken(None, remark or _NO_NAME)
    if not text.isascii():
        text = MIDDLE_DOTS.sub("\u00b7", text)
        text = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", text)
    if not any(map(str.isalpha, text)) or len(text) > 60 or text[0] in "=+@":
        return Taken(None, _NOT_A_NAME.saying(text=quoted(text)))
    return Taken(text, remark)


def number(cell: Cell) -> Taken[str | None]:
    """A student number as text in capitals, without spaces; never an ID number nor one that holds it."""
    text = tidy(cell)
    if text.isdecimal() and len(text) < 15:
        return Taken(text)
    if written := _FORMULA_TEXT.fullmatch(text):
        text = written[1]
    text = re.sub(r"(?<=\d)\.0+$", "", "".join(text.split()).lstrip("'").upper())
    fault = _fault_of_number(text, rounded=isinstance(cell, float) and abs(cell) >= 1e15)
    return Taken(None, fault) if fault else Taken(text)


def _fault_of_number(text: str, *, rounded: bool) -> Words | None:
    """What keeps a text from being a student number; ``rounded`` if it was a number cell too long to be exact."""
    if not text:
        return _NO_NUMBER
    if id_numbers.stands_in(text):
        return IS_ID
    if rounded or _POWER.fullmatch(text):
        return _ROUNDED
    if len(text) > 32 or not re.search(r"\d", text) or "." in text:
        return _NOT_A_NUMBER.saying(text=quoted(text))
    return None


def telephone(cell: Cell) -> Taken[str]:
    """A telephone number as it is written; one that a spreadsheet has rounded is left out."""
    text, remark = free_text(cell)
    return Taken("", _ROUNDED) if _POWER.fullmatch(text) else Taken(text.lstrip("'"), remark)


def born(cell: Cell, school_year: int) -> Taken[date | None]:
    """A student's date of birth: a date cell, 20140910, 2014-09-10, 2014.9.10, the same with Chinese units, or a serial number."""
    text = bare(cell)
    if not text:
        return Taken(None)
    if YEAR_AND_MONTH.fullmatch(text):
        return Taken(None, MONTH_ONLY)
    day = _date_in(cell)
    if day is None:
        return Taken(None, _NOT_A_DATE.saying(text=quoted(cell)))
    if not school_year - 25 <= day.year <= school_year:
        return Taken(None, _NOT_A_STUDENT.saying(text=quoted(cell)))
    return Taken(day)


def sex(cell: Cell) -> Taken[Literal["M", "F"] | None]:
    """M or F, in words or in the national code."""
    text = bare(cell)
    if text and text not in SEXES:
        return Taken(None, _NOT_A_SEX.saying(text=quoted(cell)))
    return Taken(SEXES.get(text))


def flag(cell: Cell, words: Mapping[str, bool | None]) -> Taken[bool | None]:
    """Yes or no, or one of the registry's own words for it."""
    text = bare(cell)
    if not text or text in words:
        return Taken(words.get(text))
    if text in YES or text in NO:
        return Taken(text in YES)
    return Taken(None, _NOT_A_FLAG.saying(text=quoted(cell)))


def boards(cell: Cell) -> Taken[bool | None]:
    """Whether the student lives in the school's dormitory."""
    return flag(cell, BOARDING)


def _date_in(cell: Cell) -> date | None:
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    text = tidy(cell).lower()
    if re.fullmatch(r"[3-5]\d{4}", text):
        return _SERIAL_ZERO + timedelta(days=int(text))
    found = DATE.fullmatch(text) or DATE.fullmatch(bare(cell))
    try:
        return date(*(int(part) for part in found.groups() if part)) if found else None
    except ValueError:
        return None
