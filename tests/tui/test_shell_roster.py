"""``dutydesk roster import``: what a script is told of a file, also where nothing of it went in."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from model import history
from model.people import students
from model.words import speak, spoken
from tests.founding import School
from tests.model.exchange.rosters import national, xlsx
from tui.entry import main

NEW = {"学籍辅号": "2026001", "姓名": "单晓", "班级": "2026级4班"}
NAMELESS = {"学籍辅号": "2026002", "姓名": "", "班级": "2026级4班"}
ID_NUMBER = "320706201409100011"


@pytest.fixture(autouse=True)
def desk_is_open(school: School, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command finds the school's desk open already; the language it chose goes with it."""
    monkeypatch.setattr("tui.shell.people.opened", lambda asked: nullcontext())
    before = spoken()
    yield
    speak(before)


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    """What was printed, as JSON."""
    return json.loads(capsys.readouterr().out)


def test_a_script_is_told_every_bad_row_though_nothing_went_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(xlsx(tmp_path / "名册.xlsx", 名册=national(NEW, NAMELESS)))
    assert main(["--lang", "en", "roster", "import", path, "--json"]) == 1
    found = capsys.readouterr()
    assert "1 row has a problem and stays out" in found.err
    seen = json.loads(found.out)
    (bad,) = seen["problems"]
    assert (bad["sheet"], bad["what"], bad["severe"]) == ("名册", "There is no name; add it", True)
    assert not seen["written"]
    assert main(["roster", "import", path, "--json", "--good-rows"]) == 0
    assert told(capsys)["written"]
    assert [student.number for student in students.numbered({"2026001", "2026002"})] == ["2026001"]


def test_a_file_that_changes_nothing_has_written_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(xlsx(tmp_path / "名册.xlsx", 名册=national(NEW)))
    assert main(["roster", "import", path, "--json", "--dry-run"]) == 0
    assert not told(capsys)["written"]
    assert main(["roster", "import", path, "--json"]) == 0
    assert told(capsys)["written"]
    assert main(["roster", "import", path, "--json"]) == 0
    again = told(capsys)
    assert (again["unchanged"], again["written"]) == (1, False)


def test_an_id_number_in_the_files_name_does_not_come_into_the_journal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(xlsx(tmp_path / f"名册{ID_NUMBER}.xlsx", 名册=national(NEW)))
    assert main(["--lang", "zh", "roster", "import", path]) == 0
    assert ID_NUMBER not in capsys.readouterr().out
    assert history.lately(1)[0].words.zh == "导入名册名册***.xlsx：新增1人"
