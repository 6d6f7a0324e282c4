"""Printing from the risk board: which paper, where to, and, where it names somebody, what for and under which password."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from model import rights
from model.care.referrals import Referral
from model.rights import Right
from model.words import Words
from screens.care.reason import reasoned
from tui.app import DeskApp
from tui.ask import choose
from tui.fields.field import Field
from tui.fields.typed import Text
from tui.files import typed
from tui.form import Form

NOTHING = Words("", "")


async def choose_print(app: DeskApp, student_id: int | None) -> None:
    """Which paper; the ones of a student only where there is one."""
    named = rights.may(Right.CARE)
    offered = [
        ("file", Words("一生一档", "The whole file"), Words("含姓名", "with names"), named and student_id is not None),
        (
            "report",
            Words("复盘报告", "The report in four parts"),
            Words("含姓名", "with names"),
            named and student_id is not None,
        ),
        (
            "closing",
            Words("结案总结", "The closing summary"),
            Words("含姓名", "with names"),
            named and student_id is not None,
        ),
        ("month", Words("本月汇总", "This month's summary"), Words("不含姓名", "no names"), True),
        ("quarter", Words("本季汇总", "This quarter's summary"), Words("不含姓名", "no names"), True),
        ("shared", Words("特异体质名单", "Special constitutions"), Words("给班主任、体育教师", "for class, PE"), named),
    ]
    listed = [(key, words, hint) for key, words, hint, may in offered if may]
    chosen = await choose(app, Words("打印什么", "What to print"), listed)
    if chosen is not None:
        await _print(app, chosen, student_id)


async def print_slip(app: DeskApp, known: Referral) -> None:
    """Slip and return slip of a referral."""
    from model.exchange import care_papers

    await _ask(app, "referral", lambda path, told: care_papers.print_slip(known, path, *_why(told)), named=True)


async def _print(app: DeskApp, what: str, student_id: int | None) -> None:
    from model.care import summary
    from model.exchange import care_papers

    makes: dict[str, tuple[Callable[[Path, dict[str, Any]], int], bool]] = {
        "file": (lambda path, told: care_papers.print_file(student_id or 0, path, *_why(told)), True),
        "report": (lambda path, told: care_papers.print_report(student_id or 0, path, *_why(told)), True),
        "closing": (lambda path, told: care_papers.print_closing(student_id or 0, path, *_why(told)), True),
        "month": (lambda path, _told: care_papers.print_summary(summary.of_month(), path), False),
        "quarter": (lambda path, _told: care_papers.print_summary(summary.of_quarter(), path), False),
        "shared": (lambda path, told: care_papers.print_shared(path, *_why(told)), True),
    }
    if what in ("file", "report", "closing") and not await reasoned(app, student_id or 0):
        return
    make, named = makes[what]
    await _ask(app, what, make, named=named)


async def _ask(app: DeskApp, what: str, make: Callable[[Path, dict[str, Any]], int], *, named: bool) -> None:
    from model.exchange.care_papers import suggested

    why: tuple[Field, ...] = (
        Text("purpose", Words("用途", "Purpose"), required=True),
        Text(
            "password", Words("文件口令", "File password"), Words("至少 8 个字符", "At least 8 characters"), secret=True
        ),
    )
    fields = (Text("path", Words("文件", "File"), required=True), *(why if named else ()))
    folder = next((each for each in (Path.home() / "Documents", Path.home()) if each.is_dir()), Path())

    def save(told: dict[str, Any]) -> bool:
        make(typed(told["path"]), told)
        return True

    made = await app.push_screen_wait(
        Form(Words("打印", "Print"), fields, save, initial={"path": str(folder / suggested(what))}, kept=None)
    )
    if made:
        app.announce(Words("已写好文件", "The file is written"))


def _why(told: dict[str, Any]) -> tuple[str, str | None]:
    return told.get("purpose") or "", told.get("password") or None


async def print_absent(page: Any) -> None:
    """This month's return of the absent, with what was done to bring them back."""
    from model.exchange import absent_paper

    await _ask(page.app, "absent", lambda path, told: absent_paper.print_absent(path, *_why(told)), named=True)


async def print_shared(app: DeskApp) -> None:
    """The list of special constitutions, for class and PE teachers."""
    await _print(app, "shared", None)
