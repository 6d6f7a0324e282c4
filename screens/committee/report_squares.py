"""What a square of the board says, and in which role; state is a letter as well as a colour."""

from model.committee.board import Square
from model.words import Words

LETTERS: dict[str, tuple[Words, str]] = {
    "off": (Words("", ""), "muted"),
    "coming": (Words("", ""), "muted"),
    "open": (Words("待", "-"), "due"),
    "missing": (Words("缺", "M"), "late"),
    "nothing": (Words("零", "0"), "done"),
    "received": (Words("交", "R"), "free"),
    "returned": (Words("退", "B"), "held"),
}
"""What a square says, and in which role; a late answer has ``!`` behind it."""
KINDS = {"full": Words("", ""), "short": Words("短", "S"), "off": Words("假", "H"), "between": Words("", "")}


def said(square: Square) -> tuple[str, str]:
    """The letter of a square, and its role."""
    words, role = LETTERS[square.state]
    return f"{words}{'!' if square.late else ''}", role
