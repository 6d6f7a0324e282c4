"""What every test takes for granted."""

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from model import clock, session
from model.store import file, vault
from tests.founding import School, found

# No verdict hangs on how fast this machine is; where a red run must be seen again, the examples are the same each time.
settings.register_profile("desk", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("desk")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, and say why, what this machine has no means for."""
    missing = {}
    if sys.platform == "win32":
        missing["pty"] = "no pseudo-terminal on Windows"
    if not shutil.which("soffice"):
        missing["office"] = "no LibreOffice here (Debian: libreoffice-calc)"
    for item in items:
        for marker, why in missing.items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=why))


KEY = bytes(range(32))
"""The key of every test's store."""
WEDNESDAY = datetime(2026, 11, 25, 12, 0)
"""When most tests take place: a school Wednesday in an even week."""


@pytest.fixture
def clock_stopped() -> Iterator[datetime]:
    """The clock stands at noon of a school Wednesday."""
    with clock.stopped_at(WEDNESDAY):
        yield WEDNESDAY


@pytest.fixture
def empty_store(tmp_path: Path, clock_stopped: datetime) -> Iterator[Path]:
    """The folder of an empty store that is open without a password, with the founder at the desk."""
    file.create(tmp_path, KEY)
    vault.lay_open(tmp_path, KEY, None)
    session.found_school()
    yield tmp_path
    file.close()
    session.stand_up()


@pytest.fixture
def school(empty_store: Path) -> School:
    """A small school in an open store; 赵老师, the counsellor, is at the desk."""
    founded = found()
    session.sit_down(founded.zhao)
    return founded
