"""The two halves of taking a roster in that run in a child process: reading the file, writing the students.

Between them a person looks at the preview. What was looked at is known by its ``seal``: the child makes the
plan anew in its own store and goes on only if it is the same.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from model import desk
from model.errors import ChangedSince
from model.exchange import roster_parcel
from model.exchange.roster_file import read_roster
from model.grades import Stage
from model.people import roster
from model.people.roster_plan import RosterPlan
from model.people.roster_write import Progress
from model.words import Words


def read(*, path: str, school_year: int, stages: Sequence[Stage], tell: Progress) -> dict[str, Any]:
    """What a roster file says, packed. Raises as ``read_roster``."""
    return roster_parcel.packed(read_roster(Path(path), school_year, stages, tell))


def take_in(
    *,
    handed: Mapping[str, Any],
    reading: Mapping[str, Any],
    file: str,
    seal: str,
    leave_missing: bool,
    good_rows_only: bool,
    tell: Progress,
) -> dict[str, Any]:
    """Take in what was looked at, and answer a ``RosterDone`` as a dictionary.

    Raises as ``roster.take_in``, ``ChangedSince`` also if the plan is no longer the one that was looked at.
    """
    with desk.taken_over(handed):
        tell(0, 0, Words("核对名册", "Comparing the roster"))
        plan = roster.preview(roster_parcel.unpacked(reading), file)
        if sealed(plan) != seal:
            raise ChangedSince(
                Words("预览之后学生有变动，请重新预览", "The students have changed since the preview; look at it again")
            )
        done = roster.take_in(plan, leave_missing=leave_missing, good_rows_only=good_rows_only, on_progress=tell)
        return asdict(done)


def sealed(plan: RosterPlan) -> str:
    """What a plan is known by: two that would change the same have the same."""
    return hashlib.sha256(repr(plan).encode()).hexdigest()
