"""What the person at the desk had typed and not finished: where it was, what it says, and what becomes of it."""

from collections.abc import Mapping
from typing import Any

from model import clock, rights, unfinished
from model.due import half_typed
from model.named import NamedTuple
from model.rights import Right
from model.unfinished import Unfinished
from model.visits import notes
from model.words import Words, say
from tui.app import DeskApp
from tui.ask import choose, confirm, show_text
from tui.commands import load
from tui.pages import PAGES

NOTHING = Words("", "")


class Opener(NamedTuple):
    """What opens a form again that stands on no page of its own."""

    target: str
    """``module:function``, given the app."""
    words: Words
    """What it does."""


OPENERS: Mapping[str, Opener] = {
    "appointment.book": Opener("screens.appointments.booking:book", Words("接着预约", "Go on booking")),
    "visit.walk_in": Opener("screens.visits.walk_in:receive", Words("接着接待", "Go on receiving")),
}


def where(drafts: list[Unfinished]) -> str:
    """The pages they were typed on, each once."""
    titles = {row.id: str(row.title) for row in PAGES}
    pages = dict.fromkeys(titles[each.place] for each in drafts if each.place in titles)
    return say("、", ", ").join(pages)


async def look(app: DeskApp, _number: int = 0) -> None:
    """List them; of one: go on with it, read it, or throw it away."""
    while drafts := half_typed():
        listed = [(at, titled(app, each), _told(each)) for at, each in enumerate(drafts)]
        title = Words("没写完的内容：{n} 份", "Half typed: {n}").saying(n=len(drafts))
        about = Words(
            "回到原处打开同一张表，就从断开处接着写。",
            "Open the same form at the same place: it goes on where it was left.",
        )
        at = await choose(app, title, listed, about=about)
        if at is None or await _act(app, drafts[at]):
            return


async def _act(app: DeskApp, draft: Unfinished) -> bool:
    """What becomes of one; answers whether the person went to where it was."""
    offered = [
        ("go", _way(draft), NOTHING),
        ("read", Words("看写了什么", "Read what was typed"), NOTHING),
        ("drop", Words("扔掉", "Throw it away"), NOTHING),
    ]
    act = await choose(app, titled(app, draft), offered)
    if act == "go":
        await _go(app, draft)
        return True
    if act == "read":
        await show_text(app, titled(app, draft), text_of(draft.said))
    elif act == "drop":
        question = Words("扔掉这份没写完的内容？", "Throw away what was typed?")
        if await confirm(app, question, danger=True, yes=Words("扔掉", "throw away")):
            unfinished.forget(draft.form, draft.about)
            app.publish({"draft"})
    return False


def _way(draft: Unfinished) -> Words:
    if _opens(draft):
        return OPENERS[draft.form].words
    if _student(draft):
        return Words("到这名学生", "Go to the student")
    return Words("到“{page}”页", "Go to page {page}").saying(page=where([draft]) or str(PAGES[0].title))


async def _go(app: DeskApp, draft: Unfinished) -> None:
    if _opens(draft):
        await load(OPENERS[draft.form].target)(app)
    elif _student(draft):
        await load("screens.students.student:show")(app, draft.student_id)
    else:
        pages = [row.id for row in PAGES]
        await app.action_page(draft.place if draft.place in pages else pages[0])


def _opens(draft: Unfinished) -> bool:
    return draft.form in OPENERS and not draft.about


def _student(draft: Unfinished) -> bool:
    return draft.student_id is not None and rights.may(Right.SEE_PEOPLE) and draft.place != "visits"


def titled(app: DeskApp, draft: Unfinished) -> Words:
    """What stood above the form; while names are hidden only that there is one, for a title may name somebody."""
    if app.names_hidden or not any(draft.title):
        return Words("来访记录", "A note") if draft.form == notes.DRAFT else Words("一张表", "A form")
    return draft.title


def _told(draft: Unfinished) -> Words:
    at = draft.kept_at
    when = f"{at:%H:%M}" if at.date() == clock.today() else f"{at:%m-%d %H:%M}"
    place = where([draft])
    return Words(f"{place} {when}", f"{place} {when}")


def text_of(said: Mapping[str, Any]) -> str:
    """The texts that were typed, one below the other; a person is named as they were."""
    texts = [each[1] if isinstance(each, list) and len(each) == 2 else each for each in said.values()]
    return "\n\n".join(each for each in texts if isinstance(each, str) and each.strip()) or say(
        "（没有文字）", "(no text)"
    )
