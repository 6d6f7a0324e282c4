"""心理委员: reports due, received, nothing, missing and late by grade and class, concerns by kind, seats filled (C1-C5).

No student is named. The sums are live formulas over the classes listed below them.
"""

from model.committee.board import LATE, STATE_WORDS
from model.committee.concerns import KIND_WORDS
from model.committee.tallies import ClassTally, Tally
from model.exchange.workbook import heads
from model.exchange.workbook.looks import TEAL
from model.exchange.workbook.sheet import Formula, Sheet, Value
from model.totals.week import WeekTotals
from model.words import Words

TITLE = Words("心理委员", "Committee")
_TOGETHER = Words("合计", "Together")
_WIDTHS = (16, 18, 12, 12, 12, 12, 12, 12, 12, 12)
_COUNTED = (
    Words("应交", "Due"),
    Words("已交", "Received"),
    Words("其中零报告", "of them nothing"),
    Words("退回待补", "Sent back"),
    Words("未交", "Missing"),
    Words("迟交", "Late"),
    Words("上交率", "Share"),
    Words("应设席位", "Seats"),
    Words("已任", "Filled"),
)
_LISTED = (
    Words("年级/楼栋", "Grade"),
    Words("班级/宿舍", "Class"),
    Words("情况", "State"),
    Words("迟交", "Late"),
    Words("应设席位", "Seats"),
    Words("已任", "Filled"),
)
_MISSING = ("open", "missing", "coming")


def committee_sheet(week: WeekTotals, tally: Tally) -> Sheet:
    """The sheet of the committee's week."""
    sheet = Sheet(str(TITLE), _WIDTHS, TEAL)
    heads.head(sheet, week, Words("心理委员周报上交情况", "the peer committee's reports"))
    heads.section(sheet, Words("按年级", "By grade"))
    groups = tally.groups()
    # A head, the groups, their sum; the concerns with gap, section, head, sum and note; gap, section and head of the list.
    # The list is the last: its head is repeated on every page below, and would stand above a table it is not of.
    first = sheet.next + 1 + len(groups) + 1 + (len(tally.concerns) + 5) + 3
    last = first + max(1, len(tally.places)) - 1
    _by_group(sheet, tally, first, last)
    _concerns(sheet, tally)
    heads.section(sheet, Words("按班级", "By class"))
    sheet.add([str(words) for words in _LISTED], "head", 22)
    assert sheet.next == first
    for each in tally.places:
        sheet.add(_line(each), ("text", "name", "center", "center", "number", "number"))
    if not tally.places:
        sheet.add([None] * len(_LISTED), "text")
    sheet.freeze, sheet.repeated = "A3", (first - 1, first - 1)
    return sheet


def _by_group(sheet: Sheet, tally: Tally, first: int, last: int) -> None:
    sheet.add([str(_LISTED[0]), *(str(words) for words in _COUNTED)], "head", 30)
    top = sheet.next
    looks = ("name", *["number"] * 6, "percent", "number", "number")
    for group in tally.groups():
        own = [each for each in tally.places if each.point.group == group]
        sheet.add(_group(str(group), own, sheet.next, first, last), looks)
    row, bottom = sheet.next, sheet.next - 1
    values: list[Value] = [str(_TOGETHER)]
    sums = _numbers(tally.places)
    for place, letter in enumerate("BCDEFG"):
        values.append(_sum(letter, top, bottom, sums[place]))
    values.append(_share(row, sums))
    values += [_sum("I", top, bottom, sums[6]), _sum("J", top, bottom, sums[7])]
    sheet.add(values, ("total_name", *["total_number"] * 6, "total_percent", "total_number", "total_number"))


def _sum(letter: str, top: int, bottom: int, came_to: int) -> Value:
    return Formula(f"SUM({letter}{top}:{letter}{bottom})", came_to) if bottom >= top else 0


def _group(name: str, own: list[ClassTally], row: int, first: int, last: int) -> list[Value]:
    def counted(*words: Words) -> str:
        of_state = "+".join(f'($C${first}:$C${last}="{each}")' for each in words)
        return f"SUMPRODUCT(($A${first}:$A${last}=$A{row})*({of_state}))"

    said = STATE_WORDS
    due = [words for state, words in said.items() if state != "off"]
    numbers = _numbers(own)
    return [
        name,
        Formula(counted(*due), numbers[0]),
        Formula(counted(said["received"], said["nothing"], said["returned"]), numbers[1]),
        Formula(counted(said["nothing"]), numbers[2]),
        Formula(counted(said["returned"]), numbers[3]),
        Formula(counted(*(said[state] for state in _MISSING)), numbers[4]),
        Formula(f'SUMPRODUCT(($A${first}:$A${last}=$A{row})*($D${first}:$D${last}="{LATE}"))', numbers[5]),
        _share(row, numbers),
        Formula(f"SUMIF($A${first}:$A${last},$A{row},$E${first}:$E${last})", numbers[6]),
        Formula(f"SUMIF($A${first}:$A${last},$A{row},$F${first}:$F${last})", numbers[7]),
    ]


def _share(row: int, numbers: tuple[int, ...]) -> Formula:
    return Formula(f'IF(B{row}=0,"",C{row}/B{row})', numbers[1] / numbers[0] if numbers[0] else "")


def _numbers(own: list[ClassTally] | tuple[ClassTally, ...]) -> tuple[int, ...]:
    states = [each.square.state for each in own]
    return (
        sum(each.wanted for each in own),
        sum(state in ("received", "nothing", "returned") for state in states),
        states.count("nothing"),
        states.count("returned"),
        sum(state in _MISSING for state in states),
        sum(each.square.late for each in own),
        sum(len(each.point.chairs) for each in own),
        sum(each.filled for each in own),
    )


def _line(each: ClassTally) -> list[Value]:
    late = str(LATE) if each.square.late else None
    state = str(STATE_WORDS[each.square.state])
    return [str(each.point.group), str(each.point.words), state, late, len(each.point.chairs), each.filled]


def _concerns(sheet: Sheet, tally: Tally) -> None:
    """Concerns by kind as plain numbers: a formula would need lines that point at somebody."""
    heads.section(
        sheet, Words("本周上报的关注事项（只给合计，不列姓名）", "Concerns of the week (totals only, nobody is named)")
    )
    sheet.add([str(Words("类型", "About")), str(Words("条数", "Concerns"))], "head", 20)
    first = sheet.next
    for kind, many in tally.concerns.items():
        sheet.add([str(KIND_WORDS[kind]), many], ("name", "blank_zero"))
    together = Formula(f"SUM(B{first}:B{sheet.next - 1})", sum(tally.concerns.values()))
    sheet.add([str(_TOGETHER), together], ("total_name", "total_number"))
    told = Words("其中紧急 {urgent} 条；已处理 {acted} 条", "{urgent} urgent; something was done about {acted}")
    sheet.spread(str(told.saying(urgent=tally.urgent, acted=tally.acted)), "note")
