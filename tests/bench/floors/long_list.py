"""The desk's own list with so many rows, and nothing else: ``long_list ROWS``. What a list costs by its length."""

import sys

from textual.app import ComposeResult

from model.words import Words
from tui.app import DeskApp
from tui.cells import Column
from tui.page import Page
from tui.pages import PageRow
from tui.sheet import Sheet

COLUMNS = (
    Column("number", Words("学号", "Number"), 10),
    Column("name", Words("姓名", "Name"), None, least=10),
    Column("class", Words("班级", "Class"), 12),
)


class ListPage(Page):
    """One list."""

    def body(self) -> ComposeResult:
        yield Sheet(COLUMNS, _cells, lambda number: number, id="list")

    def reload(self) -> None:
        self.query_one("#list", Sheet).show(range(int(sys.argv[1])))


def _cells(number: int) -> tuple[str, ...]:
    return f"{number:08d}", f"Name {number}", f"Grade {number % 3 + 7}"


class ListDesk(DeskApp):
    """A desk with that one page."""

    PAGES = (PageRow("1", "list", Words("名单", "List"), f"{__name__}:ListPage"),)
    ERRANDS = ()


if __name__ == "__main__":
    ListDesk().run()
