"""What was written down is read in full, and corrected by adding to it: contacts and changes of a level."""

from collections.abc import Callable

from model.care import contacts, levels
from model.words import Words
from tui.app import DeskApp
from tui.ask import choose, prompt
from tui.keeping import Kept

CORRECTS: dict[str, Callable[[int, str], object]] = {"contact": contacts.correct, "level": levels.correct}
"""How each kind of line of the chronology is corrected."""


async def read(app: DeskApp, kind: str, number: int, title: str, text: str) -> None:
    """Show the whole of it; ask for a correction where one is wanted. What was written stays."""
    add = ("add", Words("追加更正", "Add a correction"), Words("原文保留", "what was written stays"))
    if await choose(app, title, [add], about=text) != "add":
        return
    words = await prompt(
        app,
        Words("更正", "Correction"),
        Words("应为", "It should say"),
        check=str.strip,
        kept=Kept(f"{kind}.correct", number),
    )
    if words:
        CORRECTS[kind](number, words)
        app.announce()
