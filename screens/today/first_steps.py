"""The first steps of a new desk, each done where it is done later, too."""

from collections.abc import Iterable

from model.first_steps import Kind, Step
from tui.app import DeskApp
from tui.commands import load

ORDER: tuple[Kind, ...] = ("roster", "staff", "hours", "policy", "calendar")


async def do(app: DeskApp, number: int) -> None:
    """Do the step of that place in the order."""
    kind = ORDER[number]
    if kind == "roster":
        await load("screens.students.roster_import:bring_in")(app)
    elif kind == "staff":
        await load("screens.settings.staff:StaffSection")().add(app)
    elif kind == "hours":
        await load("screens.opening.opening_plan:open_plan")(app.screen)
    elif kind == "calendar":
        await load("screens.calendar.calendar:open_calendar")(app.screen)
    else:
        await app.switch_mode("settings")
        await load("screens.settings.settings:go_to_section")(app, "policy")


class Line:
    """A step as a line of the to-do list, beside what is due."""

    due = "step"
    at = None
    late = False

    def __init__(self, step: Step) -> None:
        self.number = ORDER.index(step.kind)
        self.what, self.about = step.what, step.about


def lines(steps: Iterable[Step]) -> list[Line]:
    """Steps as lines of the to-do list."""
    return [Line(step) for step in steps]
