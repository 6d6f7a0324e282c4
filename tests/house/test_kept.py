"""Whatever is typed into a form is kept: each says as what its draft is kept, or that there is none."""

import ast

from tests.house.rooms import name_of_call, sources

SCREENS = [source for source in sources() if source.path.parts[0] == "screens"]
NOT_KEPT = {
    "screens/care/care_prints.py": "a file's name and password",
    "screens/care/reason.py": "why somebody looks where they may not: said again, or not at all",
    "screens/settings/settings_access.py": "passwords",
    "screens/students/taking_over.py": "a password that somebody else told",
    "screens/appointments/booking_done.py": "the line of the booking is kept",
    "screens/calendar/calendar_acts.py": "a date, a year",
    "screens/opening/opening_plan_acts.py": "dates",
    "screens/visits/visit_acts.py": "a time",
    "screens/care/special_lists.py": "which student",
    "screens/committee/circle_acts.py": "which student",
    "screens/committee/committee_out.py": "a file's name",
    "screens/committee/report_chase.py": "a file's name",
    "screens/committee/report_forms.py": "a file's name",
}
"""Where something is asked that is quicker said again than read: why."""


def asked() -> dict[str, list[ast.expr | None]]:
    """What each form and each line of typing says of its draft, by file."""
    found: dict[str, list[ast.expr | None]] = {}
    for source in SCREENS:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and name_of_call(node) in ("Form", "prompt"):
                said = next((each.value for each in node.keywords if each.arg == "kept"), None)
                found.setdefault(source.path.as_posix(), []).append(said)
    return found


def test_every_form_says_as_what_its_draft_is_kept() -> None:
    assert {path: len(said) for path, said in asked().items() if None in said} == {}


def test_those_that_keep_none_are_known() -> None:
    nothing = {
        path
        for path, said in asked().items()
        if any(isinstance(each, ast.Constant) and each.value is None for each in said)
    }
    assert nothing == set(NOT_KEPT)
