"""Modules that are absent while a library is loaded, and there again afterwards."""

import colorsys
import sys

import pytest

from model.absent import absent


def test_what_is_absent_cannot_be_imported_and_is_there_again_afterwards() -> None:
    with absent("colorsys"), pytest.raises(ImportError):
        import colorsys as never  # noqa: F401
    assert sys.modules["colorsys"] is colorsys


def test_what_was_never_loaded_can_be_loaded_afterwards() -> None:
    sys.modules.pop("this_is_nowhere", None)
    with absent("this_is_nowhere"):
        pass
    assert "this_is_nowhere" not in sys.modules


def test_something_else_stands_under_its_name_while_it_lasts() -> None:
    with absent(this_is_nowhere=colorsys):
        import this_is_nowhere  # type: ignore[import-not-found]

        assert this_is_nowhere is colorsys
    assert "this_is_nowhere" not in sys.modules


def test_peewee_speaks_through_the_driver_that_the_store_has() -> None:
    import peewee
    import sqlcipher3

    import model.store  # noqa: F401

    assert vars(peewee)["sqlite3"].sqlite_version == sqlcipher3.dbapi2.sqlite_version
