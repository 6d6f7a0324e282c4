"""A class keeps its entry year; what it is called, and how people write it, follows the school year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.class_names import read_class
from model.grades import GRADES, STAGES, SchoolClass, class_in_grade, grade_words, stage_of

THIS_YEAR = 2026

classes = st.builds(
    SchoolClass,
    stage=st.sampled_from(STAGES),
    entry_year=st.integers(2015, 2030),
    number=st.integers(1, 99),
)


@pytest.mark.parametrize(
    ("stage", "entry_year", "number", "zh", "en"),
    [
        ("junior", 2024, 3, "初三(3)班", "Grade 9 Class 3"),
        ("junior", 2026, 12, "初一(12)班", "Grade 7 Class 12"),
        ("primary", 2022, 2, "五(2)班", "Grade 5 Class 2"),
        ("primary", 2026, 1, "一(1)班", "Grade 1 Class 1"),
        ("senior", 2026, 1, "高一(1)班", "Grade 10 Class 1"),
        ("senior", 2024, 10, "高三(10)班", "Grade 12 Class 10"),
        ("junior", 2023, 3, "2023级3班(已毕业)", "Entry 2023 Class 3 (graduated)"),
        ("junior", 2027, 3, "2027级3班(未入学)", "Entry 2027 Class 3 (not yet at school)"),
    ],
)
def test_a_class_is_called_by_its_grade_in_this_school_year(stage, entry_year, number, zh, en):
    words = SchoolClass(stage, entry_year, number).words(THIS_YEAR)
    assert (words.zh, words.en) == (zh, en)


def test_nobody_renames_a_class_in_september():
    third = SchoolClass("junior", 2024, 3)
    assert [third.words(year).zh for year in range(2023, 2028)] == [
        "2024级3班(未入学)",
        "初一(3)班",
        "初二(3)班",
        "初三(3)班",
        "2024级3班(已毕业)",
    ]


def test_grades_are_numbered_one_to_twelve():
    assert [grade_words(n).zh for n in (1, 6, 7, 9, 10, 12)] == ["一年级", "六年级", "初一", "初三", "高一", "高三"]
    assert [stage_of(n) for n in (1, 6, 7, 9, 10, 12)] == [
        "primary",
        "primary",
        "junior",
        "junior",
        "senior",
        "senior",
    ]
    with pytest.raises(ValueError, match="no grade 13"):
        grade_words(13)


def test_classes_are_sorted_from_the_youngest_to_the_oldest():
    shuffled = [class_in_grade(grade, number, THIS_YEAR) for grade in (9, 1, 12, 7, 6, 10) for number in (10, 2)]
    in_order = [one.words(THIS_YEAR).en for one in sorted(shuffled, key=SchoolClass.order)]
    assert in_order == [f"Grade {grade} Class {number}" for grade in (1, 6, 7, 9, 10, 12) for number in (2, 10)]


@pytest.mark.parametrize(
    ("text", "grade", "number"),
    [
        # by the stage
        ("初二(3)班", 8, 3),
        ("初二（3）班", 8, 3),
        ("初二（３）班", 8, 3),
        (" 初二 （ 3 ） 班 ", 8, 3),
        ("初二[3]班", 8, 3),
        ("初二3班", 8, 3),
        ("初二三班", 8, 3),
        ("初二十二班", 8, 12),
        ("初二(十二)班", 8, 12),
        ("初二年级3班", 8, 3),
        ("初二年级(3)班", 8, 3),
        ("初中二年级3班", 8, 3),
        ("初2(3)班", 8, 3),
        ("初二(3)", 8, 3),
        ("初二.3", 8, 3),
        ("初二3", 8, 3),
        ("高一1班", 10, 1),
        ("高一(1)班", 10, 1),
        ("高中三年级12班", 12, 12),
        ("高三（12）班", 12, 12),
        ("小学五年级2班", 5, 2),
        ("小五(2)班", 5, 2),
        # by the grade
        ("八年级3班", 8, 3),
        ("八年级（3）班", 8, 3),
        ("8年级3班", 8, 3),
        ("八(3)班", 8, 3),
        ("8(3)班", 8, 3),
        ("八3班", 8, 3),
        ("八三班", 8, 3),
        ("8.3", 8, 3),
        ("8.03", 8, 3),
        ("８．３", 8, 3),
        ("8-3", 8, 3),
        ("8-3班", 8, 3),
        ("803", 8, 3),
        ("803班", 8, 3),
        ("0803", 8, 3),
        ("812", 8, 12),
        ("1103", 11, 3),
        ("11.3", 11, 3),
        ("五年级2班", 5, 2),
        ("五(2)班", 5, 2),
        ("十一年级2班", 11, 2),
        ("十二(10)班", 12, 10),
        # by the entry year
        ("初2024级3班", 9, 3),
        ("初中2024级3班", 9, 3),
        ("2024级初中3班", 9, 3),
        ("2024级初3班", 9, 3),
        ("初24级(3)班", 9, 3),
        ("高2025级1班", 11, 1),
        ("高2025级（1）班", 11, 1),
        ("小2022级2班", 5, 2),
        # in English
        ("Grade 8 Class 3", 8, 3),
        ("grade 8, class 3", 8, 3),
        ("Class 3, Grade 8", 8, 3),
        ("Gr. 8 Cl. 3", 8, 3),
        ("G8-3", 8, 3),
        ("G8.3", 8, 3),
        ("g8 c3", 8, 3),
        ("Grade 8 (3)", 8, 3),
        ("Grade 12 Class 10", 12, 10),
        ("Junior 2 Class 3", 8, 3),
        ("Senior 1, Class 1", 10, 1),
    ],
)
def test_a_class_is_read_however_it_is_written(text, grade, number):
    assert read_class(text, THIS_YEAR) == class_in_grade(grade, number, THIS_YEAR)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "初二",
        "八年级",
        "3班",
        "初四(1)班",  # a junior school has three years
        "高五1班",
        "13.1",
        "8.0",
        "初二(0)班",
        "100",
        "83班",  # class 83, or grade 8 class 3?
        "十一班",  # class 11, or grade 10 class 1?
        "二十三班",
        "G83",
        "2024",
        "2403",
        "2024级3班",  # of which stage?
        "2024届3班",  # year of entry or of graduation?
        "初2024级高3班",
        "1024级初3班",
        "8.333",
        "实验班",
        "初二(三三)班",
        "Grade 8",
        "20140910",
    ],
)
def test_what_could_mean_two_classes_or_none_is_not_guessed(text):
    assert read_class(text, THIS_YEAR) is None


@pytest.mark.parametrize(
    ("text", "stages", "expected"),
    [
        ("2024级3班", ("junior",), SchoolClass("junior", 2024, 3)),
        ("24级3班", ("senior",), SchoolClass("senior", 2024, 3)),
        ("Entry 2024 Class 3", ("primary",), SchoolClass("primary", 2024, 3)),
        ("2024级3班(已毕业)", ("junior",), SchoolClass("junior", 2024, 3)),
        ("2024级3班", ("junior", "senior"), None),
        ("二(3)班", ("junior",), SchoolClass("junior", 2025, 3)),
        ("203", ("senior",), SchoolClass("senior", 2025, 3)),
        ("二(3)班", ("junior", "senior"), None),
        ("二(3)班", ("primary", "junior"), SchoolClass("primary", 2025, 3)),
        ("八(3)班", ("junior",), SchoolClass("junior", 2025, 3)),
        ("五(3)班", ("junior",), None),
    ],
)
def test_a_school_of_one_stage_needs_fewer_words(text, stages, expected):
    assert read_class(text, THIS_YEAR, stages) == expected


@given(one=classes, year=st.integers(2015, 2030), zh=st.booleans())
def test_a_shown_name_is_read_back_as_the_same_class(one, year, zh):
    words = one.words(year)
    assert read_class(words.zh if zh else words.en, year, (one.stage,)) == one


@given(one=classes, year=st.integers(2015, 2030), zh=st.booleans())
def test_at_school_the_shown_name_alone_is_enough(one, year, zh):
    if one.grade_number(year) is not None:
        words = one.words(year)
        assert read_class(words.zh if zh else words.en, year) == one


@given(grade=st.integers(1, len(GRADES)), number=st.integers(1, 99), year=st.integers(1990, 2100))
def test_the_grade_of_a_class_in_a_grade_is_that_grade(grade, number, year):
    one = class_in_grade(grade, number, year)
    assert one.grade_number(year) == grade
    assert not one.has_graduated(year)


@given(text=st.text(max_size=12) | st.text(alphabet="初高小一二三十级班年()（）0123456789.- gGrade", max_size=12))
def test_no_text_breaks_the_reader(text):
    found = read_class(text, THIS_YEAR)
    assert found is None or 1 <= found.number <= 99
