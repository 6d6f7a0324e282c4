"""Runs a program until it has written a frame with these words, then ends it: ``until_shown WORDS MODULE [its words]``."""

import os
import runpy
import sys

from textual.drivers import linux_driver

if __name__ == "__main__":
    wanted, module, *rest = sys.argv[1:]
    write = linux_driver.LinuxDriver.write

    def written(self: linux_driver.LinuxDriver, data: str) -> None:
        """In place of the driver's own."""
        write(self, data)
        if wanted in data:
            os._exit(0)

    linux_driver.LinuxDriver.write = written  # type: ignore[method-assign]
    sys.argv = [module, *rest]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
