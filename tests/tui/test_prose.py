"""A paragraph is as high as what it says, also where it says something else before it was laid out."""

import pytest
from textual.app import App, ComposeResult

from tests.driver import at_the_desk
from tui.prose import Prose

LONG = "钥匙文件损坏，请用最近备份旁的文件替换它。" * 6


class Telling(App[None]):
    """A paragraph and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.animation_level = "none"

    def compose(self) -> ComposeResult:
        yield Prose(LONG)


@pytest.mark.parametrize(
    "said", [("正在打开", LONG), ("", "正在打开", LONG), (LONG * 2, "正在打开"), ("正在打开", "", LONG * 2)]
)
async def test_what_is_said_last_is_shown_whole(said: tuple[str, ...]) -> None:
    async with at_the_desk(Telling()) as at:
        prose = at.app.query_one(Prose)
        for n in range(len(said)):
            # At once, or with a rest after the first of them.
            for place, text in enumerate(said):
                prose.text = text
                if place < n:
                    await at.rest()
            await at.rest()
            assert "".join(line.strip() for line in at.lines) == said[-1]
            prose.text = LONG
            await at.rest()
