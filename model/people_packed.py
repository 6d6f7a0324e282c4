"""Everybody packed into a few texts: what is searched of each person, and what is shown.

Twenty years of students take a tenth of the memory that as many objects would. Of what is searched there are three
texts, so that each is short and one Chinese character does not double the width of all the rest: plain ASCII without
a digit (initials, pinyin), plain ASCII with digits (number, 9.3), and names and classes in Chinese.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, islice

from model.named import NamedTuple

EDGE = "\t"
"""Stands on both sides of every field that is searched."""
_PART = "\n"
"""Stands between what is shown of a person."""
_LEFT_OUT = re.compile(r"[()\[\]·•'’]|年级")  # not said: what a query may hold or leave out


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


class Text:
    """The same of everybody in one text: stretch after stretch, each found again by its place."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._all = ""
        self._starts = array("I", [0])

    def lay(self, stretches: Iterable[str]) -> None:
        """Lay stretches behind those that are there."""
        laid = [*stretches]
        self._parts.append("".join(laid))
        self._starts.extend(islice(accumulate(map(len, laid), initial=self._starts[-1]), 1, None))

    def follow(self, other: "Text") -> None:
        """Lay another text behind this one; nothing is laid any more."""
        end = self._starts[-1]
        self._all = "".join([*self._parts, *other._parts])
        self._starts.extend(end + start for start in other._starts[1:])
        self._parts.clear()
        other._parts.clear()

    @property
    def walk(self) -> tuple[Callable[[str, int, int], int], "array[int]"]:
        """How a piece is looked for between two characters, and where each stretch begins."""
        return self._all.find, self._starts

    def stretch(self, at: int) -> str:
        """The stretch at a place."""
        return self._all[self._starts[at] : self._starts[at + 1]]

    def holds(self, piece: str, at: int) -> bool:
        """Whether the stretch of the person at this place holds the piece."""
        return self._all.find(piece, self._starts[at], self._starts[at + 1]) >= 0


class Rows:
    """People one behind the other: what is searched of them, and what is shown."""

    def __init__(self) -> None:
        self.ids, self.classes = array("q"), array("I")
        self.letters, self.digits, self.wide = Text(), Text(), Text()
        self.names, self.told = Text(), Text()

    def __len__(self) -> int:
        return len(self.ids)

    def lay(self, people: Sequence[Person], classes: "Classes") -> None:
        """Lay people behind those that are there."""
        fields = [_searched(person, classes) for person in people]
        for text, place in ((self.letters, 0), (self.digits, 1), (self.wide, 2)):
            text.lay(each[place] for each in fields)
        self.names.lay(person.name for person in people)
        self.told.lay(_PART.join((person.initials, person.syllables, person.number)) for person in people)
        self.ids.extend(person.id for person in people)
        self.classes.extend(classes.place_of(person) for person in people)

    def person(self, at: int, classes: Sequence[tuple[str, str]], *, here: bool) -> Person:
        """The person at a place."""
        initials, syllables, number = self.told.stretch(at).split(_PART)
        shown, codes = classes[self.classes[at]]
        return Person(self.ids[at], self.names.stretch(at), initials, syllables, number, shown, here, codes)

    def follow(self, others: "Rows") -> None:
        """Lay others behind all of these; nothing is laid any more."""
        self.ids += others.ids
        self.classes += others.classes
        for name in ("letters", "digits", "wide", "names", "told"):
            text: Text = getattr(self, name)
            text.follow(getattr(others, name))


class Classes:
    """The classes of everybody, each once."""

    def __init__(self) -> None:
        self.known: list[tuple[str, str]] = []
        """How each is shown, and how else it may be typed."""
        self._places: dict[tuple[str, str], int] = {}
        self._fields: list[tuple[str, str, str]] = []

    def place_of(self, person: Person) -> int:
        """The place of a person's class among them."""
        key = person.class_shown, person.class_codes
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self.known)
            self.known.append(key)
            self._fields.append(_by_kind(["".join(folded(key[0]).split()), *folded(key[1]).split()]))
        return place

    def fields_of(self, person: Person) -> tuple[str, str, str]:
        """Its fields in the three texts."""
        return self._fields[self.place_of(person)]


def _searched(person: Person, classes: Classes) -> tuple[str, str, str]:
    """The stretch of a person in each of the three texts: fields, an edge on either side of each."""
    letters, digits, wide = _own(person)
    of_class = classes.fields_of(person)
    readings = f"{person.initials} {person.syllables}".replace(" ", EDGE)
    return (
        f"{EDGE}{readings}{EDGE}{letters}{of_class[0]}",
        f"{EDGE}{digits}{of_class[1]}",
        f"{EDGE}{wide}{of_class[2]}",
    )


def _own(person: Person) -> tuple[str, str, str]:
    """A person's name and number as fields of the three texts."""
    if person.name.isalpha() and not person.name.isascii() and person.number.isascii() and person.number.isdecimal():
        return "", person.number + EDGE, person.name.lower() + EDGE
    return _by_kind(["".join(folded(field).split()) for field in (person.name, person.number)])


def _by_kind(fields: Iterable[str]) -> tuple[str, str, str]:
    """Fields for the three texts, an edge behind each; letters beside digits stand with both."""
    letters = digits = wide = ""
    for field in dict.fromkeys(fields):
        if not field.isascii():
            wide += field + EDGE
            continue
        numbered = has_digit(field)
        if numbered:
            digits += field + EDGE
        if not numbered or any(map(str.isalpha, field)):
            letters += field + EDGE
    return letters, digits, wide


def has_digit(word: str) -> bool:
    """Whether a word is looked for among the fields with digits."""
    return any(map(str.isdigit, word))


def folded(text: str) -> str:
    """Half width, lower case, without what may be left out."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _LEFT_OUT.sub("", text.lower())
