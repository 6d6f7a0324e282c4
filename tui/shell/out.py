"""week, export week."""

import argparse
import json
from pathlib import Path

from model.exchange.export import export_week
from model.totals.counsellors import CounsellorTotal
from model.totals.week import WeekTotals
from model.totals.week import week as add_up
from model.totals.weeks import read_week, words_of
from model.words import say
from tui.asked import secret_in
from tui.cells import pad
from tui.shell.run import opened, progress


def week(asked: argparse.Namespace) -> int:
    """The totals that the Reports page shows."""
    with opened(asked):
        totals = add_up(read_week(asked.week or ""))
        if asked.json:
            print(json.dumps(_as_json(totals), ensure_ascii=False))
        else:
            _tell(totals)
    return 0


def _tell(totals: WeekTotals) -> None:
    meter = totals.opening.meter
    print(words_of(totals.monday))
    heads = say("教师 人数 人次 分钟 小时 目标分钟", "Counsellor People Visits Minutes Hours Target-min").split()
    print(pad(heads[0], 16) + "".join(pad(head, 11, "right") for head in heads[1:]))
    for each in (*totals.each, totals.all):
        name = each.name if each is not totals.all else say("合计", "All")
        cells = (each.people, each.week.visits, each.week.minutes, f"{each.week.hours:.2f}", each.target or "")
        print(pad(name, 16) + "".join(pad(str(cell), 11, "right") for cell in cells))
    print(
        say(
            "开放：计入 {n} 分钟，要求 {rule} 分钟",
            "Open hours: {n} {n:minute counts|minutes count}, {rule} required",
            n=meter.counted_minutes,
            rule=meter.required_minutes,
        )
    )


def _as_json(totals: WeekTotals) -> dict[str, object]:
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
            "short_week": meter.short_week,
        },
        "unwritten": totals.unwritten,
    }


def _counsellor(each: CounsellorTotal) -> dict[str, object]:
    return {
        "name": each.name,
        "people": each.people,
        "visits": each.week.visits,
        "sessions": each.week.sessions,
        "minutes": each.week.minutes,
        "hours": each.week.hours,
        "target": each.target,
        "reached": each.reached,
    }


def export(asked: argparse.Namespace) -> int:
    """Write a week to a file; names need a purpose and a password for the file."""
    with opened(asked):
        exported = export_week(
            read_week(asked.week or ""),
            Path(asked.output),
            asked.format,
            names=asked.names,
            purpose=asked.purpose,
            password=secret_in(asked.file_password) if asked.file_password else None,
            progress=progress,
        )
        print(exported.said())
    return 0
