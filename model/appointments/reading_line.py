"""One line of booking while it is read: its pieces by kind, and what was found wrong with them."""

from collections.abc import Hashable, Iterable
from datetime import date, datetime
from typing import TypeVar

from model.appointments.reading_parts import LONGEST_LINE, Piece, pieces
from model.words import Words

Value = TypeVar("Value", bound=Hashable)

TWICE = Words("{what}说了两个：{one}、{other}，请留一个", "{what} is said twice, {one} and {other}; keep one")
_TOO_LONG = Words("只读前 {n} 个字，请缩短", "Only the first {n} characters are read; shorten the line")


class Line:
    """The pieces of a line, read on ``today``; where that is a moment, it is ``now``, local.

    A weekday, or a date without its year or month, is the next one from ``since`` on, which is never before today.
    """

    def __init__(self, text: str, today: date, since: date | None = None) -> None:
        self.now = today if isinstance(today, datetime) else None
        self.today = self.now.date() if self.now else today
        self.since = max(since or self.today, self.today)
        self.problems: list[Words] = []
        self.unread: list[str] = []
        self.pieces = pieces(text)
        if len(text) > LONGEST_LINE:
            self.problems.append(_TOO_LONG.saying(n=LONGEST_LINE))

    def of(self, *kinds: str) -> list[Piece]:
        """The pieces of these kinds in their order."""
        return [piece for piece in self.pieces if piece.kind in kinds]

    def no(self, problem: Words, text: str) -> None:
        """Note a piece that makes no sense."""
        self.unread.append(text)
        self.problems.append(problem.saying(text=text))

    def one(self, what: Words, values: Iterable[tuple[Value, str]]) -> Value | None:
        """The one value that was said, or the first with a problem noted if another was said too."""
        said = list(values)
        for value, text in said[1:]:
            if value != said[0][0]:
                self.problems.append(TWICE.saying(what=what, one=said[0][1], other=text))
                break
        return said[0][0] if said else None
