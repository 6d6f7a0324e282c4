"""Runs a program until it has written a frame with these words, then ends it: ``until_shown WORDS MODULE [its words]``.

Nothing is imported for it beforehand: what a program does first, and in which order, is what is counted.
"""

import os
import runpy
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

WRITER = "textual.drivers._writer_thread"
"""Where every frame passes, whichever driver writes it."""


class Watcher(PathFinder):
    """Finds the terminal's writer as usual, and looks over its shoulder from then on."""

    wanted = ""
    _execute: Callable[[ModuleType], None]

    @classmethod
    def find_spec(cls, fullname: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The writer's module; nothing else."""
        found = super().find_spec(fullname, path, target) if fullname == WRITER else None
        if found is not None and found.loader is not None:
            cls._execute = found.loader.exec_module
            found.loader.exec_module = cls._watched  # type: ignore[method-assign]
        return found

    @classmethod
    def _watched(cls, module: Any) -> None:
        cls._execute(module)
        begin = module.WriterThread.__init__

        def begun(thread: Any, *words: Any) -> None:
            begin(thread, *words)
            put = thread._queue.put

            def watched(text: str | None, *words: Any, **more: Any) -> None:
                put(text, *words, **more)
                if text and cls.wanted in text:
                    os._exit(0)

            thread._queue.put = watched

        module.WriterThread.__init__ = begun


if __name__ == "__main__":
    Watcher.wanted, program, *rest = sys.argv[1:]
    sys.meta_path.insert(0, Watcher)
    sys.argv = [program, *rest]
    runpy.run_module(program, run_name="__main__", alter_sys=True)
