"""A reading travels between two processes and arrives as it was."""

import json
from datetime import date
from pathlib import Path

import pytest

from model.exchange.roster_file import read_roster
from model.exchange.roster_parcel import packed, unpacked
from model.words import Words
from tests.model.exchange.rosters import national, xlsx

ROWS = national(
    {},
    {"姓名": "单晓", "出生日期": date(2014, 3, 1), "就读方式": "住校", "宿舍": "女生楼1-211", "是否孤儿": "是"},
    {"班级": "天字班", "性别": "不详"},
    {"学籍辅号": ""},
)


def test_a_reading_arrives_as_it_was(tmp_path: Path) -> None:
    reading = read_roster(xlsx(tmp_path / "名册.xlsx", 名册=ROWS, 说明=[["请勿修改"]]), 2026)
    assert (len(reading.lines), len(reading.ignored)) == (2, 1)
    assert len(reading.problems) >= 2
    assert unpacked(json.loads(json.dumps(packed(reading)))) == reading


def test_whoever_reads_is_told_how_far_it_is_and_may_stop_it(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "名册.xlsx", 初一=ROWS, 初二=national({"学籍辅号": "20250009"}))
    told: list[tuple[int, int, Words]] = []
    read_roster(path, 2026, on_progress=lambda *far: told.append(far))
    assert [(done, total, str(words)) for done, total, words in told] == [
        (0, 9, "读取工作表「初一」"),
        (6, 9, "读取工作表「初二」"),
    ]
    with pytest.raises(StopIteration):
        read_roster(path, 2026, on_progress=lambda *_far: next(iter(())))
