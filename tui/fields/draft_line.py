"""The line of a form that goes on with a draft: that it does, of when it is, and the key that begins anew."""

from collections.abc import Mapping
from typing import Any

from model.unfinished import Unfinished
from model.words import Words
from tui.fields.entries import Entries
from tui.keeping import taken_up
from tui.prose import Prose

ANEW = Words("Ctrl+R 重新写", "Ctrl+R begins anew")
BACK = Words("从头写起；Ctrl+R 换回草稿", "Begun anew; Ctrl+R brings the draft back")


class DraftLine(Prose):
    """Puts the draft into the fields, aside, and back again."""

    def __init__(self, found: Unfinished, entries: Entries, *, shared: bool) -> None:
        """``shared`` if others may have changed meanwhile what the form is about."""
        super().__init__(id="kept")
        self._found, self._entries, self._shared = found, entries, shared
        self._aside: Mapping[str, Any] | None = None
        entries.restore(found.said)
        self.text = self._told()

    def turn(self) -> None:
        """Begin anew, or bring the draft back."""
        if self._aside is None:
            self._aside = self._entries.draft
            self._entries.begin_anew()
        else:
            self._entries.restore(self._aside)
            self._aside = None
        for row in self._entries.rows.values():
            row.settle()
        self.text = self._told()

    def _told(self) -> str:
        if self._aside is not None:
            return str(BACK)
        told = taken_up(self._found, ANEW)
        changed = self._entries.changed_since(self._found.was) if self._shared else []
        if not changed:
            return told
        labels = Words("、".join(each.zh for each in changed), ", ".join(each.en for each in changed))
        since = Words("{told}。其间别处改动过：{labels}", "{told}. Changed elsewhere meanwhile: {labels}")
        return str(since.saying(told=told, labels=labels))
