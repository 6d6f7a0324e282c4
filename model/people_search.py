"""Finds people as fast as a name is typed: by name, pinyin, initials, class or number, in any order.

Every person is a stretch of a text in memory, and ``str.find`` walks it; a query costs the store nothing.
There are two texts, because one Chinese character doubles the width of all the rest: what is plain ASCII
(initials, pinyin, number, 9.3) stands in one, names and classes in Chinese in the other. A word of plain
letters or digits is looked for in the first, any other in the second.

How the found are ranked. The *lead* is the first word without a digit, or the first word. Whoever has the
lead as a whole field (a name, initials, a class …) comes first, then whoever has a field that begins with
it, then the rest; within each of the three those who are at school, then by number.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import accumulate, cycle, islice
from typing import NamedTuple

from model.grades import SchoolClass

MOST = 200
"""So many people are found at most: nobody reads further."""
STEP = 1000
"""So many people are laid out in one step."""

_EDGE = "\t"
"""Stands on both sides of every field."""
_LEFT_OUT = re.compile(r"[()\[\]·•'’]|年级")  # not said: what a query may hold or leave out
_RUNS = re.compile(r"[a-z]+|[^a-z]+")
_COUNTED = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()  # not said: how grades 1 to 12 are also counted


class Person(NamedTuple):
    """What is known of a person for finding and showing; made anew when the index is."""

    id: int
    """The row's id in the store."""
    name: str
    """The name as it is shown."""
    initials: str
    """The initials of every reading, spaces between: ``zgf cgf`` (``model.pinyin``)."""
    syllables: str
    """The pinyin of every reading, spaces between: ``zengguofan cengguofan``."""
    number: str
    """The student number."""
    class_shown: str
    """The class as it is shown."""
    here: bool
    """Whether the person is at school; those who left come after."""
    class_codes: str = ""
    """Other ways to write the class, spaces between, from ``class_codes()``."""


def class_codes(school_class: SchoolClass, school_year: int) -> str:
    """The ways to type a class in this school year, besides how it is shown: ``9.3 903`` and Chinese ones."""
    number, grade = school_class.number, school_class.grade_number(school_year)
    entry = f"{school_class.entry_year}级{number}班"  # not said: looked for
    if grade is None:
        return entry
    shown = _folded(school_class.words(school_year).zh)
    counted = f"{_COUNTED[grade - 1]}{number}班"  # not said: looked for
    return " ".join(dict.fromkeys((f"{grade}.{number}", f"{grade}{number:02}", shown, counted, entry)))


class PeopleIndex:
    """Everybody, ready to be searched; a value that is replaced when somebody comes, leaves or is renamed."""

    def __init__(self, people: Iterable[Person]) -> None:
        for _ in self._lay_out(people):
            pass

    @classmethod
    def in_steps(cls, people: Iterable[Person]) -> Generator[None, None, "PeopleIndex"]:
        """The same a few milliseconds at a time, for whoever has other things to do between the steps."""
        index = cls.__new__(cls)
        yield from index._lay_out(people)
        return index

    def _lay_out(self, people: Iterable[Person]) -> Iterator[None]:
        self._people = sorted(people, key=lambda person: (not person.here, person.number, person.id))
        self.here = bisect_left(self._people, True, key=lambda person: not person.here)
        """How many are at school; they come before the others."""
        of_class: dict[tuple[str, str], tuple[str, str]] = {}
        plain: list[str] = []
        wide: list[str] = []
        for at, person in enumerate(self._people):
            if at % STEP == 0:
                yield
            key = person.class_shown, person.class_codes
            if key not in of_class:
                of_class[key] = _in_two(["".join(_folded(key[0]).split()), *_folded(key[1]).split()])
            own = _own(person)
            readings = f"{person.initials} {person.syllables}".replace(" ", _EDGE)
            plain.append(_EDGE.join(("", readings, own[0], of_class[key][0], "")))
            wide.append(_EDGE.join(("", own[1], of_class[key][1], "")))
        yield
        self._plain, self._wide = _Text(plain), _Text(wide)

    def __len__(self) -> int:
        return len(self._people)

    def find(self, query: str, most: int = MOST, *, here: bool = False) -> list[Person]:
        """Whoever has every word of the query somewhere, the likeliest first, ``most`` at most.

        Several Latin words are looked for as one (zhang wei as zhangwei), and only if nobody has that
        each on its own. An empty query gives the first people in order. With ``here`` only who is at school.
        """
        words, end = _words(query), self.here if here else len(self)
        if not words:
            return self._people[: min(most, end)]
        found = self._ranked(["".join(words)], most, end) if _are_pinyin(words) else []
        return [self._people[at] for at in found or self._ranked(words, most, end)]

    def _ranked(self, words: list[str], most: int, end: int) -> list[int]:
        """The places before ``end`` of whoever has every word, ranked: the lead as a field, at its beginning, anywhere.

        A rank is sought in the whole text only if the wider one was cut short at ``most``.
        """
        lead = next((word for word in words if not _has_digit(word)), words[0])
        others = [word for word in words if word != lead]

        def sought(piece: str, wider: list[int] | None) -> list[int]:
            if wider is None or len(wider) == most:
                return list(islice(self._holding([piece, *others], end), most))
            return [at for at in wider if self._text_for(piece).holds(piece, at)]

        anywhere = sought(lead, None)
        begins = sought(f"{_EDGE}{lead}", anywhere)
        whole = sought(f"{_EDGE}{lead}{_EDGE}", begins)
        return list(islice(dict.fromkeys([*whole, *begins, *anywhere]), most))

    def _text_for(self, piece: str) -> "_Text":
        return self._plain if piece.isascii() else self._wide

    def _holding(self, pieces: Sequence[str], end: int) -> Iterator[int]:
        """The places before ``end``, in order, of people whose fields hold every one of these pieces.

        Each piece in turn looks for its next person from where the last one stopped, so that the rarest sets the pace.
        """
        walks = cycle([(*self._text_for(piece).walk, piece) for piece in pieces])
        at = agreed = 0
        while at < end:
            find, starts, piece = next(walks)
            found = find(piece, starts[at], starts[end])
            if found < 0:
                return
            if found < starts[at + 1]:
                agreed += 1
            else:
                at, agreed = bisect_right(starts, found, at + 1) - 1, 1
            if agreed == len(pieces):
                yield at
                at, agreed = at + 1, 0


class _Text:
    """The fields of everybody in one text: stretch after stretch, each beginning and ending with an edge."""

    def __init__(self, stretches: list[str]) -> None:
        self._all = "".join(stretches)
        self._starts = [0, *accumulate(map(len, stretches))]
        self.walk = self._all.find, self._starts

    def holds(self, piece: str, at: int) -> bool:
        """Whether the stretch of the person at this place holds the piece."""
        return self._all.find(piece, self._starts[at], self._starts[at + 1]) >= 0


def _own(person: Person) -> tuple[str, str]:
    """A person's name and number as fields of the plain and of the wide text."""
    if person.name.isalpha() and not person.name.isascii() and person.number.isdecimal():
        return person.number, person.name.lower()
    return _in_two(["".join(_folded(field).split()) for field in (person.name, person.number)])


def _in_two(fields: Iterable[str]) -> tuple[str, str]:
    """Fields for the plain and for the wide text, edges between."""
    plain: dict[bool, list[str]] = {True: [], False: []}
    for field in dict.fromkeys(fields):
        plain[field.isascii()].append(field)
    return _EDGE.join(plain[True]), _EDGE.join(plain[False])


def _words(query: str) -> list[str]:
    """The words of a query; Latin letters beside Chinese characters are words of their own."""
    words = _folded(query).split()
    return [run for word in words for run in ([word] if word.isascii() else _RUNS.findall(word))]


def _are_pinyin(words: list[str]) -> bool:
    return len(words) > 1 and all(word.isascii() and word.isalpha() for word in words)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _folded(text: str) -> str:
    """Half width, lower case, without what may be left out."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _LEFT_OUT.sub("", text.lower())
