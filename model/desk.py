"""The desk as a whole: found it, open it for a person, leave it; take back and do again."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from model import clock, passwords, rights, session, unlocking
from model.errors import Damaged, DeskError, NotAllowed, Refused, StoreTrouble
from model.grades import Stage
from model.rights import Right
from model.store import database, file, founding, journal, vault
from model.words import Words


class _Known:
    """What was last seen of the store, to notice another process's writes."""

    version = 0


_known = _Known()


def default_folder() -> Path:
    """Where a person's desk lies unless said otherwise: ``DUTYDESK_DATA``, or the system's place for data."""
    told = os.environ.get("DUTYDESK_DATA")
    if told:
        return Path(told)
    from platformdirs import user_data_path

    return user_data_path("dutydesk", appauthor=False)


def is_there(folder: Path) -> bool:
    """Whether a desk lies in ``folder``: its store, or a key file whose store went missing."""
    return (folder / file.STORE_FILE).is_file() or vault.exists(folder)


def is_demo(folder: Path) -> bool:
    """Whether the desk in ``folder`` is a demo school, which opens without a password."""
    return is_there(folder) and vault.exists(folder) and vault.is_demo(folder)


def has_passwords() -> bool:
    """Whether the open desk has passwords at all; a demo school has none."""
    return not vault.is_demo(Path(str(database.desk.database)).parent)


def open_for(folder: Path, name: str, password: str) -> session.Seat:
    """Open the desk for a person. Raises as ``unlocking.unwrap`` and ``open_with_key``."""
    return open_with_key(folder, unlocking.unwrap(folder, name, password))


def open_demo(folder: Path) -> session.Seat:
    """Open a demo school, its counsellor at the desk."""
    return open_with_key(folder, vault.open_demo(folder))


def unlock_demo(folder: Path) -> vault.Opened:
    """The key of a demo school for ``open_with_key``, and its store made ready; for a thread, beside other work."""
    return _made_ready(folder, vault.open_demo(folder))


def unlock_for(folder: Path, name: str, password: str) -> vault.Opened:
    """The same for a person. Raises as ``unlocking.unwrap``."""
    return _made_ready(folder, unlocking.unwrap(folder, name, password))


def _made_ready(folder: Path, opened: vault.Opened) -> vault.Opened:
    file.make_ready(folder, opened.key)
    return opened


def open_with_key(folder: Path, opened: vault.Opened) -> session.Seat:
    """Open the desk with a key that was unwrapped already; wrong passwords before it come into the journal.

    Raises ``StoreTrouble``, ``Damaged``, ``NotFound`` and ``NotAllowed`` for who is here no more.
    """
    _open_store(folder, opened)
    try:
        seat = _seat(opened)
    except DeskError:
        leave()
        raise
    _known.version = file.changes_seen()
    unlocking.note(opened)
    return seat


def _open_store(folder: Path, opened: vault.Opened) -> None:
    """Open it with the one key, or where a change of the key was cut short, with whichever it has now."""
    if opened.other is None:
        file.open_store(folder, opened.key)
        return
    key, other = opened.key, opened.other
    try:
        file.open_store(folder, key)
    except Damaged:
        key, other = other, key
        file.open_store(folder, key)
    vault.settle(folder, key, other)


def _seat(opened: vault.Opened) -> session.Seat:
    """The seat of whoever opened it; with the code from the safe, or another's choice of password, one to wait in."""
    if opened.person is None:
        return session.wait(None)
    seat = session.sit_down(opened.person)
    if seat.role is rights.Role.NONE:
        raise NotAllowed(
            Words(
                "您没有使用值班台的权限，请咨询心理教师",
                "You are not one of those who use the desk; ask the counsellor",
            )
        )
    return session.wait(opened.person) if opened.given else seat


def take_seat(opened: vault.Opened) -> session.Seat:
    """Somebody else sits down at the open desk. Raises ``NotFound`` and ``NotAllowed``; then the seat is as it was."""
    before = session.at_desk()
    try:
        unlocking.need_own(opened)
        seat = _seat(opened)
    except DeskError:
        session.resume(before)
        raise
    unlocking.note(opened)
    words = Words("{name}接替使用值班台", "{name} took over the desk").saying(name=seat.name)
    with journal.writing("desk.take_seat", words, kind="record"):
        pass
    return seat


def found(folder: Path) -> bytes:
    """Make an empty store in ``folder`` and sit down as its founder; answers its new key."""
    key = vault.new_key()
    file.create(folder, key)
    session.found_school()
    return key


def establish(
    folder: Path, school_name: str, counsellor: str, password: str, *, stages: Sequence[Stage] = ("junior",)
) -> str:
    """Found a school's desk with its first counsellor, who sits down at it; answers the recovery code for the safe.

    The desk is in ``folder`` whole or not at all. Raises ``StoreTrouble`` if there is one already, ``Invalid``
    for a password that is too easy, and as ``school.found``.
    """
    from model import school

    passwords.check(password, counsellor)
    with _founding_alone(folder) as unfinished:
        key = found(unfinished)
        vault.lay(unfinished)
        person = school.found(school_name, counsellor, stages=stages)
        code = vault.recovery_code()
        vault.admit(unfinished, key, person, counsellor.strip(), password)
        vault.admit(unfinished, key, None, vault.RECOVERY, code)
        leave()
        founding.into_place(folder, file.STORE_FILE)
    open_with_key(folder, vault.Opened(key, person))
    return code


@contextmanager
def _founding_alone(folder: Path) -> Iterator[Path]:
    """Where a desk is founded while nobody else does it; who waited for another is told that theirs is there now."""
    try:
        with founding.alone(folder):
            if is_there(folder):
                raise file.there_already(folder)
            unfinished = folder / founding.FOLDER
            shutil.rmtree(unfinished, ignore_errors=True)
            try:
                yield unfinished
            finally:
                leave()
                shutil.rmtree(unfinished, ignore_errors=True)
    except StoreTrouble as error:
        if is_there(folder):
            raise file.there_already(folder) from error
        raise


def leave() -> None:
    """Close the store; nobody is at the desk."""
    from model import health  # which is known by then, but not before the first screen

    file.close()
    health.note()
    session.stand_up()


def handed_over() -> dict[str, Any]:
    """What a child process needs to open this desk as the same person, at the same time if the clock is stopped.

    The store's key is in it: it travels by pipe, never on a command line, and is not written down.
    """
    now = clock.stopped()
    return {
        "folder": str(Path(database.desk.database).parent),
        "key": database.desk.key.hex(),
        "person": session.at_desk().staff_id,
        "given": session.at_desk().first == "given",
        "now": now.isoformat() if now else None,
    }


@contextmanager
def taken_over(handed: Mapping[str, Any]) -> Iterator[session.Seat]:
    """The desk that was ``handed_over``, open in a child process and closed afterwards."""
    clock.set_stopped(datetime.fromisoformat(handed["now"]) if handed["now"] else None)
    opened = vault.Opened(bytes.fromhex(handed["key"]), handed["person"], given=handed["given"])
    try:
        yield open_with_key(Path(handed["folder"]), opened)
    finally:
        leave()


def changed_elsewhere() -> bool:
    """Whether another process has written since this was last asked."""
    version = file.changes_seen()
    if version == _known.version:
        return False
    _known.version = version
    return True


def undo() -> Words:
    """Take back the last change of the person at the desk; answers what it was. Raises as ``journal.take_back``."""
    rights.need(Right.UNDO)
    number = journal.last_done()
    if number is None:
        raise Refused("journal.nothing_to_undo", Words("没有可撤销的操作", "There is nothing to take back"))
    return journal.take_back(number)


def redo() -> Words:
    """Do the change that was taken back last again. Raises as ``journal.do_again``."""
    rights.need(Right.UNDO)
    number = journal.last_undone()
    if number is None:
        raise Refused("journal.nothing_to_redo", Words("没有可重做的操作", "There is nothing to do again"))
    return journal.do_again(number)
