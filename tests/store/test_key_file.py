"""A key file that somebody else wrote into: it is told as damaged, and never ends the desk nor keeps it waiting."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from model.errors import DeskError, StoreTrouble, WrongPassword
from model.store import key_file, vault
from tests.protected import make_cheap

KEY = bytes(range(32))
PASSWORD = "守口如瓶-2026"
ANYTHING: tuple[Any, ...] = (None, 0, -1, 1, 2**31, 2**62, "x", "", "zz", [], {}, 1.5, True)


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A key file of one person, as it was written."""
    make_cheap(monkeypatch)
    vault.lay(tmp_path)
    vault.admit(tmp_path, KEY, 1, "赵老师", PASSWORD)
    return dict(key_file.read(tmp_path / key_file.KEY_FILE))


def changed(written: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The file with every value in turn replaced by anything, or taken out."""
    for path in (
        [(name,) for name in written] + [("people", 0, name) for name in written["people"][0]] + [("people", 0)]
    ):
        for value in (*ANYTHING, KeyError):
            kept = copy.deepcopy(written)
            holder: Any = kept
            for step in path[:-1]:
                holder = holder[step]
            if value is KeyError:
                del holder[path[-1]]
            else:
                holder[path[-1]] = value
            yield f"{path} {value}", kept
    for value in ANYTHING:
        yield f"demo {value}", {"format": key_file.FORMAT, "demo": value}


def test_whatever_stands_in_it_the_desk_says_a_sentence(tmp_path: Path, written: dict[str, Any]) -> None:
    doors: tuple[Callable[[], object], ...] = (
        lambda: vault.open_with(tmp_path, "赵老师", PASSWORD),
        lambda: vault.admitted(tmp_path),
        lambda: vault.name_of(tmp_path, KEY, 1),
        lambda: vault.admit(tmp_path, KEY, 2, "钱老师", PASSWORD),
        lambda: vault.is_demo(tmp_path) and vault.open_demo(tmp_path),
    )
    for what, kept in changed(written):
        (tmp_path / key_file.KEY_FILE).write_text(json.dumps(kept), encoding="utf-8")
        for door in doors:
            try:
                door()
            except DeskError:
                continue
            except Exception as error:  # noqa: BLE001 - a traceback instead of a sentence
                pytest.fail(f"{what}: {type(error).__name__} {error}")


@pytest.mark.parametrize(("name", "value"), [("passes", 2**31), ("memory", 2**40), ("passes", 0), ("memory", 16)])
def test_a_guess_that_would_never_end_is_not_begun(
    tmp_path: Path, written: dict[str, Any], monkeypatch: pytest.MonkeyPatch, name: str, value: int
) -> None:
    (tmp_path / key_file.KEY_FILE).write_text(json.dumps({**written, name: value}), encoding="utf-8")
    monkeypatch.setattr(vault, "stretch", lambda *_: pytest.fail("it was begun"))
    with pytest.raises(StoreTrouble, match="损坏") as told:
        vault.open_with(tmp_path, "赵老师", PASSWORD)
    assert not isinstance(told.value, WrongPassword)


def test_the_file_as_it_was_written_opens(tmp_path: Path, written: dict[str, Any]) -> None:
    assert vault.open_with(tmp_path, "赵老师", PASSWORD).key == KEY
