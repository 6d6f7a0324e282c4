"""week, export week."""

import argparse
import json
from pathlib import Path

from model.exchange.export import export_week
from model.totals.week import week as add_up
from model.totals.weeks import read_week
from tui.asked import secret_in
from tui.shell.run import opened, progress
from tui.shell.week_told import as_json, in_words


def week(asked: argparse.Namespace) -> int:
    """The totals that the Reports page shows."""
    with opened(asked):
        totals = add_up(read_week(asked.week or ""))
        if asked.json:
            print(json.dumps(as_json(totals), ensure_ascii=False))
        else:
            print("\n".join(in_words(totals)))
    return 0


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
