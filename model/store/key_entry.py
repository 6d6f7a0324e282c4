"""One person's part of the key file: a key pair of their own, its private half under their password, the store's key to it."""

import json
from collections.abc import Sequence
from typing import Any

from model.values import dataclass


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be let in, or to be given another password."""

    person: int | None
    """Their number; None for the recovery code."""
    name: str
    """The name they sign in under."""
    password: str
    """Their password."""
    given: bool = False
    """Whether somebody else chose it, so that it opens nothing but the question for their own."""


def made(who: Newcomer, stretched: bytes, key: bytes) -> dict[str, Any]:
    """Their part, new: ``stretched`` is what their name and password came to, ``key`` the store's."""
    from nacl.public import PrivateKey
    from nacl.secret import SecretBox

    own = PrivateKey.generate()
    secret = json.dumps({"private": bytes(own).hex(), "person": who.person, "given": who.given}).encode()
    entry = {
        "person": who.person,
        "public": bytes(own.public_key).hex(),
        "private": SecretBox(stretched).encrypt(secret).hex(),
    }
    return sealed(entry, [key], who.name.strip())


def sealed(entry: dict[str, Any], keys: Sequence[bytes], name: str) -> dict[str, Any]:
    """Their part with these keys sealed to them, the first one to be tried first."""
    from nacl.public import PublicKey, SealedBox
    from nacl.secret import SecretBox

    to = SealedBox(PublicKey(bytes.fromhex(entry["public"])))
    said = SecretBox(keys[0]).encrypt(name.encode()).hex()
    return {**entry, "name": said, "store": [to.encrypt(key).hex() for key in keys]}


def named(entry: dict[str, Any], *keys: bytes) -> str:
    """The name in their part, under one of these keys; empty if under none."""
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    for key in keys:
        try:
            return SecretBox(key).decrypt(bytes.fromhex(entry["name"])).decode()
        except (CryptoError, ValueError):
            continue
    return ""
