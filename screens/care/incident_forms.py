"""Reporting an incident: the grade is chosen with its criteria in sight, and the clock runs from Enter."""

from typing import Any

from model import rights, session
from model.care import incidents, scheme
from model.care.incident_log import Incident
from model.errors import Refused
from model.people import staff, students
from model.rights import Right
from model.words import Words, say
from screens.care.care_level_forms import NO_DANGER, dangers, find
from tui.app import DeskApp
from tui.ask import show_text
from tui.fields.choice import Choice
from tui.fields.field import Field, Values
from tui.fields.long import LongText
from tui.fields.person import Person
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept


async def report(app: DeskApp, student_id: int | None = None) -> None:
    """Ask what happened; then the present step is on the screen, or for whoever reads no file, what to do now."""
    rights.need(Right.CARE_REPORT)

    initial: dict[str, Any] = {"grade": "ordinary", "danger": NO_DANGER, "told_by": session.at_desk().name}
    initial["owner"] = incidents.usual_owner()
    if student_id is not None:
        initial["student"] = students.get(student_id).id
    title = Words("上报事件", "Report an incident")
    # Whose card it is stands there already: the first digit is the grade's.
    begin = "" if student_id is None else "grade"
    made = await app.push_screen_wait(
        Form(
            title,
            _fields(app),
            _save,
            initial=initial,
            live=_live,
            begin=begin,
            kept=Kept("incident.report", student_id or "", student_id),
        )
    )
    if made is None:
        return
    app.announce()
    if rights.may(Right.CARE):
        from screens.care.incident import work

        await work(app, made.id)
    else:
        await show_text(app, scheme.protocol(made.protocol).name, _to_do(scheme.protocol(made.protocol)))


def _save(told: dict[str, Any]) -> Incident:
    criterion = f"criterion_{told['grade']}"
    try:
        return incidents.report(
            told["grade"],
            told.get(criterion) or "",
            told["facts"] or "",
            told["told_by"] or "",
            student=told["student"],
            danger=told["danger"] or "",
            owner=told["owner"],
        )
    except Refused as error:
        if error.field == "criterion":
            error.field = criterion  # of the grade that was chosen: it stands under its own question
        raise


def _fields(app: DeskApp) -> tuple[Field, ...]:
    graded = scheme.grades()
    which = Words("符合哪一条", "Which criterion")
    return (
        Person(
            "student",
            Words("学生", "Student"),
            find=find,
            named=lambda number: app.shown_name(students.get(number).name),
        ),
        Choice("grade", Words("事件分级", "Grade"), options=[(each.key, each.label) for each in graded]),
        *(Choice(f"criterion_{g.key}", which, options=list(g.criteria), when=_is(g.key)) for g in graded),
        Choice("danger", Words("危险类型", "Danger"), options=dangers()),
        Text("told_by", Words("谁上报的", "Told by")),
        LongText("facts", Words("发生了什么", "What happened"), Words("只写事实", "Facts only"), lines=3),
        Choice(
            "owner",
            Words("谁负责", "In charge"),
            Words("收书面报告、督促各步骤", "Gets the written report in, sees to the steps"),
            options=[(each.id, each.name) for each in staff.counsellors()],
        ),
    )


def _to_do(protocol: scheme.Protocol) -> str:
    """The whole protocol to read, for whoever found the student: it says nothing of anybody."""
    lines = [f"{n}  {step.words}  ({scheme.role_words(step.role)})" for n, step in enumerate(protocol.steps, 1)]
    return "\n".join([*lines, "", *(str(words) for words in protocol.never)]).rstrip()


def _is(key: str) -> Any:
    return lambda told: told.get("grade") == key


def _live(told: Values) -> str:
    """What the grade asks for, while it is being chosen."""
    grade = next((each for each in scheme.grades() if each.key == told.get("grade")), None)
    if grade is None:
        return ""
    listed = "\n".join(f"  {n} {words}" for n, (_, words) in enumerate(grade.criteria, 1))
    if grade.leaders_now or told.get("danger") or grade.written_hours is None:
        return say("马上报告领导小组！", "Tell the leading group now!") + "\n" + listed
    hours = Words("现在电话报告；书面报告 {n} 小时内交来", "Told by telephone now; the written report within {n} hours")
    return f"{hours.saying(n=grade.written_hours)}\n{listed}"
