"""Why one looks into a file that another counsellor keeps, or writes in it: asked once a day, and recorded."""

from model.care import access
from model.people import students
from model.words import Words
from screens.care.incident_step import needed
from tui.app import DeskApp
from tui.ask import prompt


async def reasoned(app: DeskApp, student_id: int) -> bool:
    """Whether the file may be read and written in now; another counsellor's asks for the reason first.

    Raises ``NotAllowed`` without the right to keep files.
    """
    if access.may_read(student_id):
        return True
    access.need_right()
    name = app.shown_name(students.get(student_id).name)
    reason = await prompt(
        app,
        Words("{name}的档案由其他老师负责", "Another counsellor keeps the file of {name}").saying(name=name),
        Words("查阅或填写的理由（会记录在档案里）", "Why you look or write (it is recorded in the file)"),
        check=needed,
        kept=None,
    )
    if reason is None:
        return False
    access.look_into(student_id, reason)
    app.announce()
    return True
