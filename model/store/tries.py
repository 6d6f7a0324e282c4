"""How often the password was wrong: each wrong one makes the next wait longer, also after a restart.

The count lies beside the store (``desk.tries``), for the store itself is closed then. Whoever can delete that
file can copy the whole folder as well; against them stands what each guess costs (``vault``).
"""

import contextlib
import json
from datetime import datetime
from pathlib import Path

from model import clock
from model.named import NamedTuple
from model.store import whole

FILE = "desk.tries"
LONGEST_SECONDS = 60
"""The longest wait between two tries."""


class _Count(NamedTuple):
    wrong: int
    at: str


_NONE = _Count(0, "")
_here: dict[Path, _Count] = {}
"""The same for a folder that cannot be written."""


def seconds_left(folder: Path) -> int:
    """Seconds until the next try is heard; 0 is at once."""
    count = _count(folder)
    if not count.wrong:
        return 0
    passed = _moment(clock.instant()) - _moment(count.at)
    wait = wait_after(count.wrong)
    # A clock that was set back makes nobody wait longer than the wait itself.
    return max(0, min(wait, wait - int(passed.total_seconds())))


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong passwords: 0, 1, 2, 4, 8 … up to ``LONGEST_SECONDS``."""
    return 0 if wrong < 2 else min(LONGEST_SECONDS, 2 ** min(wrong - 2, 10))


def wrong(folder: Path) -> None:
    """One more wrong password."""
    _here[folder] = _Count(_count(folder).wrong + 1, clock.instant())
    # Where nothing can be written the count holds for this process.
    with contextlib.suppress(OSError):
        whole.put(folder / FILE, json.dumps(_here[folder]).encode())


def right(folder: Path) -> int:
    """The password was right: forget; answers how many were wrong before it."""
    before = _count(folder).wrong
    _here.pop(folder, None)
    with contextlib.suppress(OSError):
        (folder / FILE).unlink(missing_ok=True)
    return before


def _count(folder: Path) -> _Count:
    here = _here.get(folder, _NONE)
    try:
        wrong, at = json.loads((folder / FILE).read_text(encoding="ascii"))
        _moment(str(at))
        return max(here, _Count(int(wrong), str(at)))
    except (OSError, ValueError, TypeError):
        return here


def _moment(instant: str) -> datetime:
    return datetime.fromisoformat(instant.replace("Z", "+00:00"))
