"""A bare input, and a line that repeats what was typed."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class Typing(App[None]):
    """Repeats what is typed."""

    def compose(self) -> ComposeResult:
        yield Input()
        yield Static("Type here", id="echo")

    def on_input_changed(self, changed: Input.Changed) -> None:
        self.query_one("#echo", Static).update(f"typed {changed.value}")


if __name__ == "__main__":
    Typing().run()
