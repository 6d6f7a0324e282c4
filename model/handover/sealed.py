"""The package as bytes: nothing in it can be read without its password, and a changed byte is noticed.

    magic, format, passes, memory, salt, proof of the password, nonce and contents under XChaCha20-Poly1305, SHA-256

The digest at the end tells a file that was damaged on the way from a password that is wrong; it protects nothing,
for that is what the seal over head and contents does. The key is derived from the password as for ``desk.key``.
"""

import hashlib
import struct
import unicodedata
import zlib

from model.errors import Damaged, StoreTrouble, WrongPassword
from model.store import vault
from model.words import Words

MAGIC = b"DUTYDESK HANDOVER\n"
FORMAT = 1
ENDING = ".ddho"
"""How the name of a package ends."""
_HEAD = struct.Struct(">BIQ16s16s")
_DIGEST = hashlib.sha256().digest_size
_MOST_PASSES, _MOST_MEMORY = 64, 1024 * 1024 * 1024
"""A head that asks for more was not written by a desk, and is not let take the machine."""
_MOST_BYTES = 256 * 1024 * 1024
_NOT_ONE = Words("这不是移交包：{name}", "This is no handover package: {name}")
_DAMAGED = Words(
    "移交包损坏或不完整：{name}；请让移交方重新拷贝一份",
    "The package {name} is damaged or cut short; ask for another copy",
)
_WRONG = Words("移交包的口令不对，请重新输入", "That is not the password of the package; type it again")
_NEWER = Words("移交包由更新的版本写成，请升级本软件", "A newer version wrote the package; update the desk")


def seal(content: bytes, password: str) -> bytes:
    """The content as a package under a password; takes about half a second."""
    from nacl.secret import Aead
    from nacl.utils import random

    salt, passes = random(16), vault.PASSES
    key = _key(password, salt, passes, vault.MEMORY_BYTES)
    head = MAGIC + _HEAD.pack(FORMAT, passes, vault.MEMORY_BYTES, salt, _proof(key))
    body = head + bytes(Aead(key).encrypt(zlib.compress(content, 9), head))
    return body + hashlib.sha256(body).digest()


def unseal(package: bytes, password: str, name: str) -> bytes:
    """The content of a package. Raises ``WrongPassword``, ``Damaged``, and ``StoreTrouble`` for what is no package."""
    from nacl.exceptions import CryptoError
    from nacl.secret import Aead

    head, sealed, (_, passes, memory, salt, proof) = _parts(package, name)
    key = _key(password, salt, passes, memory)
    if _proof(key) != proof:
        raise WrongPassword(_WRONG, "password")
    try:
        packed = Aead(key).decrypt(sealed, head)
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(packed, _MOST_BYTES)
    except (CryptoError, zlib.error) as error:
        raise Damaged(_DAMAGED.saying(name=name), "path") from error
    if not unpacking.eof:
        raise Damaged(_DAMAGED.saying(name=name), "path")
    return content


def _parts(package: bytes, name: str) -> tuple[bytes, bytes, tuple[int, int, int, bytes, bytes]]:
    """Head, sealed contents and what the head says."""
    if not package.startswith(MAGIC):
        # Cut so short that not even its first line is whole, it may still be one.
        cut = MAGIC.startswith(package)
        raise (Damaged(_DAMAGED.saying(name=name), "path") if cut else StoreTrouble(_NOT_ONE.saying(name=name), "path"))
    end = len(MAGIC) + _HEAD.size
    body, digest = package[:-_DIGEST], package[-_DIGEST:]
    if len(body) < end or hashlib.sha256(body).digest() != digest:
        raise Damaged(_DAMAGED.saying(name=name), "path")
    told = _HEAD.unpack(body[len(MAGIC) : end])
    if told[0] != FORMAT:
        raise StoreTrouble(_NEWER, "path")
    if not (1 <= told[1] <= _MOST_PASSES and 8192 <= told[2] <= _MOST_MEMORY):
        raise Damaged(_DAMAGED.saying(name=name), "path")
    return body[:end], body[end:], told


def _key(password: str, salt: bytes, passes: int, memory: int) -> bytes:
    return vault.stretch(unicodedata.normalize("NFKC", password).encode(), salt, passes, memory)


def _proof(key: bytes) -> bytes:
    """What tells that a password is right, without the contents."""
    return hashlib.blake2b(b"", key=key, person=b"handover", digest_size=16).digest()
