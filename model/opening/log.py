"""The log of the room as it is kept: open and close it, hand the duty over, put right what was not noted in time."""

from datetime import datetime

from model import clock, rights, session
from model.errors import NotFound, Refused
from model.opening.kept import DutyTurn, Opening, between, get, handovers, measured, now_open
from model.rights import Right
from model.store import journal
from model.store.tables import DutyTurnRow, OpeningRow, StaffRow
from model.words import Words

__all__ = [
    "DutyTurn",
    "Opening",
    "between",
    "close_room",
    "correct",
    "get",
    "hand_over",
    "handovers",
    "measured",
    "now_open",
    "open_room",
    "record_past",
    "void",
]


def open_room(staff: int | None = None) -> Opening:
    """Open the room now, with the person at the desk (or another) on duty.

    Raises ``Refused`` if it is open already, or was left open on an earlier day, ``NotFound`` if nobody is on duty.
    """
    rights.need(Right.OPEN_ROOM)
    on_duty = staff or session.at_desk().staff_id
    if on_duty is None:
        raise NotFound(Words("请选择值班教师", "Say who is on duty"), "staff")
    name = _name_of(on_duty)
    _nothing_left_open()
    now = clock.now()
    words = Words("开放了辅导室，{name}值班", "Opened the room, {name} on duty").saying(name=name)
    with journal.writing("opening.open", words):
        row = OpeningRow.create(starts=now, opened_by=session.at_desk().staff_id)
        DutyTurnRow.create(opening=row.id, staff=on_duty, starts=now)
        return get(row.id)


def _nothing_left_open() -> None:
    from model.rules import RULES

    standing = now_open()
    if standing is None:
        return
    if standing.starts.date() < clock.today():
        raise _left_open(standing)
    raise Refused("opening_one_at_a_time", RULES["opening_one_at_a_time"])


def _left_open(standing: Opening, field: str | None = None) -> Refused:
    words = Words(
        "{day}的开放没有关闭，请先补上当天的关闭时间",
        "The room was left open on {day}; first say when it closed that day",
    )
    return Refused("opening.left_open", words.saying(day=standing.starts.date()), field)


def close_room(handover: str = "", *, at: datetime | None = None) -> Opening:
    """Close the room now, or at a moment that is put right; answers what was open.

    Raises ``Refused`` if nothing is open, if that is less than a minute after it opened or still to come, or if
    it was opened on an earlier day and no moment of that day is given: a room left open is not counted silently.
    """
    rights.need(Right.OPEN_ROOM)
    standing = _open_now()
    ends = at or clock.now()
    _has_come(ends, "at")
    if ends.date() != standing.starts.date():
        raise _left_open(standing, "at")
    if ends <= standing.starts:
        raise _too_short(standing, put_right=at is not None)
    with journal.writing("opening.close", Words("关闭了辅导室", "Closed the room")):
        OpeningRow.update(
            ends=ends,
            closed_by=session.at_desk().staff_id,
            handover=handover.strip(),
            corrected=standing.corrected or at is not None,
        ).where(OpeningRow.id == standing.id).execute()
        _fit_turns(standing, standing.starts, ends)
        return get(standing.id)


def _too_short(standing: Opening, *, put_right: bool) -> Refused:
    if not put_right and clock.is_behind(standing.starts):
        words = Words(
            "电脑时间 {now} 早于 {time} 的开放：时钟被调慢了，请校准后再关闭",
            "It is {now} by this machine, earlier than the room opened at {time}: the clock was set back. Set it right first",
        )
        return Refused(
            "opening.clock_back", words.saying(now=f"{clock.now():%H:%M}", time=f"{standing.starts:%H:%M}"), "at"
        )
    words = (
        Words("关闭时间应晚于 {time} 的开放", "The room opened at {time}; it closed later than that")
        if put_right
        else Words(
            "{time} 刚刚开放，不足一分钟；开错了，在屏幕上按 Ctrl+Z 撤销",
            "It opened at {time}, less than a minute ago; on the screen, Ctrl+Z takes that back",
        )
    )
    return Refused("opening_order", words.saying(time=f"{standing.starts:%H:%M}"), "at")


def hand_over(staff: int) -> Opening:
    """Somebody else takes the duty from now on.

    Raises ``Refused`` if the room is not open, was left open on an earlier day, or the duty is theirs already.
    """
    rights.need(Right.OPEN_ROOM)
    standing = _open_now()
    if standing.starts.date() < clock.today():
        raise _left_open(standing)
    name = _name_of(staff)
    with journal.writing("duty_turn.hand_over", Words("值班交给{name}", "{name} takes the duty").saying(name=name)):
        now = clock.now()
        DutyTurnRow.update(ends=now).where(
            DutyTurnRow.opening == standing.id, DutyTurnRow.ends.is_null(), DutyTurnRow.staff != staff
        ).execute()
        DutyTurnRow.create(opening=standing.id, staff=staff, starts=now)
        return get(standing.id)


def correct(number: int, starts: datetime, ends: datetime | None) -> Opening:
    """Put the times of an opening right; it says that it was corrected. While it is open, ``ends`` is None.

    Turns of duty that began or ended with it go along, the others are cut to it. Raises ``Refused`` for a
    moment that has not come, or a time in which the room was open already.
    """
    rights.need(Right.PLAN_HOURS)
    before = _standing(number)
    if before.ends is None and ends is not None:
        raise Refused("opening.still_open", Words("还在开放中，请按 F4 关闭", "It is still open; F4 closes it"), "ends")
    if before.ends is not None and ends is None:
        raise Refused("opening.ended", Words("请填写关闭时间", "Say when it closed"), "ends")
    if before.ends is None and starts.date() != before.starts.date():
        raise Refused("opening.day", Words("开放中的记录不能改到另一天", "While it is open its day stays"), "starts")
    _has_come(starts, "starts")
    _has_come(ends or starts, "ends")
    if (starts, ends) == (before.starts, before.ends):
        return before
    words = Words("更正了{day}的开放记录", "Corrected the opening of {day}").saying(day=starts.date())
    with journal.writing("opening.correct", words):
        OpeningRow.update(starts=starts, ends=ends, corrected=True).where(OpeningRow.id == number).execute()
        _fit_turns(before, starts, ends)
        return get(number)


def _fit_turns(before: Opening, starts: datetime, ends: datetime | None) -> None:
    """Let the turns of duty begin and end with their opening, and none reach beyond it."""

    def within(moment: datetime) -> datetime:
        return max(starts, moment if ends is None else min(moment, ends))

    for row in DutyTurnRow.select().where(DutyTurnRow.opening == before.id):
        begins, over = within(row.starts), ends if row.ends in (None, before.ends) else within(row.ends)
        if row.starts == row.ends:
            over = begins
        elif row.starts == before.starts:
            begins = starts
        DutyTurnRow.update(starts=begins, ends=over).where(DutyTurnRow.id == row.id).execute()


def record_past(starts: datetime, ends: datetime, staff: int, handover: str = "") -> Opening:
    """Enter an opening after the fact; it is marked as corrected.

    Raises ``Refused`` for a moment that has not come, or a time in which the room was open already.
    """
    rights.need(Right.PLAN_HOURS)
    _has_come(starts, "starts")
    _has_come(ends, "ends")
    _name_of(staff, gone_too=True)
    words = Words("补录了{day}的开放", "Entered the opening of {day} afterwards").saying(day=starts.date())
    with journal.writing("opening.record_past", words):
        by = session.at_desk().staff_id
        row = OpeningRow.create(
            starts=starts, ends=ends, opened_by=by, closed_by=by, handover=handover.strip(), corrected=True
        )
        DutyTurnRow.create(opening=row.id, staff=staff, starts=starts, ends=ends)
        return get(row.id)


def void(number: int, reason: str) -> None:
    """An opening that should not be in the log; it stays in the store with the reason. It may be open still."""
    rights.need(Right.PLAN_HOURS)
    day = _standing(number).starts.date()
    with journal.writing("opening.void", Words("作废了{day}的开放记录", "Voided an opening of {day}").saying(day=day)):
        OpeningRow.update(voided_reason=reason.strip()).where(OpeningRow.id == number).execute()


def _open_now() -> Opening:
    standing = now_open()
    if standing is None:
        raise Refused("opening.none", Words("辅导室没有开放", "The room is not open"))
    return standing


def _standing(number: int) -> Opening:
    found = get(number)
    if found.is_voided:
        raise Refused("opening.voided", Words("这条开放记录已经作废", "That opening is void already"))
    return found


def _has_come(moment: datetime, field: str) -> None:
    if moment > clock.now():
        raise Refused("opening.future", Words("这个时间还没到", "That time has not come yet"), field)


def _name_of(staff: int, *, gone_too: bool = False) -> str:
    row = StaffRow.get_or_none(StaffRow.id == staff)
    if row is None or (row.left_on is not None and not gone_too):
        raise NotFound(Words("教师名单中没有此人", "That person is not on the staff list"), "staff")
    return str(row.name)
