"""A killed desk leaves its last changes in the log. Cut, changed or deleted, the log loses them, and the desk says so.

The desk is really killed. Whatever is done to its log then: what can be read is there, what is lost is told with its
number and its time, the log is kept as it was found, and the desk goes on.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import backup, desk, due, losses, restore
from model.errors import Damaged
from model.people import rooms
from model.store import copies, file, rekey, vault, witness
from model.store.database import desk as database
from model.words import speak
from tests.conftest import KEY
from tests.desk.test_protection import run
from tests.desk.whole import small_school

ROOT = Path(__file__).resolve().parents[2]
BUSY = """
import sys
from pathlib import Path
from model import desk, reading_log
from model.people import rooms
from model.store.database import connect
from model.store.database import desk as database
desk.open_demo(Path(sys.argv[1]))
if sys.argv[3] == "half":
    # Somebody reads all the while: only what was there before them is copied into the store.
    reader = connect(Path(sys.argv[1]) / "desk.db", database.key)
    database.execute_sql("PRAGMA wal_autocheckpoint = 20")
    rooms.add("before")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM room").fetchone()
for number in range(int(sys.argv[2])):
    reading_log.looked("board", None)
    rooms.add(f"room {number}")
if sys.argv[3] == "looked":
    reading_log.looked("board", None)
    reading_log.looked("note 2026-001", None)
if sys.argv[3] == "copied":
    database.execute_sql("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
print("ready", flush=True)
sys.stdin.readline()
"""


@dataclass(frozen=True)
class Killed:
    """A desk that was killed, and what it had acknowledged."""

    folder: Path
    """Where it lies."""
    entries: int
    """How many entries its journal had then."""
    before: int
    """How many of them were in the store, not in the log alone."""

    @property
    def log(self) -> bytes:
        """Its log as it was left."""
        return (self.folder / "desk.db-wal").read_bytes()


def killed(folder: Path, changes: int, log: str = "left") -> Killed:
    """A desk killed after so many changes; its log only there, or ``copied`` into the store as well."""
    small_school(folder)
    before = copies.look_into(folder / file.STORE_FILE, KEY).entries
    words = [sys.executable, "-c", BUSY, str(folder), str(changes), log]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.kill()
    return Killed(folder, before + changes, before)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    """Killed with ten changes in the log alone."""
    return killed(tmp_path_factory.mktemp("left") / "desk", 10)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    """Killed just after a checkpoint: all of a hundred changes are in the store, and still in the log."""
    return killed(tmp_path_factory.mktemp("copied") / "desk", 100, "copied")


def opened(was: Killed, folder: Path, log: bytes | None) -> Path:
    """The killed desk anew in ``folder``, with this log or none, opened."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(was.folder, folder)
    (folder / "desk.db-shm").unlink(missing_ok=True)
    if log is None:
        (folder / "desk.db-wal").unlink()
    else:
        (folder / "desk.db-wal").write_bytes(log)
    desk.open_demo(folder)
    return folder


def flipped(content: bytes, at: int) -> bytes:
    """The same with one bit changed."""
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def entries(deed: str) -> list[tuple[int, str]]:
    """The entries of one deed, each with its sentence."""
    rows = database.execute_sql("SELECT id, en FROM journal_entry WHERE deed = ?", (deed,)).fetchall()
    return [(number, en) for number, en in rows]


def is_told(was: Killed, folder: Path, log: bytes | None) -> int:
    """It is told how many changes are gone, everything before is there, and it goes on; answers how many are there."""
    [(number, said)] = entries("desk.lost")
    there = number - 1
    assert was.before <= there < was.entries
    lost = was.entries - there
    assert re.match(rf"{lost} changes? after 20\d\d-\d\d-\d\d \d\d:\d\d could not be read back", said), said
    assert f"entry {was.entries} " in said
    assert f"entry {there} now" in said
    assert f"{lost} 条改动读不回来" in losses.unsettled()[0].words.zh
    here = sorted(each.name for each in rooms.here() if each.name.startswith("room"))
    assert here == [f"room {n}" for n in range(there - was.before)]
    kept = [path.read_bytes() for path in folder.glob("desk.db-wal.damaged-*")]
    assert kept == ([log] if log else [])
    assert file.check() == []
    assert rooms.add("works on").name == "works on"
    desk.leave()
    desk.open_demo(folder)
    assert len(entries("desk.lost")) == 1
    assert file.check() == []
    assert "lost" in [each.due for each in due.to_do()]
    return there


@pytest.fixture(autouse=True)
def closed_afterwards() -> Iterator[None]:
    """Whatever a test left open."""
    yield
    desk.leave()
    speak("zh")


def test_a_log_that_nobody_touched_gives_no_word(left: Killed, copied: Killed, tmp_path: Path) -> None:
    for was in (left, copied):
        opened(was, tmp_path / "desk", was.log)
        assert entries("desk.lost") + entries("desk.mended") == []
        assert losses.unsettled() == []
        assert len(rooms.here()) == 2 + was.entries - was.before
        desk.leave()


def test_a_deleted_log_is_told(left: Killed, tmp_path: Path) -> None:
    assert is_told(left, opened(left, tmp_path / "desk", None), None) == left.before
    assert "No log was left" in entries("desk.lost")[0][1]


def test_an_emptied_log_is_told(left: Killed, tmp_path: Path) -> None:
    assert is_told(left, opened(left, tmp_path / "desk", b""), b"") == left.before


@given(st.data())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wherever_the_log_is_cut_it_is_told(left: Killed, tmp_path: Path, data: st.DataObject) -> None:
    log = left.log[: data.draw(st.integers(1, len(left.log) - 1), label="kept bytes")]
    is_told(left, opened(left, tmp_path / "desk", log), log)
    desk.leave()


@given(st.data())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whichever_bit_of_the_log_changes_it_is_told(left: Killed, tmp_path: Path, data: st.DataObject) -> None:
    log = flipped(left.log, data.draw(st.integers(0, len(left.log) - 1), label="byte"))
    is_told(left, opened(left, tmp_path / "desk", log), log)
    desk.leave()


@pytest.mark.parametrize("tenths", range(10))
def test_a_log_that_was_copied_already_loses_nothing_however_it_is_damaged(
    copied: Killed, tmp_path: Path, tenths: int
) -> None:
    """What is left of such a log would put old pages over new ones: it is laid aside, and the store alone has it all."""
    at = len(copied.log) * tenths // 10 + 4200
    for log in (flipped(copied.log, min(at, len(copied.log) - 9)), copied.log[:at]):
        folder = opened(copied, tmp_path / "desk", log)
        assert losses.unsettled() == []
        assert len(rooms.here()) == 2 + 100
        assert file.check() == []
        for _number, said in entries("desk.mended"):
            assert "nothing is lost" in said
            assert [path.read_bytes() for path in folder.glob("desk.db-wal.damaged-*")] == [log]
        assert rooms.add("works on").name == "works on"
        desk.leave()


def test_a_log_that_was_copied_in_part_is_told_or_the_store_is_damaged_and_left_alone(tmp_path: Path) -> None:
    """Neither the file nor the log is whole without the other then: what is there is whole, or nothing is touched."""
    was = killed(tmp_path / "killed", 40, "half")
    outcomes = []
    for log in (None, b"", flipped(was.log, 40), flipped(was.log, len(was.log) // 2), was.log[:-5000]):
        try:
            folder = opened(was, tmp_path / "desk", log)
        except Damaged:
            folder = tmp_path / "desk"
            assert (folder / "desk.db").read_bytes() == (was.folder / "desk.db").read_bytes()
            assert log is None or (folder / "desk.db-wal").read_bytes() == log
            outcomes.append("damaged")
        else:
            assert len(entries("desk.lost")) == 1
            assert file.check() == []
            outcomes.append("told")
        desk.leave()
    assert "told" in outcomes


def test_an_older_store_in_its_place_is_told(left: Killed, tmp_path: Path) -> None:
    folder = opened(left, tmp_path / "desk", left.log)
    shutil.copytree(folder, tmp_path / "older")
    rooms.add("later")
    desk.leave()
    for name in ("desk.db", "desk.db-wal"):
        (folder / name).unlink(missing_ok=True)
        shutil.copy(tmp_path / "older" / name, folder / name)
    desk.open_demo(folder)
    [(_number, said)] = entries("desk.lost")
    assert said.startswith("1 change after")


def test_another_store_that_went_its_own_way_is_told(left: Killed, tmp_path: Path) -> None:
    here, there = opened(left, tmp_path / "here", left.log), tmp_path / "there"
    desk.leave()
    shutil.copytree(here, there)
    desk.open_demo(here)
    rooms.add("here only")
    desk.leave()
    desk.open_demo(there)
    rooms.add("there one")
    rooms.add("there two")
    desk.leave()
    shutil.copy(there / "desk.db", here / "desk.db")
    desk.open_demo(here)
    [(_number, said)] = entries("desk.lost")
    assert said.startswith("This is not the store that was last used here")


def test_looks_that_are_gone_are_told_too(tmp_path: Path) -> None:
    """Somebody looks, kills the desk and deletes its log: no change is lost, but that they looked is."""
    was = killed(tmp_path / "desk", 0, "looked")
    opened(was, tmp_path / "again", was.log)
    assert entries("desk.lost") == []
    desk.leave()
    opened(was, tmp_path / "again", None)
    [(_number, said)] = entries("desk.lost")
    assert said.startswith("The last 2 lines of who looked are gone")
    assert str(losses.unsettled()[0].short) == "2 行查阅记录"
    assert file.check() == []


@pytest.mark.parametrize("content", [None, b"", b"\xff" * 192, b"999 0 2026-11-25T04:00:00.000Z 0 00\n"])
def test_without_a_witness_that_can_be_read_nothing_is_claimed(
    left: Killed, tmp_path: Path, content: bytes | None
) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(left.folder, folder)
    if content is None:
        (folder / witness.WITNESS_FILE).unlink()
    else:
        (folder / witness.WITNESS_FILE).write_bytes(content)
    desk.open_demo(folder)
    assert entries("desk.lost") == []
    known = witness.read(folder, KEY)
    assert known is not None
    assert known.entry == left.entries


def test_the_witness_holds_no_name_and_is_no_use_to_who_has_no_key(left: Killed) -> None:
    told = (left.folder / witness.WITNESS_FILE).read_text(encoding="ascii")
    assert re.fullmatch(r"\d+ [0-9a-f]{64} [0-9TZ:.-]+ \d+ [0-9a-f]{32} *\n", told)
    assert witness.read(left.folder, bytes(32)) is None


def test_the_shell_says_it_until_it_was_entered_again(left: Killed, tmp_path: Path) -> None:
    folder = opened(left, tmp_path / "desk", left.log[: len(left.log) // 2])
    desk.leave()
    for words, code in ((("agenda",), 0), (("check",), 1)):
        done = run(folder, *words)
        assert (done.code, "could not be read back" in done.out) == (code, True), done.out
    assert "读不回来" in run(folder, "check", lang="zh").out
    done = run(folder, "check", "--entered-again")
    assert "The store is sound and its journal whole" in done.out
    assert "read back" not in run(folder, "agenda").out


def test_a_new_key_is_no_loss_and_the_witness_goes_on_under_it(left: Killed, tmp_path: Path) -> None:
    folder, new = opened(left, tmp_path / "desk", left.log), bytes(31) + b"1"
    desk.leave()
    rekey.re_key(folder / file.STORE_FILE, KEY, new)
    file.open_store(folder, new)
    assert entries("desk.lost") == []
    rooms_there = database.execute_sql("SELECT count(*) FROM room").fetchone()
    file.close()
    assert rooms_there == (12,)
    assert witness.read(folder, KEY) is None
    known = witness.read(folder, new)
    assert known is not None
    assert known.entry == left.entries


def test_two_windows_that_find_the_same_loss_tell_it_once(left: Killed, copied: Killed, tmp_path: Path) -> None:
    source = (
        "import sys; from pathlib import Path; from model import desk; desk.open_demo(Path(sys.argv[1])); desk.leave()"
    )
    for was, told, there in ((left, "desk.lost", 9), (copied, "desk.mended", 100)):
        folder = tmp_path / told
        shutil.copytree(was.folder, folder)
        (folder / "desk.db-shm").unlink(missing_ok=True)
        (folder / "desk.db-wal").write_bytes(flipped(was.log, len(was.log) - 9 if was is left else 400_000))
        both = [subprocess.Popen([sys.executable, "-c", source, str(folder)], cwd=ROOT) for _ in range(2)]
        assert [process.wait() for process in both] == [0, 0]
        desk.open_demo(folder)
        assert len(entries(told)) == 1
        assert len(rooms.here()) == 2 + there
        assert file.check() == []
        desk.leave()


def test_a_backup_and_a_restore_are_no_loss(left: Killed, tmp_path: Path) -> None:
    folder = opened(left, tmp_path / "desk", left.log)
    made = backup.back_up()
    rooms.add("newer than the backup")
    desk.leave()
    restore.put_back(made.path, folder, vault.open_demo(folder))
    desk.open_demo(folder)
    assert entries("desk.lost") == []
    rooms.add("on it goes")
    desk.leave()
    desk.open_demo(folder)
    assert entries("desk.lost") == []
    assert file.check() == []
