"""Textual's own table with five thousand rows, a header, an input and a footer."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer, Header, Input

ROWS = 5000


class Table(App[None]):
    """Shows a table."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield DataTable(cursor_type="row")
        yield Input()
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("Number", "Name", "Class", "Dormitory", "Counsellor", "Remark")
        table.add_rows(
            (f"{n:08d}", f"Name {n}", f"Grade {n % 3 + 7}", f"{n % 40}", f"C{n % 4}", "") for n in range(ROWS)
        )
        table.focus()


if __name__ == "__main__":
    Table().run()
