"""``dutydesk open`` and ``dutydesk close``: the same door from a shell."""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime

import pytest

from model import clock, session, standing
from model.appointments import book
from model.appointments.book import Wish
from model.opening import log
from model.words import speak, spoken
from tests.founding import School
from tests.model.visits.desk_day import at, moment
from tui.entry import main


@pytest.fixture(autouse=True)
def desk_is_open(school: School, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command finds the school's desk open already; the language it chose goes with it."""
    monkeypatch.setattr("tui.shell.room.opened", lambda asked: nullcontext())
    before = spoken()
    yield
    speak(before)


def test_the_room_is_opened_and_what_was_left_is_told(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    log.record_past(moment("12:30", -1), moment("13:30", -1), school.qian, "钥匙在门卫")
    assert main(["--lang", "zh", "open"]) == 0
    assert capsys.readouterr().out.splitlines() == ["12:00 开放，值班 赵老师", "交接 2026-11-24 赵老师：钥匙在门卫"]
    assert main(["--lang", "zh", "open"]) == 3
    assert "已经开放" in capsys.readouterr().err


def test_it_is_closed_with_a_note(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    main(["open"])
    at("13:05")
    assert main(["--lang", "en", "close", "--note", "Window broken"]) == 0
    assert "Closed at 13:05 after 65 minutes" in capsys.readouterr().out
    assert log.between(moment("12:00").date(), moment("12:00").date())[0].handover == "Window broken"
    assert main(["--lang", "en", "close"]) == 3
    assert "not open" in capsys.readouterr().err


def test_who_is_booked_for_that_minute_is_told_on_closing(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    book.book(Wish(moment("13:00"), 40, school.zhao, school.students[0]), despite=True)
    main(["open"])
    at("13:05")
    assert main(["--lang", "en", "close"]) == 0
    assert "Still booked for 13:00: 张伟" in capsys.readouterr().err


def test_a_room_left_open_wants_its_time(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    main(["open"])
    clock.set_stopped(datetime(2026, 11, 27, 8, 0))
    assert main(["--lang", "zh", "close"]) == 3
    assert "2026-11-25的开放没有关闭" in capsys.readouterr().err
    assert main(["--lang", "zh", "open"]) == 3
    assert main(["close", "--at", "半夜"]) == 2
    assert main(["close", "--at", "11:00"]) == 3
    assert main(["--lang", "zh", "close", "--at", "13:30"]) == 0
    assert "13:30 关闭，开放 90 分钟" in capsys.readouterr().out
    assert standing.day_of(moment("12:00").date()).actual_minutes == 90
    assert main(["open"]) == 0


def test_whoever_may_not_is_told_so(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    session.stand_up()
    assert main(["--lang", "zh", "open"]) == 4
    assert "权限" in capsys.readouterr().err
