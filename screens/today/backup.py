"""A backup now, behind a bar that can be stopped; or by itself, unseen, on closing the room and every few hours.

The copying and the checking run in a child process: typing stays as quick as it was.
"""

from datetime import timedelta
from pathlib import Path

from model import clock, desk, health, rights
from model.errors import DeskError
from model.rights import Right
from model.words import Words
from tui.app import DeskApp
from tui.ask import show_text
from tui.childwork import ChildFailed, run_child
from tui.door import refuse
from tui.progress import work_on

TARGET = "model.backup_work:make"
NOUN = frozenset({"backup"})
"""What pages that show the last backup follow; the store has no table of that name."""
AGAIN_AFTER = timedelta(hours=1)
"""After one that failed the desk tries by itself again only then."""


async def back_up(app: DeskApp, _number: int = 0) -> None:
    """Make a backup now and wait for it; stopped, it leaves nothing half-done."""
    rights.need(Right.BACKUP)
    order = {"handed": desk.handed_over(), "by_itself": False}
    made = await work_on(app, Words("备份", "Backing up"), TARGET, order)
    if made is None:
        app.notify(str(Words("已停止，没有留下备份", "Stopped; no backup was left")), markup=False)
        return
    app.backup_failed = None
    app.looked_over = True
    # The child wrote the entry: whether this desk has read it already is chance, so the sentence is its own.
    words = Words("已备份并检查：{file}", "Backed up and checked: {file}")
    if made["second_missed"]:
        words = Words(
            "已备份并检查：{file}；第二处备份文件夹不在",
            "Backed up and checked: {file}; the second folder is not there",
        )
    app.announce(words.saying(file=Path(made["path"]).name))
    app.publish(NOUN)


def by_itself(app: DeskApp) -> None:
    """Begin one unseen, unless one is under way or the last one failed a short while ago."""
    failed = app.backup_failed
    if app.backing_up or (failed is not None and timedelta(0) <= clock.now() - failed < AGAIN_AFTER):
        return
    app.backing_up = True
    app.run_worker(_unseen(app), group="backup")


async def _unseen(app: DeskApp) -> None:
    # Left by a cancel, that is, when the desk goes down, it stays marked as under way: the launcher finishes it.
    try:
        await run_child(TARGET, {"handed": desk.handed_over(), "by_itself": True})
    except DeskError as error:
        _fail(app, error.words)
    except ChildFailed:
        _fail(
            app,
            Words(
                "自动备份没有做成，请手动备份（0 设置）", "The backup by itself failed; make one on page 0, Settings"
            ),
        )
    else:
        app.backup_failed = None
        app.looked_over = True
    app.backing_up = False
    app.publish({*app.poll_changes(), *NOUN})


def look_over(app: DeskApp) -> None:
    """Check every page, rule and entry once, unseen; what is wrong is told on Today."""
    app.looked_over = True
    app.run_worker(_looked_over(app), group="backup")


async def _looked_over(app: DeskApp) -> None:
    try:
        found = await run_child("model.backup_work:look_over", {"handed": desk.handed_over()})
    except (DeskError, ChildFailed):
        # The child was in nobody's way and found nothing out: the next backup looks at everything again.
        return
    if found:
        health.note(*(Words(*words) for words in found))
        refuse(app, Words("数据检查没有通过，详见今日待办", "The store did not pass its check; see Today's to-do list"))
        app.publish(NOUN)


async def tell_damage(app: DeskApp, _number: int = 0) -> None:
    """Say what is wrong with the store, and what to do."""
    await show_text(app, Words("数据损坏", "The store is damaged"), health.advice())


def _fail(app: DeskApp, why: Words) -> None:
    app.backup_failed = clock.now()
    refuse(app, why)
