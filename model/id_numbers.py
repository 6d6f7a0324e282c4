"""Knows a national ID number wherever it stands, so that none is read, kept, shown or logged.

The national registry's student number is the letter G and the ID number. It is not kept as a one-way code
either: the day of birth stands in the same row and leaves a few thousand numbers to try, so a code would hide
nothing. A roster that has no other number is refused and says that it needs a column with the school's own.
"""

import re
from pathlib import Path

from model.errors import Refused
from model.words import Words

_PROVINCES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65".split()
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

_LONG = re.compile(r"\d{15,}[Xx]?|(?<!\d)\d{6}[\s-]?\d{8}[\s-]?\d{3}[\dXx](?!\d)")
"""What may be an ID number in free text, where nothing else is as long."""
_APART = re.compile(r"(?<!\d)\d(?:[\s.-]?\d){14,}(?:[\s.-]?[Xx])?")
"""Digits with a space or a sign between any of them: an ID number only if they are one when they are put together."""
_BETWEEN = re.compile(r"[\s.-]")
_REGISTRY = re.compile(r"[A-KM-Z]\d{17}[\dX]")
"""The national student number of a child with an ID number (L marks those without), slips of the hand included."""
_OLD = re.compile(rf"(?<!\d)(?:{'|'.join(_PROVINCES)})\d{{6}}{_DAY}\d{{3}}(?!\d)")
"""An ID number of the old kind: place, day of birth with a short year, three digits more."""
_NEW = re.compile(r"(?=(\d{17}[\dX]))")
"""Eighteen characters that may be an ID number, at every place where such begin."""


def cut_out(text: str, instead: str = "") -> str:
    """Free text without anything that may be an ID number."""
    if len(text) < 15:
        return text
    return _APART.sub(lambda found: instead if stands_in(found[0]) else found[0], _LONG.sub(instead, text))


NOT_STORED = Words(
    "这里含有身份证件号，不能保存，请去掉", "This holds a national identity number, which is never stored; take it out"
)


def need_none(text: str, field: str) -> None:
    """Go on only with a text that holds no ID number. Raises ``Refused`` beside ``field``."""
    if cut_out(text) != text:
        raise Refused("no_identity_number", NOT_STORED, field)


def file_name(path: Path) -> str:
    """What a file is called, as the journal may keep it: with asterisks for what may be an ID number."""
    return cut_out(path.name, "***")


def stands_in(number: str) -> bool:
    """Whether a student number is an ID number or holds one, whatever stands between its digits.

    Eighteen digits alone are one if the place and either the day of birth or the check digit are right;
    within a longer run of digits all three must be.
    """
    if len(number) < 15:
        return False
    number = _BETWEEN.sub("", number).upper()
    longer = bool(re.search(r"\d{19}", number))
    return bool(
        _REGISTRY.fullmatch(number)
        or _OLD.search(number)
        or any(_is_new(found[1], surely=longer) for found in _NEW.finditer(number))
    )


def _is_new(text: str, *, surely: bool) -> bool:
    if text[:2] not in _PROVINCES:
        return False
    dated = bool(re.fullmatch(rf"(?:19|20)\d\d{_DAY}", text[6:14]))
    checked = _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text, strict=False)) % 11] == text[17]
    return (dated and checked) if surely else (dated or checked)
