"""What the tests of the protection share: passwords that cost little to check, a school with real passwords."""

import json
from pathlib import Path

import pytest

from model import desk, rights, session
from model.store import vault
from model.store.database import desk as database
from tests.founding import found

PASSWORDS = {"赵老师": "correct horse 7", "钱老师": "battery staple 8", "孙老师": "tiny dancer 99"}


def make_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a guess cost next to nothing, so that a test may guess often."""
    monkeypatch.setattr(vault, "MEMORY_BYTES", 8192)
    monkeypatch.setattr(vault, "calibrated", lambda: 1)


def spoil_a_part(path: Path) -> None:
    """Change one digit of the first person's part of a key file; the rest is as it was."""
    told = json.loads(path.read_text(encoding="utf-8"))
    digits = told["people"][0]["private"]
    told["people"][0]["private"] = ("1" if digits[0] == "0" else "0") + digits[1:]
    path.write_text(json.dumps(told), encoding="utf-8")


def lock_up(folder: Path) -> dict[str, int]:
    """Give the school in the open store in ``folder`` a key file with everybody's password; answers who is who."""
    founded = found()
    people = {"赵老师": founded.zhao, "钱老师": founded.qian, "孙老师": founded.sun}
    vault.lay(folder)
    for name, number in people.items():
        vault.admit(folder, database.key, number, name, PASSWORDS[name])
    session.sit_down(founded.zhao)
    return people


def sit(folder: Path, name: str) -> session.Seat:
    """Open the desk anew as somebody, with their password."""
    desk.leave()
    return desk.open_for(folder, name, PASSWORDS[name])


def role() -> rights.Role:
    """The role of whoever sits at the desk."""
    return session.at_desk().role
