"""roster import."""

import argparse
import json
import sys
from pathlib import Path

from model import id_numbers, settings
from model.calendar.year import this_school_year
from model.clock import today
from model.errors import DeskError
from model.exchange.roster_file import read_roster
from model.people import roster as rosters
from model.people.roster import RosterDone
from model.people.roster_plan import RosterPlan
from model.words import say
from tui.shell.run import opened, progress


def roster(asked: argparse.Namespace) -> int:
    """Show what a roster would change, and take it in unless ``--dry-run``; one undo takes all of it back."""
    path = Path(asked.file)
    with opened(asked):
        reading = read_roster(path, this_school_year(today()), settings.get().stages)
        plan = rosters.preview(reading, id_numbers.file_name(path))
        if asked.dry_run:
            _tell(asked, plan, None)
            return 0
        for problem in plan.left_out if not asked.json else ():
            print(problem.told(), file=sys.stderr)
        if plan.left_out and not asked.good_rows:
            print(say("加 --good-rows 只导入其余的行", "--good-rows takes in the other rows"), file=sys.stderr)
        try:
            done = rosters.take_in(
                plan, leave_missing=asked.mark_left, good_rows_only=asked.good_rows, on_progress=progress
            )
        except DeskError:
            if asked.json:
                _tell(asked, plan, None)  # a script mends the file by what is wrong with it, row by row
            raise
        _tell(asked, plan, done)
    return 0


def _tell(asked: argparse.Namespace, plan: RosterPlan, done: RosterDone | None) -> None:
    if asked.json:
        print(json.dumps(_as_json(plan, done), ensure_ascii=False))
        return
    for problem in plan.problems if done is None else ():
        print(problem.told())
    print(
        say(
            "新增 {new}，更新 {changed}，返校 {back}，不变 {same}；名册中没有 {missing} 人；问题 {wrong} 处",
            "{new} new, {changed} changed, {back} back, {same} as they were; {missing} not in the file; {wrong} {wrong:problem|problems}",
            new=len(plan.new),
            changed=len(plan.changed),
            back=len(plan.returning),
            same=plan.unchanged,
            missing=len(plan.missing),
            wrong=len(plan.problems),
        )
    )
    print(done.words() if done else say("只是预览，什么都没有写入", "Only a preview; nothing was written"))


def _as_json(plan: RosterPlan, done: RosterDone | None) -> dict[str, object]:
    return {
        "file": plan.file,
        "new": len(plan.new),
        "changed": len(plan.changed),
        "returning": len(plan.returning),
        "unchanged": plan.unchanged,
        "missing": [{"number": each.number, "name": each.name} for each in plan.missing],
        "problems": [
            {
                "sheet": each.sheet,
                "row": each.row,
                "column": each.column,
                "what": str(each.words),
                "severe": each.severe,
            }
            for each in plan.problems
        ],
        "written": done is not None and done.entry is not None,
    }
