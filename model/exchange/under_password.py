"""Puts a workbook under a password, as Excel and WPS open it (AES, ECMA-376)."""

import io

from model import passwords
from model.errors import DeskError
from model.words import Words

SHORTEST = 8
"""Characters a file's password has at least."""


def need_password(password: str | None) -> str:
    """The password, if it is long enough and not one of the first to be guessed. Raises ``DeskError`` that says what is asked for."""
    if password is None or len(password) < SHORTEST:
        told = Words(
            "含姓名的文件须设打开口令，至少 {n} 个字符；口令请当面告知，不要写在同一封邮件里",
            "A file with names needs a password of {n} characters or more; tell it in person, not in the same message",
        )
        raise DeskError(told.saying(n=SHORTEST), "password")
    if too_easy := passwords.weakness(password):
        raise DeskError(too_easy, "password")
    return password


def locked(content: bytes, password: str) -> bytes:
    """The same workbook, to be opened with the password; it passes through memory only."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, out)
    return out.getvalue()
