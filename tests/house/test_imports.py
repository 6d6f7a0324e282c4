"""What may be loaded before it is needed: asked of a new interpreter, not of this one."""

import subprocess
import sys

from tests.house.rooms import ROOT, sources

HEAVY = (
    "textual rich openpyxl python_calamine pydantic pypinyin holidays icalendar msoffcrypto lxml xlwt "
    "hypothesis pytest asyncio"
).split()
"""What importing the desk must not bring along (performance: the first screen, target 4)."""

NOUNS = [source.module for source in sources("model") if ".drafts" not in source.module]


def test_importing_the_whole_desk_loads_nothing_heavy() -> None:
    """Every module of ``model`` but the drafts can be imported without one of the heavy libraries."""
    assert loaded(NOUNS, HEAVY) == []


def loaded(modules: list[str], suspects: list[str]) -> list[str]:
    """Which of ``suspects`` are in ``sys.modules`` of a new interpreter after importing ``modules``."""
    script = "import importlib, sys\nfor name in sys.argv[1].split(): importlib.import_module(name)\n"
    script += "print(*[name for name in sys.argv[2].split() if name in sys.modules])"
    command = [sys.executable, "-c", script, " ".join(modules), " ".join(suspects)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()
