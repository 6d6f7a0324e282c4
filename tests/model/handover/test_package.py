"""A student's file goes from one desk to another: nothing is lost on the way, nothing can be read on the way."""

import json
from pathlib import Path

import pytest

from model import desk, reading_log, session
from model.care import cases, chronology, taken
from model.care import file as care_file
from model.errors import Damaged, DeskError, NotAllowed, NotFound, StoreTrouble, WrongPassword
from model.handover import give, parcel, sealed, take
from model.handover.parcel import NEW, Parcel
from model.people import students
from model.store import file, journal, vault
from model.visits import register
from tests.founding import School
from tests.model.handover.two_desks import PASSWORD, lead_a_life, other_desk

TO = {"to": "第二中学 王老师", "purpose": "转学"}


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a password cost next to nothing."""
    monkeypatch.setattr(vault, "MEMORY_BYTES", 8192)
    monkeypatch.setattr(vault, "PASSES", 1)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Where the package goes."""
    return tmp_path / "handover.ddho"


@pytest.fixture
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the other desk."""
    return tmp_path_factory.mktemp("there")


def opened(package: Path, password: str = PASSWORD) -> Parcel:
    """The package, held against the desk that is open."""
    return parcel.look_into(parcel.open_package(package, password), package.name)


def entries(deed: str) -> list[tuple[str, dict[str, object]]]:
    """What the journal says of a deed."""
    rows = journal.desk.execute_sql("SELECT zh, details FROM journal_entry WHERE deed = ?", (deed,)).fetchall()
    return [(zh, json.loads(details)) for zh, details in rows]


def test_a_new_student_arrives_whole_at_the_other_desk(school: School, package: Path, there: Path) -> None:
    tao = lead_a_life(school, students.enrol("2024100", "周涛", sex="M").id)
    given = give.give([tao], package, PASSWORD, **TO)
    with other_desk(there):
        seen = opened(package)
        assert [(each.name, each.student, each.may_be, each.case) for each in seen.matches] == [
            ("周涛", None, (), True)
        ]
        took = take.take(seen)
        assert (took.students, took.rows, took.cases) == (1, given.rows, 1)
        arrived = students.by_number("2024100")
        assert arrived is not None
        assert (arrived.name, arrived.health, arrived.guardian_phone) == ("周涛", "花粉过敏", "13912345678")
        assert arrived.counsellor == "赵老师"
        case = cases.of_student(arrived.id)
        assert case is not None
        assert (case.rank, case.danger, case.owner_name) == (2, "danger.ideation", "赵老师")
        told = " ".join(each.words.zh for each in taken.of_student(arrived.id))
        for text in (
            "他说夜里睡不着",
            "是两周以来",
            "带作业本",
            "信里写了心事",
            "有想法无计划",
            "独自在天台",
            "每日问候",
        ):
            assert text in told, text
        assert "与母亲通话" in told
        lines = chronology.chronology(care_file.read(arrived.id))
        assert any(each.about.zh.startswith("（第一中学移交）来访：") for each in lines)
        assert register.of_student(arrived.id) == [], "another room's visits count nowhere"
        assert file.check() == []


def test_both_desks_write_it_down(school: School, package: Path, there: Path) -> None:
    wei = lead_a_life(school)
    given = give.give([wei], package, PASSWORD, **TO)
    [(said, details)] = entries("handover.give")
    assert said == f"向第二中学 王老师移交了 1 名学生：{given.rows} 条记录"
    assert details["purpose"] == "转学"
    assert (details["rows"], details["students"], details["names"]) == (given.rows, [wei], True)
    assert {"handover", "note"} <= {look.what.split()[0] for look in reading_log.looks_at(wei)}
    with other_desk(there):
        take.take(opened(package))
        [(said, details)] = entries("handover.take")
        assert said.startswith("接收了第一中学移交的 1 名学生")
        assert (details["school"], details["by"], details["purpose"]) == ("第一中学", "赵老师", "转学")


def test_taking_it_over_is_one_undo_and_can_be_done_again(school: School, package: Path, there: Path) -> None:
    tao = lead_a_life(school, students.enrol("2024100", "周涛").id)
    give.give([tao], package, PASSWORD, **TO)
    with other_desk(there):
        take.take(opened(package))
        desk.undo()
        assert students.by_number("2024100") is None
        assert len(students.all_here()) == 6
        desk.redo()
        arrived = students.by_number("2024100")
        assert arrived is not None
        assert taken.of_student(arrived.id)


def test_taken_twice_it_changes_nothing_and_a_later_package_adds_what_is_new(
    school: School, package: Path, there: Path
) -> None:
    wei = lead_a_life(school)
    give.give([wei], package, PASSWORD, **TO)
    with other_desk(there):
        take.take(opened(package))
        before = journal.last_done()
        again = take.take(opened(package))
        assert (again.students, again.rows, again.cases) == (0, 0, 0)
        assert "早已接收" in again.said().zh
        assert journal.last_done() == before
    students.edit(wei, health="花粉、猫毛过敏")
    from model.care import plan

    case = cases.of_student(wei)
    assert case is not None
    plan.write(case.id, "coping", "给姐姐打电话")
    give.give([wei], package, PASSWORD, **TO)
    with other_desk(there):
        took = take.take(opened(package))
        assert (took.students, took.rows, took.cases) == (0, 1, 0)
        assert students.get(wei).health == "花粉过敏", "what stands here is not written over"


def test_a_desk_that_gets_its_own_back_takes_only_what_was_added_there(
    school: School, package: Path, there: Path
) -> None:
    wei = lead_a_life(school)
    give.give([wei], package, PASSWORD, **TO)
    back = package.with_name("back.ddho")
    with other_desk(there):
        take.take(opened(package))
        from model.care import plan

        arrived = students.by_number("2024001")
        assert arrived is not None
        case = cases.of_student(arrived.id)
        assert case is not None
        plan.write(case.id, "coping", "给姐姐打电话")
        give.give([arrived.id], back, PASSWORD, to="第一中学", purpose="转回")
    seen = opened(back)
    [match] = seen.matches
    assert match.student is not None
    assert match.student.id == wei
    assert "他说夜里睡不着" not in " ".join(line.zh for line in match.lines)
    assert any("给姐姐打电话" in line.zh for line in match.lines)
    assert not match.case


def test_no_byte_of_it_can_be_read(school: School, package: Path) -> None:
    wei = lead_a_life(school)
    give.give([wei], package, PASSWORD, **TO)
    content = package.read_bytes()
    for name in ("张伟", "赵老师", "第一中学", "王老师", "睡不着", "13912345678", "2024001", "转学"):
        for spelling in ("utf-8", "utf-16-le", "gb18030"):
            assert name.encode(spelling) not in content
    assert "张" not in give.suggested([wei])
    assert [path.name for path in package.parent.glob("*handover*")] == ["handover.ddho"], "nothing is left beside it"


def test_no_identity_number_travels(school: School, package: Path) -> None:
    """There is no column for one; what looks like one nowhere gets in."""
    give.give([lead_a_life(school)], package, PASSWORD, **TO)
    content = parcel.open_package(package, PASSWORD)
    assert not {"id_number", "identity", "idcard"} & content["students"][0].keys()


def test_a_wrong_password_and_a_damaged_package_are_told_apart(school: School, package: Path) -> None:
    give.give([lead_a_life(school)], package, PASSWORD, **TO)
    with pytest.raises(WrongPassword, match="口令不对"):
        parcel.open_package(package, "不是 这个 口令")
    whole = package.read_bytes()
    for keep in (0, 5, len(sealed.MAGIC), 60, len(whole) // 2, len(whole) - 1):
        package.write_bytes(whole[:keep])
        with pytest.raises(Damaged, match="损坏或不完整"):
            parcel.open_package(package, PASSWORD)
    for at in (20, 30, 70, len(whole) // 2, len(whole) - 3):
        flipped = bytearray(whole)
        flipped[at] ^= 1
        package.write_bytes(flipped)
        with pytest.raises(Damaged, match="损坏或不完整"):
            parcel.open_package(package, PASSWORD)
    package.write_bytes(b"PK\x03\x04 something else")
    with pytest.raises(StoreTrouble, match="这不是移交包"):
        parcel.open_package(package, PASSWORD)
    with pytest.raises(NotFound):
        parcel.open_package(package.with_name("nowhere.ddho"), PASSWORD)


def test_a_byte_that_somebody_changed_on_purpose_is_noticed_too(school: School, package: Path) -> None:
    """Whoever puts the digest right as well still has no key for the seal."""
    import hashlib

    give.give([lead_a_life(school)], package, PASSWORD, **TO)
    body = bytearray(package.read_bytes()[:-32])
    body[-40] ^= 1
    package.write_bytes(bytes(body) + hashlib.sha256(body).digest())
    with pytest.raises(Damaged):
        parcel.open_package(package, PASSWORD)


def test_a_head_that_asks_for_the_whole_machine_is_refused(school: School, package: Path) -> None:
    import hashlib
    import struct

    give.give([lead_a_life(school)], package, PASSWORD, **TO)
    body = bytearray(package.read_bytes()[:-32])
    at = len(sealed.MAGIC) + 5
    body[at : at + 8] = struct.pack(">Q", 1 << 50)
    package.write_bytes(bytes(body) + hashlib.sha256(body).digest())
    with pytest.raises(Damaged):
        parcel.open_package(package, PASSWORD)


def test_who_is_doubtful_is_asked(school: School, package: Path, there: Path) -> None:
    wei = lead_a_life(school)
    give.give([wei], package, PASSWORD, **TO)
    with other_desk(there) as other:
        students.edit(other.students[0], name="张炜")
        seen = opened(package)
        [match] = seen.matches
        assert [each.name for each in match.may_be] == ["张炜"]
        with pytest.raises(DeskError, match="请先确认“张伟”"):
            take.take(seen)
        took = take.take(seen, {wei: NEW})
        assert took.students == 1
        arrived = students.by_number("2024001-T")
        assert arrived is not None
        assert arrived.name == "张伟"
        desk.undo()
        take.take(seen, {wei: other.students[0]})
        assert taken.of_student(other.students[0])


def test_only_who_may_read_a_file_hands_it_over(school: School, package: Path) -> None:
    wei = lead_a_life(school)
    session.sit_down(school.qian)
    with pytest.raises(NotAllowed, match="张伟 的档案由其他老师负责"):
        give.give([wei], package, PASSWORD, **TO)
    session.sit_down(school.sun)
    for deed in (
        lambda: give.give([wei], package, PASSWORD, **TO),
        lambda: give.outline([wei]),
        lambda: give.caseload(school.zhao),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert not package.exists()


def test_only_a_counsellor_takes_over(school: School, package: Path, there: Path) -> None:
    give.give([lead_a_life(school)], package, PASSWORD, **TO)
    with other_desk(there) as other:
        seen = opened(package)
        session.sit_down(other.sun)
        with pytest.raises(NotAllowed):
            take.take(seen)
        with pytest.raises(NotAllowed):
            opened(package)


def test_a_whole_caseload_goes_in_one_package(school: School, package: Path, there: Path) -> None:
    wei = lead_a_life(school)
    students.assign_counsellor([school.students[2]], school.zhao)
    students.assign_counsellor([school.students[3]], school.qian)
    assert give.caseload(school.zhao) == sorted([wei, school.students[2]])
    given = give.give(give.caseload(school.zhao), package, PASSWORD, **TO)
    assert given.students == 2
    with other_desk(there):
        assert {each.name for each in opened(package).matches} == {"张伟", "李娜"}


@pytest.mark.parametrize(
    ("wrong", "field"), [({"to": " "}, "to"), ({"purpose": ""}, "purpose"), ({"password": "kurz"}, "password")]
)
def test_it_wants_to_know_to_whom_why_and_under_which_password(
    school: School, package: Path, wrong: dict[str, str], field: str
) -> None:
    told = {"to": "第二中学", "purpose": "转学", "password": PASSWORD, **wrong}
    with pytest.raises(DeskError) as refused:
        give.give([school.students[0]], package, told.pop("password"), **told)
    assert refused.value.field == field
    assert not package.exists()
    assert entries("handover.give") == []


def test_notes_taken_over_are_for_the_students_own_counsellor(school: School, package: Path, there: Path) -> None:
    tao = students.enrol("2024100", "周涛").id
    from datetime import datetime

    from model.visits import notes, visits
    from model.visits.visit import Details

    visit = visits.add(Details(student=tao), datetime(2026, 11, 23, 12, 30), datetime(2026, 11, 23, 13, 0))
    notes.finish(visit.id, "只说给您听")
    give.give([tao], package, PASSWORD, **TO)
    with other_desk(there) as other:
        take.take(opened(package))
        arrived = students.by_number("2024100")
        assert arrived is not None
        assert "只说给您听" in " ".join(each.words.zh for each in taken.of_student(arrived.id))
        session.sit_down(other.qian)
        assert "只说给您听" not in " ".join(each.words.zh for each in taken.of_student(arrived.id))
