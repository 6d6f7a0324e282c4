"""From a name and a password to the store's key; wrong ones make the next wait."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from model.errors import NotAllowed, TooSoon, WrongPassword
from model.store import journal, tries, vault
from model.store.vault import Opened
from model.words import Words


def unwrap(folder: Path, name: str, password: str) -> Opened:
    """The key of the desk in ``folder``; takes about half a second and may run in a thread.

    Without a name the password is the recovery code. Raises ``WrongPassword`` without saying which part was
    wrong, ``TooSoon`` after several wrong ones, ``StoreTrouble`` for the key file.
    """
    opened = slowly(folder, lambda: vault.open_with(folder, *as_admitted(name, password)))
    return replace(opened, wrong=tries.right(folder))


def slowly(folder: Path, opening: Callable[[], Opened]) -> Opened:
    """What a password opens, heard only when the wait after wrong ones is over; a wrong one makes the next longer.

    Raises as ``unwrap``.
    """
    left = tries.seconds_left(folder)
    if left:
        raise TooSoon(left)
    try:
        return opening()
    except WrongPassword:
        tries.wrong(folder)
        raise


def note(opened: Opened) -> None:
    """Write into the journal of the open desk what went before it: wrong passwords, a key file that was changed."""
    if opened.wrong:
        words = Words("此前口令输错 {n} 次", "The password was wrong {n} {n:time|times} before this").saying(
            n=opened.wrong
        )
        with journal.writing("desk.wrong_passwords", words, kind="record", details={"wrong": opened.wrong}):
            pass
    if not opened.sound:
        words = Words("钥匙文件 desk.key 被别的程序改过", "Something other than the desk changed desk.key")
        with journal.writing("desk.key_changed", words, kind="record"):
            pass


def need_own(opened: Opened) -> None:
    """Go on only with a password that its owner chose. Raises ``NotAllowed``."""
    if opened.person is None:
        raise NotAllowed(
            Words(
                "恢复码请在打开值班台时使用：请退出，在屏幕上重新打开",
                "The recovery code is for opening the desk: quit, and open it anew on the screen",
            )
        )
    if opened.given:
        raise NotAllowed(
            Words(
                "这个口令是别人设的：请退出，在屏幕上重新打开，先换成自己的口令",
                "Somebody else set that password: quit, open the desk anew on the screen, and choose your own first",
            )
        )


def seconds_left(folder: Path) -> int:
    """Seconds until a password is heard again; 0 is at once."""
    return tries.seconds_left(folder)


def as_admitted(name: str, password: str) -> tuple[str, str]:
    """Name and password as the key file has them: without a name it is the recovery code, however it was typed."""
    return (name, password) if name.strip() else (vault.RECOVERY, vault.in_fives(password))
