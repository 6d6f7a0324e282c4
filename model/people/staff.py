"""The staff: who counsels, who sits at the desk, who leads a class; and their weekly target (A5)."""

from datetime import date
from typing import Any, TypedDict, Unpack

from model import clock, pinyin, rights, session
from model.errors import DeskError, NotAllowed, NotFound, Unclear
from model.rights import Right, Role
from model.store import journal
from model.store.query import Expression, tuples
from model.store.tables import StaffRow
from model.values import dataclass
from model.words import Words

KIND_WORDS: dict[str, Words] = {
    "full_time": Words("专职心理教师", "full-time counsellor"),
    "part_time": Words("兼职心理教师", "part-time counsellor"),
    "duty": Words("值班教师", "duty teacher"),
    "head_teacher": Words("班主任", "head teacher"),
    "mentor": Words("育人导师", "mentor"),
    "leader": Words("学校领导", "school leader"),
    "other": Words("其他教师", "other teacher"),
}
"""What each kind of staff is called."""
ROLE_WORDS: dict[str, Words] = {
    "counsellor": Words("心理教师", "counsellor"),
    "duty": Words("值班", "duty"),
    "leader": Words("领导", "leader"),
    "administrator": Words("管理员", "administrator"),
    "none": Words("不使用值班台", "not at the desk"),
}
"""What each role at the desk is called; ``rights`` says what it may do."""
_ROLE_STANDS = Words(
    "角色不能用撤销改回，请在“设置 — 教师”里改", "A role is not taken back by undo; change it under Settings, Staff"
)
COUNSELLING = ("full_time", "part_time")
"""The kinds of staff with whom a visitor can be booked."""
_FIRST = ("full_time", "part_time", "duty", "leader", "head_teacher", "mentor", "other")


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of staff."""

    id: int
    """Their number in the store."""
    name: str
    """Their name, as it is shown and signed."""
    initials: str
    """The pinyin initials of the name in every reading, parted by spaces."""
    kind: str
    """What they are, one of ``KIND_WORDS``."""
    role: str
    """What they may do at the desk, one of ``ROLE_WORDS``."""
    target_minutes: int | None
    """Counselling minutes they owe a week; ``None`` leaves it to the rule in force (A5)."""
    phone: str
    """Their telephone number."""
    left_on: date | None
    """Since when they are no longer here; ``None`` while they are."""

    @property
    def counsels(self) -> bool:
        """Whether a visitor can be booked with them."""
        return self.kind in COUNSELLING and self.left_on is None


class Facts(TypedDict, total=False):
    """What may be changed of a member of staff; as the fields of ``Staff``."""

    name: str
    kind: str
    role: str
    target_minutes: int | None
    phone: str


def hire(name: str, kind: str, role: str = "none", target_minutes: int | None = None, phone: str = "") -> Staff:
    """A new member of staff. Raises ``DeskError`` if somebody of that name is here: names sign the records."""
    rights.need(Right.PEOPLE)
    name = name.strip()
    _name_is_free(name)
    _may_set(role)
    stands = _ROLE_STANDS if _is_counsellors_to_give(role) else None
    words = Words("新增教师{name}", "Added {name} to the staff").saying(name=name)
    with journal.writing("staff.hire", words, stands=stands):
        facts = {"kind": kind, "role": role, "target_minutes": target_minutes, "phone": phone.strip()}
        return get(StaffRow.create(name=name, initials=" ".join(pinyin.initials(name)), **facts).id)


def edit(staff_id: int, **facts: Unpack[Facts]) -> Staff:
    """Change what is named; a change of role is taken back by another, not by undo.

    Raises ``DeskError`` if nobody would be left to keep the files, ``NotAllowed`` for a role that is not theirs to
    give or take, their own above all (B3).
    """
    rights.need(Right.PEOPLE)
    changes: dict[str, Any] = {key: v.strip() if isinstance(v, str) else v for key, v in facts.items()}
    if "name" in changes:
        _name_is_free(changes["name"], but=staff_id)
        changes["initials"] = " ".join(pinyin.initials(changes["name"]))
    stands = None
    if changes.get("role", before := get(staff_id).role) != before:
        if staff_id == session.at_desk().staff_id:
            raise NotAllowed(
                Words("不能改自己的角色，请同事改", "Nobody changes their own role; ask a colleague"), "role"
            )
        _may_set(before, changes["role"])
        if changes["role"] != "counsellor":
            _somebody_keeps_the_files(without=staff_id, field="role")
        stands = _ROLE_STANDS
    words = Words("改了教师{name}的资料", "Changed the entry of {name}")
    return _change(staff_id, "staff.edit", words, changes, stands)


def retarget(staff_id: int, minutes: int | None) -> Staff:
    """Set the counselling minutes they owe a week; ``None`` leaves it to the rule in force."""
    words = Words("改了{name}的每周目标", "Changed the weekly target of {name}")
    return _change(staff_id, "staff.retarget", words, {"target_minutes": minutes})


def leave(staff_id: int, on: date | None = None) -> Staff:
    """They are no longer here from a day on, today if none is named; what they signed stays."""
    rights.need(Right.PEOPLE)
    _somebody_keeps_the_files(without=staff_id, field="staff_id")
    words = Words("{name}已离岗", "{name} has left the staff")
    return _change(staff_id, "staff.leave", words, {"left_on": on or clock.today()})


def come_back(staff_id: int) -> Staff:
    """They are here again, in the role they had. Raises ``NotAllowed`` as ``edit``."""
    rights.need(Right.PEOPLE)
    _may_set(get(staff_id).role)
    return _change(staff_id, "staff.come_back", Words("{name}已返岗", "{name} is back on the staff"), {"left_on": None})


def get(staff_id: int) -> Staff:
    """One member of staff. Raises ``NotFound``."""
    found = _where(StaffRow.id == staff_id)
    if not found:
        raise NotFound(Words("教师名单中没有此人", "That person is not on the staff list"), "staff_id")
    return found[0]


def by_name(name: str) -> Staff:
    """The one who is here under that name. Raises ``NotFound`` and ``Unclear``."""
    found = [each for each in here() if each.name == name.strip()]
    if not found:
        raise NotFound(Words("教师名单中没有{name}", "{name} is not on the staff list").saying(name=name), "name")
    if len(found) > 1:
        raise Unclear(
            Words("有多位教师叫{name}", "Several members of staff are called {name}").saying(name=name), "name"
        )
    return found[0]


def here() -> list[Staff]:
    """Who is here, counsellors first."""
    return _where(StaffRow.left_on.is_null())


def every() -> list[Staff]:
    """Everybody who ever was here."""
    return _where()


def counsellors() -> list[Staff]:
    """Those with whom a visitor can be booked, full-time ones first."""
    return [each for each in here() if each.counsels]


def on_desk() -> list[Staff]:
    """Those who may sit at the desk."""
    return [each for each in here() if each.role != "none"]


def receiving() -> list[Staff]:
    """Those who receive visitors: the counsellors, and whoever may at the desk."""
    return [each for each in here() if each.counsels or rights.may_as(rights.Role(each.role), Right.RECEIVE)]


def _name_is_free(name: str, but: int | None = None) -> None:
    if any(each.name == name and each.id != but for each in here()):
        words = Words(
            "已有一位{name}，请加以区分，如“{name}（初中）”",
            "There is a {name} already; tell them apart: “{name} (junior)”",
        )
        raise DeskError(words.saying(name=name), "name")


def _may_set(*roles: str) -> None:
    """The roles that read what visitors say are given and taken by a counsellor; the first ones by the founder (B3)."""
    if not session.may_entrust() and any(_is_counsellors_to_give(role) for role in roles):
        words = Words(
            "“心理教师”“值班”这两个角色只能由心理教师给、由心理教师收",
            "Only a counsellor gives or takes the roles counsellor and duty",
        )
        raise NotAllowed(words, "role")


def _is_counsellors_to_give(role: str) -> bool:
    return rights.reads_content(Role(role))


def _somebody_keeps_the_files(without: int, field: str) -> None:
    if {each.id for each in here() if each.role == "counsellor"} == {without}:
        raise DeskError(
            Words(
                "这是唯一的心理教师，请先设另一位接管档案",
                "The only counsellor; first name another who keeps the files",
            ),
            field,
        )


def _change(staff_id: int, deed: str, words: Words, changes: dict[str, Any], stands: Words | None = None) -> Staff:
    rights.need(Right.PEOPLE)
    before = get(staff_id)
    different = {key: value for key, value in changes.items() if getattr(before, key) != value}
    if not different:
        return before
    with journal.writing(deed, words.saying(name=before.name), stands=stands):
        StaffRow.update(different).where(StaffRow.id == staff_id).execute()
        return get(staff_id)


def _where(*conditions: Expression) -> list[Staff]:
    rights.need(Right.SEE_TODAY)
    own = StaffRow
    query = own.select(own.id, own.name, own.initials, own.kind, own.role, own.target_minutes, own.phone, own.left_on)
    return sorted((Staff(*row) for row in tuples(query.where(*conditions) if conditions else query)), key=_order)


def _order(staff: Staff) -> tuple[int, int]:
    return _FIRST.index(staff.kind), staff.id
