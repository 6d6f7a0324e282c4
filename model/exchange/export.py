"""The one door by which a week leaves the desk: as a workbook, a text table or a calendar.

Codes stand for names unless names are asked for, by somebody who may, with a purpose and a password for
the file. What went out stands in the journal before the file has its name.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from model import rights
from model.committee import tallies
from model.errors import DeskError
from model.exchange.safely import Ready
from model.exchange.under_password import locked, need_password
from model.rights import Right
from model.store import journal
from model.totals.names import Names, names_of
from model.totals.week import WeekTotals, week
from model.totals.weeks import name_of
from model.values import dataclass
from model.words import Words

Format = Literal["xlsx", "csv", "ics"]
FORMATS: tuple[Format, ...] = get_args(Format)
"""The formats a week can leave in; a file's ending says which, unless somebody does."""
Progress = Callable[[int, int, Words], None]
"""Is told done, total, and what is being done; may raise to stop, which leaves nothing behind."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What went out."""

    path: Path
    """Where the file is."""
    format: Format
    """What it is."""
    rows: int
    """How many visits, or appointments, are in it."""
    names: bool
    """Whether names are in it."""

    def said(self) -> Words:
        """What went out, in a sentence."""
        told = Words("已导出 {rows}到 {file}", "Exported {rows} to {file}")
        if self.names:
            told = Words("已导出 {rows}（含姓名）到 {file}", "Exported {rows} with names to {file}")
        return told.saying(rows=counted(self.rows, self.format), file=self.path.name)


def counted(rows: int, format: str) -> Words:
    """How much is in a file of a week: appointments in a calendar, visits in anything else."""
    appointments = Words("{n} 条", "{n} {n:appointment|appointments}")
    return (appointments if format == "ics" else Words("{n} 条", "{n} {n:visit|visits}")).saying(n=rows)


def export_week(
    monday: date,
    path: Path,
    format: Format | None = None,
    *,
    names: bool = False,
    purpose: str = "",
    password: str | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write a week to a file, whole or not at all, over an older one of the same name.

    Raises ``NotAllowed``, and ``DeskError`` where a purpose, a password or a format is missing, the file's ending
    says another format, or the file cannot be written; its ``field`` says which.
    """
    rights.need(Right.EXPORT)
    kind = format or format_of(path)
    secret = _need_for_names(kind, purpose, password) if names else password
    if secret is not None and not names:
        secret = _need_workbook(kind, need_password(secret))
    need_name_of(path, kind)
    tell = progress or _nothing
    tell(0, 2, Words("正在汇总", "Adding up"))
    rows, content = _content(monday, kind, names, purpose.strip(), tell)
    if secret is not None:
        content = locked(content, secret)
    tell(2, 2, Words("正在写文件", "Writing the file"))
    exported = Exported(path, kind, rows, names)
    with Ready(path, content) as ready:
        _write_down(exported, name_of(monday), purpose.strip())
        _put(ready, exported)
    return exported


def format_of(path: Path) -> Format:
    """The format a file's ending asks for. Raises ``DeskError`` for any other ending."""
    for kind in FORMATS:
        if path.suffix.lower() == f".{kind}":
            return kind
    told = Words("文件名请以 .xlsx、.csv 或 .ics 结尾", "Let the file's name end in .xlsx, .csv or .ics")
    raise DeskError(told, "path")


def need_name_of(path: Path, kind: Format) -> None:
    """Go on unless the file's ending says another format. Raises ``DeskError``."""
    told = path.suffix.lower().removeprefix(".")
    if told in FORMATS and told != kind:
        words = Words(
            "{file} 的结尾是 .{told}，要的却是 {kind}：请改文件名，或不写格式",
            "{file} ends in .{told}, but {kind} was asked for: change the name, or leave the format out",
        )
        raise DeskError(words.saying(file=path.name, told=told, kind=kind), "path")


def _content(monday: date, kind: Format, names: bool, purpose: str, tell: Progress) -> tuple[int, bytes]:
    """How many lines there are, and the bytes of the file."""
    if kind == "ics":
        from model.exchange.calendar_file import appointments_of, calendar_file

        appointments = appointments_of(monday)
        tell(1, 2, _MAKING)
        return len(appointments), calendar_file(appointments)
    totals = week(monday)
    known = names_of(totals) if names else Names()
    tell(1, 2, _MAKING)
    return len(totals.lines), _table(totals, kind, known, purpose)


_MAKING = Words("正在生成", "Making the file")


def _table(totals: WeekTotals, kind: Format, known: Names, purpose: str) -> bytes:
    if kind == "csv":
        from model.exchange.csv_file import text_table

        return text_table(totals)
    from model.exchange.workbook.book import workbook

    tally = tallies.tally(totals.monday)
    return workbook(totals, known, purpose, committee=tally if tally.is_in_use else None)


def _need_for_names(kind: Format, purpose: str, password: str | None) -> str:
    """What names need: the right, a purpose, a format that can be locked, a password."""
    rights.need(Right.EXPORT_NAMES)
    if not purpose.strip():
        raise DeskError(Words("导出姓名须写明用途", "Say what the names are for"), "purpose")
    return _need_workbook(kind, need_password(password))


def _need_workbook(kind: Format, password: str) -> str:
    if kind != "xlsx":
        told = Words("{kind} 文件不能加口令，请改用 .xlsx", "A {kind} file takes no password; use .xlsx")
        raise DeskError(told.saying(kind=f".{kind}"), "format")
    return password


def _write_down(exported: Exported, name: str, purpose: str) -> None:
    details: dict[str, Any] = {
        "week": name,
        "format": exported.format,
        "file": exported.path.name,
        "rows": exported.rows,
        "names": exported.names,
        "purpose": purpose,
    }
    words = Words("导出了 {week}：{rows}", "Exported {week}: {rows}")
    if exported.names:
        words = Words("导出了 {week}：{rows}，含姓名", "Exported {week}: {rows}, with names")
    words = words.saying(week=name, rows=counted(exported.rows, exported.format))
    with journal.writing("export.week", words, kind="record", details=details):
        pass


def _put(ready: Ready, exported: Exported) -> None:
    """Give the file its name; where that fails, the journal says that it did not go out after all."""
    try:
        ready.put()
    except DeskError:
        words = Words("导出未完成：{file}", "The export did not go out: {file}").saying(file=exported.path.name)
        with journal.writing("export.failed", words, kind="record", details={"file": exported.path.name}):
            pass
        raise


def _nothing(done: int, total: int, words: Words) -> None:
    """Nobody listens."""
