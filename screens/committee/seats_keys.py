"""The keys of the page of seats; letters are a second way."""

from typing import Any

from model.rights import Right
from model.words import Words
from tui.commands import Command, needs

_NOBODY = Words(
    "请先在名单（Ctrl+R）中用空格标记委员", "Mark the members with Space in the list first (Ctrl+R shows it)"
)


def _seat_here(page: Any) -> Words | None:
    """Why Enter does nothing: there is no seat, or no right."""
    why: Words | None = needs(Right.SEATS)(page)
    return why or (None if page.chair is not None else Words("这里没有席位", "There is no seat here"))


def _marked(page: Any) -> Words | None:
    """Why what is done to marked members may not be done."""
    why: Words | None = needs(Right.SEATS)(page)
    return why or (None if page.taken_seats() else _NOBODY)


COMMANDS = (
    Command(
        "seats.act",
        Words("任免", "Act"),
        "enter",
        "act",
        Words(
            "空缺处任命，有人处连任、更换、辞任、考核",
            "Appoints where it is vacant; another term, replace, resign, evaluate",
        ),
        why_not=_seat_here,
    ),
    Command(
        "seats.list",
        Words("成批任命", "Many"),
        "insert",
        "screens.committee.seat_lists:from_text",
        Words(
            "粘贴名单，先预览，一次撤销可全部收回",
            "Paste a list, look at the preview; one undo takes all of it back",
        ),
        why_not=needs(Right.SEATS),
    ),
    Command(
        "seats.import",
        Words("导入名单", "Import"),
        "ctrl+o",
        "screens.committee.seat_lists:from_file",
        Words("从 .xlsx 名单任命", "Appoint from a workbook"),
        why_not=needs(Right.SEATS),
    ),
    Command(
        "seats.training",
        Words("培训", "Training"),
        "ctrl+k",
        "screens.committee.training_acts:hold",
        Words("登记一次培训；标记的委员为到场者", "Enter a training; the marked members came"),
        why_not=_marked,
    ),
    Command(
        "seats.trainings",
        Words("培训记录", "Trainings"),
        "ctrl+w",
        "screens.committee.trainings:open_page",
        Words("本学年的培训：更正到场名单、主题和时长，作废", "The trainings of the school year: put right, void"),
        footer=False,
    ),
    Command(
        "seats.sign",
        Words("签收职责", "Sign"),
        "ctrl+s",
        "sign",
        Words("标记的委员，或光标处的委员，已签收职责", "The marked members, or the one under the cursor, signed"),
        footer=False,
        why_not=needs(Right.SEATS),
    ),
    Command(
        "seats.faults",
        Words("只看有问题的", "Faults"),
        "ctrl+g",
        "faults",
        Words("只列空缺、过期、换班等", "Only vacant seats and those with something wrong"),
        also=("f",),
    ),
    Command(
        "seats.mark_all",
        Words("全部标记", "Mark all"),
        "ctrl+a",
        "mark_all",
        footer=False,
    ),
    Command(
        "seats.out",
        Words("名册与学期表", "Roster, sheets"),
        "ctrl+f",
        "screens.committee.committee_out:choose_what",
        Words("上墙名册、学期考核表（Excel）", "The roster for the wall, the term sheets (Excel)"),
        why_not=needs(Right.SEATS),
    ),
    Command(
        "seats.view",
        Words("网格/名单", "Grid/list"),
        "ctrl+r",
        "view",
        Words("年级×班级的网格，或可以标记的名单", "Grade by class, or the list in which members are marked"),
        also=("v",),
    ),
    Command("seats.side", Words("班级/宿舍", "Class/dorm"), "ctrl+d", "side", also=("d",), footer=False),
)
"""What can be done on the page, the first ones named in its last line."""
