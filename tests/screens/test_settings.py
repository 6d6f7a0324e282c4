"""The settings page by keyboard: every section, a value changed and taken back, people, rooms, words, the journal."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from model import access, policy, rights, session, settings, word_lists
from model.people import rooms, staff
from model.rights import Role
from model.words import speak
from tests.driver import NARROW, WIDE, Desk, at_the_desk
from tests.founding import School
from tests.protected import PASSWORDS, lock_up, make_cheap
from tui.app import DeskApp
from tui.wiring import wire

TITLES = (
    "学校",
    "政策口径",
    "预约规则",
    "心理委员",
    "关注",
    "教师",
    "权限",
    "场地",
    "词表",
    "口令与访问",
    "备份",
    "操作记录",
    "查阅记录",
    "外观",
)


@pytest.fixture
async def desk(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """The settings page of a school with passwords; 赵老师, the counsellor, is at the desk."""
    make_cheap(monkeypatch)
    lock_up(empty_store)
    async with at_the_desk(wire(DeskApp())) as at:
        await at.press("0")
        yield at


async def section(desk: Desk, title: str) -> None:
    """Go to a section, and into it."""
    await desk.press("left", "home", *["down"] * TITLES.index(title), "right")


async def test_every_section_is_listed_and_opens(desk: Desk) -> None:
    desk.shows(*TITLES)
    await desk.press("home")
    for title in TITLES[1:]:
        await desk.press("down")
        desk.shows(f">{title}")


async def test_it_fits_in_both_languages_and_sizes(desk: Desk) -> None:
    for size in (WIDE, NARROW):
        await desk.resize(*size)
        await desk.press("left", "home")
        for _ in TITLES:
            assert all(len(line) <= size[0] for line in desk.lines)
            await desk.press("down")
    speak("en")
    try:
        desk.app.publish({"names"})  # type: ignore[attr-defined]
        await desk.press("left", "home", "down")
        await desk.rest()
        desk.shows("Policy", "120 minutes", "profile")
    finally:
        speak("zh")


async def test_a_number_is_changed_where_it_stands_and_says_whose_it_is(desk: Desk) -> None:
    await section(desk, "政策口径")
    desk.shows("每个上课日至少开放", "120 分钟", "口径")
    await desk.press("down")
    desk.shows("海教发〔2024〕17号")
    await desk.press("enter")
    desk.shows("留空则按口径：120 分钟")
    await desk.type("90")
    await desk.press("ctrl+s")
    assert settings.get().policy.min_open_minutes_per_day == 90
    desk.shows("改了设置：每个上课日至少开放", "90 分钟", "本校", "口径为120 分钟")
    await desk.press("ctrl+z")
    assert settings.get().policy.min_open_minutes_per_day == 120


async def test_an_emptied_rule_is_the_profiles_again(desk: Desk) -> None:
    settings.change(min_open_minutes_per_day=90)
    await section(desk, "政策口径")
    await desk.press("down", "enter", "backspace", "ctrl+s")
    assert settings.get().policy.min_open_minutes_per_day == 120
    assert settings.get().policy_changes == {}


async def test_a_wrong_number_is_told_under_its_field_and_nothing_is_set(desk: Desk) -> None:
    await section(desk, "预约规则")
    await desk.press("down", "enter")
    await desk.type("7")
    await desk.press("ctrl+s")
    desk.shows("x 起点间隔应为能整除 60 的分钟数")
    await desk.press("escape", "9")
    assert settings.get().booking.grid == 10


async def test_another_profile_brings_its_numbers(desk: Desk) -> None:
    await section(desk, "政策口径")
    await desk.press("enter")
    desk.shows("海州区 2024", "广州")
    names = [str(name) for name in policy.profiles().values()]
    await desk.press(str(next(n for n, name in enumerate(names, 1) if "广州" in name)))
    assert settings.get().policy.key == "guangzhou"
    desk.shows("600 分钟")


async def test_a_rate_for_class_hours_asks_who_approved_it(desk: Desk) -> None:
    await section(desk, "政策口径")
    await desk.press("end", "enter")
    desk.shows("折算1课时的辅导分钟", "折算课时核定依据")
    await desk.type("45")
    await desk.press("ctrl+s")
    desk.shows("x 设了折算课时，请写明核定依据")
    await desk.type("校务会 2026-09-01")
    await desk.press("ctrl+s")
    assert settings.get().class_hour_minutes == 45


async def test_hotlines_are_typed_one_a_line(desk: Desk) -> None:
    await section(desk, "政策口径")
    await desk.press(*["down"] * 10, "enter")
    desk.shows("12356 全国统一心理援助热线")
    await desk.type("0518-8123 本区热线")
    await desk.press("enter", "ctrl+s")
    assert [line.number for line in settings.get().policy.hotlines] == ["0518-8123", "12356", "12355"]
    desk.shows("本区热线 0518-8123")


async def test_the_school_and_its_terms(desk: Desk) -> None:
    desk.shows("学校名称", "学段", "2026-2027学年第一学期")
    await desk.press("right", "enter")
    await desk.type("第一中学")
    await desk.press("ctrl+s")
    assert settings.get().school_name == "第一中学"
    desk.shows("第一中学")


async def test_a_teacher_is_added_changed_and_leaves_with_their_password(desk: Desk) -> None:
    await section(desk, "教师")
    desk.shows("赵老师", "专职心理教师", "360分钟")
    await desk.press("insert")
    await desk.type("周老师")
    await desk.press("ctrl+s")
    assert staff.by_name("周老师").role == "duty"
    desk.shows("周老师")
    await desk.press("down", "down", "enter", "tab", "tab", "tab")
    await desk.type("180")
    await desk.press("ctrl+s")
    assert staff.by_name("孙老师").target_minutes == 180
    await desk.press("delete")
    desk.shows("孙老师离岗？")
    await desk.press("enter")
    assert staff.by_name("孙老师").left_on is None
    await desk.press("delete", "9")
    desk.shows("现在更换？")
    await desk.press("escape")
    assert "孙老师" not in [each.name for each in staff.here()]
    assert not [each for each in access.people() if each.superfluous]
    desk.shows("已离岗")


async def test_the_only_counsellor_cannot_leave(desk: Desk) -> None:
    staff.edit(staff.by_name("钱老师").id, role="duty")
    desk.app.publish({"staff"})  # type: ignore[attr-defined]
    await section(desk, "教师")
    await desk.press("home", "delete", "9")
    desk.shows("没有做成")
    assert staff.by_name("赵老师").left_on is None


async def test_the_table_of_rights_is_shown(desk: Desk) -> None:
    await section(desk, "权限")
    desk.shows("心理教师", "值班", "领导", "管理员", "写记录")


async def test_a_room_is_added_closed_and_opened_again(desk: Desk) -> None:
    await section(desk, "场地")
    await desk.press("insert")
    await desk.type("沙盘室")
    await desk.press("ctrl+s")
    assert "沙盘室" in [each.name for each in rooms.here()]
    await desk.press("insert")
    await desk.type("沙盘室")
    await desk.press("ctrl+s")
    desk.shows("x 已有同名场地")
    await desk.press("escape", "9", "home", "delete", "9")
    desk.shows("已停用")
    assert "个别辅导室" not in [each.name for each in rooms.here()]
    await desk.press("end", "enter", "enter")
    assert "个别辅导室" in [each.name for each in rooms.here()]


async def test_words_are_added_renamed_and_retired(desk: Desk) -> None:
    await section(desk, "词表")
    await desk.press("insert", "3")
    await desk.type("网络成瘾")
    await desk.press("ctrl+s")
    assert "网络成瘾" in [word.words.zh for word in word_lists.words("topic")]
    desk.shows("网络成瘾")
    await desk.press("home", "delete")
    desk.shows("没有做成", "不能停用")
    await desk.press("down", "delete")
    assert "form.telephone" not in [word.code for word in word_lists.words("form")]
    desk.shows("停用“电话”")


async def test_the_journal_says_what_was_done_field_by_field(desk: Desk) -> None:
    rooms.edit(1, name="静室")
    desk.app.announce()  # type: ignore[attr-defined]
    await section(desk, "操作记录")
    desk.shows("改了场地个别辅导室", "赵老师")
    await desk.press("home", "enter")
    desk.shows("场地 姓名/名称: 个别辅导室  改为  静室")
    await desk.press("escape", "ctrl+z")
    assert rooms.get(1).name == "个别辅导室"
    desk.shows("撤销：改了场地个别辅导室")


async def test_names_are_hidden_in_the_journal_too(desk: Desk) -> None:
    from model.visits import visits
    from model.visits.visit import Details

    visits.walk_in(Details(student=1))
    desk.app.announce()  # type: ignore[attr-defined]
    await section(desk, "操作记录")
    desk.shows("张伟")
    await desk.press("ctrl+n")
    desk.shows_not("张伟")
    desk.shows("张*")


async def test_a_password_is_changed_only_by_who_knows_it(desk: Desk, empty_store: Path) -> None:
    await section(desk, "口令与访问")
    await desk.press("down", "enter")
    await desk.type("wrong one 12")
    for _ in range(2):
        await desk.press("tab")
        await desk.type("another one 55")
    await desk.press("ctrl+s")
    desk.shows("x 现在的口令不对")
    await desk.press("home", "ctrl+k")
    await desk.type(PASSWORDS["赵老师"])
    await desk.press("ctrl+s")
    desk.shows("赵老师换了口令")
    access.change_password("another one 55", PASSWORDS["赵老师"])


async def test_somebody_is_given_a_password_and_it_is_taken_again(desk: Desk) -> None:
    li = staff.hire("李校长", "leader", "leader")
    desk.app.publish({"staff"})  # type: ignore[attr-defined]
    await section(desk, "口令与访问")
    await desk.press("end")
    desk.shows("李校长", "没有")
    await desk.press("enter")
    for _ in range(2):
        await desk.type("seven seas 77")
        await desk.press("tab")
    await desk.press("ctrl+s")
    desk.shows("给李校长设了口令")
    assert li.id in [each.staff.id for each in access.people() if each.admitted]
    await desk.press("delete", "9", "escape")
    assert li.id not in [each.staff.id for each in access.people() if each.admitted]


async def test_whoever_wrote_something_is_given_a_password_by_two(desk: Desk) -> None:
    from model.visits import visits
    from model.visits.visit import Details

    sun = staff.by_name("孙老师").id
    session.sit_down(sun)
    visits.walk_in(Details(student=1))
    session.sit_down(staff.by_name("赵老师").id)
    await section(desk, "口令与访问")
    await desk.press("end")
    desk.shows("孙老师", "要两个人一起")
    await desk.press("enter")
    desk.shows("其中一位是心理教师", "第二人口令")
    for typed in ("seven seas 77", "seven seas 77", "钱老师", "wrong one 12"):
        await desk.type(typed)
        await desk.press("tab")
    await desk.press("ctrl+s")
    desk.shows("x 姓名或口令不对")
    await desk.press("shift+end", "ctrl+k")
    await desk.press("home", "ctrl+k")
    await desk.type(PASSWORDS["钱老师"])
    await desk.press("ctrl+s")
    desk.shows("赵老师与钱老师一起给孙老师设了口令")
    assert access.knows("seven seas 77", "孙老师").given


async def test_the_code_from_the_safe_is_the_second_person_and_the_next_one_is_shown(desk: Desk) -> None:
    from model.visits import visits
    from model.visits.visit import Details

    old = access.new_recovery_code()
    session.sit_down(staff.by_name("孙老师").id)
    visits.walk_in(Details(student=1))
    session.sit_down(staff.by_name("赵老师").id)
    await section(desk, "口令与访问")
    await desk.press("end", "enter")
    for typed in ("seven seas 77", "seven seas 77", "", old):
        await desk.type(typed)
        await desk.press("tab")
    await desk.press("ctrl+s")
    new = next(word for word in desk.screen_text().split() if word.count("-") == 5)
    assert new != old
    await desk.type(new[-5:])
    await desk.press("enter")
    assert access.knows(new, "").person is None


async def test_an_administrator_adds_somebody_without_a_role_unless_they_say_one(desk: Desk) -> None:
    session.sit_down(staff.hire("周管理", "other", "administrator").id)
    desk.app.publish({"names"})  # type: ignore[attr-defined]
    await desk.rest()
    await section(desk, "教师")
    await desk.press("insert")
    await desk.type("冯老师")
    await desk.press("ctrl+s")
    assert staff.by_name("冯老师").role == "none"


async def test_a_new_recovery_code_is_shown_once(desk: Desk) -> None:
    await section(desk, "口令与访问")
    await desk.press("down", "down", "enter", "9")
    text = desk.screen_text()
    code = next(word for word in text.split() if word.count("-") == 5)
    await desk.press("enter")
    desk.shows("最后五位")
    await desk.type(code[-5:].lower())
    await desk.press("enter")
    desk.shows_not(code)
    assert access.knows(code, "").person is None


async def test_a_new_key_is_changed_behind_a_question(desk: Desk) -> None:
    from model.store.database import desk as database

    before = database.key
    await section(desk, "口令与访问")
    await desk.press("down", "down", "down", "enter", "enter")
    assert database.key == before
    await desk.press("enter", "9")
    assert database.key != before
    desk.shows("更换了数据密钥")
    assert access.knows(PASSWORDS["钱老师"], "钱老师").key == database.key


async def test_a_duty_teacher_sees_what_is_theirs(school: School) -> None:
    session.sit_down(school.sun)
    from model.store import vault
    from model.store.database import desk as database

    vault.lay_open(Path(database.database).parent, database.key, school.sun)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("0", "down")
        desk.shows("权限", ">口令与访问", "外观", "演示学校")
        desk.shows_not("政策口径", "备份", "操作记录", "词表")


async def test_a_demo_has_no_passwords_to_change(school: School) -> None:
    from model.store import vault
    from model.store.database import desk as database

    vault.lay_open(Path(database.database).parent, database.key, school.zhao)
    async with at_the_desk(wire(DeskApp())) as desk:
        await desk.press("0")
        await section(desk, "口令与访问")
        desk.shows("演示学校")
        desk.shows_not("改我的口令", "更换密钥")


async def test_an_administrator_reads_no_content_in_the_journal(desk: Desk) -> None:
    from model.visits import visits
    from model.visits.visit import Details

    visits.walk_in(Details(student=1))
    admin = staff.hire("周管理", "other", "administrator")
    session.sit_down(admin.id)
    assert rights.may_as(Role.ADMINISTRATOR, rights.Right.JOURNAL)
    desk.app.publish({"names"})  # type: ignore[attr-defined]
    await desk.rest()
    await section(desk, "操作记录")
    desk.shows("不在您的权限内", "新增教师周管理")
    desk.shows_not("张伟")
