"""The page of who looked, while names are hidden."""

from model import reading_log
from model.care import board
from screens.settings.journal import LooksSection
from tests.founding import School
from tests.model.care.school_at_risk import opened
from tui.app import DeskApp


def test_the_page_of_looks_hides_what_was_searched_for_with_the_names(school: School) -> None:
    opened(school)
    board.searched("张伟", board.cards())
    looked = reading_log.latest()[1]
    app = DeskApp()
    assert "在关注看板搜索“张伟”" in LooksSection().cells(looked, app)
    app.set_reactive(DeskApp.names_hidden, True)
    assert not [cell for cell in LooksSection().cells(looked, app) if "张" in str(cell)]
