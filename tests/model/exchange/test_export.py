"""What leaves the desk, by whom, with what in it; and what the journal keeps of it."""

import csv
import io
import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from model import clock, session, settings
from model.errors import DeskError, NotAllowed, Refused
from model.exchange.export import Format, export_week, format_of
from model.exchange.export_in_child import order
from model.exchange.visit_columns import COLUMNS
from model.people import staff
from model.store import file, journal
from model.store.database import desk
from model.store.tables import AppointmentRow, RoomRow
from model.totals.week import week
from model.words import Words
from tests.founding import School
from tests.house.rooms import ROOT
from tests.model.totals.week_at_school import MONDAY, busy_week, came, on

PASSWORD = "守口如瓶-2026"


def last_entry() -> dict[str, Any]:
    """The newest entry of the journal."""
    row = desk.execute_sql("SELECT deed, kind, who, zh, details FROM journal_entry ORDER BY id DESC LIMIT 1").fetchone()
    return {**dict(zip(("deed", "kind", "who", "zh"), row, strict=False)), "details": json.loads(row[4])}


def entries() -> int:
    """How many entries the journal has."""
    return int(desk.execute_sql("SELECT count(*) FROM journal_entry").fetchone()[0])


def test_a_week_goes_out_as_a_workbook_and_the_journal_keeps_what_went(school: School, tmp_path: Path) -> None:
    busy_week(school)
    exported = export_week(MONDAY, tmp_path / "汇总.xlsx", purpose="行政考核")
    assert (exported.format, exported.rows, exported.names) == ("xlsx", 13, False)
    assert exported.path.read_bytes().startswith(b"PK")
    assert last_entry() == {
        "deed": "export.week",
        "kind": "record",
        "who": school.zhao,
        "zh": "导出了 2026-W47：13 条",
        "details": {
            "week": "2026-W47", "format": "xlsx", "file": "汇总.xlsx", "rows": 13, "names": False, "purpose": "行政考核",
        },
    }  # fmt: skip
    assert str(tmp_path) not in json.dumps(last_entry(), ensure_ascii=False)
    assert file.check() == []


def test_an_export_is_not_what_undo_takes_back(school: School, tmp_path: Path) -> None:
    before = journal.last_done()
    export_week(MONDAY, tmp_path / "a.xlsx")
    assert journal.last_done() == before


def test_a_second_export_of_the_same_week_is_the_same_file(school: School, tmp_path: Path) -> None:
    busy_week(school)
    with journal.writing("appointment.book", Words("预约", "Booked")):
        AppointmentRow.create(
            counsellor=school.zhao,
            student=school.students[0],
            starts=on(4, "08:00"),
            ends=on(4, "08:40"),
            state="cancelled",
        )
    for name, minute in (("a", 0), ("b", 7)):
        with clock.stopped_at(datetime(2026, 11, 25, 12, minute)):
            for kind in ("xlsx", "csv", "ics"):
                export_week(MONDAY, tmp_path / f"{name}.{kind}")
    for kind in ("xlsx", "csv", "ics"):
        assert (tmp_path / f"a.{kind}").read_bytes() == (tmp_path / f"b.{kind}").read_bytes()


def test_names_go_out_under_a_password_only(school: School, tmp_path: Path) -> None:
    from msoffcrypto import OfficeFile
    from openpyxl import load_workbook

    busy_week(school)
    exported = export_week(MONDAY, tmp_path / "a.xlsx", names=True, purpose="期末归档", password=PASSWORD)
    content = exported.path.read_bytes()
    assert not any("张伟".encode(code) in content for code in ("utf-8", "utf-16-le", "gbk"))
    locked, plain = OfficeFile(io.BytesIO(content)), io.BytesIO()
    assert locked.is_encrypted()
    locked.load_key(password=PASSWORD)
    locked.decrypt(plain)
    assert "张伟" in {row[10].value for row in load_workbook(plain)["明细"].iter_rows(min_row=4)}
    assert (last_entry()["zh"], last_entry()["details"]["names"]) == ("导出了 2026-W47：13 条，含姓名", True)
    assert PASSWORD not in json.dumps(last_entry(), ensure_ascii=False)


@pytest.mark.parametrize(
    ("how", "field"),
    [
        ({"purpose": "", "password": PASSWORD}, "purpose"),
        ({"purpose": " ", "password": PASSWORD}, "purpose"),
        ({"purpose": "归档"}, "password"),
        ({"purpose": "归档", "password": "1234567"}, "password"),
        ({"purpose": "归档", "password": PASSWORD, "format": "csv"}, "format"),
        ({"purpose": "归档", "password": PASSWORD, "format": "ics"}, "format"),
    ],
)
def test_names_without_what_they_need_stay_here(
    school: School, tmp_path: Path, how: dict[str, Any], field: str
) -> None:
    before = entries()
    with pytest.raises(DeskError) as told:
        export_week(MONDAY, tmp_path / "a.xlsx", names=True, **how)
    assert told.value.field == field
    assert not (tmp_path / "a.xlsx").exists()
    assert entries() == before


def test_a_file_without_names_may_have_a_password_too(school: School, tmp_path: Path) -> None:
    from msoffcrypto import OfficeFile

    export_week(MONDAY, tmp_path / "a.xlsx", password=PASSWORD)
    with (tmp_path / "a.xlsx").open("rb") as content:
        assert OfficeFile(content).is_encrypted()
    with pytest.raises(DeskError):
        export_week(MONDAY, tmp_path / "a.csv", password=PASSWORD)


def test_the_leader_takes_out_totals_but_no_names_and_who_is_on_duty_nothing(school: School, tmp_path: Path) -> None:
    busy_week(school)
    head = staff.hire("李校长", "leader", "leader")
    session.sit_down(head.id)
    for kind in ("xlsx", "csv", "ics"):
        assert export_week(MONDAY, tmp_path / f"a.{kind}").path.exists()
    with pytest.raises(NotAllowed):
        export_week(MONDAY, tmp_path / "names.xlsx", names=True, purpose="归档", password=PASSWORD)
    session.sit_down(school.sun)
    with pytest.raises(NotAllowed):
        export_week(MONDAY, tmp_path / "duty.xlsx")
    assert not (tmp_path / "names.xlsx").exists()
    assert not (tmp_path / "duty.xlsx").exists()


def test_the_ending_says_what_kind_of_file(school: School, tmp_path: Path) -> None:
    assert [format_of(Path(name)) for name in ("a.XLSX", "a.csv", "本周.ics")] == ["xlsx", "csv", "ics"]
    with pytest.raises(DeskError) as told:
        export_week(MONDAY, tmp_path / "a.pdf")
    assert told.value.field == "path"
    assert export_week(MONDAY, tmp_path / "a.txt", "csv").format == "csv"


@pytest.mark.parametrize(("name", "format"), [("week.xlsx", "csv"), ("week.CSV", "xlsx"), ("week.ics", "xlsx")])
def test_no_file_is_called_what_it_is_not(school: School, tmp_path: Path, name: str, format: Format) -> None:
    busy_week(school)
    with pytest.raises(DeskError) as told:
        export_week(MONDAY, tmp_path / name, format)
    assert told.value.field == "path"
    assert name in str(told.value)
    assert not (tmp_path / name).exists()


def test_a_file_that_cannot_be_put_is_told_and_the_journal_says_it_did_not_go_out(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old")

    def held(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(DeskError, match="写不了"):
        export_week(MONDAY, tmp_path / "a.xlsx")
    assert (last_entry()["deed"], last_entry()["details"]) == ("export.failed", {"file": "a.xlsx"})
    assert [(each.name, each.read_bytes()) for each in tmp_path.glob("*a*.*")] == [("a.xlsx", b"old")]


def test_nothing_goes_out_that_the_journal_cannot_keep(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise Refused("journal.stays", Words("不行", "No"))

    monkeypatch.setattr(journal, "writing", refuses)
    with pytest.raises(Refused):
        export_week(MONDAY, tmp_path / "a.xlsx")
    assert list(tmp_path.glob("*.xlsx")) + list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("kind", ["xlsx", "csv", "ics"])
def test_it_tells_how_far_it_is_and_can_be_stopped_at_any_point(school: School, tmp_path: Path, kind: str) -> None:
    heard: list[tuple[int, int, str]] = []
    export_week(
        MONDAY, tmp_path / f"a.{kind}", progress=lambda done, total, words: heard.append((done, total, words.zh))
    )
    assert heard == [(0, 2, "正在汇总"), (1, 2, "正在生成"), (2, 2, "正在写文件")]
    before = entries()
    for when in range(3):

        def stop(done: int, _total: int, _words: Words, when: int = when) -> None:
            if done == when:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            export_week(MONDAY, tmp_path / f"b.{kind}", progress=stop)
    assert [each.name for each in tmp_path.glob("*.*") if "b" in each.stem and each.suffix == f".{kind}"] == []
    assert entries() == before


def test_the_text_table_is_what_excel_opens(school: School, tmp_path: Path) -> None:
    numbers = busy_week(school)
    staff.edit(school.zhao, name="=1+1")
    content = export_week(MONDAY, tmp_path / "a.csv").path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0][:4] == ["编号(Number)", "日期(Date)", "星期(Day)", "开始(Start)"]
    assert len(rows[0]) == len([column for column in COLUMNS if not column.with_names])
    assert len(rows) == 1 + len(week(MONDAY).lines)
    row = next(row for row in rows if row[0] == numbers["zhang"])
    assert row[:10] == [
        numbers["zhang"],
        "2026-11-16",
        "周一",
        "12:00",
        "12:40",
        "40",
        "'=1+1",
        "面谈",
        "学生",
        "S00001",
    ]
    assert "张伟" not in content.decode("utf-8-sig")


def test_the_calendar_has_the_appointments_and_no_name(school: School, tmp_path: Path) -> None:
    from icalendar import Calendar

    busy_week(school)
    with journal.writing("appointment.book", Words("预约", "Booked")):
        room = RoomRow.get_by_id(school.room)
        kept = {"counsellor": school.zhao, "ends": on(2, "15:40"), "room": room}
        held = AppointmentRow.create(**kept, starts=on(2, "15:00"), student=school.students[1], state="held").id
        parent = {
            **kept,
            "ends": on(2, "16:40"),
            "visitor": "parent",
            "visitor_name": "王妈妈",
            "student": school.students[1],
        }
        cancelled = AppointmentRow.create(**parent, starts=on(2, "16:00"), state="cancelled").id
    settings.change(school_number="3207060001")
    content = export_week(MONDAY, tmp_path / "a.ics").path.read_bytes()
    told = content.decode()
    assert not any(name in told for name in ("张伟", "王芳", "王妈妈", "刘洋"))
    events = {str(event["uid"]): event for event in Calendar.from_ical(content).walk("VEVENT")}
    assert len(events) == 5
    first = events[f"appointment-{held}@3207060001.dutydesk"]
    assert (first["dtstart"].dt, first["dtend"].dt) == (on(2, "15:00"), on(2, "15:40"))
    assert first["dtstart"].dt.tzinfo is None
    assert (str(first["summary"]), str(first["location"]), str(first["status"])) == (
        "S00002  面谈", "个别辅导室", "TENTATIVE",
    )  # fmt: skip
    other = events[f"appointment-{cancelled}@3207060001.dutydesk"]
    assert (str(other["summary"]), str(other["status"])) == ("家长 S00002  面谈", "CANCELLED")


def test_an_appointment_keeps_its_uid_when_it_is_moved(school: School, tmp_path: Path) -> None:
    from icalendar import Calendar

    with clock.stopped_at(datetime(2026, 11, 16, 8, 0)):
        with journal.writing("appointment.book", Words("预约", "Booked")):
            AppointmentRow.create(
                counsellor=school.zhao, student=school.students[0], starts=on(1, "12:00"), ends=on(1, "12:40")
            )
        uids = []
        for name in ("a.ics", "b.ics"):
            (event,) = Calendar.from_ical(export_week(MONDAY, tmp_path / name).path.read_bytes()).walk("VEVENT")
            uids.append(str(event["uid"]))
            with journal.writing("appointment.move", Words("改期", "Moved")):
                AppointmentRow.update(starts=on(2, "12:00"), ends=on(2, "12:40")).execute()
    assert uids[0] == uids[1]


def test_the_work_is_done_in_a_process_of_its_own(school: School, tmp_path: Path) -> None:
    busy_week(school)
    told = json.dumps(order(MONDAY, tmp_path / "a.xlsx", "xlsx", purpose="考核"))
    script = (
        "import json, sys; from model.exchange.export_in_child import run; heard = [];"
        "print(json.dumps([run(**json.load(sys.stdin), tell=lambda *how: heard.append(how)), len(heard)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=told, capture_output=True, text=True, cwd=ROOT, check=True, timeout=120
    )
    answer, heard = json.loads(done.stdout)
    assert answer == {"path": str(tmp_path / "a.xlsx"), "format": "xlsx", "rows": 13, "names": False}
    assert heard == 3
    assert (last_entry()["deed"], last_entry()["who"]) == ("export.week", school.zhao)
    ours = export_week(MONDAY, tmp_path / "b.xlsx", purpose="考核").path.read_bytes()
    assert ours == (tmp_path / "a.xlsx").read_bytes()


def test_a_running_week_is_exported_up_to_now(school: School, tmp_path: Path) -> None:
    came(school.zhao, clock.now() - timedelta(hours=1), 30, school.students[0])
    assert export_week(clock.monday(clock.today()), tmp_path / "a.csv").rows == 1
