"""What was looked at, in words: the log keeps a noun and a number, a person reads which note, which incident, which search."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Any

from model import clock
from model.appointments.days import day_words
from model.store import entries
from model.store.query import tuples
from model.store.tables import IncidentRow, ScreeningRow, VisitRow
from model.words import Words

_PLAIN: dict[str, Words] = {
    "file": Words("关注档案", "the file"),
    "note": Words("来访记录", "the note on a visit"),
    "concern": Words("关注事项", "a concern"),
    "incident": Words("事件", "an incident"),
    "handover": Words("移交出去的档案", "the file, to hand it over"),
    "known": Words("是否在关注中", "whether watched over"),
    "journal": Words("操作记录中的改动", "changes in the journal"),
    "board": Words("关注看板", "the risk board"),
    "found": Words("关注看板的搜索结果", "the result of a search of the board"),
    "round": Words("导师与代理家长", "mentors and proxy parents"),
    "screening": Words("测评结果", "results of a screening"),
    "list": Words("专项名单", "a special list"),
    "summary": Words("关注工作汇总", "the summary of the board"),
}
"""What stands for a thing that has no number, or is not there any more."""


def told(looks: Collection[str]) -> dict[str, Words]:
    """The words for each of what the log keeps, ``note 2026-014``; one query for each kind of thing."""
    parts = {what: what.partition(" ")[::2] for what in looks}
    known = {noun: ask({rest for said, rest in parts.values() if said == noun and rest}) for noun, ask in _ASK.items()}
    return {what: _words(noun, rest, known.get(noun, {})) for what, (noun, rest) in parts.items()}


def _words(noun: str, rest: str, known: dict[str, Words]) -> Words:
    if rest in known:
        return known[rest]
    return _PLAIN.get(noun) or Words("保密内容", "something confidential")


def _notes(numbers: Iterable[str]) -> dict[str, Words]:
    words = Words("{day}来访的记录", "the note on the visit of {day}")
    rows = tuples(VisitRow.select(VisitRow.number, VisitRow.starts).where(VisitRow.number.in_(list(numbers))))
    return {number: words.saying(day=_day(at.date())) for number, at in rows}


def _incidents(numbers: Iterable[str]) -> dict[str, Words]:
    words = Words("{day}上报的事件", "the incident told on {day}")
    rows = tuples(IncidentRow.select(IncidentRow.id, IncidentRow.told_at).where(IncidentRow.id.in_(list(numbers))))
    return {str(number): words.saying(day=_day(at.date())) for number, at in rows}


def _screenings(numbers: Iterable[str]) -> dict[str, Words]:
    words = Words("测评“{name}”的结果", "the results of the screening “{name}”")
    rows = tuples(ScreeningRow.select(ScreeningRow.id, ScreeningRow.name).where(ScreeningRow.id.in_(list(numbers))))
    return {str(number): words.saying(name=name) for number, name in rows}


def _entries(numbers: Collection[str]) -> dict[str, Words]:
    words = Words("操作记录中{day}的一处改动", "a change of {day} in the journal")
    rows = entries.at_of(int(number) for number in numbers if number.isdigit())
    return {str(number): words.saying(day=_day(clock.local(at).date())) for number, at in rows}


_LISTS: dict[str, Words] = {
    "psychological": Words("心理异常名单", "the list of the psychological"),
    "constitution": Words("特异体质名单", "the list of special constitutions"),
    "truancy": Words("厌学辍学名单", "the list of truants"),
    "family": Words("家庭情况名单", "the list of families to watch"),
}


def _lists(names: Iterable[str]) -> dict[str, Words]:
    return {name: _LISTS[name] for name in names if name in _LISTS}


def _searches(texts: Iterable[str]) -> dict[str, Words]:
    words = Words("在关注看板搜索“{text}”", "a search of the risk board for “{text}”")
    return {text: words.saying(text=text) for text in texts}


def _months(texts: Iterable[str]) -> dict[str, Words]:
    words = Words("{month} 起的关注工作汇总", "the summary of the board from {month}")
    return {text: words.saying(month=text) for text in texts}


def _day(day: date) -> Words:
    return day_words(day, year=day.year != clock.today().year)


_ASK: dict[str, Callable[[Any], dict[str, Words]]] = {
    "note": _notes,
    "incident": _incidents,
    "screening": _screenings,
    "journal": _entries,
    "list": _lists,
    "board": _searches,
    "summary": _months,
}
