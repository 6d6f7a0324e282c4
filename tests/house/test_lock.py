"""The lock: what ``make demo`` installs, on every system, and nothing else."""

import re
import tomllib

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

from tests.house.rooms import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

ENTRIES = [entry.strip() for entry in re.split(r"\n(?=\w)", LOCK) if "==" in entry]
WANTED = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["dependency-groups"]["dev"],
    *PROJECT["build-system"]["requires"],
]

BUILT_PER_SYSTEM = ("sqlcipher3", "pydantic-core", "cryptography", "pynacl", "python-calamine")
"""Wheels with compiled code: one hash for each system and interpreter."""


def requirement(entry: str) -> Requirement:
    """What an entry of the lock asks for, without its hashes."""
    return Requirement(re.split(r"[\\#]", entry, maxsplit=1)[0])


def plain(name: str) -> str:
    """A package's name as the lock spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


LOCKED = [requirement(entry) for entry in ENTRIES]
"""Two of one name are for different systems."""


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(requirement(entry)))
def test_an_entry_is_one_release_with_its_hashes(entry: str) -> None:
    """One exact version, and at least one SHA-256 of a file that is that version."""
    assert [clause.operator for clause in requirement(entry).specifier] == ["=="]
    assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)


def test_the_lock_names_no_host_and_no_place() -> None:
    """Where packages come from is the business of the machine they are installed on."""
    assert not re.search(r"://|--(?:index|extra|find|trusted)|@ |(?:^|\s)/\w", LOCK)


@pytest.mark.parametrize("wanted", WANTED)
def test_what_the_project_asks_for_is_locked(wanted: str) -> None:
    """Each requirement of pyproject.toml has its entry, in a version it accepts; else: ``make lock``."""
    asked = Requirement(wanted)
    locked = [clause.version for each in LOCKED if plain(each.name) == plain(asked.name) for clause in each.specifier]
    assert any(version in asked.specifier for version in locked)


def test_nothing_is_locked_that_nobody_asks_for() -> None:
    """Every entry says which requirement brought it in."""
    assert [str(requirement(entry)) for entry in ENTRIES if "# via" not in entry] == []


@pytest.mark.parametrize("name", BUILT_PER_SYSTEM)
def test_compiled_packages_are_locked_for_every_system(name: str) -> None:
    """A lock made from one machine's own files would have one hash, and fit no other machine."""
    entries = [entry for entry in ENTRIES if plain(requirement(entry).name) == name]
    assert entries
    assert all(entry.count("--hash=") >= 10 for entry in entries)


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
@pytest.mark.parametrize("machine", ["x86_64", "arm64"])
def test_a_system_takes_one_release_of_each_package(system: str, machine: str) -> None:
    """Else nothing at all is installed there."""
    there = {key: str(value) for key, value in default_environment().items()}
    there |= {"sys_platform": system, "platform_machine": machine}
    names = [plain(each.name) for each in LOCKED if each.marker is None or each.marker.evaluate(there)]
    assert len(names) == len(set(names))
    assert {"cryptography", "textual", "tzdata"} <= set(names)
