"""A roster goes in from the screen by keyboard alone: file, preview, Enter; and one key takes it back."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from model import desk as store
from model import session
from model.errors import ChangedSince
from model.exchange import roster_parcel, roster_work
from model.exchange.roster_file import read_roster
from model.people import classes, roster, students
from tests.driver import WIDE, Desk, at_the_desk
from tests.founding import School
from tests.model.exchange.rosters import national, text_table, xlsx
from tui import files
from tui.app import DeskApp
from tui.childwork import run_child
from tui.wiring import wire

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows parts names with the stroke and guesses homes")

KNOWN = (
    {"学籍辅号": "2024001", "姓名": "张伟", "性别": "男", "班级": "2024级1班", "年级": "初三", "成员1联系电话": ""},
    {"学籍辅号": "2024002", "姓名": "王芳", "性别": "女", "班级": "2024级1班", "年级": "初三", "成员1联系电话": ""},
)
"""The two students of the founded school's first class."""
NEW = {"学籍辅号": "2026001", "姓名": "单晓", "班级": "2026级4班"}


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder a person keeps files in."""
    folder = tmp_path / "下载"
    folder.mkdir()
    monkeypatch.setattr(files, "usual_folders", lambda: [folder])
    return folder


def save(folder: Path, *changes: dict[str, Any], name: str = "名册.xlsx") -> Path:
    """A workbook with a student for each set of changes."""
    return xlsx(folder / name, 名册=national(*changes))


async def previewed(desk: Desk) -> Desk:
    """The preview of the newest file."""
    await desk.press("7", "ctrl+o", "enter")
    return await desk.works()


# From the file to the list


async def test_three_enters_take_in_the_newest_file_and_one_key_takes_it_back(desk: Desk, downloads: Path) -> None:
    save(downloads, *KNOWN, NEW)
    await desk.press("7", "ctrl+o")
    desk.shows("导入名册", "名册.xlsx", "下载")
    await desk.press("enter")
    await desk.works()
    desk.shows("读到 3 人", "新增 1", "新建班级和宿舍", "初一(4)班", "单晓")
    assert students.by_number("2026001") is None
    await desk.press("enter")
    await desk.works()
    desk.shows("导入名册名册.xlsx：新增1人", "在校 7 人", "单晓")
    await desk.press("ctrl+z")
    assert students.by_number("2026001") is None
    desk.shows("在校 6 人", "撤销：导入名册")


async def test_no_figure_stands_beside_rows_that_tell_their_own(desk: Desk, downloads: Path) -> None:
    save(downloads, NEW)
    await previewed(desk)
    desk.shows("1 个班级", "新增 1").shows_not("新建班级和宿舍 1")


async def test_the_same_file_twice_has_nothing_to_take_in(desk: Desk, downloads: Path) -> None:
    save(downloads, *KNOWN, NEW)
    await previewed(desk)
    await desk.press("enter")
    await desk.works()
    await previewed(desk)
    desk.shows("不变 3", "没有要导入的内容")
    await desk.press("escape")
    desk.shows("在校 7 人")


async def test_changes_are_shown_from_and_to(planned: School, downloads: Path) -> None:
    save(downloads, {**KNOWN[0], "健康状况": "有慢性病", "性别": "女"}, KNOWN[1])
    async with at_the_desk(wire(DeskApp()), WIDE) as desk:
        await previewed(desk)
        desk.shows("更新", "张伟", "性别：男 改为 女", "健康状况：有慢性病")


async def test_how_each_sheet_was_read_stands_at_the_end(desk: Desk, downloads: Path) -> None:
    xlsx(downloads / "名册.xlsx", 初一=national(NEW), 说明=[["请勿修改"]])
    await previewed(desk)
    await desk.press("end", "up")
    desk.shows("工作表 2", "第 2 行是列名，读到 1 人；不读的列", "说明", "没有找到姓名")


async def test_a_text_table_in_gbk_goes_in_too(desk: Desk, downloads: Path) -> None:
    text_table(downloads / "转入.csv", [["姓名", "学号", "班级"], ["单晓", "2026001", "初一(4)班"]], "gbk")
    await previewed(desk)
    await desk.press("enter")
    await desk.works()
    assert [each.class_shown() for each in students.all_here() if each.name == "单晓"] == ["初一(4)班"]


# What is wrong, what is missing


async def test_a_bad_row_is_told_with_its_place_and_stays_out_when_that_is_agreed(desk: Desk, downloads: Path) -> None:
    save(downloads, NEW, {"学籍辅号": "2026002", "姓名": "天一", "班级": "天字班"})
    await previewed(desk)
    desk.shows("问题：这些行不导入 1", "名册!J4", "看不懂班级「天字班」", "「名册」第 4 行 J 列(班级)", "[ ]")
    await desk.press("enter")
    desk.shows("有 1 处问题，这些行不导入", "Enter 只导入其余的行")
    await desk.press("escape")
    assert students.by_number("2026001") is None
    await desk.press("ctrl+g")
    desk.shows("[x] 只导入读成的行")
    await desk.press("enter")
    await desk.works()
    assert students.by_number("2026001") is not None


async def test_the_mended_file_is_read_again(desk: Desk, downloads: Path) -> None:
    save(downloads, NEW, {"学籍辅号": "2026002", "姓名": "天一", "班级": "天字班"})
    await previewed(desk)
    save(downloads, NEW, {"学籍辅号": "2026002", "姓名": "天一", "班级": "2026级4班"})
    await desk.press("ctrl+r")
    await desk.works()
    desk.shows("新增 2").shows_not("天字班")


async def test_the_missing_are_marked_as_left_only_when_asked(desk: Desk, downloads: Path, planned: School) -> None:
    save(downloads, KNOWN[0], NEW)
    await previewed(desk)
    desk.shows("名册中没有 1", "[ ] 把名册中没有的 1 人标记离校 Ctrl+D", "王芳")
    await desk.press("ctrl+d", "enter")
    await desk.works()
    assert students.get(planned.students[1]).left_on is not None
    assert students.get(planned.students[2]).left_on is None
    desk.shows("离校1人")


async def test_nobody_is_marked_as_left_while_a_row_cannot_be_read(desk: Desk, downloads: Path) -> None:
    save(downloads, KNOWN[0], {**KNOWN[1], "班级": "天字班"})
    await previewed(desk)
    await desk.press("ctrl+d")
    desk.shows("没有做成: 有行没有读成", "[ ] 把名册中没有的")


async def test_a_file_that_is_no_roster_is_told_in_a_sentence(desk: Desk, downloads: Path) -> None:
    xlsx(downloads / "菜单.xlsx", 菜单=[["周一", "面条"]])
    await previewed(desk)
    desk.shows("没有做成: 「菜单.xlsx」里没有名册", "在校 6 人")


async def test_names_are_hidden_in_the_preview_too(desk: Desk, downloads: Path) -> None:
    save(downloads, {**KNOWN[0], "学籍辅号": "2024999"}, KNOWN[1], NEW)
    await desk.press("ctrl+n")
    await previewed(desk)
    desk.shows("张**").shows_not("张伟", "单晓")


async def test_reading_is_stopped_with_esc(
    desk: Desk, downloads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from model.words import Words
    from screens.students import roster_import

    forever = Words("读取", "Read"), "tests.tui.test_work:go_on", {"path": str(tmp_path / "mark")}
    monkeypatch.setattr(roster_import, "reading_of", lambda _path: forever)
    save(downloads, NEW)
    await desk.press("7", "ctrl+o", "enter")
    await desk.until("还在做")
    await desk.press("escape")
    await desk.works()
    desk.shows("在校 6 人")
    assert (tmp_path / "mark").read_text(encoding="utf-8") == "tidied up"


async def test_who_does_not_keep_the_roster_is_not_asked_for_a_file(planned: School, downloads: Path) -> None:
    session.sit_down(planned.sun)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("7", "ctrl+o")
        desk.shows("没有做成: 您没有这项权限").shows_not("选择文件")


# Which file


async def test_a_path_is_typed_completed_and_walked(desk: Desk, downloads: Path, tmp_path: Path) -> None:
    deep = tmp_path / "教务" / "2026"
    deep.mkdir(parents=True)
    save(deep, NEW, name="学籍.xls")
    (deep / "说明.docx").write_bytes(b"")
    await desk.press("7", "ctrl+o")
    await desk.type(f"{tmp_path}/教")
    desk.shows(f"教务{os.sep}")
    await desk.press("tab")
    desk.shows(f"教务{os.sep}", f"2026{os.sep}", f"..{os.sep}")
    await desk.press("down", "enter")
    desk.shows("学籍.xls").shows_not("说明.docx")
    await desk.press("down", "enter")
    await desk.works()
    desk.shows("学籍.xls   读到 1 人")


async def test_a_pasted_path_in_quotes_is_taken(desk: Desk, downloads: Path, tmp_path: Path) -> None:
    path = save(tmp_path, NEW, name="甲 乙.xlsx")
    await desk.press("7", "ctrl+o")
    await desk.paste(f'"{path}"')
    await desk.press("enter")
    await desk.works()
    desk.shows("甲 乙.xlsx   读到 1 人")


async def test_what_is_not_there_is_said_beside_the_line(desk: Desk, downloads: Path, tmp_path: Path) -> None:
    await desk.press("7", "ctrl+o")
    await desk.type("没有的")
    desk.shows("这里没有 .xlsx .xls .csv 文件")
    await desk.press("enter")
    desk.shows("没有这个文件")
    await desk.press(*["backspace"] * 3)
    await desk.type(f"{tmp_path}/nowhere/x")
    desk.shows("没有这个文件夹，或打不开")
    await desk.press("escape")
    desk.shows("在校 6 人")


def test_the_newest_file_comes_first_and_hidden_ones_never(downloads: Path) -> None:
    import os

    for at, name in enumerate(("旧.xlsx", "新.CSV", ".藏.xlsx", "~$新.xlsx", "别的.txt")):
        (downloads / name).write_bytes(b"x")
        os.utime(downloads / name, (at, at))
    entries = files.recent((".xlsx", ".csv"))
    assert [entry.path.name for entry in entries] == ["新.CSV", "旧.xlsx", "下载"]
    assert [entry.path.name for entry in files.holding(entries, "旧")] == ["旧.xlsx"]


def test_a_file_is_found_in_a_folder_that_holds_hundreds_of_others(downloads: Path) -> None:
    for number in range(310):
        (downloads / f"{number}").mkdir()
        (downloads / f"{number}.csv").write_bytes(b"x")
    (downloads / "名册.xlsx").write_bytes(b"x")
    listed = files.inside(downloads, (".xlsx", ".csv"))
    assert [entry.path.name for entry in files.holding(listed, "名册")] == ["名册.xlsx"]
    newest = files.recent((".xlsx", ".csv"))
    assert sum(not entry.is_folder for entry in newest) == 311


@pytest.mark.parametrize(
    ("line", "folder", "part"),
    [
        ("", None, ""),
        ("名册", None, "名册"),
        ("/a/b", Path("/a"), "b"),
        ("/a/b/", Path("/a/b"), ""),
        ("'/a/b c.xlsx' ", Path("/a"), "b c.xlsx"),
        ("file:///a/%E5%90%8D.xlsx", Path("/a"), "名.xlsx"),
        pytest.param(r"/a/my\ roster\(1\).xlsx", Path("/a"), "my roster(1).xlsx", marks=POSIX),
        ("~", Path.home(), ""),
        pytest.param("~nobody-of-that-name/x", None, "~nobody-of-that-name/x", marks=POSIX),
    ],
)
def test_a_line_is_a_path_or_a_part_of_a_name(line: str, folder: Path | None, part: str) -> None:
    assert files.wanted(line) == (folder, part)


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (' "/a/b c.xlsx" ', Path("/a/b c.xlsx")),
        ("~/a.xlsx", Path.home() / "a.xlsx"),
        pytest.param("~nobody-of-that-name/x", Path("~nobody-of-that-name/x"), marks=POSIX),
    ],
)
def test_a_path_to_write_to_is_read_as_it_was_pasted(line: str, path: Path) -> None:
    assert files.typed(line) == path


# The child process


async def test_what_was_looked_at_is_what_goes_in(school: School, tmp_path: Path) -> None:
    reading = read_roster(save(tmp_path, NEW), classes.this_school_year())
    args = {
        "handed": store.handed_over(),
        "reading": roster_parcel.packed(reading),
        "file": "名册.xlsx",
        "seal": roster_work.sealed(roster.preview(reading, "名册.xlsx")),
        "leave_missing": False,
        "good_rows_only": False,
    }
    students.enrol("2026001", "抢先")
    with pytest.raises(ChangedSince):
        await run_child("model.exchange.roster_work:take_in", args)
    args["seal"] = roster_work.sealed(roster.preview(reading, "名册.xlsx"))
    told: list[tuple[int, int]] = []
    done = await run_child("model.exchange.roster_work:take_in", args, lambda n, of, _words: told.append((n, of)))
    assert (done["changed"], told[-1]) == (1, (1, 1))
    assert students.get(students.numbered(["2026001"])[0].id).name == "单晓"
    assert asdict(roster.take_in(roster.preview(reading)))["entry"] is None
