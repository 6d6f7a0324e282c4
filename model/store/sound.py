"""Whether a store is sound: its pages, its references, its rules, its rows, the chains of its journal and of who looked."""

from typing import Any

from model.store import journal, laid, looks, rows
from model.store.database import desk
from model.words import Words


def check(connection: Any | None = None) -> list[Words]:
    """What is wrong with the store: its pages, its references, its rules, its rows, its chains; empty if nothing."""
    connection = connection or desk.connection()
    wrong: list[Words] = []
    for told, *_ in connection.execute("PRAGMA cipher_integrity_check").fetchall():
        wrong.append(Words("加密页校验失败：{told}", "An encrypted page fails its check: {told}").saying(told=told))
    for told, *_ in connection.execute("PRAGMA integrity_check").fetchall():
        if told != "ok":
            wrong.append(Words("数据库完整性：{told}", "Database integrity: {told}").saying(told=told))
    for found in connection.execute("PRAGMA foreign_key_check").fetchall():
        wrong.append(
            Words("{table} 第 {row} 行引用了不存在的记录", "{table} row {row} refers to nothing").saying(
                table=found[0], row=found[1]
            )
        )
    return [
        *wrong,
        *laid.wrong(connection),
        *_chain_broken(connection),
        *rows.wrong(connection),
        *looks.wrong(connection),
    ]


def _chain_broken(connection: Any) -> list[Words]:
    before = ""
    seals = dict(connection.execute("SELECT entry, hash FROM journal_seal ORDER BY entry").fetchall())
    entries = connection.execute(
        "SELECT id, at, who, deed, zh, en, kind, undoes, stands, details FROM journal_entry ORDER BY id"
    )
    number = 0
    for number, entry in enumerate(entries.fetchall(), start=1):
        changes = connection.execute(
            "SELECT noun, row, before, after FROM journal_change WHERE entry = ? ORDER BY id", (entry[0],)
        )
        sealed = journal.digest(before, tuple(entry), changes.fetchall())
        if entry[0] != number or seals.get(entry[0]) != sealed:
            return [
                Words("操作记录第 {n} 条与封存不符", "Journal entry {n} does not match its seal").saying(n=entry[0])
            ]
        before = sealed
    if len(seals) != number:
        return [Words("操作记录有缺失", "Journal entries are missing")]
    return []
