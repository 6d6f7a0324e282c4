"""A backup made, or the store looked over, in a child process, so that typing stays quick meanwhile."""

from collections.abc import Callable, Mapping
from typing import Any

from model import backup, desk, health
from model.errors import Damaged
from model.words import Words

COPYING = Words("复制并检查", "Copying and checking")
CHECKING = Words("检查数据", "Looking the store over")


def make(
    *, handed: Mapping[str, Any], by_itself: bool, tell: Callable[[int, int, Words], None]
) -> dict[str, str | bool]:
    """Back up the desk that was handed over; answers where. Raises as ``backup.back_up``."""
    with desk.taken_over(handed):
        copy = backup.automatic if by_itself else backup.back_up
        made = copy(progress=lambda done, total: tell(done, total, COPYING))
        missed = made.second is None and backup.second_folder() is not None
        return {"path": str(made.path), "second": made.second is not None, "second_missed": missed}


def look_over(*, handed: Mapping[str, Any], tell: Callable[[int, int, Words], None]) -> list[list[str]]:
    """What is wrong with the desk that was handed over, each in both languages; a store that does not open is told too."""
    tell(0, 0, CHECKING)
    try:
        with desk.taken_over(handed):
            return [list(words) for words in health.check()]
    except Damaged as error:
        return [list(error.words)]
