"""What comes in and goes out: the week's workbook and the roster, against the libraries alone."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from model import clock, pinyin
from model.calendar.year import calendar, this_school_year
from model.demo import tale
from model.demo.ledger import Ledger
from model.demo.names import Names
from model.exchange.roster_file import read_roster
from model.exchange.sheets import read_book
from model.grades import STAGES
from model.people import roster
from model.store import file, journal
from model.words import Words
from tests.bench.figures import Figure, in_turn, median_of
from tests.bench.stores import ROOT, Stores, open_store

VISITS = 2000
"""Lines of the week that is written out."""
STUDENTS = 5000
"""Rows of the roster that is taken in."""
HEADS = (
    "序号 学籍辅号 姓名 性别 出生日期 民族 身份证件类型 身份证件号 年级 班级 班内学号 入学年月 就读方式 宿舍 健康状况 "
    "是否独生子女 是否留守儿童 是否进城务工人员随迁子女 是否孤儿 联系电话 现住址 "
    "成员1姓名 成员1关系 成员1是否监护人 成员1联系电话 成员2姓名 成员2关系 成员2是否监护人 成员2联系电话"
).split()
"""The columns of the registry's export, most of them no business of the desk's."""


def figures(stores: Stores, rounds: int) -> Iterator[Figure]:
    """Targets 19 and 20."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        for each in ("desk.db", "desk.key"):
            shutil.copy2(stores.one / each, folder)
        open_store(folder)
        yield _workbook(folder, max(2, rounds // 2))
        yield from _roster(folder, rounds)
        file.close()


def crowded_week(stores: Stores) -> date:
    """Fill a week of the holidays in the open store with visits; answers its Monday."""
    monday = clock.monday(stores.at.date())
    while any(calendar().term_on(monday + timedelta(days=n)) for n in range(7)):
        monday -= timedelta(days=7)
    chance, stories, ledger = Random(19), tale.stories(), Ledger()
    minutes = [datetime.combine(monday, datetime.min.time()) + timedelta(hours=6, minutes=10 * n) for n in range(90)]
    slots = [(at + timedelta(days=n), who) for n in range(5) for at in minutes for who in range(1, 7)]
    with journal.writing("bench.crowd", Words("填满一周", "Filled a week")):
        for starts, who in slots[:VISITS]:
            story, ends = chance.choice(stories), starts + timedelta(minutes=chance.randrange(5, 11))
            ledger.visit(starts, ends, student=chance.randrange(1, 3000), counsellor=who, words=story.topics)
        ledger.write()
    return monday


def _workbook(folder: Path, rounds: int) -> Figure:
    """Ours with its formulas, looks and chart against the same cells written plainly; each a process of its own."""
    stores_at = Stores(folder, folder, folder, 1, clock.now())
    monday = crowded_week(stores_at)
    ours, plain, cells = folder / "ours.xlsx", folder / "plain.xlsx", folder / "cells.json"
    out = _process("tests.bench.week_out", str(folder), f"{monday}", str(ours))
    floor = _process("tests.bench.floors.plain_book", str(cells), str(plain))
    out()
    shown = {sheet.name: [[str(cell) for cell in row] for row in sheet.rows] for sheet in read_book(ours)}
    cells.write_text(json.dumps(shown), encoding="utf-8")
    pair = in_turn(out, floor, rounds=rounds)
    what = f"week's workbook, {VISITS:,} visits / plain openpyxl of the same cells, each a process"
    return Figure("19", what, pair.ratio, 1.5, note=pair.note)


def _process(module: str, *words: str) -> Callable[[], object]:
    def run() -> None:
        subprocess.run([sys.executable, "-m", module, *words], check=True, cwd=ROOT)

    return run


def _roster(folder: Path, rounds: int) -> Iterator[Figure]:
    from python_calamine import CalamineWorkbook

    path = folder / "roster.xlsx"
    names = _write_roster(path)
    year = this_school_year(clock.today())

    def bare() -> Sequence[object]:
        return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

    read = in_turn(lambda: read_roster(path, year, STAGES), bare, rounds=rounds, calls=2)
    yield Figure("20", f"roster of {STUDENTS:,} read and checked / calamine alone", read.ratio, 2.0, note=read.note)
    yield Figure("20", f"initials of {STUDENTS:,} names", median_of(lambda: [*map(pinyin.initials, names)], 9), 5, "ms")

    def take_in() -> None:
        plan = roster.preview(read_roster(path, year, STAGES), path.name)
        roster.take_in(plan, good_rows_only=True)
        journal.take_back(journal.last_done() or 0)

    whole = median_of(take_in, 2)
    yield Figure("-", "the same with preview, every row in the journal, and one undo", whole, unit="ms")


def _write_roster(path: Path) -> list[str]:
    """A roster as the registry exports it: 29 columns, of which the desk takes half."""
    from openpyxl import Workbook

    chance = Random(20)
    made, names = Names(chance), []
    book = Workbook(write_only=True)
    sheet = book.create_sheet("2026")
    sheet.append(HEADS)
    for at in range(STUDENTS):
        sex = chance.choice("MF")
        names.append(made.one(sex))
        sheet.append(_row(at, names[-1], sex, chance))
    book.save(path)
    return names


def _row(at: int, name: str, sex: str, chance: Random) -> list[str | int]:
    grade, number = at // 1700, at % 1700 // 50 + 1
    born = date(2014 - grade, 1, 1) + timedelta(days=chance.randrange(360))
    phones = [f"13{chance.randrange(10**9):09d}" for _ in range(2)]
    told: dict[str, str | int] = {
        "序号": at + 1, "学籍辅号": f"{2026 - grade}{at:06d}", "姓名": name, "性别": "男" if sex == "M" else "女",
        "出生日期": f"{born:%Y%m%d}", "民族": "汉族", "身份证件类型": "居民身份证",
        "身份证件号": f"320706{born:%Y%m%d}{at:04d}", "年级": f"初{'一二三'[grade]}",
        "班级": f"初{'一二三'[grade]}({number})班", "班内学号": at % 50 + 1, "入学年月": f"{2026 - grade}09",
        "就读方式": "走读", "健康状况": "健康或良好", "是否独生子女": "是", "是否留守儿童": "非留守儿童",
        "是否进城务工人员随迁子女": "否", "是否孤儿": "否", "联系电话": phones[0], "现住址": f"和平路{at}号",
        "成员1姓名": f"{name[0]}某", "成员1关系": "父亲", "成员1是否监护人": "是", "成员1联系电话": phones[0],
        "成员2姓名": "李某", "成员2关系": "母亲", "成员2是否监护人": "是", "成员2联系电话": phones[1],
    }  # fmt: skip
    return [told.get(head, "") for head in HEADS]
