"""What stands above the choice of what to do about a concern: the facts, the steps, the student's own history."""

from model import concern_cases
from model.committee import concerns, seats, steps
from model.committee.concerns import STATE_WORDS, Concern
from model.committee.steps import Step
from model.words import Words, say
from tui.app import DeskApp
from tui.cells import clip, wrap
from tui.dialog import INNER
from tui.sheet import Heading

HISTORY = 5
"""Lines of the student's own history that stand beside a concern."""


def about(app: DeskApp, concern: Concern) -> str:
    """What was seen, what was done, and the student's own history as far as one's right goes."""
    urgent = say("紧急 ", "urgent, ") if concern.urgent else ""
    seen = concern.seen.replace(concern.student_name, app.shown_name(concern.student_name))
    where = "" if concern.urgent and concern.report_id is None else concerns.where_told(concern)
    told = wrap(f"{urgent}{concern.raised_at:%m-%d %H:%M}  {where}{seen}", INNER)
    told += [_step(*each) for each in steps.rounds(concern.id)[-4:]]
    others = [each for each in concerns.of_student(concern.student_id) if each.id != concern.id]
    history = [
        f"{each.raised_at:%Y-%m-%d}  {say('关注', 'concern')}  {steps.outcome(each)}  {each.seen}"
        for each in others[-2:]
    ]
    history += _visits(concern.student_id)
    if case := concern_cases.open_case_of(concern.student_id):
        words = Words("个案 {n}  {level}  自 {day}", "Case {n}  {level}  since {day}")
        history.insert(0, str(words.saying(n=case.id, level=case.level.label, day=case.opened_on)))
    if sat := seats.of_student(concern.student_id):
        history.append(say("曾任或现任心理委员", "is or was on the committee") if sat else "")
    told.append("")
    told += (
        [say("该生记录：", "Their own history:"), *history]
        if history
        else [say("该生没有其他记录", "Nothing else is known of them")]
    )
    return "\n".join(clip(line, INNER) if line else "" for line in told)


def _visits(student_id: int) -> list[str]:
    from screens.students.student_lines import told_of

    every = told_of(student_id).lines
    lines = [line for line in every if not isinstance(line, Heading) and line.kind != "concern"]
    return ["  ".join(str(getattr(cell, "text", cell)) for cell in line.cells) for line in lines[:HISTORY]]


def _step(step: Step, *others: Step) -> str:
    there = steps.led_to(step, *others)
    state = f"{STATE_WORDS[step.what]}：{there}" if there else str(STATE_WORDS[step.what])
    return "  ".join(part for part in (f"{step.at:%m-%d %H:%M}", step.who, state, step.words) if part)
