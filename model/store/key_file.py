"""The file ``desk.key`` beside a store: who may open it, under a seal that only the store's key can make.

It holds numbers of staff, public keys and sealed boxes; no name and no password. Whoever changes a byte of
it without knowing the store's key breaks the seal, and the desk then changes nothing in it any more.
"""

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

from model.errors import StoreTrouble
from model.store import whole
from model.words import Words

KEY_FILE = "desk.key"
FORMAT = 1
LEAST_MEMORY_BYTES = 8192
MOST_MEMORY_BYTES = 1024 * 1024 * 1024
MOST_PASSES = 64
"""More than any desk writes down: a file that asks for it was changed, so that opening would never end."""
_MISSING = Words(
    "找不到钥匙文件 desk.key，没有它数据打不开；请从备份中取回",
    "desk.key is missing and nothing opens without it; take it from a backup",
)
_DAMAGED = Words("钥匙文件 desk.key 损坏；请从备份中取回", "desk.key is damaged; take it from a backup")
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
        raise StoreTrouble(_MISSING) from error
    except (OSError, ValueError) as error:
        raise StoreTrouble(_DAMAGED) from error
    if not isinstance(kept, dict) or not ("demo" in kept or "people" in kept):
        raise StoreTrouble(_DAMAGED)
    if kept.get("format") != FORMAT:
        raise StoreTrouble(_NEWER)
    if not (_opens_by_itself(kept) if "demo" in kept else _is_whole(kept)):
        raise StoreTrouble(_DAMAGED)
    return dict(kept)


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
    if key is not None:
        kept = {**kept, "seal": seal(kept, key)}
    try:
        whole.put(folder / KEY_FILE, json.dumps(kept, indent=1).encode())
    except OSError as error:
        words = Words(
            "写不进 {folder}（{why}），钥匙文件没有改动", "{folder} cannot be written ({why}); desk.key is as it was"
        )
        raise StoreTrouble(words.saying(folder=folder, why=whole.why(error))) from error


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
