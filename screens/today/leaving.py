"""Leaving while something still runs: an open room or a visit under way is asked about first, the safe answer on top."""

from collections.abc import Iterable
from itertools import chain
from typing import Any, Literal

from model import clock, rights
from model.opening import log
from model.rights import Right
from model.visits import register, visits
from model.visits.visit import Visit
from model.words import Words, say
from tui.app import DeskApp
from tui.ask import choose
from tui.commands import load
from tui.keeping import Keeper
from tui.progress import Progress

Answer = Literal["stay", "end", "close", "go"]
NOTHING = Words("", "")


def under_way() -> list[Visit]:
    """The visits of today that still run, if whoever sits here may end them."""
    if not rights.may(Right.RECEIVE):
        return []
    return [each for each in register.running() if each.starts.date() == clock.today()]


async def leave(app: DeskApp) -> None:
    """The errand of Ctrl+Q: out at once where nothing runs, else after an answer."""
    running = under_way()
    is_open = rights.may(Right.OPEN_ROOM) and log.now_open() is not None
    if not running and not is_open:
        await app.action_quit()
        return
    options: list[tuple[Answer, Words, Words]] = [("stay", Words("先不退出", "Stay"), NOTHING)]
    if running:
        options.append(("end", _END, Words("计时到此为止", "their clocks stop now")))
    if is_open:
        options.append(("close", Words("关闭辅导室，再退出", "Close the room, then leave"), _also(running)))
    options.append(("go", Words("就这样退出", "Leave as it is"), Words("计时继续", "the clocks run on")))
    about = "\n".join([*told(app, running), *([_open_told()] if is_open else [])])
    answer = await choose(app, Words("还有没结束的事", "Something is still under way"), options, about=about)
    if answer in (None, "stay") or (answer == "close" and not await _closed(app)):
        return
    if answer == "end":
        end_all(running)
    await app.action_quit()


def left_behind(app: DeskApp, aside: Iterable[Any] = ()) -> Words | None:
    """What leaving from under a cover would leave behind, without a name, and which key does it all the same; or None.

    ``aside`` are the screens of others who locked this desk and have not come back to it.
    """
    running, screens = len(under_way()), [*chain(*app._screen_stacks.values()), *aside]
    begun = sum(_is_begun(each) for each in screens)
    found = [Words("来访计时 {n} 个", "visits on the clock: {n}").saying(n=running)] if running else []
    if rights.may(Right.OPEN_ROOM) and log.now_open() is not None:
        found.append(Words("辅导室开放中", "the room is open"))
    if any(isinstance(each, Progress) for each in screens):
        found.append(Words("导入、导出等正在进行（退出就停下）", "an import, an export or the like (leaving stops it)"))
    if begun:
        found.append(Words("没写完的内容 {n} 份（已存草稿）", "half typed: {n} (kept as drafts)").saying(n=begun))
    if not found:
        return None
    listed = Words("、".join(each.zh for each in found), ", ".join(each.en for each in found))
    words = Words(
        "还有没结束的事：{listed}。再按一次 Ctrl+Q 就退出。",
        "Something is still under way: {listed}. Ctrl+Q once more leaves it so.",
    )
    return words.saying(listed=listed)


def _is_begun(screen: Any) -> bool:
    keeper: Keeper | None = getattr(screen, "keeper", None)
    return keeper is not None and keeper.is_begun


def told(app: DeskApp, running: list[Visit]) -> list[str]:
    """Each visit under way in a line: who, since when, with whom."""
    return [
        say(
            "来访进行中：{who}，{time} 起，{name}",
            "Visit under way: {who}, since {time}, {name}",
            who=shown_who(app, each),
            time=f"{each.starts:%H:%M}",
            name=each.counsellor_name,
        )
        for each in running
    ]


def shown_who(app: DeskApp, visit: Visit) -> str:
    """Who came, as it may be shown now."""
    return app.shown_in(str(visit.who), visit.names)


def end_all(running: list[Visit]) -> None:
    """End those that nobody ended meanwhile."""
    still = {each.id for each in register.running()}
    for each in running:
        if each.id in still:
            visits.end(each.id)


async def _closed(app: DeskApp) -> bool:
    """Close the room as F4 does; whether it is closed."""
    await load("screens.today.room:open_or_close")(app)
    return log.now_open() is None


def _open_told() -> str:
    standing = log.now_open()
    assert standing is not None
    since = f"{standing.starts:%H:%M}" if standing.starts.date() == clock.today() else f"{standing.starts:%m-%d %H:%M}"
    return say("辅导室开放中：{time} 起", "The room is open: since {time}", time=since)


def _also(running: list[Visit]) -> Words:
    return Words("先问来访", "asks about the visit first") if running else NOTHING


_END = Words("结束来访，再退出", "End the visits, then leave")
