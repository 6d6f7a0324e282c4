"""A bare Textual application: one line of text."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """Says hello."""

    def compose(self) -> ComposeResult:
        yield Static("Hello, floor")


if __name__ == "__main__":
    Hello().run()
