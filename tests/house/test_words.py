"""Everything said to a person is said in both languages, at the place where it is said.

Three rules, read off the source:

1. Chinese stands only on the first side of ``say("…", "…")`` or ``Words("…", "…")``. What is *read* and never said
   (a parser's vocabulary, names for the demo school) is marked where its statement begins: ``# not said: why``.
   A module whose name ends in ``_words`` holds nothing but such vocabulary.
2. A pair has both sides, the English one holds no Chinese, and both name the same ``{values}``.
3. What a widget, a message or a help text is given is a pair and not a bare English sentence.
"""

import ast
import re
import string

import pytest

from tests.house.rooms import Literal, Source, name_of_call, sources

HAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
NOT_ENGLISH = re.compile(r"[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff65]")
A_WORD = re.compile(r"[a-z]{3,}")

PAIRS = {"say", "Words"}
MARK = re.compile(r"not said: \S")

SPEAKERS = (
    "Static Label Button Checkbox RadioButton Collapsible TabPane Option notify bell print "
    "append_text update add_column write_line"
).split()
"""Calls whose positional strings a person reads. ``Text`` is a field of ours: its first word is its name in the answers."""

SPOKEN_KEYWORDS = "placeholder title subtitle label tooltip help description epilog prompt border_title".split()
"""Keywords whose strings a person reads, in whatever call."""

KEYS = re.compile(r"\b(?:Enter|Esc|Tab|Space|Ctrl|Shift|Alt|Home|End|PgUp|PgDn|Del|Backspace)\b|\[/?[^\]]*\]")
"""Names of keys and markup, which are the same in both languages."""

SCANNED = [source for source in sources("screens", "tui", "model") if not source.path.stem.endswith("_words")]


@pytest.fixture(params=SCANNED, ids=lambda source: source.path.as_posix())
def source(request: pytest.FixtureRequest) -> Source:
    """Each file of the house in turn."""
    found: Source = request.param
    return found


def test_chinese_stands_beside_its_english(source: Source) -> None:
    """A Chinese literal outside a pair would be shown to a person who reads English."""
    chinese = [literal for literal in source.literals() if HAN.search(literal.text)]
    assert [lit.where for lit in chinese if not is_chinese_side(lit) and not is_marked(source, lit)] == []


def test_every_pair_says_the_same_twice(source: Source) -> None:
    """Both sides are there, each in its language, and take the same values."""
    assert [f"{source.at(call)} {fault}" for call in pairs(source) if (fault := fault_of(call))] == []


def test_no_widget_is_given_bare_english(source: Source) -> None:
    """A sentence handed to a widget, a toast or a help text without its Chinese would never be found missing."""
    bare = [literal for literal in source.literals() if A_WORD.search(KEYS.sub("", literal.text))]
    assert [lit.where for lit in bare if is_handed_over(lit) and not is_marked(source, lit)] == []


def pairs(source: Source) -> list[ast.Call]:
    """Every ``say(…)`` and ``Words(…)`` in a file."""
    return [node for node in ast.walk(source.tree) if isinstance(node, ast.Call) and name_of_call(node) in PAIRS]


def sides(call: ast.Call) -> list[ast.expr]:
    """The two sides of a pair, Chinese first, as far as they are there."""
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    return [*call.args[:2], *(named[side] for side in ("zh", "en")[len(call.args) :] if side in named)]


def is_chinese_side(literal: Literal) -> bool:
    """Whether a literal is, or is part of, the Chinese side of a pair that has an English one."""
    calls = [node for node in literal.path if isinstance(node, ast.Call) and name_of_call(node) in PAIRS]
    return any(len(sides(call)) == 2 and sides(call)[0] in literal.path for call in calls)


def is_marked(source: Source, literal: Literal) -> bool:
    """Whether the literal, or something it stands in, begins on a line that says ``# not said: why``."""
    starts = {getattr(node, "lineno", 0) for node in literal.path}
    return any(MARK.match(source.comments.get(line, "")) for line in starts)


def is_handed_over(literal: Literal) -> bool:
    """Whether a call that speaks to a person is given this literal itself."""
    given_to, itself = literal.path[-2:]
    if isinstance(given_to, ast.keyword):
        return given_to.arg in SPOKEN_KEYWORDS
    return isinstance(given_to, ast.Call) and name_of_call(given_to) in SPEAKERS and itself in given_to.args


def fault_of(call: ast.Call) -> str:
    """What is wrong with a pair, or nothing; values are compared where both sides are plain sentences."""
    if len(sides(call)) < 2:
        unpacked = any(isinstance(arg, ast.Starred) for arg in call.args) or any(not k.arg for k in call.keywords)
        return "" if unpacked else "has one side only"
    zh, en = (side.value if isinstance(side, ast.Constant) else None for side in sides(call))
    if not isinstance(zh, str) or not isinstance(en, str):
        return ""
    if bool(zh.strip()) != bool(en.strip()):
        return "has one empty side"
    if NOT_ENGLISH.search(en):
        return f"speaks Chinese on its English side: {en!r}"
    return "" if values(zh) == values(en) else f"takes {sorted(values(zh))} in Chinese, {sorted(values(en))} in English"


def values(sentence: str) -> set[str]:
    """The names in braces a sentence takes."""
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field is not None}
