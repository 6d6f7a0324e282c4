"""A person is found by whatever reading of the name another person types."""

import importlib
import subprocess
import sys

import pytest

import fixtures
from model.pinyin import MOST_READINGS, initials, syllables

SURNAMES = {
    "曾国藩": {"zgf", "cgf"},
    "单田芳": {"stf", "dtf"},
    "仇英": {"qy", "cy"},
    "查良镛": {"zly", "cly"},
    "区志强": {"ozq", "qzq"},
    "翟天临": {"ztl", "dtl"},
    "覃海": {"qh", "th"},
    "解缙": {"xj", "jj"},
    "朴树": {"ps"},
    "盖聂": {"gn"},
    "乐山": {"ys", "ls"},
    "折惟昌": {"swc", "zwc"},
    "任盈盈": {"ryy"},
    "万俟卨": {"mqx", "wsx"},
}


@pytest.mark.parametrize(("name", "expected"), SURNAMES.items())
def test_every_reading_of_a_surname_is_known(name: str, expected: set[str]) -> None:
    assert set(initials(name)) == expected


def test_the_reading_of_the_surname_comes_before_the_common_one() -> None:
    assert initials("曾国藩")[0] == "zgf"
    assert syllables("曾国藩") == ("zengguofan", "cengguofan")


@pytest.mark.parametrize(
    ("name", "full"),
    [("欧阳修", "ouyangxiu"), ("司马光", "simaguang"), ("上官婉儿", "shangguanwaner"), ("尉迟恭", "yuchigong")],
)
def test_double_surnames_are_read_as_one(name: str, full: str) -> None:
    assert syllables(name)[0] == full


def test_a_character_that_is_a_surname_elsewhere_keeps_its_common_reading_in_a_given_name() -> None:
    assert initials("王单") == ("wd",)
    assert set(initials("王乐")) == {"wl", "wy"}


@pytest.mark.parametrize(
    ("name", "short", "full"),
    [
        ("Anna Maria O'Brien", "amo", "annamariaobrien"),
        ("José Müller", "jm", "josemuller"),
        ("Jean-Luc", "jl", "jeanluc"),
        ("买买提·艾力", "mmtal", "maimaitiaili"),
        ("张Anna", "za", "zhanganna"),
        ("吕布", "lb", "lvbu"),
        ("张 伟", "zw", "zhangwei"),
        ("䶮䶮", "yy", "yanyan"),
    ],
)
def test_latin_and_mixed_names_are_read_by_their_words(name: str, short: str, full: str) -> None:
    assert (initials(name)[0], syllables(name)[0]) == (short, full)


@pytest.mark.parametrize("name", ["", "  ", "·", "?!"])
def test_what_cannot_be_read_has_no_reading(name: str) -> None:
    assert initials(name) == syllables(name) == ()


def test_a_name_of_doubtful_characters_alone_has_only_so_many_readings() -> None:
    assert len(syllables("单乐行长朝茜")) == MOST_READINGS


def test_readings_are_plain_latin_letters() -> None:
    table = (fixtures.path("pinyin.txt").read_text(encoding="utf-8")).splitlines()
    lines = [line.split(" ") for line in table if not line.startswith("#")]
    assert all(syllable.isascii() and syllable.isalpha() and syllable.islower() for syllable, _ in lines)
    characters = "".join(chars for _, chars in lines)
    assert len(set(characters)) == len(characters), "a character stands under two syllables"


def test_nearly_every_character_of_the_first_block_has_a_reading() -> None:
    read = [code for code in range(0x4E00, 0x9FA6) if syllables("王" + chr(code)) != ("wang",)]
    assert len(read) >= 20_890


def test_special_readings_differ_from_the_main_one() -> None:
    for line in fixtures.path("name_readings.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            _, *readings = line.split()
            assert len(set(readings)) == len(readings)
            assert all(part.isascii() and part.isalpha() for reading in readings for part in reading.split("'"))


def test_the_table_agrees_with_a_second_source() -> None:
    pypinyin = pytest.importorskip("pypinyin")
    for (
        char
    ) in "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭潘袁董苏蒋蔡余杜叶程魏吕丁沈姚卢傅钟崔汪范":
        assert syllables("王" + char)[0] == "wang" + pypinyin.lazy_pinyin(char)[0]


def test_reading_names_needs_no_library() -> None:
    importlib.import_module("model.pinyin")
    code = "import sys; from model.pinyin import initials; initials('曾国藩'); sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=False).returncode == 0
