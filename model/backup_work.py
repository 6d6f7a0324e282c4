"""A backup made in a child process, so that typing stays quick while the copy is checked."""

from collections.abc import Callable, Mapping
from typing import Any

from model import backup, desk
from model.words import Words

COPYING = Words("复制并检查", "Copying and checking")


def make(
    *, handed: Mapping[str, Any], by_itself: bool, tell: Callable[[int, int, Words], None]
) -> dict[str, str | bool]:
    """Back up the desk that was handed over; answers where. Raises as ``backup.back_up``."""
    with desk.taken_over(handed):
        copy = backup.automatic if by_itself else backup.back_up
        made = copy(progress=lambda done, total: tell(done, total, COPYING))
        return {"path": str(made.path), "second": made.second is not None}
