"""``dutydesk week``: what the Reports page shows of a week, in words and for a script."""

import json
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from model import clock, session
from model.calendar import year
from model.opening import log
from model.people import staff
from model.totals.week import week
from model.words import speak, spoken
from tests.founding import School
from tests.model.totals.week_at_school import MONDAY, busy_week, on, room_hours
from tui.entry import main


@pytest.fixture(autouse=True)
def desk_is_open(school: School, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command finds the school's desk open already, after a week of visits; the language it chose goes with it."""
    monkeypatch.setattr("tui.shell.out.opened", lambda asked: nullcontext())
    year.take_in_year(2026)
    room_hours(school)
    busy_week(school)
    before = spoken()
    yield
    speak(before)


def lines(capsys: pytest.CaptureFixture[str], language: str = "zh") -> list[list[str]]:
    """The words of each line of last week."""
    assert main(["--lang", language, "week", "2026-W47"]) == 0
    return [line.split() for line in capsys.readouterr().out.splitlines()]


def test_it_tells_who_reached_their_target_and_the_term_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    told = lines(capsys)
    assert "赵老师 6 9 235 3.92 360 未达 4.90".split() in told
    assert "钱老师 3 4 150 2.50 120 达标 2.50".split() in told
    assert "合计 9 14 400 6.67 7.65".split() in told


def test_it_tells_each_day_of_the_room_and_why_a_short_week_owes_less(capsys: pytest.CaptureFixture[str]) -> None:
    assert "11-18 星期三 120 60 60 120 未达".split() in lines(capsys)
    assert "11-20 Friday 120 185 185 120 reached".split() in lines(capsys, "en")
    year.decide_day(on(2, "12:00").date(), "closed", note="运动会")
    told = lines(capsys)
    assert "11-18 星期三 0 60 0 0 停课 运动会".split() in told
    assert any(line[0].startswith("短周：上课") for line in told if line)


def test_a_room_that_was_left_open_is_told_and_counts_nothing_of_that_opening(
    school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    with clock.stopped_at(on(2, "20:00")):
        log.open_room()
    assert "11-18 星期三 120 60 60 120 未关闭!".split() in lines(capsys)
    assert main(["week", "2026-W47", "--json"]) == 0
    days = json.loads(capsys.readouterr().out)["open"]["days"]
    assert [each["left_open"] for each in days] == [False, False, True, False, False, False, False]


def test_what_the_calendar_does_not_know_is_said_of_each_day_and_of_the_week(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--lang", "en", "week", "2027-W18"]) == 0
    told = capsys.readouterr().out
    assert "School day (calendar not certain)" in told
    assert "The holidays and made-up days of 2027 are not known yet" in told
    assert main(["week", "2027-W18", "--json"]) == 0
    room = json.loads(capsys.readouterr().out)["open"]
    assert (len(room["warnings"]), [each["certain"] for each in room["days"]]) == (1, [False] * 7)
    assert main(["week", "2026-W47", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["open"]["warnings"] == []


def test_it_tells_the_topics(capsys: pytest.CaptureFixture[str]) -> None:
    totals = {str(week(MONDAY).said(each.code)): each.total for each in week(MONDAY).topics}
    told = lines(capsys)
    assert ["主题", "人次", "学生", "其他"] in told
    assert {name: n for name, n, *_ in told[-len(totals) :]} == {name: str(n) for name, n in totals.items()}


def test_a_leader_is_told_no_topics_of_a_week_that_is_not_over(
    school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    session.sit_down(staff.hire("李校长", "leader", "leader").id)
    with clock.stopped_at(on(4, "20:00")):
        assert "Topics are told of a week that is over and has 5 visits".split() in lines(capsys, "en")
        assert main(["week", "2026-W47", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
    assert (told["withheld"], told["topics"]) == (True, [])


def test_a_script_is_told_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["week", "2026-W47", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    zhao, _qian, _sun = told["counsellors"]
    assert (zhao["name"], zhao["minutes"], zhao["reached"]) == ("赵老师", 235, False)
    assert zhao["forms"]["form.group"] == {"visits": 3, "sessions": 1, "minutes": 60, "hours": 1.0}
    assert zhao["term"]["minutes"] == 235 + 59
    assert [each["counted"] for each in told["open"]["days"]] == [125, 125, 60, 125, 185, 0, 0]
    assert sum(each["counted"] for each in told["open"]["days"]) == told["open"]["counted"]
    assert {each["kind"]: each["visits"] for each in told["visitors"]}["parent"] == 2
    assert {each["code"]: each["visits"] for each in told["topics"]}["topic.relations"] == 2
