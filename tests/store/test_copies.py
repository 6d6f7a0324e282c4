"""Copies of the store: made while it is written to, opened before they count, read without being touched."""

from pathlib import Path

import pytest

from model.errors import Damaged, NotFound
from model.people import rooms
from model.store import copies, file
from model.store.database import desk
from tests.conftest import KEY
from tests.founding import School


def test_a_copy_holds_what_the_store_holds(school: School, tmp_path: Path) -> None:
    held = copies.copy_to(tmp_path / "copy.db")
    assert (held.students, held.appointments, held.visits, held.entries) == (6, 0, 0, 1)
    assert held.last_words.en == "Founded the school"
    assert copies.check(tmp_path / "copy.db", KEY) == []


def test_a_copy_is_one_file(school: School, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    copies.copy_to(tmp_path / "out" / "copy.db")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["copy.db"]


def test_it_says_how_far_it_is(school: School, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    copies.copy_to(tmp_path / "copy.db", lambda done, total: steps.append((done, total)))
    assert steps[-1][0] == steps[-1][1] > 0


def test_what_is_written_meanwhile_is_in_the_copy_or_after_it(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "PAGES_A_STEP", 5)
    written = []

    def meanwhile(done: int, total: int) -> None:
        if not written:
            written.append(rooms.add("沙盘室", "sand_play"))

    copies.copy_to(tmp_path / "copy.db", meanwhile)
    assert copies.check(tmp_path / "copy.db", KEY) == []
    assert [each.name for each in rooms.here()].count("沙盘室") == 1


def test_a_copy_that_does_not_pass_is_dropped_and_the_one_before_stays(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"
    copies.copy_to(target)
    before = target.read_bytes()
    from model.words import Words

    monkeypatch.setattr(file, "check", lambda _connection: [Words("坏页", "a bad page")])
    with pytest.raises(Damaged, match="坏页"):
        copies.copy_to(target)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.db"]


def test_stopped_half_way_nothing_is_left(school: School, tmp_path: Path) -> None:
    class Stop(BaseException):
        pass

    def stop(done: int, total: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        copies.copy_to(tmp_path / "copy.db", stop)
    assert list(tmp_path.glob("copy*")) == []


def test_looking_into_a_copy_leaves_it_byte_for_byte_as_it_is(school: School, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "copy.db"
    copies.copy_to(target)
    before = target.read_bytes()
    copies.look_into(target, KEY)
    copies.check(target, KEY)
    assert target.read_bytes() == before
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["copy.db"]


def test_a_store_is_looked_into_with_what_is_still_in_its_log(school: School, tmp_path: Path) -> None:
    rooms.add("沙盘室", "sand_play")
    assert (tmp_path / "desk.db-wal").stat().st_size > 0
    assert copies.look_into(tmp_path / "desk.db", KEY).entries == 2


def test_a_flipped_byte_is_found_wherever_it_is(school: School, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    copies.copy_to(target)
    sound = target.read_bytes()
    for at in range(17, len(sound), 4096 * 3 + 511):
        target.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        assert copies.check(target, KEY) != [], at


def test_a_truncated_one_is_found(school: School, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    copies.copy_to(target)
    sound = target.read_bytes()
    for keep in (len(sound) - 4096, len(sound) // 2 // 4096 * 4096, 5000, 100):
        target.write_bytes(sound[:keep])
        assert copies.check(target, KEY) != [], keep


def test_with_another_key_it_cannot_be_read(school: School, tmp_path: Path) -> None:
    copies.copy_to(tmp_path / "copy.db")
    with pytest.raises(Damaged, match="不是这个值班台的备份"):
        copies.look_into(tmp_path / "copy.db", bytes(32))


def test_what_is_not_there_is_told_so(school: School, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        copies.look_into(tmp_path / "nothing.db", KEY)


def test_the_open_store_stays_open(school: School, tmp_path: Path) -> None:
    copies.copy_to(tmp_path / "copy.db")
    assert not desk.is_closed()
    assert rooms.add("沙盘室", "sand_play").name == "沙盘室"
