"""F4: open the room, close it with a note for the next on duty, or say when it was really closed."""

from datetime import datetime, time

from model import clock
from model.errors import Unclear
from model.opening import hours, log
from model.words import Words
from tui.app import DeskApp
from tui.ask import prompt
from tui.fields.long import LongText
from tui.form import Form


async def open_or_close(app: DeskApp) -> None:
    """The errand of F4."""
    standing = log.now_open()
    if standing is None:
        log.open_room()
    elif standing.starts.date() < clock.today():
        await put_right(app, standing.id)
        return
    else:
        closed = await app.push_screen_wait(
            Form(
                Words("关闭辅导室", "Close the room"),
                (
                    LongText(
                        "handover",
                        Words("交接说明", "Handover"),
                        Words("给下一位值班教师；可以不填", "For the next on duty; may stay empty"),
                    ),
                ),
                lambda answers: log.close_room(answers["handover"] or ""),
            )
        )
        if closed is None:
            return
        after_closing(app)
    app.announce()


async def put_right(app: DeskApp, _opening: int) -> None:
    """Ask when the room was really closed on the day it was left open."""
    standing = log.now_open()
    if standing is None:
        return
    day = standing.starts.date()
    planned = [window.ends for window in hours.planned_on(day) if window.ends > standing.starts]
    suggestion = f"{max(planned):%H:%M}" if planned else ""

    def check(text: str) -> log.Opening:
        return log.close_room(at=datetime.combine(day, _time(text)))

    question = Words("{day} {time} 开放后没有关闭", "Opened on {day} at {time} and never closed")
    closed = await prompt(
        app,
        question.saying(day=day, time=f"{standing.starts:%H:%M}"),
        Words("实际几点关闭？", "When was it really closed?"),
        suggestion,
        check=check,
    )
    if closed is not None:
        app.announce()
        after_closing(app)


def after_closing(app: DeskApp) -> None:
    """A closed room is a good moment for a backup (issue 3 §6)."""
    from screens.backup import by_itself

    by_itself(app)


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text.strip().replace("：", ":").zfill(5))  # not said: the colon an input method types
    except ValueError as error:
        raise Unclear(Words("时间应写成 17:30", "Write the time as 17:30")) from error
