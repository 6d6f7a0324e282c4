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

DRIVER = "textual.drivers.linux_driver"


class Watcher(PathFinder):
    """Finds the terminal's driver as usual, and looks over its shoulder from then on."""

    wanted = ""
    _execute: Callable[[ModuleType], None]

    @classmethod
    def find_spec(cls, fullname: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The driver's module; nothing else."""
        found = super().find_spec(fullname, path, target) if fullname == DRIVER else None
        if found is not None and found.loader is not None:
            cls._execute = found.loader.exec_module
            found.loader.exec_module = cls._watched  # type: ignore[method-assign]
        return found

    @classmethod
    def _watched(cls, module: Any) -> None:
        cls._execute(module)
        write = module.LinuxDriver.write

        def written(driver: Any, data: str) -> None:
            write(driver, data)
            if cls.wanted in data:
                os._exit(0)

        module.LinuxDriver.write = written


if __name__ == "__main__":
    Watcher.wanted, program, *rest = sys.argv[1:]
    sys.meta_path.insert(0, Watcher)
    sys.argv = [program, *rest]
    runpy.run_module(program, run_name="__main__", alter_sys=True)
