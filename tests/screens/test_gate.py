"""The door: the first start, wrong passwords, the code from the safe, a lost key, a damaged store."""

import asyncio
import json
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

import pytest

from model import access_giving, backup, clock, desk, restore, session, settings
from model.errors import NotAllowed, WrongPassword
from model.people import staff
from model.rights import Role
from model.store import tries
from model.words import speak
from tests.driver import Desk, at_the_desk
from tests.protected import PASSWORDS, make_cheap, spoil_a_part
from tui.entry import main
from tui.gate import gated


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, clock_stopped: object) -> None:
    """Passwords that cost nothing to check, on a Wednesday at noon."""
    make_cheap(monkeypatch)
    tries._here.clear()


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A desk that was founded yesterday and closed; 赵老师 may open it."""
    desk.establish(tmp_path, "海州中学", "赵老师", PASSWORDS["赵老师"])
    backup.back_up()
    desk.leave()
    return tmp_path


async def sign_in(at: Desk, name: str, password: str) -> None:
    """Type both, and wait for the key."""
    await at.type(name)
    await at.press("enter")
    await at.type(password)
    await at.press("enter")
    await it_is_answered(at)


async def it_is_answered(at: Desk) -> None:
    """Until the door has tried what was typed; where a question follows, see ``until_shown``."""
    for worker in [each for each in at.app.workers if each.group == "keyhole"]:
        await worker.wait()
    await at.rest()


async def test_name_and_password_lead_to_the_first_page(here: Path) -> None:
    async with at_the_desk(gated(here)) as at:
        at.shows("心理辅导室值班台", "姓名", "口令", "姓名留空")
        await sign_in(at, "赵老师", PASSWORDS["赵老师"])
        at.shows("[1 今日]", "海州中学")
        assert session.at_desk().name == "赵老师"
    desk.leave()


async def test_there_is_no_border_glyph_and_no_password_on_the_screen(here: Path) -> None:
    async with at_the_desk(gated(here)) as at:
        await at.type("赵老师")
        await at.press("enter")
        await at.type("secret")
        at.shows("******")
        at.shows_not("secret", "─", "│")


async def test_a_wrong_password_is_not_told_from_a_wrong_name(here: Path) -> None:
    said = []
    for name, password in (("赵老师", "wrong"), ("钱老师", PASSWORDS["赵老师"])):
        tries._here.clear()
        (here / tries.FILE).unlink(missing_ok=True)
        async with at_the_desk(gated(here)) as at:
            await sign_in(at, name, password)
            said.append([line for line in at.lines if line.strip().startswith("x ")])
            at.shows("x 姓名或口令不对，请重新输入")
            at.shows_not(password)
    assert said[0] == said[1]


async def test_several_wrong_ones_make_it_wait_and_a_new_start_does_not_help(here: Path) -> None:
    async with at_the_desk(gated(here)) as at:
        await at.type("wrong")
        await at.press("enter")
        for _ in range(3):
            await at.type("wrong")
            await at.press("enter")
            await it_is_answered(at)
            clock.set_stopped(clock.now().replace(minute=clock.now().minute + 1))
    tries._here.clear()
    for _ in range(3):
        tries.wrong(here)
    async with at_the_desk(gated(here)) as at:
        at.shows("请过 16 秒再试")
        await sign_in(at, "赵老师", PASSWORDS["赵老师"])
        at.shows("请过 16 秒再试")
        at.shows_not("[1 今日]")


async def test_esc_wipes_the_password_and_f8_covers_the_door_too(here: Path) -> None:
    async with at_the_desk(gated(here)) as at:
        await at.type("赵老师")
        await at.press("enter")
        await at.type("secret")
        await at.press("escape")
        at.shows_not("******")
        await at.press("f8")
        at.shows_not("赵老师")
        await at.press("f8")
        at.shows("赵老师")


async def test_the_first_start_founds_the_school_and_offers_the_roster(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    async with at_the_desk(gated(folder)) as at:
        at.shows("建立本校值班台")
        await at.type("海州中学")
        await at.press("enter", "1", "enter")
        await at.type("赵老师")
        await at.press("enter")
        await at.type("12345678")
        await at.press("enter")
        await at.type("12345678")
        await at.press("enter")
        at.shows("x 口令太简单")
        assert not desk.is_there(folder)
        for _ in range(2):
            await at.press("home", "ctrl+k")
            await at.type(PASSWORDS["赵老师"])
            await at.press("tab")
        await at.press("ctrl+s")
        code = next(word for word in at.screen_text().split() if word.count("-") == 5)
        await at.press("enter")
        at.shows(code, "最后五位")
        await at.type(code[-5:])
        await at.press("enter")
        at.shows("[1 今日]", "现在导入学生名册？")
        await at.press("escape")
        at.shows_not("现在导入学生名册？")
        assert settings.get().stages == ("primary", "junior")
        assert session.at_desk().role is Role.COUNSELLOR
    desk.leave()
    assert desk.open_for(folder, "", code).staff_id is None
    desk.leave()


async def test_leaving_the_first_form_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    async with at_the_desk(gated(folder)) as at:
        await at.press("escape")
        assert at.app.return_code is not None or at.app._exit
    assert not folder.exists()


@pytest.fixture
def with_others(tmp_path: Path) -> tuple[Path, str]:
    """A desk at which an administrator and a duty teacher have passwords that 赵老师 set; its folder and its code."""
    code = desk.establish(tmp_path, "海州中学", "赵老师", PASSWORDS["赵老师"])
    for name, role in (("周管理", "administrator"), ("孙老师", "duty")):
        access_giving.admit(staff.hire(name, "other", role).id, "seven seas 77")
    desk.leave()
    return tmp_path, code


async def test_the_code_from_the_safe_leads_to_a_new_password_and_a_new_code(with_others: tuple[Path, str]) -> None:
    folder, code = with_others
    async with at_the_desk(gated(folder)) as at:
        await sign_in_until(at, "", code.lower(), "给谁设新口令")
        at.shows("赵老师")
        at.shows_not("周管理", "孙老师")
        await at.press("enter")
        await twice(at, "found again 11")
        new = next(word for word in at.screen_text().split() if word.count("-") == 5)
        assert new != code
        await at.type(new[-5:])
        await at.press("enter")
        await it_is_answered(at)
        at.shows("[1 今日]")
        assert session.at_desk().name == "赵老师"
    desk.leave()
    with pytest.raises(WrongPassword):
        desk.open_for(folder, "", code)
    assert desk.open_for(folder, "赵老师", "found again 11").name == "赵老师"
    desk.leave()


async def test_who_has_the_code_and_leaves_changes_nothing(with_others: tuple[Path, str]) -> None:
    folder, code = with_others
    before = (folder / "desk.key").read_bytes()
    async with at_the_desk(gated(folder)) as at:
        await sign_in_until(at, "", code, "给谁设新口令")
        await at.press("enter", "escape")
        await it_is_answered(at)
        at.shows("x 没有设新口令，值班台没有打开")
        assert session.at_desk() == session.NOBODY
    assert (folder / "desk.key").read_bytes() == before


async def test_whose_password_was_set_by_somebody_sees_by_whom_and_chooses_their_own(
    with_others: tuple[Path, str],
) -> None:
    folder, _code = with_others
    async with at_the_desk(gated(folder)) as at:
        await sign_in_until(at, "孙老师", "seven seas 77", "请设您自己的口令")
        at.shows("2026-11-25 12:00 赵老师给孙老师设了口令")
        await twice(at, "seven seas 77")
        at.shows("x 这就是别人设的那个")
        for _ in range(2):
            await at.press("home", "ctrl+k")
            await at.type("only mine 4321")
            await at.press("tab")
        await at.press("ctrl+s")
        await it_is_answered(at)
        at.shows("[1 今日]")
        assert session.at_desk().role is Role.DUTY
    desk.leave()
    assert desk.open_for(folder, "孙老师", "only mine 4321").first == ""
    desk.leave()


async def test_who_chooses_none_of_their_own_does_not_come_in(with_others: tuple[Path, str]) -> None:
    folder, _code = with_others
    async with at_the_desk(gated(folder)) as at:
        await sign_in_until(at, "孙老师", "seven seas 77", "请设您自己的口令")
        await at.press("escape")
        await it_is_answered(at)
        at.shows("x 没有设新口令，值班台没有打开")
        at.shows_not("[1 今日]")


def test_a_shell_hears_neither_the_code_nor_a_password_that_somebody_else_set(
    with_others: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, code = with_others
    secret = tmp_path_factory.mktemp("elsewhere") / "password"
    secret.write_text("seven seas 77", encoding="utf-8")
    words = ["--data", str(folder), "--lang", "zh"]
    out = StringIO()
    with redirect_stderr(out):
        as_her = [*words, "--as", "孙老师", "--password-file", str(secret)]
        assert main([*as_her, "agenda"]) == NotAllowed.exit_code
    assert "这个口令是别人设的" in out.getvalue()
    monkeypatch.setattr("tui.shell.run.who_asks", lambda _asked: ("", code))
    for command in ("agenda", "week", "backup", "check"):
        with redirect_stderr(out := StringIO()):
            assert main([*words, command]) == NotAllowed.exit_code
        assert "恢复码请在打开值班台时使用" in out.getvalue()
    assert session.at_desk() == session.NOBODY


async def twice(at: Desk, password: str) -> None:
    """Type a new password in both lines of the form that is open, and save."""
    for _ in range(2):
        await at.type(password)
        await at.press("tab")
    await at.press("ctrl+s")


async def test_a_damaged_store_is_told_from_a_wrong_password_and_the_newest_good_backup_is_offered(here: Path) -> None:
    damaged = b"not a store any more" * 999
    (here / "desk.db").write_bytes(damaged)
    async with at_the_desk(gated(here)) as at:
        await sign_in_until(at, "赵老师", PASSWORDS["赵老师"], "数据文件损坏")
        at.shows("最近能用的备份：2026-11-25 12:00", "不会被覆盖")
        await at.press("enter")
        await until_shown(at, "已恢复")
        await at.press("enter")
        await it_is_answered(at)
        at.shows("[1 今日]", "海州中学")
    desk.leave()
    [aside] = here.glob("aside-*.db")
    assert aside.read_bytes() == damaged


async def test_whoever_does_not_want_the_backup_changes_nothing(here: Path) -> None:
    (here / "desk.db").write_bytes(b"x" * 5000)
    async with at_the_desk(gated(here)) as at:
        await sign_in_until(at, "赵老师", PASSWORDS["赵老师"], "数据文件损坏")
        await at.press("escape")
        await it_is_answered(at)
        at.shows("x 数据文件损坏，读不出来")
    assert (here / "desk.db").read_bytes() == b"x" * 5000
    assert not list(here.glob("aside-*"))


async def test_without_a_good_backup_it_says_what_to_do(here: Path) -> None:
    (here / "desk.db").write_bytes(b"x" * 5000)
    for copy in (here / "backups").glob("*.db"):
        copy.write_bytes(b"y" * 5000)
    async with at_the_desk(gated(here)) as at:
        await sign_in_until(at, "赵老师", PASSWORDS["赵老师"], "没有能用的备份")
        at.shows("dutydesk restore")


async def test_a_store_that_is_gone_is_no_new_school(here: Path) -> None:
    (here / "desk.db").unlink()
    async with at_the_desk(gated(here)) as at:
        at.shows("姓名", "口令")
        await sign_in_until(at, "赵老师", PASSWORDS["赵老师"], "不见了")


async def test_a_lost_key_file_is_told_before_anybody_types_and_comes_from_the_backup(here: Path) -> None:
    (here / "desk.key").unlink()
    async with at_the_desk(gated(here)) as at:
        at.shows("钥匙文件 desk.key 丢失或损坏")
        await at.press("enter")
        at.shows("已取回 desk-2026-11-25-1200.key")
        assert not restore.needs_key(here)
        await sign_in(at, "赵老师", PASSWORDS["赵老师"])
        at.shows("[1 今日]")
    desk.leave()


async def test_a_damaged_part_of_the_key_file_is_no_wrong_password_and_a_whole_one_is_offered(here: Path) -> None:
    spoil_a_part(here / "desk.key")
    async with at_the_desk(gated(here)) as at:
        at.shows_not("损坏")
        await sign_in_until(at, "赵老师", PASSWORDS["赵老师"], "钥匙文件 desk.key 丢失或损坏")
        await at.press("enter")
        await until_shown(at, "已取回 desk-2026-11-25-1200.key")
        await at.type(PASSWORDS["赵老师"])
        await at.press("enter")
        await it_is_answered(at)
        at.shows("[1 今日]")
    desk.leave()


async def test_where_nobody_takes_it_the_damage_stays_in_sight(here: Path) -> None:
    told = json.loads((here / "desk.key").read_text())
    (here / "desk.key").write_text(json.dumps({**told, "salt": "00" * 16}))
    async with at_the_desk(gated(here)) as at:
        at.shows("钥匙文件 desk.key 丢失或损坏")
        await at.press("escape")
        await sign_in_until(at, "赵老师", PASSWORDS["赵老师"], "desk-2026-11-25-1200.key")
        at.shows("desk.key 损坏")


async def test_it_speaks_english(here: Path) -> None:
    speak("en")
    try:
        async with at_the_desk(gated(here)) as at:
            at.shows("Duty Desk", "Name", "Password", "Leave the name empty")
            await sign_in(at, "nobody", "nothing")
            at.shows("x The name or the password is wrong")
    finally:
        speak("zh")


async def sign_in_until(at: Desk, name: str, password: str, text: str) -> None:
    """Sign in where a question follows; wait until it is asked."""
    await at.type(name)
    await at.press("enter")
    await at.type(password)
    await at.press("enter")
    await until_shown(at, text)


async def until_shown(at: Desk, text: str) -> None:
    """Until the desk asks this: a thread works, and a worker waits for the answer."""
    try:
        await asyncio.wait_for(at.until(text), 60)
    except TimeoutError:
        at.shows(text)
