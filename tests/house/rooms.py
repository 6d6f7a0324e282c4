"""The house's own source, read once: what the tests of the house walk through."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeGuard

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("screens", "tui", "model", "fixtures")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Promising = ast.Module | ast.ClassDef | Function


@dataclass(frozen=True)
class Source:
    """One Python file of the house."""

    path: Path
    """Where it is, below the root."""
    text: str
    """What it says."""

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text, str(self.path))

    @property
    def module(self) -> str:
        """Its dotted name, ``model.store.database``."""
        parts = self.path.with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def comments(self) -> dict[int, str]:
        """Its comments by line, without the ``#``."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}

    @cached_property
    def docstrings(self) -> set[ast.expr]:
        """The strings that stand alone: docstrings, and the strings under fields."""
        return {node.value for node in ast.walk(self.tree) if isinstance(node, ast.Expr)}

    def at(self, node: ast.AST) -> str:
        """Where a node stands, so that a terminal can jump there: ``model/words.py:12``."""
        return f"{self.path.as_posix()}:{getattr(node, 'lineno', 1)}"

    def literals(self) -> Iterator["Literal"]:
        """Every string that is not a docstring."""
        yield from self._literals(self.tree, ())

    def _literals(self, node: ast.AST, inside: tuple[ast.AST, ...]) -> Iterator["Literal"]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in self.docstrings:
            yield Literal(node.value, f"{self.at(node)} {node.value!r}", (*inside, node))
        for child in ast.iter_child_nodes(node):
            yield from self._literals(child, (*inside, node))


@dataclass(frozen=True)
class Literal:
    """A string in the source."""

    text: str
    """What it says."""
    where: str
    """Where it stands, and what it says, for a person who looks for it."""
    path: tuple[ast.AST, ...]
    """All that it stands in, outermost first; itself last."""


@cache
def sources(*rooms: str) -> tuple[Source, ...]:
    """Every Python file below these rooms, or below all of them."""
    paths = sorted(path for room in rooms or ROOMS for path in (ROOT / room).rglob("*.py"))
    return tuple(Source(path.relative_to(ROOT), path.read_text(encoding="utf-8")) for path in paths)


def is_function(node: ast.AST) -> TypeGuard[Function]:
    """Whether a node defines a function, waiting or not."""
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def name_of_call(node: ast.AST) -> str:
    """The last name of what is called: ``say`` for ``say(…)`` and for ``words.say(…)``; else nothing."""
    if not isinstance(node, ast.Call):
        return ""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
