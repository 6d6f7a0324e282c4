"""A new key for the whole store: every page encrypted again, in one transaction of the database itself."""

from pathlib import Path

from model.errors import Damaged
from model.store import file
from model.store.database import connect
from model.store.trouble import trouble
from model.words import Words


def re_key(path: Path, key: bytes, new: bytes) -> None:
    """Encrypt the closed store at ``path`` under ``new``; a crash leaves it whole under one key or the other.

    Raises ``StoreTrouble`` if another window has it open or the disk does not allow it, ``Damaged`` if what
    came of it does not pass its check.
    """
    from sqlcipher3 import dbapi2

    connection = connect(path, key)
    try:
        file.alone(connection)
        connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
    except dbapi2.DatabaseError as error:
        raise trouble(str(error)) from error
    finally:
        connection.close()
    connection = connect(path, new)
    try:
        wrong = file.check(connection)
    finally:
        connection.close()
    if wrong:
        raise Damaged(
            Words(
                "重新加密后检查不通过：{told}；请用备份恢复",
                "After the new key the store does not pass its check: {told}; restore a backup",
            ).saying(told=wrong[0])
        )
