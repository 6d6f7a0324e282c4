"""The committee's section of the Reports page: the week's reports by grade, as its sheet of the workbook has them."""

from collections.abc import Sequence

from model.committee import tallies
from model.committee.tallies import ClassTally
from model.totals.week import WeekTotals
from model.words import say
from tui.sheet import Cell

_MISSING = ("open", "missing", "coming")


def rows(totals: WeekTotals) -> Sequence[tuple[str | Cell, ...]]:
    """A line for each grade and building, and their sum; nothing in a school without a committee."""
    tally = tallies.tally(totals.monday)
    if not tally.is_in_use:
        return ()
    groups = [(str(group), [each for each in tally.places if each.point.group == group]) for group in tally.groups()]
    told = [_line(name, own) for name, own in groups]
    return [*told, _line(say("合计", "All"), tally.places)]


def _line(name: str, own: Sequence[ClassTally]) -> tuple[str | Cell, ...]:
    states = [each.square.state for each in own]
    wanted = sum(each.wanted for each in own)
    missing = sum(state in _MISSING for state in states)
    late = sum(each.square.late for each in own)
    seats = f"{sum(each.filled for each in own)}/{sum(len(each.point.chairs) for each in own)}"
    came = wanted - missing
    return (
        name,
        str(wanted),
        str(came),
        str(states.count("nothing")),
        Cell(str(missing), "late" if missing else ""),
        str(late),
        seats,
    )
