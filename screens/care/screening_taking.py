"""Taking a screening in: which file, what its columns are, who a doubtful row is; then all of it as one change."""

from pathlib import Path
from typing import Any

from model import clock, id_numbers, rights
from model.care import mapping, screening
from model.care.screening import Batch, Line
from model.rights import Right
from model.words import Words
from tui.app import DeskApp
from tui.ask import choose, confirm
from tui.fields.choice import Choice
from tui.fields.date import Date
from tui.fields.field import Field
from tui.fields.typed import Text
from tui.file_choosing import ask_file
from tui.form import Form
from tui.keeping import Kept
from tui.progress import work_on

OUT, REST_OUT = 0, -1
"""Chosen instead of a student: the row stays out, or this row and every other doubtful one."""
NAMED = 8
"""So many rows without a student are named by their place."""


async def take_in(app: DeskApp) -> Batch | None:
    """Ask for the file, read it in a child process, agree on its columns, ask about doubtful students, take it in."""
    from model.exchange import screening_file
    from model.exchange.sheets import ENDINGS

    rights.need(Right.CARE)
    path = await ask_file(app, Words("导入测评结果：选择文件", "Take screening in: which file"), ENDINGS)
    if path is None:
        return None
    sheets = await work_on(app, *reading_of(path))
    if sheets is None:
        _stopped(app)
        return None
    reading = screening_file.read(sheets)
    told = await app.push_screen_wait(_columns(path, reading))
    if told is None:
        return None
    roles: dict[str, Any] = {head: told[f"c{n}"] for n, head in enumerate(reading.heads)}
    reading = screening_file.read(sheets, roles)
    lines = await _asked(app, reading)
    if lines is None or not await _agreed(app, reading, lines, id_numbers.file_name(path), told):
        _stopped(app)
        return None
    mapping.remember(roles)
    made = screening.take_in(
        told["name"] or "", told["instrument"] or "", told["day"], lines, id_numbers.file_name(path)
    )
    app.announce()
    return made


def reading_of(path: Path) -> tuple[Words, str, dict[str, Any]]:
    """How a file is read in a child process: what it is called, which work, with what."""
    return Words("读取测评结果", "Reading the results"), "model.exchange.screening_work:read", {"path": str(path)}


def _stopped(app: DeskApp) -> None:
    app.notify(str(Words("已停止，什么都没有改变", "Stopped; nothing was changed")), markup=False)


async def _agreed(app: DeskApp, reading: Any, lines: list[Line], file: str, told: dict[str, Any]) -> bool:
    """Whether it may go in: how many, how many to talk to, which rows stay out, whether it is there already."""
    screening.need_new(told["instrument"] or "", told["day"], lines)
    flagged = sum(line.flagged for line in lines)
    question = Words("导入 {n} 条结果，其中 {m} 人需访谈？", "Take in {n} {n:result|results}, {m} of them to talk to?")
    about = [
        Words("分数不作决定，只列出要谈话的学生。", "A score decides nothing; it only says who is to be talked to.")
    ]
    if "flag" not in reading.roles.values():
        words = Words(
            "没有一列选为“预警/结论”，所以没有人列入访谈。", "No column is the flag, so nobody is to be talked to."
        )
        about.append(words)
    if reading.repeated:
        words = Words(
            "{n} 行是同一学生的重复，取第一行。", "{n} {n:row repeats|rows repeat} a student; the first one counts."
        )
        about.append(words.saying(n=len(reading.repeated)))
    nobody = [doubt.row for doubt in reading.doubts if not doubt.people]
    if nobody:
        words = Words(
            "{n} 行没有找到学生，不导入：{where}",
            "{n} {n:row fits|rows fit} no student and {n:stays|stay} out: {where}",
        )
        places = ", ".join(f"{row.where} {app.shown_name(row.name)}".strip() for row in nobody[:NAMED])
        about.append(words.saying(n=len(nobody), where=places + ("..." if len(nobody) > NAMED else "")))
    if known := screening.known(told["instrument"] or "", told["day"], lines):
        words = Words("其中 {n} 条已原样导入过。", "{n} of them {n:was|were} taken in already, to the letter.")
        about.append(words.saying(n=known))
    elif screening.is_there(file, told["day"]):
        about.append(
            Words(
                "这个文件已按同一天导入过；再导入会多一批。",
                "That file was taken in for the same day; this makes another batch.",
            )
        )
    detail = Words("\n".join(words.zh for words in about), "\n".join(words.en for words in about))
    return await confirm(app, question.saying(n=len(lines), m=flagged), detail)


def _columns(path: Path, reading: Any) -> Form[dict[str, Any]]:
    from model.exchange.screening_file import ROLE_WORDS

    fields: list[Field] = [
        Text("name", Words("批次名称", "Name of the batch"), required=True),
        Text("instrument", Words("测评工具", "Instrument"), required=True),
        Date("day", Words("测评日期", "Held on"), required=True, back=True),
    ]
    listed = list(ROLE_WORDS.items())
    fields += [Choice(f"c{n}", Words(head, head), options=listed) for n, head in enumerate(reading.heads)]
    initial: dict[str, Any] = {f"c{n}": reading.roles[head] for n, head in enumerate(reading.heads)}
    initial |= {"name": path.stem, "day": clock.today(), "instrument": next(iter(screening.instruments()), "")}
    title = Words("各列是什么（下次会记住）", "What the columns are (kept for the next time)")
    return Form(title, fields, dict, initial=initial, kept=Kept("screening.columns", id_numbers.file_name(path)))


async def _asked(app: DeskApp, reading: Any) -> list[Line] | None:
    """The rows that go in, the doubtful ones asked about one by one; None when the person gives up."""
    from model.exchange.screening_file import line_of

    lines: list[Line] = list(reading.lines)
    doubts = [doubt for doubt in reading.doubts if doubt.people]
    for at, doubt in enumerate(doubts):
        taken = {line.student_id for line in lines}
        people = [each for each in doubt.people if each.id not in taken]
        if not people:
            continue
        chosen = await _ask(app, doubt.row, people, len(doubts) - at)
        if chosen is None:
            return None
        if chosen == REST_OUT:
            break
        if chosen != OUT:
            lines.append(line_of(doubt.row, chosen))
    return lines


async def _ask(app: DeskApp, row: Any, people: list[Any], left: int) -> int | None:
    listed: list[tuple[int, Words | str, Words | str]] = [
        (each.id, app.shown_name(each.name), f"{each.class_shown} {each.number}") for each in people
    ]
    listed.append((OUT, Words("都不是，不导入这一行", "None of them; leave the row out"), ""))
    if left > 1:
        rest = Words("还有疑问的 {n} 行都不导入", "Leave out all {n} doubtful rows that are left")
        listed.append((REST_OUT, rest.saying(n=left), ""))
    who = f"{app.shown_name(row.name)} {row.number} {row.class_shown}".strip()
    title = Words("{where}：{who} 是哪一位？", "{where}: who is {who}?").saying(where=row.where, who=who)
    return await choose(app, title, listed)
