"""A day of the desk without a screen, on a system that has nothing of POSIX, as far as Python can pretend to one.

Gone are the modules, functions, constants and signals that Windows has not, and the system's own time zones. Its code
page is GBK. No file is renamed or taken away while this process has it open, no folder is opened, and no name holds a
letter that Windows keeps for itself.

``python -m tests.house.as_on_windows FOLDER``
"""

import os
import signal
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

POSIX_MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"}
"""Modules of the standard library that Windows has not."""
GONE: dict[ModuleType, str] = {
    os: """
        O_ASYNC O_CLOEXEC O_DIRECT O_DIRECTORY O_DSYNC O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_SYNC WNOHANG
        chown chroot confstr ctermid fchdir fchmod fchown fdatasync fork forkpty fpathconf fstatvfs getegid geteuid getgid
        getgroups getloadavg getpgid getpgrp getpriority getresuid getsid getuid initgroups killpg lchown lockf major mkfifo
        mknod login_tty nice openpty pathconf pipe2 posix_fadvise posix_fallocate posix_spawn pread preadv pwrite readv sched_getaffinity
        sched_yield sendfile set_blocking setegid seteuid setgid setpgid setpriority setsid setuid statvfs sync sysconf tcgetpgrp
        tcsetpgrp ttyname uname wait wait3 wait4 waitid writev
    """,
    signal: """
        SIGALRM SIGBUS SIGCHLD SIGCONT SIGHUP SIGIO SIGKILL SIGPIPE SIGPROF SIGQUIT SIGSTOP SIGSYS SIGTRAP SIGTSTP SIGTTIN
        SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGWINCH SIGXCPU alarm getitimer pause pthread_kill pthread_sigmask
        setitimer siginterrupt sigpending sigwait
    """,
    time: "clock_getres clock_gettime clock_settime pthread_getcpuclockid tzset",
}
"""What of a module Windows has not."""
FORBIDDEN = '<>:"|?*\\'


def pretend(folder: Path) -> None:
    """From now on this process is on such a system, as far as files below ``folder`` go."""
    for module, names in GONE.items():
        for name in names.split():
            if hasattr(module, name):
                delattr(module, name)
    for name in POSIX_MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    warnings.filterwarnings("error", category=EncodingWarning, module="model|tui|fixtures")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="gbk")  # type: ignore[union-attr]
    for name in ("replace", "rename", "unlink", "remove"):
        setattr(os, name, _of_closed_files(getattr(os, name)))
    os.open = _files_only(os.open)
    sys.addaudithook(lambda event, args: _need_names(folder, event, args))


def is_pretended(folder: Path) -> bool:
    """Whether the pretence holds: a file that is open stays, and a name that Windows has not is refused."""
    tried = folder / "open.txt"
    try:
        with tried.open("wb"):
            tried.unlink()
        return not Path("/proc/self/fd").is_dir()
    except PermissionError:
        tried.unlink()
    try:
        (folder / "a:b").write_bytes(b"")
    except OSError:
        return not hasattr(os, "fork")
    return False


def _of_closed_files(usual: Callable[..., None]) -> Callable[..., None]:
    def acted(*paths: Any, **options: Any) -> None:
        for path in paths:
            if isinstance(path, str | Path) and os.path.realpath(path) in _open_here():
                raise PermissionError(13, "this process has it open", str(path))
        usual(*paths, **options)

    return acted


def _open_here() -> set[str]:
    """The files this process has open, where the system can tell."""
    told = set()
    for number in os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else ():
        try:
            told.add(os.readlink(f"/proc/self/fd/{number}"))
        except OSError:  # it was the one that listed them
            continue
    return told


def _files_only(usual: Callable[..., int]) -> Callable[..., int]:
    def opened(path: Any, *more: Any, **options: Any) -> int:
        if isinstance(path, str | Path) and os.path.isdir(path):
            raise PermissionError(13, "a folder cannot be opened", str(path))
        return usual(path, *more, **options)

    return opened


def _need_names(folder: Path, event: str, args: tuple[Any, ...]) -> None:
    if event not in ("open", "os.mkdir", "os.rename"):
        return
    for path in args[:2]:
        if isinstance(path, str) and path.startswith(str(folder)):
            for part in Path(path).relative_to(folder).parts:
                if any(letter in FORBIDDEN for letter in part) or part != part.rstrip(". "):
                    raise OSError(22, "Windows has no such name", path)


def morning(folder: Path) -> Sequence[Sequence[str]]:
    """What is asked of ``dutydesk``: of a school that is founded, then of the demo school."""
    secret, roster = folder / "口令.txt", folder / "名册.csv"
    secret.write_bytes("一句很长的口令 2026\r\n".encode("gbk"))
    roster.write_bytes("学号,姓名,班级\r\n20260001,王静,2026级1班\r\n20260002,\u3aaa晨,2026级1班\r\n".encode("gb18030"))
    own, demo = _own(folder), ["--data", str(folder / "演示")]
    backups, package, locked = str(folder / "备份"), str(folder / "移交.desk"), ("--file-password", str(secret))
    return [
        [*own, "init", "--school", "海州一中", "--counselor", "赵敏"],
        [*own, "roster", "import", str(roster)],
        [*own, "open"],
        [*own, "visit", "add", "20260002", "今天", "08:00-08:30"],
        *([*own, "export", "week", "-o", str(folder / f"第48周.{kind}")] for kind in ("xlsx", "csv", "ics")),
        [*own, "export", "week", "-o", str(folder / "第48周.xlsx"), "--names", "--purpose", "上报", *locked],
        [*own, "handover", "give", "20260001", "-o", package, "--to", "二中", "--purpose", "转学", *locked],
        [*own, "handover", "take", package, "--dry-run", *locked],
        [*own, "backup", backups],
        [*own, "restore", f"{backups}/desk-2026-11-25-1200.db", "--yes"],
        [*own, "check"],
        [*demo, "demo", "--build-only"],
        [*demo, "agenda"],
        [*demo, "visit", "start"],
        [*demo, "week", "--json"],
        [*demo, "committee", "missing", "--json"],
        [*demo, "backup"],
        [*demo, "backup"],
        [*demo, "check", "--json"],
    ]  # fmt: skip


def _own(folder: Path) -> list[str]:
    secret = folder / "口令.txt"
    return ["--lang", "zh", "--data", str(folder / "数据"), "--as", "赵敏", "--password-file", str(secret)]


def main() -> int:
    """Do all of it; answers 0 where each part went well."""
    folder = Path(sys.argv[1])
    words_of_day = morning(folder)
    pretend(folder)
    if not is_pretended(folder):
        return 2
    from model import clock
    from model.errors import Damaged
    from tui.entry import main as dutydesk

    def went(words: Sequence[str], code: int = 0) -> bool:
        if (got := dutydesk(words)) != code:
            sys.stderr.write(f"{got}: {words}\n")
        return got == code

    with clock.stopped_at(datetime(2026, 11, 25, 12, 0)):
        if not all(went(words) for words in words_of_day):
            return 1
        (folder / "数据" / "desk.db").write_bytes(b"no store any more" * 500)
        own, made = _own(folder), folder / "备份" / "desk-2026-11-25-1200.db"
        is_back = went([*own, "check"], Damaged.exit_code) and went([*own, "restore", str(made), "--yes"])
        return 0 if is_back and went([*own, "check"]) else 1


if __name__ == "__main__":
    sys.exit(main())
