"""How the lines of the Opening page read: a day against its plan, and each line of the log."""

from collections.abc import Mapping, Sequence

from model import clock
from model.appointments.days import weekday_words
from model.opening.log import Opening
from model.opening.meter import DayMeter
from model.opening.windows import DatedWindow, PlannedWindow
from model.room_week import DayOfRoom, LogLine
from model.words import Words, say
from tui.cells import Column
from tui.sheet import Cell

DAYS = (
    Column("day", Words("日", "Day"), 9),
    Column("planned", Words("应开", "Planned"), None, least=22),
    Column("open", Words("实开", "Open"), None, least=22),
    Column("minutes", Words("计/应", "Min/due"), 7, align="right"),
    Column("state", Words("达标", "Reached"), (8, 9)),
    Column("kind", Words("日类", "Kind"), 10, priority=3),
    Column("alone", Words("无人", "No duty"), 7, align="right", priority=2),
    Column("duty", Words("值班", "On duty"), 17, priority=2),
)
LOG = (
    Column("time", Words("时间", "Time"), 13),
    Column("what", Words("记录", "Log"), (8, 10)),
    Column("text", Words("内容", "What"), None, least=20),
)


def day_cells(each: DayOfRoom, names: Mapping[int, str]) -> tuple[str | Cell, ...]:
    """One day of the week; ``names`` are the staff by number."""
    day, meter = each.day, each.meter
    today = day.on == clock.today()
    name = f"{weekday_words(day.on)} {day.on:%d}"
    role = "muted" if not day.is_school_day else "accent bold" if today else ""
    duty = each.duty or tuple(dict.fromkeys(_name(window, names) for window in each.windows))
    unsure = "" if day.certain else "?"
    alone = f"{meter.unstaffed_minutes}!" if meter.unstaffed_minutes else ""
    return (
        Cell(f"[{name}]" if today else f" {name}", role),
        _planned(each),
        _opened(each),
        f"{meter.counted_minutes}/{meter.required_minutes}" if meter.required_minutes or meter.counted_minutes else "",
        state_of(meter),
        Cell(f"{day.words()}{unsure}", "muted" if not day.is_school_day else "due" if unsure else ""),
        Cell(alone, "late"),
        Cell(first_of([name for name in duty if name], 2), "" if each.duty else "muted"),
    )


def state_of(meter: DayMeter) -> Cell:
    """Whether the day reached what the rules ask for, in a word, and ``!`` where it did not."""
    if meter.left_open:
        return Cell(say("未关闭!", "not shut!"), "late")
    if not meter.required_minutes:
        return Cell("-", "muted")
    if meter.reached:
        return Cell(say("达标", "met"), "open")
    if meter.over:
        return Cell(say("差 {n}!", "{n} short!", n=meter.missing_minutes), "late")
    if meter.on > clock.today():
        return Cell("")
    return Cell(say("还差 {n}", "{n} to go", n=meter.missing_minutes), "due")


def _planned(each: DayOfRoom) -> Cell:
    """The windows; where there are none, why."""
    own = [line.own for line in each.lines if line.own]
    if each.windows:
        return Cell(("*" if own else "") + first_of(spans_of(each.windows), 2), "muted" if each.meter.over else "")
    if own:
        return Cell(f"*{say('不开放', 'closed')} {own[0].reason}".rstrip(), "muted")
    if each.day.is_school_day:
        return Cell(say("未安排!", "nothing planned!"), "due")
    return Cell(str(each.day.words()), "muted")


def _opened(each: DayOfRoom) -> Cell:
    counting = [opening for opening in each.openings if not opening.is_voided]
    running = any(opening.ends is None for opening in counting)
    role = "late" if each.meter.left_open else "open" if running else ""
    return Cell(first_of([span_of(opening) for opening in counting], 2), role)


def span_of(opening: Opening) -> str:
    """``12:00-13:05``, or ``12:00-`` while it is open."""
    return f"{opening.starts:%H:%M}-" + (f"{opening.ends:%H:%M}" if opening.ends else "")


def first_of(texts: Sequence[str], most: int) -> str:
    """Texts beside each other; of more than ``most`` the first ones, and how many there are besides: never half a one."""
    if len(texts) <= most:
        return " ".join(texts)
    return f"{' '.join(texts[: most - 1])} +{len(texts) - most + 1}"


def spans_of(windows: Sequence[PlannedWindow]) -> list[str]:
    """The windows' times, each once."""
    return list(dict.fromkeys(f"{window.starts:%H:%M}-{window.ends:%H:%M}" for window in windows))


def _name(window: PlannedWindow, names: Mapping[int, str]) -> str:
    return names.get(window.staff_id, "") if window.staff_id else ""


def log_cells(line: LogLine, names: Mapping[int, str], *, hidden: bool) -> tuple[str | Cell, ...]:
    """One line of the log; a note may name students, so it is not shown while names are ``hidden``."""
    if line.swap is not None:
        swap = line.swap
        text = say(
            "{a} 的班由 {b} 代：{why}", "{b} takes {a}'s duty: {why}",
            a=swap.planned_name, b=swap.instead_name, why=swap.reason,
        )  # fmt: skip
        return "", Cell(say("换班", "swap"), "accent"), text
    if line.own is not None:
        time, text = own_words(line.own, names)
        return time, Cell(say("单日安排", "this day"), "accent"), text
    assert line.opening is not None
    if line.turn is not None:
        ends = f"{line.turn.ends:%H:%M}" if line.turn.ends else ""
        return f"  {line.turn.starts:%H:%M}-{ends}", Cell(say("值班", "on duty"), "muted"), line.turn.staff_name
    if line.kind == "handover":
        note = say("(已隐去)", "(hidden)") if hidden else line.opening.handover
        return "", Cell(say("交接", "handover"), "muted"), note
    return opening_cells(line.opening)


def own_words(own: DatedWindow, names: Mapping[int, str]) -> tuple[str, str]:
    """A window of one date alone: its time, and who and why."""
    if own.starts is None or own.ends is None:
        return "", f"{say('全天不开放', 'closed all day')}  {own.reason}".rstrip()
    who = names.get(own.staff_id, "") if own.staff_id else ""
    return f"{own.starts:%H:%M}-{own.ends:%H:%M}", "  ".join(filter(None, (who, own.reason)))


def opening_cells(opening: Opening) -> tuple[str | Cell, ...]:
    """When the room was open, who opened and who closed it."""
    if opening.is_voided:
        text = say("作废：{why}", "void: {why}", why=opening.voided_reason)
        return Cell(span_of(opening), "muted strike"), Cell(say("作废", "void"), "muted"), Cell(text, "muted")
    by = [say("{who} 开门", "opened by {who}", who=opening.opened_by)] if opening.opened_by else []
    if opening.ends is None:
        left = opening.starts.date() < clock.today()
        what = Cell(say("未关闭!", "not shut!"), "late") if left else Cell(say("开放中", "open"), "open")
        return span_of(opening), what, "  ".join([*by, *_marked(opening)])
    if opening.closed_by:
        by.append(say("{who} 关门", "closed by {who}", who=opening.closed_by))
    minutes = say("{n} 分钟", "{n} min", n=clock.minutes_between(opening.starts, opening.ends))
    return span_of(opening), say("开放", "opening"), "  ".join([minutes, *by, *_marked(opening)])


def _marked(opening: Opening) -> list[str]:
    return [say("(更正)", "(corrected)")] if opening.corrected else []
