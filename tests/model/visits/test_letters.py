"""The letter box: what came, by when it is answered, what is late."""

from datetime import date

import pytest

from model.errors import NotFound, Refused
from model.visits import letters
from tests.founding import School
from tests.model.visits.desk_day import at, redo, undo

WEDNESDAY = date(2026, 11, 25)


def november(day: int) -> date:
    """A day of that November."""
    return date(2026, 11, day)


def test_a_letter_is_found_and_answered(school: School) -> None:
    letter = letters.receive_letter("睡不着", signed="一棵树")
    assert (letter.received_on, letter.reply_by, letter.about.zh) == (WEDNESDAY, november(28), "一棵树")
    assert letter.is_waiting
    assert letters.unanswered() == [letter]
    at("16:00", days=2)
    letter = letters.reply(letter.id)
    assert (letter.replied_on, letter.is_waiting, letter.was_late) == (november(27), False, False)
    assert letters.unanswered() == []
    with pytest.raises(Refused, match="已经回复"):
        letters.reply(letter.id)


def test_who_wrote_may_be_anybody(school: School) -> None:
    assert letters.receive_letter("作业太多").about.en == "an unnamed writer"
    assert letters.receive_letter("想转班", student=school.students[0], signed="小张").about.zh == "张伟"


def test_the_most_pressing_comes_first(school: School) -> None:
    later = letters.receive_letter("一", reply_by=november(30))
    sooner = letters.receive_letter("二", received_on=november(20), reply_days=2)
    today = letters.receive_letter("三", reply_by=WEDNESDAY)
    assert letters.due(WEDNESDAY) == [sooner, today]
    assert letters.unanswered() == [sooner, today, later]
    assert [letter.is_overdue(WEDNESDAY) for letter in letters.unanswered()] == [True, False, False]
    assert letters.reply(sooner.id).was_late
    assert not letters.reply(today.id).was_late, "on its last day an answer is in time"
    assert not letters.get(sooner.id).is_overdue(WEDNESDAY)


def test_the_register_of_letters_is_bounded_at_both_ends(school: School) -> None:
    came = [letters.receive_letter("信", received_on=november(day)) for day in (18, 20, 23)]
    assert letters.between(november(18), november(20)) == came[:2]
    assert letters.between(november(24), november(30)) == []


def test_a_letter_is_told_anew(school: School) -> None:
    letter = letters.receive_letter("睡不着")
    letter = letters.edit(
        letter.id,
        gist="睡不着，考试",
        student=school.students[0],
        signed="",
        reply_by=november(26),
        counsellor=school.qian,
    )
    assert (letter.about.zh, letter.counsellor_name, letter.reply_by) == ("张伟", "钱老师", november(26))
    assert letters.of_student(school.students[0]) == [letter]


def test_what_no_letter_can_be_is_refused(school: School) -> None:
    letter = letters.receive_letter("信")
    for attempt, rule in (
        (lambda: letters.receive_letter("信", received_on=november(26)), "letter.future"),
        (lambda: letters.receive_letter("信", reply_by=november(24)), "letter_reply_by"),
        (lambda: letters.reply(letter.id, november(24)), "letter_replied_on"),
        (lambda: letters.reply(letter.id, november(26)), "letter.future"),
        (lambda: letters.void(letter.id, " "), "letter_void_reason"),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.rule == rule
    with pytest.raises(NotFound):
        letters.get(99)


def test_a_voided_letter_wants_no_answer(school: School) -> None:
    letter = letters.void(letters.receive_letter("广告").id, "不是来信")
    assert (letter.is_waiting, letters.unanswered()) == (False, [])
    with pytest.raises(Refused, match="已作废"):
        letters.reply(letter.id)
    assert letters.between(WEDNESDAY, WEDNESDAY) == [letter]


def test_every_step_is_taken_back(school: School) -> None:
    letter = letters.receive_letter("睡不着")
    answered = letters.reply(letter.id)
    undo()
    assert letters.get(letter.id) == letter
    undo()
    assert letters.unanswered() == []
    redo()
    redo()
    assert letters.get(letter.id) == answered
