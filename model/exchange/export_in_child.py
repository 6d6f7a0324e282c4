"""The export as work for a process of its own, so that typing stays quick meanwhile: plain values in and out."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from model import desk
from model.exchange.export import Format, Progress, export_week


def order(
    monday: date,
    path: Path,
    format: Format,
    *,
    names: bool = False,
    purpose: str = "",
    password: str | None = None,
) -> dict[str, Any]:
    """What ``run`` must be told, for the desk that is open here; secret, since the store's key is in it."""
    return {
        "handed": desk.handed_over(),
        "monday": monday.isoformat(),
        "path": str(path),
        "format": format,
        "names": names,
        "purpose": purpose,
        "password": password,
    }


def run(
    *,
    handed: Mapping[str, Any],
    monday: str,
    path: str,
    format: Format,
    names: bool,
    purpose: str,
    password: str | None,
    tell: Progress,
) -> dict[str, Any]:
    """Open the desk as the same person, export the week, answer where and how many lines. Raises as ``export_week``."""
    with desk.taken_over(handed):
        exported = export_week(
            date.fromisoformat(monday),
            Path(path),
            format,
            names=names,
            purpose=purpose,
            password=password,
            progress=tell,
        )
    return {"path": str(exported.path), "format": exported.format, "rows": exported.rows, "names": exported.names}
