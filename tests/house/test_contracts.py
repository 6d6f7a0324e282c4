"""Who may import whom: the contracts of pyproject.toml, and the rules they have no word for."""

import ast
import subprocess
import sys
from collections.abc import Iterator

import grimp
import pytest

from tests.house.rooms import ROOMS, ROOT, is_function, sources

HEAVY = {
    "openpyxl": "0.15 s",
    "python_calamine": "rosters only",
    "icalendar": "0.09 s",
    "holidays": "0.2 s",
    "msoffcrypto": "0.05 s",
}
"""Libraries with one door each, opened inside a function, and what they would cost the first screen."""

NEVER = {"pypinyin": "initials come from a frozen table, it costs 0.4 s", "xlwt": "makes test files only"}
"""Libraries that only the tests know."""

GROUND = {
    "model.absent",
    "model.named",
    "model",
    "model.words",
    "model.errors",
    "model.rules",
    "model.clock",
    "model.values",
}
"""What the store may stand on besides itself."""


def test_every_import_contract_is_kept() -> None:
    """The contracts in pyproject.toml hold; what breaks one is printed with its line."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_store_calls_no_noun() -> None:
    """Nouns call the store, never the other way: it may know rules, errors, words and the clock."""
    graph = grimp.build_graph(*ROOMS, cache_dir=None)
    store = graph.find_descendants("model.store") | {"model.store"}
    upward = {
        f"{module} -> {imported}"
        for module in store
        for imported in graph.find_modules_directly_imported_by(module)
        if imported.startswith("model") and imported not in store | GROUND
    }
    assert not upward


@pytest.mark.parametrize("library", HEAVY)
def test_a_heavy_library_has_one_door_inside_a_function(library: str) -> None:
    """One module imports it, and only once a function runs that needs it."""
    doors = [(where, inside) for where, name, inside in imports() if name == library]
    assert len({where for where, _ in doors}) <= 1, doors
    assert all(inside for _, inside in doors), doors


def test_only_drafts_import_pydantic() -> None:
    """Drafts are classes and cannot wait for a function, so whoever needs one imports the drafts late."""
    assert {where for where, name, _ in imports() if name == "pydantic" and ".drafts" not in where} == set()


@pytest.mark.parametrize("library", NEVER)
def test_the_desk_runs_without(library: str) -> None:
    """The desk never imports what is there for the tests."""
    assert {where for where, name, _ in imports() if name == library} == set()


def imports() -> list[tuple[str, str, bool]]:
    """Every import in the house: the module it is in, the library, whether it waits inside a function."""
    return [(source.module, *found) for source in sources() for found in imports_below(source.tree, waits=False)]


def imports_below(node: ast.AST, *, waits: bool) -> Iterator[tuple[str, bool]]:
    """The libraries imported below a node; what only a type checker reads is not imported."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return
        case ast.Import(names=aliases):
            yield from ((alias.name.partition(".")[0], waits) for alias in aliases)
        case ast.ImportFrom(module=str(module)):
            yield module.partition(".")[0], waits
    for child in ast.iter_child_nodes(node):
        yield from imports_below(child, waits=waits or is_function(node))
