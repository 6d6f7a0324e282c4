"""Nothing the desk leaves on the disk holds a readable name: its store, its log, its backups, its key, its temporary files.

200 students with made-up names of three characters, so that four bytes that look like a name by chance are no
finding; looked for in UTF-8, UTF-16 both ways and GBK, in pinyin, and as JSON would write them.
"""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from model import backup, clock, desk, pinyin, unfinished
from model.people import staff, students
from model.store.database import desk as database
from model.visits import notes, visits
from model.visits.visit import Details
from model.words import Words
from tests.conftest import WEDNESDAY
from tests.protected import PASSWORDS, make_cheap

ROOT = Path(__file__).resolve().parents[2]
FAMILY, FIRST, SECOND = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "伟芳娜敏静丽强磊军洋", "明华英玉霞"
NAMES = [f"{FAMILY[n % 20]}{FIRST[n // 20 % 10]}{SECOND[n % 5]}" for n in range(200)]
SECRET = "谈到了考试前的紧张和睡眠"
TYPED = "从上周三起不愿意进教室"


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A desk with 200 students, a note, a draft, a backup; still open, its log full."""
    here = tmp_path_factory.mktemp("desk")
    data, temporary = here / "data", here / "temporary"
    temporary.mkdir()
    with pytest.MonkeyPatch.context() as cheap, clock.stopped_at(WEDNESDAY):
        make_cheap(cheap)
        desk.establish(data, "海州中学", "赵老师", PASSWORDS["赵老师"])
        desk.leave()
        take_in(here, data, temporary)
        desk.open_for(data, "赵老师", PASSWORDS["赵老师"])
        visit = visits.walk_in(Details(student=1))
        notes.keep_draft(visit.id, SECRET + NAMES[0])
        title = Words("评估：{name}", "Assess {name}").saying(name=NAMES[1])
        unfinished.keep("case.assess", 1, {"facts": TYPED + NAMES[2]}, title=title, place="risk", student=1)
        helper = staff.hire(NAMES[7], "duty", "duty")
        backup.back_up()
        students.assign_counsellor([each.id for each in students.all_here()], helper.id)
        assert (data / "desk.db-wal").stat().st_size > 100_000, "the log is live"
        yield here
        desk.leave()


def take_in(tmp_path: Path, data: Path, temporary: Path) -> None:
    """The roster, by the real command, which leaves nothing of it in the folder for temporary files."""
    roster, password = tmp_path / "roster.csv", tmp_path / "password.txt"
    with open(roster, "w", newline="", encoding="gbk") as file:
        rows = csv.writer(file)
        rows.writerow(["学号", "姓名", "性别", "班级"])
        rows.writerows(
            [f"2026{n:04d}", name, "男" if n % 2 else "女", f"2025级{n % 4 + 1}班"] for n, name in enumerate(NAMES)
        )
    password.write_text(PASSWORDS["赵老师"], encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "tui.entry",
        "--data",
        str(data),
        "--as",
        "赵老师",
        "--password-file",
        str(password),
    ]
    there = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), str(temporary))
    environment = {**os.environ, **there, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [*command, "roster", "import", str(roster)], check=True, env=environment, cwd=tmp_path, capture_output=True
    )
    roster.unlink()
    password.unlink()


def spellings(name: str) -> dict[str, bytes]:
    """How a name could lie in a file."""
    syllables = pinyin.syllables(name)
    found = {encoding: name.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gbk")}
    found["json"] = json.dumps(name)[1:-1].encode()
    return found | {f"pinyin {n}": each.encode() for n, each in enumerate(syllables) if len(each) >= 7}


def readable(*paths: Path) -> list[str]:
    """Every finding: file, encoding, name."""
    looked_for = (*NAMES, SECRET, TYPED, "赵老师", "海州中学")
    needles = [(name, how, spelt) for name in looked_for for how, spelt in spellings(name).items()]
    found = []
    for path in paths:
        content = path.read_bytes()
        found += [f"{path.name} {how} {name}" for name, how, spelt in needles if spelt in content]
    return found


def files(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return sorted(each for each in folder.rglob("*") if each.is_file())


def test_no_file_holds_a_readable_name(lived_in: Path) -> None:
    assert students.all_here()[0].name in NAMES
    kinds = {path.name for path in files(lived_in)}
    assert {"desk.db", "desk.db-wal", "desk.key"} <= kinds
    assert any(name.startswith("desk-") and name.endswith(".db") for name in kinds)
    assert readable(*files(lived_in)) == []


def test_the_key_of_the_store_is_in_no_file(lived_in: Path) -> None:
    for content in (path.read_bytes() for path in files(lived_in)):
        assert database.key not in content
        assert database.key.hex().encode() not in content
        assert PASSWORDS["赵老师"].encode() not in content


def test_the_search_finds_what_lies_open(lived_in: Path, tmp_path: Path) -> None:
    """The same search over the same names, in files that are not encrypted: it would have found them."""
    with plain_copy(tmp_path / "plain.db"):
        found = readable(tmp_path / "plain.db")
    assert len({line.split()[-1] for line in found if " utf-8 " in line} & set(NAMES)) == 200
    assert any(SECRET in line for line in found)
    assert any(TYPED in line for line in found)
    open_file = tmp_path / "note.txt"
    for encoding in ("utf-16-le", "gbk", "utf-16-be"):
        open_file.write_bytes(f"x{NAMES[3]}y".encode(encoding))
        assert any(line.startswith(f"note.txt {encoding}") for line in readable(open_file))
    open_file.write_text(json.dumps({"name": NAMES[3]}))
    assert any(line.startswith("note.txt json") for line in readable(open_file))


@contextmanager
def plain_copy(path: Path) -> Iterator[None]:
    """The same store without encryption."""
    connection = database.connection()
    connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
    connection.execute("SELECT sqlcipher_export('plain')")
    yield
    connection.execute("DETACH DATABASE plain")
