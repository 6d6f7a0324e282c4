"""The week's workbook, from the week's totals."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from model.committee.tallies import Tally
from model.exchange.visit_columns import Sayer
from model.exchange.workbook.basis_sheet import basis_sheet
from model.exchange.workbook.committee_sheet import committee_sheet
from model.exchange.workbook.opening_sheet import opening_sheet
from model.exchange.workbook.package import packed
from model.exchange.workbook.people_sheet import people_sheet
from model.exchange.workbook.sheet import Sheet
from model.exchange.workbook.summary_sheet import summary_sheet
from model.exchange.workbook.topics_sheet import topics_sheet
from model.exchange.workbook.visits_sheet import visits_sheet
from model.totals.names import Names
from model.totals.week import WeekTotals
from model.words import Words, say

Progress = Callable[[int, int, Words], None]
"""Is told done, total, and what is being done; may raise to stop the work."""


def workbook(
    week: WeekTotals,
    names: Names | None = None,
    purpose: str = "",
    *,
    committee: Tally | None = None,
    with_values: bool = True,
) -> bytes:
    """The bytes of the workbook, in the language of the desk; names and the committee's sheet only where they are given."""
    title = say("辅导工作周汇总 {week}", "Counselling in week {week}", week=week.name)
    ends = datetime.combine(week.monday + timedelta(days=7), time())
    footer = f"{week.school} {week.name}".strip()
    return packed(sheets(week, names, purpose, committee), title, footer, ends, with_values=with_values)


def sheets(
    week: WeekTotals, names: Names | None = None, purpose: str = "", committee: Tally | None = None
) -> list[Sheet]:
    """The sheets in their order: what is signed, what it is added from, how it was counted."""
    said = Sayer(week, names)
    visits, people = visits_sheet(week, said), people_sheet(week, said)
    return [
        summary_sheet(week, said, visits, people),
        opening_sheet(week),
        topics_sheet(week, said, visits, people),
        *([committee_sheet(week, committee)] if committee else []),
        visits.sheet,
        basis_sheet(week, visits, people, named=bool(names), purpose=purpose),
        people.sheet,
    ]
