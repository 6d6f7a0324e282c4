"""The weather map, meetings, the grid and the tally: what the answers come to."""

from datetime import date, datetime, timedelta

import pytest

from model import clock, due, rights, session, settings
from model.committee import appointing, concerns, grid, meetings, moods, outcomes, reports, tallies, weather, weeks
from model.committee.appointing import Wish
from model.committee.concerns import Seen
from model.committee.places import Place
from model.committee.reports import Answer
from model.errors import NotAllowed
from model.people import dormitories
from model.rights import Right, Role
from model.store import journal
from tests.founding import School

ONE, TWO = Place("class", 1), Place("class", 2)
MONDAY = date(2026, 11, 23)


def _moods(place: Place, *moods: int) -> None:
    """One mood a week up to last week."""
    for back, mood in enumerate(reversed(moods), start=1):
        monday = MONDAY - timedelta(weeks=back)
        reports.receive(place, monday, Answer(mood=mood), received_at=datetime.combine(monday, datetime.min.time()))


def _raised() -> list[tuple[int | str, str, int]]:
    term = weeks.term_for(clock.today())
    assert term
    return [(each.point.place.key, each.rule, each.length) for each in weather.raised(term)]


@pytest.mark.parametrize(
    ("moods", "raised"),
    [
        ((3, 2), []),
        ((2, 1), [(1, "member", 2)]),
        ((4, 2, 2, 1), [(1, "head", 3)]),
        ((1,) * 7, [(1, "room", 7)]),
        ((2, 2, 4), []),
        ((5, 3, 3), []),
        ((3, 3, 3), [(1, "calm", 15)]),
    ],
)
def test_a_run_of_low_or_calm_answers_is_raised_to_look_at(
    school: School, moods: tuple[int, ...], raised: list[tuple[int, str, int]]
) -> None:
    _moods(ONE, *moods)
    assert _raised() == raised


def test_the_numbers_are_the_schools_own_and_may_count_school_days(school: School) -> None:
    _moods(ONE, 2)
    assert _raised() == []
    settings.change(mood_unit="days")
    assert _raised() == [(1, "head", 5)]
    settings.change(mood_low_head=10, mood_low_member=6)
    assert _raised() == []


def test_an_answer_of_nothing_is_calm_only_where_the_school_says_so(school: School) -> None:
    for back in (1, 2, 3):
        reports.nothing(ONE, MONDAY - timedelta(weeks=back))
    assert _raised() == []
    settings.change(calm_counts_nothing=True)
    assert _raised() == [(1, "calm", 15)]


def test_the_map_has_each_grade_by_week(school: School) -> None:
    _moods(ONE, 2)
    _moods(TWO, 4)
    term = weeks.term_for(clock.today())
    assert term
    shown = weather.weather_map(term)
    assert [str(words) for words in shown.grades] == ["初二", "初三"]
    there = shown.cells[shown.grades[1], MONDAY - timedelta(weeks=1)]
    assert (there.mood, there.lowest, there.answered, there.missing) == (3.0, 2, 2, 0)
    assert shown.cells[shown.grades[0], MONDAY - timedelta(weeks=1)].missing == 1


def test_the_map_has_a_line_for_the_dormitories_and_their_moods_of_days(school: School) -> None:
    settings.change(dormitory_seats="room")
    rooms = [dormitories.add("1", number, "M") for number in ("101", "102")]
    first, second = (Place("room", room.id) for room in rooms)
    last = MONDAY - timedelta(weeks=1)
    reports.receive(first, last, Answer(mood=4), received_at=datetime.combine(last, datetime.min.time()))
    moods.tell(second, {last: 2, last + timedelta(days=1): 1})
    moods.tell(first, {last: 1})
    term = weeks.term_for(clock.today())
    assert term
    shown = weather.weather_map(term)
    assert [str(words) for words in shown.grades] == ["初二", "初三", "宿舍"]
    there = shown.cells[shown.grades[-1], last]
    assert (there.mood, there.lowest, there.answered, there.missing) == (2.75, 1, 1, 1)
    own = weather.weather_map(term, "dormitory")
    assert [str(words) for words in own.grades] == ["1栋"]
    assert own.cells[own.grades[0], last] == there
    settings.change(dormitory_seats="none")
    assert [str(words) for words in weather.weather_map(term).grades] == ["初二", "初三"]


def test_a_meeting_is_due_every_second_week(school: School) -> None:
    assert all(turn.due for turn in meetings.turns("meeting"))
    held = meetings.hold("meeting", 1, day=date(2026, 11, 12), minutes=30, students=[school.students[0]])
    assert held.led_by == "孙老师"
    assert held.students == ((school.students[0], "张伟"),)
    due = {turn.point.place.key: turn.due for turn in meetings.turns("meeting")}
    assert due == {3: True, 1: False, 2: True}
    assert all(turn.due for turn in meetings.turns("listening"))
    meetings.void(held.id, "没有开成")
    assert all(turn.due for turn in meetings.turns("meeting"))
    session.sit_down(school.sun)
    assert meetings.get(held.id).students == ()


def test_the_grid_lists_every_empty_point(school: School) -> None:
    appointing.appoint(Wish(school.students[0], ONE, "boy"))
    number = concerns.tell_urgent(Seen(school.students[1], "哭了一周"))
    outcomes.watch(number)
    told = [str(each.words) for each in grid.chart().empty_points()]
    assert "学校：无负责人" in told
    assert "初三：无负责人" in told
    assert "初三(1)班：缺女委员" in told
    assert "初三(1)班：缺男委员" not in told
    assert "初三(2)班：无班主任" in told
    assert "初三(1)班 王芳：无育人导师" in told
    grid.lead_school(school.qian)
    grid.lead_grade("junior", 2024, school.qian)
    grid.give_mentor(school.students[1], school.sun)
    left = [str(each.words) for each in grid.chart().empty_points()]
    assert set(told) - set(left) == {"学校：无负责人", "初三：无负责人", "初三(1)班 王芳：无育人导师"}
    grid.lead_school(school.sun)
    assert grid.chart().lead == "孙老师"
    journal.take_back(journal.last_done() or 0)
    assert grid.chart().lead == "钱老师"


def test_the_tally_counts_by_class_and_kind_without_names(school: School) -> None:
    appointing.appoint(Wish(school.students[0], ONE, "boy"))
    reports.receive(ONE, MONDAY, Answer(mood=3, seen=(Seen(school.students[0], "没精神", "feelings"),)))
    reports.nothing(TWO, MONDAY)
    rights.take(Role.LEADER)
    tally = tallies.tally(MONDAY)
    assert [each.square.state for each in tally.places] == ["open", "received", "nothing"]
    assert [each.filled for each in tally.places] == [0, 1, 0]
    assert {kind: n for kind, n in tally.concerns.items() if n} == {"feelings": 1}
    with pytest.raises(NotAllowed):
        grid.chart()


def test_what_each_role_may_do_with_the_committee() -> None:
    told = {role: {right for right in _OURS if rights.may_as(role, right)} for role in Role}
    assert told[Role.COUNSELLOR] == _OURS
    assert told[Role.DUTY] == {Right.COMMITTEE, Right.TAKE_REPORTS}
    assert told[Role.ADMINISTRATOR] == {Right.COMMITTEE, Right.SEATS}
    assert told[Role.LEADER] == set()


_OURS = {Right.COMMITTEE, Right.SEATS, Right.TAKE_REPORTS, Right.READ_REPORTS, Right.CONCERNS}


def _circle_due() -> list[tuple[str, str, bool]]:
    return [(each.due, str(each.about), each.late) for each in due.to_do() if each.due in ("meeting", "listening")]


def test_meetings_that_are_overdue_are_to_dos_of_a_school_with_a_committee(school: School) -> None:
    assert _circle_due() == []
    appointing.appoint(Wish(school.students[0], ONE, "boy"))
    assert _circle_due() == [("meeting", "初二(1)班等 3 个班级", True), ("listening", "初二(1)班等 3 个班级", True)]
    assert {each.names for each in due.to_do() if each.due in ("meeting", "listening")} == {()}
    for number in (1, 2):
        meetings.hold("meeting", number, led_by=school.sun)
    assert ("meeting", "初二(1)班", True) in _circle_due()
    meetings.hold("meeting", 3, led_by=school.sun)
    assert [each[0] for each in _circle_due()] == ["listening"]
    rights.take(Role.LEADER)
    assert _circle_due() == []
