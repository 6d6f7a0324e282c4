"""Rules that another release laid are laid again on opening, and said; rules that somebody changed are told, not healed."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from model import history
from model.store import copies, file, laid, schema
from model.store.database import connect, desk
from tests.conftest import KEY
from tests.founding import School

ROOT = Path(__file__).resolve().parents[2]
OLDER = """
DROP TRIGGER note_stays;
CREATE TRIGGER note_stays BEFORE UPDATE ON note BEGIN SELECT 1; END;
DROP INDEX waiting_once;
CREATE INDEX waiting_of_old ON waiting (state);
CREATE TRIGGER letter_of_old BEFORE UPDATE ON letter BEGIN SELECT 1; END;
"""
"""What another release may have laid: one rule said otherwise, one not known yet, two that are gone now."""


def by_another_release(folder: Path, tampering: str = OLDER, mark: int = 7) -> None:
    """Leave the store as a release of the same schema version would have, whose rules said something else."""
    file.close()
    connection = connect(folder / file.STORE_FILE, KEY)
    connection.executescript(f"{tampering}PRAGMA application_id = {mark};")
    connection.close()


def entries() -> list[tuple[Any, ...]]:
    """What the journal says of rules that were laid again."""
    return list(desk.execute_sql("SELECT en, details FROM journal_entry WHERE deed = 'desk.rules'").fetchall())


def test_rules_of_another_release_are_laid_again_and_the_journal_names_them(school: School, empty_store: Path) -> None:
    by_another_release(empty_store)
    file.open_store(empty_store, KEY)
    [(said, details)] = entries()
    assert said == "Laid the rules of the store again: 1 missing, 1 different, 2 too many"
    assert details == (
        '{"changed": ["note_stays"], "missing": ["waiting_once"], "unknown": ["letter_of_old", "waiting_of_old"]}'
    )
    assert file.check() == []
    assert schema.rules_laid(desk.connection()) == schema.rules_due(desk.connection())
    file.open_store(empty_store, KEY)
    assert len(entries()) == 1


def test_a_store_from_before_the_mark_gets_it_without_a_word(school: School, empty_store: Path) -> None:
    before = history.newest()
    by_another_release(empty_store, "", mark=0)
    file.open_store(empty_store, KEY)
    assert laid.is_ours(desk.connection())
    assert history.newest() == before


def test_a_rule_that_somebody_changed_is_not_healed_in_silence(school: School, empty_store: Path) -> None:
    by_another_release(empty_store, mark=schema.text_mark())
    file.open_store(empty_store, KEY)
    assert [words.en for words in file.check()] == [
        "A rule is missing: waiting_once",
        "A rule was changed: note_stays",
        "A rule was added: letter_of_old",
        "A rule was added: waiting_of_old",
    ]
    assert entries() == []


def test_a_backup_of_another_release_passes_its_check(school: School, empty_store: Path, tmp_path: Path) -> None:
    by_another_release(empty_store)
    assert copies.check(empty_store / file.STORE_FILE, KEY) == []
    file.open_store(empty_store, KEY)
    copies.copy_to(tmp_path / "copy.db")
    assert copies.check(tmp_path / "copy.db", KEY) == []


def test_laid_half_they_are_not_laid_at_all(school: School, empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_another_release(empty_store)
    real = schema.rules_due

    def failing(connection: Any) -> None:
        for statement in list(real(connection).values())[:40]:
            connection.execute(statement)
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "lay_rules", failing)
    with pytest.raises(KeyboardInterrupt):
        file.open_store(empty_store, KEY)
    file.close()
    monkeypatch.undo()
    connection = connect(empty_store / file.STORE_FILE, KEY)
    assert "letter_of_old" in schema.rules_laid(connection)
    connection.close()
    file.open_store(empty_store, KEY)
    assert file.check() == []


def test_two_windows_that_open_it_at_once_lay_them_once(school: School, empty_store: Path) -> None:
    by_another_release(empty_store)
    source = (
        "import sys; from pathlib import Path; from model.store import file\n"
        "file.open_store(Path(sys.argv[1]), bytes(range(32))); file.close()"
    )
    opening = [subprocess.Popen([sys.executable, "-c", source, str(empty_store)], cwd=ROOT) for _ in range(2)]
    assert [process.wait() for process in opening] == [0, 0]
    file.open_store(empty_store, KEY)
    assert len(entries()) == 1
    assert file.check() == []


def test_the_number_of_the_rules_is_that_of_their_text() -> None:
    """Else a store laid by another release would be taken for one of ours; the number to write is the second."""
    assert schema.text_mark() == schema.RULES
