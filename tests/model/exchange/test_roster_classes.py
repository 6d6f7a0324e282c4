"""The class of a row is put together from whatever columns a roster has for it."""

import pytest

from model.exchange.roster_classes import ClassCells, ClassReader
from model.grades import STAGES, SchoolClass, Stage

YEAR = 2026
THIRD_OF_2024 = SchoolClass("junior", 2024, 3)


@pytest.mark.parametrize(
    "cells",
    [
        ClassCells("初三(3)班"),
        ClassCells("九年级3班"),
        ClassCells("9.3"),
        ClassCells(9.3),
        ClassCells("3班", grade="初三"),
        ClassCells("3", grade="九年级"),
        ClassCells(3.0, grade=9.0),
        ClassCells("(3)班", grade="初三"),
        ClassCells("03班", grade="初三"),
        ClassCells("三班", grade="初三"),
        ClassCells("2024级3班", grade="初三"),
        ClassCells("2024级3班", stage="初中"),
        ClassCells("3班", grade="2024级", stage="初中"),
        ClassCells(3, grade=2024, stage="初中"),
        ClassCells("3班", grade="三年级", stage="初中"),
        ClassCells("3班", grade="九年级", stage="初中"),
        ClassCells("3班", stage="初中", entered="202409"),
    ],
)
def test_a_school_of_all_stages_needs_only_enough_to_be_sure(cells: ClassCells) -> None:
    assert ClassReader(YEAR, STAGES).take(cells) == (THIRD_OF_2024, None)


@pytest.mark.parametrize(
    "cells",
    [ClassCells("2024级3班"), ClassCells("3班", grade="2024级"), ClassCells("3", entered=202409.0), ClassCells("3.3")],
)
def test_a_school_of_one_stage_needs_less(cells: ClassCells) -> None:
    assert ClassReader(YEAR, ("junior",)).take(cells) == (THIRD_OF_2024, None)
    assert ClassReader(YEAR, STAGES).take(cells).value != THIRD_OF_2024


@pytest.mark.parametrize(
    "cells",
    [ClassCells(""), ClassCells("3班"), ClassCells("火箭班"), ClassCells("2024级3班"), ClassCells("3", grade="教务处")],
)
def test_what_could_be_more_than_one_class_is_none(cells: ClassCells) -> None:
    taken = ClassReader(YEAR, STAGES).take(cells)
    assert taken.value is None
    assert taken.remark is not None


def test_a_class_that_is_not_in_its_grade_is_taken_and_remarked() -> None:
    value, remark = ClassReader(YEAR, STAGES).take(ClassCells("初三(3)班", grade="初二"))
    assert value == THIRD_OF_2024
    assert remark is not None
    assert "初二" in remark.zh


def test_a_class_that_has_graduated_is_taken_and_remarked() -> None:
    stages: tuple[Stage, ...] = ("junior",)
    value, remark = ClassReader(YEAR, stages).take(ClassCells("2019级3班"))
    assert value == SchoolClass("junior", 2019, 3)
    assert remark is not None
