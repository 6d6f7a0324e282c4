"""What was on the disk once and cannot be read now, in words for whoever opens the desk."""

from model import clock
from model.store.witness import NOTHING, Last
from model.values import dataclass
from model.words import Words


@dataclass(frozen=True, slots=True)
class Loss:
    """What was on the disk once and cannot be read now."""

    there: Last
    """The newest that is there."""
    known: Last
    """The newest that had been written down."""
    is_other: bool
    """Whether the entry of that number is there, but not the one that had been written here."""
    kept: str = ""
    """Name of the file the log was kept as; empty where there was none."""

    @property
    def entries(self) -> int:
        """How many entries are gone; 0 where that is not known, or where only looks are."""
        return max(0, self.known.entry - self.there.entry)

    @property
    def looks(self) -> int:
        """How many lines of who looked are gone."""
        return max(0, self.known.looks - self.there.looks)

    @property
    def is_none(self) -> bool:
        """Whether nothing is lost but the log."""
        return not (self.entries or self.looks or self.is_other)

    def words(self) -> Words:
        """The same for whoever opens the desk: what, since when, what to do."""
        told = _ENTRIES if self.entries else _OTHER if self.is_other else _ONLY_LOOKS if self.looks else _NONE
        return told.saying(
            n=self.entries,
            looks=self.looks,
            after=self.there.entry,
            upto=self.known.entry,
            since=moment(self.there.at),
            until=moment(self.known.at),
            kept=_KEPT.saying(name=self.kept) if self.kept else _NO_LOG,
        )


def moment(instant: str) -> Words:
    """An instant as the sentence says it."""
    if instant == NOTHING.at:
        return Words("最初", "the beginning")
    at = f"{clock.local(instant):%Y-%m-%d %H:%M}"
    return Words(at, at)


_ENTRIES = Words(
    "{since} 之后有 {n} 条改动读不回来：操作记录写到过第 {upto} 条（{until}），现在只到第 {after} 条。日志文件 desk.db-wal "
    "被截断、改动或删除过，或者数据文件被换成了旧的。此前的内容都在，可以照常使用。请把 {since} 到 {until} "
    "之间做过的事补录一遍；若有比 {since} 更新的备份，先恢复它。{kept}",
    "{n} {n:change|changes} after {since} could not be read back. The journal had reached entry {upto} ({until}) and ends "
    "at entry {after} now. The log desk.db-wal was cut, changed or deleted, or an older store was put here. Everything "
    "before is there, and the desk works on. Enter again what was done from {since} to {until}; if a backup is newer than "
    "{since}, restore it first. {kept}",
)
_OTHER = Words(
    "这里的数据不是上次用的那一份：操作记录第 {upto} 条不是 {until} 写下的那一条。日志文件 desk.db-wal 被改动或删除过，"
    "或者数据文件被换过。请核对 {until} 以前做过的事是否都在，缺的补录；换下的那一份如果还在，请先收好。{kept}",
    "This is not the store that was last used here: its entry {upto} is not the one written at {until}. The log "
    "desk.db-wal was changed or deleted, or another store was put here. Look whether what was done up to {until} is "
    "there, and enter what is missing; if the other store is still somewhere, keep it. {kept}",
)
_ONLY_LOOKS = Words(
    "查阅记录少了最后 {looks} 行：日志文件 desk.db-wal 被截断、改动或删除过。{since} 以前的改动都在。{kept}",
    "The last {looks} {looks:line|lines} of who looked {looks:is|are} gone. The log desk.db-wal was cut, changed or "
    "deleted. All changes up to {since} are there. {kept}",
)
_NONE = Words(
    "日志文件 desk.db-wal 损坏，但里面的改动已全部写进数据文件，没有丢失。{kept}",
    "The log desk.db-wal was damaged, but all its changes were in the store already: nothing is lost. {kept}",
)
_KEPT = Words("读不出的日志原样保存为 {name}。", "The log as it was is kept as {name}.")
_NO_LOG = Words("旁边没有留下日志文件。", "No log was left beside it.")
