"""Chasing what is missing: what the clipboard receives, and when (issue 3 §4, issue 4 §2)."""

from base64 import b64encode
from datetime import date
from pathlib import Path

import pytest

from model import clock, history
from model.committee import appointing
from model.committee.appointing import Wish
from model.committee.places import Place
from model.store import database
from tests.driver import Desk
from tests.founding import School

CLASSES = "第13周心理周报未交（3）\n初二(1)班\n初三(1)班\n初三(2)班"
NAMED = CLASSES.replace("初三(1)班", "初三(1)班 张伟")


@pytest.fixture
def seated(planned: School) -> School:
    """张伟 sits for the first class."""
    appointing.appoint(Wish(planned.students[0], Place("class", 1), "boy"))
    return planned


@pytest.fixture
def written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What goes to the terminal's clipboard."""
    told: list[str] = []
    assert desk.app._driver is not None
    monkeypatch.setattr(desk.app._driver, "write", lambda text: told.append(text) if "]52;" in text else None)
    return told


def _sent(text: str) -> str:
    return f"\x1b]52;c;{b64encode(text.encode()).decode()}\a"


def _recorded() -> list[str]:
    rows = database.desk.execute_sql("SELECT zh FROM journal_entry WHERE deed = 'export.missing'")
    return [row[0] for row in rows]


async def test_names_of_classes_are_copied_with_one_key(seated: School, desk: Desk, written: list[str]) -> None:
    await desk.press("5", "ctrl+g")
    desk.shows("初三(1)班 张伟", "复制班级名")
    await desk.press("1")
    assert written == [_sent(CLASSES)]
    assert _recorded() == []
    desk.shows("已复制")


async def test_names_of_members_only_after_a_word_and_on_record(seated: School, desk: Desk, written: list[str]) -> None:
    await desk.press("5", "ctrl+g", "2")
    desk.shows("系统剪贴板", "记入操作记录")
    await desk.press("escape")
    assert written == []
    before = history.newest()
    await desk.press("ctrl+g", "2", "9")
    assert written == [_sent(NAMED)]
    assert _recorded() == ["导出缺交名单（3 行，含委员姓名）到剪贴板"]
    assert history.newest() == before + 1


async def test_a_file_is_the_other_way_and_is_recorded_once_it_is_there(
    seated: School, desk: Desk, written: list[str], tmp_path: Path
) -> None:
    await desk.press("5", "ctrl+g", "3", "home", "ctrl+k")
    await desk.type(str(tmp_path / "no" / "folder.txt"))
    await desk.press("enter")
    assert _recorded() == []
    await desk.press("home", "ctrl+k")
    await desk.type(str(tmp_path / "missing.txt"))
    await desk.press("enter")
    assert (tmp_path / "missing.txt").read_text(encoding="utf-8") == NAMED + "\n"
    assert _recorded() == ["导出缺交名单（3 行，含委员姓名）到文本文件"]
    assert written == []
    assert clock.today() == date(2026, 11, 25)
