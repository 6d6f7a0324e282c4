"""The numbers and words of the risk board that the school set on the screen, each with what it rests on.

They lie over the shipped tables and over the school's own ``care.toml``, one row of the settings each, so that a
change is in the journal and can be taken back. What no longer fits the tables below it is passed over.
"""

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from model.named import NamedTuple
from model.store.database import desk
from model.store.query import tuples
from model.store.remembered import Remembered
from model.store.tables import SettingRow

PREFIX = "care."
"""What the keys of these settings begin with; behind it stand the kind of the line and where it is."""
Tables = dict[str, Any]


class Own(NamedTuple):
    """What the school set."""

    value: Any
    """The value, as the kind of its line has it (``rule_line``)."""
    source: str
    """The paper or meeting it rests on."""


def stored() -> Mapping[str, Own]:
    """What the school set, by key; nothing where no store is open. Needs no right: every reader of a rule asks."""
    return _kept() if desk.database else {}


def laid(below: Tables) -> Tables:
    """The tables with the school's own values in their places."""
    global _last
    own = stored()
    if not own:
        return below
    if _last is None or _last[0] is not below or _last[1] is not own:
        made = deepcopy(below)
        for key, each in own.items():
            put(made, key, each.value)
        _last = (below, own, made)
    return _last[2]


_last: tuple[Tables, Mapping[str, Own], Tables] | None = None


def put(tables: Tables, key: str, value: Any) -> None:
    """Put a value in its place; nothing happens where the tables have no such place any more."""
    kind, *where = key.removeprefix(PREFIX).split(".")
    try:
        if kind == "level":
            line = tables["schemes"][where[0]]["levels"][int(where[1]) - 1]
            line[0], line[1], line[2] = value
        elif kind == "step":
            line = next(step for step in tables["protocols"][where[0]]["steps"] if step[0] == where[1])
            line[1:5] = value if value[1] in tables["roles"] else line[1:5]
        elif kind == "written" and where[0] in tables["grades"]:
            tables["grades"][where[0]]["written_hours"] = value
        elif kind == "span":
            tables["periods"][where[0]]["from"], tables["periods"][where[0]]["to"] = value
        elif kind in ("around", "return") and where[0] in tables[kind]:
            tables[kind][where[0]] = value
        elif kind == "period" and where[1] in tables["periods"][where[0]]:
            tables["periods"][where[0]][where[1]] = value
    except (KeyError, IndexError, StopIteration):
        return


def at(tables: Tables, key: str) -> Any:
    """The value that stands in a place. Raises ``KeyError`` and its like where there is no such place."""
    kind, *where = key.removeprefix(PREFIX).split(".")
    if kind == "level":
        return list(tables["schemes"][where[0]]["levels"][int(where[1]) - 1][:3])
    if kind == "step":
        return next(list(step[1:5]) for step in tables["protocols"][where[0]]["steps"] if step[0] == where[1])
    if kind == "written":
        return tables["grades"][where[0]]["written_hours"]
    if kind == "span":
        return [tables["periods"][where[0]][end] for end in ("from", "to")]
    found = tables["periods"][where[0]][where[1]] if kind == "period" else tables[kind][where[0]]
    return list(found) if isinstance(found, list) else found


def _read() -> Mapping[str, Own]:
    row = SettingRow
    told = {key: json.loads(value) for key, value in tuples(row.select(row.key, row.value)) if key.startswith(PREFIX)}
    return {key: Own(**each) for key, each in told.items() if each is not None}


_kept = Remembered(_read, SettingRow)
