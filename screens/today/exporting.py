"""F9: hand in the week. Format, file, and whether names go along; the file is made in a process of its own."""

from datetime import date
from pathlib import Path
from typing import Any

from model import clock, rights
from model.clock import monday
from model.errors import DeskError
from model.rights import Right
from model.totals.weeks import name_of, words_of
from model.words import Words
from tui.app import DeskApp
from tui.ask import confirm
from tui.fields.choice import Choice, Switch
from tui.fields.field import Field, Values
from tui.fields.typed import Text
from tui.files import typed
from tui.form import Form
from tui.keeping import Kept
from tui.progress import work_on

FORMATS = (
    ("xlsx", Words("Excel 工作簿", "Excel workbook")),
    ("csv", Words("CSV 明细", "CSV of the visits")),
    ("ics", Words("日历（不含姓名）", "Calendar (no names)")),
)


async def export(app: DeskApp) -> None:
    """The errand of F9: the week that the Reports page shows, or this one."""
    first: date = getattr(app.screen, "monday", monday(clock.today()))
    order = await _asked(app, first)
    if order is None:
        return
    done = await work_on(app, Words("正在导出", "Exporting"), "model.exchange.export_in_child:run", order)
    if done is not None:
        from model.exchange.export import counted

        words = Words("已导出 {n}到 {path}", "Exported {n} to {path}")
        app.announce(words.saying(n=counted(done["rows"], done["format"]), path=done["path"]))


async def _asked(app: DeskApp, first: date) -> dict[str, Any] | None:
    """What the child is told, once the form is filled in and no file is in the way that shall stay."""
    told: Values = {"format": "xlsx", "path": str(_suggested(first, "xlsx")), "names": False}
    while True:
        order: dict[str, Any] | None = await app.push_screen_wait(
            Form(
                Words("导出 {week}", "Export {week}").saying(week=words_of(first)),
                _fields(),
                lambda answers: {"told": answers, **_order(first, answers)},
                initial=told,
                fill=lambda name, answers: (
                    {"path": str(_suggested(first, answers["format"]))} if name == "format" else {}
                ),
                kept=Kept("export.week", first),
            )
        )
        if order is None:
            return None
        told = {**order.pop("told"), "password": None}
        if await _may_be_written(app, Path(order["path"])):
            return order


async def _may_be_written(app: DeskApp, path: Path) -> bool:
    """Ask before a file that is there is replaced: it may be last week's with names, or no export at all."""
    if not path.exists():
        return True
    question = Words("替换已有的文件？", "Replace the file that is there?")
    return await confirm(app, question, str(path), yes=Words("替换", "replace it"))


def _fields() -> tuple[Field, ...]:
    names = (
        Switch(
            "names",
            Words("含姓名", "With names"),
            Words("须写明用途，文件加口令，并记入操作记录", "Needs a purpose and a password; it is logged"),
        ),
        Text("purpose", Words("用途", "Purpose"), when=_with_names),
        Text(
            "password",
            Words("文件口令", "File password"),
            Words("至少 8 个字符", "At least 8 characters"),
            when=_with_names,
            secret=True,
        ),
    )
    return (
        Choice("format", Words("格式", "Format"), options=FORMATS),
        Text("path", Words("文件", "File"), required=True),
        *(names if rights.may(Right.EXPORT_NAMES) else ()),
    )


def _with_names(answers: Values) -> bool:
    return bool(answers.get("names"))


def _suggested(first: date, kind: str) -> Path:
    """A name nobody has to think about, where a person would look for it."""
    for folder in (Path.home() / "Documents", Path.home() / "文档", Path.home()):  # not said: a folder's name
        if folder.is_dir():
            return folder / f"dutydesk-{name_of(first)}.{kind}"
    return Path(f"dutydesk-{name_of(first)}.{kind}")


def _order(first: date, answers: dict[str, Any]) -> dict[str, Any]:
    """What the child is told. Raises ``DeskError`` for what can be seen to be wrong now."""
    from model.exchange.export import need_name_of
    from model.exchange.export_in_child import order

    path = typed(answers["path"])
    if not path.parent.is_dir():
        raise DeskError(
            Words("没有这个文件夹：{folder}", "There is no such folder: {folder}").saying(folder=path.parent), "path"
        )
    need_name_of(path, answers["format"])
    names = bool(answers.get("names"))
    if names:
        _need_for_names(answers)
    return order(
        first,
        path,
        answers["format"],
        names=names,
        purpose=answers.get("purpose") or "",
        password=(answers.get("password") or None) if names else None,
    )


def _need_for_names(answers: dict[str, Any]) -> None:
    """What a file with names needs, told while the form is still open. Raises ``DeskError``."""
    from model.exchange.under_password import need_password

    if answers["format"] != "xlsx":
        raise DeskError(
            Words("含姓名的文件要加口令，只能是 Excel 工作簿", "With names only the workbook, which takes a password"),
            "format",
        )
    if not (answers.get("purpose") or "").strip():
        raise DeskError(Words("导出姓名须写明用途", "Say what the names are for"), "purpose")
    need_password(answers.get("password"))
