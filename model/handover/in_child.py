"""Sealing a package as work for a process of its own, so that typing stays quick meanwhile: plain values in and out."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from model import desk
from model.handover.give import Progress, give


def order(student_ids: Collection[int], path: Path, password: str, *, to: str, purpose: str) -> dict[str, Any]:
    """What ``run`` must be told, for the desk that is open here; secret, since keys are in it."""
    told = {"students": list(student_ids), "path": str(path), "password": password, "to": to, "purpose": purpose}
    return {"handed": desk.handed_over(), **told}


def run(
    *,
    handed: Mapping[str, Any],
    students: list[int],
    path: str,
    password: str,
    to: str,
    purpose: str,
    tell: Progress,
) -> dict[str, Any]:
    """Open the desk as the same person and seal; answers where, how many students and records. Raises as ``give``."""
    with desk.taken_over(handed):
        given = give(students, Path(path), password, to=to, purpose=purpose, progress=tell)
    return {"said": list(given.said()), "path": str(given.path)}
