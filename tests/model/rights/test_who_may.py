"""Every verb and every query of ``model``, tried by everybody who may sit at the desk, against one table (issue 3 §2)."""

import importlib
import inspect
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from model import rights
from model.errors import NotAllowed
from model.rights import Right
from model.store.database import desk
from tests.founding import School
from tests.house.rooms import ROOT
from tests.model.rights.free import FREE, FREE_MODULES
from tests.model.rights.stand_ins import arguments
from tests.model.rights.table import DESK
from tests.model.rights.table_care import CARE, COMMITTEE, TABLE
from tests.model.rights.world import NOBODY, PEOPLE, one_of_everything

BELOW = ("model.store", "model.drafts", "model.demo", "model.seed", "model.exchange.workbook")
"""The store is below the rights; drafts only check; a made-up school is made before anybody sits at its desk; a workbook
is written from what was read with a right."""
TO_THE_QUESTION = ("model.backup.back_up", "model.backup.automatic")
"""What copies the store: followed until it was allowed, and no further."""
GIVEN: dict[str, tuple[object, ...]] = {
    "model.access.signs_in_as": (99,),
    "model.access_giving.admit": (4, "seven seas 77"),
    "model.access_giving.admit_together": (4, "seven seas 77", "x", "x"),
    "model.visits.visits.identify": (1, 2),
    "model.care.lists.to_share": ("constitution",),
}
"""What some are given besides what is made up: somebody else, the leader who is to have a password, another student,
the one list that may be handed on."""


class Allowed(BaseException):
    """The question was answered with yes, and that is far enough."""


def public() -> Iterator[tuple[str, str, Callable[..., Any]]]:
    """Every public function of the nouns: module, name, itself."""
    for path in sorted((ROOT / "model").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if module.startswith(BELOW):
            continue
        for name, found in vars(importlib.import_module(module)).items():
            if not name.startswith("_") and inspect.isfunction(found) and found.__module__ == module:
                yield module, name, found


FUNCTIONS = {f"{module}.{name}": found for module, name, found in public()}


def test_every_function_stands_in_the_table_or_among_those_that_need_no_right() -> None:
    """A new one fails here until somebody has said who may call it."""
    known = {*TABLE, *FREE}
    unknown = [name for name in FUNCTIONS if name not in known and name.rpartition(".")[0] not in FREE_MODULES]
    assert not unknown, "\n".join(unknown)


def test_the_table_names_nothing_twice_and_nothing_that_is_not_there() -> None:
    """What was renamed or taken out goes from the table too."""
    named = Counter(f"model.{where}.{name}" for _, where, names in (*DESK, *COMMITTEE, *CARE) for name in names.split())
    assert [name for name, times in named.items() if times > 1 or name in FREE] == []
    assert sorted({*TABLE, *FREE} - set(FUNCTIONS)) == []
    assert sorted(set(FREE_MODULES) - {name.rpartition(".")[0] for name in FUNCTIONS}) == []


@pytest.mark.parametrize("who", [*PEOPLE, NOBODY])
def test_everybody_may_what_the_table_says_and_no_more(
    school: School, who: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a desk whose visitors, notes and files are those of the first in the table."""
    monkeypatch.chdir(tmp_path)
    world = one_of_everything(school, "O")
    wrong = []
    for name, may in TABLE.items():
        if name not in FUNCTIONS:
            continue
        world.sits(who)
        came = tried(FUNCTIONS[name], name, monkeypatch)
        due = "allowed" if who in may else "refused after a look" if who.lower() in may else "refused"
        if came != due:
            wrong.append(f"{name}: {came}, not {due}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", "CD")
def test_what_is_ones_own_is_not_refused(
    school: School, who: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The small letters of the table, at a desk whose visitors, notes and files are theirs."""
    monkeypatch.chdir(tmp_path)
    world = one_of_everything(school, who)
    own = [name for name, may in TABLE.items() if who.lower() in may]
    assert own
    for name in own:
        world.sits(who)
        assert tried(FUNCTIONS[name], name, monkeypatch) == "allowed", name


def tried(function: Callable[..., Any], name: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """``allowed``, ``refused`` before anything was read, ``refused after a look`` that changed nothing, or what was wrong."""
    asked: list[Right] = []
    may, stops = rights.may, name in TO_THE_QUESTION

    def noted(right: Right) -> bool:
        asked.append(right)
        if stops and may(right):
            raise Allowed
        return may(right)

    placed, named = (list(GIVEN[name]), {}) if name in GIVEN else arguments(function)
    with monkeypatch.context() as patched:
        patched.setattr(rights, "may", noted)
        error, read, wrote = in_a_transaction(function, placed, named)
    if isinstance(error, NotAllowed):
        return f"refused, and wrote {wrote}" if wrote else "refused after a look" if read else "refused"
    if asked:
        return "allowed"
    return "never asked" if error is None else f"{type(error).__name__} before it asked: {error}"


def in_a_transaction(
    function: Callable[..., Any], placed: list[Any], named: dict[str, Any]
) -> tuple[BaseException | None, int, int]:
    """Call it and take it back; answers what it raised, how many statements it sent, how many lines it left behind."""
    sent: list[str] = []
    error: BaseException | None = None
    with desk.atomic() as whole:
        before = lines_written()
        desk.connection().set_trace_callback(sent.append)
        try:
            came = function(*placed, **named)
            if inspect.isgenerator(came):
                next(came, None)
        except (Allowed, Exception) as raised:  # noqa: BLE001 - whatever stands in the way after the question
            error = raised
        finally:
            desk.connection().set_trace_callback(None)
        wrote = lines_written() - before
        whole.rollback()
    return error, len(sent), wrote


def lines_written() -> int:
    """Entries of the journal, looks, drafts: whatever a call can leave behind is in one of them."""
    counts = ("(SELECT count(*) FROM journal_entry)", "(SELECT count(*) FROM reading)", "(SELECT count(*) FROM draft)")
    return int(desk.execute_sql(f"SELECT {' + '.join(counts)}").fetchone()[0])
