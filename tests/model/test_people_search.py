"""Whoever stands at the door is found by what the counsellor types, and the likeliest stands first."""

import random
import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.grades import SchoolClass
from model.people_search import MOST, PeopleIndex, Person, class_codes
from model.pinyin import initials, syllables

YEAR = 2026
SURNAMES = "王李张刘陈杨曾单欧区翟乐"
GIVEN = "伟芳娜敏静丽强磊洋艳一子"


def person(id: int, name: str, number: str, entered: int = 2024, class_number: int = 3) -> Person:
    """A student of a junior school, with all that the store would know for finding."""
    shown, here, codes = class_of(entered, class_number)
    return Person(
        id=id,
        name=name,
        initials=" ".join(initials(name)),
        syllables=" ".join(syllables(name)),
        number=number,
        class_shown=shown,
        here=here,
        class_codes=codes,
    )


@cache
def class_of(entered: int, number: int) -> tuple[str, bool, str]:
    """How a class is shown, whether it is at school, and how else it may be typed."""
    school_class = SchoolClass("junior", entered, number)
    shown = school_class.words(YEAR).zh
    return shown, not school_class.has_graduated(YEAR), class_codes(school_class, YEAR)


SCHOOL = PeopleIndex(
    [
        person(1, "张伟", "20240301"),
        person(2, "张伟", "20250101", entered=2025, class_number=1),
        person(3, "赵伟明", "20240302"),
        person(4, "李紫薇", "20240303"),
        person(5, "曾国藩", "20240304"),
        person(6, "周薇", "20190101", entered=2019),
        person(7, "Anna O'Brien", "20240305"),
        person(8, "买买提·艾力", "20240313", class_number=13),
    ]
)


def found(query: str) -> list[int]:
    """The ids found by a query, best first."""
    return [person.id for person in SCHOOL.find(query)]


def test_initials_find_whoever_has_just_them_first_and_those_who_left_last() -> None:
    assert found("zw") == [1, 2, 6, 3, 4]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("张伟", [1, 2]),
        ("伟", [1, 3, 2]),
        ("zhangwei", [1, 2]),
        ("zhang wei", [1, 2]),
        ("Zhang", [1, 2]),
        ("zengg", [5]),
        ("cgf", [5]),
        ("anna", [7]),
        ("obrien", [7]),
        ("o'brien", [7]),
        ("ANNA", [7]),
        ("买买提艾力", [8]),
        ("买买提·艾力", [8]),
        ("20240304", [5]),
        ("0304", [5]),
        ("zw 9.3", [1, 3, 4]),
        ("9.3 zw", [1, 3, 4]),
        ("张w", [1, 2]),
        ("张伟 8.1", [2]),
        ("初三(3)班 zw", [1, 3, 4]),
        ("九年级3班 张", [1]),
        ("2019级3班", [6]),
        ("qqq", []),
        ("zw qqq", []),
    ],
)
def test_a_query_finds(query: str, expected: list[int]) -> None:
    assert found(query) == expected


@pytest.mark.parametrize("query", ["初三(3)班", "初三3班", "初三（3）班", "九年级3班", "9.3", "903", "2024级3班"])
def test_a_class_is_typed_in_many_ways_and_its_own_number_is_not_another_one(query: str) -> None:
    assert set(found(query)) == {1, 3, 4, 5, 7}


def test_an_empty_query_shows_the_first_people() -> None:
    assert found("  ") == [1, 3, 4, 5, 7, 8, 2, 6]
    assert [person.id for person in SCHOOL.find("", most=2)] == [1, 3]


def test_only_those_at_school_are_found_if_asked_so() -> None:
    assert [each.id for each in SCHOOL.find("", here=True)] == found("")[: SCHOOL.here]
    assert all(each.here for word in ("z", "9", "王") for each in SCHOOL.find(word, here=True))


def test_nobody_is_found_in_an_empty_school() -> None:
    assert not PeopleIndex([]).find("zw")
    assert not PeopleIndex([]).find("", here=True)


def many(count: int, seed: int) -> list[Person]:
    """So many students over twenty years, the same every time."""
    chance = random.Random(seed)
    names = ["".join([chance.choice(SURNAMES), *chance.choices(GIVEN, k=chance.choice((1, 2)))]) for _ in range(count)]
    return [
        person(at, name, f"{2007 + at % 20}{at:06}", entered=2007 + at % 20, class_number=at % 14 + 1)
        for at, name in enumerate(names)
    ]


def fields_of(someone: Person) -> list[str]:
    """What of a person is searched, as the desk promises it."""
    texts = [someone.name, someone.number, someone.class_shown, *someone.class_codes.split()]
    return [*someone.initials.split(), *someone.syllables.split(), *map(plainly, texts)]


@cache
def plainly(text: str) -> str:
    """A text as it is compared."""
    return unicodedata.normalize("NFKC", text).lower().translate({ord(char): None for char in "()·' "})


def by_looking_at_everybody(people: dict[Person, list[str]], words: list[str], lead: str) -> list[int]:
    """What a query should find, worked out person by person from the fields of each."""
    ranked = []
    for someone, fields in people.items():
        if all(any(word in field and word.isascii() is field.isascii() for field in fields) for word in words):
            rank = 0 if lead in fields else 1 if any(field.startswith(lead) for field in fields) else 2
            ranked.append((rank, not someone.here, someone.number, someone.id))
    return [row[-1] for row in sorted(ranked)][:MOST]


def test_fifty_thousand_people_are_searched_as_if_each_were_looked_at() -> None:
    people = {someone: fields_of(someone) for someone in many(50_000, seed=7)}
    index = PeopleIndex(people)
    assert len(index) == 50_000
    for query in ("z", "zw", "lzy", "zhangwei", "张", "张伟", "9.3", "903", "17", "2024", "qqq", "初三3班", "ang"):
        found = [person.id for person in index.find(query)]
        assert found == by_looking_at_everybody(people, [query], query), query
    for query, lead in {"zw 9.3": "zw", "9.3 zw": "zw", "张 2024": "张", "zw 2026 8.1": "zw", "z 0017": "z"}.items():
        found = [person.id for person in index.find(query)]
        assert found == by_looking_at_everybody(people, query.split(), lead), query


SMALL = many(60, seed=11)


@given(
    people=st.lists(st.sampled_from(SMALL), unique=True),
    query=st.lists(
        st.sampled_from(["z", "zw", "l", "9.3", "1", "张", "伟", "2025", "初三", "班", "li", "wang", "01"]),
        min_size=1,
        max_size=3,
        unique=True,
    ),
    most=st.integers(1, 12),
    here=st.booleans(),
)
def test_any_query_in_any_school_is_answered_as_if_each_were_looked_at(
    people: list[Person], query: list[str], most: int, here: bool
) -> None:
    lead = next((word for word in query if not any(map(str.isdigit, word))), query[0])
    looked_at = {someone: fields_of(someone) for someone in people if someone.here or not here}
    expected = by_looking_at_everybody(looked_at, query, lead)
    if len(query) > 1 and all(word.isascii() and word.isalpha() for word in query):
        together = "".join(query)
        expected = by_looking_at_everybody(looked_at, [together], together) or expected
    assert [person.id for person in PeopleIndex(people).find(" ".join(query), most, here=here)] == expected[:most]
