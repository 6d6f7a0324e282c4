"""The word lists: shipped once, then the school's own; old records keep what they were written with."""

from pathlib import Path

import pytest

from model import session, word_lists
from model.errors import Invalid, NotAllowed, NotFound, Refused
from model.store import journal
from model.store.tables import WordRow
from model.store.tables.words import LISTS
from model.visits import register, visits
from model.visits.visit import Details
from model.words import Words
from tests.founding import School
from tests.model.visits.desk_day import undo


def test_a_new_desk_is_shipped_with_words(empty_store: Path) -> None:
    assert word_lists.ship() == len(word_lists.shipped())
    assert word_lists.ship() == 0
    assert [len(word_lists.words(name)) for name in LISTS] == [9, 8, 13, 5]
    assert [word.words.zh for word in word_lists.words("form")][:3] == ["面谈", "电话", "书信"]
    assert {word.code for word in word_lists.shipped()} >= {"danger.ideation", "danger.self_harm", "danger.attempt"}


def test_shipping_again_leaves_the_schools_own_words_alone(school: School) -> None:
    word_lists.rename("form.in_person", "面询", "Face to face")
    missing = len(word_lists.shipped()) - len(word_lists.sayings())
    assert word_lists.ship() == missing
    assert word_lists.get("form.in_person").words == Words("面询", "Face to face")
    undo()
    assert "danger.attempt" not in word_lists.sayings()


def test_every_shipped_word_is_said_in_both_languages() -> None:
    words = [word.words for word in word_lists.shipped()]
    assert all(word.en.isascii() and not word.zh.isascii() for word in words)


def test_a_word_of_the_schools_own_comes_last(school: School) -> None:
    fandom = word_lists.add("topic", "追星", "Fandom")
    only_chinese = word_lists.add("topic", " 军训 ")
    assert [word.code for word in word_lists.words("topic")][-2:] == [fandom.code, only_chinese.code]
    assert only_chinese.words == Words("军训", "军训")
    assert visits.walk_in(Details(topics=(fandom.code,))).topics == (fandom.code,)


@pytest.mark.parametrize(
    ("name", "zh", "rule"),
    [("topic", "学习压力", "word.twice"), ("mood", "好", "word_list"), ("topic", " ", "word_said")],
)
def test_what_no_word_can_be_is_refused(school: School, name: str, zh: str, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        word_lists.add(name, zh)
    assert refused.value.rule == rule


def test_a_renamed_word_is_another_name_in_old_records_too(school: School) -> None:
    visit = visits.walk_in(Details(topics=("topic.study",)))
    word_lists.rename("topic.study", "学业", "School work")
    assert word_lists.sayings()[register.get(visit.id).topics[0]].zh == "学业"
    with pytest.raises(Refused, match="人际关系"):
        word_lists.rename("topic.study", "人际关系")


def test_a_retired_word_is_offered_no_more_and_stays_where_it_stood(school: School) -> None:
    visit = visits.walk_in(Details(topics=("topic.study",)))
    word_lists.retire("topic.study")
    assert "topic.study" not in [word.code for word in word_lists.words("topic")]
    assert "topic.study" in [word.code for word in word_lists.words("topic", retired=True)]
    assert visits.edit(visit.id, Details(topics=("topic.study",), remark="续")).topics == ("topic.study",)
    with pytest.raises(Invalid, match="学习压力"):
        visits.walk_in(Details(topics=("topic.study",)), counsellor=school.qian)
    word_lists.restore("topic.study")
    visits.walk_in(Details(topics=("topic.study",)), counsellor=school.qian)


def test_two_words_the_desk_needs_itself(school: School) -> None:
    for code in ("form.in_person", "form.group"):
        with pytest.raises(Refused) as refused:
            word_lists.retire(code)
        assert refused.value.rule == "word.needed"


def test_there_is_no_such_word(school: School) -> None:
    with pytest.raises(NotFound):
        word_lists.get("topic.nothing")


def test_a_word_in_use_is_never_deleted(school: School) -> None:
    with pytest.raises(Refused) as refused, journal.writing("word.burn", Words("烧", "Burn")):
        WordRow.delete().where(WordRow.code == "topic.study").execute()
    assert refused.value.rule == "journal.nothing_is_deleted"


def test_only_who_may_change_settings_changes_words(school: School) -> None:
    session.sit_down(school.sun)
    assert word_lists.words("topic")
    for change in (
        lambda: word_lists.add("topic", "追星"),
        lambda: word_lists.rename("topic.study", "学业"),
        lambda: word_lists.retire("topic.study"),
        lambda: word_lists.restore("topic.study"),
        word_lists.ship,
    ):
        with pytest.raises(NotAllowed):
            change()
