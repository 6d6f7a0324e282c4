"""Page 6 by keyboard: open a file, raise it, propose to lower it; the present step large; what others see."""

from datetime import date, datetime
from typing import Any

from model import clock, reading_log, rights, session
from model.care import around, cases, contacts, incident_log, incidents, level_history, plan
from model.people import students
from tests.driver import Desk
from tests.founding import School
from tui.sheet import Heading, Sheet

TODAY = date(2026, 11, 25)


async def open_file(desk: Desk, initials: str = "zw") -> None:
    """Insert, the student, the reason; the level and the next review stand there already."""
    await desk.press("6", "insert")
    await desk.type(initials)
    await desk.press("enter", "tab")
    await desk.type("两周来情绪低落")
    await desk.press("ctrl+s")


async def test_an_empty_board_says_what_to_do(desk: Desk) -> None:
    await desk.press("6")
    desk.shows("没有关注中的学生", "Insert", "Ctrl+R")


async def test_a_file_is_opened_by_keys_and_stands_on_the_board(desk: Desk, planned: School) -> None:
    await open_file(desk)
    desk.shows("张伟", "一般 1", "重大 0", "第0天", "赵老师")
    case = cases.of_student(planned.students[0])
    assert case is not None
    assert (case.rank, case.review_on is not None) == (1, True)
    assert reading_log.latest()[0].what == "board"


async def test_enter_opens_the_file_and_writes_the_look_down(desk: Desk, planned: School) -> None:
    await open_file(desk)
    await desk.press("enter")
    desk.shows("下次评估", "知情同意", "方案", "建档：一般", "预警信号")
    assert reading_log.looks_at(planned.students[0])[0].what.startswith("file")
    await desk.press("escape")
    desk.shows("一般 1")


async def test_raising_and_proposing_to_lower_from_the_board(desk: Desk, planned: School) -> None:
    await open_file(desk)
    await desk.press("ctrl+u", "right", "tab")
    await desk.type("向同学告别")
    await desk.press("ctrl+s")
    desk.shows("重大 1", "一般 0")
    await desk.press("ctrl+d", "tab")
    await desk.type("看起来好些")
    await desk.press("ctrl+s")
    desk.shows("本台自设的保护")
    await desk.press("escape", "9")
    case = cases.of_student(planned.students[0])
    assert case is not None
    for day in (2, 9):
        clock.set_stopped(datetime(2026, 12, day, 12, 0))
        plan.assess(case.id, "low", "规律到校", date(2026, 12, day + 10))
    await desk.press("ctrl+d", "tab")
    await desk.type("两次评估均为低风险")
    await desk.press("ctrl+s")
    desk.shows("待定")
    await desk.press("ctrl+d", "tab")
    await desk.type("12月研判会")
    await desk.press("ctrl+s")
    assert cases.get(case.id).rank == 2
    last = level_history.history(case.id)[-1]
    assert (last.kind, last.meeting, last.self_approved) == ("lower", "12月研判会", False)


async def test_an_incident_shows_its_present_step_in_large_words(desk: Desk, planned: School) -> None:
    await desk.press("6", "ctrl+r")
    await desk.type("zw")
    await desk.press("enter", "3")
    desk.shows("马上报告领导小组")
    await desk.press("tab", "3", "tab", "tab", "tab")
    await desk.type("课间撞墙")
    await desk.press("ctrl+s")
    desk.shows("马  上  送  最  近  的  医  院", "第 1 步，共 7 步", "不得在宿舍内监护")
    [incident] = incident_log.running()
    clock.set_stopped(datetime(2026, 11, 25, 12, 3))
    await desk.press("enter")
    assert incident_log.steps(incident.id)[0].at == datetime(2026, 11, 25, 12, 3)
    await desk.press("enter", "delete")
    await desk.type("没有现场")
    await desk.press("enter")
    assert [step.state for step in incident_log.steps(incident.id)][:3] == ["done", "done", "not_done"]
    await desk.press("escape")
    await desk.press("1")
    await desk.rest()
    desk.shows("处置步骤")


async def test_one_key_on_the_board_ticks_the_step_of_the_student_under_the_cursor(desk: Desk, planned: School) -> None:
    await open_file(desk)
    mine = incidents.report("major", "harm", "与同学互殴", "孙老师", student=planned.students[0])
    other = incidents.report("ordinary", "relations", "传纸条", "孙老师", student=planned.students[1])
    open_one = incident_log.present_step(mine.id)
    assert open_one is not None
    await desk.press("6", "space")
    after = incident_log.present_step(mine.id)
    assert after is not None
    assert after.place == open_one.place + 1
    desk.shows(f"下一步：{after.words.zh}"[:12])
    await desk.press("ctrl+z")
    assert incident_log.present_step(mine.id) == open_one
    incidents.report("ordinary", "relations", "又传纸条", "孙老师", student=planned.students[0])
    before = incident_log.open_steps()
    await desk.press("space")
    desk.shows("哪一起事件")
    assert incident_log.open_steps() == before
    assert incident_log.get(other.id).state == "open"


async def test_space_where_nothing_runs_ticks_nobody_elses_step_and_says_so(desk: Desk, planned: School) -> None:
    await desk.press("6", "space")
    desk.shows("没有勾掉")
    await open_file(desk)
    incidents.report("major", "harm", "与同学互殴", "孙老师", student=planned.students[1])
    before = incident_log.open_steps()
    await desk.press("6", "space")
    desk.shows("没有勾掉：光标处的学生没有正在处置的事件", "张伟")
    assert incident_log.open_steps() == before


async def test_a_contact_is_one_key_away(desk: Desk, planned: School) -> None:
    await open_file(desk)
    await desk.press("ctrl+a", "tab", "tab", "tab")
    await desk.type("20")
    await desk.press("tab", "tab", "tab", "tab")
    await desk.type("谈了作息")
    await desk.press("ctrl+s")
    [contact] = contacts.of_student(planned.students[0])
    assert (contact.minutes, contact.facts) == (20, "谈了作息")


async def test_the_board_narrows_as_one_types_and_the_search_is_written_down(desk: Desk, planned: School) -> None:
    await open_file(desk)
    await open_file(desk, "wf")
    desk.shows("张伟", "王芳", "2 人")
    await desk.press("ctrl+f")
    await desk.type("wf")
    desk.shows("王芳", "1 人").shows_not("张伟")
    await desk.press("enter")
    assert [look.what for look in reading_log.latest()[:2]] == ["found wf", "board wf"]
    await desk.press("ctrl+f", "escape")
    desk.shows("张伟")


async def test_the_month_is_a_calendar_whose_days_open_their_list_and_that_the_file(
    desk: Desk, planned: School
) -> None:
    await open_file(desk)
    await desk.press("ctrl+o")
    desk.shows("2026-11", "[25]", "周日", "11月25日 没有到期的事项")
    await desk.press("pagedown")
    desk.shows("2026-12", "到期 2", "张伟")
    case = cases.of_student(planned.students[0])
    assert case is not None
    assert case.review_on == date(2026, 12, 23)
    await desk.press("down", "down", "down", "right", "enter")
    desk.shows("12月23日", "等级评估")
    await desk.press("enter")
    desk.shows("下次评估", "育人导师")
    await desk.press("escape")
    desk.shows("2026-12", "等级评估")


async def test_the_month_is_left_by_the_arrows_and_listed_as_a_whole(desk: Desk, planned: School) -> None:
    await open_file(desk)
    plan.add_measure(1, "每周面谈", "赵老师", date(2026, 11, 27))
    await desk.press("ctrl+o", "ctrl+o")
    desk.shows("11月27日", "方案措施", "每周面谈").shows_not("周日")
    await desk.press("pagedown")
    desk.shows("2026-12", "12月23日", "等级评估")
    await desk.press("home", "ctrl+o", "down")
    desk.shows("2026-12", "12月2日")
    await desk.press("home", "pageup")
    desk.shows("2026-10", "10月1日")
    await desk.press("ctrl+o")
    desk.shows("这个月没有到期的事项")
    await desk.press("ctrl+o", "home", "right", "right", "ctrl+n")
    desk.shows("11月27日", "张**").shows_not("张伟")
    await desk.press("escape")
    desk.shows("一般 1")


async def test_mentors_and_proxy_parents_are_named_and_their_talks_written_down(desk: Desk, planned: School) -> None:
    for student in planned.students[1:3]:
        students.edit(student, left_behind=True)
    await open_file(desk)
    await desk.press("ctrl+e")
    desk.shows("缺导师 1", "缺代理家长 2", "关注中的学生", "张伟", "留守儿童", "王芳", "李娜")
    await desk.press("insert", "3")
    desk.shows("缺导师 0", "孙老师", "12-26 导师月谈")
    await desk.press("down", "space", "down", "space", "ctrl+g", "2")
    desk.shows("缺代理家长 0", "11-26 代理辅导作业")
    assert [around.proxy_of(each) for each in planned.students[1:3]] == ["钱老师", "钱老师"]
    await desk.press("ctrl+z")
    desk.shows("缺代理家长 2")
    await desk.press("home", "ctrl+a")
    desk.shows("[2导师谈话]")
    await desk.press("escape", "ctrl+n")
    desk.shows("张**").shows_not("张伟", "王芳")
    await desk.press("enter")
    desk.shows("下次评估", "育人导师")


async def test_a_talk_and_a_visit_that_are_due_are_two_lines_of_the_to_do_list(desk: Desk, planned: School) -> None:
    await open_file(desk)
    around.name_proxies(planned.students[1:3], planned.sun)
    contacts.plan(planned.students[0], "talk", TODAY)
    contacts.plan(planned.students[0], "home_visit", TODAY)
    clock.set_stopped(datetime(2027, 1, 20, 12, 0))
    await desk.press("1", "f7")
    sheet: Sheet[Any] = desk.app.screen.query_one("#due", Sheet)
    told = [item for item in sheet.items if not isinstance(item, Heading)]
    said = {each.about.zh for each in told}
    assert said >= {"张伟：学期家访", "张伟：导师月谈", "张伟：导师谈话", "张伟：家访", "2 人"}
    await desk.press("home")
    walked = [sheet.key]
    for _ in told[1:]:
        await desk.press("down")
        walked.append(sheet.key)
    assert len(set(walked)) == len(told)
    while sheet.key != ("care_homework", 0, ""):
        await desk.press("up")
    await desk.press("enter")
    desk.shows("缺代理家长", "王芳", "代理辅导作业")


async def test_names_are_hidden_on_the_board_and_in_the_file(desk: Desk, planned: School) -> None:
    await open_file(desk)
    await desk.press("ctrl+n")
    desk.shows("张**").shows_not("张伟")
    await desk.press("enter")
    desk.shows("张**").shows_not("张伟")


async def test_others_see_no_name_and_no_level(desk: Desk, planned: School) -> None:
    await open_file(desk)
    session.sit_down(planned.sun)
    await desk.press("1", "6", "ctrl+n", "ctrl+n")
    desk.shows("Ctrl+R", "关注档案由心理教师保管").shows_not("张伟", "一般 1")
    rights.take(rights.Role.LEADER)
    await desk.press("ctrl+n", "ctrl+n")
    desk.shows("各等级人数", "一般 1").shows_not("张伟")
    rights.take(rights.Role.ADMINISTRATOR)
    await desk.press("ctrl+n", "ctrl+n")
    desk.shows_not("张伟", "一般 1")


async def test_reporting_from_a_card_names_its_student_and_lists_the_criteria(desk: Desk, planned: School) -> None:
    await open_file(desk)
    await desk.press("ctrl+r")
    desk.shows("学生  张伟", "24 小时内", "测评筛查出的学生", "学习、经济或适应困难")
    await desk.press("2")
    desk.shows("符合哪一条", "突发重大打击且反应强烈")
