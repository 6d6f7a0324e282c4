"""Reads a class however a roster or a person writes it, or says that it cannot be sure.

Known forms, with any kind of bracket, space and full-width character: a grade by stage, a grade
by its number, ``8.3``, ``8-3``, ``803``, an entry year with its stage, ``Grade 8 Class 3``, ``G8-3``.
A year of graduation is refused: half the schools mean the year of entry by it.
"""

import re
import unicodedata
from collections.abc import Collection
from functools import cache

from model.grades import GRADES_BEFORE, STAGE_YEARS, STAGES, SchoolClass, Stage, class_in_grade, stage_of
from model.named import NamedTuple

_STAGE: dict[str, Stage] = {  # not said: read in rosters
    "小学": "primary",
    "小": "primary",
    "primary": "primary",
    "初中": "junior",
    "初": "junior",
    "junior": "junior",
    "高中": "senior",
    "高": "senior",
    "senior": "senior",
}
_DIGIT = {sign: value for value, sign in enumerate("一二三四五六七八九", start=1)}  # not said: read in rosters
_TEN = "十"  # not said: read in rosters
_REMARK = r"\((?:已毕业|未入学|graduated|notyetatschool)\)$"  # not said: read in rosters
_BRACKETS = str.maketrans("〔〕【】[]{}〈〉《》", "()" * 6)  # not said: read in rosters
_ZH_STAGE = "小学|小|初中|初|高中|高"  # not said: read in rosters
_GRADE = r"(?P<grade>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"  # not said: read in rosters
_NUMBER = r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})"  # not said: read in rosters
_BARE = _NUMBER.replace("number", "bare")
_CLASS = rf"(?:\({_NUMBER}\)班?|{_BARE}班)"  # not said: read in rosters
_LOOSE_CLASS = rf"(?:\({_NUMBER}\)班?|{_BARE}班?)"  # not said: read in rosters
_POINT = r"[.\-_/·、:]"  # not said: read in rosters

_FORMS = (  # not said: read in rosters
    rf"(?P<before>{_ZH_STAGE})?(?P<entry>\d{{4}}|\d{{2}})级(?P<after>{_ZH_STAGE})?{_LOOSE_CLASS}",
    r"(?P<before>primary|junior|senior)?entry(?P<entry>\d{4})class(?P<number>\d{1,2})",
    rf"(?P<stage>{_ZH_STAGE})(?P<grade>[一二三四五六1-6])(?:年级?|{_POINT}){_LOOSE_CLASS}",
    rf"(?P<stage>{_ZH_STAGE})(?P<grade>[一二三四五六]){_CLASS}",
    rf"(?P<stage>{_ZH_STAGE})(?P<grade>[1-6])\({_NUMBER}\)班?",
    rf"(?P<stage>{_ZH_STAGE})(?P<grade>[一二三四五六])(?P<number>\d{{1,2}})",
    rf"{_GRADE}(?:年级?|{_POINT}){_LOOSE_CLASS}",
    rf"{_GRADE}\({_NUMBER}\)班?",
    r"(?P<grade>[一二三四五六七八九])(?P<number>\d{1,2}|[一二三四五六七八九])班",
    r"(?P<grade>1[0-2]|0?[1-9])(?P<number>\d{2})班?",
    r"(?:grade|gr|g)\.?(?P<grade>1[0-2]|0?[1-9])(?:[,\-./]?(?:class|cl|c)\.?|[\-./,])(?P<number>\d{1,2})",
    r"(?:grade|gr|g)\.?(?P<grade>1[0-2]|0?[1-9])\((?P<number>\d{1,2})\)",
    r"class(?P<number>\d{1,2}),?(?:of)?grade(?P<grade>1[0-2]|0?[1-9])",
    r"(?P<stage>primary|junior|senior)(?P<grade>[1-6]),?class(?P<number>\d{1,2})",
)


class _Found(NamedTuple):
    """What one form found in the text; ``None`` where the form does not speak of it."""

    stage: Stage | None
    entry: int | None
    grade: int | None
    number: int


def read_class(text: str, school_year: int, stages: Collection[Stage] = STAGES) -> SchoolClass | None:
    """The class meant by ``text`` in this school year, or ``None`` if unknown or more than one could be meant.

    ``stages`` are those the school has: with one stage an entry year alone is enough, and a bare
    grade 1…3 is the first to third year of it.
    """
    plain = _plainly(text)
    for form in _forms():
        match = form.fullmatch(plain)
        found = _found(match.groupdict()) if match else None
        if found is not None:
            return _class_of(found, school_year, stages)
    return None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The forms, ready to match; made at the first class that is read, not when the desk starts."""
    return tuple(re.compile(form) for form in _FORMS)


def _plainly(text: str) -> str:
    """Half-width, lower case, one kind of bracket, no spaces, no remark behind."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_BRACKETS)
    return re.sub(_REMARK, "", re.sub(r"\s+", "", plain))


def _found(parts: dict[str, str | None]) -> _Found | None:
    """The parts of a match as numbers; ``None`` if they contradict each other or are no numbers."""
    before, after = parts.get("before"), parts.get("after")
    if before and after and _STAGE[before] != _STAGE[after]:
        return None
    stage = parts.get("stage") or before or after
    number = _number(parts.get("number") or parts.get("bare") or "")
    entry, grade = parts.get("entry"), parts.get("grade")
    if not number or (grade and not _number(grade)):
        return None
    return _Found(
        _STAGE[stage] if stage else None,
        (int(entry) if len(entry) == 4 else 2000 + int(entry)) if entry else None,
        _number(grade) if grade else None,
        number,
    )


def _number(text: str) -> int:
    """1…99 written in digits or in Chinese; 0 if it is neither."""
    if text.isdecimal():
        return int(text)
    if text in _DIGIT:
        return _DIGIT[text]
    tens, ten, ones = text.partition(_TEN)
    if not ten or (tens and tens not in _DIGIT) or (ones and ones not in _DIGIT):
        return 0
    return _DIGIT.get(tens, 1) * 10 + _DIGIT.get(ones, 0)


def _class_of(found: _Found, school_year: int, stages: Collection[Stage]) -> SchoolClass | None:
    """The one class these parts can mean, if there is just one."""
    only = next(iter(stages)) if len(stages) == 1 else None
    if found.entry is not None:
        stage = found.stage or only
        return SchoolClass(stage, found.entry, found.number) if stage and 1980 <= found.entry <= 2200 else None
    if found.grade is None:
        return None
    if found.stage is None and stage_of(found.grade) in stages:
        return class_in_grade(found.grade, found.number, school_year)
    stage = found.stage or only
    if stage is None or found.grade > STAGE_YEARS[stage]:
        return None
    return class_in_grade(GRADES_BEFORE[stage] + found.grade, found.number, school_year)
