"""A colleague is found by name, initials or pinyin; whoever has left is not."""

from model.people import staff, staff_search
from tests.founding import School


def test_a_colleague_is_found_by_a_few_letters(school: School) -> None:
    def found(text: str) -> list[str]:
        return [each.name for each in staff_search.find(text)]

    assert found("") == [each.name for each in staff.here()]
    for text in ("sls", "sun", "孙", " S L "):
        assert found(text) == ["孙老师"], text
    assert found("zhou") == []
    staff.leave(school.sun)
    assert found("sls") == []
