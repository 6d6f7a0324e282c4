"""Draws the README's pictures: ``python -m tests.pictures docs`` (``make pictures``).

Each is the real screen of a demo school on one fixed morning, as SVG, so that the same code draws the
same picture. No font is fetched: the viewer's own monospace is used.
"""

import asyncio
import re
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from model import clock, demo, desk
from model.words import Language, speak
from tests.driver import WIDE, at_the_desk
from tui.app import DeskApp
from tui.wiring import wire

MORNING = datetime(2026, 11, 25, 12, 5)
"""A school Wednesday, five minutes after noon."""
SCENES: tuple[tuple[str, Language, tuple[str, ...]], ...] = (
    ("today", "zh", ()),
    ("booking", "zh", ("f2", "z", "enter")),
    ("week", "zh", ("2",)),
    ("visits", "zh", ("3",)),
    ("opening", "zh", ("4",)),
    ("committee", "zh", ("5",)),
    ("seats", "zh", ("5", "ctrl+e")),
    ("risk", "zh", ("6",)),
    ("case", "zh", ("6", "enter")),
    ("step", "zh", ("6", "ctrl+k")),
    ("students", "zh", ("7",)),
    ("reports", "zh", ("8",)),
    ("today-en", "en", ()),
    ("help-en", "en", ("f1",)),
)
"""File name, language, and the keys that lead there."""
_FONT = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)


def bare(svg: str) -> str:
    """The picture without fonts from elsewhere."""
    return _FONT.sub("", svg).replace("Fira Code, ", "")


async def draw(folder: Path, into: Path) -> None:
    """Draw every scene of the demo school in ``folder``."""
    for name, language, keys in SCENES:
        speak(language)
        desk.open_demo(folder)
        async with at_the_desk(wire(DeskApp()), WIDE) as seat:
            await seat.press(*keys)
            title = "心理辅导室值班台" if language == "zh" else "Duty Desk"
            svg = bare(seat.app.export_screenshot(title=title))
        (into / f"{name}.svg").write_text(svg, encoding="utf-8")
        desk.leave()
        print(into / f"{name}.svg")


def main() -> None:
    """Build the demo school, draw, throw it away."""
    into = Path(sys.argv[1] if len(sys.argv) > 1 else "docs") / "pictures"
    into.mkdir(parents=True, exist_ok=True)
    with clock.stopped_at(MORNING), tempfile.TemporaryDirectory() as folder:
        demo.build(Path(folder))
        desk.leave()
        asyncio.run(draw(Path(folder), into))


if __name__ == "__main__":
    main()
