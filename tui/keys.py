"""Keys: what they are called on the screen, and which of them a Chinese input method lets through.

While an input method composes, letters and punctuation are its own; digits choose its candidates only
while it is composing, function keys, Ctrl chords, Enter and the arrows reach the desk. So a command's
first key is always one of those (issue 2 §11), and letters are only ever a second way.
"""

import re

from model.words import Words

_NAMED: dict[str, str | Words] = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": Words("空格", "Space"),
    "backspace": Words("退格", "Backspace"),
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": Words("上", "Up"),
    "down": Words("下", "Down"),
    "left": Words("左", "Left"),
    "right": Words("右", "Right"),
}
_SIGNS = {
    "question_mark": "?",
    "fullwidth_question_mark": "?",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
}
_TAKEN = frozenset({"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+space", "shift+space"})
"""Chords that arrive as Backspace, Tab or Enter, or that switch an input method."""

_SAFE = re.compile(r"f([1-9]|1[0-2])|[0-9]|(shift\+)?f([1-9]|1[0-2])|ctrl\+[a-z]|ctrl\+f([1-9]|1[0-2])")


def passes_input_method(key: str) -> bool:
    """Whether a key reaches the desk while a Chinese input method is on, in every terminal."""
    if key in _TAKEN:
        return False
    *modifiers, last = key.split("+")
    return (last in _NAMED and set(modifiers) <= {"shift", "ctrl"}) or _SAFE.fullmatch(key) is not None


def key_name(key: str) -> str:
    """What a key is called on the screen: ``ctrl+l`` is Ctrl+L, ``escape`` is Esc, ``up`` is 上."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    name = str(_NAMED.get(last) or _SIGNS.get(last) or last)
    if re.fullmatch(r"f\d+", last) or (modifiers and len(last) == 1):
        name = name.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])
