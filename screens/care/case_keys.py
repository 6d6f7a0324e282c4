"""What can be done with one student's file, with which keys, and why not."""

from typing import Any

from model.words import Words
from screens.care.risk_keys import no_files
from tui.commands import Command


def _no_case(page: Any) -> Words | None:
    if why := no_files(page):
        return why
    case = page.file.case
    if case is None:
        return Words("还没有建档，Insert 建档", "There is no file yet; Insert opens one")
    return None if case.state == "open" else Words("已结案，Insert 重开", "It is closed; Insert reopens it")


COMMANDS = (
    Command(
        "file.act", Words("处理", "Act"), "enter", "act", Words("对光标处做下一步", "The next thing with the line")
    ),
    Command("file.contact", Words("加联系", "Contact"), "ctrl+a", "contact", also=("c",), why_not=no_files),
    Command(
        "file.assess",
        Words("评估", "Assess"),
        "ctrl+r",
        "form('assess')",
        Words("评估不改等级，只定下次日期", "It changes no level, it sets the next date"),
        why_not=_no_case,
    ),
    Command("file.raise", Words("提高", "Raise"), "ctrl+u", "form('raise_level')", also=("r",), why_not=_no_case),
    Command("file.lower", Words("提议降低", "Lower"), "ctrl+d", "form('propose')", why_not=_no_case),
    Command(
        "file.measure",
        Words("措施/建档", "Measure/file"),
        "insert",
        "insert",
        Words("加一项措施；未建档的建档，已结案的重开", "A measure; opens a file where there is none, reopens it"),
    ),
    Command("file.refer", Words("转介", "Refer"), "ctrl+g", "refer", also=("g",), why_not=no_files),
    Command("file.step", Words("步骤", "Step"), "ctrl+k", "step", also=("s",), why_not=no_files),
    Command("file.edit", Words("基本情况", "Facts"), "ctrl+e", "edit", also=("e",), why_not=_no_case),
    Command(
        "file.more",
        Words("更多", "More"),
        "ctrl+o",
        "more",
        Words("监护人、导师、名单、医院材料、离校、保密例外", "guardians, mentor, lists, papers, leave, exceptions"),
        also=("m",),
        why_not=no_files,
    ),
    Command("file.print", Words("打印", "Print"), "ctrl+b", "print_file", also=("p",), why_not=no_files),
)
