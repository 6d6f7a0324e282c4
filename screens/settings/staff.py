"""The staff on the settings page: who they are, what they may do, what they owe a week; and the table of the roles."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from model import access, desk, rights, session
from model.people import staff
from model.people.staff import KIND_WORDS, ROLE_WORDS, Staff
from model.rights import RIGHT_WORDS, Right, Role
from model.seen import Row
from model.words import Words, say
from screens.settings.settings_section import Cell, Column, Heading, Section
from tui.app import DeskApp
from tui.ask import confirm
from tui.fields.choice import Choice
from tui.fields.numbers import Minutes
from tui.fields.typed import Text
from tui.form import Form
from tui.keeping import Kept

NO_TARGET = Words("按口径", "as the profile")
TYPED = tuple(each.name for each in fields(Staff) if each.name in ("name", "kind", "role", "target_minutes", "phone"))


class StaffSection(Section):
    """Everybody on the staff, those who left below."""

    id = "staff"
    title = Words("教师", "Staff")
    right = Right.PEOPLE
    columns = (
        Column("name", Words("姓名", "Name"), None, least=10),
        Column("kind", Words("类别", "Kind"), (12, 20)),
        Column("role", Words("角色", "Role"), (12, 16), priority=1),
        Column("target", Words("每周目标", "A week"), (8, 8), priority=2),
    )
    does = Words("处理", "Act")
    adds = Words("新增", "Add")
    drops = Words("离岗", "Has left")

    def about(self) -> Words:
        """What the list is for."""
        return Words(
            "角色决定能做什么（见“权限”）；口令在“访问”里设。",
            "The role says what they may do (Rights); passwords are under Access.",
        )

    def items(self) -> Sequence[Staff | Heading]:
        """Those here, then those who left."""
        everybody = staff.every()
        gone = [each for each in everybody if each.left_on is not None]
        here = [each for each in everybody if each.left_on is None]
        shown: list[Staff | Heading] = list(here)
        if gone:
            shown += [Heading(Words("已离岗", "Have left")), *gone]
        return shown

    def key(self, item: Staff) -> int:
        """Their number."""
        return item.id

    def cells(self, item: Staff, app: DeskApp) -> tuple[str | Cell, ...]:
        """Name, kind, role, target."""
        style = "muted" if item.left_on else ""
        target = say("{n}分钟", "{n} min", n=item.target_minutes) if item.target_minutes is not None else ""
        return (
            Cell(item.name, style),
            Cell(str(KIND_WORDS[item.kind]), style),
            Cell(str(ROLE_WORDS[item.role]), style),
            target,
        )

    def detail(self, item: Staff, app: DeskApp) -> str:
        """Everything of them."""
        target = (
            say("{n} 分钟", "{n} {n:minute|minutes}", n=item.target_minutes)
            if item.target_minutes is not None
            else NO_TARGET
        )
        parts = [
            f"{KIND_WORDS[item.kind]}  {ROLE_WORDS[item.role]}",
            say("每周 {t}", "{t} a week", t=target),
            item.phone,
        ]
        if item.left_on:
            parts.append(say("{day} 离岗", "left on {day}", day=item.left_on))
        return f"{item.name}\n" + "   ".join(part for part in parts if part)

    async def act(self, app: DeskApp, item: Staff) -> None:
        """Change the entry, or bring back who left."""
        if item.left_on is None:
            await _edit(app, item)
        elif await confirm(app, Words("{name}返岗？", "Is {name} back?").saying(name=item.name)):
            staff.come_back(item.id)
            app.announce()

    async def add(self, app: DeskApp) -> None:
        """Somebody new."""
        form = Form(
            Words("新增教师", "Add to the staff"),
            _fields(),
            _hire,
            initial={"kind": "duty", "role": "duty"} if session.may_entrust() else {"kind": "other", "role": "none"},
            kept=Kept("staff.hire"),
        )
        if await app.push_screen_wait(form) is not None:
            app.announce()

    async def drop(self, app: DeskApp, item: Staff) -> None:
        """They leave; whoever had a password loses it, and a new key for the store is offered."""
        if item.left_on is not None:
            return
        question = Words("{name}离岗？", "Does {name} leave?").saying(name=item.name)
        detail = Words("以前的记录仍署名；口令一并收回。", "What they signed stays; their password goes with them.")
        if not await confirm(app, question, detail, danger=True, yes=Words("离岗", "they leave")):
            return
        had_password = access.let_go(item.id)
        app.announce()
        if had_password:
            from screens.settings.settings_access import offer_new_key

            await offer_new_key(app, item.name)


class RightsSection(Section):
    """What each role may do; the model asks the same table in every verb."""

    id = "rights"
    title = Words("权限", "Rights")
    columns = (
        Column("right", Words("权限", "Right"), None, least=16),
        Column("counsellor", ROLE_WORDS["counsellor"], (8, 10)),
        Column("duty", ROLE_WORDS["duty"], (4, 5)),
        Column("leader", ROLE_WORDS["leader"], (4, 6)),
        Column("administrator", ROLE_WORDS["administrator"], (6, 13)),
    )
    does = Words("说明", "Explain")
    ROLES = (Role.COUNSELLOR, Role.DUTY, Role.LEADER, Role.ADMINISTRATOR)

    def about(self) -> Words:
        """Where it is decided."""
        return Words(
            "每一步操作都按此表检查，不只是隐藏按钮。角色在“教师”里改。",
            "Every deed is checked against this table, not only its button. Roles are changed under Staff.",
        )

    def items(self) -> Sequence[Right]:
        """Every right that some role has."""
        return [right for right in Right if any(rights.may_as(role, right) for role in self.ROLES)]

    def cells(self, item: Right, app: DeskApp) -> tuple[str | Cell, ...]:
        """One column a role."""
        yes, no = Cell(say("可", "yes"), "free"), Cell("-", "muted")
        return (str(RIGHT_WORDS[item]), *(yes if rights.may_as(role, item) else no for role in self.ROLES))

    def detail(self, item: Right, app: DeskApp) -> str:
        """Whether whoever sits here has it."""
        mine = say("您可以", "You may") if rights.may(item) else say("您不可以", "You may not")
        return f"{RIGHT_WORDS[item]}\n{mine}   ({ROLE_WORDS[session.at_desk().role]})"


async def _edit(app: DeskApp, item: Staff) -> None:
    form = Form(
        Words(item.name, item.name),
        _fields(),
        _saver(item),
        initial=lambda: {name: getattr(staff.get(item.id), name) for name in TYPED},
        of=(Row("staff", item.id),),
        kept=Kept("staff.edit", item.id),
    )
    if await app.push_screen_wait(form) is None:
        return
    app.announce()
    after = staff.get(item.id)
    if desk.has_passwords() and after.name != item.name and access.signs_in_as(item.id) not in ("", after.name):
        words = Words("{new}改口令之前，仍用“{old}”登录", "Until {new} takes a new password they sign in as “{old}”")
        app.notify(str(words.saying(new=after.name, old=access.signs_in_as(item.id))), markup=False)


def _fields() -> tuple[Any, ...]:
    role_hint = Words("角色决定能做什么，见“权限”一栏", "The role says what they may do; see Rights")
    return (
        Text("name", Words("姓名", "Name"), required=True),
        Choice("kind", Words("类别", "Kind"), options=list(KIND_WORDS.items())),
        Choice("role", Words("角色", "Role"), role_hint, options=list(ROLE_WORDS.items())),
        Minutes(
            "target_minutes",
            Words("每周目标", "Weekly target"),
            Words("每周辅导分钟，留空按口径", "Minutes a week; empty is the profile's"),
            least=0,
            most=6000,
        ),
        Text("phone", Words("电话", "Telephone")),
    )


def _hire(answers: dict[str, Any]) -> Staff:
    from model.drafts import check
    from model.drafts.people import StaffDraft

    return staff.hire(**check(StaffDraft, answers).model_dump())


def _saver(item: Staff) -> Any:
    def save(answers: dict[str, Any]) -> Staff:
        from model.drafts import check
        from model.drafts.people import StaffDraft

        return staff.edit(item.id, **check(StaffDraft, answers).model_dump())

    return save
