"""What can go wrong at the desk: one family, every member with a sentence in both languages.

Anything else that is raised is a bug. A ``DeskError`` says what is wrong and what to do, names
the field it belongs to where there is one, and has changed nothing.
"""

from model.words import Words


class DeskError(Exception):
    """Something the person at the desk can understand and act on; nothing was changed."""

    exit_code = 1
    """What the shell command returns for it."""

    def __init__(self, words: Words, field: str | None = None) -> None:
        super().__init__(words.en)
        self.words = words
        self.field = field

    def __str__(self) -> str:
        return str(self.words)


class Refused(DeskError):
    """A rule of the store said no; ``rule`` is its name, the same in SQL, in words and in tests."""

    exit_code = 3

    def __init__(self, rule: str, words: Words, field: str | None = None) -> None:
        super().__init__(words, field)
        self.rule = rule


class NotAllowed(DeskError):
    """The person at the desk has no right to this (B3)."""

    exit_code = 4


class NotFound(DeskError):
    """There is nothing by that name, number or date."""

    exit_code = 5


class Unclear(DeskError):
    """What was typed can be read in more than one way, or not at all."""

    exit_code = 2


class StoreTrouble(DeskError):
    """The store cannot be opened, read or written as it should."""

    exit_code = 6


class Busy(StoreTrouble):
    """Another process is writing just now."""


class WrongPassword(StoreTrouble):
    """Name or password is wrong; which of the two is not said."""

    exit_code = 4
    """To a script it is not the data that is wrong, but who asks."""


class TooSoon(WrongPassword):
    """Too many wrong passwords lately; the next is heard in ``seconds``."""

    def __init__(self, seconds: int) -> None:
        words = Words("口令错误次数较多，请过 {n} 秒再试", "Several passwords were wrong; try again in {n} s")
        super().__init__(words.saying(n=seconds))
        self.seconds = seconds


class Damaged(StoreTrouble):
    """The store's bytes are not what was written."""


class Invalid(DeskError):
    """Several fields are wrong at once; ``problems`` has a sentence for each."""

    exit_code = 2

    def __init__(self, problems: dict[str, Words]) -> None:
        zh = "；".join(words.zh for words in problems.values())
        en = "; ".join(words.en for words in problems.values())
        super().__init__(Words(zh, en), next(iter(problems), None))
        self.problems = problems


class ChangedSince(DeskError):
    """Somebody changed the same thing meanwhile; look again, then decide."""

    exit_code = 7
