"""demo, init, seed."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from model import desk
from model.errors import Unclear
from model.grades import Stage
from model.words import Words, say
from tui.asked import Asked, data_folder, secret_in
from tui.shell.run import progress


def demo(asked: argparse.Namespace) -> int:
    """A demo school in ``--data``, or in a folder of its own that is thrown away; then opens it."""
    if asked.data is not None:
        return _demo_in(asked, Path(asked.data))
    if asked.build_only:
        return _demo_in(asked, data_folder(asked) / "demo")
    with tempfile.TemporaryDirectory(prefix="dutydesk-demo-", ignore_cleanup_errors=True) as folder:
        return _demo_in(asked, Path(folder))


def _demo_in(asked: argparse.Namespace, folder: Path) -> int:
    if not desk.is_there(folder):
        from model.demo import build

        build(folder, progress)
        desk.leave()
    if asked.build_only:
        print(say("演示学校在 {folder}", "The demo school is in {folder}", folder=folder))
        return 0
    from tui.launch import launch

    return launch(Asked(data=str(folder)), throw_away=True)


def init(asked: argparse.Namespace) -> int:
    """Found the school's desk; the recovery code is printed this once."""
    folder = data_folder(asked)
    stages: Sequence[Stage] = asked.stage or ("junior",)
    code = desk.establish(folder, asked.school, asked.counselor, _new_password(asked), stages=stages)
    desk.leave()
    print(say("已建立：{folder}", "Founded: {folder}", folder=folder))
    print(
        say(
            "恢复码（只显示一次，请放进保险柜）：{code}",
            "Recovery code (shown once; put it in the safe): {code}",
            code=code,
        )
    )
    return 0


def _new_password(asked: argparse.Namespace) -> str:
    """The founder's password: from the file, or typed twice at the terminal. Raises ``Unclear``."""
    if asked.password_file:
        return secret_in(asked.password_file)
    if not sys.stdin.isatty():
        raise Unclear(
            Words("请用 --password-file 文件 给出口令（第一行）", "Give the password with --password-file FILE")
        )
    from getpass import getpass

    password = getpass(say("口令：", "Password: "))
    if getpass(say("再输一遍：", "Once more: ")) != password:
        raise Unclear(Words("两次输入的口令不一样", "The two passwords differ"))
    return password


def seed(asked: argparse.Namespace) -> int:
    """Years of made-up data in ``--data``, for measuring."""
    from model.seed import seed as sow

    folder = data_folder(asked)
    sow(folder, years=asked.years, students=asked.students, progress=progress)
    desk.leave()
    print(say("已生成：{folder}", "Seeded: {folder}", folder=folder))
    return 0
