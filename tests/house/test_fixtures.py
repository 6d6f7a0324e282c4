"""The copies in JSON of what the first screen needs say what the files in TOML say."""

import runpy
from pathlib import Path

import pytest

from tests.house.rooms import ROOT

PACKED: dict[Path, str] = runpy.run_path(str(ROOT / "docs" / "tools" / "pack_fixtures.py"))["packed"]()


@pytest.mark.parametrize("file", PACKED, ids=lambda file: file.stem)
def test_a_copy_says_what_the_file_says(file: Path) -> None:
    assert file.read_text("utf-8") == PACKED[file], "run python docs/tools/pack_fixtures.py"


def test_every_copy_has_its_file() -> None:
    folder = ROOT / "fixtures"
    assert set(folder.rglob("*.json")) == set(PACKED)
