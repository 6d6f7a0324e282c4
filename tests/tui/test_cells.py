"""Text in cells: Chinese takes two, and every line ends where it is counted to end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.words import Words, speak
from tui.cells import GAP, Align, Column, clip, lay_out, masked, pad, width, wrap

SAID = st.text(st.sampled_from("王小明初三(3)班ab c，。…ｘ\u0301\t"), max_size=40)


@given(SAID, st.integers(0, 30), st.sampled_from(["left", "right"]))
def test_padded_text_takes_exactly_its_cells(text: str, cells: int, align: Align) -> None:
    assert width(pad(text, cells, align)) == cells


@given(SAID, st.integers(1, 30))
def test_cut_text_fits_and_says_that_it_was_cut(text: str, cells: int) -> None:
    cut = clip(text, cells)
    assert width(cut) <= cells
    assert cut.endswith("~") or width(cut) == width(text.replace("\t", " "))


def test_a_wide_character_is_never_cut_in_half() -> None:
    assert clip("王小明", 4) == "王~"
    assert pad("王小明", 4) == "王~ "
    assert clip("王小明", 6) == "王小明"


def test_what_would_break_a_line_becomes_a_space() -> None:
    assert pad("两\n行", 5) == "两 行"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王小明", "王**"),
        ("王明", "王**"),
        (" 欧阳娜娜", "欧**"),
        ("Li Wei", "L*"),
        ("阿依古丽·买买提", "阿**"),
        ("", ""),
    ],
)
def test_a_hidden_name_tells_neither_the_rest_nor_its_length(name: str, shown: str) -> None:
    assert masked(name) == shown


def test_no_line_of_a_paragraph_begins_with_a_full_stop() -> None:
    assert wrap("通知家长，做好记录。", 8) == ["通知家", "长，做好", "记录。"]


@given(st.text(st.sampled_from("立即陪伴通知，。 abc"), max_size=60), st.integers(4, 30))
def test_a_paragraph_fits_its_width_and_loses_no_letter(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_latin_words_stay_whole() -> None:
    assert wrap("book the room", 8) == ["book the", "room"]


TIME = Column("time", Words("时间", "Time"), 5)
NAME = Column("name", Words("姓名", "Name"), 8)
CLASS = Column("class", Words("班级", "Class"), (9, 15), priority=2)
NOTE = Column("note", Words("摘要", "Summary"), least=10, priority=3)


def shown(cells: int) -> list[tuple[str, int]]:
    return [
        (["time", "name", "class", "note"][index], wide) for index, wide in lay_out([TIME, NAME, CLASS, NOTE], cells)
    ]


def test_the_column_without_a_width_takes_what_is_left() -> None:
    assert shown(60) == [("time", 5), ("name", 8), ("class", 9), ("note", 32)]


def test_a_narrow_list_gives_up_the_least_important_column_first() -> None:
    assert [name for name, _ in shown(35)] == ["time", "name", "class"]
    assert [name for name, _ in shown(20)] == ["time", "name"]
    assert [name for name, _ in shown(4)] == ["time", "name"], "what matters is never left out"


def test_columns_never_take_more_than_there_is() -> None:
    for cells in range(15, 120):
        wide = [wide for _, wide in shown(cells)]
        assert sum(wide) + GAP * (len(wide) - 1) <= cells


def test_a_column_may_be_wider_in_english() -> None:
    speak("en")
    try:
        assert dict(shown(60))["class"] == 15
    finally:
        speak("zh")
