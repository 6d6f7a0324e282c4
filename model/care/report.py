"""The report after an event in four parts (E12), begun out of the file: what is there already nobody types again."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from model.care import chronology, incident_log, said
from model.care.file import File
from model.care.incident_log import Incident
from model.words import say

BACK = timedelta(days=120)
"""How far before the event everyday conduct and family are looked up."""
_OF_SCHOOL = ("head_teacher", "teacher", "classmate")
_OF_FAMILY = ("parent",)


def begun(file: File) -> dict[str, str]:
    """The parts that the file can begin: the event with its steps, what school and family were heard to say.

    A part that was written already is left out, and so is one of which the file says nothing. Restricted contacts of
    others stay out.
    """
    event = max(file.incidents, key=lambda each: each.told_at, default=None)
    if event is None:
        return {}
    parts = {
        "daily": [*_reported(file, event), *_heard(file, event, _OF_SCHOOL)],
        "family": [*(str(said.FLAG_WORDS[flag]) for flag in file.flags), *_heard(file, event, _OF_FAMILY)],
        "trigger": list(_course(event)),
    }
    there = {kind for kind, written in file.texts.items() if written.body}
    return {kind: "\n".join(lines) for kind, lines in parts.items() if lines and kind not in there}


def _course(event: Incident) -> Iterator[str]:
    """What happened, who told it, and every step with its time."""
    told = say("{who}上报", "told by {who}", who=event.told_by)
    yield f"{_when(event.happened)} {event.facts} ({told})"
    for step in incident_log.steps(event.id):
        if step.state == "done" and step.at is not None:
            yield f"{_when(step.at)} {step.words} {step.who} {step.remark}".strip()
        elif step.state == "not_done":
            yield say("未做：{what}（{why}）", "not done: {what} ({why})", what=step.words, why=step.remark)


def _reported(file: File, event: Incident) -> Iterator[str]:
    for each in reversed(chronology.chronology(file)):
        if each.kind == "concern" and event.told_at - BACK <= each.at <= event.told_at:
            yield f"{each.at:%m-%d} {each.about}"


def _heard(file: File, event: Incident, whom: tuple[str, ...]) -> Iterator[str]:
    mended = {each.corrects for each in file.contacts}
    for each in reversed(file.contacts):
        known = not each.hidden and each.id not in mended
        if known and each.spoke_with in whom and event.told_at - BACK <= each.at <= event.told_at:
            yield f"{each.at:%m-%d} {said.WITH_WORDS[each.spoke_with]} {each.facts}"


def _when(at: datetime) -> str:
    return f"{at:%m-%d %H:%M}"
