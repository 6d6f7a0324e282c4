"""Whom a line of booking means: the student, the counsellor, the room."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from model import session
from model.appointments.reading import Reading
from model.appointments.reading_words import TEACHER
from model.errors import Unclear
from model.people import index, rooms, staff, students
from model.people.index import Person
from model.people.staff import Staff
from model.words import Words

CANDIDATES = 40
"""People offered for a name that fits several: in a school of three thousand eight are called 张伟, and more 张薇."""
TOLD = 8
"""Of those, how many a sentence names."""
_SAME = Words("不止一人：{names}；请加班级或学号", "More than one fits: {names}; add the class or number")
_SEVERAL = Words("“{who}”不止一位：{names}；请写全名", "More than one is called {who}: {names}; type the whole name")

_NOBODY = Words("没有叫“{who}”的值班教师", "No counsellor is called {who}")
_NOBODY_COMES = Words(
    "没有叫“{who}”的值班教师；是教师来访，请写“{who} 教师”",
    "No counsellor is called {who}; if it is a teacher who comes, write '{who} teacher'",
)


def people(reading: Reading, chosen: int | None) -> tuple[Person, ...]:
    """Whom the words may mean, or the student who was picked before anything was typed; nobody where a teacher comes."""
    if reading.visitor == "teacher":
        return ()
    if reading.who:
        found = tuple(index.find(reading.who, CANDIDATES))
        return found or tuple(index.find(_apart(reading.who)[0], CANDIDATES))
    return () if chosen is None else (index.as_found(students.get(chosen)),)


def counsellor(reading: Reading, person: Person | None, wrong: list[Words]) -> Staff | None:
    """The counsellor who was named, else the one a desk would choose; what is in the way is added to ``wrong``."""
    everybody = staff.receiving()
    if reading.counsellor:
        return _called(reading.counsellor, everybody, _NOBODY if reading.who else _NOBODY_COMES, wrong)
    named = _apart(reading.who)[1]
    if named is not None and not index.find(reading.who, 1):
        return named
    own = students.get(person.id).counsellor_id if person else None
    here = session.at_desk().staff_id
    # The student's own counsellor, then whoever sits here, then the first on the list.
    for number in (own, here):
        found = next((each for each in everybody if each.id == number), None)
        if found is not None:
            return found
    if not everybody:
        wrong.append(Words("还没有心理教师，请先在设置中添加", "There is no counsellor yet; add one under Settings"))
    return everybody[0] if everybody else None


def _apart(who: str) -> tuple[str, Staff | None]:
    """Words that nobody has all of, less the one that is a counsellor's whole name or initials; and that counsellor."""
    words = who.split()
    for word in words[::-1] if len(words) > 1 else ():
        wanted = word.casefold()
        called = [
            each for each in staff.receiving() if each.name.casefold() == wanted or wanted in each.initials.split()
        ]
        if len(called) == 1:
            words.remove(word)
            return " ".join(words), called[0]
    return who, None


class _Named(Protocol):
    """Whoever or whatever has a name."""

    @property
    def name(self) -> str: ...


_N = TypeVar("_N", bound=_Named)


def _called(said: str, known: list[_N], nobody: Words, wrong: list[Words]) -> _N | None:
    """The one that is called so: by the whole name, with or without 老师, by initials, or by a part of the name."""
    wanted = said.casefold()
    whole = [each for each in known if each.name.casefold() in (wanted, wanted + TEACHER)]
    initials = [each for each in known if wanted in getattr(each, "initials", "").split()]
    found = whole or initials or [each for each in known if wanted in each.name.casefold()]
    if len(found) == 1:
        return found[0]
    names = ", ".join(each.name for each in found)
    wrong.append((_SEVERAL if found else nobody).saying(who=said, names=names))
    return None


def room(reading: Reading, wrong: list[Words]) -> int | None:
    """The room that was named, if one was; what is in the way is added to ``wrong``."""
    if not reading.room:
        return None
    found = _called(reading.room, rooms.here(), Words("没有叫“{who}”的场地", "No room is called {who}"), wrong)
    return found.id if found else None


def only_one(found: Sequence[Person], who: str) -> Person | None:
    """The one whom the words mean, as a script needs it: nobody is guessed. Raises ``Unclear`` if they fit several."""
    same = best(found, who)
    if len(same) > 1:
        told = [f"{each.name} {each.class_shown} {each.number}" for each in same[:TOLD]]
        more = "" if len(same) <= TOLD else " …"
        raise Unclear(_SAME.saying(names=Words("、".join(told) + more, ", ".join(told) + more)))
    return same[0] if same else None


def best(found: Sequence[Person], who: str) -> tuple[Person, ...]:
    """Those whom the words fit best: whoever has one of them as a whole name, number or initials; else all."""
    words = who.casefold().split()
    said = {*words, "".join(words)}
    whole = tuple(
        each
        for each in found
        if said & {each.name.casefold(), each.number.casefold(), *each.initials.split(), *each.syllables.split()}
    )
    return whole or tuple(found)
