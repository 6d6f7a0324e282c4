"""``dutydesk init`` and its like where something is missing: a sentence and an exit code, and nothing half made."""

from pathlib import Path

import pytest

from model import desk, settings
from model.words import speak, spoken
from tests.desk.commands import run, said
from tests.model.exchange.rosters import national, xlsx
from tests.protected import make_cheap


@pytest.fixture
def password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file with a password."""
    make_cheap(monkeypatch)
    path = tmp_path / "password"
    path.write_text("守口如瓶-2026", encoding="utf-8")
    return str(path)


def init(folder: Path, password: str | None, counsellor: str = "赵老师") -> tuple[str, ...]:
    """The words of ``init``."""
    told = () if password is None else ("--password-file", password)
    return "init", "--school", "第一中学", "--counselor", counsellor, *told


def test_without_a_password_and_nobody_to_ask_it_says_how_to_give_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    said(run(tmp_path / "desk", *init(tmp_path, None)), "Give the password with --password-file FILE", code=2)
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize(("again", "code"), [("守口如瓶-2026", 0), ("守口如瓶-2027", 2)])
def test_at_a_terminal_the_password_is_typed_twice(
    tmp_path: Path, password: str, again: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["守口如瓶-2026", again])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    assert run(tmp_path / "desk", *init(tmp_path, None)).code == code
    assert desk.is_there(tmp_path / "desk") == (code == 0)


@pytest.mark.parametrize("words", [("init",), ("demo", "--build-only"), ("seed", "--years", "1", "--students", "100")])
def test_where_no_folder_can_be_made_it_says_so(tmp_path: Path, password: str, words: tuple[str, ...]) -> None:
    before = spoken()
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    asked = init(tmp_path, password) if words == ("init",) else words
    said(run(in_the_way / "desk", *asked), "cannot be made: a file stands where a folder should be", "--data")
    speak(before)


def test_a_founder_without_a_name_is_asked_for_it_not_told_of_the_password(tmp_path: Path, password: str) -> None:
    done = run(tmp_path / "desk", *init(tmp_path, password, " "))
    said(done, "Give the name", code=3)
    assert not desk.is_there(tmp_path / "desk")


@pytest.mark.parametrize(
    ("told", "stages"),
    [((), ("junior",)), (("--stage", "junior", "--stage", "primary"), ("primary", "junior"))],
)
def test_a_school_says_which_stages_it_has(
    tmp_path: Path, password: str, told: tuple[str, ...], stages: tuple[str, ...]
) -> None:
    """A primary school's 三年级 would be taken for the third year of the stage it does not have."""
    assert run(tmp_path / "desk", *init(tmp_path, password), *told).code == 0
    desk.open_for(tmp_path / "desk", "赵老师", "守口如瓶-2026")
    assert settings.get().stages == stages
    desk.leave()


def test_a_backup_is_brought_to_a_machine_that_has_no_desk(tmp_path: Path, password: str) -> None:
    here, there = tmp_path / "desk", tmp_path / "other"
    who = ("--as", "赵老师", "--password-file", password)
    assert run(here, *init(tmp_path, password)).code == 0
    assert run(here, *who, "backup", str(tmp_path / "stick")).code == 0
    (copy,) = (tmp_path / "stick").glob("*.db")
    done = run(there, *who, "restore", str(copy), "--yes")
    said(done, f"There is no desk in {there} yet", "Restored", code=0)
    assert "cannot be read" not in done.out
    assert run(there, *who, "agenda").code == 0


@pytest.mark.parametrize(
    ("at", "told"),
    [("take_in", "Cancelled; nothing was changed"), ("_tell", "Too late to cancel, it is done: Took in")],
)
def test_ctrl_c_says_whether_it_came_in_time(
    tmp_path: Path, password: str, at: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_told: object, **_more: object) -> None:
        raise KeyboardInterrupt

    here, who = tmp_path / "desk", ("--as", "赵老师", "--password-file", password)
    assert run(here, *init(tmp_path, password)).code == 0
    path = str(xlsx(tmp_path / "名册.xlsx", 名册=national({"班级": "2026级4班"})))
    with monkeypatch.context() as stopped:
        stopped.setattr(f"tui.shell.people.{'rosters.' if at == 'take_in' else ''}{at}", stop)
        said(run(here, *who, "roster", "import", path), told, code=130)
    unchanged = "1 as they were" if at == "_tell" else "1 new"
    assert unchanged in run(here, *who, "roster", "import", path, "--dry-run").out
