"""The to-do list, line by line, and what Enter does with each kind; read after the first frame."""

from collections.abc import Hashable, Sequence
from datetime import datetime, time

from model import clock
from model.due import AT_ONCE, DUE_WORDS, ToDo, half_typed
from model.words import Words, say
from screens.today.drafts import where
from screens.today.first_steps import Line as Step
from screens.today.timeline import Shown, named
from tui.sheet import Cell, Heading

DOES = {
    "step": "screens.today.first_steps:do",
    "arrival": "screens.appointments.appointment_acts:act",
    "no_show": "screens.appointments.appointment_acts:act",
    "left_running": "screens.visits.visit_acts:act",
    "write_up": "screens.visits.notes:write_up",
    "draft": "screens.visits.notes:write_up",
    "unfinished": "screens.today.drafts:look",
    "letter": "screens.visits.letters:answer",
    "waiting": "screens.appointments.waiting:offer",
    "concern": "screens.committee.concern_acts:act",
    "mood": "screens.committee.committee:go_to_class",
    "reports": "screens.committee.committee:go_to_board",
    "meeting": "screens.committee.circle:go_to_circle",
    "listening": "screens.committee.circle:go_to_circle",
    "left_open": "screens.today.room:put_right",
    "backup": "screens.today.backup:back_up",
    "damaged": "screens.today.backup:tell_damage",
    "lost": "screens.today.losses:tell",
    "handing": "screens.students.handover:answer",
    "care_rules": "screens.care.care_due:tell_trouble",
    "care_leaders": "screens.care.incident:act",
    "care_step": "screens.care.incident:work",
    "care_written": "screens.care.incident:act",
    "care_review": "screens.care.case_file:show",
    "care_proposal": "screens.care.case_file:show",
    "care_measure": "screens.care.case_file:show",
    "care_task": "screens.care.case_file:show",
    "care_owed": "screens.care.case_file:show",
    "care_homework": "screens.care.people_round:go",
    "care_interview": "screens.care.interviews:enter",
    "care_screening": "screens.care.screening:work",
    "care_referral": "screens.care.referral_acts:act",
    "care_absent": "screens.care.care_due:hand_in",
}
"""What Enter does with each kind of to-do: a function given the app and the number it is about."""


_RUNNING = Words("正在处置的事件 {n}", "Incidents under way {n}")


def listed(steps: Sequence[Step], due: Sequence[ToDo]) -> list[Heading | ToDo | Step]:
    """What is shown: an incident under way, the first steps of a new desk, what is overdue, what is coming."""
    now, rest = [each for each in due if each.due in AT_ONCE], [each for each in due if each.due not in AT_ONCE]
    late, coming = [each for each in rest if each.late], [each for each in rest if not each.late]
    shown: list[Heading | ToDo | Step] = []
    if now:
        shown += [Heading(_RUNNING.saying(n=len({each.number for each in now}))), *now]
    if steps:
        shown += [Heading(Words("第一次使用，依次做", "First steps, one after the other")), *steps]
    if late:
        shown += [Heading(Words("逾期 {n}", "Overdue {n}").saying(n=len(late))), *late]
    if coming:
        shown += [Heading(Words("待办 {n}", "To do {n}").saying(n=len(coming))), *coming]
    return shown


def key(todo: ToDo | Step) -> Hashable:
    """What names a to-do: of one student several things of a kind may be due, a talk and a home visit."""
    several = todo.due in ("care_owed", "care_task", "care_measure")
    return todo.due, todo.number, todo.about if several else ""


def cells(todo: ToDo | Step, shown: Shown) -> tuple[str | Cell, ...]:
    """The texts of a to-do."""
    if not isinstance(todo, ToDo):
        return str(todo.what), str(todo.about), ""
    about = str(todo.about) if todo.due != "unfinished" else _half_typed(todo)
    role = "late" if todo.late else ""
    return Cell(str(DUE_WORDS[todo.due]), role), named(about, todo.names, shown), _when(todo.at)


def _half_typed(todo: ToDo) -> str:
    """How many forms, and on which pages they were begun."""
    pages = where(half_typed())
    return f"{todo.about}{say('：', ': ')}{pages}" if pages else str(todo.about)


def _when(at: datetime | None) -> str:
    if at is None:
        return ""
    if at.time() == time():
        return f"{at:%m-%d}"
    return f"{at:%H:%M}" if at.date() == clock.today() else f"{at:%m-%d %H:%M}"
