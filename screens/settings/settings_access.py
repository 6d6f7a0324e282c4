"""Passwords on the settings page: who may open the desk, one's own password, the code in the safe, a new key."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from model import access, access_giving, desk, rights, session
from model.access import Access
from model.named import NamedTuple
from model.people.staff import ROLE_WORDS
from model.rights import Right
from model.words import Words, say
from screens.settings.settings_lists import VALUES
from screens.settings.settings_section import Cell, Column, Heading, Section
from screens.settings.settings_values import Value, current, edit, setting
from tui.app import DeskApp
from tui.ask import confirm
from tui.fields.typed import Text
from tui.form import Form
from tui.founding import AGAIN, PASSWORD, show_code, twice


class Deed(NamedTuple):
    """A line that does something."""

    title: Words
    """What."""
    hint: Words
    """What comes of it."""
    act: Callable[[DeskApp], Awaitable[None]]
    """How."""


Line = Access | Deed | Value


SECOND = (
    Text(
        "second",
        Words("第二人", "Second person"),
        Words("姓名；留空则下面输入恢复码", "Their name; empty for the recovery code below"),
    ),
    Text("second_password", Words("第二人口令", "Their password"), required=True, secret=True),
)
FIRST = Words(
    "对方第一次登录时要先换成自己的口令，并会看到是谁设的。",
    "When they first come in they choose their own, and see who set this one.",
)
TWO = Words(
    "要两个人一起（其中一位是心理教师），请第二人在此输入姓名和口令。{first}",
    "It takes two, one of them a counsellor: let the second person type name and password here. {first}",
).saying(first=FIRST)
HOW: dict[str, Words] = {
    "alone": Words("回车设口令", "Enter gives a password"),
    "together": Words("回车设口令，要两个人一起", "Enter gives a password; it takes two"),
    "own": Words("回车改口令，需要现在的口令", "Enter: another password; it needs the one now"),
}


class AccessSection(Section):
    """What one can do with passwords, and who has one."""

    id = "access"
    title = Words("口令与访问", "Access")
    columns = (VALUES[0], VALUES[1], Column("more", Words("说明", "More"), (14, 16), priority=2))
    does = Words("处理", "Act")
    drops = Words("收回口令", "Take password")

    def about(self) -> Words:
        """How it is protected."""
        if not desk.has_passwords():
            return Words(
                "这是演示学校：没有口令，谁都能打开，也不能锁定。",
                "A demo school: no passwords, anybody opens it, it cannot be locked.",
            )
        return Words(
            "数据加密保存，每人一个口令；恢复码放在保险柜里。",
            "Everything is encrypted; each has a password; a code is in the safe.",
        )

    def items(self) -> Sequence[Line | Heading]:
        """Deeds, then people."""
        shown: list[Line | Heading] = []
        if rights.may(Right.SETTINGS):
            shown.append(setting("lock_minutes", current("lock_minutes"), 10))
        if not desk.has_passwords():
            return shown
        if session.at_desk().staff_id is not None:
            shown.append(
                Deed(Words("改我的口令", "My password"), Words("需要现在的口令", "needs the one now"), change_mine)
            )
        if session.may_entrust():
            shown.append(
                Deed(Words("新恢复码", "New recovery code"), Words("旧码作废", "the old one is void"), new_code)
            )
            shown.append(Deed(Words("更换密钥", "New key"), Words("全部重新加密", "encrypts everything anew"), new_key))
        if rights.may(Right.PEOPLE):
            shown.append(Heading(Words("谁有口令", "Who has a password")))
            shown += access.people()
        return shown

    def key(self, item: Line) -> str:
        """Their number, or what it does."""
        return f"{item.staff.id}" if isinstance(item, Access) else item.title.en

    def cells(self, item: Line, app: DeskApp) -> tuple[str | Cell, ...]:
        """Who, whether they have one, and what they are."""
        if isinstance(item, Value):
            return str(item.title), str(item.said), ""
        if isinstance(item, Deed):
            return str(item.title), Cell(str(item.hint), "muted"), ""
        if item.superfluous:
            return item.staff.name, Cell(say("应收回", "take it away"), "late"), ""
        has = Cell(say("有口令", "has one"), "free") if item.admitted else Cell(say("没有", "none"), "muted")
        return item.staff.name, has, Cell(str(ROLE_WORDS[item.staff.role]), "muted")

    def detail(self, item: Line, app: DeskApp) -> str:
        """What Enter does, and under which name they sign in."""
        if isinstance(item, Value):
            return str(item.source)
        if isinstance(item, Deed):
            return f"{item.title}: {item.hint}"
        name = access.signs_in_as(item.staff.id)
        said = say("登录名 {name}，Delete 收回口令   ", "signs in as {name}, Delete takes it   ", name=name)
        return (said if item.admitted else "") + str(HOW[access_giving.way(item.staff) or "own"])

    async def act(self, app: DeskApp, item: Line) -> None:
        """Do it, or give somebody a password."""
        if isinstance(item, Value):
            await edit(app, item.name)
        elif isinstance(item, Deed):
            await item.act(app)
        elif item.superfluous:
            await self.drop(app, item)
        else:
            await _give(app, item)

    async def drop(self, app: DeskApp, item: Line) -> None:
        """Take somebody's password away."""
        if not isinstance(item, Access) or not item.admitted:
            return
        question = Words("收回{name}的口令？", "Take {name}'s password away?").saying(name=item.staff.name)
        detail = Words(
            "以后打不开值班台；已知道的内容不会因此忘记。", "They open the desk no more; what they know they know."
        )
        if await confirm(app, question, detail, danger=True, yes=Words("收回", "take it")):
            access.dismiss(item.staff.id)
            app.announce()
            app.publish({"staff"})
            await offer_new_key(app, item.staff.name)


async def _give(app: DeskApp, item: Access) -> None:
    """A password that somebody else sets; with a second person where it takes one, or the person's own way."""
    how = access_giving.way(item.staff)
    if how == "own":
        await change_mine(app)
        return
    title = Words("{name}的新口令", "A new password for {name}").saying(name=item.staff.name)

    def save(answers: dict[str, Any]) -> str:
        twice(answers)
        if how == "alone":
            access_giving.admit(item.staff.id, answers["password"])
            return ""
        return access_giving.admit_together(
            item.staff.id, answers["password"], answers["second"], answers["second_password"]
        )

    fields = (PASSWORD, AGAIN) if how == "alone" else (PASSWORD, AGAIN, *SECOND)
    told = FIRST if how == "alone" else TWO
    code = await app.push_screen_wait(Form(title, fields, save, live=lambda _answers: str(told), kept=None))
    if code is None:
        return
    app.announce()
    app.publish({"staff"})
    if code:
        await show_code(app, code)


async def change_mine(app: DeskApp) -> None:
    """The person at the desk takes another password."""

    def save(answers: dict[str, Any]) -> bool:
        twice(answers)
        access.change_password(answers["old"], answers["password"])
        return True

    old = Text("old", Words("现在的口令", "Password now"), required=True, secret=True)
    if await app.push_screen_wait(Form(Words("改我的口令", "My password"), (old, PASSWORD, AGAIN), save, kept=None)):
        app.announce()


async def new_code(app: DeskApp) -> None:
    """Another recovery code for the safe."""
    question = Words("换一个恢复码？", "Make a new recovery code?")
    detail = Words("保险柜里的旧码从此无效。", "The one in the safe opens nothing from then on.")
    if await confirm(app, question, detail, danger=True, yes=Words("换新码", "make it")):
        await show_code(app, access.new_recovery_code())
        app.announce()


async def new_key(app: DeskApp) -> None:
    """Encrypt everything under a new key."""
    question = Words("更换数据密钥？", "A new key for the whole store?")
    detail = Words(
        "全部数据用新密钥重新加密，需要几秒，期间请勿断电。口令和恢复码不变。\n以前的备份仍用旧密钥：知道旧口令的人还能打开它们，不放心就另行销毁。",
        "Everything is encrypted anew, which takes some seconds; leave the power on. Passwords and the recovery code stay.\n"
        "Backups made before keep the old key: whoever had a password then still opens them. Destroy them if need be.",
    )
    if await confirm(app, question, detail, danger=True, yes=Words("更换", "change it")):
        access.re_key()
        app.announce()


async def offer_new_key(app: DeskApp, name: str) -> None:
    """After somebody who knew the key has gone."""
    if not desk.has_passwords() or not session.may_entrust():
        return
    question = Words("{name}知道过数据密钥，现在更换？", "{name} could have kept the key. Change it now?").saying(
        name=name
    )
    detail = Words(
        "换了以后，即使拷走过程序和密钥，也打不开以后的数据。需要几秒。",
        "Then even a kept copy of the key opens nothing written later. It takes some seconds.",
    )
    if await confirm(app, question, detail, yes=Words("更换密钥", "change it")):
        access.re_key()
        app.announce()
