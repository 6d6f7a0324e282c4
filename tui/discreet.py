"""Names as they may be shown: in full, or by their first letter while they are hidden from whoever walks past."""

from collections.abc import Iterable

from textual.reactive import var

from tui.cells import masked
from tui.type_ahead import PatientApp


class DiscreetApp(PatientApp):
    """An app that can hide names."""

    names_hidden: var[bool] = var(False, init=False)
    """Names are shown by their first letter only."""

    def shown_name(self, name: str) -> str:
        """A name as it may be shown now: 王小明, or 王** while names are hidden."""
        return masked(name) if self.names_hidden else name

    def shown_in(self, text: str, names: Iterable[str]) -> str:
        """A text with these names in it as they may be shown now; whatever else it says stays."""
        for name in sorted(filter(None, names), key=len, reverse=True) if self.names_hidden else ():
            text = text.replace(name, masked(name))
        return text
