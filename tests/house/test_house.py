"""How the house is kept: short files, short functions, a promise on every one, one reader of the time."""

import ast
import re
import statistics
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.house.rooms import ROOT, Function, Promising, Source, is_function, name_of_call, sources

HOUSE = sources()
TESTS = sources("tests")

LONGEST_FILE = 400
MEDIAN_FILE = 120
LONGEST_FUNCTION = 50
MOST_FUNCTIONS = 25
PROMISED = 0.95

NO_ROOM = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}

NOT_OURS = re.compile(
    r"compose|render\w*|get_content_\w+|check_action|(on|watch|validate|compute|key)_\w+"  # Textual's
    r"|Meta|ddl|db_value|python_value"  # Peewee's
)
"""Members whose promise is the framework's own."""

READERS_OF_TIME = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.localtime"}


def lines(source: Source) -> int:
    """How long a file is."""
    return source.text.count("\n")


def lengths(files: tuple[Source, ...]) -> dict[str, int]:
    """How many lines each function has, its docstring left out."""
    return {
        f"{source.at(node)} {node.name}": (node.end_lineno or 0) - node.lineno + 1 - docstring_lines(node)
        for source in files
        for node in ast.walk(source.tree)
        if is_function(node)
    }


def docstring_lines(node: Function) -> int:
    """How many lines of a function are its docstring."""
    first = node.body[0]
    return (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(node) else 0


def test_no_file_is_too_long_to_read_at_one_sitting() -> None:
    """A noun that outgrows one file becomes a package of parts."""
    assert {s.path.as_posix(): lines(s) for s in HOUSE + TESTS if lines(s) > LONGEST_FILE} == {}


def test_most_files_are_short() -> None:
    """Half the files of the house are a page and a half; package markers do not count."""
    assert statistics.median(lines(s) for s in HOUSE if lines(s) > 5) <= MEDIAN_FILE


def test_no_function_is_too_long() -> None:
    """A function that needs more lines has a second function in it."""
    assert {where: n for where, n in lengths(HOUSE + TESTS).items() if n > LONGEST_FUNCTION} == {}


def test_most_functions_are_short() -> None:
    """Nine of ten functions fit in half a screen."""
    assert statistics.quantiles(lengths(HOUSE).values(), n=10)[-1] <= MOST_FUNCTIONS


def test_everything_public_makes_a_promise() -> None:
    """Modules, public classes, functions and methods have a docstring."""
    owners = {f"{s.at(node)} {getattr(node, 'name', 'the module')}": node for s in HOUSE for node in public(s.tree)}
    silent = [where for where, node in owners.items() if not ast.get_docstring(node)]
    assert len(silent) <= (1 - PROMISED) * len(owners), silent


def public(node: Promising) -> Iterator[Promising]:
    """The module, its public classes and functions, and their public methods; not what is inside a function."""
    yield node
    for child in [] if is_function(node) else node.body:
        if not (is_function(child) or isinstance(child, ast.ClassDef)) or child.name.startswith("_"):
            continue
        if not (isinstance(node, ast.ClassDef) and NOT_OURS.fullmatch(child.name)):
            yield from public(child)


def test_every_field_of_a_value_is_explained() -> None:
    """A string stands under each field of a dataclass or named tuple of the desk."""
    fields = [(s, field, below) for s in sources("model") for field, below in fields_of(s.tree)]
    bare = [f"{s.at(field)} {ast.unparse(field.target)}" for s, field, below in fields if not is_string(below)]
    assert len(bare) <= (1 - PROMISED) * len(fields), bare


def fields_of(tree: ast.Module) -> list[tuple[ast.AnnAssign, ast.stmt]]:
    """Each annotated field of a public value class, with the statement below it."""
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and is_value(node)]
    return [
        (field, below)
        for value in classes
        for field, below in pairwise([*value.body, ast.Pass()])
        if isinstance(field, ast.AnnAssign) and not ast.unparse(field.target).startswith("_")
    ]


def is_value(node: ast.ClassDef) -> bool:
    """Whether a class is a dataclass or a named tuple that others see."""
    said = " ".join(map(ast.unparse, [*node.bases, *node.decorator_list]))
    return not node.name.startswith("_") and ("NamedTuple" in said or "dataclass" in said)


def is_string(node: ast.stmt) -> bool:
    """Whether a statement is nothing but a string."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def test_every_room_has_a_name_of_its_own() -> None:
    """A module called after nothing collects everything."""
    assert [s.path.as_posix() for s in HOUSE + TESTS if NO_ROOM & set(s.path.with_suffix("").parts)] == []


@pytest.mark.parametrize("source", HOUSE, ids=lambda source: source.path.as_posix())
def test_only_the_clock_reads_the_time(source: Source) -> None:
    """Whoever asks ``model.clock`` can be stopped at a moment, by a test or a picture."""
    if source.module != "model.clock":
        calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
        read = [source.at(c) for c in calls if ".".join(ast.unparse(c.func).split(".")[-2:]) in READERS_OF_TIME]
        assert not read


@pytest.mark.parametrize("source", HOUSE, ids=lambda source: source.path.as_posix())
def test_only_the_shell_prints(source: Source) -> None:
    """A line printed while the screen is up is a line across the screen."""
    if not source.module.startswith(("tui.shell", "tui.entry")):
        assert [source.at(node) for node in ast.walk(source.tree) if name_of_call(node) in {"print", "pprint"}] == []


@pytest.mark.parametrize("source", TESTS, ids=lambda source: source.path.as_posix())
def test_no_test_sleeps_or_keeps_its_store_in_memory(source: Source) -> None:
    """A test waits for what it waits for; and a store in memory is another store in another thread."""
    if source.path.is_relative_to("tests/house"):
        return
    asleep = [source.at(node) for node in ast.walk(source.tree) if name_of_call(node) == "sleep"]
    in_memory = [literal.where for literal in source.literals() if ":memory:" in literal.text]
    assert not in_memory
    assert not asleep or source.path.is_relative_to("tests/desk"), asleep


def test_nothing_in_the_house_is_tied_to_one_machine() -> None:
    """No file names a folder that only its author has."""
    tied = re.compile(r"(?:^|[\s\"'=])/(?:work|opt|root|home|Users)/", re.MULTILINE)
    ours = [s.path for s in HOUSE + TESTS if not s.path.is_relative_to("tests/house")]
    others = [ROOT / name for name in ("pyproject.toml", "Makefile", "requirements.lock", "README.md", ".ci/run")]
    places = [path for path in [*(ROOT / p for p in ours), *others] if tied.search(path.read_text(encoding="utf-8"))]
    assert places == []
