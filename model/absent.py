"""Imports libraries without what would only come along with them: others that they look for, load and never need here."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def absent(*names: str, **instead: ModuleType) -> Iterator[None]:
    """While this lasts these modules cannot be imported, and ``instead`` stand under their names; then all is as before.

    Only for a library that says of a module that it can do without.
    """
    was = {name: sys.modules[name] for name in (*names, *instead) if name in sys.modules}
    sys.modules.update(dict.fromkeys(names), **instead)  # type: ignore[arg-type]  # None: an import of it fails at once
    try:
        yield
    finally:
        for name in (*names, *instead):
            del sys.modules[name]
        sys.modules.update(was)
