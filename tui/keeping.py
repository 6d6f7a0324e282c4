"""Keeps what is typed in a dialog: in the store, encrypted, a few seconds after it was typed, and offers it again.

A crash, a power cut or the end of the desk costs nobody more than the last seconds. Written is only what changed, at
a pause of the typing, and never while another process writes: it is not felt.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from typing import Any, ClassVar

from textual.screen import Screen
from textual.timer import Timer

from model import clock, session, unfinished
from model.errors import Busy
from model.named import NamedTuple
from model.unfinished import Unfinished
from model.words import Words
from tui.door import door

Standing = tuple[Mapping[str, Any], Mapping[str, Any]]
"""What a person typed, by field, and what stood in these fields before."""


class Kept(NamedTuple):
    """As what the draft of a dialog is kept."""

    form: str
    """Which dialog, as ``noun.verb``."""
    about: object = ""
    """What it is about, so that what was typed of one is never offered with another; empty where there is only one."""
    student: int | None = None
    """The student it is about, if it is about one."""


class Keeper:
    """The draft of one open dialog, under the name of who opened it."""

    SECONDS: ClassVar[float] = 3.0
    """After a change it is kept at the first pause that comes so much later."""
    PAUSE: ClassVar[float] = 0.3
    """Seconds without a key that are a pause."""
    LATEST: ClassVar[float] = 4.5
    """Seconds after a change at which it is kept without a pause too: a draft is younger than five seconds."""

    def __init__(self, dialog: Screen[Any], title: Words, kept: Kept, standing: Callable[[], Standing]) -> None:
        self._dialog, self._title, self._kept, self._standing = dialog, title, kept, standing
        self._who = session.at_desk().staff_id
        self.found: Unfinished | None = unfinished.of(kept.form, kept.about)
        """What was typed the last time and not finished."""
        self._close = unfinished.open_here(kept.form, kept.about)
        self._there = self.found is not None
        self._last: Mapping[str, Any] | None = self.found.said if self.found else None
        self._timer: Timer | None = None
        self._over = False
        self._changed = self._touched = 0.0

    @property
    def is_due(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._timer is not None

    @property
    def is_begun(self) -> bool:
        """Whether something stands in the dialog that would be lost with it."""
        return bool(self._standing()[0])

    def touched(self) -> None:
        """Something was typed; what is heard of only after it was saved is saved."""
        if self._over:
            return
        self._touched = monotonic()
        if self._timer is None:
            self._changed = self._touched
            self._again_in(self.SECONDS)

    def keep(self, *, wait: bool = True) -> None:
        """Keep it now. Raises ``StoreTrouble``; without ``wait`` it tries again where another process writes."""
        self._stop()
        said, was = self._standing()
        # What another person's desk does is nobody's draft but theirs.
        if self._over or not said or said == self._last or session.at_desk().staff_id != self._who:
            return
        try:
            unfinished.keep(
                self._kept.form,
                self._kept.about,
                said,
                was=was,
                title=self._title,
                place=getattr(self._dialog.app, "place", ""),
                student=self._kept.student,
                wait=wait,
            )
        except Busy:
            if wait:
                raise
            self._again_in(self.PAUSE)
            return
        self._last, self._there = said, True

    @contextmanager
    def saving(self) -> Iterator[None]:
        """What is saved inside takes the draft with it; where that fails it is kept anew."""
        if not self._there:
            yield
            return
        try:
            with unfinished.saving(self._kept.form, self._kept.about):
                yield
        except BaseException:
            self._last = None
            self.touched()
            raise

    def closed(self) -> None:
        """The dialog is gone; what was not saved waits from now on."""
        if self.is_due:
            self.keep()
        self._close()

    def done(self) -> None:
        """It is saved, or thrown away on purpose: nothing is offered again."""
        self._over = True
        self._stop()
        self._close()
        if self._there:
            unfinished.forget(self._kept.form, self._kept.about)
            self._there = False
            if publish := getattr(self._dialog.app, "publish", None):
                publish({"draft"})

    def _due(self) -> None:
        now = monotonic()
        if now - self._touched < self.PAUSE and now - self._changed < self.LATEST:
            self._again_in(self.PAUSE)
            return
        with door(self._dialog):
            self.keep(wait=False)

    def _again_in(self, seconds: float) -> None:
        self._timer = self._dialog.set_timer(seconds, self._due)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


def taken_up(found: Unfinished, how: Words) -> str:
    """That a draft goes on, of when it is, and how one begins anew."""
    at = found.kept_at
    when = f"{at:%H:%M}" if at.date() == clock.today() else f"{at:%m-%d %H:%M}"
    told = Words("接着 {when} 的草稿写，尚未保存；{how}", "The draft of {when} taken up again, not saved yet; {how}")
    return str(told.saying(when=when, how=how))
