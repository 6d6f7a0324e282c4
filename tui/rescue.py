"""At the door when something is wrong: a lost key file, a damaged store, a forgotten password."""

import asyncio
from pathlib import Path

from model import desk, restore
from model.access_giving import given, recover, rescuable, take_own
from model.people import staff
from model.store.vault import Opened
from model.words import Words
from tui.app import DeskApp
from tui.ask import choose, confirm, show_text
from tui.form import Form
from tui.founding import AGAIN, PASSWORD, show_code, twice

NOTHING = Words("", "")


async def find_key(app: DeskApp, folder: Path) -> Words:
    """Offer the key file of the newest backup in place of one that is missing or damaged; answers what came of it."""
    agreed = await confirm(
        app,
        Words("钥匙文件 desk.key 丢失或损坏", "The key file desk.key is missing or damaged"),
        Words(
            "没有它谁也打不开数据。数据本身没有改动。从最近的备份取回钥匙文件？口令是备份那时的口令。",
            "Without it nobody opens the store, which is as it was. Take the key file of the newest backup? "
            "The passwords are then those of that day.",
        ),
        yes=Words("取回", "take it"),
    )
    if not agreed:
        return Words("没有钥匙文件，打不开。", "Without the key file it does not open.")
    found = restore.key_from_backup(folder)
    if found is None:
        return Words(
            "backups 文件夹里没有备份；请把备份盘上的 .key 文件复制为 desk.key。",
            "There is no backup in the folder backups; copy the .key file of another backup to desk.key.",
        )
    return Words("已取回 {name}，请输入姓名和口令。", "Took {name}; type name and password.").saying(name=found.name)


async def bring_back(app: DeskApp, folder: Path, opened: Opened, why: Words) -> bool:
    """The store cannot be read: offer the newest backup that can; the store itself is kept beside it."""
    found = await asyncio.to_thread(restore.newest_good, folder, opened)
    if found is None:
        advice = Words(
            "{why}\n\nbackups 文件夹里没有能用的备份。若备份盘上有，请运行：\ndutydesk restore 备份文件 --yes",
            "{why}\n\nThere is no good backup in the folder backups. If there is one elsewhere, run:\n"
            "dutydesk restore BACKUP --yes",
        )
        await show_text(app, Words("数据文件损坏", "The store is damaged"), advice.saying(why=why))
        return False
    held = restore.look_into(found.path, folder, opened).backup
    detail = Words(
        "{why}\n\n最近能用的备份：{at}，学生 {s}，预约 {a}，来访 {v}。\n恢复它？损坏的文件改名保留在旁边，不会被覆盖。",
        "{why}\n\nThe newest good backup: {at}, {s} {s:student|students}, {a} {a:appointment|appointments}, {v} {v:visit|visits}.\n"
        "Restore it? The damaged file is kept beside it under another name, never overwritten.",
    ).saying(why=why, at=f"{found.at:%Y-%m-%d %H:%M}", s=held.students, a=held.appointments, v=held.visits)
    title = Words("数据文件损坏", "The store is damaged")
    if not await confirm(app, title, detail, yes=Words("恢复备份", "restore it")):
        return False
    desk.leave()
    aside = await asyncio.to_thread(restore.put_back, found.path, folder, opened, opened)
    kept = Words("已恢复 {at} 的备份。", "The backup of {at} is restored.").saying(at=f"{found.at:%Y-%m-%d %H:%M}")
    if aside is not None:
        kept = Words("{kept}\n原文件：{aside}", "{kept}\nThe file before: {aside}").saying(kept=kept, aside=aside)
    await show_text(app, Words("已恢复", "Restored"), kept)
    return True


async def recovered(app: DeskApp) -> bool:
    """The recovery code opened it: a counsellor takes a new password and sits down; the next code is shown once."""
    options = [(number, Words(name, name), staff.ROLE_WORDS["counsellor"]) for number, name in rescuable().items()]
    who = await choose(app, Words("恢复码正确。给谁设新口令？", "The code is right. Whose new password?"), options)
    if who is None:
        return False

    def save(answers: dict[str, str]) -> str:
        twice(answers)
        return recover(who, answers["password"])[1]

    title = Words("{name}的新口令", "A new password for {name}").saying(name=rescuable()[who])
    code = await app.push_screen_wait(Form(title, (PASSWORD, AGAIN), save))
    if code is None:
        return False
    await show_code(app, code)
    return True


async def own_chosen(app: DeskApp) -> bool:
    """Somebody else set the password that was typed: one's own in its place, or the desk stays closed."""
    told = Words(
        "{said}。\n别人知道这个口令，请换成只有您知道的。如果不是您要求的，请告诉负责老师。",
        "{said}.\nSomebody else knows that password: choose one that only you know. If you did not ask for it, tell the head of "
        "the room.",
    ).saying(said=given())

    def save(answers: dict[str, str]) -> bool:
        twice(answers)
        take_own(answers["password"])
        return True

    title = Words("请设您自己的口令", "Choose your own password")
    form = Form(title, (PASSWORD, AGAIN), save, live=lambda _answers: str(told))
    return await app.push_screen_wait(form) is not None
