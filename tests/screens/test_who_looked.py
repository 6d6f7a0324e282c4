"""The page of who looked, while names are hidden."""

from model import reading_log, rights
from model.care import board
from model.rights import Role
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


def test_who_is_shown_a_part_of_the_looks_is_not_told_that_nobody_looked(school: School) -> None:
    opened(school)
    board.searched("张伟", board.cards())
    section = LooksSection()
    assert "这里只列出" not in str(section.about())
    rights.take(Role.ADMINISTRATOR)
    assert section.items() == []
    assert "其余由心理教师看" in str(section.about())
    assert "还没有人" not in str(section.empty)
