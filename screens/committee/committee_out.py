"""The committee on paper: which paper, and where the file goes."""

from pathlib import Path
from typing import Any

from model import clock
from model.errors import DeskError
from model.exchange.committee_papers import PAPER_WORDS, Paper, save
from model.words import Words
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.files import typed


async def choose_what(page: Any) -> None:
    """The roster for the wall, or the term sheets."""
    options: list[tuple[Paper, Words, Words]] = [
        ("roster", PAPER_WORDS["roster"], Words("上墙", "for the wall")),
        (
            "term_sheets",
            PAPER_WORDS["term_sheets"],
            Words("每人一张，可作证书依据", "one for each member, for the certificate"),
        ),
    ]
    await _make(page.app, await choose(page.app, Words("导出", "Export"), options))


async def grid_chart(page: Any) -> None:
    """The grid chart, on A4 or A3."""
    wall = Words("上墙：学生只写姓", "for the wall: surnames of students alone")
    inside = Words("内部：学生写全名", "internal: whole names of students")
    options: list[tuple[Paper, Words, Words]] = [
        ("grid_a3", Words("A3 一张", "One sheet of A3"), wall),
        ("grid_a4", Words("A4 一张", "One sheet of A4"), wall),
        ("grid_a3_names", Words("A3 一张", "One sheet of A3"), inside),
        ("grid_a4_names", Words("A4 一张", "One sheet of A4"), inside),
    ]
    await _make(page.app, await choose(page.app, PAPER_WORDS["grid_a4"], options))


async def _make(app: DeskApp, paper: Paper | None) -> None:
    if paper is None:
        return

    def check(line: str) -> Path:
        path = typed(line)
        if path.suffix.lower() != ".xlsx":
            raise DeskError(Words("文件名请以 .xlsx 结尾", "Let the file's name end in .xlsx"))
        save(paper, path)
        return path

    initial = str(Path.home() / f"committee-{paper.replace('_', '-')}-{clock.today()}.xlsx")
    if await prompt(app, PAPER_WORDS[paper], Words("文件", "File"), initial, check=check, kept=None):
        app.announce()
