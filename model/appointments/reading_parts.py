"""Takes a booking line apart: pieces that say something, and the words left over for the search."""

import re
import unicodedata
from collections.abc import Iterator

from model.appointments.pattern_words import PATTERNS
from model.appointments.reading_words import (
    BEFORE_A_VISITOR,
    BEHIND_A_NAME,
    BEHIND_WHOM,
    BRACKETS,
    DASHES,
    HOURS,
    NUMERALS,
    PASSED_OVER,
    PAUSES,
    TEN,
    TOGETHER,
)
from model.named import NamedTuple

LONGEST_LINE = 200
"""Characters of a line that are read."""
_TAKEN = "\0"
"""Stands where a piece was taken out; no line holds it."""
_PLAIN = str.maketrans({**BRACKETS, **dict.fromkeys(DASHES, "-"), **dict.fromkeys(PAUSES, " ")})


class Piece(NamedTuple):
    """A part of the line that says something."""

    starts: int
    """Its first place in the line."""
    ends: int
    """The place behind its last."""
    kind: str
    """What it speaks of: one of the kinds of ``PATTERNS``, or ``word``."""
    text: str
    """Itself, as typed in half-width."""
    said: dict[str, str]
    """The named parts of it, numbers at the end of their names left off."""


def plainly(text: str) -> str:
    """The line in half-width, with one kind of bracket and hyphen, pauses as spaces, and nothing invisible."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_LINE])[:LONGEST_LINE].translate(_PLAIN)
    plain = "".join(_visible(sign) for sign in plain)
    for one, two in TOGETHER.items():
        plain = plain.replace(one, two)
    plain = _TODAY.sub(lambda said: "today evening" if said[0].lower() == "tonight" else "today", plain)
    plain = _IN_ENGLISH.sub(_in_digits, plain)
    return " ".join(re.sub(r"\.(?=\s|$)", " ", plain).split())


_HOUR = f"[0-9]{{1,2}}|{'|'.join(HOURS)}"
_TODAY = re.compile(r"(?<![0-9a-z])(?:tonight(?![0-9a-z])|this(?=\s+(?:morning|afternoon|evening)\b))", re.IGNORECASE)
"""This afternoon is today's."""
_IN_ENGLISH = re.compile(
    rf"(?<![0-9a-z.:])(?:(?P<share>half|quarter)\s+(?P<side>past|to)\s+(?P<past>{_HOUR})(?![0-9a-z])"
    rf"|(?P<even>{_HOUR})\s*o'?clock(?![0-9a-z])|(?P<hour>[0-9]{{1,2}})\.(?P<minute>[0-5][0-9])(?=\s?[ap]m))",
    re.IGNORECASE,
)


def _in_digits(said: re.Match[str]) -> str:
    """Half past three, 3 o'clock and 3.30pm as 3:30, 3:00 and 3:30pm; what is no time stays as it is."""
    if said["hour"]:
        return f"{said['hour']}:{said['minute']}"
    if said["even"]:
        return f"{_hour(said['even'])}:00"
    share = 30 if said["share"].lower() == "half" else 15
    minutes = 60 * _hour(said["past"]) + (share if said["side"].lower() == "past" else -share)
    return f"{minutes // 60 or 12}:{minutes % 60:02d}"


def _hour(text: str) -> int:
    return int(text) if text.isdigit() else HOURS[text.lower()]


def _visible(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Cf":
        return ""
    return " " if category[0] in "CZ" else sign


_ready: list[tuple[str, re.Pattern[str]]] = []


def warming() -> Iterator[None]:
    """Make the patterns ready to match, one at a step: all of them take tens of milliseconds, once in a process."""
    while len(_ready) < len(PATTERNS):
        kind, pattern = PATTERNS[len(_ready)]
        _ready.append((kind, re.compile(pattern, re.IGNORECASE | re.ASCII)))
        yield


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Ready to match; made when the first line is read, unless there was leisure before, and not when the desk starts."""
    for _ in warming():
        pass
    return _ready


def pieces(text: str) -> list[Piece]:
    """Everything in the line in its order, the words left over among them as kind ``word``."""
    line = rest = plainly(text)
    found: list[Piece] = []
    for kind, pattern in _patterns():
        matches = list(pattern.finditer(rest))
        found += [Piece(m.start(), m.end(), kind, m[0].strip(), _said(m)) for m in matches]
        for match in matches:
            rest = rest[: match.start()] + _TAKEN * len(match[0]) + rest[match.end() :]
    left = [Piece(m.start(), m.end(), "word", m[0], {}) for m in re.finditer(rf"[^\s{_TAKEN}]+", rest)]
    return sorted(piece for piece in _names_whole(line, found, left) if _says_something(piece))


def _said(match: re.Match[str]) -> dict[str, str]:
    return {name.rstrip("0123456789"): text for name, text in match.groupdict().items() if text is not None}


def _names_whole(line: str, found: list[Piece], left: list[Piece]) -> list[Piece]:
    """A weekday with one sign left over beside it was a name all along: 周三丰, 王明天."""
    behind = {piece.starts: piece for piece in found if piece.kind == "day"}
    before = {piece.ends: piece for piece in behind.values()}
    whole: list[Piece] = []
    broken: set[int] = set()
    for word in left:
        day = before.get(word.starts) or behind.get(word.ends)
        alone = len(word.text) == 1 and not word.text.isascii() and word.text not in PASSED_OVER
        if day is None or not alone or line[day.starts : day.ends].isascii():
            whole.append(word)
            continue
        starts, ends = min(day.starts, word.starts), max(day.ends, word.ends)
        if day.starts in broken:
            starts = whole.pop().starts
        broken.add(day.starts)
        whole.append(Piece(starts, ends, "word", line[starts:ends], {}))
    return [piece for piece in found if piece.kind != "day" or piece.starts not in broken] + whole


def _says_something(piece: Piece) -> bool:
    return piece.kind != "word" or (piece.text not in PASSED_OVER and any(sign.isalnum() for sign in piece.text))


def word(piece: Piece) -> str:
    """A word left over as it is looked up, without signs around it and what is not part of the name; may be empty."""
    if piece.kind != "word":
        return piece.text
    text = whole = piece.text.strip("()+&-~/:'")
    for verb in BEFORE_A_VISITOR:
        rest = text.removeprefix(verb)
        text = text if len(rest) == 1 else rest
    for verb in BEHIND_WHOM if text != whole else ():
        rest = text.removesuffix(verb)
        text = text if len(rest) == 1 else rest
    return text.rstrip(BEHIND_A_NAME)


def number(text: str) -> int:
    """A number in digits or written out in Chinese, below a thousand; -1 if it is none."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.partition(TEN)
    if ten:
        if len(tens) > 1 or len(ones) > 1 or TEN in ones:
            return -1
        return NUMERALS.get(tens, 1) * 10 + NUMERALS.get(ones, 0)
    return int("".join(str(NUMERALS[sign]) for sign in text))
