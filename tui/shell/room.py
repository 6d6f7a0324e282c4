"""open, close, visit."""

import argparse
import json
import sys
from datetime import datetime, timedelta

from model import backup, clock, standing, today
from model.appointments import meant
from model.errors import DeskError, NotFound, Unclear
from model.opening import log
from model.visits import register, visits
from model.visits.arrival import Arrival, arrival
from model.visits.visit import Details, Visit
from model.words import Words, say
from tui.shell.run import opened


def open(asked: argparse.Namespace) -> int:  # noqa: A001 - the command's own word
    """Open the room now."""
    with opened(asked):
        made = log.open_room()
        print(
            say(
                "{time} 开放，值班 {who}",
                "Open since {time}, on duty {who}",
                time=f"{made.starts:%H:%M}",
                who=Words("、".join(made.on_duty), ", ".join(made.on_duty)),
            )
        )
        for left in log.handovers(made.turns[-1].staff_id, made.starts):
            print(
                say("交接 {day} {who}：{note}", "Handover {day} {who}: {note}",
                    day=left.starts.date(), who=left.closed_by, note=left.handover)
            )  # fmt: skip
    return 0


def close(asked: argparse.Namespace) -> int:
    """Close the room now, or at the time it really closed."""
    with opened(asked):
        made = log.close_room(asked.note, at=_closing_time(asked.at))
        for each in register.running():
            told = say("来访 {number} 还在进行", "Visit {number} is still under way", number=each.number)
            print(f"dutydesk: {told}", file=sys.stderr)
        for booked in today.expected(clock.now()) if made.starts.date() == clock.today() else ():
            told = say(
                "{time} 还有预约：{who}",
                "Still booked for {time}: {who}",
                time=f"{booked.starts:%H:%M}",
                who=booked.who,
            )
            print(f"dutydesk: {told}", file=sys.stderr)
        minutes = standing.open_minutes(made, clock.now())
        print(
            say(
                "{time} 关闭，开放 {n} 分钟",
                "Closed at {time} after {n} {n:minute|minutes}",
                time=f"{made.ends:%H:%M}",
                n=minutes,
            )
        )
        _back_up()
    return 0


def _back_up() -> None:
    """A backup on closing the room; the room is closed even where it cannot be made."""
    try:
        copy = backup.automatic()
    except DeskError as error:
        print(f"dutydesk: {error}", file=sys.stderr)
    else:
        print(say("已备份并检查：{path}", "Backed up and checked: {path}", path=copy.path), file=sys.stderr)


def _closing_time(text: str | None) -> datetime | None:
    """The time on the day the room was opened. Raises ``Unclear``."""
    standing_open = log.now_open()
    if text is None or standing_open is None:
        return None
    try:
        return datetime.combine(standing_open.starts.date(), datetime.strptime(text, "%H:%M").time())
    except ValueError as error:
        raise Unclear(Words("时间应写成 17:30", "Write the time as 17:30")) from error


def visit(asked: argparse.Namespace) -> int:
    """A walk-in begins or ends, or a visit is entered afterwards."""
    with opened(asked):
        seen = {"start": _start, "end": _end, "add": _add}[asked.verb](asked)
        if asked.json:
            print(json.dumps(_as_json(seen), ensure_ascii=False))
        else:
            until = "" if seen.ends is None else f"{seen.ends:%H:%M} " + say("{n}分钟", "{n} min", n=seen.minutes)
            day = "" if seen.starts.date() == clock.today() else f"{seen.starts:%Y-%m-%d} "
            print(f"{seen.number} {seen.who} {day}{seen.starts:%H:%M}-{until}")
    return 0


def _start(asked: argparse.Namespace) -> Visit:
    told, arrived = _who(" ".join(asked.who))
    if arrived.not_taken:
        print(f"dutydesk: {arrived.not_taken}", file=sys.stderr)
    return visits.walk_in(told, counsellor=arrived.counsellor.id if arrived.counsellor else None)


def _end(asked: argparse.Namespace) -> Visit:
    if asked.number:
        return visits.end(register.numbered(asked.number).id)
    running = register.running()
    if not running:
        raise NotFound(Words("没有进行中的来访", "No visit is under way"))
    if len(running) > 1:
        numbers = ", ".join(each.number for each in running)
        raise Unclear(
            Words("有几次来访在进行：{numbers}，请写编号", "Several are under way: {numbers}; give the number").saying(
                numbers=numbers
            )
        )
    return visits.end(running[0].id)


def _add(asked: argparse.Namespace) -> Visit:
    told, arrived = _who(" ".join(asked.text))
    said = arrived.said
    if said.day is None or said.time is None or said.minutes is None:
        raise Unclear(
            Words(
                "补录须写明日期和起止时间，如 张伟 昨天 12:30-13:10",
                "Say the day and the times, such as: zw yesterday 12:30-13:10",
            )
        )
    starts = datetime.combine(said.day, said.time)
    by = arrived.counsellor.id if arrived.counsellor else None
    return visits.add(told, starts, starts + timedelta(minutes=said.minutes), counsellor=by)


def _who(text: str) -> tuple[Details, Arrival]:
    """Whom a line means, and what else it says. Raises ``NotFound``, ``Unclear``."""
    arrived = arrival(text)
    said = arrived.said
    for problem in (*said.problems, *arrived.wrong):
        raise Unclear(problem)
    if arrived.visitor == "teacher":
        return arrived.details(None, None), arrived
    student = meant.only_one(meant.people(said, None), said.who)
    if said.who and student is None:
        words = Words(
            "没有这个学生：{who}；请写姓名、拼音首字母、班级或学号",
            "No such student: {who}; give a name, initials, a class or a number",
        )
        raise NotFound(words.saying(who=said.who))
    return arrived.details(student, None), arrived


def _as_json(seen: Visit) -> dict[str, object]:
    return {
        "number": seen.number,
        "who": str(seen.who),
        "starts": seen.starts.isoformat(),
        "ends": seen.ends.isoformat() if seen.ends else None,
        "minutes": seen.minutes,
        "state": seen.state,
        "in_hours": seen.in_hours,
    }
