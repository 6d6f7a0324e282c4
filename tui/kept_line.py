"""A line whose text is kept as a draft: what was not finished stands in it again, selected, so that typing replaces it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from textual.screen import Screen

from model.words import Words
from tui.inputs import OneLine
from tui.keeping import Keeper, Kept, Standing, taken_up
from tui.prose import Prose

TYPE_OVER = Words("直接输入则重新写", "typing begins anew")


class KeptLine(OneLine):
    """The one line of a dialog; a password, or what is not worth it, is not kept."""

    def __init__(
        self,
        dialog: Screen[Any],
        title: Words,
        kept: Kept | None,
        initial: str = "",
        *,
        placeholder: str = "",
        secret: bool = False,
        rest: Callable[[], Mapping[str, Any]] = dict,
        id: str | None = None,
    ) -> None:
        """``rest`` is what goes with the text: whom it was said of."""
        self._initial, self._rest = initial, rest
        self.keeper = Keeper(dialog, title, kept, self._standing) if kept and not secret else None
        self.found: Mapping[str, Any] = self.keeper.found.said if self.keeper and self.keeper.found else {}
        """What was typed the last time and not finished, the text as ``line``."""
        text = self.found.get("line", initial)
        super().__init__(text, placeholder=placeholder, secret=secret, select_on_focus=False, id=id)

    def told(self) -> Iterable[Prose]:
        """That a draft stands in the line, if one does."""
        if self.keeper and self.keeper.found:
            yield Prose(taken_up(self.keeper.found, TYPE_OVER), classes="about")

    def on_mount(self) -> None:
        """A draft stands there selected, once: whoever comes back to the line later goes on typing."""
        if self.found:
            self.select_all()

    def on_input_changed(self) -> None:
        """It is kept in a while."""
        if self.keeper and self.keeper.is_begun:
            self.keeper.touched()

    def _standing(self) -> Standing:
        text = self.value
        return ({"line": text, **self._rest()} if text.strip() and text != self._initial else {}), {}
