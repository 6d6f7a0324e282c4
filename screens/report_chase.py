"""Chasing what is missing: the list of classes and members, to read, or to save as a text for a message group.

The system's clipboard receives no names from the desk, and this list has names of members: so it is not copied behind
the counsellor's back. It lies on the screen to be marked with the mouse, and is saved as a plain text file where the
counsellor says, which any chat program takes. It holds names of classes and of members and nothing else.
"""

from datetime import date
from pathlib import Path
from typing import Any

from model import clock
from model.committee import board
from model.committee.weeks import ReportWeek, week_on
from model.errors import DeskError
from model.words import Words
from tui.app import DeskApp
from tui.ask import choose, prompt

_SAVE = "save"


async def show_missing(page: Any) -> None:
    """Show who has not answered for the week under the cursor; save it as text if wanted."""
    app: DeskApp = page.app
    week: ReportWeek | None = page.grid.week if hasattr(page, "grid") else week_on(clock.today())
    if week is None or not week.wanted:
        app.notify(str(Words("这一周不需要上报", "No report is wanted for that week")), markup=False)
        return
    text = board.missing_text(week)
    head, *lines = text.split("\n")
    if not lines:
        app.notify(str(Words("本周全部已交", "Everybody has answered for this week")), markup=False)
        return
    save = (_SAVE, Words("另存为文本文件", "Save as a text file"), Words("供发到工作群", "for a message group"))
    shut = ("", Words("关闭", "Close"), Words("", ""))
    if await choose(app, head, [shut, save], about=_shown(app, lines)) == _SAVE:
        await _save(app, week.monday, text)


def _shown(app: DeskApp, lines: list[str]) -> str:
    """The list in as many columns as fit; names are hidden here if they are hidden on the desk."""
    if app.shown_name("王小明") != "王小明":  # not said: any name shows whether names are hidden
        lines = [" ".join([line.split(" ")[0], *map(app.shown_name, line.split(" ")[1:])]) for line in lines]
    many = 3 if len(lines) > 12 else 2 if len(lines) > 6 else 1
    rows = -(-len(lines) // many)
    columns = [lines[at : at + rows] for at in range(0, len(lines), rows)]
    return "\n".join("   ".join(column[row] for column in columns if row < len(column)) for row in range(rows))


async def _save(app: DeskApp, monday: date, text: str) -> None:
    from model.exchange.safely import write

    def check(line: str) -> Path:
        path = Path(line.strip()).expanduser()
        if not line.strip():
            raise DeskError(Words("请写文件名", "Give a file name"))
        write(path, (text + "\n").encode("utf-8"))
        return path

    initial = str(Path.home() / f"missing-{monday}.txt")
    path = await prompt(app, Words("另存为文本", "Save as text"), Words("文件", "File"), initial, check=check)
    if path is not None:
        app.notify(str(Words("已存到 {path}", "Saved to {path}").saying(path=path)), markup=False)
