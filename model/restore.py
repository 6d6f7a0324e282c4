"""Bringing a backup back: what it holds, what would be lost, and the present store kept aside, never overwritten."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from model import clock, history_reach, rights, unlocking
from model.errors import DeskError, NotAllowed, NotFound, StoreTrouble
from model.rights import Right, Role
from model.store import copies, file, kept, key_file, restored, vault, whole, witness
from model.store.copies import Held
from model.store.database import connect
from model.store.kept import Backup
from model.words import Words


@dataclass(frozen=True, slots=True)
class Restoring:
    """What a restore would bring back, and what it would lose."""

    backup: Held
    """What the backup holds."""
    present: Held | None
    """What the present store holds; None if it cannot be read."""

    @property
    def entries_lost(self) -> int | None:
        """How many journal entries are newer than the backup; None where that cannot be known."""
        return max(0, self.present.entries - self.backup.entries) if self.present else None


def look_into(path: Path, data: Path, opened: vault.Opened, present: vault.Opened | None = None) -> Restoring:
    """What restoring ``path`` over the desk in ``data`` would bring and lose; nothing is changed.

    ``present`` opens the present store where its key is another. The last entry's sentence is told to whom it is
    for. Raises ``Damaged``, ``NotFound``.
    """
    held = copies.look_into(path, opened.key)
    role = _role(path, opened)
    held = replace(held, last_words=history_reach.told(held.last_deed, held.last_words, role))
    store = data / file.STORE_FILE
    with suppress(StoreTrouble):
        if store.is_file():
            return Restoring(held, copies.look_into(store, (present or opened).key))
    return Restoring(held, None)


def is_demo(path: Path) -> bool:
    """Whether a backup is a demo school's, which opens without a password. Raises ``NotFound``."""
    return vault.is_demo_file(_key_beside(path))


def open_key(path: Path, data: Path, name: str, password: str) -> vault.Opened:
    """The key of a backup, by a name and password of the time it was made, the recovery code of then, or its demo key.

    Wrong ones make the next wait as at the door of the desk in ``data``. Raises as ``unlocking.unwrap``.
    """
    beside = _key_beside(path)
    if vault.is_demo_file(beside):
        return vault.open_demo_file(beside)
    return unlocking.slowly(data, lambda: vault.open_file(beside, *unlocking.as_admitted(name, password)))


def need_right(path: Path, data: Path, opened: vault.Opened, present: vault.Opened | None = None) -> None:
    """Go on only for who keeps backups: in the present store, or in the backup where that cannot be opened.

    A present store that is damaged may be replaced by everybody whose password is right (``present``): it
    is kept aside, and somebody must be able to go on. Raises ``NotAllowed``.
    """
    if is_demo(path) and vault.exists(data) and not vault.is_demo(data):
        words = Words("演示学校不能换掉有口令的数据", "A demo school does not take the place of a desk with passwords")
        raise NotAllowed(words)
    role = _present_role(data, opened, present)
    if role is None and present is not None:
        return
    if not rights.may_as(role or _role(path, opened), Right.BACKUP):
        words = Words(
            "您没有恢复备份的权限，请咨询专职心理教师", "You have no right to restore a backup; ask the counsellor"
        )
        raise NotAllowed(words)


def newest_good(data: Path, opened: vault.Opened) -> Backup | None:
    """The newest backup beside a store that cannot be read, which opens with this key and passes its check now."""
    for each in kept.in_folder(data / kept.OWN):
        if not copies.check(each.path, opened.key):
            return each
    return None


def put_back(path: Path, data: Path, opened: vault.Opened, present: vault.Opened | None = None) -> Path | None:
    """Make a backup the desk in ``data``; the present store is kept aside and its new name answered.

    The store must be closed. The backup is checked again first and is itself only copied; the journal that comes back
    says who brought it back. Raises as ``need_right``, ``StoreTrouble`` if it does not pass, or another window has the
    desk open.
    """
    need_right(path, data, opened, present)
    wrong = copies.check(path, opened.key)
    if wrong:
        raise StoreTrouble(
            Words("这个备份没有通过检查：{told}", "That backup does not pass its check: {told}").saying(told=wrong[0])
        )
    _nobody_else(data / file.STORE_FILE, opened.key)
    data.mkdir(parents=True, exist_ok=True)
    fresh, fresh_key = (data / (name + ".restored") for name in (file.STORE_FILE, key_file.KEY_FILE))
    aside = _name_aside(data)
    try:
        shutil.copyfile(path, fresh)
        with open(fresh, "rb+") as copied:
            os.fsync(copied.fileno())
        restored.tell(fresh, path, opened, aside)
        whole.put(fresh_key, _key_beside(path).read_bytes())
        if aside is not None and (data / key_file.KEY_FILE).exists():
            whole.put(aside.with_suffix(".key"), (data / key_file.KEY_FILE).read_bytes())
        _change_places(data, aside, fresh, fresh_key)
    except OSError as error:
        words = Words(
            "恢复写不进 {folder}（{why}），现有数据没有改动",
            "The restored desk cannot be written to {folder} ({why}); the present one is as it was",
        )
        raise StoreTrouble(words.saying(folder=data, why=whole.why(error))) from error
    finally:
        for suffix in ("", "-wal", "-shm"):
            fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
        fresh_key.unlink(missing_ok=True)
        if aside is not None and not aside.exists():
            aside.with_suffix(".key").unlink(missing_ok=True)
    return aside


def key_from_backup(data: Path) -> Path | None:
    """Put the newest key file beside a backup that is whole where ``desk.key`` is missing or damaged; answers which, None without one.

    A damaged one is kept beside it as ``desk.key.damaged``.
    """
    found = next((each for each in kept.in_folder(data / kept.OWN) if _is_whole(each.key_path)), None)
    if found is None:
        return None
    present = data / key_file.KEY_FILE
    if present.exists():
        whole.move(present, present.with_name(present.name + ".damaged"))
    whole.put(present, found.key_path.read_bytes())
    return found.key_path


def needs_key(data: Path) -> bool:
    """Whether the store's key file is missing, or so damaged that it opens for nobody."""
    return not _passes(data / key_file.KEY_FILE, key_file.opens_nobody)


def _is_whole(path: Path) -> bool:
    return _passes(path, key_file.is_hurt)


def _passes(path: Path, is_wrong: Callable[[dict[str, Any]], bool]) -> bool:
    try:
        return not is_wrong(key_file.read(path))
    except DeskError:
        return False


def _present_role(data: Path, opened: vault.Opened, present: vault.Opened | None) -> Role | None:
    """The role at the desk in ``data``; None where it is not there or cannot be read with what is known."""
    store = data / file.STORE_FILE
    if not store.is_file():
        return None
    try:
        if present is None and not _is_admitted(data, opened.person):
            return Role.NONE
        return _role(store, present or opened)
    except StoreTrouble:
        return None


def _is_admitted(data: Path, person: int | None) -> bool:
    """Whether somebody who knew an earlier password may open the present store still."""
    return vault.is_demo(data) or person in vault.admitted(data)


def _role(store: Path, opened: vault.Opened) -> Role:
    """What whoever opened a store may do there; the recovery code may do what the founder may. Raises ``Damaged``."""
    if opened.person is None:
        return Role.ADMINISTRATOR
    return Role(copies.role_in(store, opened.key, opened.person))


def _nobody_else(store: Path, key: bytes) -> None:
    """Go on only if no other window has the store open. A damaged one is not touched: it is kept as it is."""
    if not store.is_file() or copies.check(store, key):
        return
    connection = connect(store, key)
    try:
        file.alone(connection)
    finally:
        connection.close()


def _key_beside(path: Path) -> Path:
    beside = path.with_suffix(".key")
    if not path.is_file():
        words = Words("没有这个备份：{path}，请检查路径", "There is no backup {path}; check the path")
        raise NotFound(words.saying(path=path), "file")
    if not beside.is_file():
        words = Words(
            "备份旁边没有钥匙文件 {name}，请把备份时一起生成的钥匙文件放到旁边",
            "The key file {name} is not beside the backup; put the one that was made with it there",
        )
        raise NotFound(words.saying(name=beside.name), "file")
    return beside


def _name_aside(data: Path) -> Path | None:
    """What the present store will be called, never as an earlier one; None where there is none."""
    if not (data / file.STORE_FILE).is_file():
        return None
    stem = f"aside-{clock.seconds():%Y-%m-%d-%H%M%S}"
    n = 1
    while (data / f"{stem}.db").exists():
        n += 1
        stem = f"aside-{clock.seconds():%Y-%m-%d-%H%M%S}-{n}"
    return data / f"{stem}.db"


def _change_places(data: Path, aside: Path | None, fresh: Path, fresh_key: Path) -> None:
    """The present store and its log step aside, the other comes: new names only, and all as it was where one fails."""
    store, key = data / file.STORE_FILE, data / key_file.KEY_FILE
    steps = [(fresh_key, key), (fresh, store)]
    if aside is not None:
        suffixes = [suffix for suffix in ("-wal", "-shm", "") if store.with_name(store.name + suffix).exists()]
        steps = [(store.with_name(store.name + each), aside.with_name(aside.name + each)) for each in suffixes] + steps
    before = key.read_bytes() if key.exists() else None
    # What comes is older on purpose: what is known of the present one tells nothing of it.
    (data / witness.WITNESS_FILE).unlink(missing_ok=True)
    done: list[tuple[Path, Path]] = []
    try:
        # The key before the store: should the power go now, the store that is missing is found aside, its key with it.
        for step in steps:
            whole.move(*step)
            done.append(step)
    except OSError:
        for source, target in reversed(done):
            whole.move(target, source)
        if (fresh_key, key) in done and before is not None:
            whole.put(key, before)
        raise
