"""Runs the real command until its first frame stands, writes down what is loaded by then, and leaves.

``python -m tests.house.first_frame LOADED [words of the command]``; needs a terminal.
"""

import sys
from pathlib import Path

from tui import entry
from tui.app import DeskApp


def main() -> int:
    """Run ``dutydesk`` with the words behind the first; what is loaded goes into the file the first one names."""
    loaded, words = Path(sys.argv[1]), sys.argv[2:]

    def on_ready(self: DeskApp) -> None:
        """In place of the desk's own: there is no leisure after this frame."""
        loaded.write_text("\n".join(sorted(sys.modules)), encoding="utf-8")
        self.exit()

    DeskApp.on_ready = on_ready  # type: ignore[method-assign]
    return entry.main(words)


if __name__ == "__main__":
    sys.exit(main())
