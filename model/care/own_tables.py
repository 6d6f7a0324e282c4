"""The school's own ``care.toml``: laid over the tables the desk is shipped with, line by line, and looked over first.

A school names only what is different: ``[grades.serious]`` with ``written_hours = 12`` changes that one limit. A line
that is ``false`` takes what it names away.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from model.words import Words

Tables = dict[str, Any]
DEEP = frozenset({"schemes", "grades", "protocols", "sources"})
"""The tables whose lines are tables of their own, merged likewise."""
_UNREADABLE = Words(
    "本校的 {file} 读不懂，暂按自带的规定：{why}",
    "The school's own {file} cannot be read; the shipped rules hold: {why}",
)


def laid_over(shipped: Tables, own: Path, check: Callable[[Tables], None]) -> tuple[Tables, Words | None]:
    """The tables in force, and why the school's own are not among them; in a crisis a wrong line must stop nothing."""
    import tomllib

    try:
        told = tomllib.loads(own.read_text(encoding="utf-8-sig"))
        if unknown := [name for name in told if name not in shipped]:
            raise ValueError(Words("没有表 {name}", "there is no table {name}").saying(name=unknown[0]))
        merged = {name: _over(table, told.get(name, {}), name in DEEP) for name, table in shipped.items()}
        check(merged)
    except (OSError, ValueError) as error:
        return shipped, _UNREADABLE.saying(file=own.name, why=error.args[0] if error.args else error)
    merged["own"] = {name: sorted(table) for name, table in told.items()}
    return merged, None


def _over(shipped: Mapping[str, Any], told: Any, deep: bool) -> Tables:
    if not isinstance(told, dict):
        raise ValueError(Words("应为一张表", "a table is wanted"))
    merged = dict(shipped) | told
    if deep:
        merged = {
            key: {**shipped.get(key, {}), **line} if isinstance(line, dict) else line for key, line in merged.items()
        }
    return {key: line for key, line in merged.items() if line is not False}


def need(where: str, read: Callable[[], object]) -> None:
    """Look a line over. Raises ``ValueError`` with its place where it cannot be used."""
    try:
        read()
    except KeyError as error:
        raise ValueError(
            Words("{where} 缺 {what}", "{where} lacks {what}").saying(where=where, what=error.args[0])
        ) from error
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        raise ValueError(Words("{where} 写法不对", "{where} is not written right").saying(where=where)) from error
