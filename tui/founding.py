"""What the first start asks, and what is done with the answers."""

from pathlib import Path
from typing import Any

from model import desk
from model.errors import Invalid
from model.words import Words
from tui.fields.typed import Text

SHORTEST_PASSWORD = 8
"""Characters of a password at least."""

FIELDS = (
    Text("school", Words("学校", "School"), required=True),
    Text(
        "counsellor",
        Words("心理教师", "Counsellor"),
        Words("您的姓名，以后用它打开", "Your name; it opens the desk"),
        required=True,
    ),
    Text(
        "password",
        Words("口令", "Password"),
        Words("至少 8 个字符", "At least 8 characters"),
        required=True,
        secret=True,
    ),
    Text("again", Words("再输一遍", "Once more"), required=True, secret=True),
)


def establish(folder: Path, answers: dict[str, Any]) -> str:
    """Found the desk; answers the recovery code. Raises ``Invalid``."""
    password = answers["password"]
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid({"password": Words("口令至少 8 个字符", "A password has at least 8 characters")})
    if password != answers["again"]:
        raise Invalid({"again": Words("两遍口令不一样", "The two passwords differ")})
    return desk.establish(folder, answers["school"], answers["counsellor"], password)
