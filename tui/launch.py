"""Opens the desk on the screen: finds the store, asks who is there, wires the frame to the model.

The screen's own modules, half of a start, are imported only when the store is being opened beside it.
"""

import os
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from model import desk
from model.errors import DeskError, Unclear
from model.store.vault import Opened
from model.words import Words, say
from tui import first_sign
from tui.asked import Asked, data_folder, secret_in

if TYPE_CHECKING:
    from tui.app import DeskApp


def launch(asked: Asked, *, throw_away: bool = False) -> int:
    """Run the desk until it is left; answers the exit code. Somebody has to clean up after a throw-away one."""
    folder = data_folder(asked)
    try:
        _need_terminal()
        app = _opened(asked, folder)
    except DeskError as error:
        first_sign.leave()
        sys.stderr.write(f"dutydesk: {error}\n")
        return error.exit_code
    from tui.crash import keep_to_places, tell
    from tui.outlet import is_gone
    from tui.told_to_end import heed

    heed(app)
    keep_to_places()
    app.run()
    code = app.return_code or 0
    if app.backing_up and not is_gone(app):  # a window that was closed waits for nothing: the next opening makes it
        _finish_backup()
    desk.leave()
    if app._driver is None:
        first_sign.leave()  # Textual gives back only a screen that it has taken
    if app.broke_by is not None and not is_gone(app):
        tell(app.broke_by)
    # Textual has given the terminal back and the store is closed: what is left of Python need not be taken down.
    if not is_gone(app):
        sys.stdout.flush()
        sys.stderr.flush()
    if not throw_away:
        os._exit(code)
    return code


def _need_terminal() -> None:
    """Go on only where somebody can see and type: in a pipe the desk would wait for ever. Raises ``Unclear``."""
    drawn = (sys.__stderr__, sys.__stdout__)
    if sys.__stdin__ and sys.__stdin__.isatty() and any(each and each.isatty() for each in drawn):
        return
    words = Words(
        "值班台要在终端里打开；脚本请用 dutydesk --help 列出的命令",
        "The desk opens in a terminal; for a script, dutydesk --help lists the commands",
    )
    raise Unclear(words)


def _finish_backup() -> None:
    """The desk was left while it made a backup by itself: make it now, before the store is closed."""
    from model import backup

    sys.stderr.write(say("正在备份", "Backing up") + "\n")
    try:
        backup.automatic()
    except DeskError as error:
        sys.stderr.write(f"dutydesk: {error}\n")


def _opened(asked: Asked, folder: Path) -> "DeskApp":
    opening = _begun(asked, folder)
    from tui.app import DeskApp
    from tui.commands import load
    from tui.pages import PAGES
    from tui.wiring import wire

    if opening is not None:
        load(PAGES[0].target)  # while the key is still on its way
    if opening is None or (key := opening.result()).given:  # whose password somebody else set is asked for their own
        from tui.gate import gated

        return gated(folder)
    desk.open_with_key(folder, key)
    return wire(DeskApp())


def _begun(asked: Asked, folder: Path) -> Future[Opened] | None:
    """The key and the store, on their way; None where somebody has to be asked first."""
    beside = ThreadPoolExecutor(1)
    if desk.is_demo(folder):
        return beside.submit(desk.unlock_demo, folder)
    if asked.name and asked.password_file:
        return beside.submit(desk.unlock_for, folder, asked.name, secret_in(asked.password_file))
    return None
