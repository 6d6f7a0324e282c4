"""check, backup, restore."""

import argparse
import json
import sys
from pathlib import Path

from model import backup as backups
from model import clock, desk, losses, unlocking
from model import restore as restoring
from model.errors import Damaged, StoreTrouble
from model.store import file, vault
from model.store.trouble import trouble_in
from model.store.vault import Opened
from model.words import Words, say
from tui.asked import data_folder
from tui.shell.run import opened, progress, who_asks


def check(asked: argparse.Namespace) -> int:
    """Look at every page, reference, rule, journal entry and look; 0 if all is well and nothing was lost, 1 if not."""
    try:
        with opened(asked):
            if asked.entered_again:
                for each in losses.unsettled():
                    losses.settle(each.entry)
            wrong = [*file.check(), *(each.words for each in losses.unsettled())]
    except Exception as error:
        told = error if isinstance(error, Damaged) else trouble_in(error)
        if asked.json and isinstance(told, Damaged):
            _as_json([told.words])
        raise
    if asked.json:
        _as_json(wrong)
    else:
        for words in wrong:
            print(words)
        if not wrong:
            print(say("数据完好，操作记录连贯", "The store is sound and its journal whole"))
    return 1 if wrong else 0


def _as_json(wrong: list[Words]) -> None:
    print(json.dumps({"ok": not wrong, "problems": [str(words) for words in wrong]}, ensure_ascii=False))


def backup(asked: argparse.Namespace) -> int:
    """Copy the store, check the copy, keep it."""
    copying = Words("备份", "Backing up")
    with opened(asked):
        made = backups.back_up(
            Path(asked.folder) if asked.folder else None, lambda done, total: progress(done, total, copying)
        )
    print(say("已备份并检查：{path}", "Backed up and checked: {path}", path=made.path))
    return 0


def restore(asked: argparse.Namespace) -> int:
    """Say what a backup holds and what would be lost; with ``--yes`` put it back, the present store kept aside."""
    path, folder = Path(asked.file), data_folder(asked)
    name, password = ("", "") if restoring.is_demo(path) else who_asks(asked)
    key = restoring.open_key(path, folder, name, password)
    if key.given:
        unlocking.need_own(key)
    present = _present_key(folder, name, password)
    restoring.need_right(path, folder, key, present)
    seen = restoring.look_into(path, folder, key, present)
    held = seen.backup
    last = f"{clock.local(held.last_at):%Y-%m-%d %H:%M}" if held.last_at else "-"
    print(
        say(
            "备份：学生 {s}，预约 {a}，来访 {v}，操作记录 {e} 条，最后一条 {at} {what}",
            "The backup: {s} {s:student|students}, {a} {a:appointment|appointments}, {v} {v:visit|visits}, "
            "{e} journal {e:entry|entries}, the last {at}: {what}",
            s=held.students,
            a=held.appointments,
            v=held.visits,
            e=held.entries,
            at=last,
            what=held.last_words,
        )
    )
    if not desk.is_there(folder):
        print(say("{folder} 里还没有值班台", "There is no desk in {folder} yet", folder=folder))
    elif seen.entries_lost is None:
        print(say("现有数据读不出来，将保留在旁边", "The present store cannot be read; it will be kept aside"))
    else:
        print(
            say(
                "恢复后会少 {n} 条操作记录",
                "{n} journal {n:entry|entries} newer than it would be gone",
                n=seen.entries_lost,
            )
        )
    if not asked.yes:
        print(say("没有改动；加 --yes 执行恢复", "Nothing was changed; add --yes to restore"), file=sys.stderr)
        return 0
    aside = restoring.put_back(path, folder, key, present)
    if aside:
        print(say("原数据保留在 {path}", "The store before is kept as {path}", path=aside))
    print(say("已恢复", "Restored"))
    return 0


def _present_key(folder: Path, name: str, password: str) -> Opened | None:
    """The key of the desk that would be replaced, where the same name and password open it."""
    try:
        return (
            vault.open_demo(folder)
            if vault.is_demo(folder)
            else vault.open_with(folder, *unlocking.as_admitted(name, password))
        )
    except StoreTrouble:
        return None
