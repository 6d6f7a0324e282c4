"""The school's own word lists: forms of contact (A8), referral sources, topics, dangers (domain 4).

A new desk ships with a list of each (``fixtures/words.toml``) and edits it as it likes. A word is
known by its code, which stands in the records; a retired word is no longer offered, and old
records keep it.
"""

from collections.abc import Iterable, Mapping
from functools import cache

import fixtures
from model import rights
from model.errors import Invalid, NotFound, Refused
from model.rights import Right
from model.store import journal
from model.store.query import fn, tuples
from model.store.remembered import Remembered
from model.store.tables import WordRow
from model.store.tables.words import LISTS
from model.values import dataclass
from model.words import Words

IN_PERSON = "form.in_person"
"""The form of a visit of which nothing else is said."""
GROUP = "form.group"
"""The form of a group session."""
LIST_WORDS: dict[str, Words] = {
    "form": Words("联系方式", "Forms of contact"),
    "source": Words("来源", "Sources"),
    "topic": Words("主题", "Topics"),
    "danger": Words("危险类型", "Dangers"),
}
"""What each list is called."""
_NEEDED = (IN_PERSON, GROUP)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a list."""

    code: str
    """What the records keep, ``topic.study``."""
    list: str
    """The list it is in: ``form source topic danger``."""
    words: Words
    """What it is called."""
    place: int
    """Where it stands in its list, from 0."""
    retired: bool
    """No longer offered."""


@cache
def shipped() -> tuple[Word, ...]:
    """The words a new desk begins with, list by list in the order they are offered."""
    import tomllib

    with fixtures.path("words.toml").open("rb") as file:
        told = tomllib.load(file)
    return tuple(
        Word(f"{name}.{code}", name, Words(*pair), place, retired=False)
        for name in LISTS
        for place, (code, pair) in enumerate((code, pair) for code, pair in told[name].items() if code != "source")
    )


def ship() -> int:
    """Put the shipped words into the lists where they are missing; answers how many were."""
    rights.need(Right.SETTINGS)
    there = {word.code for word in _all()}
    missing = [word for word in shipped() if word.code not in there]
    if missing:
        with journal.writing("word.ship", Words("装入随附的词表", "Put the shipped word lists in")):
            for word in missing:
                WordRow.create(list=word.list, code=word.code, zh=word.words.zh, en=word.words.en, place=word.place)
    return len(missing)


def words(name: str, *, retired: bool = False) -> list[Word]:
    """The words of a list in the order they are offered, retired ones only if asked for."""
    rights.need(Right.SEE_TODAY)
    found = [word for word in _all() if word.list == name]
    return [word for word in found if retired or not word.retired]


def sayings() -> Mapping[str, Words]:
    """What every code is called, retired ones included: for a page that shows many records."""
    rights.need(Right.SEE_TODAY)
    return {word.code: word.words for word in _all()}


def get(code: str) -> Word:
    """One word. Raises ``NotFound``."""
    rights.need(Right.SEE_TODAY)
    found = next((word for word in _all() if word.code == code), None)
    if found is None:
        raise NotFound(Words("词表中没有“{code}”", "No list has the word {code}").saying(code=code))
    return found


def add(name: str, zh: str, en: str = "") -> Word:
    """A word of the school's own at the end of a list; without English the Chinese stands for both.

    Raises ``Refused`` if the list has a word of that name, or there is no such list.
    """
    rights.need(Right.SETTINGS)
    with journal.writing("word.add", Words("词表增加“{word}”", "Added the word {word}").saying(word=_said(zh, en))):
        of_list = WordRow.select().where(WordRow.list == name)
        place = of_list.select(fn.COALESCE(fn.MAX(WordRow.place) + 1, 0)).scalar()
        said = _said(zh, en)
        _need_new(name, said)
        code = f"{name}.own{WordRow.select(fn.COALESCE(fn.MAX(WordRow.id) + 1, 1)).scalar()}"
        WordRow.create(list=name, code=code, zh=said.zh, en=said.en, place=place)
        return get(code)


def rename(code: str, zh: str, en: str = "") -> Word:
    """Call a word something else, in old records too; for another meaning, retire it and add a new one."""
    rights.need(Right.SETTINGS)
    said = _said(zh, en)
    with journal.writing("word.rename", Words("“{was}”改称“{word}”", "Renamed {was} to {word}")) as entry:
        before = get(code)
        entry.reword(was=before.words, word=said)
        _need_new(before.list, said, but=code)
        WordRow.update(zh=said.zh, en=said.en).where(WordRow.code == code).execute()
        return get(code)


def retire(code: str) -> Word:
    """Offer a word no longer. Raises ``Refused`` for the two the desk itself needs."""
    if code in _NEEDED:
        raise Refused(
            "word.needed",
            Words(
                "值班台自己要用“{word}”，可以改名，不能停用", "The desk itself needs {word}; rename it instead"
            ).saying(word=get(code).words),
        )
    return _set_retired(code, Words("停用“{word}”", "Retired the word {word}"), retired=True)


def restore(code: str) -> Word:
    """Offer a retired word again."""
    return _set_retired(code, Words("重新启用“{word}”", "Restored the word {word}"), retired=False)


def need(codes: Iterable[str], name: str, *, field: str, had: Iterable[str] = ()) -> None:
    """Go on only if each code is an offered word of the list; those a record ``had`` may be retired.

    Raises ``Invalid`` beside the field.
    """
    unheard = set(codes) - set(had)
    wrong = sorted(unheard - {word.code for word in words(name)}) if unheard else []
    if wrong:
        told = Words(
            "“{word}”不在“{list}”词表中，请从列表中选", "{word} is not offered under {list}; choose from the list"
        )
        raise Invalid({field: told.saying(word=sayings().get(wrong[0], wrong[0]), list=LIST_WORDS[name])})


def _read() -> list[Word]:
    columns = (WordRow.code, WordRow.list, WordRow.zh, WordRow.en, WordRow.place, WordRow.retired)
    rows = tuples(WordRow.select(*columns).order_by(WordRow.list, WordRow.place, WordRow.id))
    return [Word(code, name, Words(zh, en), place, retired) for code, name, zh, en, place, retired in rows]


_all = Remembered(_read, WordRow)


def _said(zh: str, en: str) -> Words:
    return Words(zh.strip() or en.strip(), en.strip() or zh.strip())


def _need_new(name: str, said: Words, *, but: str = "") -> None:
    if any(word.words.zh == said.zh for word in words(name, retired=True) if word.code != but):
        raise Refused(
            "word.twice",
            Words("词表中已有“{word}”（可能已停用）", "The list has {word} already, perhaps retired").saying(word=said),
        )


def _set_retired(code: str, said: Words, *, retired: bool) -> Word:
    rights.need(Right.SETTINGS)
    with journal.writing("word.retire" if retired else "word.restore", said) as entry:
        entry.reword(word=get(code).words)
        WordRow.update(retired=retired).where(WordRow.code == code).execute()
        return get(code)
