"""Finds people as fast as a name is typed: by name, pinyin, initials, class or number, in any order.

Every person is a stretch of a text in memory, and ``str.find`` walks it; a query costs the store nothing. A word is
looked for in the text of its kind (``model.people_packed``).

How the found are ranked. The *lead* is the first word without a digit, or the first word. Whoever has the
lead as a whole field (a name, initials, a class …) comes first, then whoever has a field that begins with
it, then the rest; within each of the three those who are at school, then by number.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import cycle, islice
from typing import overload

from model.grades import SchoolClass
from model.people_packed import EDGE, Classes, Person, Rows, Text, folded, has_digit

__all__ = ["Person"]

MOST = 200
"""So many people are found at most: nobody reads further."""
FEW = 20
"""Fewer people than these have a rare word."""
STEP = 1000
"""So many people are laid out in one step."""

_RUNS = re.compile(r"[a-z]+|[^a-z]+")
_COUNTED = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()  # not said: how grades 1 to 12 are also counted


def class_codes(school_class: SchoolClass, school_year: int) -> str:
    """The ways to type a class in this school year, besides how it is shown: ``9.3 903`` and Chinese ones."""
    number, grade = school_class.number, school_class.grade_number(school_year)
    entry = f"{school_class.entry_year}级{number}班"  # not said: looked for
    if grade is None:
        return entry
    shown = folded(school_class.words(school_year).zh)
    counted = f"{_COUNTED[grade - 1]}{number}班"  # not said: looked for
    return " ".join(dict.fromkeys((f"{grade}.{number}", f"{grade}{number:02}", shown, counted, entry)))


class PeopleIndex:
    """Everybody, ready to be searched; a value that is replaced when somebody comes, leaves or is renamed."""

    def __init__(self, people: Iterable[Person]) -> None:
        for _ in self._lay_out([sorted(people, key=lambda person: (person.number, person.id))]):
            pass

    @classmethod
    def in_steps(cls, batches: Iterable[Sequence[Person]]) -> Generator[None, None, "PeopleIndex"]:
        """The same batch by batch, in the order of their numbers, for whoever has other things to do between the steps."""
        index = cls.__new__(cls)
        yield from index._lay_out(batches)
        return index

    def _lay_out(self, batches: Iterable[Sequence[Person]]) -> Iterator[None]:
        classes = Classes()
        present, gone = Rows(), Rows()
        for batch in batches:
            yield
            for rows, is_here in ((present, True), (gone, False)):
                rows.lay([person for person in batch if person.here is is_here], classes)
            yield
        self.here = len(present)
        """How many are at school; they come before the others."""
        present.follow(gone)
        self._rows, self._classes = present, classes.known

    def __len__(self) -> int:
        return len(self._rows)

    def _person(self, at: int) -> Person:
        return self._rows.person(at, self._classes, here=at < self.here)

    def find(self, query: str, most: int = MOST, *, here: bool = False) -> Sequence[Person]:
        """Whoever has every word of the query somewhere, the likeliest first, ``most`` at most.

        Several Latin words are looked for as one (zhang wei as zhangwei), and only if nobody has that
        each on its own. An empty query gives the first people in order. With ``here`` only who is at school.
        """
        words, end = _words(query), self.here if here else len(self)
        if not words:
            return _Found(self._person, range(min(most, end)))
        found = self._ranked(["".join(words)], most, end) if _are_pinyin(words) else []
        return _Found(self._person, found or self._ranked(words, most, end))

    def _ranked(self, words: list[str], most: int, end: int) -> list[int]:
        """The places before ``end`` of whoever has every word, ranked: the lead as a field, at its beginning, anywhere.

        A lead that few have is sought in the whole text once. Else each rank is sought for itself, and a wider one only
        if it has room: the first of those who have it somewhere would mostly be of no rank.
        """
        lead = next((word for word in words if not has_digit(word)), words[0])
        others = [word for word in words if word != lead]
        begin, field = f"{EDGE}{lead}", f"{EDGE}{lead}{EDGE}"

        def sought(piece: str, at_most: int = most) -> list[int]:
            return list(islice(self._holding([piece, *others], end), at_most))

        few = min(FEW, most)
        text, anywhere = self._text_for(lead), sought(lead, few)
        if len(anywhere) < few:
            begins = [at for at in anywhere if text.holds(begin, at)]
        else:
            begins = sought(begin)
            anywhere = sought(lead) if len(begins) < most else []
        whole = sought(field) if len(begins) == most else [at for at in begins if text.holds(field, at)]
        return list(islice(dict.fromkeys([*whole, *begins, *anywhere]), most))

    def _text_for(self, piece: str) -> Text:
        if not piece.isascii():
            return self._rows.wide
        return self._rows.digits if has_digit(piece) else self._rows.letters

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


class _Found(Sequence[Person]):
    """People made when they are looked at: a list of everybody shows thirty of them."""

    def __init__(self, person: Callable[[int], Person], places: Sequence[int]) -> None:
        self._person = person
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Person: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Person]: ...
    def __getitem__(self, at: int | slice) -> Person | Sequence[Person]:
        if isinstance(at, slice):
            return [*map(self._person, self._places[at])]
        return self._person(self._places[at])

    def __iter__(self) -> Iterator[Person]:
        return map(self._person, self._places)


def _words(query: str) -> list[str]:
    """The words of a query; Latin letters beside Chinese characters are words of their own."""
    words = folded(query).split()
    return [run for word in words for run in ([word] if word.isascii() else _RUNS.findall(word))]


def _are_pinyin(words: list[str]) -> bool:
    return len(words) > 1 and all(word.isascii() and word.isalpha() for word in words)
