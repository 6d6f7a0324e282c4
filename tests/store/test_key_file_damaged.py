"""A key file that a failing disk changed: told apart from a wrong password wherever the byte was, and how it is mended."""

import json
import shutil
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from model import restore, unlocking
from model.errors import StoreTrouble, WrongPassword
from model.store import key_file, vault
from tests.protected import make_cheap, spoil_a_part

KEY = bytes(range(32))
PASSWORD = "守口如瓶-2026"
OTHERS = "battery staple 8"
SEED = 20261123
OLD_FORM = {
    "format": 1,
    "salt": "3a0c78fa7d41890c85fec7b9be9ab21c",
    "memory": 8192,
    "passes": 1,
    "people": [
        {
            "person": 1,
            "public": "7447fa4a72ba2821f7f82b321b910e8a2939b7aeea89d150a6d59791a6214f3d",
            "private": "216a3e9a39e14ee4905cec2b2f3677e4defcde0112f1b727db66c8e5f01634ac31649bc972335e3070cdad9e5a8eef1a49a1"
            "c79477b5de0898e6e5edfc1e1260cf4c211a8ba36e57546cf91462582e80b359e4d1d890b5c3059d3738c4a4f28fcb77af0261691b71e7"
            "670c1295e6cbc47a2bdd94fe252bd0a1104b11dbdd7466474e271c",
            "name": "ee2a96a305c71bf5a2a20df6a1adafb892ebebaaadd07b9edbc0c20d61410e2e2db568646403f08b6e76a5cdc5c6c78971",
            "store": [
                "6d7c8b04d858732a5315498d8a5c27b11d838ae8f68c34947cd4d5744da62a07b5d5a1e58cc221d5aa8ad76aa99eb9d5e2803fb1061"
                "fc9472442782aaa9a3d1211c1e36cddc51a140da3d94dee8a8824"
            ],
        }
    ],
    "seal": "8a0a5e3f9dbd6b727f41829d0004071b483c12db710f513740782067d6650f44",
}
"""As it was written before there were checksums."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key file of two people, and the same beside a backup."""
    make_cheap(monkeypatch)
    vault.lay(tmp_path)
    vault.admit(tmp_path, KEY, 1, "赵老师", PASSWORD)
    vault.admit(tmp_path, KEY, 2, "钱老师", OTHERS)
    backups = tmp_path / "backups"
    backups.mkdir()
    for stem in ("desk-2026-11-24-1200", "desk-2026-11-25-1200"):
        (backups / f"{stem}.db").write_bytes(b"a store")
        shutil.copyfile(tmp_path / "desk.key", backups / f"{stem}.key")
    return tmp_path


def flipped(content: bytes, at: int, bit: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]


def outcome(folder: Path) -> str:
    """What the right name and password come to."""
    try:
        opened = vault.open_with(folder, "赵老师", PASSWORD)
    except WrongPassword as error:
        return "hinted" if "有损坏" in str(error) else "nothing but a wrong password"
    except StoreTrouble as error:
        return "damaged" if "损坏" in str(error) else str(error)
    assert (opened.key, opened.person) == (KEY, 1)
    return "open"


def test_no_flipped_bit_passes_for_a_wrong_password(folder: Path) -> None:
    path = folder / "desk.key"
    sound = path.read_bytes()
    chance = Random(SEED)
    came_to = Counter[str]()
    for at in range(len(sound)):
        for bit in {chance.randrange(8), chance.randrange(8)}:
            path.write_bytes(flipped(sound, at, bit))
            came_to[outcome(folder)] += 1
    assert came_to.keys() == {"open", "damaged", "hinted"}


def test_it_says_where_a_whole_one_lies(folder: Path) -> None:
    spoil_a_part(folder / "desk.key")
    with pytest.raises(WrongPassword, match=r"有损坏.*backups/desk-2026-11-25-1200\.key"):
        unlocking.unwrap(folder, "赵老师", PASSWORD)
    # The other one's part is whole, and a guess costs what it did: the waits go on.
    assert vault.open_with(folder, "钱老师", OTHERS).key == KEY
    with pytest.raises(WrongPassword):
        unlocking.unwrap(folder, "赵老师", PASSWORD)
    assert unlocking.seconds_left(folder) > 0


@pytest.mark.parametrize(("name", "value"), [("salt", "00" * 16), ("passes", 2), ("memory", 16384)])
def test_where_the_head_is_changed_nobody_is_said_to_have_mistyped(folder: Path, name: str, value: object) -> None:
    told = json.loads((folder / "desk.key").read_text())
    (folder / "desk.key").write_text(json.dumps({**told, name: value}))
    with pytest.raises(
        StoreTrouble, match=r"desk\.key 损坏；请用最近备份旁的 backups/desk-2026-11-25-1200\.key"
    ) as said:
        vault.open_with(folder, "赵老师", PASSWORD)
    assert not isinstance(said.value, WrongPassword)
    assert restore.needs_key(folder)


def test_a_wrong_password_at_a_whole_file_is_a_wrong_password(folder: Path) -> None:
    with pytest.raises(WrongPassword, match=r"^姓名或口令不对，请重新输入$"):
        vault.open_with(folder, "赵老师", OTHERS)


def test_the_newest_whole_one_is_taken_from_beside_a_backup(folder: Path) -> None:
    newest = folder / "backups" / "desk-2026-11-25-1200.key"
    spoil_a_part(newest)
    (folder / "desk.key").write_bytes(newest.read_bytes())
    # It opens for the other one: nobody is asked at the door to go back to the passwords of then.
    assert not restore.needs_key(folder)
    with pytest.raises(key_file.PerhapsDamaged, match=r"backups/desk-2026-11-24-1200\.key"):
        vault.open_with(folder, "赵老师", PASSWORD)
    with pytest.raises(WrongPassword, match="请换一个备份"):
        vault.open_file(newest, "赵老师", PASSWORD)
    assert restore.key_from_backup(folder) == folder / "backups" / "desk-2026-11-24-1200.key"
    assert not restore.needs_key(folder)
    assert vault.open_with(folder, "赵老师", PASSWORD).sound


def test_without_a_backup_it_says_to_take_one_from_elsewhere(folder: Path) -> None:
    shutil.rmtree(folder / "backups")
    (folder / "desk.key").write_text("{")
    with pytest.raises(StoreTrouble, match="损坏；请从备份中取回"):
        vault.open_with(folder, "赵老师", PASSWORD)


def test_a_file_of_before_opens_and_has_checksums_from_the_next_change_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_cheap(monkeypatch)
    (tmp_path / "desk.key").write_text(json.dumps(OLD_FORM))
    opened = vault.open_with(tmp_path, "赵老师", PASSWORD)
    assert (opened.key, opened.person, opened.sound) == (KEY, 1, True)
    assert not restore.needs_key(tmp_path)
    with pytest.raises(WrongPassword) as said:
        vault.open_with(tmp_path, "赵老师", OTHERS)
    assert "损坏" not in str(said.value)
    vault.admit(tmp_path, KEY, 2, "钱老师", OTHERS)
    told = key_file.read(tmp_path / "desk.key")
    assert [bool(each["check"]) for each in (told, *told["people"])] == [True] * 3
    assert vault.open_with(tmp_path, "赵老师", PASSWORD).sound


def test_a_capital_among_the_digits_is_no_damage(folder: Path) -> None:
    told = json.loads((folder / "desk.key").read_text())
    told["salt"] = told["salt"].upper()
    told["people"][0]["private"] = told["people"][0]["private"].upper()
    assert not key_file.is_hurt(told)


def test_a_demo_schools_key_is_checked_too(tmp_path: Path) -> None:
    vault.lay_open(tmp_path, KEY, 1)
    told = json.loads((tmp_path / "desk.key").read_text())
    (tmp_path / "desk.key").write_text(json.dumps({**told, "demo": "ff" + told["demo"][2:]}))
    with pytest.raises(StoreTrouble, match="损坏"):
        vault.open_demo(tmp_path)
    del told["check"]
    (tmp_path / "desk.key").write_text(json.dumps(told))
    assert vault.open_demo(tmp_path).key == KEY


def test_one_that_cannot_be_read_is_not_called_damaged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refused)
    with pytest.raises(StoreTrouble, match="读不了（没有权限"):
        vault.open_with(folder, "赵老师", PASSWORD)
