"""Who may open the store: its random key, sealed once for every person.

The store's key is 32 random bytes. Each person has a key pair of their own: the private half lies in
``desk.key`` under a key that Argon2id derives from their name and password (XSalsa20 and Poly1305), and the
store's key is sealed to the public half (X25519). So admitting, changing or dismissing a person touches no
record, and a new key for the whole store can be given to everybody without knowing their passwords. The name a
person signs in under is there only under the store's key. A demo school's file holds its key open and says so.
"""

import json
import secrets
import unicodedata
from collections.abc import Collection
from pathlib import Path
from time import perf_counter
from typing import Any

from model.errors import StoreTrouble, WrongPassword
from model.store import key_entry, key_file
from model.store.key_entry import Newcomer
from model.store.key_file import KEY_FILE
from model.values import dataclass
from model.words import Words

MEMORY_BYTES = 64 * 1024 * 1024
"""What one guess costs in memory: above OWASP's advice for argon2id (19 MiB)."""
PASSES = 3
"""Passes over that memory at least."""
SECONDS = 0.4
"""What one guess should cost in time on the machine where the desk was founded."""
RECOVERY = "recovery"
"""The name that the recovery code goes with."""
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 30


@dataclass(frozen=True, slots=True)
class Opened:
    """What a right password gives."""

    key: bytes
    """The store's key, 32 bytes."""
    person: int | None
    """The member of staff whose password it was; None for a demo school or the recovery code."""
    other: bytes | None = None
    """The key the store has if a change of its key was cut short; None otherwise."""
    sound: bool = True
    """Whether the key file is as the desk left it."""
    wrong: int = 0
    """Wrong passwords since the last right one."""
    given: bool = False
    """Whether somebody else set that password."""


def recovery_code() -> str:
    """A code for the safe: 30 letters and digits that cannot be mistaken for each other, in fives (148 bits)."""
    return in_fives("".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH)))


def in_fives(code: str) -> str:
    """A recovery code as it was shown, however it was typed: small letters, spaces, no dashes."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKC", code).upper() if sign.isalnum())
    return "-".join(letters[at : at + 5] for at in range(0, len(letters), 5))


def new_key() -> bytes:
    """A store's key: 32 random bytes."""
    return secrets.token_bytes(32)


def lay_open(folder: Path, key: bytes, person: int | None) -> None:
    """Write the key file of a demo school, which anybody may open."""
    key_file.write(folder, {"format": key_file.FORMAT, "demo": key.hex(), "person": person})


def lay(folder: Path) -> None:
    """Write an empty key file for a new store; ``admit`` puts the first person in."""
    told = {"salt": secrets.token_hex(16), "memory": MEMORY_BYTES, "passes": calibrated()}
    key_file.write(folder, {"format": key_file.FORMAT, **told, "people": []})


def calibrated() -> int:
    """Passes that take about ``SECONDS`` here, measured once with the fewest that are allowed."""
    begun = perf_counter()
    stretch(b"calibration", bytes(16), PASSES, MEMORY_BYTES)
    return max(PASSES, min(key_file.MOST_PASSES, round(PASSES * SECONDS / (perf_counter() - begun))))


def exists(folder: Path) -> bool:
    """Whether there is a key file in ``folder``."""
    return (folder / KEY_FILE).is_file()


def is_demo(folder: Path) -> bool:
    """Whether the store in ``folder`` opens without a password. Raises ``StoreTrouble``."""
    return is_demo_file(folder / KEY_FILE)


def is_demo_file(path: Path) -> bool:
    """Whether a key file holds its key open. Raises ``StoreTrouble``."""
    return "demo" in key_file.read(path)


def admitted(folder: Path) -> frozenset[int | None]:
    """Who may open the store, by number; None is the recovery code. Raises ``StoreTrouble``."""
    return frozenset(each["person"] for each in key_file.read(folder / KEY_FILE).get("people", ()))


def admit(folder: Path, key: bytes, person: int | None, name: str, password: str) -> None:
    """Let a person in; one admitted before gets the new password instead. Raises ``StoreTrouble``."""
    admit_all(folder, key, Newcomer(person, name, password))


def admit_all(folder: Path, key: bytes, *newcomers: Newcomer) -> None:
    """Let several in, all of them or none: the file is written once. Raises ``StoreTrouble``."""
    kept = _changeable(folder, key)
    people = {each["person"]: each for each in kept["people"]}
    for each in newcomers:
        people.pop(each.person, None)
        people[each.person] = key_entry.made(each, _derived(kept, each.name, each.password), key)
    key_file.write(folder, {**kept, "people": list(people.values())}, key)


def name_of(folder: Path, key: bytes, person: int | None) -> str:
    """The name somebody signs in under: the one they had when they took their password. Raises ``StoreTrouble``."""
    kept = key_file.read(folder / KEY_FILE)
    return next((key_entry.named(each, key) for each in kept.get("people", ()) if each["person"] == person), "")


def dismiss(folder: Path, key: bytes, person: int | None) -> None:
    """Let a person in no more; who knew the key knows it still (see ``rekey``). Raises ``StoreTrouble``."""
    kept = _changeable(folder, key)
    key_file.write(folder, {**kept, "people": [each for each in kept["people"] if each["person"] != person]}, key)


def promise(folder: Path, key: bytes, new: bytes, to: Collection[int | None]) -> None:
    """Give these people the new key beside the one in use, before the store has it; the others lose theirs."""
    kept = _changeable(folder, key)
    people = [
        key_entry.sealed(each, [new, key], key_entry.named(each, key))
        for each in kept["people"]
        if each["person"] in to
    ]
    key_file.write(folder, {**kept, "people": people}, key)


def settle(folder: Path, key: bytes, other: bytes) -> None:
    """The store turned out to have ``key``: everybody keeps that one only. Raises ``StoreTrouble``."""
    kept = key_file.read(folder / KEY_FILE)
    key_file.need_sound(kept, key, other)
    people = [key_entry.sealed(each, [key], key_entry.named(each, key, other)) for each in kept["people"]]
    key_file.write(folder, {**kept, "people": people}, key)


def open_with(folder: Path, name: str, password: str) -> Opened:
    """The key of the store in ``folder``. Raises as ``open_file``."""
    return open_file(folder / KEY_FILE, name, password)


def open_file(path: Path, name: str, password: str) -> Opened:
    """The key, for a name and password. Raises ``WrongPassword`` without saying which part is wrong."""
    from nacl.exceptions import CryptoError
    from nacl.public import PrivateKey, SealedBox
    from nacl.secret import SecretBox

    kept = key_file.read(path)
    box = SecretBox(_derived(kept, name, password))
    for each in kept.get("people", ()):
        try:
            secret = json.loads(box.decrypt(bytes.fromhex(each["private"])))
        except (CryptoError, ValueError):
            continue
        own = SealedBox(PrivateKey(bytes.fromhex(secret["private"])))
        try:
            keys = [own.decrypt(bytes.fromhex(sealed)) for sealed in each["store"]]
        except (CryptoError, ValueError) as error:
            raise key_file.damaged(path) from error
        other = keys[1] if len(keys) > 1 else None
        sound = key_file.is_sound(kept, *keys)
        return Opened(keys[0], secret["person"], other, sound=sound, given=secret.get("given", False))
    raise key_file.not_opened(path, kept)


def open_demo(folder: Path) -> Opened:
    """The key of a demo school. Raises ``WrongPassword`` if the store is no demo."""
    return open_demo_file(folder / KEY_FILE)


def open_demo_file(path: Path) -> Opened:
    """The key in a demo school's key file. Raises ``WrongPassword`` if it is none, ``StoreTrouble`` if it is damaged."""
    kept = key_file.read(path)
    if "demo" not in kept:
        raise WrongPassword(Words("请输入姓名和口令", "Name and password are needed to open this desk"))
    if key_file.is_hurt(kept):
        raise key_file.damaged(path)
    return Opened(bytes.fromhex(kept["demo"]), kept.get("person"))


def _changeable(folder: Path, key: bytes) -> dict[str, Any]:
    """The key file, for a change. Raises ``StoreTrouble`` for a demo's, and for one that was tampered with."""
    kept = key_file.read(folder / KEY_FILE)
    if "demo" in kept:
        raise StoreTrouble(
            Words("演示学校不设口令", "A demo school has no passwords; found a school of your own for that")
        )
    if kept["people"]:
        key_file.need_sound(kept, key)
    return kept


def _derived(kept: dict[str, Any], name: str, password: str) -> bytes:
    if "demo" in kept:
        raise StoreTrouble(Words("演示学校不设口令", "A demo school has no passwords"))
    said = unicodedata.normalize("NFKC", name).strip() + "\0" + unicodedata.normalize("NFKC", password)
    return stretch(said.encode(), bytes.fromhex(kept["salt"]), kept["passes"], kept["memory"])


def stretch(secret: bytes, salt: bytes, passes: int, memory: int) -> bytes:
    """The key that Argon2id derives from a secret."""
    from nacl.pwhash import argon2id

    derived: bytes = argon2id.kdf(32, secret, salt, opslimit=passes, memlimit=memory)
    return derived
