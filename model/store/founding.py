"""A desk that is being founded lies in a folder of its own until it is whole, and is then moved to its place.

The key file goes first, the store last: a desk is there from the moment its store is. Killed in between, the two halves
lie in two folders; whoever opens the desk next finishes the move.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from model.errors import StoreTrouble
from model.store import whole, without_log
from model.store.key_file import KEY_FILE
from model.store.trouble import trouble_in
from model.words import Words

FOLDER = "founding"


def make_folder(folder: Path) -> None:
    """Make the folder of a desk, if there is none. Raises ``StoreTrouble`` where none can be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        words = Words(
            "建不了文件夹 {folder}：{why}；请换一个位置（--data）",
            "The folder {folder} cannot be made: {why}; choose another place (--data)",
        )
        raise StoreTrouble(words.saying(folder=folder, why=whole.why(error)), "data") from error


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Found a desk while nobody else does in this folder; who comes meanwhile waits.

    Raises ``StoreTrouble`` as ``make_folder``, ``Busy`` where another takes longer than one waits.
    """
    make_folder(folder)
    try:
        with without_log.one_at_a_time(folder):
            try:
                yield
            finally:
                # Whoever waits for it meets a desk by then; where a file that is held cannot go, it stays.
                with suppress(OSError):
                    (folder / without_log.MUTEX_FILE).unlink()
    except Exception as error:
        told = trouble_in(error)
        if told is None:
            raise
        raise told from error


def into_place(folder: Path, store: str) -> None:
    """Move what was founded in ``folder/founding`` to its place, where nothing is. Raises ``StoreTrouble``."""
    unfinished = folder / FOLDER
    if without_log.log_of(unfinished / store) is not None:
        words = Words(
            "{folder} 写不完整，没有建立；请检查磁盘",
            "{folder} cannot be completed, nothing was founded; look at the disk",
        )
        raise StoreTrouble(words.saying(folder=unfinished))
    try:
        _move(unfinished / KEY_FILE, folder)
        _move(unfinished / store, folder)
    except BaseException:
        # Both or neither: what is left in the other folder is thrown away.
        if not (folder / store).exists():
            (folder / KEY_FILE).unlink(missing_ok=True)
        raise


def finish(path: Path, key: bytes) -> None:
    """Before the store at ``path`` is opened: finish the move of one whose founding was killed, and leave no trace of it.

    Only the store that this key opens is moved, and never over another. Raises ``StoreTrouble``.
    """
    unfinished = path.parent / FOLDER
    if not unfinished.is_dir():
        return
    with without_log.one_at_a_time(path.parent):
        waiting = unfinished / path.name
        if not path.exists() and waiting.is_file() and _is_sound(waiting, key):
            _move(waiting, path.parent)
        if path.exists() and not waiting.exists() and not (unfinished / KEY_FILE).exists():
            shutil.rmtree(unfinished, ignore_errors=True)


def _is_sound(path: Path, key: bytes) -> bool:
    from model.store import sound

    if without_log.log_of(path) is not None:
        return False
    try:
        with without_log.reading(path, key) as connection:
            return not sound.check(connection)
    except Exception as error:
        if trouble_in(error) is None:
            raise
        return False


def _move(path: Path, folder: Path) -> None:
    try:
        whole.move(path, folder / path.name)
    except OSError as error:
        words = Words(
            "{name} 移不到 {folder}（{why}）；请检查磁盘和权限再试",
            "{name} cannot be moved to {folder} ({why}); look at the disk and its permissions, then try again",
        )
        raise StoreTrouble(words.saying(name=path.name, folder=folder, why=whole.why(error))) from error
