"""What is typed of a visit or a letter is checked beside its field, and then goes to the verb as it is."""

from datetime import date

import pytest

from model.drafts import Draft, check
from model.drafts.visits import LetterDraft, NoteDraft, ReasonDraft, ReplyDraft, SpanDraft, VisitDraft
from model.errors import Invalid
from model.visits import letters, visits
from tests.founding import School
from tests.model.visits.desk_day import at, moment


def test_a_draft_is_told_as_it_is(school: School) -> None:
    typed = {"student": str(school.students[0]), "topics": ["topic.study"], "remark": " 午间 "}
    visit = visits.walk_in(check(VisitDraft, typed))
    assert (visit.who.zh, visit.topics, visit.remark) == ("张伟", ("topic.study",), "午间")


def test_a_span_goes_to_the_minute(school: School) -> None:
    at("13:00")
    span = check(SpanDraft, {"starts": "2026-11-25 12:00:31", "ends": "2026-11-25T12:40"})
    assert visits.add(VisitDraft(), span.starts, span.ends).minutes == 40
    assert span.starts == moment("12:00")


def test_a_letter_goes_into_the_box(school: School) -> None:
    draft = check(LetterDraft, {"gist": "睡不着", "reply_by": "2026-11-26"})
    letter = letters.receive_letter(draft.gist, received_on=draft.received_on, reply_by=draft.reply_by)
    assert letter.reply_by == date(2026, 11, 26)
    assert check(ReplyDraft, {}).on == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("kind", "typed", "field", "said"),
    [
        (VisitDraft, {"visitor": "ghost"}, "visitor", "请从列表中选"),
        (VisitDraft, {"visitor": "teacher", "student": 1}, "student", "不关联学生"),
        (VisitDraft, {"remark": "长" * 201}, "remark", "太长，最多 200 字"),
        (SpanDraft, {"starts": "2026-11-25 12:00"}, "ends", "必填"),
        (SpanDraft, {"starts": "2026-11-25 11:00", "ends": "2026-11-25 11:00:59"}, "ends", "至少 1 分钟"),
        (SpanDraft, {"starts": "2026-11-24 23:30", "ends": "2026-11-25 00:10"}, "ends", "午夜"),
        (SpanDraft, {"starts": "2026-11-25 11:00", "ends": "2026-11-25 12:01"}, "ends", "还没到"),
        (SpanDraft, {"starts": "2026-11-25 11:00+08:00", "ends": "2026-11-25 12:00"}, "starts", "本地时间"),
        (NoteDraft, {"body": " "}, "body", "必填"),
        (ReasonDraft, {"reason": ""}, "reason", "必填"),
        (LetterDraft, {"gist": "信", "reply_by": "2026-11-24"}, "reply_by", "不能早于"),
        (LetterDraft, {"gist": "信", "received_on": "2026-11-26"}, "received_on", "还没到"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(
    clock_stopped: object, kind: type[Draft], typed: dict[str, object], field: str, said: str
) -> None:
    with pytest.raises(Invalid) as found:
        check(kind, typed)
    assert list(found.value.problems) == [field]
    assert said in found.value.problems[field].zh
