"""What a store has lost since it was last written, held against its witness when it is opened.

Found before anything is written: the log as it lies there is kept under another name, then the journal says what
could not be read back, and the desk goes on with everything that could.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from model import clock
from model.errors import Damaged, StoreTrouble
from model.store import journal, whole, without_log
from model.store.database import desk
from model.store.loss import Loss
from model.store.trouble import DAMAGED, trouble_in
from model.store.witness import NOTHING, Last
from model.words import Words

DEED, MENDED = "desk.lost", "desk.mended"
"""The entry that says so (rules.sql has an index for it); the one that says the log was damaged and nothing is lost."""
_NEWEST = """
SELECT s.entry, s.hash, e.at, (SELECT coalesce(max(id), 0) FROM reading)
FROM journal_seal s JOIN journal_entry e ON e.id = s.entry ORDER BY s.entry DESC LIMIT 1
"""
_LOOKS = "SELECT coalesce(max(id), 0) FROM reading"
_SEAL = "SELECT hash FROM journal_seal WHERE entry = ?"
_TOLD = "SELECT 1 FROM journal_entry WHERE deed IN ('desk.lost', 'desk.settle_lost') AND json_extract(details, '$.witness') = ?"


def newest(ask: Callable[..., Any] = desk.execute_sql) -> Last:
    """The newest things the open store holds, or another that can be asked."""
    row = ask(_NEWEST).fetchone()
    return Last(*row) if row else NOTHING._replace(looks=ask(_LOOKS).fetchone()[0])


def is_suspect(path: Path, key: bytes, known: Last | None) -> bool:
    """Whether the log beside a store that nobody has opened yet gives less than there was, or than the file itself."""
    if without_log.log_of(path) is None:
        return False
    try:
        with without_log.reading(path, key) as connection:
            there = newest(connection.execute)
        return (known is not None and there.entry < known.entry) or without_log.is_further(path, key)
    except Exception as error:
        if trouble_in(error) is None:
            raise
        # Anything else is met and told by whoever opens it.
        return "malformed" in str(error)


def mend(path: Path, key: bytes, known: Last | None) -> None:
    """Before a store is opened: where its file alone holds more than the file with its log, the log is laid aside.

    Raises ``Damaged`` where neither is whole, ``StoreTrouble`` if the log cannot be kept.
    """
    if not is_suspect(path, key, known):
        return
    with without_log.one_at_a_time(path.parent):
        if not is_suspect(path, key, known):
            return
        alone, there = _newest_if_sound(path, key, alone=True), _newest_if_sound(path, key, alone=False)
        if alone is None and there is None:
            raise Damaged(DAMAGED)
        if alone is not None and (there is None or alone.entry >= there.entry):
            _mended[path] = _keep_log(path)
            without_log.drop(path)


def set_aside(path: Path, known: Last | None) -> Loss | None:
    """What the store that was just opened at ``path`` has lost, its log kept; None if nothing, or if it is told already.

    Nothing was written yet, so the log is still as it was found. Raises ``StoreTrouble`` if it cannot be kept,
    ``Damaged`` where a log is missing without which the file is not whole.
    """
    if kept := _mended.pop(path, ""):
        return replace(_find(known) or Loss(newest(), newest(), is_other=False), kept=kept)
    if _find(known) is None:
        return None
    with without_log.one_at_a_time(path.parent):
        loss = _find(known)
        if loss is not None and without_log.log_of(path) is None and _is_unsound():
            raise Damaged(DAMAGED)
        return replace(loss, kept=_keep_log(path)) if loss else None


_mended: dict[Path, str] = {}
"""Stores whose log was laid aside and whose journal does not say so yet, and what the log is called now."""


def _is_unsound(connection: Any | None = None) -> bool:
    from model.store import sound

    return bool(sound.check(connection))


def _newest_if_sound(path: Path, key: bytes, *, alone: bool) -> Last | None:
    """What a store holds, or its file alone; None if that is not whole."""
    try:
        with without_log.reading(path, key, alone=alone) as connection:
            return None if _is_unsound(connection) else newest(connection.execute)
    except Exception as error:
        if trouble_in(error) is None:
            raise
        return None


def tell(loss: Loss) -> None:
    """The entry in the journal, once."""
    details = {
        "lost": loss.entries,
        "looks": loss.looks,
        "since": loss.there.at,
        "after": loss.there.entry,
        "upto": loss.known.entry,
        "witness": _mark(loss.known),
        "kept": loss.kept,
    }
    with desk.atomic("IMMEDIATE"):
        if desk.execute_sql(_TOLD, (_mark(loss.known),)).fetchone() is None:
            with journal.writing(MENDED if loss.is_none else DEED, loss.words(), kind="record", details=details):
                pass


def _find(known: Last | None) -> Loss | None:
    if known is None:
        return None
    there = newest()
    found = desk.execute_sql(_SEAL, (known.entry,)).fetchone() if known.entry else (NOTHING.seal,)
    is_other = found is not None and found[0] != known.seal
    if found is not None and not is_other and known.looks <= there.looks:
        return None
    if desk.execute_sql(_TOLD, (_mark(known),)).fetchone() is not None:
        return None
    return Loss(there, known, is_other)


def _mark(known: Last) -> str:
    return f"{known.seal} {known.looks}"


def _keep_log(path: Path) -> str:
    log = without_log.log_of(path)
    if log is None:
        return ""
    stem, n = f"{log.name}.damaged-{clock.seconds():%Y%m%d-%H%M}", 1
    while (kept := log.with_name(stem if n == 1 else f"{stem}-{n}")).exists():
        n += 1
    try:
        shutil.copyfile(log, kept)
        with open(kept, "rb+") as copied:
            os.fsync(copied.fileno())
    except OSError as error:
        kept.unlink(missing_ok=True)
        words = Words(
            "日志文件 desk.db-wal 损坏，又存不到旁边（{why}），数据没有打开；请腾出空间或检查权限再试",
            "The log desk.db-wal is damaged and cannot be kept beside it ({why}), so the store was not opened; "
            "free space or look at the permissions, then try again",
        )
        raise StoreTrouble(words.saying(why=whole.why(error))) from error
    return kept.name
