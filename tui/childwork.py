"""Heavy work from the desk's side: start a child process, hear how far it is, stop it."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from model.words import Words, spoken
from tui.child import unpacked

OnProgress = Callable[[int, int, Words], None]
"""Is told done, total and what is being done."""

PATIENCE = 2.0
"""Seconds a stopped child has to tidy up before it is killed."""

LONGEST = 64 * 1024 * 1024
"""Bytes one answer may have."""


class ChildFailed(RuntimeError):
    """The work itself is broken: a bug, not something to show as advice."""

    def __init__(self, said: str, places: Sequence[str] = ()) -> None:
        super().__init__(said)
        self.places = tuple(places)
        """Of which kind the child's error is and where it happened, as ``tui.crash`` tells it."""


async def run_child(target: str, args: Mapping[str, Any], on_progress: OnProgress | None = None) -> Any:
    """What ``target`` ("module:function") answers, run with ``args`` and ``tell`` in a process of its own.

    Arguments and answer are what JSON can hold; they travel by pipe, so a key among them is seen by nobody.
    Raises the DeskError the work raised, with its words in both languages, or ChildFailed. When the awaiting
    task is cancelled the child is asked to stop, and killed if it does not.
    """
    process = await _start()
    assert process.stdin
    assert process.stdout
    assert process.stderr
    trouble = asyncio.create_task(process.stderr.read())
    try:
        order = {"target": target, "args": dict(args), "language": spoken()}
        process.stdin.write(json.dumps(order).encode() + b"\n")
        await process.stdin.drain()
        async for line in process.stdout:
            said = json.loads(line)
            if "result" in said:
                return said["result"]
            if "error" in said:
                raise unpacked(said["error"])
            if "broken" in said:
                raise ChildFailed("\n".join(said["broken"]), said["broken"])
            if on_progress:
                on_progress(said["done"], said["total"], Words(**said["words"]))
        raise ChildFailed((await trouble).decode("utf-8", "replace"))
    except ConnectionError as error:
        raise ChildFailed((await trouble).decode("utf-8", "replace")) from error
    finally:
        await _end(process)
        await trouble


async def _start() -> asyncio.subprocess.Process:
    house = str(Path(__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, [house, os.environ.get("PYTHONPATH", "")]))
    return await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "tui.child",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}, limit=LONGEST,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
    )  # fmt: skip


async def _end(process: asyncio.subprocess.Process) -> None:
    """Close its input, which asks it to stop; wait; kill what does not hear."""
    assert process.stdin
    process.stdin.close()
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()
    finally:
        # When the desk goes down meanwhile this is cancelled too; a pipe left open would complain at exit.
        process._transport.close()  # type: ignore[attr-defined]
