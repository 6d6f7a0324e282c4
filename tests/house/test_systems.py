"""The desk runs on Windows and macOS as on Linux: nothing in it is of one system only, unless it asks first."""

import ast
import os
import subprocess
import sys
from pathlib import Path

from tests.house.as_on_windows import POSIX_MODULES
from tests.house.rooms import sources

POSIX_CALLS = {
    "chown", "fchmod", "fchown", "fdatasync", "fork", "forkpty", "geteuid", "getpgid", "getuid", "killpg", "lchown", "mkfifo",
    "nice", "openpty", "posix_spawn", "pread", "pwrite", "setpgid", "setsid", "statvfs", "sync", "uname",
}  # fmt: skip
"""Functions of ``os`` that Windows has not."""
GUARDED = {("tui/child.py", "nice")}
"""Where one of them is asked for with ``hasattr`` first."""


def test_no_module_of_one_system_is_imported() -> None:
    assert [
        each.at(node)
        for each in sources()
        for node in ast.walk(each.tree)
        if _imported(node) & (POSIX_MODULES | {"posix"})
    ] == []


def test_no_function_of_one_system_is_called_unasked() -> None:
    assert {(each.path.as_posix(), name) for each in sources() for name in _asked_of_os(each.tree)} == GUARDED


def test_a_day_goes_well_where_there_is_nothing_of_posix(tmp_path: Path) -> None:
    """Founded, filled, backed up, damaged, brought back: every command that needs no screen."""
    done = subprocess.run(
        [sys.executable, "-X", "warn_default_encoding", "-m", "tests.house.as_on_windows", str(tmp_path)],
        env={**os.environ, "PYTHONTZPATH": "", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    told = done.stdout.decode("utf-8")
    assert done.returncode == 0, told + done.stderr.decode("utf-8")
    assert told.splitlines()[-2:] == ["已恢复", "数据完好，操作记录连贯"]


def _asked_of_os(tree: ast.Module) -> set[str]:
    asked = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return {
        node.attr
        for node in asked
        if isinstance(node.value, ast.Name) and node.value.id == "os" and node.attr in POSIX_CALLS
    }


def _imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module:
        return {node.module.partition(".")[0]}
    return set()
