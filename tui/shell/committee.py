"""committee missing, reports, seats, report."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator

from model.committee import board, moods, reports, seats, weeks
from model.committee.board import Board
from model.committee.places import CHAIR_WORDS, SIDES, Point, find
from model.committee.report import TALK_WORDS, Answer
from model.committee.seats import Chair
from model.committee.weeks import ReportWeek
from model.errors import NotFound, Unclear
from model.totals.weeks import read_week
from model.words import Words, say
from tui.cells import pad
from tui.shell.run import opened


def committee(asked: argparse.Namespace) -> int:
    """What was asked about the peer committee."""
    with opened(asked):
        verbs: dict[str, Callable[[argparse.Namespace], None]] = {
            "missing": _missing,
            "reports": _reports,
            "seats": _seats,
            "report": _report,
        }
        verbs[asked.verb](asked)
    return 0


def _week(text: str | None) -> ReportWeek:
    """The week of the term that is meant. Raises ``Unclear``, ``NotFound``."""
    monday = read_week(text or "")
    found = weeks.week_on(monday)
    if found is None:
        raise NotFound(Words("{day}不在学期内", "No term holds {day}").saying(day=monday))
    return found


def _missing(asked: argparse.Namespace) -> None:
    """Who has not answered, as the text for a message group."""
    week = _week(asked.week)
    if asked.json:
        _print(
            [
                {**_place(each.point), "members": [] if asked.classes_only else list(each.members)}
                for each in board.missing(week)
            ]
        )
        return
    print(board.missing_text(week, names=not asked.classes_only))


def _reports(asked: argparse.Namespace) -> None:
    """How every class and dormitory stands for a week."""
    week = _week(asked.week)
    lines = list(_squares(week))
    if asked.json:
        _print([line for _, line in lines])
        return
    if not week.wanted:
        print(say("这一周不需要上报", "No report is wanted for that week"))
        return
    for point, line in lines:
        print(pad(str(point.words), 20), line["said"])


def _squares(week: ReportWeek) -> Iterator[tuple[Point, dict[str, object]]]:
    term = weeks.term_for(week.last)
    assert term is not None
    for side in SIDES:
        shown: Board = board.read(side, term)
        for point in shown.points:
            square = shown.square(point, week)
            told = {"state": square.state, "late": square.late, "mood": square.mood, "said": str(square.words())}
            yield point, {**_place(point), **told}


def _seats(asked: argparse.Namespace) -> None:
    """Who sits where, and what is wrong."""
    chairs = [chair for side in SIDES for chair in seats.committee(side) if chair.faults or not asked.faults]
    if asked.json:
        _print([_chair(chair) for chair in chairs])
        return
    for chair in chairs:
        name = chair.seat.name if chair.seat else ""
        print(pad(str(chair.point.words), 20), pad(str(CHAIR_WORDS[chair.chair]), 8), pad(name, 12), chair.said)
    if not chairs:
        print(say("没有要列出的席位", "No seats to list"))


def _chair(chair: Chair) -> dict[str, object]:
    seat = chair.seat
    return {
        **_place(chair.point),
        "chair": chair.chair,
        "name": seat.name if seat else None,
        "number": seat.number if seat else None,
        "from": seat.from_on.isoformat() if seat else None,
        "until": seat.until_on.isoformat() if seat else None,
        "duties_signed": seat.duties_signed_on.isoformat() if seat and seat.duties_signed_on else None,
        "faults": list(chair.faults),
    }


def _report(asked: argparse.Namespace) -> None:
    """Take in one answer: nothing to report, a report, or the mood of today."""
    point, week = find(" ".join(asked.place)), _week(asked.week)
    says = Answer(asked.mood, _talks(asked.talk), asked.said, asked.events, asked.help_asked)
    if asked.today:
        if asked.mood is None:
            raise Unclear(Words("请用 --mood 1 到 5 写明心情", "Give the mood with --mood 1 to 5"))
        days = moods.days_of(week.monday)
        if not days:
            raise NotFound(Words("这一周还没有上课日", "No school day of that week has come yet"))
        moods.tell(point.place, {days[-1]: asked.mood})
        print(say("已登记 {place} {day} 的心情", "The mood of {place} on {day}", place=point.words, day=days[-1]))
        return
    if asked.nothing:
        if says != Answer(asked.mood):
            raise Unclear(Words("零报告只能带心情", "Nothing to report has a mood and nothing else"))
        reports.nothing(point.place, week.monday, mood=asked.mood)
    elif says == Answer():
        raise Unclear(Words("请写明内容，或用 --nothing", "Say what it reports, or use --nothing"))
    else:
        reports.receive(point.place, week.monday, says)
    term = weeks.term_for(week.last)
    assert term is not None
    shown = board.read("class" if point.place.kind == "class" else "dormitory", term)
    print(point.words, say("第{n}周", "week {n}", n=week.number), shown.square(point, week).words())
    print(say("还缺 {n}", "{n} still missing", n=len(board.missing(week))), file=sys.stderr)


def _talks(text: str) -> frozenset[str]:
    """What the class talks about, by code or in either language. Raises ``Unclear``."""
    known = {name: name for name in TALK_WORDS}
    known |= {word.casefold(): name for name, words in TALK_WORDS.items() for word in words}
    said = [part.strip().casefold() for part in text.replace("，", ",").split(",") if part.strip()]  # not said: typed
    for part in said:
        if part not in known:
            wanted = ", ".join(str(words) for words in TALK_WORDS.values())
            raise Unclear(
                Words("没有“{part}”这类话题；可写 {wanted}", "No such topic: {part}; there are {wanted}").saying(
                    part=part, wanted=wanted
                )
            )
    return frozenset(known[part] for part in said)


def _place(point: Point) -> dict[str, object]:
    return {"place": str(point.words), "kind": point.place.kind, "group": str(point.group)}


def _print(lines: list[dict[str, object]]) -> None:
    print(json.dumps(lines, ensure_ascii=False))
