"""The black screen that covers the desk; whoever never covers it never loads it."""

from textual.events import Click
from textual.screen import ModalScreen

from model.words import Words, say
from tui.commands import Command, Commanded


class Blank(Commanded, ModalScreen[None]):
    """Nothing to be seen; F8, Esc or a click brings back what was there."""

    DEFAULT_CSS = """
    Blank {
        background: black; color: #606060; align: center middle; content-align: center middle;
        & ToastHolder { display: none; }
    }
    """
    COMMAND_TABLE = (
        Command("blank.lift", Words("返回", "Return"), "escape", lambda screen: screen.app.uncover(), also=("enter",)),
    )

    _told: Words | None = None

    def render(self) -> str:
        """How to come back, and no more but what was asked for."""
        back = say("按 F8 或 Esc 返回", "F8 or Esc to return")
        return f"{self._told}\n\n{back}" if self._told else back

    def tell(self, words: Words | None) -> None:
        """Say something over the black, without a name."""
        self._told = words
        self.refresh(layout=True)

    def on_screen_suspend(self) -> None:
        """What was said is said no more."""
        self.tell(None)

    async def on_click(self, event: Click) -> None:
        """The mouse lifts it too."""
        event.stop()
        await self.action_command("blank.lift")
