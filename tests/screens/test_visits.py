"""Page 3 and what is done with a visit there: notes first, groups with their lists, what is void."""

from datetime import datetime

from model import clock
from model.people import index
from model.visits import groups, notes, register, visits
from model.visits.visit import Details
from tests.driver import Desk
from tests.founding import School

TEN, HALF_PAST = datetime(2026, 11, 25, 10, 0), datetime(2026, 11, 25, 10, 30)


async def test_what_is_typed_on_opening_the_form_is_the_note(desk: Desk, planned: School) -> None:
    visit = visits.add(Details(student=planned.students[0]), TEN, HALF_PAST)
    await desk.press("3", "enter")
    await desk.type("1")
    await desk.type("考前3天睡不着")
    await desk.press("ctrl+s")
    assert notes.read(visit.id).body == "考前3天睡不着"
    assert register.get(visit.id).source is None


async def test_topics_are_put_right_after_the_note_is_finished(desk: Desk, planned: School) -> None:
    visit = visits.add(Details(student=planned.students[0]), TEN, HALF_PAST)
    notes.finish(visit.id, "写好了")
    await desk.press("3", "enter", "1", "3")
    desk.shows("主题", "危险信号").shows_not("只写事实")
    await desk.press("tab", "2", "ctrl+s")
    assert register.get(visit.id).topics == ("topic.relations",)
    assert notes.read(visit.id).body == "写好了"


async def test_a_void_visit_says_why_and_offers_nothing(desk: Desk, planned: School) -> None:
    visit = visits.add(Details(student=planned.students[0]), TEN, HALF_PAST)
    visits.void(visit.id, "录错了人")
    await desk.press("3", "enter")
    desk.shows("这次来访已作废：录错了人")


async def test_a_group_is_filled_by_initials_and_somebody_is_absent(desk: Desk, planned: School) -> None:
    await desk.press("3", "ctrl+g")
    await desk.type("同伴关系小组")
    await desk.press("enter")
    desk.shows("同伴关系小组", "还没有成员")
    await desk.type("qqq")
    desk.shows("没有这个学生")
    await desk.press("enter", "ctrl+u")
    for initials in ("zw", "wf"):
        await desk.type(initials)
        await desk.press("enter")
    [visit] = register.running()
    assert [(each.name, each.present) for each in groups.members(visit.id)] == [("王芳", True), ("张伟", True)]
    await desk.press("home", "up", "up", "down", "enter")
    await desk.type("病假")
    await desk.press("enter")
    desk.shows("缺席", "病假")
    assert [(each.name, each.reason) for each in groups.members(visit.id) if not each.present] == [("张伟", "病假")]
    await desk.press("delete", "escape")
    assert [each.name for each in groups.members(visit.id)] == ["王芳"]


async def test_of_several_who_fit_the_second_is_one_arrow_away(desk: Desk, planned: School) -> None:
    first, second, *_ = index.find("初", 8)
    visit = groups.begin("小组")
    await desk.press("3", "enter", "2")
    await desk.type("初")
    await desk.press("down", "enter")
    assert [each.student_id for each in groups.members(visit.id)] == [second.id] != [first.id]


async def test_the_title_of_a_group_is_changed(desk: Desk, planned: School) -> None:
    visit = groups.begin("小祖")
    clock.set_stopped(datetime(2026, 11, 25, 12, 35))
    visits.end(visit.id)
    await desk.press("3", "enter", "3", "backspace")
    await desk.type("组")
    await desk.press("enter")
    assert register.get(visit.id).visitor_name == "小组"
