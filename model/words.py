"""What the desk says, in Chinese and in English, side by side at the place where it is said.

A sentence is a pair: whoever writes one writes both, so neither language can be
missing. The language is chosen once, when the desk starts (``--lang`` or the locale).

English knows one from many: ``{n} {n:visit|visits}`` says "1 visit" and "2 visits".
"""

from typing import Any, Literal, NamedTuple

Language = Literal["zh", "en"]

_spoken: Language = "zh"


def speak(language: Language) -> None:
    """Choose the language of everything said from now on in this process."""
    global _spoken
    _spoken = language


def spoken() -> Language:
    """The language the desk speaks now."""
    return _spoken


class Words(NamedTuple):
    """One thing to say; ``str()`` of it is the sentence in the desk's language."""

    zh: str
    """The sentence in Chinese, with ``{name}`` where a value goes."""
    en: str
    """The same sentence in English, with the same ``{name}``s."""

    def __str__(self) -> str:
        return self.zh if _spoken == "zh" else self.en

    def saying(self, **values: Any) -> "Words":
        """The same words with the values put in, in both languages."""
        pick = {key: _each(value) for key, value in values.items()}
        return Words(
            self.zh.format(**{key: pair[0] for key, pair in pick.items()}),
            self.en.format(**{key: pair[1] for key, pair in pick.items()}),
        )


def _each(value: Any) -> tuple[Any, Any]:
    if isinstance(value, Words):
        return value.zh, value.en
    return value, _Count(value) if type(value) is int else value


class _Count(int):
    """A whole number that picks the first of ``one|many`` when it is 1, the second otherwise."""

    def __format__(self, spec: str) -> str:
        one, either, many = spec.partition("|")
        if not either:
            return super().__format__(spec)
        return one if self == 1 else many


def say(zh: str, en: str, **values: Any) -> str:
    """Say it now: ``say("第{n}周", "Week {n}", n=3)`` in the desk's language."""
    return str(Words(zh, en).saying(**values)) if values else (zh if _spoken == "zh" else en)
