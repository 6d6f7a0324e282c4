"""Which passwords are too easy for the most confidential records a school has."""

from itertools import pairwise

from model.errors import Invalid
from model.words import Words

SHORTEST = 8
"""Characters of a password at least."""
_DIFFERENT = 4
"""Different characters in it at least."""


def check(password: str, name: str = "", *, field: str = "password") -> None:
    """Go on only with a password worth having. Raises ``Invalid`` beside ``field``."""
    wrong = weakness(password, name)
    if wrong:
        raise Invalid({field: wrong})


def weakness(password: str, name: str = "") -> Words | None:
    """What is wrong with a password, if anything."""
    if len(password) < SHORTEST:
        return Words("口令至少 {n} 个字符", "A password has at least {n} characters").saying(n=SHORTEST)
    if len(set(password)) < _DIFFERENT:
        return Words("口令太简单：重复的字符太多", "Too easy: the same few characters again and again")
    if all(ord(after) - ord(before) in (1, -1) for before, after in pairwise(password)):
        return Words("口令太简单：不要用连续的数字或字母", "Too easy: not digits or letters in their order")
    if name.strip() and name.strip().lower() in password.lower():
        return Words("口令里不要有自己的姓名", "A password does not hold your own name")
    return None
