"""Days in the life of the room: opened, handed over, closed, left open, put right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from model import history, session, standing
from model.errors import NotAllowed, NotFound, Refused
from model.opening import log
from model.people import staff
from model.store import journal
from model.store.tables import OpeningRow
from model.words import Words
from tests.conftest import WEDNESDAY
from tests.founding import School
from tests.model.visits.desk_day import at, entries, everything, moment, redo, second_process, told, undo

DAY = WEDNESDAY.date()


def turns(opening: log.Opening) -> list[tuple[str, str, str]]:
    """Who was on duty from when until when."""
    return [
        (turn.staff_name, f"{turn.starts:%H:%M}", f"{turn.ends:%H:%M}" if turn.ends else "") for turn in opening.turns
    ]


def refused(rule: str, do: Callable[[], object], field: str | None = None) -> Refused:
    """What is said when a rule refuses; nothing may have changed."""
    before, written = everything(), entries()
    with pytest.raises(Refused) as told_why:
        do()
    assert (told_why.value.rule, told_why.value.field) == (rule, field)
    assert (everything(), entries()) == (before, written)
    return told_why.value


def test_whoever_sits_at_the_desk_opens_the_room_and_is_on_duty(school: School) -> None:
    opening = log.open_room()
    assert (opening.starts, opening.ends, opening.opened_by, opening.closed_by) == (WEDNESDAY, None, "赵老师", "")
    assert (opening.on_duty, opening.corrected, opening.voided_reason) == (("赵老师",), False, "")
    assert log.now_open() == opening == log.get(opening.id)
    assert history.lately(1)[0].words == Words("开放了辅导室，赵老师值班", "Opened the room, 赵老师 on duty")


def test_another_may_be_on_duty(school: School) -> None:
    opening = log.open_room(school.sun)
    assert (opening.opened_by, opening.on_duty) == ("赵老师", ("孙老师",))


def test_somebody_who_is_not_here_is_not_on_duty(school: School) -> None:
    staff.leave(school.sun)
    for who in (school.sun, 99):
        with pytest.raises(NotFound, match=r"staff list|名单"):
            log.open_room(who)
    assert log.now_open() is None


def test_the_founder_says_who_is_on_duty(school: School) -> None:
    session.found_school()
    with pytest.raises(NotAllowed):
        log.open_room()


def test_the_room_opens_once(school: School, empty_store: Path) -> None:
    log.open_room()
    refused("opening_one_at_a_time", log.open_room)
    elsewhere = second_process(
        empty_store, school.qian, "from model.opening import log",
        "try: log.open_room()", "except errors.Refused as error: print(error.rule)",
    )  # fmt: skip
    assert told(elsewhere) == ["opening_one_at_a_time"]


def test_closing_leaves_a_note_for_the_next(school: School) -> None:
    log.open_room()
    at("13:05")
    session.sit_down(school.qian)
    closed = log.close_room("  钥匙在抽屉里 \n")
    assert (closed.ends, closed.opened_by, closed.closed_by) == (moment("13:05"), "赵老师", "钱老师")
    assert (closed.handover, closed.corrected) == ("钥匙在抽屉里", False)
    assert turns(closed) == [("赵老师", "12:00", "13:05")]
    assert log.now_open() is None
    assert standing.open_minutes(closed, moment("20:00")) == 65


def test_a_closed_room_cannot_be_closed_or_handed_over(school: School) -> None:
    refused("opening.none", log.close_room)
    refused("opening.none", lambda: log.hand_over(school.qian))


def test_within_the_minute_it_is_taken_back_and_not_closed(school: School) -> None:
    log.open_room()
    assert "Ctrl+Z" in refused("opening_order", log.close_room, "at").words.zh
    undo()
    assert log.now_open() is None
    assert log.between(DAY, DAY) == []


def test_a_closing_time_lies_between_opening_and_now(school: School) -> None:
    log.open_room()
    at("13:00")
    assert "12:00" in refused("opening_order", lambda: log.close_room(at=moment("11:00")), "at").words.en
    refused("opening.future", lambda: log.close_room(at=moment("13:01")), "at")
    refused("opening.left_open", lambda: log.close_room(at=moment("13:00", days=-1)), "at")
    closed = log.close_room(at=moment("12:40"))
    assert (closed.ends, closed.corrected) == (moment("12:40"), True)


def test_left_open_it_is_put_right_two_days_later(school: School) -> None:
    log.open_room()
    at("08:00", days=2)
    assert standing.now().opening is not None
    assert standing.now().today.actual_minutes == 0, "nothing is counted silently"
    for do in (log.open_room, log.close_room, lambda: log.hand_over(school.qian)):
        with pytest.raises(Refused, match="2026-11-25") as told_why:
            do()
        assert told_why.value.rule == "opening.left_open"
    refused("opening.left_open", lambda: log.close_room(at=moment("07:30", days=2)), "at")
    closed = log.close_room(at=moment("13:30"))
    assert turns(closed) == [("赵老师", "12:00", "13:30")]
    assert closed.corrected
    assert not standing.week_of(DAY).left_open
    assert log.open_room().starts == moment("08:00", days=2)


def test_the_duty_goes_from_hand_to_hand(school: School) -> None:
    log.open_room()
    at("12:20")
    assert log.hand_over(school.qian).on_duty == ("钱老师",)
    refused("duty_turn.opening_id, duty_turn.staff_id", lambda: log.hand_over(school.qian))
    at("12:40")
    log.hand_over(school.zhao)
    at("13:00")
    assert turns(log.close_room()) == [
        ("赵老师", "12:00", "12:20"),
        ("钱老师", "12:20", "12:40"),
        ("赵老师", "12:40", "13:00"),
    ]
    assert standing.day_of(DAY).unstaffed_minutes == 0


def test_a_turn_of_no_minute_is_not_told(school: School) -> None:
    log.open_room()
    assert turns(log.hand_over(school.qian)) == [("钱老师", "12:00", "")]
    at("13:00")
    assert turns(log.close_room()) == [("钱老师", "12:00", "13:00")]


def test_nobody_who_left_takes_the_duty(school: School) -> None:
    log.open_room()
    staff.leave(school.sun)
    for who in (school.sun, 99):
        with pytest.raises(NotFound):
            log.hand_over(who)


def test_closed_before_the_last_hand_over_the_log_still_adds_up(school: School) -> None:
    log.open_room()
    at("12:30")
    log.hand_over(school.qian)
    at("08:00", days=1)
    closed = log.close_room(at=moment("12:20"))
    assert turns(closed) == [("赵老师", "12:00", "12:20")]
    assert turns(log.correct(closed.id, moment("12:00"), moment("13:00"))) == [("赵老师", "12:00", "13:00")]


@pytest.fixture
def noon(school: School) -> log.Opening:
    """The room was open from 12:00 to 13:00, 钱老师 took over at 12:30; it is 14:00."""
    log.open_room()
    at("12:30")
    log.hand_over(school.qian)
    at("13:00")
    closed = log.close_room("早退一人")
    at("14:00")
    return closed


@pytest.mark.parametrize(
    ("starts", "ends", "then"),
    [
        ("11:50", "13:10", [("赵老师", "11:50", "12:30"), ("钱老师", "12:30", "13:10")]),
        ("12:10", "12:50", [("赵老师", "12:10", "12:30"), ("钱老师", "12:30", "12:50")]),
        ("12:40", "13:00", [("钱老师", "12:40", "13:00")]),
        ("12:00", "12:20", [("赵老师", "12:00", "12:20")]),
        ("10:00", "11:00", [("赵老师", "10:00", "11:00")]),
        ("13:30", "14:00", [("钱老师", "13:30", "14:00")]),
    ],
)
def test_correcting_takes_the_turns_along(
    school: School, noon: log.Opening, starts: str, ends: str, then: list[tuple[str, str, str]]
) -> None:
    corrected = log.correct(noon.id, moment(starts), moment(ends))
    assert (corrected.starts, corrected.ends, corrected.corrected) == (moment(starts), moment(ends), True)
    assert (corrected.handover, corrected.closed_by) == ("早退一人", "赵老师")
    assert turns(corrected) == then
    assert standing.day_of(DAY).unstaffed_minutes == 0


def test_what_cannot_be_corrected(school: School, noon: log.Opening) -> None:
    refused("opening_order", lambda: log.correct(noon.id, moment("13:00"), moment("12:00")), "ends")
    refused("opening_midnight", lambda: log.correct(noon.id, moment("12:00", -1), moment("12:00")), "ends")
    refused("opening.future", lambda: log.correct(noon.id, moment("12:00"), moment("14:01")), "ends")
    refused("opening.future", lambda: log.correct(noon.id, moment("15:00"), moment("14:00")), "starts")
    refused("opening.ended", lambda: log.correct(noon.id, moment("12:00"), None), "ends")
    with pytest.raises(NotFound):
        log.correct(99, moment("12:00"), moment("13:00"))
    written = entries()
    assert log.correct(noon.id, moment("12:00"), moment("13:00")) == noon
    assert entries() == written, "what is right already writes nothing"


def test_while_it_is_open_only_its_beginning_is_put_right(school: School) -> None:
    opening = log.open_room()
    at("12:30")
    refused("opening.still_open", lambda: log.correct(opening.id, moment("12:00"), moment("12:20")), "ends")
    refused("opening.day", lambda: log.correct(opening.id, moment("12:00", -1), None), "starts")
    refused("opening.future", lambda: log.correct(opening.id, moment("12:31"), None), "starts")
    corrected = log.correct(opening.id, moment("11:45"), None)
    assert turns(corrected) == [("赵老师", "11:45", "")]
    at("13:00")
    assert log.close_room().corrected, "closing does not hide that"
    assert standing.day_of(DAY).actual_minutes == 75


def test_one_that_was_forgotten_is_entered_afterwards(school: School) -> None:
    opening = log.record_past(moment("17:00", -1), moment("18:00", -1), school.sun, " 无异常 ")
    assert (opening.opened_by, opening.closed_by, opening.handover) == ("赵老师", "赵老师", "无异常")
    assert (opening.corrected, turns(opening)) == (True, [("孙老师", "17:00", "18:00")])
    staff.leave(school.sun)
    assert log.record_past(moment("17:00", -2), moment("18:00", -2), school.sun).turns[0].staff_name == "孙老师"
    refused("opening.future", lambda: log.record_past(moment("11:00"), moment("12:01"), school.zhao), "ends")
    refused("opening_midnight", lambda: log.record_past(moment("23:00", -1), moment("01:00"), school.zhao), "ends")
    refused("opening_order", lambda: log.record_past(moment("11:00"), moment("11:00"), school.zhao), "ends")
    with pytest.raises(NotFound):
        log.record_past(moment("10:00"), moment("11:00"), 99)


@pytest.mark.parametrize(
    ("starts", "ends", "free"),
    [
        ("11:00", "12:00", True),
        ("13:00", "13:30", True),
        ("11:00", "12:01", False),
        ("12:20", "12:40", False),
        ("12:59", "13:30", False),
        ("11:00", "14:00", False),
    ],
)
def test_the_room_is_not_open_twice_at_once(
    school: School, noon: log.Opening, starts: str, ends: str, free: bool
) -> None:
    if free:
        assert log.record_past(moment(starts), moment(ends), school.zhao)
    else:
        refused("opening.overlap", lambda: log.record_past(moment(starts), moment(ends), school.zhao), "starts")


def test_nor_behind_the_back_of_the_program(school: School, noon: log.Opening) -> None:
    other = log.record_past(moment("10:00"), moment("11:00"), school.zhao)
    for change in (
        lambda: OpeningRow.create(starts=moment("12:30"), ends=moment("12:40")),
        lambda: OpeningRow.create(starts=moment("12:30")),
        lambda: OpeningRow.update(ends=moment("12:30")).where(OpeningRow.id == other.id).execute(),
    ):
        with pytest.raises(Refused) as told_why, journal.writing("test.force", Words("强写", "Forced")):
            change()
        assert told_why.value.rule == "opening.overlap"


def test_what_is_open_now_blocks_what_is_entered_for_later_that_day_only(school: School) -> None:
    log.open_room()
    at("13:00")
    refused("opening.overlap", lambda: log.record_past(moment("12:30"), moment("12:50"), school.zhao), "starts")
    assert log.record_past(moment("11:00"), moment("12:00"), school.zhao)
    assert log.record_past(moment("12:30", -1), moment("12:50", -1), school.zhao)


def test_a_void_opening_stays_on_record_and_counts_nowhere(school: School, noon: log.Opening) -> None:
    refused("opening_void_reason", lambda: log.void(noon.id, " "), "reason")
    log.void(noon.id, " 点错了 ")
    assert log.between(DAY, DAY) == []
    (void,) = log.between(DAY, DAY, voided=True)
    assert (void.voided_reason, void.is_voided) == ("点错了", True)
    assert log.measured([void]) == ([], [])
    assert standing.day_of(DAY).actual_minutes == 0
    refused("opening.voided", lambda: log.void(noon.id, "又一次"))
    refused("opening.voided", lambda: log.correct(noon.id, moment("12:00"), moment("12:30")))
    assert log.record_past(moment("12:30"), moment("13:30"), school.zhao), "its time is free again"
    with pytest.raises(NotFound):
        log.void(99, "没有")


def test_what_is_void_does_not_come_back_into_a_time_that_was_taken(school: School, noon: log.Opening) -> None:
    log.void(noon.id, "点错了")
    voided = journal.last_done()
    log.record_past(moment("12:30"), moment("13:30"), school.zhao)
    with pytest.raises(Refused) as told_why:
        journal.take_back(voided or 0)
    assert told_why.value.rule == "opening.overlap"


def test_what_never_was_open_is_voided_while_it_runs(school: School) -> None:
    opening = log.open_room()
    at("08:00", days=1)
    log.void(opening.id, "没有人来开门")
    assert log.now_open() is None
    assert log.open_room().starts == moment("08:00", days=1)


def test_the_next_on_duty_is_told_what_was_left_since_they_were_here(school: School) -> None:
    def leave(who: int, days: int, hhmm: str, note: str) -> None:
        at(hhmm, days)
        session.sit_down(who)
        log.open_room()
        at(f"{int(hhmm[:2]) + 1}:00", days)
        log.close_room(note)

    leave(school.qian, -20, "12:00", "太久以前")
    leave(school.zhao, -3, "12:00", "借出沙具一套")
    leave(school.qian, -2, "12:00", "空调坏了")
    leave(school.sun, -1, "12:00", "")
    leave(school.sun, -1, "17:00", "钥匙交门卫")
    at("12:00")
    told_to = {who: [each.handover for each in log.handovers(who, WEDNESDAY)] for who in (school.zhao, school.qian)}
    assert told_to == {school.zhao: ["钥匙交门卫", "空调坏了", "借出沙具一套"], school.qian: ["钥匙交门卫", "空调坏了"]}
    assert [each.handover for each in log.handovers(school.sun, WEDNESDAY)] == ["钥匙交门卫"]
    assert [each.handover for each in log.handovers(None, WEDNESDAY)] == ["钥匙交门卫", "空调坏了", "借出沙具一套"]
    assert [each.handover for each in log.handovers(None, moment("13:30", -1))] == ["空调坏了", "借出沙具一套"]


def test_who_may_do_what(school: School, noon: log.Opening) -> None:
    session.sit_down(school.sun)
    log.open_room()
    at("14:30")
    log.hand_over(school.qian)
    log.close_room()
    for do in (
        lambda: log.correct(noon.id, moment("12:00"), moment("12:30")),
        lambda: log.record_past(moment("10:00"), moment("11:00"), school.sun),
        lambda: log.void(noon.id, "点错了"),
    ):
        with pytest.raises(NotAllowed):
            do()
    session.stand_up()
    for see in (
        log.now_open,
        lambda: log.get(noon.id),
        lambda: log.between(DAY, DAY),
        lambda: log.handovers(1, WEDNESDAY),
    ):
        with pytest.raises(NotAllowed):
            see()


VERBS: dict[str, Callable[[School, log.Opening], object]] = {
    "open": lambda school, noon: log.open_room(),
    "correct": lambda school, noon: log.correct(noon.id, moment("11:30"), moment("12:20")),
    "record_past": lambda school, noon: log.record_past(moment("13:00"), moment("13:40"), school.zhao, "早退"),
    "void": lambda school, noon: log.void(noon.id, "点错了"),
}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_there_and_back(school: School, noon: log.Opening, verb: str) -> None:
    before, written = everything(), entries()
    VERBS[verb](school, noon)
    after = everything()
    assert entries() == written + 1
    undo()
    assert everything() == before
    redo()
    assert everything() == after


def test_a_closing_is_taken_back_with_its_turns(school: School) -> None:
    log.open_room()
    at("12:30")
    log.hand_over(school.qian)
    before = everything()
    at("13:00")
    log.close_room("再见")
    undo()
    assert everything() == before
    assert log.now_open() is not None
