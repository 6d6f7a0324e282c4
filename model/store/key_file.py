"""The file ``desk.key`` beside a store: who may open it, under a seal that only the store's key can make.

It holds numbers of staff, public keys and sealed boxes; no name and no password. Whoever changes a byte of
it without knowing the store's key breaks the seal, and the desk then changes nothing in it any more. What a failing
disk changes is found without the key, by a checksum over the head and one over each person's part: a file that is
damaged is told apart from a wrong password. Files of before have none, and open as they did.
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from model.errors import StoreTrouble, WrongPassword
from model.store import kept as copies
from model.store import whole
from model.words import Words


class PerhapsDamaged(WrongPassword):
    """Name and password open nothing, and part of the key file is damaged: which of the two it was is not known."""


KEY_FILE = "desk.key"
FORMAT = 1
LEAST_MEMORY_BYTES = 8192
MOST_MEMORY_BYTES = 1024 * 1024 * 1024
MOST_PASSES = 64
"""More than any desk writes down: a file that asks for it was changed, so that opening would never end."""
_MISSING = Words(
    "找不到钥匙文件 desk.key，没有它数据打不开；{how}", "desk.key is missing and nothing opens without it; {how}"
)
_DAMAGED = Words("钥匙文件 {name} 损坏；{how}", "{name} is damaged; {how}")
_UNREADABLE = Words(
    "钥匙文件 {name} 读不了（{why}）；请检查磁盘和权限",
    "{name} cannot be read ({why}); look at the disk and its permissions",
)
_PERHAPS = Words(
    "姓名或口令不对，请重新输入。钥匙文件 {name} 有损坏：如果没有输错，{how}",
    "The name or the password is wrong; type both again. {name} is damaged: if you mistyped nothing, {how}",
)
_WRONG = Words("姓名或口令不对，请重新输入", "The name or the password is wrong; type both again")
_PART = ("person", "public", "private", "name", "store")
_HEAD = ("format", "salt", "memory", "passes", "demo", "person")
_NEWER = Words("钥匙文件由更新的版本写成，请升级本软件", "desk.key was written by a newer version; update the desk")
_BROKEN_SEAL = Words(
    "钥匙文件 desk.key 被别的程序改过，不再更改它；请用备份中的 .key 文件替换后再试",
    "Something other than the desk changed desk.key; put the .key file of a backup in its place, then try again",
)


def read(path: Path) -> dict[str, Any]:
    """What a key file holds. Raises ``StoreTrouble`` if it is missing, damaged or too new."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise StoreTrouble(_MISSING.saying(how=_how(path))) from error
    except OSError as error:
        raise StoreTrouble(_UNREADABLE.saying(name=path.name, why=whole.why(error))) from error
    except ValueError as error:
        raise damaged(path) from error
    if not isinstance(kept, dict) or not ("demo" in kept or "people" in kept):
        raise damaged(path)
    if kept.get("format") != FORMAT:
        is_flipped = "check" in kept and _is_intact({**kept, "format": FORMAT}, _HEAD)
        raise damaged(path) if is_flipped else StoreTrouble(_NEWER)
    if not (_opens_by_itself(kept) if "demo" in kept else _is_whole(kept)):
        raise damaged(path)
    return dict(kept)


def damaged(path: Path) -> StoreTrouble:
    """What is said of a key file that is damaged, and where a whole one lies."""
    return StoreTrouble(_DAMAGED.saying(name=path.name, how=_how(path)))


def not_opened(path: Path, kept: dict[str, Any]) -> StoreTrouble:
    """What is said where a name and a password opened none of its parts, without saying which was wrong."""
    if opens_nobody(kept):
        return damaged(path)
    return PerhapsDamaged(_PERHAPS.saying(name=path.name, how=_how(path))) if is_hurt(kept) else WrongPassword(_WRONG)


def opens_nobody(kept: dict[str, Any]) -> bool:
    """Whether what is damaged is the head, on which everybody's password hangs."""
    return not _is_intact(kept, _HEAD)


def is_hurt(kept: dict[str, Any]) -> bool:
    """Whether some part of it is not as it was written; what was written without a checksum is taken as it is."""
    return opens_nobody(kept) or not all(_is_intact(each, _PART) for each in kept.get("people", ()))


def _is_intact(told: dict[str, Any], names: Sequence[str]) -> bool:
    return "check" not in told or hmac.compare_digest(str(told["check"]).encode(), _checksum(told, names).encode())


def _checksum(told: dict[str, Any], names: Sequence[str]) -> str:
    # As text, but in small letters: a capital among hexadecimal digits is the same number.
    said = json.dumps([told.get(name) for name in names]).lower()
    return hashlib.blake2b(said.encode(), person=b"desk.key.check", digest_size=8).hexdigest()


def _how(path: Path) -> Words:
    """What to do about a key file that is damaged or missing."""
    if path.name != KEY_FILE:
        return Words("请换一个备份", "take another backup")
    for backup in copies.in_folder(path.parent / copies.OWN):
        with suppress(StoreTrouble):
            if not is_hurt(read(backup.key_path)):
                words = Words(
                    "请用最近备份旁的 {file} 替换它（口令是那时的口令）",
                    "put {file}, which is beside the newest backup, in its place (the passwords are those of then)",
                )
                return words.saying(file=f"{copies.OWN}/{backup.key_path.name}")
    return Words("请从备份中取回", "take it from a backup")


def _opens_by_itself(kept: dict[str, Any]) -> bool:
    return _is_hex(kept["demo"], 32) and _is_person(kept.get("person"))


def _is_whole(kept: dict[str, Any]) -> bool:
    """Whether everything is there and of its kind, before anybody's password is stretched by what it says."""
    return (
        _is_hex(kept.get("salt"), 16)
        and _lies_in(kept.get("memory"), LEAST_MEMORY_BYTES, MOST_MEMORY_BYTES)
        and _lies_in(kept.get("passes"), 1, MOST_PASSES)
        and isinstance(kept["people"], list)
        and all(_is_entry(each) for each in kept["people"])
    )


def _is_entry(told: Any) -> bool:
    if not isinstance(told, dict) or not _is_person(told.get("person", "")) or not isinstance(told.get("store"), list):
        return False
    boxes = [told.get("private"), told.get("name"), *told["store"]]
    return _is_hex(told.get("public"), 32) and bool(told["store"]) and all(_is_hex(each) for each in boxes)


def _is_person(told: Any) -> bool:
    return told is None or (isinstance(told, int) and not isinstance(told, bool))


def _lies_in(told: Any, least: int, most: int) -> bool:
    return isinstance(told, int) and not isinstance(told, bool) and least <= told <= most


def _is_hex(told: Any, size: int | None = None) -> bool:
    """Whether it is bytes in hexadecimal, so many of them if that is said."""
    if not isinstance(told, str):
        return False
    try:
        return size in (None, len(bytes.fromhex(told)))
    except ValueError:
        return False


def write(folder: Path, kept: dict[str, Any], key: bytes | None = None) -> None:
    """Write the key file of ``folder``, sealed with the store's key where it is given. Raises ``StoreTrouble``."""
    kept = _with_checksums(kept)
    if key is not None:
        kept = {**kept, "seal": seal(kept, key)}
    try:
        whole.put(folder / KEY_FILE, json.dumps(kept, indent=1).encode())
    except OSError as error:
        words = Words(
            "写不进 {folder}（{why}），钥匙文件没有改动", "{folder} cannot be written ({why}); desk.key is as it was"
        )
        raise StoreTrouble(words.saying(folder=folder, why=whole.why(error))) from error


def _with_checksums(kept: dict[str, Any]) -> dict[str, Any]:
    told = {**kept, "check": _checksum(kept, _HEAD)}
    if "people" in kept:
        told["people"] = [{**each, "check": _checksum(each, _PART)} for each in kept["people"]]
    return told


def seal(kept: dict[str, Any], key: bytes) -> str:
    """The seal over everything else in the file."""
    said = json.dumps({name: kept[name] for name in kept if name != "seal"}, sort_keys=True).encode()
    return hashlib.blake2b(said, key=key, person=b"desk.key", digest_size=32).hexdigest()


def is_sound(kept: dict[str, Any], *keys: bytes) -> bool:
    """Whether the seal was made with one of these keys over what stands there now."""
    return any(hmac.compare_digest(str(kept.get("seal", "")), seal(kept, key)) for key in keys)


def need_sound(kept: dict[str, Any], *keys: bytes) -> None:
    """Go on only with an unbroken seal: a file that was tampered with is not sealed anew. Raises ``StoreTrouble``."""
    if not is_sound(kept, *keys):
        raise StoreTrouble(_BROKEN_SEAL)
