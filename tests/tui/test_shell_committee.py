"""``dutydesk committee``: the missing, the answers and the seats from a shell, and one answer taken in."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date

import pytest

from model import rights
from model.committee import appointing, concerns, moods, reports
from model.committee.appointing import Wish
from model.committee.places import Place
from model.rights import Role
from model.words import speak, spoken
from tests.founding import School
from tui.entry import main

MONDAY = date(2026, 11, 23)
ONE, TWO, THREE = (Place("class", n) for n in (1, 2, 3))
Out = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def desk_is_open(school: School, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command finds the school's desk open already; 张伟 sits for the first class."""
    appointing.appoint(Wish(school.students[0], ONE, "boy"))
    monkeypatch.setattr("tui.shell.committee.opened", lambda asked: nullcontext())
    before = spoken()
    yield
    speak(before)


def _do(*words: str, lang: str = "zh") -> int:
    return main(["--lang", lang, "committee", *words])


def test_the_missing_are_listed_with_or_without_their_members(capsys: Out) -> None:
    assert _do("missing") == 0
    assert capsys.readouterr().out.splitlines() == [
        "第13周心理周报未交（3）",
        "初二(1)班",
        "初三(1)班 张伟",
        "初三(2)班",
    ]
    assert _do("missing", "--classes-only", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told[1] == {"place": "初三(1)班", "kind": "class", "group": "初三", "members": []}
    assert _do("missing", "last", lang="en") == 0
    assert capsys.readouterr().out.startswith("Week 12: no report yet (3)")


def test_answers_are_taken_in_class_by_class(school: School, capsys: Out) -> None:
    assert _do("report", "初三(1)班", "--nothing", "--mood", "4") == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("初三(1)班 第13周 零报告\n", "还缺 2\n")
    assert _do("report", "G9-2", "--talk", "学习,life", "--said", "月考", "--events", "拔河", "--week", "last") == 0
    found = reports.of(TWO, date(2026, 11, 16))
    assert found
    assert (found.says.talks, found.says.talk, found.says.events) == ({"study", "life"}, "月考", "拔河")
    assert concerns.of_report(found.id) == []
    assert _do("reports", "--json") == 0
    states = {
        line["place"]: (line["state"], line["mood"]) for line in json.loads(capsys.readouterr().out.split("\n")[-2])
    }
    assert states == {"初二(1)班": ("open", None), "初三(1)班": ("nothing", 4), "初三(2)班": ("open", None)}
    assert _do("reports") == 0
    assert "零报告" in capsys.readouterr().out


def test_the_mood_of_the_day_is_told(capsys: Out) -> None:
    assert _do("report", "Grade", "8", "Class", "1", "--today", "--mood", "2", lang="en") == 0
    assert moods.between(MONDAY, date(2026, 11, 25)) == {THREE: {date(2026, 11, 25): 2}}
    assert _do("report", "初二1班", "--today") == 2
    assert "--mood" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("report", "初九(1)班", "--nothing"), "没有认出"),
        (("report", "初三(1)班"), "--nothing"),
        (("report", "初三(1)班", "--nothing", "--events", "打架"), "只能带心情"),
        (("report", "初三(1)班", "--talk", "天气"), "天气"),
        (("missing", "2026-08-10"), "不在学期内"),
        (("missing", "下下周"), "看不懂"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(words: tuple[str, ...], told: str, capsys: Out) -> None:
    assert _do(*words) != 0
    assert told in capsys.readouterr().err
    assert reports.between(MONDAY, MONDAY) == []


def test_the_seats_are_listed_all_or_with_faults(capsys: Out) -> None:
    assert _do("seats", "--json") == 0
    seats = json.loads(capsys.readouterr().out)
    assert len(seats) == 6
    assert [seat["name"] for seat in seats if seat["name"]] == ["张伟"]
    assert _do("seats", "--faults") == 0
    assert capsys.readouterr().out.count("空缺") == 5


def test_whoever_may_not_is_told_so(capsys: Out) -> None:
    rights.take(Role.LEADER)
    assert _do("missing") == 4
    assert _do("seats") == 4
    assert _do("report", "初三(1)班", "--nothing") == 4
    assert "没有这项权限" in capsys.readouterr().err
