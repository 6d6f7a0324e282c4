"""The pinyin of names: every reading a person may type, from a frozen table, never from a library.

One main reading per character stands in fixtures/pinyin.txt (about 27,000 characters); surnames and
a few given-name characters that are read otherwise stand in fixtures/name_readings.txt, and **all** of
their readings are given (曾 zeng and ceng), because people type what they know. The files are read at
the first call, once per process. Latin names are taken as they are, in lower case and without marks.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, product

import fixtures
from model.named import NamedTuple

MOST_READINGS = 8
"""So many readings of one name at most: three doubtful characters of two readings each."""

_Ways = tuple[tuple[str, ...], ...]
"""The readings of one piece of a name, each as its syllables."""

_DOUBT = "?"
"""Stands in the quick table for whatever needs the careful way; never a letter."""

_PIECE = re.compile(r"[a-z0-9]+|\w")


class _Special(NamedTuple):
    surnames: dict[str, _Ways]
    given: dict[str, _Ways]


def initials(name: str) -> tuple[str, ...]:
    """The pinyin initials of a name in every reading, likeliest first: 曾国藩 gives ``("zgf", "cgf")``.

    A Latin name gives the first letter of each word. Empty when nothing in the name can be read.
    """
    quick = name.translate(_letters())
    if _is_plain(quick):
        return (quick,)
    return _each_once("".join([part[0] for part in parts]) for parts in _readings(name))


def syllables(name: str) -> tuple[str, ...]:
    """The pinyin of a name in every reading, without tones and spaces: 吕布 gives ``("lvbu",)``."""
    if _is_plain(name.translate(_letters())):
        main = _syllables()
        return ("".join([main[char] for char in name]),)
    return _each_once("".join(parts) for parts in _readings(name))


def _is_plain(quick: str) -> bool:
    """Every character of the name is Chinese and has one reading."""
    return quick.isascii() and quick.isalpha()


def _readings(name: str) -> Iterator[tuple[str, ...]]:
    """Each reading as its parts: the syllables of Chinese characters, the whole words of Latin letters."""
    special, main = _special(), _syllables()
    surname = next((name[:length] for length in (2, 1) if name[:length] in special.surnames), "")
    ways: list[_Ways] = [special.surnames[surname]] if surname else []
    for piece in _PIECE.findall(_plain(name[len(surname) :])):
        if piece in main:
            ways.append(special.given.get(piece) or ((main[piece],),))
        elif piece.isascii():
            ways.append(((piece,),))
    if ways:
        yield from (sum(way, ()) for way in islice(product(*ways), MOST_READINGS))


def _plain(text: str) -> str:
    """Lower case, without accents and apostrophes."""
    if text.isascii():
        return text.lower().replace("'", "")
    letters = unicodedata.normalize("NFKD", text.lower())
    return "".join([char for char in letters if not unicodedata.combining(char) and char not in "'’ʼ"])


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _lines(file: str) -> tuple[tuple[str, list[str]], ...]:
    text = fixtures.path(file).read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((row[0], row[1:]) for row in rows)


@cache
def _letters() -> str:
    """The initial of the character with code ``n`` at place ``n``, as ``str.translate`` wants it."""
    table = [_DOUBT] * 0xA000
    for syllable, (chars,) in _lines("pinyin.txt"):
        for code in map(ord, chars):
            if code < 0xA000:
                table[code] = syllable[0]
    for char in [surname[0] for surname in _special().surnames] + list(_special().given):
        table[ord(char)] = _DOUBT
    return "".join(table)


@cache
def _syllables() -> dict[str, str]:
    table: dict[str, str] = {}
    for syllable, (chars,) in _lines("pinyin.txt"):
        table.update(dict.fromkeys(chars, syllable))
    return table


@cache
def _special() -> _Special:
    special = _Special({}, {})
    for key, texts in _lines("name_readings.txt"):
        ways = tuple(tuple(text.split("'")) for text in texts)
        if key.startswith("-"):
            special.given[key[1:]] = ways
        else:
            special.surnames[key] = ways
    return special
