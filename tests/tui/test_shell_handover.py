"""``dutydesk handover``: the real command seals a package at one desk and takes it over at another."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from model import desk, session
from model.people import students
from model.store import file, vault
from model.words import speak
from tests.conftest import KEY
from tests.founding import School
from tests.model.handover.two_desks import lead_a_life, other_desk
from tui.entry import main


@pytest.fixture(autouse=True)
def chinese_again() -> Iterator[None]:
    """The command speaks English here; whoever comes after does not."""
    yield
    speak("zh")


@pytest.fixture
def here(school: School, empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with a student who has a history, closed again; opened it is 赵老师's."""
    monkeypatch.setattr(vault, "MEMORY_BYTES", 8192)
    monkeypatch.setattr(vault, "PASSES", 1)
    lead_a_life(school, students.enrol("2024100", "周涛").id)
    desk.leave()
    vault.lay_open(empty_store, KEY, school.zhao)
    return empty_store


@pytest.fixture
def there(tmp_path_factory: pytest.TempPathFactory, here: Path) -> Path:
    """The other desk, closed."""
    folder = tmp_path_factory.mktemp("there")
    file.open_store(here, KEY)
    session.sit_down(1)
    with other_desk(folder) as other:
        vault.lay_open(folder, bytes(range(1, 33)), other.zhao)
    desk.leave()
    return folder


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """A file with the password of the package."""
    path = tmp_path / "secret.txt"
    path.write_text("correct horse 7\n", encoding="utf-8")
    return str(path)


def test_a_file_goes_from_desk_to_desk(
    here: Path, there: Path, secret: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = str(tmp_path / "out.ddho")
    give = ["--lang", "en", "--data", str(here), "handover", "give"]
    assert main([*give, "2024100", "--dry-run"]) == 0
    assert "2024100  周涛  care file" in capsys.readouterr().out
    told = ["2024100", "-o", package, "--file-password", secret, "--to", "No. 2 School"]
    assert main([*give, *told]) != 0
    assert "Say why" in capsys.readouterr().err
    assert main([*give, *told, "--purpose", "moved away"]) == 0
    assert "Handed over 1 student," in capsys.readouterr().out
    take = ["--lang", "en", "--data", str(there), "handover", "take", package, "--file-password", secret]
    assert main([*take, "--dry-run"]) == 0
    assert "2024100  周涛  new, 10 records" in capsys.readouterr().out
    assert main([*take, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"students": 1, "records": 10, "cases": 1}
    assert main(take) == 0
    assert "was taken over before" in capsys.readouterr().out


def test_a_whole_caseload_and_a_wrong_password(
    here: Path, there: Path, secret: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package, wrong = str(tmp_path / "out.ddho"), tmp_path / "wrong.txt"
    wrong.write_text("not this one\n", encoding="utf-8")
    line = ["--lang", "en", "--data", str(here), "handover", "give", "--caseload", "赵老师", "-o", package]
    assert main([*line, "--file-password", secret, "--to", "x", "--purpose", "she leaves"]) == 0
    take = ["--lang", "en", "--data", str(there), "handover", "take", package]
    assert main([*take, "--file-password", str(wrong)]) == 4
    assert "not the password" in capsys.readouterr().err
    whole = Path(package).read_bytes()
    Path(package).write_bytes(whole[:-9])
    assert main([*take, "--file-password", secret]) == 6
    assert "damaged or cut short" in capsys.readouterr().err


def test_who_is_doubtful_is_named_on_the_line(
    here: Path, there: Path, secret: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = str(tmp_path / "out.ddho")
    give = ["--data", str(here), "handover", "give", "2024100", "-o", package, "--file-password", secret]
    assert main(["--lang", "en", *give, "--to", "x", "--purpose", "y"]) == 0
    desk.open_demo(there)
    students.enrol("2024100", "周涛涛")
    desk.leave()
    take = ["--lang", "en", "--data", str(there), "handover", "take", package, "--file-password", secret]
    assert main(take) == 1
    assert "Say first which student" in capsys.readouterr().err
    assert main([*take, "--who", "nobody"]) == 2
    assert main([*take, "--who", "2024100=new"]) == 0
    assert "1 new student," in capsys.readouterr().out
