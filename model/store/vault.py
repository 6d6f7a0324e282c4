"""Who may open the store: its random key, wrapped once for every person.

The store's key is 32 random bytes. ``desk.key`` beside the store holds it wrapped (XSalsa20 and
Poly1305, authenticated) under a key that Argon2id derives from a person's name and password; the
name itself is nowhere in the file. Adding or changing a person wraps the key again and touches
no record. A demo school's key file holds its key open and says so.
"""

import json
import os
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.errors import StoreTrouble, WrongPassword
from model.words import Words

KEY_FILE = "desk.key"
MEMORY_BYTES = 64 * 1024 * 1024
"""What one guess costs: the least the desk accepts (OWASP's argon2id advice is 19 MiB)."""
PASSES = 3
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Opened:
    """What a right password gives."""

    key: bytes
    """The store's key, 32 bytes."""
    person: int | None
    """The member of staff whose password it was; None for a demo school or the recovery code."""


RECOVERY = "recovery"
"""The name that the recovery code goes with."""
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def recovery_code() -> str:
    """A code for the safe: 30 letters and digits that cannot be mistaken for each other, in fives (148 bits)."""
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(30))
    return "-".join(letters[at : at + 5] for at in range(0, 30, 5))


def new_key() -> bytes:
    """A store's key: 32 random bytes."""
    return secrets.token_bytes(32)


def lay_open(folder: Path, key: bytes, person: int | None) -> None:
    """Write the key file of a demo school, which anybody may open."""
    _write(folder, {"format": _FORMAT, "demo": key.hex(), "person": person})


def lay(folder: Path) -> None:
    """Write an empty key file for a new store; ``admit`` puts the first person in."""
    salt = secrets.token_hex(16)
    _write(folder, {"format": _FORMAT, "salt": salt, "memory": MEMORY_BYTES, "passes": PASSES, "wrapped": []})


def is_demo(folder: Path) -> bool:
    """Whether the store in ``folder`` opens without a password."""
    return is_demo_file(folder / KEY_FILE)


def is_demo_file(path: Path) -> bool:
    """Whether a key file holds its key open."""
    return "demo" in _read(path)


def exists(folder: Path) -> bool:
    """Whether there is a key file in ``folder``."""
    return (folder / KEY_FILE).is_file()


def admit(folder: Path, key: bytes, person: int | None, name: str, password: str) -> None:
    """Wrap the key for a person; a person admitted before gets the new password instead."""
    from nacl.secret import SecretBox

    kept = _read(folder / KEY_FILE)
    secret = json.dumps({"key": key.hex(), "person": person}).encode()
    wrapped = SecretBox(_derive(kept, name, password)).encrypt(secret).hex()
    kept["wrapped"] = [one for one in kept["wrapped"] if one["person"] != person] + [{"person": person, "box": wrapped}]
    _write(folder, kept)


def dismiss(folder: Path, person: int) -> None:
    """Take a person's wrapping away; whoever knew the key knows it still (see ``re_key``)."""
    kept = _read(folder / KEY_FILE)
    kept["wrapped"] = [one for one in kept["wrapped"] if one["person"] != person]
    _write(folder, kept)


def open_with(folder: Path, name: str, password: str) -> Opened:
    """The key of the store in ``folder``. Raises as ``open_file``."""
    return open_file(folder / KEY_FILE, name, password)


def open_file(path: Path, name: str, password: str) -> Opened:
    """The key, for a name and password. Raises ``WrongPassword`` without saying which part is wrong."""
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    kept = _read(path)
    box = SecretBox(_derive(kept, name, password))
    for one in kept["wrapped"]:
        try:
            secret = json.loads(box.decrypt(bytes.fromhex(one["box"])))
        except CryptoError:
            continue
        return Opened(bytes.fromhex(secret["key"]), secret["person"])
    raise WrongPassword(Words("姓名或密码不对，请重新输入", "The name or the password is wrong; type both again"))


def open_demo(folder: Path) -> Opened:
    """The key of a demo school. Raises ``WrongPassword`` if the store is no demo."""
    return open_demo_file(folder / KEY_FILE)


def open_demo_file(path: Path) -> Opened:
    """The key in a demo school's key file. Raises ``WrongPassword`` if it is none."""
    kept = _read(path)
    if "demo" not in kept:
        raise WrongPassword(Words("请输入姓名和密码", "Name and password are needed to open this desk"))
    return Opened(bytes.fromhex(kept["demo"]), kept.get("person"))


def _derive(kept: dict[str, Any], name: str, password: str) -> bytes:
    from nacl.pwhash import argon2id

    said = unicodedata.normalize("NFKC", name).strip() + "\0" + unicodedata.normalize("NFKC", password)
    derived: bytes = argon2id.kdf(
        32, said.encode(), bytes.fromhex(kept["salt"]), opslimit=kept["passes"], memlimit=kept["memory"]
    )
    return derived


def _read(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise StoreTrouble(
            Words(
                "找不到钥匙文件 desk.key，没有它数据打不开；请从备份中取回",
                "desk.key is missing and nothing opens without it; take it from a backup",
            )
        ) from error
    except (OSError, ValueError) as error:
        raise StoreTrouble(
            Words("钥匙文件 desk.key 损坏；请从备份中取回", "desk.key is damaged; take it from a backup")
        ) from error
    if kept.get("format") != _FORMAT:
        raise StoreTrouble(
            Words("钥匙文件由更新的版本写成，请升级本软件", "desk.key was written by a newer version; update the desk")
        )
    return dict(kept)


def _write(folder: Path, kept: dict[str, Any]) -> None:
    new = folder / (KEY_FILE + ".new")
    with open(new, "w", encoding="utf-8") as file:
        json.dump(kept, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, folder / KEY_FILE)
