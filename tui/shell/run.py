"""Runs one shell command: opens the store, does it, says what was done, answers the exit code."""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path

from model.errors import DeskError, NotFound, Unclear
from model.store.trouble import trouble_in
from model.words import Words, say
from tui.asked import data_folder, secret_in

_WHERE = {
    "demo": "founding",
    "init": "founding",
    "seed": "founding",
    "roster": "people",
    "agenda": "booking",
    "slots": "booking",
    "book": "booking",
    "open": "room",
    "close": "room",
    "visit": "room",
    "committee": "committee",
    "week": "out",
    "export": "out",
    "check": "care",
    "backup": "care",
    "restore": "care",
    "handover": "handover",
}
"""In which module of this folder each command is; it is imported when it is asked for."""


def run(asked: argparse.Namespace) -> int:
    """Do what was asked. A ``DeskError`` is told on stderr and becomes its exit code."""
    command: Callable[[argparse.Namespace], int] = getattr(
        import_module(f"tui.shell.{_WHERE[asked.command]}"), asked.command
    )
    try:
        code = command(asked)
        sys.stdout.flush()
        return code
    except DeskError as error:
        return _told(error)
    except Exception as error:
        if _reader_has_gone(error):
            # Python would complain once more when it closes stdout.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        told = trouble_in(error)
        if told is None:
            raise
        return _told(told)
    except KeyboardInterrupt:
        print(_stopped(), file=sys.stderr)
        return 130


_written: list[Words] = []
"""What this command has written in the journal, once it is over."""


def _stopped() -> str:
    """What Ctrl+C came to: it may come when the change is on the disk already."""
    if not _written:
        return say("已取消，什么都没有改变", "Cancelled; nothing was changed")
    return say("来不及取消，已经完成：{what}", "Too late to cancel, it is done: {what}", what=_written[0])


def _reader_has_gone(error: Exception) -> bool:
    """Whether nobody reads any more what is printed (``… | more``); Windows says so as of an invalid argument."""
    if isinstance(error, BrokenPipeError):
        return True
    if os.name != "nt" or not isinstance(error, OSError) or error.errno != errno.EINVAL:
        return False
    try:
        sys.stdout.flush()
    except OSError:
        return True
    return False


def _told(error: DeskError) -> int:
    print(f"dutydesk: {error}", file=sys.stderr)
    return error.exit_code


@contextmanager
def opened(asked: argparse.Namespace) -> Iterator[Path]:
    """The desk that was asked for, open for the person who was named; closed afterwards."""
    from model import desk, losses, unlocking
    from model.store import entries, journal

    _written.clear()
    folder = data_folder(asked)
    if desk.is_demo(folder):
        desk.open_demo(folder)
    else:
        if not desk.is_there(folder):
            words = Words(
                "{folder} 里没有值班台；请检查 --data，或用 dutydesk init 建立",
                "There is no desk in {folder}; check --data, or found one with dutydesk init",
            )
            raise NotFound(words.saying(folder=folder))
        name, password = who_asks(asked)
        key = unlocking.unwrap(folder, name, password)
        unlocking.need_own(key)
        desk.open_with_key(folder, key)
    before = entries.newest()
    try:
        for told in losses.unsettled():
            print(f"dutydesk: {told.words}", file=sys.stderr)
        yield folder
    finally:
        with suppress(Exception):  # where the store cannot be read, that is what is told
            _written.extend(Words(*words) for words in [entries.words_since(before, journal.who)] if words)
        desk.leave()


def who_asks(asked: argparse.Namespace) -> tuple[str, str]:
    """Name and password: from the line and the file, or asked for at the terminal. Raises ``Unclear``."""
    if asked.name and asked.password_file:
        return asked.name, secret_in(asked.password_file)
    if not sys.stdin.isatty():
        raise Unclear(
            Words("请用 --as 姓名 --password-file 文件 说明身份", "Say who you are with --as NAME --password-file FILE")
        )
    from getpass import getpass

    name = asked.name or input(say("姓名：", "Name: "))
    return name, getpass(say("口令：", "Password: "))


def progress(done: int, total: int, words: Words) -> None:
    """Tell on stderr how far it is, where somebody is looking."""
    if sys.stderr.isatty():
        end = "\n" if done >= total else ""
        print(f"\r{words} {done}/{total}", end=end, file=sys.stderr, flush=True)
