"""The totals of a week as a shell is told them: the tables of the Reports page, in words or as JSON."""

from collections.abc import Sequence

from model.calendar.terms import WEEKDAYS
from model.opening.meter import DayMeter
from model.totals.counsellors import CounsellorTotal
from model.totals.open_days import OpenDay
from model.totals.passing_codes import FEW
from model.totals.sums import Sums
from model.totals.week import WeekTotals
from model.totals.weeks import words_of
from model.words import say
from tui.cells import pad

_NAME, _NUMBER = 20, 11
"""Cells of the first column, and of each of the others."""


def in_words(totals: WeekTotals) -> list[str]:
    """The week line by line: counsellors, the room's days, topics."""
    return [str(words_of(totals.monday)), *_counsellors(totals), "", *_days(totals), *_topics(totals)]


def _counsellors(totals: WeekTotals) -> list[str]:
    heads = say(
        "教师 人数 人次 分钟 小时 目标分钟 结果 学期小时",
        "Counsellor People Visits Minutes Hours Target-min Result Term-hours",
    ).split()
    told = [_row(heads)]
    for each in (*totals.each, totals.all):
        name = each.name if each is not totals.all else say("合计", "All")
        week = (each.people, each.week.visits, each.week.minutes, f"{each.week.hours:.2f}")
        verdict = "" if each.reached is None else _verdict(each.reached)
        told.append(_row([name, *week, each.target or "", verdict, f"{each.term.hours:.2f}"]))
    return told


def _days(totals: WeekTotals) -> list[str]:
    meter = totals.opening.meter
    heads = say("开放 应开 实开 计入 要求 结果 无人", "Open-minutes Planned Open Count Rule Result Unstaffed").split()
    told = [_row(heads), *(_day(each) for each in totals.opening.days)]
    minutes = (meter.planned_minutes, meter.actual_minutes, meter.counted_minutes, meter.required_minutes)
    told.append(_row([say("本周", "Week"), *minutes, _verdict(meter.reached), meter.unstaffed_minutes or ""]))
    return [*told, *([str(meter.note)] if meter.note else []), *map(str, totals.opening.warnings)]


def _day(each: OpenDay) -> str:
    meter = each.meter
    minutes = (meter.planned_minutes, meter.actual_minutes, meter.counted_minutes, meter.required_minutes)
    verdict = "" if not meter.required_minutes or not (meter.over or meter.reached) else _verdict(meter.reached)
    verdict = say("未关闭!", "not shut!") if meter.left_open else verdict
    line = _row([f"{meter.on:%m-%d} {WEEKDAYS[meter.on.weekday()]}", *minutes, verdict, meter.unstaffed_minutes or ""])
    return line if each.day.kind == "school" and each.day.certain else f"{line}  {each.day.told()}"


def _topics(totals: WeekTotals) -> list[str]:
    if totals.withheld:
        told = say("主题：一周结束、满{n}人次才给", "Topics are told of a week that is over and has {n} visits", n=FEW)
        return ["", told]
    if not totals.topics:
        return []
    heads = _row(say("主题 人次 学生 其他", "Topic Visits Students Others").split())
    each = ((topic, str(totals.said(topic.code))) for topic in totals.topics)
    return [
        "",
        heads,
        *(_row([name, topic.total, sum(topic.students.values()), sum(topic.others.values())]) for topic, name in each),
    ]


def _verdict(reached: bool) -> str:
    return say("达标", "reached") if reached else say("未达", "short")


def _row(cells: Sequence[object]) -> str:
    first, *others = map(str, cells)
    return (pad(first, _NAME) + "".join(pad(each, _NUMBER, "right") for each in others)).rstrip()


def as_json(totals: WeekTotals) -> dict[str, object]:
    """The same for a script."""
    meter = totals.opening.meter
    return {
        "week": totals.name,
        "monday": totals.monday.isoformat(),
        "counsellors": [_counsellor(each) for each in totals.each],
        "all": _counsellor(totals.all),
        "open": {
            "planned": meter.planned_minutes,
            "actual": meter.actual_minutes,
            "counted": meter.counted_minutes,
            "required": meter.required_minutes,
            "reached": meter.reached,
            "unstaffed": meter.unstaffed_minutes,
            "short_week": meter.short_week,
            "note": str(meter.note) if meter.note else None,
            "warnings": [str(words) for words in totals.opening.warnings],
            "days": [_open_day(each.meter, each.day.kind) for each in totals.opening.days],
        },
        "visitors": [{"kind": each.kind, "people": each.people, "visits": each.visits} for each in totals.kinds],
        "topics": [
            {
                "code": each.code,
                "name": str(totals.said(each.code)),
                "visits": each.total,
                "students": sum(each.students.values()),
            }
            for each in totals.topics
        ],
        "withheld": totals.withheld,
        "unwritten": totals.unwritten,
    }


def _open_day(meter: DayMeter, kind: str) -> dict[str, object]:
    return {
        "day": meter.on.isoformat(),
        "kind": kind,
        "certain": meter.certain,
        "planned": meter.planned_minutes,
        "actual": meter.actual_minutes,
        "counted": meter.counted_minutes,
        "required": meter.required_minutes,
        "reached": meter.reached,
        "unstaffed": meter.unstaffed_minutes,
        "left_open": meter.left_open,
    }


def _counsellor(each: CounsellorTotal) -> dict[str, object]:
    return {
        "name": each.name,
        "people": each.people,
        **_sums(each.week),
        "target": each.target,
        "reached": each.reached,
        "forms": {form: _sums(found) for form, found in each.forms.items()},
        "term": _sums(each.term),
    }


def _sums(found: Sums) -> dict[str, object]:
    return {"visits": found.visits, "sessions": found.sessions, "minutes": found.minutes, "hours": found.hours}
