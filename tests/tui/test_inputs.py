"""The one-line input: what it leaves out of Textual's."""

from textual.app import App, ComposeResult

from tui.inputs import OneLine


class _Alone(App[None]):
    def compose(self) -> ComposeResult:
        yield OneLine(id="line")


async def test_a_letter_gives_the_line_no_new_classes_for_it_would_be_styled_anew() -> None:
    app = _Alone()
    async with app.run_test() as pilot:
        line = app.query_one("#line", OneLine)
        before = line.classes
        await pilot.press("z")
        assert line.value == "z"
        assert line.classes == before
