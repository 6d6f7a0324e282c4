"""The keys of page 5. Letters are a second way; ``0`` belongs to the board while it has the focus (``report_grid``)."""

from typing import Any

from model import rights
from model.rights import Right
from model.words import Words
from tui.commands import Command


def needs(right: Right) -> Any:
    """Why a key may not act without a right."""

    def why_not(_page: object) -> Words | None:
        if rights.may(right):
            return None
        words = Words("您没有这项权限（{right}）", "You have no right to do this ({right})")
        return words.saying(right=rights.RIGHT_WORDS[right])

    return why_not


COMMANDS = (
    Command(
        "committee.form",
        Words("填周报", "Report"),
        "enter",
        "form",
        Words(
            "填写本班本周的周报，存后到下一个未交的班",
            "Fill in the report of this class; then on to the next that is missing",
        ),
        why_not=needs(Right.TAKE_REPORTS),
    ),
    Command(
        "committee.missing",
        Words("缺交名单", "Missing"),
        "ctrl+g",
        "screens.report_chase:show_missing",
        Words(
            "本周没交的班级和委员，可复制到工作群或存为文本",
            "Who has not answered this week, with the members; can be copied or saved as text",
        ),
        also=("m",),
        why_not=needs(Right.TAKE_REPORTS),
    ),
    Command(
        "committee.urgent",
        Words("紧急上报", "Urgent"),
        "ctrl+u",
        "screens.concern_acts:tell_urgent",
        Words("任何一天都可直接上报（越级）", "A concern that cannot wait, on any day"),
        also=("exclamation_mark",),
        why_not=needs(Right.TAKE_REPORTS),
    ),
    Command(
        "committee.concerns",
        Words("关注事项", "Concerns"),
        "ctrl+o",
        "screens.concerns:open_list",
        Words("周报中提到的学生，以及处理到哪一步", "The students reports are concerned about, and what became of it"),
        also=("c",),
        why_not=needs(Right.CONCERNS),
    ),
    Command(
        "committee.seats",
        Words("委员名册", "Seats"),
        "ctrl+e",
        "screens.seats:open_list",
        Words("谁任职、空缺、任期、培训、考核", "Who sits where, vacancies, terms, training, evaluation"),
        also=("s",),
        why_not=needs(Right.COMMITTEE),
    ),
    Command(
        "committee.weather",
        Words("晴雨图", "Weather"),
        "ctrl+w",
        "screens.weather:open_map",
        Words("各年级每周的情绪和缺交", "The mood of each grade by week, and missing reports"),
        also=("w",),
    ),
    Command(
        "committee.circle",
        Words("例会与网格", "Circle"),
        "ctrl+k",
        "screens.circle:open_page",
        Words("心理例会、同伴倾听、网格化图表", "Head teachers' meetings, peer listening, the grid chart"),
        also=("g",),
        why_not=needs(Right.COMMITTEE),
    ),
    Command(
        "committee.side",
        Words("班级/宿舍", "Class/dorm"),
        "ctrl+d",
        "side",
        Words("在班级和宿舍之间切换", "Classes, or dormitories"),
        also=("d",),
        footer=False,
    ),
    Command(
        "committee.send_back",
        Words("退回", "Send back"),
        "ctrl+r",
        "send_back",
        Words("写明还要补充什么", "Say what is still wanted"),
        footer=False,
        why_not=needs(Right.READ_REPORTS),
    ),
    Command(
        "committee.void",
        Words("作废", "Void"),
        "delete",
        "void",
        Words("录错班级或周次时用，保留痕迹", "Entered for the wrong class or week; it stays on record"),
        footer=False,
        dangerous=True,
        why_not=needs(Right.TAKE_REPORTS),
    ),
    Command(
        "committee.bulk",
        Words("连续录入", "In a row"),
        "ctrl+b",
        "bulk",
        Words("一份接一份录入纸质周报，Esc 停止", "Type paper forms one after the other; Esc stops"),
        footer=False,
        why_not=needs(Right.TAKE_REPORTS),
    ),
    Command(
        "committee.moods",
        Words("每日心情", "Mood by day"),
        "ctrl+a",
        "screens.report_moods:tell",
        Words("按天填班级心情，供按天上报的学校", "The mood of the class day by day, for schools that ask for it"),
        footer=False,
        why_not=needs(Right.TAKE_REPORTS),
    ),
    Command(
        "committee.forms",
        Words("周报工作簿", "Workbook"),
        "ctrl+f",
        "screens.report_forms:choose_what",
        Words("生成空白周报工作簿，或读入填好的", "Make a workbook of blank forms, or take a filled one in"),
        footer=False,
        why_not=needs(Right.TAKE_REPORTS),
    ),
    Command("committee.now", Words("本周", "This week"), "home", "now", also=("t",), footer=False),
    Command("committee.next_term", Words("下学期", "Next term"), "pagedown", "turn(1)", footer=False),
    Command("committee.last_term", Words("上学期", "Term before"), "pageup", "turn(-1)", footer=False),
)
"""What can be done on the page, the first ones named in its last line."""
