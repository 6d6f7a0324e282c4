"""口径: how it was counted, the rules in force with their sources, and checks that the sheets agree."""

from unicodedata import east_asian_width

from model.exchange.workbook import heads
from model.exchange.workbook.people_sheet import People
from model.exchange.workbook.sheet import Formula, Sheet
from model.exchange.workbook.visits_sheet import Visits
from model.totals.basis import Basis, class_hours, counting, rules
from model.totals.week import WeekTotals
from model.words import Words

TITLE = Words("口径", "Basis")
AGREES = Words("一致", "agrees")
DIFFERS = Words("不一致，请核对明细", "differs: check the list")
_WIDTHS = (28, 70, 50)


def basis_sheet(week: WeekTotals, visits: Visits, people: People, *, named: bool, purpose: str) -> Sheet:
    """The sheet that says how the others were counted, and what the file may be used for."""
    sheet = Sheet(str(TITLE), _WIDTHS, "5B6B73")
    heads.head(sheet, week, Words("统计口径", "how it was counted"))
    heads.section(sheet, Words("怎样统计", "How it was counted"))
    _listed(sheet, (*counting(week), *class_hours(week), *_about_the_file(week, named, purpose)))
    heads.section(
        sheet, Words("适用规定（政策口径：{name}）", "Rules in force (profile: {name})").saying(name=week.policy.name)
    )
    _listed(sheet, rules(week))
    heads.section(sheet, Words("核对", "Checks"))
    _checks(sheet, visits, people)
    sheet.one_page = True
    return sheet


_NO_NAMES = Words("不含姓名；编号与姓名的对应只在值班台内", "Holds no names; who a code is, only the desk knows")
_NO_NAMES_NO_CODES = Words(
    "不含姓名，也不含学生编号；来访者序号只在本文件内有效",
    "Holds no names and no student codes; its numbers hold in this file alone",
)


def _about_the_file(week: WeekTotals, named: bool, purpose: str) -> tuple[Basis, ...]:
    says = (
        Words(
            "含姓名，仅用于：{purpose}；请按保密要求保管，用毕销毁",
            "Holds names, only for: {purpose}; keep it confidential, destroy it after use",
        )
        if named
        else _NO_NAMES
        if week.codes_stay
        else _NO_NAMES_NO_CODES
    )
    return (Basis(Words("本文件", "This file"), says.saying(**({"purpose": purpose} if named else {})), Words("", "")),)


def _listed(sheet: Sheet, told: tuple[Basis, ...]) -> None:
    for each in told:
        title, says, source = str(each.title), str(each.says), str(each.source)
        if source:
            needed = [_lines(text, width) for text, width in zip((title, says, source), _WIDTHS, strict=True)]
        else:
            needed = [_lines(title, _WIDTHS[0]), _lines(says, _WIDTHS[1] + _WIDTHS[2])]
            sheet.merge(sheet.next, 1, 2)
        sheet.add((title, says, source or None), ("long_name", "long", "long"), 14 * max(needed) + 6)


def _lines(text: str, width: float) -> int:
    """How many lines a text needs in a column of so many digits."""
    cells = sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)
    return max(1, -(-cells // int(width * 0.98)))


def _checks(sheet: Sheet, visits: Visits, people: People) -> None:
    """Sums that must come to the same on two sheets; they stay live."""
    lines, there = visits.columns, people.columns
    checks = [
        (
            Words("明细的人次 = 参加的行数", "Visits listed = people listed"),
            f"SUM({lines['visits']})",
            f'SUMPRODUCT(1*({there["code"]}<>""))',
        ),
    ]
    if "starts" in lines:
        checks += [
            (
                Words("各主题至少计一次 = 参加的行数", "People with a topic, or none given = people listed"),
                f"SUMPRODUCT(1*(({'+'.join(map(str, people.topics.values())) or '0'})>0))",
                f'SUMPRODUCT(1*({there["code"]}<>""))',
            ),
            (
                Words("每行结束晚于开始", "Every visit ends after it starts"),
                f"SUMPRODUCT(1*({lines['ends']}<{lines['starts']}))",
                "0",
            ),
        ]
    for title, one, other in checks:
        verdict = Formula(f'IF(({one})=({other}),"{AGREES}","{DIFFERS}")', str(AGREES))
        sheet.add([str(title), verdict, None], ("long_name", "long", "long"), 14 * _lines(str(title), _WIDTHS[0]) + 6)
        sheet.merge(sheet.next - 1, 1, 2)
