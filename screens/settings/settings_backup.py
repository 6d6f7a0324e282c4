"""Backups on the settings page: when the last good one was made, where they lie, and how one is brought back."""

from collections.abc import Sequence

from model import backup, clock, desk
from model.errors import Damaged
from model.rights import Right
from model.store.kept import Backup
from model.words import Words, say
from screens.settings.settings_lists import VALUES
from screens.settings.settings_section import Cell, Column, Heading, Section
from screens.settings.settings_values import Value, current, edit, setting
from screens.today.backup import back_up
from tui.app import DeskApp
from tui.ask import show_text

MEGABYTE = 1_000_000


class BackupSection(Section):
    """The two settings, then every backup, the newest first."""

    id = "backup"
    title = Words("备份", "Backup")
    right = Right.BACKUP
    columns = (
        VALUES[0],
        Column("size", Words("大小", "Size"), (18, 18)),
        Column("second", Words("第二处", "Second"), (10, 10)),
    )
    does = Words("处理", "Act")
    adds = Words("立即备份", "Back up now")

    def about(self) -> Words:
        """When the last good one was made."""
        last = backup.last_good()
        if last is None:
            return Words("还没有备份。按 Insert 立即备份。", "There is no backup yet. Insert makes one now.")
        hours = int((clock.now() - last).total_seconds() // 3600)
        return Words(
            "上次：{at}（{n} 小时前），已打开检查过。Insert 立即备份。",
            "The last: {at} ({n} h ago), checked. Insert makes one now.",
        ).saying(at=f"{last:%Y-%m-%d %H:%M}", n=hours)

    def items(self) -> Sequence[Value | Backup | Heading]:
        """Settings, then backups."""
        shown: list[Value | Backup | Heading] = [
            setting("backup_hours", current("backup_hours"), 4),
            setting("backup_folder", current("backup_folder"), ""),
        ]
        made = backup.everywhere()
        if made:
            kept = Words("备份（保留 7 天、5 周、12 月）", "Backups (7 days, 5 weeks, 12 months are kept)")
            shown += [Heading(kept), *made]
        return shown

    def key(self, item: Value | Backup) -> str:
        """The file, or the setting."""
        return item.name if isinstance(item, Value) else item.path.name

    def cells(self, item: Value | Backup, app: DeskApp) -> tuple[str | Cell, ...]:
        """When, how big, and whether it lies in the second place too."""
        if isinstance(item, Value):
            return str(item.title), str(item.said), ""
        there = Cell(say("有", "yes"), "free") if item.second else Cell("-", "muted")
        return f"{item.at:%Y-%m-%d %H:%M}", f"{item.size / MEGABYTE:.1f} MB", there

    def detail(self, item: Value | Backup, app: DeskApp) -> str:
        """Where it is."""
        if isinstance(item, Value):
            return f"{item.title}: {item.said}\n{item.source}"
        return str(item.path)

    async def act(self, app: DeskApp, item: Value | Backup) -> None:
        """Change a setting, or tell what is in a backup and how it is brought back."""
        if isinstance(item, Value):
            await edit(app, item.name)
            app.publish({"backup"})
            return
        await show_text(app, Words("恢复备份", "Restoring a backup"), _how(item))

    async def add(self, app: DeskApp) -> None:
        """One now."""
        await back_up(app)


def _how(made: Backup) -> Words:
    where = backup.store_folder()
    data = "" if where == desk.default_folder() else f' --data "{where}"'
    return Words(
        "{held}\n\n恢复会换掉现有数据，所以要在值班台关闭时做：\n"
        "1  按 Ctrl+Q 退出，其他窗口也关闭。\n"
        "2  在命令行输入，先看会丢什么：\n{line}\n"
        "3  确认后再加 --yes。现有数据改名保留在旁边，不会被覆盖。",
        "{held}\n\nRestoring replaces what is there, so it is done while the desk is closed:\n"
        "1  Quit with Ctrl+Q, and close other windows.\n"
        "2  In a shell, see first what would be lost:\n{line}\n"
        "3  Then add --yes. The present store is kept beside it under another name, never overwritten.",
    ).saying(held=_held(made), line=f'dutydesk{data} restore "{made.path}"')


def _held(made: Backup) -> Words:
    try:
        held = backup.look_into(made)
    except Damaged:
        return Words(
            "{at} 的备份用现在的密钥读不出来：它用的是以前的密钥，或已损坏；恢复时用当时的口令。",
            "The backup of {at} cannot be read with the key of today: it has an earlier one, or is damaged. "
            "Restore it with a password of its time.",
        ).saying(at=f"{made.at:%Y-%m-%d %H:%M}")
    return Words(
        "{at} 的备份里有：学生 {s}，预约 {a}，来访 {v}，操作记录 {e} 条（最后：{last}）。",
        "The backup of {at} holds {s} {s:student|students}, {a} {a:appointment|appointments}, {v} {v:visit|visits}, "
        "{e} journal {e:entry|entries} (the last: {last}).",
    ).saying(
        at=f"{made.at:%Y-%m-%d %H:%M}",
        s=held.students,
        a=held.appointments,
        v=held.visits,
        e=held.entries,
        last=held.last_words,
    )
