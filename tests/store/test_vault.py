"""The key file: who gets the store's key, who does not, and what of them can be read in it."""

import json
from pathlib import Path

import pytest

from model.errors import StoreTrouble, WrongPassword
from model.store import key_file, vault
from tests.protected import make_cheap

KEY = bytes(range(32))


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    make_cheap(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    vault.lay(tmp_path)
    vault.admit(tmp_path, KEY, 1, "赵老师", "correct horse 7")
    vault.admit(tmp_path, KEY, 2, "钱老师", "battery staple 8")
    return tmp_path


def told(folder: Path) -> dict[str, object]:
    said: dict[str, object] = json.loads((folder / "desk.key").read_text())
    return said


def test_everybody_gets_the_same_key_with_their_own_password(folder: Path) -> None:
    for person, name, password in ((1, "赵老师", "correct horse 7"), (2, "钱老师", "battery staple 8")):
        opened = vault.open_with(folder, name, password)
        assert (opened.key, opened.person, opened.other, opened.sound) == (KEY, person, None, True)


def test_full_width_letters_and_spaces_round_the_name_do_not_matter(folder: Path) -> None:
    assert vault.open_with(folder, " 赵老师　", "ｃｏｒｒｅｃｔ horse ７").person == 1


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("赵老师", "battery staple 8"),
        ("钱老师", "correct horse 7"),
        ("孙老师", "correct horse 7"),
        ("", ""),
        ("赵老师", ""),
    ],
)
def test_a_wrong_one_is_refused_and_which_part_was_wrong_is_not_said(folder: Path, name: str, password: str) -> None:
    with pytest.raises(WrongPassword) as wrong:
        vault.open_with(folder, name, password)
    assert wrong.value.words.en == "The name or the password is wrong; type both again"


def test_a_new_password_takes_the_place_of_the_old_one_and_touches_nobody_else(folder: Path) -> None:
    before = [each for each in key_file.read(folder / "desk.key")["people"] if each["person"] == 2]
    vault.admit(folder, KEY, 1, "赵老师", "another one 55")
    assert vault.open_with(folder, "赵老师", "another one 55").key == KEY
    with pytest.raises(WrongPassword):
        vault.open_with(folder, "赵老师", "correct horse 7")
    assert [each for each in key_file.read(folder / "desk.key")["people"] if each["person"] == 2] == before


def test_who_is_dismissed_opens_nothing_any_more(folder: Path) -> None:
    vault.dismiss(folder, KEY, 2)
    assert vault.admitted(folder) == {1}
    with pytest.raises(WrongPassword):
        vault.open_with(folder, "钱老师", "battery staple 8")


def test_the_recovery_code_opens_however_it_is_typed(folder: Path) -> None:
    code = vault.recovery_code()
    assert [len(part) for part in code.split("-")] == [5] * 6
    assert not set(code) & set("01ILO")
    vault.admit(folder, KEY, None, vault.RECOVERY, code)
    typed = vault.in_fives(code.lower().replace("-", " "))
    assert typed == code
    opened = vault.open_with(folder, vault.RECOVERY, typed)
    assert (opened.key, opened.person) == (KEY, None)


def test_no_two_codes_and_no_two_keys_are_the_same() -> None:
    assert len({vault.recovery_code() for _ in range(50)}) == 50
    assert len({vault.new_key() for _ in range(50)}) == 50
    assert {len(vault.new_key())} == {32}


def test_a_new_key_reaches_everybody_without_their_passwords(folder: Path) -> None:
    new = bytes(reversed(KEY))
    vault.promise(folder, KEY, new, {1})
    opened = vault.open_with(folder, "赵老师", "correct horse 7")
    assert (opened.key, opened.other, opened.sound) == (new, KEY, True)
    with pytest.raises(WrongPassword):
        vault.open_with(folder, "钱老师", "battery staple 8")
    vault.settle(folder, new, KEY)
    opened = vault.open_with(folder, "赵老师", "correct horse 7")
    assert (opened.key, opened.other) == (new, None)
    assert vault.name_of(folder, new, 1) == "赵老师"


def test_a_promise_that_was_not_kept_goes_back_to_the_old_key(folder: Path) -> None:
    new = bytes(reversed(KEY))
    vault.promise(folder, KEY, new, {1, 2})
    vault.settle(folder, KEY, new)
    assert vault.open_with(folder, "钱老师", "battery staple 8").key == KEY
    assert vault.name_of(folder, KEY, 2) == "钱老师"


def test_the_name_somebody_signs_in_under_is_known_only_with_the_key(folder: Path) -> None:
    assert vault.name_of(folder, KEY, 1) == "赵老师"
    assert vault.name_of(folder, bytes(32), 1) == ""
    assert vault.name_of(folder, KEY, 9) == ""
    for spelling in ("utf-8", "utf-16-le", "gbk"):
        assert "赵老师".encode(spelling) not in (folder / "desk.key").read_bytes()
    assert "\\u8d75" not in (folder / "desk.key").read_text()


def test_a_file_somebody_changed_still_opens_but_is_not_sealed_anew(folder: Path) -> None:
    kept = told(folder)
    # Somebody puts a public key of their own in the place of another person's, to be given the next key.
    people = kept["people"]
    assert isinstance(people, list)
    people[1]["public"] = people[0]["public"]
    (folder / "desk.key").write_text(json.dumps(kept))
    assert not vault.open_with(folder, "赵老师", "correct horse 7").sound
    for change in (
        lambda: vault.admit(folder, KEY, 3, "孙老师", "tiny dancer 99"),
        lambda: vault.dismiss(folder, KEY, 2),
        lambda: vault.promise(folder, KEY, bytes(32), {1, 2}),
    ):
        with pytest.raises(StoreTrouble, match="被别的程序改过"):
            change()
    assert told(folder) == kept


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"format": 1}'])
def test_a_damaged_file_says_so_and_what_to_do(folder: Path, content: bytes) -> None:
    (folder / "desk.key").write_bytes(content)
    with pytest.raises(StoreTrouble, match="损坏；请从备份中取回") as trouble:
        vault.open_with(folder, "赵老师", "correct horse 7")
    assert not isinstance(trouble.value, WrongPassword)


def test_a_damaged_box_is_not_taken_for_a_wrong_password(folder: Path) -> None:
    kept = told(folder)
    people = kept["people"]
    assert isinstance(people, list)
    people[0]["store"] = [people[0]["store"][0][:-2] + "00"]
    (folder / "desk.key").write_text(json.dumps(kept))
    with pytest.raises(StoreTrouble, match="损坏") as trouble:
        vault.open_with(folder, "赵老师", "correct horse 7")
    assert not isinstance(trouble.value, WrongPassword)


def test_a_missing_file_and_a_newer_one_are_told(folder: Path) -> None:
    newer = {**told(folder), "format": 99, "check": "of another kind"}
    (folder / "desk.key").write_text(json.dumps(newer))
    with pytest.raises(StoreTrouble, match="更新的版本"):
        vault.open_with(folder, "赵老师", "correct horse 7")
    (folder / "desk.key").unlink()
    with pytest.raises(StoreTrouble, match="找不到"):
        vault.open_with(folder, "赵老师", "correct horse 7")


def test_a_demo_opens_without_a_password_and_takes_none(tmp_path: Path) -> None:
    vault.lay_open(tmp_path, KEY, 1)
    assert vault.is_demo(tmp_path)
    assert vault.open_demo(tmp_path).key == KEY
    with pytest.raises(StoreTrouble, match="不设口令"):
        vault.admit(tmp_path, KEY, 1, "赵老师", "correct horse 7")


def test_a_desk_with_passwords_is_no_demo(folder: Path) -> None:
    assert not vault.is_demo(folder)
    with pytest.raises(WrongPassword, match="请输入姓名和口令"):
        vault.open_demo(folder)


def test_a_file_is_readable_to_its_owner_only_where_there_are_owners(folder: Path) -> None:
    if hasattr(__import__("os"), "getuid"):
        assert (folder / "desk.key").stat().st_mode & 0o077 == 0


def test_what_a_guess_costs_is_measured_and_never_below_the_floor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    assert vault.MEMORY_BYTES >= 64 * 1024 * 1024
    monkeypatch.setattr(vault, "SECONDS", 0.0)
    assert vault.calibrated() == vault.PASSES == 3
    monkeypatch.setattr(vault, "stretch", lambda *_: b"")
    monkeypatch.setattr(vault, "SECONDS", 1e9)
    assert vault.calibrated() == 64
