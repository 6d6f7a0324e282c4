"""``dutydesk visit``, ``slots``, ``agenda``: whom a line means is never guessed, and what was typed wrong is said."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import time
from pathlib import Path

import pytest

from model import school as schools
from model.calendar import year
from model.exchange.export import counted
from model.opening import hours
from model.people import students
from model.visits import register
from model.words import speak, spoken
from tests.founding import School
from tests.model.visits.desk_day import at, everything, moment
from tui.entry import main


@pytest.fixture(autouse=True)
def desk_is_open(school: School, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command finds the school's desk open already; the language it chose goes with it."""
    for command in ("room", "booking"):
        monkeypatch.setattr(f"tui.shell.{command}.opened", lambda asked: nullcontext())
    before = spoken()
    yield
    speak(before)


def test_a_visit_is_never_put_down_to_one_of_two(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    students.enrol("2024100", "张炜")
    assert main(["--lang", "en", "visit", "start", "zw"]) == 2
    told = capsys.readouterr().err
    assert "More than one fits: " in told
    assert "2024001, " in told
    assert "、" not in told
    assert main(["visit", "add", "zw", "昨天", "12:30-13:10"]) == 2
    assert not register.running()
    assert main(["visit", "start", "2024001"]) == 0
    assert [each.student_name for each in register.running()] == ["张伟"]


def test_a_length_or_a_day_of_one_who_comes_now_is_told_to_be_not_taken(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "visit", "start", "2024001", "thu", "40m"]) == 0
    assert "Not taken: Thu 26 Nov · 40 min; a walk-in begins now and has no length" in capsys.readouterr().err


def test_a_lesson_is_a_time_that_is_past_too(school: School) -> None:
    schools.lay_bells()
    assert main(["visit", "add", "2024001", "昨天", "第二节", "40分"]) == 0
    (seen,) = register.between(moment("08:00", -1), moment("12:00", -1))
    assert f"{seen.starts:%H:%M}-{seen.ends:%H:%M}" == "08:55-09:35"


def test_a_teacher_who_comes_keeps_the_name_they_gave(school: School) -> None:
    assert main(["visit", "start", "李芳", "教师"]) == 0
    (here,) = register.running()
    assert (here.visitor, here.visitor_name, here.student_id) == ("teacher", "李芳", None)


@pytest.mark.parametrize(
    "line", ["visit start 教师 {id}", "visit add 教师 {id} 昨天 12:30-13:00", "book 教师 {id} 昨天 12:30"]
)
def test_an_id_number_is_nobodys_name(school: School, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything()
    assert main(["--lang", "zh", *line.format(id="320706201409100011").split()]) == 3
    assert "身份证件号，不能保存" in capsys.readouterr().err
    assert everything() == before


def test_nobody_of_that_name(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "visit", "start", "qqq"]) == 5
    assert "give a name, initials" in capsys.readouterr().err


def test_a_past_visit_is_told_with_its_day(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "visit", "add", "zw", "yesterday", "12:30-13:10"]) == 0
    assert "2026-11-24 12:30-13:10 40 min" in capsys.readouterr().out
    assert main(["--lang", "en", "visit", "start"]) == 0
    assert capsys.readouterr().out.endswith("12:00-\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--from", "2026-11-27", "--to", "2026-11-25"], "--to is before --from"),
        (["--minutes", "0"], "1 or more"),
        (["--minutes", "-5"], "1 or more"),
    ],
)
def test_times_that_cannot_be_are_told(
    words: list[str], told: str, school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "en", "slots", "--counselor", "赵老师", *words]) == 2
    assert told in capsys.readouterr().err


def test_a_desk_without_hours_says_so(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "slots", "--counselor", "赵老师"]) == 0
    assert "no opening hours are planned" in capsys.readouterr().out


def test_a_folder_without_a_desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    assert main(["--lang", "en", "--data", str(tmp_path / "nowhere"), "agenda"]) == 5
    assert "There is no desk in" in capsys.readouterr().err
    assert main(["--lang", "en", "restore", str(tmp_path / "no.db")]) == 5
    assert "There is no backup" in capsys.readouterr().err


def test_times_on_days_that_nobody_is_sure_of_come_with_a_warning(
    school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    year.take_in_year(2026)
    for weekday in range(5):
        hours.add_window(weekday, time(12, 0), time(13, 0), staff=school.zhao)
    unsure = "The holidays and made-up days of 2027 are not known yet"
    asked = ["--lang", "en", "slots", "--counselor", "赵老师", "--minutes", "60", "--from"]
    assert main([*asked, "2026-12-01"]) == 0
    assert capsys.readouterr() == ("2026-12-01 12:00\n", "")
    assert main([*asked, "2027-03-03"]) == 0
    assert unsure in capsys.readouterr().err
    assert main(["--lang", "en", "book", "2024001 2027-03-03 12:00"]) == 0
    assert unsure in capsys.readouterr().err
    assert main(["--lang", "en", "agenda", "2027-03-03"]) == 0
    assert unsure in capsys.readouterr().err


def test_an_empty_day_says_what_day_it_is(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    year.take_in_year(2026)
    assert main(["--lang", "en", "agenda", "2026-10-01"]) == 0
    assert capsys.readouterr() == ("Nothing that day: Holiday, National Day\n", "")


def test_a_script_ends_the_visit_that_the_agenda_names(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    hours.add_window(2, time(12, 0), time(13, 0), staff=school.qian, room=school.room)
    main(["visit", "start", "2024001"])
    capsys.readouterr()
    assert main(["agenda", "--json"]) == 0
    window, visit = json.loads(capsys.readouterr().out)
    assert (window["number"], window["who"]) == (None, None)
    assert (window["counsellor"], window["room"]) == ("钱老师", "个别辅导室")
    assert (visit["who"], visit["counsellor"], visit["ends"]) == ("张伟", "赵老师", None)
    at("12:30")
    assert main(["visit", "end", visit["number"]]) == 0
    assert not register.running()


def test_a_reader_who_has_gone_is_no_error(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with ``agenda | head``."""

    def gone(asked: object) -> int:
        raise BrokenPipeError

    closed: list[int] = []
    monkeypatch.setattr("tui.shell.booking.agenda", gone)
    monkeypatch.setattr("tui.shell.run.os.dup2", lambda _devnull, stream: closed.append(stream))
    monkeypatch.setattr("sys.stdout.fileno", lambda: 1, raising=False)
    assert main(["agenda"]) == 0
    assert closed == [1]


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        ("slots", "还缺 --counselor", "--counselor is missing"),
        ("visit", "还缺 start | end | add", "start | end | add is missing"),
        ("roster", "还缺 import", "import is missing"),
        ("agenda wed thu", "不认识 thu", "thu is not known here"),
        ("agenda --data here", "--data 应写在命令之前", "--data goes before the command"),
        ("week --as=赵老师", "--as 应写在命令之前", "--as goes before the command"),
        ("tea", "没有 'tea'，可选", "cannot be 'tea'; choose from"),
        ("slots --counselor 赵 --minutes x", "--minutes 须是整数，不能是 'x'", "--minutes is a whole number, not 'x'"),
        ("slots --counselor", "--counselor 后面还缺内容", "Something is missing after --counselor"),
    ],
)
def test_a_line_that_is_written_wrong_is_told_in_both_languages(
    line: str, zh: str, en: str, school: School, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, told, usage in (("zh", zh, "用法："), ("en", en, "usage: ")):
        with pytest.raises(SystemExit) as left:
            main(["--lang", language, *line.split()])
        said = capsys.readouterr().err
        assert (left.value.code, told in said, said.startswith(usage)) == (2, True, True), said


def test_the_help_speaks_chinese_throughout(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--lang", "zh", "slots", "--help"])
    told = capsys.readouterr().out
    assert left.value.code == 0
    assert not any(word in told for word in ("usage", "options", "show this", "positional")), told


def test_a_booking_of_the_past_is_told_as_one(school: School, capsys: pytest.CaptureFixture[str]) -> None:
    """So that a wrong year is seen."""
    assert main(["--lang", "en", "book", "zw", "2025-11-26", "12:30"]) == 0
    assert "2025-11-26 12:30-13:10" in (told := capsys.readouterr().out)
    assert "entered afterwards" in told


@pytest.mark.parametrize(
    ("rows", "format", "told"),
    [(1, "xlsx", "1 visit"), (0, "csv", "0 visits"), (2, "ics", "2 appointments"), (1, "ics", "1 appointment")],
)
def test_what_went_out_is_counted_in_words(rows: int, format: str, told: str) -> None:
    assert counted(rows, format).en == told
