"""A student as the desk sees them, and what each fact of theirs is called."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, TypedDict

from model import pinyin
from model.grades import SchoolClass
from model.people import classes
from model.values import dataclass
from model.words import Words

Sex = Literal["M", "F"]
SEX_WORDS: dict[str, Words] = {"M": Words("男", "M"), "F": Words("女", "F")}
FLAG_WORDS: dict[str, Words] = {
    "left_behind": Words("留守", "left-behind"),
    "migrant": Words("随迁", "migrant"),
    "orphan": Words("孤儿", "orphan"),
}
"""What the family flags are called (D4); a lone one stands in a narrow column."""
FACT_WORDS: dict[str, Words] = {
    "number": Words("学号", "Number"),
    "name": Words("姓名", "Name"),
    "sex": Words("性别", "Sex"),
    "born": Words("出生日期", "Born"),
    "class_id": Words("班级", "Class"),
    "dormitory_id": Words("宿舍", "Dormitory"),
    "boarding": Words("住校", "Boarding"),
    "counsellor_id": Words("心理教师", "Counsellor"),
    "left_behind": Words("留守儿童", "Left-behind child"),
    "migrant": Words("随迁子女", "Migrant child"),
    "orphan": Words("孤儿", "Orphan"),
    "health": Words("健康状况", "Health"),
    "guardian_phone": Words("监护人电话", "Guardian's telephone"),
}
"""What each fact of a student is called."""


@dataclass(frozen=True, slots=True)
class Student:
    """A student of this school, or one who was."""

    id: int
    """Their number in the store."""
    number: str
    """The school's own number of them; never a national identity number."""
    name: str
    """Their name."""
    sex: Sex | None
    """M or F; ``None`` where nobody said."""
    born: date | None
    """Their date of birth."""
    class_id: int | None
    """The class they are in."""
    known_as: SchoolClass | None
    """That class by stage, entry year and number."""
    dormitory_id: int | None
    """The dormitory room they live in."""
    dormitory: str
    """That room as it is said; empty without one."""
    boarding: bool | None
    """Whether they live at school; ``None`` where nobody said."""
    counsellor_id: int | None
    """Their own counsellor among the staff."""
    counsellor: str
    """That counsellor's name; empty without one."""
    left_behind: bool
    """留守儿童 (D4)."""
    migrant: bool
    """随迁子女, child of a migrant worker (D4)."""
    orphan: bool
    """孤儿 (D4)."""
    health: str
    """What the register says of their health; no diagnosis of the school's."""
    guardian_phone: str
    """The guardian's telephone number."""
    left_on: date | None
    """Since when they are no longer at this school; ``None`` while they are."""

    @property
    def code(self) -> str:
        """Who they are in a report without names: ``S00042``."""
        return f"S{self.id:05d}"

    def class_words(self, school_year: int | None = None) -> Words:
        """What their class is called, this school year or another; empty without one."""
        year = classes.this_school_year() if school_year is None else school_year
        return self.known_as.words(year) if self.known_as else Words("", "")

    def class_shown(self, school_year: int | None = None) -> str:
        """The same in the language of the desk."""
        return str(self.class_words(school_year))

    def flags(self) -> tuple[Words, ...]:
        """The family flags that are set (D4)."""
        return tuple(words for flag, words in FLAG_WORDS.items() if getattr(self, flag))


class MoreFacts(TypedDict, total=False):
    """What may be told of a student besides number and name; as the fields of ``Student``."""

    sex: Sex | None
    born: date | None
    class_id: int | None
    dormitory_id: int | None
    boarding: bool | None
    counsellor_id: int | None
    left_behind: bool
    migrant: bool
    orphan: bool
    health: str
    guardian_phone: str


class Facts(MoreFacts, total=False):
    """Everything that may be changed of a student."""

    number: str
    name: str


_COLUMNS = {"class_id": "school_class", "dormitory_id": "dormitory", "counsellor_id": "counsellor"}


def columns(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as the store's columns, texts trimmed, a name with its pinyin in every reading."""
    tidy = {key: value.strip() if isinstance(value, str) else value for key, value in facts.items()}
    stored = {_COLUMNS.get(key, key): value for key, value in tidy.items()}
    if "name" in stored:
        stored |= {
            "initials": " ".join(pinyin.initials(stored["name"])),
            "syllables": " ".join(pinyin.syllables(stored["name"])),
        }
    return stored
