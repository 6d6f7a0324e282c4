"""Page 3 and what is done with a visit there: notes first, groups with their lists, what is void."""

from datetime import date, datetime

from model import clock
from model.people import index
from model.visits import groups, letters, notes, register, visits
from model.visits.visit import Details
from model.words import speak
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


async def test_a_visit_entered_afterwards_is_marked_at_80_cells_and_has_a_room(desk: Desk, planned: School) -> None:
    await desk.press("3", "insert")
    desk.shows("场地")
    await desk.press("tab", *"10:00", "tab", *"10:30", "tab", "tab", "z", "w", "enter")
    await desk.press("tab", "tab", "2", "ctrl+s")
    desk.shows("补录 张伟")
    [visit] = register.of_student(planned.students[0])
    assert (visit.room_name, visit.after_the_fact) == ("个别辅导室", True)


async def test_a_group_session_is_entered_afterwards_with_its_list(desk: Desk, planned: School) -> None:
    await desk.press("3", "insert", "tab", *"10:00", "tab", *"11:30", "tab", "5", "tab")
    desk.shows_not("联系方式")
    await desk.press("ctrl+s")
    desk.shows("请填写名称")
    await desk.type("考前减压")
    await desk.press("ctrl+s")
    desk.shows("考前减压", "还没有成员")
    await desk.press("z", "w", "enter", "escape")
    desk.shows("补录 考前减压")
    [visit] = groups.of_student(planned.students[0])
    assert (visit.minutes, visit.form, visit.after_the_fact) == (90, "form.group", True)


async def test_an_answered_letter_can_be_read_again(desk: Desk, planned: School) -> None:
    old = letters.receive_letter("最近总睡不好", received_on=date(2026, 11, 2), student=planned.students[0])
    letters.reply(old.id, date(2026, 11, 4))
    letters.receive_letter("想换座位", signed="小树")
    await desk.press("3")
    desk.shows("小树", "待回").shows_not("最近总睡不好")
    await desk.press("ctrl+o")
    desk.shows("来信登记", "2026-11-02  张伟  最近总睡不好", "已回 11-04")
    await desk.press("down", "enter")
    desk.shows("张伟的来信", "2026-11-02 收到", "已回 11-04").shows_not("已回信")
    await desk.press("escape", *["pageup"] * 3)
    desk.shows("最近总睡不好", "已回 11-04")


async def test_what_is_told_of_a_letter_is_put_right(desk: Desk, planned: School) -> None:
    letter = letters.receive_letter("想换坐位", signed="小树")
    await desk.press("3", "tab", "enter")
    desk.shows("小树的来信", "想换坐位", "待回")
    await desk.press("2", *["delete"] * 4)
    await desk.type("想换座位")
    await desk.press("ctrl+s")
    assert letters.get(letter.id).gist == "想换座位"


async def test_hidden_names_stay_hidden_in_the_letter_box(desk: Desk, planned: School) -> None:
    letters.receive_letter("睡不好", student=planned.students[0])
    await desk.press("ctrl+n", "3")
    desk.shows("张*", "睡不好").shows_not("张伟")
    await desk.press("ctrl+o")
    desk.shows("张*").shows_not("张伟")
    await desk.press("enter")
    desk.shows("张**的来信").shows_not("张伟")


async def test_a_visitor_without_a_name_is_told_whole_at_80_cells(desk: Desk) -> None:
    visits.walk_in()
    speak("en")
    try:
        await desk.press("3")
        desk.shows(" unnamed ").shows_not("~")
    finally:
        speak("zh")
